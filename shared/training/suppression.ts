/** Groups smaller than this are not shown. */
export const SMALLEST_GROUP = 5;

export interface Group {
  key: string;
  /** The larger group that it is part of: the sector of an agency. */
  within: string;
  size: number;
}

/**
 * The groups to hide: those smaller than five, and so many others that what is hidden cannot be worked out by taking the shown from the
 * totals. Groups of nobody are shown, and count for nothing. Hidden groups with the same parent are at least two, and their sum leaves
 * each of them a range of at least five sizes; a parent is hidden by the same rule among the parents, and with it all its groups.
 */
export function hiddenGroups(groups: readonly Group[]): { groups: Set<string>; parents: Set<string> } {
  const present = groups.filter((one) => one.size > 0);
  const families = new Map<string, Group[]>();
  for (const one of present) families.set(one.within, [...families.get(one.within) ?? [], one]);
  const parents = [...families].map(([key, members]) => ({ key, size: members.reduce((sum, one) => sum + one.size, 0) }));
  const hiddenParents = hideAmong(parents);
  const hidden = new Set<string>();
  for (const [parent, members] of families) {
    const keys = hiddenParents.has(parent) ? members.map((one) => one.key) : hideAmong(members);
    for (const key of keys) hidden.add(key);
  }
  return { groups: hidden, parents: hiddenParents };
}

/** Among rows whose total is known: the small ones, then the smallest others until nothing can be worked out. All, if it cannot be helped. */
function hideAmong(rows: readonly { key: string; size: number }[]): Set<string> {
  const ordered = rows.toSorted((a, b) => a.size - b.size || (a.key < b.key ? -1 : 1));
  let count = ordered.filter((one) => one.size < SMALLEST_GROUP).length;
  if (count === 0) return new Set();
  const isSafe = (): boolean => {
    const sum = ordered.slice(0, count).reduce((all, one) => all + one.size, 0);
    return count >= 2 && sum - (count - 1) >= SMALLEST_GROUP;
  };
  while (count < ordered.length && !isSafe()) count++;
  return new Set(ordered.slice(0, count).map((one) => one.key));
}
