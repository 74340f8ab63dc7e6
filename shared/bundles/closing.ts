import type { BundleTables } from './format.ts';
import type { Fields } from './tables.ts';

/** Fields by which a record closes itself and what hangs on it: confirmed minutes, a closed year. They are written when the rest is there. */
const CLOSING: Readonly<Record<string, { open: Fields; closes: (row: Fields) => boolean; at: (row: Fields) => string }>> = {
  meetings: {
    at: ({ date, startsAt }) => `${String(date)} ${String(startsAt ?? '')}`,
    open: { minutesState: 'draft', circulatedOn: null, confirmedOn: null, confirmedAtMeetingId: null },
    closes: ({ minutesState }) => String(minutesState).startsWith('confirmed'),
  },
  financialYears: { at: ({ fromDate }) => String(fromDate), open: { state: 'open', closedOn: null, reopenReason: null }, closes: ({ state }) => state === 'closed' },
};

/** Whether such a record says that it is closed. */
export const isClosed = (table: string, row: Fields): boolean => CLOSING[table]?.closes(row) === true;

/** The records that are open here and closed in a bundle. */
export function closingIn(tables: BundleTables, mine: (table: string, id: string) => Fields | undefined): { table: string; id: string; theirs: Fields }[] {
  return Object.keys(CLOSING).flatMap((table) => (tables[table] ?? []).filter((theirs) => {
    const own = isClosed(table, theirs) ? mine(table, theirs.id) : undefined;
    return own !== undefined && !isClosed(table, own);
  }).map((theirs) => ({ table, id: theirs.id, theirs })));
}

/** The fields to be written first, and those that close the record afterwards; null where it does not close. */
export function splitClosing(table: string, fields: Fields): { first: Fields; last: Fields | null } {
  const closing = CLOSING[table];
  if (closing === undefined || !closing.closes(fields)) return { first: fields, last: null };
  const [first, last]: [Fields, Fields] = [{}, {}];
  for (const [field, value] of Object.entries(fields)) (Object.hasOwn(closing.open, field) ? last : first)[field] = value;
  return { first, last };
}
/** The order in which records of one kind close, earliest first: a year carries on the balance of the one before it, and minutes say which earlier ones were confirmed. */
export const inClosingOrder = (table: string, a: Fields, b: Fields): number => {
  const [first, second] = [a, b].map((row) => CLOSING[table]!.at(row)) as [string, string];
  return first < second ? -1 : Number(first > second);
};
/** A new record as it is before it closes. */
export const stillOpen = (table: string, first: Fields): Fields => ({ ...first, ...CLOSING[table]?.open });
/** What a new record is given of these fields where they did not come with it. */
export const openFields = (table: string): Fields => CLOSING[table]?.open ?? {};
/** The last state of both sides, with the record open where whether it is closed has never travelled: it came along with something else, and was taken in open. */
export function openBefore(table: string, base: Fields | undefined): Fields | undefined {
  const open = openFields(table);
  return base === undefined || Object.keys(open).some((field) => Object.hasOwn(base, field)) ? base : { ...base, ...open };
}
