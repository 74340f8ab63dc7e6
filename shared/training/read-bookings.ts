import { isDate } from '../dates.ts';
import { BOOKING_STATUSES, type BookingStatus } from './ladder.ts';

export interface BookingDraft {
  name: string;
  email: string | null;
  organisation: string | null;
  role: string | null;
  status: BookingStatus | null;
}
export interface ReadBookings {
  rows: BookingDraft[];
  /** Lines that are no booking, with why. */
  left: { line: string; why: string }[];
}
type Field = 'name' | 'given' | 'family' | 'email' | 'organisation' | 'role' | 'status';

const HEADINGS: [Field, RegExp][] = [
  ['email', /^e-?mail/], ['given', /^(first|given|fore) ?names?$/], ['family', /^(last|family|sur) ?names?$/], ['name', /^(full )?name|^delegate|^attendee|^participant/],
  ['organisation', /^(organi[sz]ation|agency|employer|company|service|school|setting)/], ['role', /^(role|job|post|position|title|designation)/], ['status', /^(status|attendance|attended|register|mark)/],
];
const STATUS_WORDS: [BookingStatus, RegExp][] = [
  ['part attended', /^(part|left early|late$)/], ['no-show', /^(no|n|dna|absent|did not attend|non|x)\b|^no-?show/], ['attended', /^(yes|y|attended|present|came|1|true|✓|p)$/],
  ['late cancellation', /^late canc/], ['cancelled', /^cancel|^withdr/], ['waiting', /^wait/], ['requested', /^(request|applied|pending)/], ['booked', /^(book|confirm|registered)/],
];
const statusOf = (text: string): BookingStatus | null => {
  const plain = text.trim().toLowerCase();
  if (plain === '') return null;
  return BOOKING_STATUSES.find((one) => one === plain) ?? STATUS_WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
};
const fieldOf = (heading: string): Field | null => HEADINGS.find(([, pattern]) => pattern.test(heading.trim().toLowerCase()))?.[0] ?? null;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Text as people paste it from a spreadsheet or a message: cells apart by tabs, or by commas or semicolons where there are no tabs. */
export function rowsOfText(text: string): string[][] {
  const sign = text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',';
  return text.split(/\r?\n/).map((one) => one.split(sign).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))).filter((cells) => cells.some((cell) => cell !== ''));
}

/** Finds the columns by their headings; without headings it takes name, organisation and role in that order, and an email address wherever it stands. */
export function readBookings(rows: readonly string[][]): ReadBookings {
  const at = rows.slice(0, 10).findIndex((row) => row.filter((cell) => fieldOf(cell) !== null).length >= 2 && !row.some((cell) => EMAIL.test(cell)));
  const fields = at === -1 ? null : rows[at]!.map(fieldOf);
  const result: ReadBookings = { rows: [], left: [] };
  for (const row of at === -1 ? rows : rows.slice(at + 1)) {
    const line = row.filter((cell) => cell !== '').join(', ');
    if (line === '') continue;
    const draft = fields === null ? plainRow(row) : rowBy(row, fields);
    if (draft.name === '') result.left.push({ line, why: 'There is no name.' });
    else if (isDate(draft.name) || /^\d+$/.test(draft.name)) result.left.push({ line, why: 'This is not a name.' });
    else result.rows.push({ ...draft, name: draft.name.slice(0, 200) });
  }
  return result;
}

function rowBy(row: readonly string[], fields: readonly (Field | null)[]): BookingDraft {
  const cell = (field: Field): string => (fields.includes(field) ? row[fields.indexOf(field)] ?? '' : '').replace(/\s+/g, ' ').trim();
  return {
    name: cell('name') || `${cell('given')} ${cell('family')}`.trim(), email: EMAIL.test(cell('email')) ? cell('email') : null, organisation: cell('organisation').slice(0, 200) || null,
    role: cell('role').slice(0, 200) || null, status: statusOf(cell('status')),
  };
}
function plainRow(row: readonly string[]): BookingDraft {
  const email = row.find((cell) => EMAIL.test(cell)) ?? null;
  const [name = '', organisation = '', role = '', status = ''] = row.filter((cell) => cell !== email).map((cell) => cell.replace(/\s+/g, ' ').trim());
  return { name, email, organisation: organisation.slice(0, 200) || null, role: role.slice(0, 200) || null, status: statusOf(status) };
}
