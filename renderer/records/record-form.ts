import { useEffect, useRef } from 'react';
import type { Problem, Result } from '../../shared/result.ts';
import { cache } from '../cache.ts';
import { useForm, type Form, type FormOptions } from '../ui/form.ts';

interface RecordFormOptions<V extends Record<string, unknown>> extends Omit<FormOptions<V>, 'submit' | 'initial'> {
  /** The record’s fields as the form has them. */
  initial: V;
  version: number;
  /** The table of the record, read again when it turns out that somebody else changed it. */
  table: string;
  /** `changed`: the fields that differ from what was there when the form was opened. */
  send: (changed: Partial<V>, version: number, values: V) => Promise<Result<unknown>>;
}
/** What the form was filled from. It is kept with the draft, so that text that comes back days later is still compared with it. */
interface Base<V> {
  version: number;
  values: V;
}
export interface RecordForm<V extends Record<string, unknown>> {
  form: Form<V & { base: Base<V> }>;
  /** The record was changed by somebody else since the form was opened: what is there now, and what is in the form. */
  conflict: Conflict | undefined;
  /** Saves what is in the form over the newer version that was shown. */
  keepMine: () => void;
  /** Gives up what is in the form. */
  keepTheirs: () => void;
}
export interface Conflict {
  current: Record<string, unknown>;
  yours: Record<string, unknown>;
}

/**
 * The form of one record that is there already. It sends only the fields that were changed, with the version it was filled from: a change
 * made elsewhere in between is shown and never overwritten unseen. A form in which nothing was typed follows such a change.
 */
export function useRecordForm<V extends Record<string, unknown>>({ initial, version, table, send, ...options }: RecordFormOptions<V>): RecordForm<V> {
  const seen = useRef<number>(undefined);
  const form = useForm<V & { base: Base<V> }>({
    ...options,
    initial: { ...initial, base: { version, values: initial } },
    submit: async ({ base, ...values }) => {
      const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== base.values[name])) as Partial<V>;
      const result = await send(changed, seen.current ?? base.version, values as unknown as V);
      if (!result.ok && result.error.code === 'stale') cache.changed([table]);
      return result;
    },
  });
  const { dirty, discard } = form;
  const isBehind = form.values.base.version !== version;
  useEffect(() => { if (isBehind && !dirty) discard(); }, [isBehind, dirty, discard]);
  const conflict = conflictOf(form.problem);
  return {
    form, conflict,
    keepMine: () => {
      seen.current = Number(conflict?.current['version']);
      void form.submit();
    },
    keepTheirs: () => {
      seen.current = undefined;
      discard();
      options.onDone?.();
    },
  };
}

function conflictOf(problem: Problem | undefined): Conflict | undefined {
  if (problem?.code !== 'stale') return undefined;
  const { current, yours } = problem.details ?? {};
  return isFields(current) && isFields(yours) ? { current, yours } : undefined;
}
const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
