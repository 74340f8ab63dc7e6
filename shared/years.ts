import { addDays, isoOf } from './days.ts';

/** A year that need not begin in January, with its first and last day. */
export interface Year {
  /** "2020/21"; "2020" for a year that begins in January. */
  label: string;
  from: string;
  to: string;
}

/** The year that a date lies in, for a year that begins on the first of the month `startMonth` (1 to 12). */
function yearOf(date: string, startMonth: number): Year {
  const calendarYear = Number(date.slice(0, 4));
  const start = Number(date.slice(5, 7)) >= startMonth ? calendarYear : calendarYear - 1;
  return {
    label: startMonth === 1 ? String(start) : `${start}/${String((start + 1) % 100).padStart(2, '0')}`,
    from: isoOf(start, startMonth, 1),
    to: addDays(isoOf(start + 1, startMonth, 1), -1),
  };
}

/** The municipal year of a date: May to April, from one annual meeting of a council to the next. */
export const municipalYear = (date: string, startMonth = 5): Year => yearOf(date, startMonth);

/** The financial year of a date: April to March unless the board’s year begins in another month. */
export const financialYear = (date: string, startMonth = 4): Year => yearOf(date, startMonth);
