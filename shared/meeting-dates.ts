import { addDays, isDate, isoOf, weekday } from './days.ts';
import { parseTypedDate } from './date-words.ts';
import { bankHolidays } from './england-bank-holidays.ts';

export const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'] as const;
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** "The second Tuesday of every other month from May 2026 to April 2027." */
export interface DatePattern {
  ordinal: (typeof ORDINALS)[number];
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  /** 1 every month, 2 every other month, 3 every quarter. */
  everyMonths: number;
  /** The first day on which a meeting may be, and the last; the first month that counts is the one of `from`. */
  from: string;
  to: string;
}

/** The dates of a pattern, in order. */
export function patternDates({ ordinal, weekday: day, everyMonths, from, to }: DatePattern): string[] {
  const dates: string[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month += everyMonths) {
    const date = nthWeekday(Math.floor(month / 12), (month % 12) + 1, ordinal, day);
    if (date >= from && date <= to) dates.push(date);
  }
  return dates;
}
const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

function nthWeekday(year: number, month: number, ordinal: DatePattern['ordinal'], day: number): string {
  const first = isoOf(year, month, 1);
  const firstOfThem = addDays(first, (day - weekday(first) + 7) % 7);
  if (ordinal !== 'last') return addDays(firstOfThem, 7 * ORDINALS.indexOf(ordinal));
  const fifth = addDays(firstOfThem, 28);
  return fifth.slice(0, 7) === first.slice(0, 7) ? fifth : addDays(firstOfThem, 21);
}

export interface TypedDate {
  text: string;
  /** Null: this is no date. */
  date: string | null;
}

/**
 * Dates as typed or pasted: a line each, or several in a line with commas or semicolons between them. A time after a date is passed over; a date
 * without a year is the next one from `from` on.
 */
export function parseDates(typed: string, from: string): TypedDate[] {
  return typed.split(/[\n;]/).flatMap((line) => {
    const whole = line.replace(/\s+(at\s+)?\d{1,2}([:.]\d{2})?\s*([ap]\.?m\.?)?\s*$/i, (found) => (/\d{4}$/.test(found.trim()) || !/[:.]|m/i.test(found) ? found : ''));
    if (readDate(whole, from) !== null) return [whole];
    return whole.split(',');
  }).map((text) => text.trim()).filter((text) => text !== '').map((text) => ({ text, date: readDate(text, from) }));
}
function readDate(text: string, from: string): string | null {
  const plain = text.trim();
  const full = parseTypedDate(plain);
  if (full !== null) return full;
  const year = Number(from.slice(0, 4));
  return [year, year + 1].map((one) => parseTypedDate(/^\d+[/.-]\d+$/.test(plain) ? `${plain}/${one}` : `${plain} ${one}`)).find((date) => date !== null && date >= from) ?? null;
}

/** Why a date is a poor one for a meeting, in words, or null if nothing speaks against it. */
export function clashOf(date: string): string | null {
  if (!isDate(date)) return null;
  const holiday = bankHolidays(Number(date.slice(0, 4))).find((one) => one.date === date);
  if (holiday !== undefined) return `${holiday.name}, a bank holiday`;
  if (weekday(date) > 5) return `A ${WEEKDAYS[weekday(date) - 1]}`;
  if (date.slice(5) >= '12-24' || date.slice(5) === '01-01') return 'Between Christmas and New Year';
  return null;
}

/** The weeks of a month, each from Monday to Sunday, with the days of the months beside it. `month` is "2027-03". */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const weeks: string[][] = [];
  for (let monday = addDays(first, 1 - weekday(first)); weeks.length === 0 || monday.slice(0, 7) === month; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
  }
  return weeks;
}

/** The month so many months later: ("2027-03", -3) is "2026-12". */
export function addMonths(month: string, months: number): string {
  const at = monthOf(`${month}-01`) + months;
  return isoOf(Math.floor(at / 12), (at % 12) + 1, 1).slice(0, 7);
}
