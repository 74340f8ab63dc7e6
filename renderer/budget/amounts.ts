import { formatPounds, parsePounds } from '../../shared/money.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** An amount for a form: "1,234.56"; nothing for null. */
export const amountText = (pence: number | null): string => (pence === null ? '' : formatPounds(pence).replace('£', ''));

interface Wanted { name: string; text: string; needed?: boolean }
/** Reads the amounts of a form to pence. What cannot be read goes beside its field. */
export function readAmounts<N extends string>(wanted: readonly (Wanted & { name: N })[]): Result<Record<N, number | null>> {
  const fields = wanted.flatMap(({ name, text, needed = false }) => {
    if (text.trim() === '') return needed ? [{ path: name, message: 'Enter an amount, such as 1,234.56.' }] : [];
    return parsePounds(text) === null ? [{ path: name, message: 'Enter an amount in pounds and pence, such as 1,234.56.' }] : [];
  });
  if (fields.length > 0) return fail({ code: 'invalid_input', message: 'An amount cannot be read. Nothing has been changed.', fields });
  return ok(Object.fromEntries(wanted.map(({ name, text }) => [name, text.trim() === '' ? null : parsePounds(text)])) as Record<N, number | null>);
}
