/** Plain dates are ISO strings ("2026-03-31"); no `Date` ever holds one. Day arithmetic is in days since 1970-01-01, UTC. */
const DAY_MS = 86_400_000;

/** Whether the text is a date that exists, in the form 2026-03-31. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1800-01-01') return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}
const toDay = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const fromDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => fromDay(toDay(date) + days);
/** Days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => toDay(to) - toDay(from);
/** 1 for Monday to 7 for Sunday. */
export const weekday = (date: string): number => ((toDay(date) + 3) % 7 + 7) % 7 + 1;
/** The ISO form of a year, a month from 1 to 12 and a day; it need not exist: ask `isDate`. */
export const isoOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
