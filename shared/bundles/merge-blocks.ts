import { canonicalJson } from './canonical.ts';

/** Above this the table of comparisons would be too large; the text is then a conflict for a person. */
const MAX_CELLS = 4_000_000;

/** Pairs of places, rising, at which two lists hold the same: the longest such. Null where the lists are too long to compare. */
export function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] | null {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [n, m] = [a.length - start - end, b.length - start - end];
  if (n * m > MAX_CELLS) return null;
  const width = m + 1;
  const longest = new Uint16Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      longest[i * width + j] = a[start + i] === b[start + j]
        ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = Array.from({ length: start }, (_, at) => [at, at]);
  for (let i = 0, j = 0; i < n && j < m;) {
    if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  for (let at = end; at > 0; at--) pairs.push([a.length - at, b.length - at]);
  return pairs;
}

/**
 * Merges two changed lists of blocks over the list they both come from: between blocks that all three share, the side that changed
 * is taken. Null where both changed the same place differently, which is for a person to decide.
 */
export function mergeBlocks<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] | null {
  const [b, m, t] = [base, mine, theirs].map((list) => list.map(canonicalJson)) as [string[], string[], string[]];
  const [toMine, toTheirs] = [commonPairs(b, m), commonPairs(b, t)];
  if (toMine === null || toTheirs === null) return null;
  const mineAt = new Map(toMine);
  const theirsAt = new Map(toTheirs);
  const merged: T[] = [];
  let [fromBase, fromMine, fromTheirs] = [0, 0, 0];
  const between = (untilBase: number, untilMine: number, untilTheirs: number): boolean => {
    const part = (list: string[], from: number, until: number) => list.slice(from, until).join('\n');
    const [was, here, there] = [part(b, fromBase, untilBase), part(m, fromMine, untilMine), part(t, fromTheirs, untilTheirs)];
    if (here !== was && there !== was && here !== there) return false;
    merged.push(...there === was ? mine.slice(fromMine, untilMine) : theirs.slice(fromTheirs, untilTheirs));
    return true;
  };
  for (let at = 0; at < b.length; at++) {
    const [here, there] = [mineAt.get(at), theirsAt.get(at)];
    if (here === undefined || there === undefined) continue;
    if (!between(at, here, there)) return null;
    merged.push(base[at]!);
    [fromBase, fromMine, fromTheirs] = [at + 1, here + 1, there + 1];
  }
  return between(b.length, m.length, t.length) && keepsEach(merged.map(canonicalJson), b, m, t) ? merged : null;
}

/**
 * Whether each block that a side wrote is there, and none that both have is gone or there more often than with either. A block that both moved to
 * different places, or that one moved and the other changed, has no one place: that is for a person to decide.
 */
function keepsEach(merged: readonly string[], base: readonly string[], mine: readonly string[], theirs: readonly string[]): boolean {
  const [now, was, here, there] = [merged, base, mine, theirs].map(countEach) as [Counted, Counted, Counted, Counted];
  return [...new Set([...mine, ...theirs])].every((block) => {
    const [n, b, m, t] = [now, was, here, there].map((counts) => counts.get(block) ?? 0) as [number, number, number, number];
    const least = Math.min(m, t) + (m > b ? m - Math.max(b, t) : 0) + (t > b ? t - Math.max(b, m) : 0);
    return n >= Math.min(least, Math.max(m, t)) && n <= Math.max(m, t);
  });
}
type Counted = Map<string, number>;
function countEach(blocks: readonly string[]): Counted {
  const counts: Counted = new Map();
  for (const block of blocks) counts.set(block, (counts.get(block) ?? 0) + 1);
  return counts;
}
