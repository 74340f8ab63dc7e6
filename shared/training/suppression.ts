/** Groups smaller than this are not shown. */
export const SMALLEST_GROUP = 5;

export interface Group {
  key: string;
  /** The larger group that it is part of: the sector of an agency. */
  within: string;
  size: number;
}
export interface Hidden {
  groups: Set<string>;
  parents: Set<string>;
  /** Even with everything hidden the total would give a group away, so it is hidden too. */
  total: boolean;
}

/** Whether so many hidden groups with this sum leave each of them a range of at least five sizes. */
const isSafe = (count: number, sum: number): boolean => count >= 2 && sum - (count - 1) >= SMALLEST_GROUP;
const sizeOf = (rows: readonly { size: number }[]): number => rows.reduce((sum, one) => sum + one.size, 0);

/**
 * The groups to hide: those smaller than five, and so many others that what is hidden cannot be worked out by taking the shown from the
 * totals. Groups of nobody are shown, and count for nothing. What is hidden within a shown parent is at least two groups, and their sum leaves
 * each of them a range of at least five sizes; where that cannot be, the parent is hidden, by the same rule, and with it all its groups.
 */
export function hiddenGroups(groups: readonly Group[]): Hidden {
  const families = new Map<string, Group[]>();
  for (const one of groups) if (one.size > 0) families.set(one.within, [...families.get(one.within) ?? [], one]);
  const within = new Map([...families].map(([key, members]) => [key, hideAmong(members)]));
  const parents = [...families].map(([key, members]) => ({ key, size: sizeOf(members), members, must: within.get(key)!.unsafe || sizeOf(members) < SMALLEST_GROUP }))
    .toSorted((a, b) => Number(b.must) - Number(a.must) || a.size - b.size || (a.key < b.key ? -1 : 1));
  let count = parents.filter((one) => one.must).length;
  const safeSoFar = (): boolean => {
    const hidden = parents.slice(0, count);
    return isSafe(count, sizeOf(hidden)) && isSafe(hidden.reduce((sum, one) => sum + one.members.length, 0), sizeOf(hidden));
  };
  if (count > 0) while (count < parents.length && !safeSoFar()) count++;
  const hiddenParents = new Set(parents.slice(0, count).map((one) => one.key));
  return {
    parents: hiddenParents, total: count > 0 && !safeSoFar(),
    groups: new Set([...families].flatMap(([key, members]) => (hiddenParents.has(key) ? members.map((one) => one.key) : within.get(key)!.keys))),
  };
}

/** Among groups whose sum is known: the small ones, then the smallest others until nothing can be worked out. */
function hideAmong(rows: readonly Group[]): { keys: string[]; unsafe: boolean } {
  const ordered = rows.toSorted((a, b) => a.size - b.size || (a.key < b.key ? -1 : 1));
  let count = ordered.filter((one) => one.size < SMALLEST_GROUP).length;
  if (count === 0) return { keys: [], unsafe: false };
  while (count < ordered.length && !isSafe(count, sizeOf(ordered.slice(0, count)))) count++;
  return { keys: ordered.slice(0, count).map((one) => one.key), unsafe: !isSafe(count, sizeOf(ordered.slice(0, count))) };
}
