import { isDate, isoOf } from '../days.ts';

/** The same day so many months later, or the last day of that month where it is shorter. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const at = year * 12 + month - 1 + months;
  for (let last = day; ; last--) {
    const found = isoOf(Math.floor(at / 12), at % 12 + 1, last);
    if (isDate(found)) return found;
  }
}
