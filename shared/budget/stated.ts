import { formatPounds } from '../money.ts';

export interface NamedAmount { id: string; name: string; pence: number }
export interface Stated {
  what: 'income' | 'expenditure' | 'closing';
  statedPence: number;
  computedPence: number;
  /** Computed less stated. */
  differencePence: number;
  /** Lines that alone or by twos make up the difference exactly: where to look first, not what happened. */
  hints: NamedAmount[][];
}

const MOST_HINTS = 5;
/** Looks for single lines, then for pairs, that are exactly as large as a difference. */
export function linesThatExplain(difference: number, lines: readonly NamedAmount[]): NamedAmount[][] {
  if (difference === 0) return [];
  const wanted = Math.abs(difference);
  const single = lines.filter((line) => Math.abs(line.pence) === wanted).map((line) => [line]);
  if (single.length > 0) return single.slice(0, MOST_HINTS);
  const byAmount = Map.groupBy(lines, (line) => line.pence);
  const pairs = lines.flatMap((line) => (byAmount.get(wanted - line.pence) ?? []).filter((other) => line.id < other.id).map((other) => [line, other]));
  return pairs.slice(0, MOST_HINTS);
}

/** One sentence for a total that was printed and its lines. */
export function statedInWords({ what, statedPence, computedPence, differencePence }: Pick<Stated, 'what' | 'statedPence' | 'computedPence' | 'differencePence'>): string {
  const name = what === 'closing' ? 'closing balance' : what;
  if (differencePence === 0) return `The ${name} printed, ${formatPounds(statedPence)}, is what its lines add up to.`;
  const more = differencePence > 0 ? 'more' : 'less';
  return `The ${name} printed is ${formatPounds(statedPence)}; its lines add up to ${formatPounds(computedPence)}, ${formatPounds(Math.abs(differencePence))} ${more}.`;
}
