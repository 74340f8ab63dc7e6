import { bankHolidays } from '../../../shared/dates.ts';
import type { MeetingRow } from '../meeting-rows.ts';

/** The name of the bank holiday on a date, or undefined. */
export const holidayOn = (date: string): string | undefined => bankHolidays(Number(date.slice(0, 4))).find((one) => one.date === date)?.name;

/** The meetings by their dates, each day’s in the order of their times. */
export function byDate(rows: readonly MeetingRow[]): ReadonlyMap<string, readonly MeetingRow[]> {
  const days = new Map<string, MeetingRow[]>();
  for (const row of rows) {
    const day = days.get(row.meeting.date);
    if (day === undefined) days.set(row.meeting.date, [row]);
    else day.push(row);
  }
  return days;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
/** "March 2027" for "2027-03". */
export const monthInWords = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
