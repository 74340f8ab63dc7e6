import { Refusal } from '../result.ts';
import { mergeOrder } from './merge-order.ts';
import type { MergedUnit } from './merge-record.ts';
import { listsIn, listsOf, type Here, type Incoming, type ListName, type Plan, type PlanItem } from './plan.ts';
import { saidOf } from './said.ts';
import { BUNDLE_TABLES, type Fields } from './tables.ts';

/** Mine or theirs, for a record (`unit` left out) or for one unit of it. The last word on the same thing counts. */
export interface Decision {
  table: string;
  id: string;
  unit?: string | undefined;
  take: 'mine' | 'theirs';
}
/** The same for every record of a list, or of one kind in it. */
export interface GroupDecision {
  list: ListName;
  table?: string | undefined;
  take: 'mine' | 'theirs';
}
export interface Decisions {
  decisions: readonly Decision[];
  groups?: readonly GroupDecision[];
  /** For the conflicts that nothing is said of; null: they are refused. */
  otherwise: 'mine' | 'theirs' | null;
}
/** What is to be written: whole rows, fields of rows, and rows that go. */
export interface Work {
  inserts: { table: string; row: Fields }[];
  updates: { table: string; id: string; set: Fields }[];
  deletes: { table: string; id: string }[];
  /** Contents of attached files that may be wanted for it. */
  files: Incoming['files'];
}
type Chosen = (item: PlanItem, unit?: MergedUnit) => 'mine' | 'theirs' | undefined;

/** What to write, once everything that needs a decision has one. Throws a Refusal that counts those that have none. */
export function workOf(plan: Plan, incoming: Incoming, { decisions, groups = [], otherwise }: Decisions, here: Here): Work {
  const said = new Map(decisions.map((one) => [`${one.table}/${one.id}/${one.unit ?? ''}`, one.take]));
  for (const one of decisions) refuseUnknown(one, plan, incoming);
  for (const { table } of groups) if (table !== undefined && !Object.hasOwn(BUNDLE_TABLES, table)) refuseUnknown({ table, id: '', take: 'mine' }, plan, incoming);
  const ofGroups = new Map(groups.map((one) => [`${one.list}/${one.table ?? ''}`, one.take]));
  const chosen: Chosen = (item, unit) => (item.state === 'refused' ? 'mine' : saidOf(item, { decisions: said, groups: ofGroups }, unit));
  const work: Work = { inserts: [], updates: [], deletes: [], files: incoming.files };
  const going = new Map<string, Work['deletes'][number]>();
  let undecided = 0;
  for (const item of plan.items) {
    const whole = chosen(item, item.change === 'moved' || item.change === 'new' ? item.units[0] : undefined) ?? (item.state === 'ready' ? 'theirs' : item.state === 'apart' ? 'mine' : otherwise ?? undefined);
    if (item.change === 'moved') {
      if (item.state === 'conflict' && whole === undefined) undecided++;
    } else if (item.units.length === 0 || item.change === 'new') {
      if (whole === undefined) undecided++;
      else if (whole === 'theirs' && item.change === 'new') {
        work.inserts.push({ table: item.table, row: { ...item.row } });
        for (const id of item.instead ?? []) going.set(`${item.table}/${id}`, { table: item.table, id });
      } else if (whole === 'theirs') for (const one of [{ table: item.table, id: item.id }, ...plan.along.get(`${item.table}/${item.id}`) ?? []]) going.set(`${one.table}/${one.id}`, one);
    } else {
      const set: Fields = {};
      for (const unit of item.units) {
        // Places are given by list, when all else is known.
        if (unit.unit === 'position') continue;
        const take = chosen(item, unit) ?? (item.state === 'apart' ? 'mine' : unit.state === 'conflict' ? otherwise ?? undefined : 'theirs');
        if (take === undefined) undecided++;
        else if (take === 'theirs') Object.assign(set, unit.result ?? unit.theirs);
      }
      if (Object.keys(set).length > 0) work.updates.push({ table: item.table, id: item.id, set });
    }
  }
  work.deletes.push(...going.values());
  if (undecided > 0) {
    throw new Refusal('conflict', `${undecided === 1 ? 'One conflict has' : `${undecided} conflicts have`} not been decided yet. Nothing has been changed. Say for each which to keep.`, { details: { undecided } });
  }
  leaveFollowers(work, plan);
  placeInLists(work, plan, incoming, chosen, otherwise, here);
  return work;
}

/** What follows a record that is not taken is not taken either. */
function leaveFollowers(work: Work, { items }: Plan): void {
  const after = new Map<string, string>(items.flatMap((item) => (item.after === undefined ? [] : [[`${item.table}/${item.id}`, `${item.table}/${item.after}`] as const])));
  if (after.size === 0) return;
  const keyOf = ({ table, row }: Work['inserts'][number]) => `${table}/${String(row['id'])}`;
  const taken = new Set<string>(work.inserts.map(keyOf));
  work.inserts = work.inserts.filter((one) => taken.has(after.get(keyOf(one)) ?? keyOf(one)));
}

/** A slip in a decision must not let in what it was to keep out. */
function refuseUnknown({ table, id, unit }: Decision, { items }: Plan, { tables, deleted }: Incoming): void {
  const known = BUNDLE_TABLES[table];
  const wrong = known === undefined ? `There is no kind of record “${table}”` : unit !== undefined && !Object.hasOwn(known.row.shape, unit) ? `${known.label[1]} have no field “${unit}”`
    : (tables[table] ?? []).some((one) => one.id === id) || deleted.some((one) => one.table === table && one.id === id) || items.some((one) => one.table === table && one.id === id) ? null
      : `The bundle holds nothing of ${known.label[1]} with the id ${id}`;
  if (wrong !== null) throw new Refusal('invalid_input', `A decision cannot be understood: ${wrong}. Nothing has been changed.`);
}

/** Gives the records of each list their places: as they are where one side left its list alone, otherwise counted anew along the merged order. */
function placeInLists(work: Work, plan: Plan, incoming: Incoming, chosen: Chosen, otherwise: 'mine' | 'theirs' | null, here: Here): void {
  const moves = new Map(plan.items.filter(({ change }) => change === 'moved').map((item) => [`${item.table}/${item.id}`, item]));
  const changes = new Map(plan.items.filter(({ change }) => change === 'changed').map((item) => [`${item.table}/${item.id}`, item]));
  const updates = new Map(work.updates.map((one) => [`${one.table}/${one.id}`, one]));
  const setPlace = (table: string, id: string, position: number): void => {
    const update = updates.get(`${table}/${id}`);
    if (update !== undefined) update.set['position'] = position;
    else work.updates.push({ table, id, set: { position } });
  };
  for (const [table, records] of Object.entries(incoming.tables)) {
    const theirPlace = new Map(records.map((record) => [record.id, record['position']]));
    const inserted = new Map(work.inserts.filter((one) => one.table === table).map(({ row }) => [String(row['id']), row]));
    const gone = new Set(work.deletes.filter((one) => one.table === table).map(({ id }) => id));
    const stays = (id: string): boolean => {
      const item = moves.get(`${table}/${id}`);
      if (item !== undefined) return (chosen(item, item.units[0]) ?? (item.state === 'apart' ? 'mine' : item.state === 'ready' ? 'theirs' : otherwise)) !== 'theirs';
      // What is left out of a record as a whole leaves it where it is too.
      const changed = changes.get(`${table}/${id}`);
      return changed !== undefined && (chosen(changed, changed.units.find(({ unit }) => unit === 'position')) ?? (changed.state === 'apart' ? 'mine' : 'theirs')) === 'mine';
    };
    const prefer = new Set([...moves.values()].filter((item) => item.table === table && item.state === 'conflict' && !stays(item.id)).map(({ id }) => id));
    for (const [parent, sent] of listsIn(table, records)) {
      const lists = listsOf(table, parent, sent, here);
      const mine = lists.mine.filter((id) => !gone.has(id));
      const known = new Set([...mine, ...inserted.keys()]);
      const { order } = mergeOrder(lists.base, mine, lists.theirs.filter((id) => known.has(id) && !stays(id)), prefer, (id) => here.origin(table, id));
      for (const [id, position] of placesOf(table, order, mine, (one) => (stays(one) ? undefined : theirPlace.get(one)), here)) {
        const row = inserted.get(id);
        const own = here.mine(table, id);
        // What joins minutes that are confirmed has its place in them already.
        if (row !== undefined) { if (here.closed(table, row) === null) row['position'] = position; }
        else if (own !== undefined && own['position'] !== position && here.closed(table, own) === null) setPlace(table, id, position);
      }
    }
  }
}

/**
 * Places that need no renumbering: where this side left the list alone, those of the other side, and its own for what the other did not send; else its own, if
 * what is new fits between; otherwise 0, 1, 2 …
 */
function placesOf(table: string, order: readonly string[], mine: readonly string[], theirPlace: (id: string) => unknown, here: Here): [string, number][] {
  const own = new Set(mine);
  const ownPlace = (id: string): unknown => (own.has(id) ? here.mine(table, id)?.['position'] : undefined);
  const places = (place: (id: string) => unknown): [string, unknown][] => order.map((id) => [id, place(id)]);
  const numbers = (list: [string, unknown][]): list is [string, number][] => list.every(([, at]) => typeof at === 'number');
  const untouched = mine.every((id) => here.base(table, id)?.['position'] === here.mine(table, id)?.['position']);
  if (untouched) {
    const theirs = places((id) => theirPlace(id) ?? ownPlace(id));
    if (numbers(theirs) && new Set(theirs.map(([, at]) => at)).size === theirs.length) return theirs;
  }
  const kept = places((id) => ownPlace(id) ?? theirPlace(id));
  if (numbers(kept) && kept.every(([, at], n) => n === 0 || kept[n - 1]![1] < at)) return kept;
  return order.map((id, at) => [id, at]);
}
