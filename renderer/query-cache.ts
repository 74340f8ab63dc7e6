import type { Problem, Result } from '../shared/result.ts';

/** What a screen sees of one question. The object changes only when something in it changed. */
export interface Answer<T> {
  data: T | undefined;
  error: Problem | undefined;
  /** True while the first answer is awaited; a rereading keeps the last answer on screen and is not `loading`. */
  loading: boolean;
}

interface Entry {
  name: string;
  input: unknown;
  answer: Answer<unknown>;
  listeners: Set<() => void>;
  /** Which reading is the newest: an older one that arrives late is thrown away. */
  reading: number;
  stale: boolean;
}

export const WAITING: Answer<never> = { data: undefined, error: undefined, loading: true };
/** Questions nobody is looking at are kept this many, for a quick way back. */
const KEPT = 60;

/**
 * Answers of queries, by name and input. A question on screen is asked once however many pieces show it, and asked again when a command
 * changed a table it reads. `fetch` and `reads` are parameters so that tests need no back end.
 */
export class QueryCache {
  readonly #entries = new Map<string, Entry>();
  readonly #fetch: (name: string, input: unknown) => Promise<Result<unknown>>;
  readonly #reads: (name: string) => readonly string[];

  constructor(fetch: (name: string, input: unknown) => Promise<Result<unknown>>, reads: (name: string) => readonly string[]) {
    this.#fetch = fetch;
    this.#reads = reads;
  }

  /** The last answer, without asking. */
  peek(name: string, input: unknown): Answer<unknown> {
    return this.#entries.get(keyOf(name, input))?.answer ?? WAITING;
  }

  /** Shows an interest: asks if there is no good answer, and calls `listener` whenever the answer changes. */
  subscribe(name: string, input: unknown, listener: () => void): () => void {
    const key = keyOf(name, input);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { name, input, answer: WAITING, listeners: new Set(), reading: 0, stale: true };
      this.#entries.set(key, entry);
    } else {
      // Put last, so that trimming drops what was looked at longest ago.
      this.#entries.delete(key);
      this.#entries.set(key, entry);
    }
    entry.listeners.add(listener);
    if (entry.stale) this.#read(entry);
    this.#trim();
    const held = entry;
    return () => held.listeners.delete(listener);
  }

  /** Rereads what is on screen and read one of the tables; forgets the rest that did. */
  changed(tables: readonly string[]): void {
    for (const [key, entry] of this.#entries) {
      if (!this.#reads(entry.name).some((table) => tables.includes(table))) continue;
      if (entry.listeners.size === 0) this.#entries.delete(key);
      else this.#read(entry);
    }
  }

  /** Everything may be different: a restore, another file. */
  changedAll(): void {
    for (const [key, entry] of this.#entries) {
      if (entry.listeners.size === 0) this.#entries.delete(key);
      else this.#read(entry);
    }
  }

  /** Asks again, for the "Try again" of an error. */
  reread(name: string, input: unknown): void {
    const entry = this.#entries.get(keyOf(name, input));
    if (entry !== undefined) this.#read(entry);
  }

  #read(entry: Entry): void {
    const reading = ++entry.reading;
    entry.stale = false;
    void this.#fetch(entry.name, entry.input).then((result) => {
      if (reading !== entry.reading) return;
      entry.answer = result.ok
        ? { data: result.value, error: undefined, loading: false }
        : { data: result.error.code === 'not_found' ? undefined : entry.answer.data, error: result.error, loading: false };
      // A failure is not worth keeping: whoever comes next asks again.
      if (!result.ok) entry.stale = true;
      for (const listener of entry.listeners) listener();
    });
  }

  #trim(): void {
    if (this.#entries.size <= KEPT) return;
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= KEPT) return;
      if (entry.listeners.size === 0) this.#entries.delete(key);
    }
  }
}

/** One text for one question, whatever the order in which its fields were written. */
export function keyOf(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value)}`;
}
