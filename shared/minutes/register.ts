import { z } from 'zod';
import { formatLongDate, formatShortDate } from '../dates.ts';
import { id, isoDate } from '../fields.ts';
import { job, query } from '../operation.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { DocumentModel } from '../packs/document.ts';
import { plain } from '../packs/words.ts';

/** What is read out of the minutes of all meetings: nobody has to write it a second time. */
export const MINUTE_REGISTERS = ['decisions', 'declarations', 'votes'] as const;
export type MinuteRegister = (typeof MINUTE_REGISTERS)[number];
export const MINUTE_REGISTER_TITLES: Record<MinuteRegister, string> = { decisions: 'Decisions', declarations: 'Declarations of interest', votes: 'Recorded votes' };

/** One decision, declaration or vote, with the minute that it stands in. */
export const minuteEntry = z.strictObject({
  id: z.string(), meetingId: id, agendaItemId: id, date: isoDate, body: z.string(),
  number: z.string().nullable(), item: z.string(),
  /** Who declared or voted; null for a decision. */
  who: z.string().nullable(),
  text: z.string(),
  /** How a decision was voted on, how somebody voted, or what kind of interest it is. */
  result: z.string().nullable(),
  /** Of private business: in no file that did not ask for it. */
  private: z.boolean(),
});
export type MinuteEntry = z.output<typeof minuteEntry>;

const asked = { register: z.enum(MINUTE_REGISTERS), bodyId: id.optional(), from: isoDate.optional() };
export const minuteRegisters = {
  'minutes.register': query('Decisions, declarations of interest or recorded votes, from the minutes', z.strictObject({ ...asked, to: isoDate.optional() }), z.array(minuteEntry),
    ['bodies', 'meetings', 'agendaItems', 'minutes', 'decisions', 'votes', 'declarations', 'people']),
  /** `to` is a place given by the door: a token for the page, a path for the command line. */
  'minutes.exportRegister': job('Write decisions, declarations of interest or recorded votes as a file', z.strictObject({
    ...asked, until: isoDate.optional(), words: z.string().max(200).default(''), exempt: z.boolean().default(false), format: z.enum(['docx', 'pdf', 'xlsx', 'csv']), to: z.string().min(1).max(4000),
  }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};

/** Whether every one of the words asked for is somewhere in the entry. */
export function hasAllWords(entry: MinuteEntry, words: string): boolean {
  const text = [entry.body, entry.number, entry.item, entry.who, entry.text, entry.result].join(' ').toLocaleLowerCase('en-GB');
  return words.toLocaleLowerCase('en-GB').split(/\s+/).every((word) => text.includes(word));
}

type Heading = [heading: string, width: number, value: (entry: MinuteEntry) => string];
/** The columns of each register, on screen and on paper. */
export function registerColumns(register: MinuteRegister): Heading[] {
  const decides = register === 'decisions';
  return [
    ['Date', 10, (one) => formatShortDate(one.date)], ['Body', 15, (one) => one.body], ['Minute', 10, (one) => one.number ?? ''], ['Item', decides ? 20 : 17, (one) => one.item],
    ...(decides ? [] : [['Who', 14, (one) => one.who ?? ''] as Heading]),
    [{ decisions: 'Decision', declarations: 'Interest', votes: 'Decision' }[register], decides ? 33 : 21, (one) => one.text],
    [{ decisions: 'Vote', declarations: 'Kind', votes: 'Vote' }[register], decides ? 12 : 13, (one) => one.result ?? ''],
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
    ],
  });
}
