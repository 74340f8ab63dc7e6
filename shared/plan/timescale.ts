import { addDays, parseTypedDate } from '../dates.ts';
import { isoOf } from '../days.ts';

export interface Timescale {
  startDate: string | null;
  dueDate: string | null;
}
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = new RegExp(`\\b(?:\\d{1,2}[/. -]\\d{1,2}[/. -](?:\\d{4}|\\d{2})|\\d{1,2}(?:st|nd|rd|th)? ${MONTH}\\.? (?:\\d{4}|\\d{2}))\\b`, 'gi');
const NAMED = new RegExp(`\\b(${MONTH})\\b\\.?(?:\\s+(\\d{4}))?`, 'gi');
const SEASONS: Record<string, [end: number, nextYear: boolean]> = { spring: [5, false], summer: [8, false], autumn: [11, false], winter: [2, true] };

const endOfMonth = (year: number, month: number): string => addDays(month === 12 ? isoOf(year + 1, 1, 1) : isoOf(year, month + 1, 1), -1);
const latest = (dates: readonly string[]): string | null => dates.reduce<string | null>((last, one) => (last === null || one > last ? one : last), null);

/**
 * The dates that a loose timescale means: "by 30 09 17", "April – October 2017", "From May 2017", "spring 2017", "2017/18". A month is due by its last day.
 * "Ongoing" and "quarterly" are no dates. `period` gives the year of a month written without one. What is not understood has no date.
 */
export function readTimescale(written: string, period: { fromDate: string | null; toDate: string | null } | null = null): Timescale {
  const text = written.replace(/[–—]/g, '-').replace(/\s+/g, ' ').trim();
  const begins = /^\s*from\b/i.test(text);
  const days = [...text.matchAll(DAY)].flatMap(([found]) => parseTypedDate(found) ?? []);
  const rest = text.replace(DAY, ' ');
  const months = monthsOf(rest, period);
  if (days.length === 0 && months.length === 0) return seasonOrYear(text);
  const due = latest([...days, ...months.map((one) => endOfMonth(one.year, one.month))]);
  if (begins && days.length + months.length === 1) return { startDate: days[0] ?? isoOf(months[0]!.year, months[0]!.month, 1), dueDate: null };
  const isRange = days.length === 0 && months.length === 2 && new RegExp(`${MONTH}\\.?(?: \\d{4})? ?(?:-|to) ?${MONTH}`, 'i').test(rest);
  const from = isRange ? isoOf(months[0]!.year, months[0]!.month, 1) : begins && days.length === 2 ? days[0]! : null;
  return { startDate: from !== null && due !== null && from <= due ? from : null, dueDate: due };
}

/** Months with their years: one without takes the year of the next that has one, or the year in which it lies in the period. */
function monthsOf(text: string, period: { fromDate: string | null; toDate: string | null } | null): { year: number; month: number }[] {
  const found = [...text.matchAll(NAMED)].map(([, name, year]) => ({ month: MONTHS.indexOf(name!.slice(0, 3).toLowerCase()) + 1, year: year === undefined ? null : Number(year) }));
  return found.flatMap(({ month, year }, at) => {
    const settled = year ?? found.slice(at).find((one) => one.year !== null)?.year ?? yearWithin(month, period);
    return settled === null ? [] : [{ month, year: settled }];
  });
}
function yearWithin(month: number, period: { fromDate: string | null; toDate: string | null } | null): number | null {
  if (period?.fromDate == null || period.toDate === null) return null;
  for (let year = Number(period.fromDate.slice(0, 4)); year <= Number(period.toDate.slice(0, 4)); year++) {
    const end = endOfMonth(year, month);
    if (end >= period.fromDate && isoOf(year, month, 1) <= period.toDate) return year;
  }
  return null;
}
function seasonOrYear(text: string): Timescale {
  const season = /\b(spring|summer|autumn|winter)(?: of)? (\d{4})\b/i.exec(text);
  if (season !== null) {
    const [month, nextYear] = SEASONS[season[1]!.toLowerCase()]!;
    return { startDate: null, dueDate: endOfMonth(Number(season[2]) + (nextYear ? 1 : 0), month) };
  }
  const year = /^(?:during |throughout |in )?(\d{4}) ?[-/] ?(\d{4}|\d{2})$/i.exec(text);
  if (year === null || (Number(year[1]) + 1) % 100 !== Number(year[2]) % 100) return { startDate: null, dueDate: null };
  return { startDate: isoOf(Number(year[1]), 4, 1), dueDate: isoOf(Number(year[1]) + 1, 3, 31) };
}

const LOOSE = new RegExp(`${MONTH}|ongoing|on-going|quarterly|monthly|annual(?:ly)?|spring|summer|autumn|winter|from|by|in|to|and|of|end|early|mid|late|during|throughout|tbc|\\d+(?:st|nd|rd|th)?|[^a-z]`, 'gi');
/** Whether the text is a timescale and nothing else: "October – December 2017", and not "Report to the Board in July 2017". */
export const isOnlyTimescale = (text: string): boolean => text.replace(/\s+/g, ' ').replace(LOOSE, '') === '';

/** A cell with several dated steps, taken apart: at the ends of lines, and after each date written in figures. */
export const stepsOf = (cell: string): string[] => cell.split(/\n|;/).flatMap((line) =>
  line.replace(/(\b\d{1,2}[ /.]\d{2}[ /.]\d{2,4})\b(?=\s+\S)/g, '$1\n').split('\n')).map((one) => one.trim().replace(/^[-•·]\s*/, '')).filter((one) => one !== '');
