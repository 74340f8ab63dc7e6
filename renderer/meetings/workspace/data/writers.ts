import type { Decision, Minute } from '../../../../shared/minutes.ts';
import { emptyDoc, type RichDoc } from '../../../../shared/rich-text.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { call } from '../../../call.ts';
import { setUnsaved } from '../../../ui-store.ts';
import { sameDoc } from '../text/clean-doc.ts';
import { RecordWriter } from '../text/record-writer.ts';

export type MinuteFields = Pick<Minute, 'heading' | 'body' | 'outcome' | 'outcomeText'>;
export type MinuteWriter = RecordWriter<MinuteFields, Minute>;
export type DecisionFields = Pick<Decision, 'text' | 'parentId' | 'position' | 'votesFor' | 'votesAgainst' | 'votesAbstained'>;
export type DecisionWriter = RecordWriter<DecisionFields, Decision>;
type AnyWriter = Pick<MinuteWriter, 'flush' | 'subscribe' | 'waitingSince'> & { trouble: MinuteWriter['trouble'] | DecisionWriter['trouble'] };

const BLANK_MINUTE: MinuteFields = { heading: null, body: emptyDoc, outcome: null, outcomeText: null };
const BLANK_DECISION: DecisionFields = { text: '', parentId: null, position: 0, votesFor: null, votesAgainst: null, votesAbstained: null };
/** Saving takes less; only what takes longer is worth a word at the top of the page. */
const WORTH_A_WORD_MS = 1500;

/** The name under which the frame asks before the page is left. */
const UNSAVED = 'writing';

/** Everything of one meeting that is saved as it is typed. It outlives the pieces on screen, so that nothing is lost when they go. */
export class Writers {
  readonly #meetingId: string;
  readonly #minutes = new Map<string, MinuteWriter>();
  readonly #decisions = new Map<string, DecisionWriter>();
  readonly #keys = new WeakMap<DecisionWriter, string>();
  readonly #named = new Map<string, DecisionWriter>();
  readonly #all = new Set<AnyWriter>();
  #clock: ReturnType<typeof setTimeout> | undefined;

  constructor(meetingId: string) {
    this.#meetingId = meetingId;
  }

  /** The writer of an item’s minute, whether or not there is a minute yet. */
  minute(agendaItemId: string, row: Minute | undefined): MinuteWriter {
    let writer = this.#minutes.get(agendaItemId);
    if (writer === undefined) {
      const meetingId = this.#meetingId;
      writer = new RecordWriter<MinuteFields, Minute>(row ?? null, {
        blank: BLANK_MINUTE,
        same: (field, a, b) => (field === 'body' ? sameDoc(a as RichDoc, b as RichDoc) : a === b),
        send: (saved, set) => {
          if (saved === null) return call('minutes.create', { meetingId, agendaItemId, ...set });
          const { body, ...rest } = set;
          return body !== undefined && Object.keys(rest).length === 0
            ? call('minutes.saveText', { id: saved.id, version: saved.version, body })
            : call('minutes.update', { id: saved.id, version: saved.version, set });
        },
        find: async () => {
          const list = await call('minutes.list', { meetingId });
          return list.ok ? ok(list.value.find((minute) => minute.agendaItemId === agendaItemId) ?? null) : fail(list.error);
        },
      });
      this.#minutes.set(agendaItemId, writer);
      this.#watch(writer);
    }
    return writer;
  }

  /** The writer of a resolution. */
  decision(row: Decision): DecisionWriter {
    return this.#decisions.get(row.id) ?? this.#decisionWriter(row, BLANK_DECISION, () => Promise.resolve(row.minuteId));
  }

  /** A writer for a new resolution at a place, kept as soon as there are words. `minuteId` gives the minute, and makes it if need be. */
  newDecision(place: Pick<DecisionFields, 'parentId' | 'position'>, minuteId: () => Promise<string | null>): DecisionWriter {
    return this.#decisionWriter(null, { ...BLANK_DECISION, ...place }, minuteId);
  }

  #decisionWriter(row: Decision | null, blank: DecisionFields, minuteId: () => Promise<string | null>): DecisionWriter {
    const writer: DecisionWriter = new RecordWriter<DecisionFields, Decision>(row, {
      blank,
      same: (_, a, b) => a === b,
      ready: ({ text }) => text.trim() !== '',
      send: async (saved, set) => {
        const change = await this.#withParent(set);
        if (saved !== null) return call('decisions.update', { id: saved.id, version: saved.version, set: change });
        const id = await minuteId();
        if (id === null) return fail({ code: 'internal', message: 'The minute that this resolution belongs to could not be saved.' });
        const made = await call('decisions.create', { minuteId: id, ...await this.#withParent({ ...blank, ...set }) });
        if (made.ok) this.#decisions.set(made.value.id, writer);
        return made;
      },
    });
    if (row !== null) this.#decisions.set(row.id, writer);
    this.#watch(writer);
    return writer;
  }

  /** A lasting name for a writer, which a new resolution has before it has an id. */
  keyOf(writer: DecisionWriter): string {
    let key = this.#keys.get(writer);
    if (key === undefined) {
      this.#keys.set(writer, key = crypto.randomUUID());
      this.#named.set(key, writer);
    }
    return key;
  }

  /** The writer of a resolution by its id or by its lasting name. */
  named(nameOrId: string | null): DecisionWriter | undefined {
    return this.#named.get(nameOrId ?? '') ?? this.#decisions.get(nameOrId ?? '');
  }

  /** A part can be written before the resolution it belongs to has been saved. */
  async #withParent<S extends Partial<DecisionFields>>(set: S): Promise<S> {
    const parent = this.#named.get(set.parentId ?? '');
    await parent?.flush();
    return parent?.row == null ? set : { ...set, parentId: parent.row.id };
  }

  /** Saves everything now: before the page is left, or something is made of what was written. False if something could not be saved. */
  async flush(): Promise<boolean> {
    const done = await Promise.all([...this.#all].map((writer) => writer.flush()));
    return done.every(Boolean);
  }

  /** Saves when the page is hidden, left or closed. Returns what to call when the screen goes. */
  attach(): () => void {
    const save = (): void => void this.flush();
    const whenHidden = (): void => { if (document.visibilityState === 'hidden') save(); };
    window.addEventListener('pagehide', save);
    window.addEventListener('beforeunload', save);
    document.addEventListener('visibilitychange', whenHidden);
    return () => {
      window.removeEventListener('pagehide', save);
      window.removeEventListener('beforeunload', save);
      document.removeEventListener('visibilitychange', whenHidden);
      save();
    };
  }

  #watch(writer: AnyWriter): void {
    this.#all.add(writer);
    writer.subscribe(() => this.#tell());
  }

  #tell(): void {
    clearTimeout(this.#clock);
    let oldest = Infinity;
    for (const { trouble, waitingSince } of this.#all) {
      if (trouble !== null) {
        setUnsaved(UNSAVED, trouble.kind === 'conflict' ? 'Not saved: changed elsewhere at the same time' : `Not saved: ${firstSentence(trouble.problem.message)}`);
        return;
      }
      oldest = Math.min(oldest, waitingSince ?? Infinity);
    }
    const waited = Date.now() - oldest;
    setUnsaved(UNSAVED, waited >= WORTH_A_WORD_MS ? 'Saving…' : null);
    if (oldest !== Infinity && waited < WORTH_A_WORD_MS) this.#clock = setTimeout(() => this.#tell(), WORTH_A_WORD_MS - waited);
  }
}

const firstSentence = (text: string): string => text.split(/(?<=[.!?])\s/u, 1)[0] ?? text;
