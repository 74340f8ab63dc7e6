import { addDays, financialYear, municipalYear, type Year } from '../dates.ts';

export const YEAR_KINDS = ['municipal', 'financial', 'calendar'] as const;
export type YearKind = (typeof YEAR_KINDS)[number];

const calendarYear = (date: string): Year => municipalYear(date, 1);
/** The year of a kind in which a date lies. */
export const yearOfKind = (kind: YearKind, date: string): Year => ({ municipal: municipalYear, financial: financialYear, calendar: calendarYear })[kind](date);

/** So many years in a row, the last being the one that a date lies in. */
export function yearsUntil(kind: YearKind, date: string, count: number): Year[] {
  const years = [yearOfKind(kind, date)];
  while (years.length < count) years.unshift(yearOfKind(kind, addDays(years[0]!.from, -1)));
  return years;
}
