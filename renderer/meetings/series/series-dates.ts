import { addDays, formatShortDate, isDate, issueBy } from '../../../shared/dates.ts';
import type { Body } from '../../../shared/bodies.ts';
import { clashOf, ORDINALS, parseDates, patternDates, WEEKDAYS } from '../../../shared/meeting-dates.ts';
import type { Meeting } from '../../../shared/meetings.ts';

/** How the dates of a series are given. */
export interface SeriesDates {
  way: 'pattern' | 'typed';
  ordinal: string;
  weekday: string;
  everyMonths: string;
  from: string | null;
  to: string | null;
  typed: string;
  /** Dates that were left out or moved by hand, by the date as it came. */
  changed: Record<string, { out?: boolean; to?: string | null }>;
}

/** One date of the preview. */
export interface SeriesDate {
  /** As it came from the pattern or the typing. */
  origin: string;
  /** Null: what was typed is no date. */
  date: string | null;
  included: boolean;
  /** What speaks against it, in words. */
  remarks: string[];
  /** Not reasons against it, but worth knowing. */
  notes: string[];
  issueBy: string | null;
}

export function seriesDates(given: SeriesDates, body: Body | undefined, meetings: readonly Meeting[], bodyNames: (id: string) => string, today: string): SeriesDate[] {
  const { from, to } = given;
  const origins = given.way === 'typed'
    ? parseDates(given.typed, from ?? today).map(({ text, date }) => ({ origin: date ?? text, date }))
    : from === null || to === null || from > to || to > addDays(from, 3660) ? []
      : patternDates({ ordinal: ORDINALS.find((one) => one === given.ordinal) ?? 'first', weekday: Number(given.weekday), everyMonths: Number(given.everyMonths), from, to }).map((date) => ({ origin: date, date }));
  const seen = new Set<string>();
  return origins.filter(({ origin }) => !seen.has(origin) && seen.add(origin)).map(({ origin, date: came }) => {
    const change = given.changed[origin];
    const date = change?.to === undefined ? came : change.to;
    const there = date === null ? [] : meetings.filter((meeting) => meeting.date === date && meeting.status !== 'cancelled');
    const own = there.some((meeting) => meeting.bodyId === body?.id);
    const clash = date === null ? null : clashOf(date);
    const twice = date !== null && origins.some((other) => other.origin !== origin && (given.changed[other.origin]?.to ?? other.date) === date && given.changed[other.origin]?.out !== true);
    return {
      origin, date, included: date !== null && isDate(date) && change?.out !== true && !own,
      remarks: [clash, own ? 'Meets on this day already' : null, twice ? 'Twice in the list' : null, date === null ? 'This is no date' : null, date !== null && date < today ? 'In the past' : null].filter((one) => one !== null),
      notes: there.filter((meeting) => meeting.bodyId !== body?.id).map((meeting) => `${bodyNames(meeting.bodyId)} meets too`),
      issueBy: date === null || body === undefined ? null : issueBy(date, body.noticeDays, { saturdayCounts: body.saturdayCounts }),
    };
  });
}

/** "Tuesday"; nothing for no date. */
export const WEEKDAY_OPTIONS = WEEKDAYS.slice(0, 5).map((label, at) => ({ value: String(at + 1), label }));
export const MONTH_OPTIONS = [
  { value: '1', label: 'every month' }, { value: '2', label: 'every other month' }, { value: '3', label: 'every third month' }, { value: '4', label: 'every fourth month' }, { value: '6', label: 'every sixth month' },
] as const;

/** "7 meetings, the first on 12/05/2026". */
export function seriesInWords(dates: readonly SeriesDate[]): string {
  const included = dates.flatMap((one) => (one.included && one.date !== null ? [one.date] : [])).toSorted((a, b) => (a < b ? -1 : 1));
  if (included.length === 0) return 'No meeting to make yet.';
  return `${included.length === 1 ? '1 meeting' : `${included.length} meetings`}, from ${formatShortDate(included[0]!)} to ${formatShortDate(included.at(-1)!)}`;
}
