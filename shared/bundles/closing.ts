import type { Fields } from './tables.ts';

/** Fields by which a record closes itself and what hangs on it: confirmed minutes, a closed year. They are written when the rest is there. */
const CLOSING: Readonly<Record<string, { open: Fields; closes: (row: Fields) => boolean }>> = {
  meetings: {
    open: { minutesState: 'draft', circulatedOn: null, confirmedOn: null, confirmedAtMeetingId: null },
    closes: ({ minutesState }) => String(minutesState).startsWith('confirmed'),
  },
  financialYears: { open: { state: 'open', closedOn: null, reopenReason: null }, closes: ({ state }) => state === 'closed' },
};

/** The fields to be written first, and those that close the record afterwards; null where it does not close. */
export function splitClosing(table: string, fields: Fields): { first: Fields; last: Fields | null } {
  const closing = CLOSING[table];
  if (closing === undefined || !closing.closes(fields)) return { first: fields, last: null };
  const [first, last]: [Fields, Fields] = [{}, {}];
  for (const [field, value] of Object.entries(fields)) (Object.hasOwn(closing.open, field) ? last : first)[field] = value;
  return { first, last };
}
/** A new record as it is before it closes. */
export const stillOpen = (table: string, first: Fields): Fields => ({ ...first, ...CLOSING[table]?.open });
