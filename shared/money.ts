import { z } from 'zod';

/** Money is whole pence, never a fraction. A thousand million pounds is the most that one amount can be, so that the sum of any year is exact. */
export const MOST_PENCE = 100_000_000_000;
export const pence = z.int('Give an amount in whole pence.').min(-MOST_PENCE, 'This amount is too large.').max(MOST_PENCE, 'This amount is too large.');
/** An amount that cannot be negative. */
export const positivePence = pence.min(0, 'This cannot be less than nothing.');

/** Thousands apart, always two places: "1,234.56". */
function written(amount: number, thousands: string): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const pounds = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${pounds}.${digits.slice(-2)}`;
}
/** The one form for people: "£1,234.56", and "−£1,234.56" for less than nothing. */
export const formatPounds = (amount: number): string => `${amount < 0 ? '−' : ''}£${written(amount, ',')}`;
/** The form for other programs: "-1234.56". */
export const plainPounds = (amount: number): string => `${amount < 0 ? '-' : ''}${written(amount, '')}`;

/**
 * Reads an amount as people and ledgers write it: "£1,234.56", "1234.5", "(12.00)", "12.00-", "−12", "12.00 CR" (less than nothing), "12.00 DR".
 * Returns pence; null if it is not an amount or has parts of a penny.
 */
export function parsePounds(text: string): number | null {
  const found = /^(\()?\s*([-−–+])?\s*£?\s*([-−–+])?\s*((?:\d{1,3}(?:,\d{3})+|\d{1,13})?)(?:\.(\d*))?\s*([-−–])?\s*(CR|DR)?\s*(\))?$/i.exec(text.trim());
  if (found === null) return null;
  const [, open, before, after, pounds = '', decimals = '', behind, side, close] = found;
  const signs = [before, after].filter((sign) => sign !== undefined);
  if ((open === undefined) !== (close === undefined) || signs.length > 1 || (pounds === '' && decimals === '') || /[1-9]/.test(decimals.slice(2))) return null;
  const marks = [open !== undefined, signs.some((sign) => sign !== '+'), behind !== undefined, side?.toUpperCase() === 'CR'].filter(Boolean).length;
  if (marks > 1) return null;
  const amount = Number(`${pounds.replaceAll(',', '')}${decimals.slice(0, 2).padEnd(2, '0')}`);
  if (amount > MOST_PENCE) return null;
  return marks === 1 && amount !== 0 ? -amount : amount;
}
