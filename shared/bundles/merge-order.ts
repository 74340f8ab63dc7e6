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
 * One order out of two: mine, with what the other side moved or added put where the other side put it, which is after the same neighbour (before
 * the next, if there is none) of those that I have not moved away. What both sides moved stays where I put it, unless it is in `preferTheirs`; such are named in `both`, and those that
 * only the other side moved in `moved`. The lists hold the ids that are to remain.
 */
export function mergeOrder(
  base: readonly string[], mine: readonly string[], theirs: readonly string[], preferTheirs: ReadonlySet<string> = new Set(),
): { order: string[]; moved: string[]; both: string[] } {
  const mineMoved = movedIn(base, mine);
  const theirsMoved = movedIn(base, theirs);
  const here = new Set(mine);
  const placed = theirs.filter((id) => !here.has(id) || (theirsMoved.has(id) && (!mineMoved.has(id) || preferTheirs.has(id))));
  const going = new Set(placed);
  const order = new Chain(mine.filter((id) => !going.has(id)));
  const steady = new Set(mine.filter((id) => !going.has(id) && !mineMoved.has(id)));
  const nextSteady = followers(theirs, steady);
  let after: string | undefined;
  for (const id of theirs) {
    if (going.has(id)) {
      order.insert(id, after, nextSteady.get(id));
      after = id;
    } else if (steady.has(id)) after = id;
  }
  const [beforeMine, beforeTheirs] = [neighbours(mine), neighbours(theirs)];
  const both = [...theirsMoved].filter((id) => mineMoved.has(id) && beforeMine.get(id) !== beforeTheirs.get(id));
  return { order: order.list(), moved: placed.filter((id) => here.has(id)), both };
}
/** What stands before each. */
const neighbours = (list: readonly string[]): Map<string, string | undefined> => new Map(list.map((id, at) => [id, list[at - 1]]));
/** The first of `steady` that comes after each. */
function followers(list: readonly string[], steady: ReadonlySet<string>): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  let next: string | undefined;
  for (const id of list.toReversed()) {
    found.set(id, next);
    if (steady.has(id)) next = id;
  }
  return found;
}

/** A list into which things are put one by one without moving the rest along: a bundle can bring a hundred thousand. */
class Chain {
  readonly #next = new Map<string | undefined, string | undefined>();
  readonly #before = new Map<string | undefined, string | undefined>();
  constructor(list: readonly string[]) {
    [undefined, ...list].forEach((id, at) => { this.#link(id, list[at]); });
  }
  #link(left: string | undefined, right: string | undefined): void {
    this.#next.set(left, right);
    this.#before.set(right, left);
  }
  /** After the one, or where there is none, before the other, or at the beginning. */
  insert(id: string, after: string | undefined, before: string | undefined): void {
    const left = after ?? (before === undefined ? undefined : this.#before.get(before));
    const right = this.#next.get(left);
    this.#link(left, id);
    this.#link(id, right);
  }
  list(): string[] {
    const all: string[] = [];
    for (let id = this.#next.get(undefined); id !== undefined; id = this.#next.get(id)) all.push(id);
    return all;
  }
}
