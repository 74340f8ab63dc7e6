/** The only file of the budget in which anything is divided: whole pence in, whole pence out. */

export interface Part {
  /** Decides who gets a penny that is left over when two have the same claim: so that the order of the list does not matter. */
  id: string;
  /** A share, a number of people, or 1 for equal parts. Whole and not negative. */
  weight: number;
}

/**
 * Divides an amount by weight (largest remainder). The parts always add up to the amount, and do not depend on the order of `parts`.
 * If all weights are nothing, the parts are equal.
 */
export function apportion(total: number, parts: readonly Part[]): Map<string, number> {
  if (parts.length === 0) return new Map();
  const weightless = parts.every((part) => part.weight === 0);
  const sum = parts.reduce((all, part) => all + BigInt(weightless ? 1 : part.weight), 0n);
  const amount = BigInt(Math.abs(total));
  const cut = parts.map(({ id, weight }) => {
    const product = amount * BigInt(weightless ? 1 : weight);
    return { id, whole: product / sum, rest: product % sum, has: weightless || weight > 0 };
  });
  let left = amount - cut.reduce((all, part) => all + part.whole, 0n);
  const sign = total < 0 ? -1 : 1;
  const inTurn = cut.toSorted((a, b) => (a.rest === b.rest ? (a.id < b.id ? -1 : 1) : a.rest > b.rest ? -1 : 1));
  return new Map(inTurn.map(({ id, whole, has }) => {
    const extra = left > 0n && has ? 1n : 0n;
    left -= extra;
    const pence = Number(whole + extra) * sign;
    return [id, pence === 0 ? 0 : pence];
  }));
}

/** A part of a whole in tenths of a per cent, rounded half away from nothing; null where there is no whole. */
export function tenthsOfPercent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const [p, w] = [BigInt(part) * 1000n, BigInt(whole)];
  const twice = 2n * (p < 0n ? -p : p) + (w < 0n ? -w : w);
  const size = Number(twice / (2n * (w < 0n ? -w : w)));
  return (p < 0n) === (w < 0n) || size === 0 ? size : -size;
}
/** "12.5%", "49%". */
export function formatTenths(tenths: number | null): string {
  if (tenths === null) return '–';
  const digits = String(Math.abs(tenths)).padStart(2, '0');
  return `${tenths < 0 ? '−' : ''}${digits.slice(0, -1)}${digits.endsWith('0') ? '' : `.${digits.slice(-1)}`}%`;
}
