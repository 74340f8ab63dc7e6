import { z } from 'zod';
import { crud } from '../crud.ts';
import { formatDayMonthYear } from '../dates.ts';
import { id, isoDate, line, text } from '../fields.ts';
import { command, query } from '../operation.ts';

const decided = {
  publicOn: isoDate,
  /** Who decided: a person, the minute in which it was decided, or as written. At least one is given. */
  personId: id.nullable(), minuteId: id.nullable(), decidedBy: line().nullable(),
  reason: text(1000),
};
/** Private business that was made public: on which day, who decided it and why. From then on it is in the public minutes. */
const records = crud('madePublic', 'private item made public', z.object({ agendaItemId: id, ...decided }), {}, z.strictObject({}));
export const madePublicRow = records.row;
export const madePublicMeta = records.meta;
export type MadePublic = z.output<typeof records.row>;
/** With who decided it, in words. */
const told = z.strictObject({ ...records.row.shape, by: z.string() });
export type MadePublicTold = z.output<typeof told>;

export const madePublic = {
  'madePublic.list': query('The private items of a meeting that were made public', z.strictObject({ meetingId: id }), z.array(told), ['madePublic', 'agendaItems', 'minutes', 'meetings', 'bodies', 'people']),
  /** One item or several of one meeting, also of confirmed minutes: what they say does not change. */
  'madePublic.create': command('Make private business public', z.strictObject({ agendaItemIds: z.array(id).min(1).max(200), ...decided }), z.array(records.row)),
  'madePublic.delete': records.operations['madePublic.delete'],
};

/** What a document says of it. */
export interface MadePublicWords { on: string; by: string; reason: string }

/** "Cllr Ann Lee, minute 102 of 2 March 2027": everybody and everything that decided it. */
export function decidedByWords({ person, minute, text: written }: { person: string | null; minute: { number: string | null; date: string } | null; text: string | null }): string {
  const inMinute = minute === null ? null : `the meeting of ${formatDayMonthYear(minute.date)}${minute.number === null ? '' : ` (minute ${minute.number})`}`;
  return [person, inMinute, written].filter((part) => part !== null).join(', ');
}
/** "[Made public on 3 March 2027 by Cllr Ann Lee: the lease has been signed.]" */
export const madePublicNote = ({ on, by, reason }: MadePublicWords): string =>
  `[Private when it was considered. Made public on ${formatDayMonthYear(on)} by ${by}${reason.trim() === '' ? '' : `: ${reason.trim().replace(/\.$/, '')}`}.]`;
