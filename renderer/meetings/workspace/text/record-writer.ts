import type { Problem, Result } from '../../../../shared/result.ts';

/** A key within this time belongs to the same saving … */
const PAUSE_MS = 300;
/** … but whoever types without a pause is saved this often, so that a killed process loses less than a second. */
const LONGEST_MS = 650;
const RETRY_MS = [2000, 4000, 8000, 15_000];
/** Asking again would get the same answer. */
const FINAL = new Set<Problem['code']>(['confirmed', 'invalid_input', 'not_found', 'too_large', 'forbidden', 'in_use', 'conflict']);

interface Row {
  id: string;
  version: number;
}

export interface WriterPorts<F extends object, R extends F & Row> {
  /** Sends what was written: makes the record if `row` is null. */
  send: (row: R | null, set: Partial<F>) => Promise<Result<R>>;
  /** What an unwritten record holds. */
  blank: F;
  /** Whether two values of a field say the same. */
  same: (field: keyof F, a: unknown, b: unknown) => boolean;
  /** Whether the record can be kept as it is: a resolution without words waits for them. */
  ready?: (value: F) => boolean;
  /** The record that somebody else has made meanwhile, where there can only be one. */
  find?: () => Promise<Result<R | null>>;
}

/** Why something is not saved. `conflict`: somebody else has written there, and the person decides. */
export type Trouble<F, R> =
  | { kind: 'failed'; problem: Problem; retrying: boolean }
  | { kind: 'conflict'; theirs: R; mine: Partial<F> };

/**
 * Saves one record as it is typed. There is never more than one saving under way, so that one’s own versions cannot clash; what is typed
 * meanwhile goes with the next. Nothing typed is given up: a failed saving is tried again, and a record that was changed by somebody else in
 * the same place waits for the person to choose.
 */
export class RecordWriter<F extends object, R extends F & Row> {
  readonly #ports: WriterPorts<F, R>;
  #row: R | null;
  /** Typed and not yet sent, by field; made from the editor only when it is needed. */
  readonly #typed = new Map<keyof F, () => F[keyof F]>();
  #fields: Partial<F> | null = null;
  #sending: Partial<F> | null = null;
  #rowWanted = false;
  #oldest: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #working: Promise<void> | null = null;
  /** How many callers wait until everything is saved. */
  #waitedFor = 0;
  #failures = 0;
  #trouble: Trouble<F, R> | null = null;
  #revision = 0;
  #replaced = 0;
  readonly #listeners = new Set<() => void>();

  constructor(row: R | null, ports: WriterPorts<F, R>) {
    this.#row = row;
    this.#ports = ports;
  }

  /** The record as last saved; null until there is one. */
  get row(): R | null { return this.#row; }
  /** The fields as they will be when everything is saved. */
  get value(): F {
    return { ...this.#ports.blank, ...this.#row, ...this.#sending, ...this.#fields, ...this.#typedNow() };
  }
  get trouble(): Trouble<F, R> | null { return this.#trouble; }
  /** Since when something waits to be saved; null: all is saved. */
  get waitingSince(): number | null { return this.#oldest; }
  /** Rises with every change, for React. */
  get revision(): number { return this.#revision; }
  /** Rises when the record was replaced from outside, so that an open editor shows it. */
  get replaced(): number { return this.#replaced; }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something was typed: saved after a short pause. `read` is called when it is sent, not at every key. */
  type<K extends keyof F>(field: K, read: () => F[K]): void {
    // Told once and not at every key: what is being typed is on screen already.
    const first = !this.#typed.has(field);
    this.#typed.set(field, read);
    if (!this.#hasWork()) return;
    const now = Date.now();
    this.#oldest ??= now;
    const retrying = this.#trouble?.kind === 'conflict' || (this.#trouble?.kind === 'failed' && this.#trouble.retrying);
    if (!retrying) this.#wait(Math.max(0, Math.min(PAUSE_MS, this.#oldest + LONGEST_MS - now)));
    if (first) this.#changed();
  }

  /** Something was chosen: saved at once. */
  async set(fields: Partial<F>): Promise<boolean> {
    this.#fields = { ...this.#fields, ...fields };
    if (this.#hasWork()) this.#oldest ??= Date.now();
    this.#changed();
    return this.flush();
  }

  /** Saves now. False: something could not be saved, and `trouble` says why. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#waitedFor += 1;
    try {
      while ((this.#working !== null || this.#hasWork()) && this.#trouble?.kind !== 'conflict') {
        const failures = this.#failures;
        await this.#save();
        if (this.#failures > failures) return false;
      }
      return this.#trouble === null;
    } finally {
      this.#waitedFor -= 1;
    }
  }

  /** The record, made now if there is none yet; null if that fails. */
  async ensure(): Promise<R | null> {
    if (this.#row === null) {
      this.#rowWanted = true;
      await this.flush();
    }
    return this.#row;
  }

  /** Gives up what was typed and not yet sent, for a text that was emptied. */
  forgetTyped(): void {
    this.#typed.clear();
    if (!this.#hasWork()) this.#oldest = null;
    this.#changed();
  }

  /** The record as it is now in the data file, after a reading. Ignored while something is being written here: saving will find out. */
  adopt(row: R | null): void {
    if (this.#working !== null || this.#hasWork() || this.#trouble?.kind === 'conflict') return;
    if (row !== null && row.id === this.#row?.id && row.version <= this.#row.version) return;
    if (row === null && this.#row === null) return;
    this.#replace(row);
  }

  keepMine(): void {
    if (this.#trouble?.kind !== 'conflict') return;
    const { theirs, mine } = this.#trouble;
    this.#row = theirs;
    this.#fields = { ...mine, ...this.#fields };
    this.#trouble = null;
    this.#changed();
    void this.flush();
  }

  keepTheirs(): void {
    if (this.#trouble?.kind !== 'conflict') return;
    const { theirs } = this.#trouble;
    this.#trouble = null;
    this.#typed.clear();
    this.#fields = null;
    this.#oldest = null;
    this.#replace(theirs);
  }

  #typedNow(): Partial<F> {
    const now: Partial<F> = {};
    for (const [field, read] of this.#typed) now[field] = read();
    return now;
  }
  #hasWork(): boolean {
    if (this.#typed.size === 0 && this.#fields === null) return this.#rowWanted && this.#row === null;
    return this.#ports.ready?.(this.value) ?? true;
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#trouble?.kind !== 'conflict' && this.#hasWork()) void this.#save();
    }, ms);
  }

  #save(): Promise<void> {
    return this.#working ??= this.#work().finally(() => { this.#working = null; });
  }

  async #work(): Promise<void> {
    while (this.#hasWork()) {
      const set = { ...this.#fields, ...this.#typedNow() };
      this.#typed.clear();
      this.#fields = null;
      this.#sending = set;
      const base = this.#row;
      const result = await this.#ports.send(base, set);
      this.#sending = null;
      if (result.ok) {
        this.#row = result.value;
        this.#trouble = null;
        this.#failures = 0;
        this.#rowWanted = false;
        this.#oldest = this.#hasWork() ? Date.now() : null;
        this.#changed();
        // What was typed meanwhile waits for a pause like anything else, unless somebody waits for it.
        if (this.#waitedFor > 0 || this.#fields !== null || this.#typed.size === 0) continue;
        this.#wait(PAUSE_MS);
        return;
      }
      this.#putBack(set);
      if (await this.#canGoOn(result.error, base, set)) continue;
      this.#changed();
      return;
    }
  }

  /** What could not be saved waits again, beneath what was written since. */
  #putBack(set: Partial<F>): void {
    if (Object.keys(set).length > 0) this.#fields = { ...set, ...this.#fields };
  }

  /** Whether sending again at once makes sense, now that the row is known as it is. */
  async #canGoOn(problem: Problem, base: R | null, set: Partial<F>): Promise<boolean> {
    if (problem.code === 'not_found' && base !== null) {
      // The record was taken away, by an Undo perhaps, while more was being written: it is made again.
      this.#row = null;
      return true;
    }
    let theirs = problem.code === 'stale' ? problem.details?.['current'] as R | undefined : undefined;
    if (problem.code === 'conflict' && base === null && this.#ports.find !== undefined) {
      const found = await this.#ports.find();
      theirs = found.ok ? found.value ?? undefined : undefined;
    }
    if (theirs === undefined) {
      this.#failed(problem);
      return false;
    }
    const now = theirs;
    const before = { ...this.#ports.blank, ...base };
    const contested = (Object.keys(set) as (keyof F)[]).filter((field) =>
      !this.#ports.same(field, now[field], before[field]) && !this.#ports.same(field, now[field], set[field]));
    if (contested.length === 0) {
      this.#row = now;
      return true;
    }
    this.#failures += 1;
    this.#trouble = { kind: 'conflict', theirs: now, mine: set };
    return false;
  }

  #failed(problem: Problem): void {
    const retrying = !FINAL.has(problem.code);
    this.#trouble = { kind: 'failed', problem, retrying };
    if (retrying) this.#wait(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)]!);
    this.#failures += 1;
  }

  #replace(row: R | null): void {
    const before = this.value;
    this.#row = row;
    if (!this.#saysTheSame(before, this.value)) this.#replaced += 1;
    this.#changed();
  }
  #saysTheSame(a: F, b: F): boolean {
    return (Object.keys(this.#ports.blank) as (keyof F)[]).every((field) => this.#ports.same(field, a[field], b[field]));
  }

  #changed(): void {
    this.#revision += 1;
    for (const listener of this.#listeners) listener();
  }
}
