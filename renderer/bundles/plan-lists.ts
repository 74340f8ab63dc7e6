import type { OpenedBundle, ShownItem } from '../../shared/bundles.ts';
import type { ListName } from '../../shared/bundles/plan.ts';
import { saidOf, type Said } from '../../shared/bundles/said.ts';
import type { Problem } from '../../shared/result.ts';

export type Take = 'mine' | 'theirs';
/** What was decided, by the key of a record or of one of its fields. */
export type Decisions = ReadonlyMap<string, Take>;
/** What was decided of a whole list, or of one kind of record in it: "conflict/", "new/actions". */
export type Groups = ReadonlyMap<string, Take>;
export const groupKey = (list: ListName, table = ''): string => `${list}/${table}`;
export type Decided = Said;
export const keyOf = (item: Pick<ShownItem, 'table' | 'id'>, unit = ''): string => `${item.table}/${item.id}/${unit}`;

export const LISTS: readonly { list: ListName; title: string; says: string; all?: [mine: string, theirs: string] }[] = [
  { list: 'conflict', title: 'In conflict', says: 'Both sides changed these. Say for each which to keep; both texts stay in history.', all: ['Keep all of ours', 'Take all of theirs'] },
  { list: 'apart', title: 'Set apart', says: 'These are left as they are unless you tick them: each says why. What is left comes up again with the next bundle.' },
  { list: 'changed', title: 'Changed', says: 'Only the sender changed these.', all: ['Leave all out', 'Take all in'] },
  { list: 'new', title: 'New', says: 'These are not here yet.', all: ['Leave all out', 'Take all in'] },
  { list: 'refused', title: 'Cannot be taken in', says: 'These are left out, each for the reason beside it.' },
];

/** What of a record waits for a decision: each field that both sides changed, or the record as a whole. */
export function needsWord(item: ShownItem): string[] {
  if (item.state !== 'conflict') return [];
  const units = item.units.filter(({ state }) => state === 'conflict').map(({ unit }) => keyOf(item, unit));
  return units.length === 0 ? [keyOf(item)] : units;
}
/** What a decision about a whole record is about: each conflict in it, or each field, or the record where it has no fields to choose from. */
export const keysOf = (item: ShownItem): string[] => (item.state === 'conflict' ? needsWord(item) : item.units.length === 0 ? [keyOf(item)] : item.units.map(({ unit }) => keyOf(item, unit)));

/** Which side a field, or a record that is new or goes, is taken from as things stand; undefined while nobody has said. */
export function takenFrom(item: ShownItem, decided: Decided, unit?: ShownItem['units'][number]): Take | undefined {
  if (item.state === 'refused') return 'mine';
  const said = saidOf(item, decided, unit);
  if (said !== undefined) return said;
  if (item.state === 'apart') return 'mine';
  return item.state === 'conflict' && (unit === undefined || unit.state === 'conflict') ? undefined : 'theirs';
}

/** The decisions as the back end takes them. */
export const decisionList = (decisions: Decisions) => [...decisions].map(([key, take]) => {
  const [table, id, unit] = key.split('/') as [string, string, string];
  return { table, id, ...(unit === '' ? {} : { unit }), take };
});
export const groupList = (groups: Groups) => [...groups].map(([key, take]) => {
  const [list, table] = key.split('/') as [ListName, string];
  return { list, ...(table === '' ? {} : { table }), take };
});

/** What a refused attempt found, by the key of the record. */
export function foundIn(problem: Problem | undefined): ReadonlyMap<string, string> {
  const findings = problem?.details?.['findings'];
  if (!Array.isArray(findings)) return new Map();
  return new Map((findings as { table: string; id: string; message: string }[]).map((one) => [keyOf(one), one.message]));
}
/** Items of one kind of record together, the kinds in the order in which they come. */
export function byTable(items: readonly ShownItem[]): [table: string, items: ShownItem[]][] {
  const groups = new Map<string, ShownItem[]>();
  for (const item of items) groups.set(item.table, [...groups.get(item.table) ?? [], item]);
  return [...groups];
}
/** How many decisions are still wanted, of the conflicts that are listed and of those that are not. */
export function waitingIn({ items, counts }: OpenedBundle, decided: Decided): number {
  const conflicts = items.filter(({ state }) => state === 'conflict');
  const listed = conflicts.flatMap((item) => {
    const units = item.units.filter(({ state }) => state === 'conflict');
    return units.length === 0 ? [takenFrom(item, decided)] : units.map((unit) => takenFrom(item, decided, unit));
  }).filter((take) => take === undefined).length;
  return listed + (decided.groups.has(groupKey('conflict')) ? 0 : counts.conflict - conflicts.length);
}
