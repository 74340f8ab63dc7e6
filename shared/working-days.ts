import { addDays, weekday } from './days.ts';
import { bankHolidays } from './england-bank-holidays.ts';

/** `saturdayCounts`: some bodies’ standing orders count Saturday as a working day; most do not. */
export interface WorkingDayRule {
  saturdayCounts?: boolean;
}

const closedDays = new Map<number, ReadonlySet<string>>();

/** Bank holidays, and the days of Christmas and New Year themselves: on a Saturday they have a substitute and are still not worked. */
function closed(year: number): ReadonlySet<string> {
  let days = closedDays.get(year);
  if (days === undefined) {
    days = new Set([`${year}-01-01`, `${year}-12-25`, `${year}-12-26`, ...bankHolidays(year).map((holiday) => holiday.date)]);
    closedDays.set(year, days);
  }
  return days;
}

/** Monday to Friday (to Saturday where it counts), except bank holidays of England and Wales. */
export function isWorkingDay(date: string, { saturdayCounts = false }: WorkingDayRule = {}): boolean {
  return weekday(date) <= (saturdayCounts ? 6 : 5) && !closed(Number(date.slice(0, 4))).has(date);
}

/**
 * Clear working days between the issue of an agenda and its meeting: neither end day counts, nor do weekends and bank holidays.
 * (Local Government Act 1972, section 100B: five of them.)
 */
export function clearWorkingDays(published: string, meeting: string, rule: WorkingDayRule = {}): number {
  let days = 0;
  for (let date = addDays(published, 1); date < meeting; date = addDays(date, 1)) if (isWorkingDay(date, rule)) days++;
  return days;
}

/** The last working day on which an agenda can be issued with so many clear working days of notice. None needed: the meeting’s own day. */
export function issueBy(meeting: string, noticeDays: number, rule: WorkingDayRule = {}): string {
  let date = meeting;
  if (noticeDays === 0) return date;
  for (let steps = noticeDays + 1; steps > 0; steps--) {
    do date = addDays(date, -1);
    while (!isWorkingDay(date, rule));
  }
  return date;
}

/** Working days left: those after `from` up to and including `to`; 0 on the day itself, negative when it has passed. */
export function workingDaysUntil(from: string, to: string, rule: WorkingDayRule = {}): number {
  if (to < from) return -workingDaysUntil(to, from, rule);
  return clearWorkingDays(from, addDays(to, 1), rule);
}

/** The day so many working days after another; the day itself does not count. */
export function addWorkingDays(from: string, days: number, rule: WorkingDayRule = {}): string {
  let date = from;
  for (let left = days; left > 0; left--) {
    do date = addDays(date, 1);
    while (!isWorkingDay(date, rule));
  }
  return date;
}
