import { commonPairs } from './merge-blocks.ts';

/** Those of `to` that stand elsewhere among their fellows than they did in `from`. */
function moved(from: readonly string[], to: readonly string[]): Set<string> {
  const here = new Set(to);
  const kept = from.filter((id) => here.has(id));
  const were = new Set(kept);
  const now = to.filter((id) => were.has(id));
  const stayed = new Set((commonPairs(kept, now) ?? []).map(([at]) => kept[at]!));
  return new Set(now.filter((id) => !stayed.has(id)));
}

/**
 * One order out of two: mine, with what the other side moved or added put where the other side put it, which is after the same
 * neighbour. What both sides moved stays where I put it, unless it is in `preferTheirs`; such are named in `both`.
 * The lists hold the ids that are to remain.
 */
export function mergeOrder(
  base: readonly string[], mine: readonly string[], theirs: readonly string[], preferTheirs: ReadonlySet<string> = new Set(),
): { order: string[]; both: string[] } {
  const mineMoved = moved(base, mine);
  const theirsMoved = moved(base, theirs);
  const here = new Set(mine);
  const placed = theirs.filter((id) => !here.has(id) || (theirsMoved.has(id) && (!mineMoved.has(id) || preferTheirs.has(id))));
  const going = new Set(placed);
  const order = mine.filter((id) => !going.has(id));
  for (const id of placed) {
    const before = theirs.slice(0, theirs.indexOf(id)).reverse().find((other) => order.includes(other));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  const both = [...theirsMoved].filter((id) => mineMoved.has(id) && neighbour(mine, id) !== neighbour(theirs, id));
  return { order, both };
}
const neighbour = (list: readonly string[], id: string): string | undefined => list[list.indexOf(id) - 1];
