import { isDate, isoOf, weekday } from './days.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const;

const parts = (date: string): [year: number, month: number, day: number] =>
  [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];

/** "Thursday 26 January 2017", for headings. */
export const formatLongDate = (date: string): string => `${WEEKDAYS[weekday(date) - 1]} ${formatDayMonthYear(date)}`;

/** "26 January 2017", for running text. */
export function formatDayMonthYear(date: string): string {
  const [year, month, day] = parts(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** "26/01/2017", for tables. */
export const formatShortDate = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

const clock = (time: string): string => `${(Number(time.slice(0, 2)) + 11) % 12 + 1}:${time.slice(3, 5)}`;
const half = (time: string): string => (time < '12:00' ? 'am' : 'pm');

/** "6:00 pm" for 18:00. */
export const formatTime = (time: string): string => `${clock(time)} ${half(time)}`;

/** "6:00 - 7:27 pm", "11:30 am - 1:15 pm"; the start alone where the end is not known. Without the brackets of a heading. */
export function formatTimeRange(start: string, end: string | null): string {
  if (end === null) return formatTime(start);
  return half(start) === half(end) ? `${clock(start)} - ${formatTime(end)}` : `${formatTime(start)} - ${formatTime(end)}`;
}

/**
 * The date that somebody typed, or null if it is none: 26/1/2017, 26.1.17, 26-01-2017, 26 January 2017, Thu 26th Jan 2017, 2017-01-26. The day comes
 * before the month. A year of two digits is from 1970 to 2069. A weekday that is not the date’s own makes it no date: one of the two is a slip.
 */
export function parseTypedDate(typed: string): string | null {
  const text = typed.trim().toLowerCase().replaceAll(',', ' ').replace(/\s+/g, ' ');
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isDate(text) ? text : null;
  const numeric = /^(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{4}|\d{2})$/.exec(text);
  if (numeric !== null) return existing(numeric[3]!, Number(numeric[2]), numeric[1]!);
  const written = /^(?:([a-z]+) )?(\d{1,2})(?:st|nd|rd|th)? ?(?:of )?([a-z]{3,})\.? (\d{4}|\d{2})$/.exec(text);
  if (written === null) return null;
  const date = existing(written[4]!, place(MONTHS, written[3]!), written[2]!);
  if (date === null || written[1] === undefined) return date;
  return place(WEEKDAYS, written[1]) === weekday(date) ? date : null;
}

/** The place, from 1, of the name that begins with what was typed; 0 for none. "Sept" and "Thurs" are beginnings too. */
const place = (names: readonly string[], typed: string): number =>
  typed.length < 3 ? 0 : names.findIndex((name) => name.toLowerCase().startsWith(typed)) + 1;

function existing(year: string, month: number, day: string): string | null {
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
  const date = isoOf(full, month, Number(day));
  return isDate(date) ? date : null;
}
