import { commonPairs } from './merge-blocks.ts';

/** Those of `to` that stand elsewhere among their fellows than they did in `from`. */
function movedIn(from: readonly string[], to: readonly string[]): Set<string> {
  const here = new Set(to);
  const kept = from.filter((id) => here.has(id));
  const were = new Set(kept);
  const now = to.filter((id) => were.has(id));
  const stayed = new Set((commonPairs(kept, now) ?? []).map(([at]) => kept[at]!));
  return new Set(now.filter((id) => !stayed.has(id)));
}

/**
 * One order out of two: what neither side moved stands fast; between two such, what I have there, and what the other side moved or added there. What
 * both added at the same place stands run by run, in the order of the ids of the first of each run, and these rise with the time at which they were
 * made: so it does not matter whose bundle is taken in first. What both sides moved stays where I put it, unless it is in `preferTheirs`; such are
 * named in `both`, and those that only the other side moved in `moved`. `originOf`: with what a record came here (one that is not here yet comes with
 * this); what came together stays together. The lists hold the ids that are to remain.
 */
export function mergeOrder(
  base: readonly string[], mine: readonly string[], theirs: readonly string[], preferTheirs: ReadonlySet<string> = new Set(), originOf?: (id: string) => unknown,
): { order: string[]; moved: string[]; both: string[] } {
  const mineMoved = movedIn(base, mine);
  const theirsMoved = movedIn(base, theirs);
  const here = new Set(mine);
  const placed = theirs.filter((id) => !here.has(id) || (theirsMoved.has(id) && (!mineMoved.has(id) || preferTheirs.has(id))));
  const going = new Set(placed);
  const staying = mine.filter((id) => !going.has(id));
  const fast = fastIn(staying.filter((id) => !mineMoved.has(id)), theirs.filter((id) => !going.has(id) && !mineMoved.has(id)));
  const [mineBetween, theirsBetween] = [between(staying, fast), between(theirs, fast)];
  const order = mineBetween.flatMap((own, at) => [
    ...at === 0 ? [] : [fast[at - 1]!],
    ...runByRun(own, theirsBetween[at]!.filter((id) => going.has(id)), originOf ?? ((id) => here.has(id))),
  ]);
  const [beforeMine, beforeTheirs] = [neighbours(mine), neighbours(theirs)];
  const both = [...theirsMoved].filter((id) => mineMoved.has(id) && beforeMine.get(id) !== beforeTheirs.get(id));
  return { order, moved: placed.filter((id) => here.has(id)), both };
}
/** What stands before each. */
const neighbours = (list: readonly string[]): Map<string, string | undefined> => new Map(list.map((id, at) => [id, list[at - 1]]));

/** Those that both lists have, in the order that both have them in. */
function fastIn(mine: readonly string[], theirs: readonly string[]): string[] {
  const [here, there] = [new Set(mine), new Set(theirs)];
  const own = mine.filter((id) => there.has(id));
  return (commonPairs(own, theirs.filter((id) => here.has(id))) ?? []).map(([at]) => own[at]!);
}
/** What stands before the first of `fast`, between each two, and after the last. */
function between(list: readonly string[], fast: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const id of list) {
    if (id === fast[parts.length - 1]) parts.push([]);
    else parts.at(-1)!.push(id);
  }
  return parts;
}
/**
 * What two sides have at one place, by the ids of the first of each run; a run that stands after a later one stays after it, so that either side keeps
 * its own order. Taking in a third side’s then gives the same, whichever came before.
 */
function runByRun(own: readonly string[], more: readonly string[], originOf: (id: string) => unknown): readonly string[] {
  if (own.length === 0 || more.length === 0) return own.length === 0 ? more : own;
  const [mine, theirs] = [runsOf(own, originOf), runsOf(more, originOf)];
  const order: string[] = [];
  let next = 0;
  for (const { key, ids } of mine) {
    while (next < theirs.length && theirs[next]!.key < key) order.push(...theirs[next++]!.ids);
    order.push(...ids);
  }
  return [...order, ...theirs.slice(next).flatMap(({ ids }) => ids)];
}
/** Records of one origin that stand together; the key is the latest first id up to and with this run. */
function runsOf(list: readonly string[], originOf: (id: string) => unknown): { key: string; ids: string[] }[] {
  const runs: { key: string; ids: string[]; origin: unknown }[] = [];
  for (const id of list) {
    const origin = originOf(id);
    const last = runs.at(-1);
    if (last !== undefined && last.origin === origin) last.ids.push(id);
    else runs.push({ key: last !== undefined && last.key > id ? last.key : id, ids: [id], origin });
  }
  return runs;
}
