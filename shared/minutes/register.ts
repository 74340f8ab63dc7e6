import { z } from 'zod';
import { formatLongDate, formatShortDate } from '../dates.ts';
import { id, isoDate } from '../fields.ts';
import { job, query } from '../operation.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { DocumentModel } from '../packs/document.ts';
import { plain } from '../packs/words.ts';

/** What is read out of the minutes of all meetings: nobody has to write it a second time. */
export const MINUTE_REGISTERS = ['decisions', 'actions', 'declarations', 'votes'] as const;
export type MinuteRegister = (typeof MINUTE_REGISTERS)[number];
export const MINUTE_REGISTER_TITLES: Record<MinuteRegister, string> = { decisions: 'Decisions', actions: 'Actions from minutes', declarations: 'Declarations of interest', votes: 'Recorded votes' };

/** The kinds of entry that each register can be narrowed to, and what each is called. */
export const ENTRY_KINDS: Record<MinuteRegister, Readonly<Record<string, string>>> = {
  decisions: { resolved: 'Resolved', agreed: 'Agreed', deferred: 'Deferred', referred: 'Referred', noted: 'Noted' },
  actions: { open: 'Open', closed: 'Closed' },
  declarations: { pecuniary: 'Pecuniary', 'non-pecuniary': 'Non-pecuniary', loyalty: 'Conflict of loyalty' },
  votes: { for: 'For', against: 'Against', abstain: 'Abstained' },
};

/** One decision, action, declaration or vote, with the minute that it stands in. */
export const minuteEntry = z.strictObject({
  id: z.string(), meetingId: id, agendaItemId: id, date: isoDate, body: z.string(),
  number: z.string().nullable(), item: z.string(),
  /** Who leads, declared or voted; null for a decision. */
  who: z.string().nullable(),
  text: z.string(),
  /** How it ended or what it is: a key of `ENTRY_KINDS`. */
  kind: z.string(),
  /** How a decision was voted on, when an action is due, or that somebody left the room. */
  result: z.string().nullable(),
  /** What the minute says of a decision that was taken without a quorum. */
  inquorate: z.string().nullable(),
  /** Of private business: in no file that did not ask for it. */
  private: z.boolean(),
});
export type MinuteEntry = z.output<typeof minuteEntry>;

const asked = { register: z.enum(MINUTE_REGISTERS), bodyId: id.optional(), from: isoDate.optional() };
export const minuteRegisters = {
  'minutes.register': query('Decisions, actions, declarations of interest or recorded votes, from the minutes', z.strictObject({ ...asked, to: isoDate.optional() }), z.array(minuteEntry),
    ['bodies', 'meetings', 'agendaItems', 'minutes', 'decisions', 'votes', 'actions', 'declarations', 'people', 'organisations', 'organisationAliases', 'attendance', 'seats', 'appointments', 'madePublic']),
  /** `to` is a place given by the door: a token for the page, a path for the command line. */
  'minutes.exportRegister': job('Write decisions, actions, declarations of interest or recorded votes as a file', z.strictObject({
    ...asked, until: isoDate.optional(), words: z.string().max(200).default(''), kind: z.string().max(20).optional(), /** Also what was only noted. */ noted: z.boolean().default(false), exempt: z.boolean().default(false), format: z.enum(['docx', 'pdf', 'xlsx', 'csv']), to: z.string().min(1).max(4000),
  }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};

export interface Narrowed { words: string; kind?: string | undefined; noted: boolean }
/** Whether an entry is of the kind asked for, and every one of the words is somewhere in it. What was only noted is no decision unless asked for. */
export function fits(entry: MinuteEntry, register: MinuteRegister, { words, kind, noted }: Narrowed): boolean {
  if (kind !== undefined && kind !== '' ? entry.kind !== kind : register === 'decisions' && entry.kind === 'noted' && !noted) return false;
  const text = [entry.body, entry.number, entry.item, entry.who, entry.text, ENTRY_KINDS[register][entry.kind], entry.result, entry.inquorate].join(' ').toLocaleLowerCase('en-GB');
  return words.toLocaleLowerCase('en-GB').split(/\s+/).every((word) => text.includes(word));
}

type Heading = [heading: string, width: number, value: (entry: MinuteEntry) => string];
const SAID: Record<MinuteRegister, { text: string; kind: string; result: string | null }> = {
  decisions: { text: 'Decision', kind: 'Outcome', result: 'Vote and quorum' }, actions: { text: 'Action', kind: 'State', result: 'Due' },
  declarations: { text: 'Interest', kind: 'Kind', result: 'Left the room' }, votes: { text: 'Decision', kind: 'Vote', result: null },
};
const resultWords = ({ result, inquorate }: MinuteEntry): string => [result, inquorate === null ? null : 'No quorum'].filter((part) => part !== null).join('; ');
/** The columns of each register, on screen and on paper. Their widths add up to 100. */
export function registerColumns(register: MinuteRegister): Heading[] {
  const decides = register === 'decisions';
  const { text, kind, result } = SAID[register];
  return [
    ['Date', 10, (one) => formatShortDate(one.date)], ['Body', 12, (one) => one.body], ['Minute', 9, (one) => one.number ?? ''], ['Item', decides ? 17 : 15, (one) => one.item],
    ...(decides ? [] : [[register === 'actions' ? 'Lead' : 'Who', 13, (one) => one.who ?? ''] as Heading]),
    [text, decides ? 31 : result === null ? 31 : 20, (one) => one.text],
    [kind, decides ? 9 : 10, (one) => ENTRY_KINDS[register][one.kind] ?? one.kind],
    ...(result === null ? [] : [[result, decides ? 12 : 11, resultWords] as Heading]),
  ];
}

export interface RegisterPaper { register: MinuteRegister; board: string; body: string | null; today: string; entries: readonly MinuteEntry[] }

/** A register as a document, in landscape. */
export function minuteRegisterDocument({ register, board, body, today, entries }: RegisterPaper): DocumentModel {
  const title = `${MINUTE_REGISTER_TITLES[register]}${body === null ? '' : ` of ${body}`}`;
  const columns = registerColumns(register);
  const isPrivate = entries.some((one) => one.private);
  return cleanDocument({
    title, author: board, date: today, language: 'en-GB', mark: isPrivate ? 'NOT FOR PUBLICATION' : null, footer: `${title} – as at ${formatShortDate(today)}`, landscape: true,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: title }, { kind: 'subtitle', text: `As at ${formatLongDate(today)}`, strong: true },
      entries.length === 0 ? { kind: 'paragraph', number: null, runs: plain('Nothing is recorded.') } : {
        kind: 'table', caption: title, columns: columns.map(([heading, width]) => ({ heading, width, align: 'left' })),
        rows: entries.map((one) => columns.map(([, , value]) => plain(value(one) || '–'))),
      },
      ...(entries.some((one) => one.inquorate !== null) ? [{ kind: 'note' as const, runs: plain('No quorum: the decision was taken while fewer members, or others, were in the room than the body’s rule asks for. Its minute says how many.') }] : []),
    ],
  });
}
