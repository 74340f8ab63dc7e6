import { rangesBy, type Equation, type Range } from './linear-bounds.ts';

/** Groups smaller than this are not shown. */
export const SMALLEST_GROUP = 5;

export interface Group {
  key: string;
  /** The larger group that it is part of: the sector of an agency. */
  within: string;
  /** What adds up over the groups of a table: bookings. */
  size: number;
  /** How many different people they are. */
  people: number;
}
/** A table as a report prints it, with what it does not show. */
export interface Printed {
  /** The spans of time that the report covers, by their numbers: whatever lies between the first and last days of several reports. */
  spans: readonly number[];
  groups: readonly Pick<Group, 'key' | 'within' | 'size'>[];
  unseen: ReadonlySet<string>;
  unseenParents: ReadonlySet<string>;
}
export interface Hidden {
  groups: Set<string>;
  parents: Set<string>;
  /** Even with everything hidden a small group would be given away, so nothing at all may be shown. */
  total: boolean;
}

const isSmall = (size: number): boolean => size > 0 && size < SMALLEST_GROUP;
/** A reader must be left with at least five sizes to choose from. */
const isOpen = ({ lo, hi }: Range): boolean => hi - lo >= SMALLEST_GROUP - 1;
/** The same, or know only that it is nobody, or no small group. */
const isVague = (range: Range): boolean => isOpen(range) || range.lo >= SMALLEST_GROUP || range.hi <= 0;
const within = (groups: Printed['groups']): Map<string, Printed['groups'][number][]> => {
  const families = new Map<string, Printed['groups'][number][]>();
  for (const one of groups) families.set(one.within, [...families.get(one.within) ?? [], one]);
  return families;
};
const sum = (groups: Printed['groups']): number => groups.reduce((all, one) => all + one.size, 0);

/** All that a reader of these reports can write down: an unknown for each group and span of time, and every number that is printed. */
function equationsOf(reports: readonly Printed[], keys: readonly string[], spanCount: number): Equation[] {
  const place = new Map(keys.map((key, at) => [key, at * spanCount]));
  return reports.flatMap(({ spans, groups, unseen, unseenParents }) => {
    const placesOf = (some: readonly { key: string }[]): number[] => some.flatMap(({ key }) => spans.map((span) => place.get(key)! + span));
    const listed = new Map(groups.map((one) => [one.key, one]));
    const families = within(groups);
    const hiddenParents = [...families].filter(([parent]) => unseenParents.has(parent)).flatMap(([, family]) => family);
    return [
      // Whoever is shown is known, whoever is not listed is nobody, and whoever is listed but hidden is somebody.
      ...keys.map((key): Equation => {
        const one = listed.get(key);
        return one !== undefined && unseen.has(key) ? { places: placesOf([one]), total: 1, atLeast: true } : { places: placesOf([{ key }]), total: one?.size ?? 0 };
      }),
      ...[...families].filter(([parent, family]) => !unseenParents.has(parent) && family.some((one) => unseen.has(one.key))).map(([, family]): Equation => ({ places: placesOf(family), total: sum(family) })),
      ...(hiddenParents.length === 0 ? [] : [{ places: placesOf(hiddenParents), total: sum(hiddenParents) }]),
    ];
  });
}

/**
 * The groups to hide: those of fewer than five people, and so many others, the smallest first, that nobody can work out a small group from the
 * numbers that are shown, from this report alone or together with the `others`, which share days with it and were written before. What a reader
 * could know is found by linear programming over every group and span of time. Groups of nobody are no groups.
 */
export function hiddenGroups(own: readonly Group[], { spans = [0], others = [] }: { spans?: readonly number[]; others?: readonly Printed[] } = {}): Hidden {
  const groups = own.filter((one) => one.size > 0).toSorted((a, b) => a.size - b.size || (a.key < b.key ? -1 : 1));
  const families = within(groups);
  const parents = [...families.keys()].toSorted((a, b) => sum(families.get(a)!) - sum(families.get(b)!) || (a < b ? -1 : 1));
  const hidden: Hidden = { groups: new Set(), parents: new Set(), total: false };
  const hideParent = (parent: string): void => {
    hidden.parents.add(parent);
    for (const one of families.get(parent)!) hidden.groups.add(one.key);
  };
  for (const one of groups) if (isSmall(one.size) || isSmall(one.people)) hidden.groups.add(one.key);
  for (const parent of parents) if (isSmall(groups.reduce((all, one) => all + (one.within === parent ? one.people : 0), 0)) || isSmall(sum(families.get(parent)!))) hideParent(parent);
  const mine: Printed = { spans, groups, unseen: hidden.groups, unseenParents: hidden.parents };
  const reports = [mine, ...others];
  const spanCount = Math.max(...reports.flatMap((one) => one.spans)) + 1;
  const runs = Array.from({ length: spanCount }, (_, first) => Array.from({ length: spanCount - first }, (__, more) => Array.from({ length: more + 1 }, (___, at) => first + at))).flat();

  /** Hides what is given away, or else the next smallest beside it; false where nothing more can be hidden. */
  const hideMore = (key: string, parent: string | undefined): boolean => {
    const family = families.get(parent ?? '') ?? [];
    const next = family.find((one) => one.key === key && !hidden.groups.has(key)) ?? (hidden.parents.has(parent ?? '') ? undefined : family.find((one) => !hidden.groups.has(one.key)));
    const nextParent = family.length > 0 && !hidden.parents.has(parent!) ? parent : parents.find((one) => !hidden.parents.has(one));
    if (next !== undefined) hidden.groups.add(next.key);
    else if (nextParent !== undefined) hideParent(nextParent);
    return next !== undefined || nextParent !== undefined;
  };
  /** Hides one thing more; null where nothing need be hidden, false where nothing more can be. */
  const turn = (): boolean | null => {
    const parentOf = new Map(reports.toReversed().flatMap((one) => one.groups.map((group) => [group.key, group.within])));
    const isUnseen = (key: string): boolean => reports.some((one) => one.unseen.has(key));
    const together = [...parentOf.keys()].filter(isUnseen);
    // Whoever is shown in every report bears on nobody else.
    const alone = others.length === 0 ? [] : [...parentOf.keys()].filter((key) => !isUnseen(key));
    for (const keys of [...(together.length === 0 ? [] : [together]), ...alone.map((key) => [key])]) {
      const rangeOf = rangesBy(equationsOf(reports.map((one) => ({ ...one, groups: one.groups.filter(({ key }) => keys.includes(key)) })), keys, spanCount), keys.length * spanCount);
      for (const [at, key] of keys.entries()) {
        const placesOf = (run: readonly number[]): number[] => run.map((span) => at * spanCount + span);
        const given = (hidden.groups.has(key) && !isOpen(rangeOf(placesOf(spans)))) || (others.length > 0 && runs.some((run) => !isVague(rangeOf(placesOf(run)))));
        if (given) return hideMore(key, parentOf.get(key));
      }
      for (const parent of hidden.parents) {
        const members = families.get(parent)!.map((one) => keys.indexOf(one.key));
        if (!members.includes(-1) && !isOpen(rangeOf(members.flatMap((at) => spans.map((span) => at * spanCount + span))))) return hideMore('', parent);
      }
    }
    return null;
  };
  let going = turn();
  while (going === true) going = turn();
  const isTooNear = others.some((one) => isSmall(Math.abs(sum(one.groups) - sum(groups))));
  hidden.total = going === false || isSmall(sum(groups)) || isTooNear;
  return hidden;
}
