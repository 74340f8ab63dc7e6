import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { operations, type Input, type Name, type Output } from '../shared/contract.ts';
import type { Problem, Result } from '../shared/result.ts';
import { call, onChanged, type CallOptions } from './call.ts';
import { keyOf, QueryCache, WAITING, type Answer } from './query-cache.ts';
import { toast, withdrawUndo } from './ui-store.ts';

const readsOf = (name: string): readonly string[] => (operations as Record<string, { reads: readonly string[] }>)[name]?.reads ?? [];

export const cache = new QueryCache((name, input) => call(name as Name, input as Input<Name>), readsOf);

onChanged(({ name, changed }) => {
  if (name === 'backups.restore' || name === 'board.loadSample' || name === 'board.removeSample') {
    cache.changedAll();
    withdrawUndo();
    return;
  }
  // Whatever was changed is also in history, and the name of the step that can be undone is another.
  cache.changed([...changed, 'history']);
});

const nobody = () => () => {};

/**
 * Reads an operation and stays up to date with it. `input: null` asks nothing yet. Answers already seen are there at once.
 * `keepPrevious` keeps the last answer on screen while the answer to a changed input is awaited (a list narrowed by typing).
 */
export function useQuery<K extends Name>(name: K, input: Input<K> | null, options: { keepPrevious?: boolean } = {}): Answer<Output<K>> {
  const key = input === null ? null : keyOf(name, input);
  // The input is made anew on every drawing of the screen; the key says whether it is the same question.
  const asked = useRef({ key, input });
  if (asked.current.key !== key) asked.current = { key, input };
  const subscribe = useCallback(
    (listener: () => void) => (key === null ? nobody() : cache.subscribe(name, asked.current.input, listener)),
    [name, key],
  );
  const answer = useSyncExternalStore(subscribe, () => (key === null ? WAITING : cache.peek(name, asked.current.input))) as Answer<Output<K>>;
  const last = useRef<Answer<Output<K>> | null>(null);
  if (answer.data !== undefined) last.current = answer;
  return options.keepPrevious === true && answer.loading && last.current !== null ? last.current : answer;
}

export interface CommandOptions<K extends Name> {
  /** What to say when it is done: "Action 12 closed". Leave out for what can be seen anyway. */
  done?: string | ((value: Output<K>) => string);
  /** Whether the toast offers Undo. True unless said otherwise; only with `done`. */
  undo?: boolean;
  /** True where the screen shows `error` itself; otherwise a problem comes as a toast. */
  inline?: boolean;
}

/** A command or job for a button: `run`, whether it is running, and its last problem. */
export function useCommand<K extends Name>(name: K, options: CommandOptions<K> = {}): {
  run: (input: Input<K>, callOptions?: CallOptions) => Promise<Result<Output<K>>>;
  busy: boolean;
  error: Problem | undefined;
  clear: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Problem>();
  const settings = useRef(options);
  settings.current = options;
  const run = useCallback(async (input: Input<K>, callOptions?: CallOptions) => {
    setBusy(true);
    const result = await perform(name, input, settings.current, callOptions);
    setBusy(false);
    setError(result.ok ? undefined : result.error);
    return result;
  }, [name]);
  const clear = useCallback(() => setError(undefined), []);
  return { run, busy, error, clear };
}

/** The same outside a component: runs a command and says so in a toast. */
export async function perform<K extends Name>(name: K, input: Input<K>, options: CommandOptions<K> = {}, callOptions?: CallOptions): Promise<Result<Output<K>>> {
  const result = await call(name, input, callOptions);
  if (!result.ok) {
    if (options.inline !== true && result.error.code !== 'cancelled') toast({ text: result.error.message, kind: 'problem' });
    return result;
  }
  if (operations[name].recorded) withdrawUndo();
  if (options.done !== undefined) {
    const text = typeof options.done === 'string' ? options.done : options.done(result.value);
    toast({ text, kind: 'done', undo: options.undo ?? operations[name].recorded });
  }
  return result;
}
