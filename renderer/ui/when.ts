import { addDays, formatShortDate, municipalYear, parseTypedDate } from '../../shared/dates.ts';

/**
 * Reads a date as people type it into a form: all that `parseTypedDate` reads, and also "today", "tomorrow", "26/1" and "26 January" (in the year of
 * `today`) and "26012017". `null`: this is no date.
 */
export function parseDate(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase();
  if (text === 'today') return today;
  if (text === 'tomorrow') return addDays(today, 1);
  if (text === 'yesterday') return addDays(today, -1);
  const run = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  if (run !== null) return parseTypedDate(`${run[1]}/${run[2]}/${run[3]}`);
  if (/^\d{1,2}[/.-]\d{1,2}$/.test(text)) return parseTypedDate(`${text}/${today.slice(0, 4)}`);
  return parseTypedDate(text) ?? parseTypedDate(`${text} ${today.slice(0, 4)}`);
}

/** Reads a time of day: 18:00, 18.00, 1800, 6pm, 6:30 pm, 6.30pm, noon. A lone hour from 1 to 6 is in the afternoon. `null`: this is none. */
export function parseTime(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, '').replace(/([ap])\.?m\.?$/, '$1m').replace('.', ':');
  if (text === 'noon' || text === 'midday') return '12:00';
  const match = /^(\d{1,2}?):?(\d{2})?([ap]m)?$/.exec(text);
  if (match === null) return null;
  const [, hours = '', minutes = '00', half] = match;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = hour % 12 + (half === 'pm' ? 12 : 0);
  } else if (hours.length === 1 && hour >= 1 && hour <= 6) {
    hour += 12;
  }
  return hour > 23 || Number(minutes) > 59 ? null : `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** "today", "yesterday", "3 days ago", and the date itself for what is longer ago. */
export function ago(date: string, today: string): string {
  if (date >= today) return 'today';
  if (date === addDays(today, -1)) return 'yesterday';
  for (let days = 2; days <= 6; days++) if (date === addDays(today, -days)) return `${days} days ago`;
  return `on ${formatShortDate(date)}`;
}

/** The municipal year that begins in May of the calendar year `start`: 2026 is 2026/27. */
export const yearStarting = (start: number) => municipalYear(`${start}-05-01`);
