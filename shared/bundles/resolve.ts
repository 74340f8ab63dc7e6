import { Refusal } from '../result.ts';
import { mergeOrder } from './merge-order.ts';
import type { MergedUnit } from './merge-record.ts';
import { listOf, listsIn, listsOf, type Here, type Incoming, type ListName, type Plan, type PlanItem } from './plan.ts';
import type { Fields } from './tables.ts';

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
  const ofGroups = new Map(groups.map((one) => [`${one.list}/${one.table ?? ''}`, one.take]));
  const chosen: Chosen = (item, unit) => {
    if (item.state === 'refused') return 'mine';
    const own = (unit === undefined ? undefined : said.get(`${item.table}/${item.id}/${unit.unit}`)) ?? said.get(`${item.table}/${item.id}/`);
    // What is said of all conflicts is said of what is in conflict, not of the other fields of the same records.
    if (own !== undefined || (item.state === 'conflict' && unit !== undefined && unit.state !== 'conflict')) return own;
    return ofGroups.get(`${listOf(item)}/${item.table}`) ?? ofGroups.get(`${listOf(item)}/`);
  };
  const work: Work = { inserts: [], updates: [], deletes: [], files: incoming.files };
  let undecided = 0;
  for (const item of plan.items) {
    const whole = chosen(item, item.change === 'moved' ? item.units[0] : undefined) ?? (item.state === 'ready' ? 'theirs' : item.state === 'apart' ? 'mine' : otherwise ?? undefined);
    if (item.change === 'moved') {
      if (item.state === 'conflict' && whole === undefined) undecided++;
    } else if (item.units.length === 0) {
      if (whole === undefined) undecided++;
      else if (whole === 'theirs' && item.change === 'new') work.inserts.push({ table: item.table, row: { ...item.row } });
      else if (whole === 'theirs') work.deletes.push({ table: item.table, id: item.id });
    } else {
      const set: Fields = {};
      for (const unit of item.units) {
        const take = chosen(item, unit) ?? (item.state === 'apart' ? 'mine' : unit.state === 'conflict' ? otherwise ?? undefined : 'theirs');
        if (take === undefined) undecided++;
        else if (take === 'theirs') Object.assign(set, unit.result ?? unit.theirs);
      }
      if (Object.keys(set).length > 0) work.updates.push({ table: item.table, id: item.id, set });
    }
  }
  if (undecided > 0) {
    throw new Refusal('conflict', `${undecided === 1 ? 'One conflict has' : `${undecided} conflicts have`} not been decided yet. Nothing has been changed. Say for each which to keep.`, { details: { undecided } });
  }
  placeInLists(work, plan, incoming, chosen, otherwise, here);
  return work;
}

/** Gives the records of each list their places: as they are where one side left its list alone, otherwise counted anew along the merged order. */
function placeInLists(work: Work, plan: Plan, incoming: Incoming, chosen: Chosen, otherwise: 'mine' | 'theirs' | null, here: Here): void {
  const moves = new Map(plan.items.filter(({ change }) => change === 'moved').map((item) => [`${item.table}/${item.id}`, item]));
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
      return item !== undefined && (chosen(item, item.units[0]) ?? (item.state === 'apart' ? 'mine' : item.state === 'ready' ? 'theirs' : otherwise)) !== 'theirs';
    };
    const prefer = new Set([...moves.values()].filter((item) => item.table === table && item.state === 'conflict' && !stays(item.id)).map(({ id }) => id));
    for (const [parent, sent] of listsIn(table, records)) {
      const lists = listsOf(table, parent, sent, here);
      const mine = lists.mine.filter((id) => !gone.has(id));
      const known = new Set([...mine, ...inserted.keys()]);
      const { order } = mergeOrder(lists.base, mine, lists.theirs.filter((id) => known.has(id) && !stays(id)), prefer, (id) => here.origin(table, id));
      for (const [id, position] of placesOf(table, order, mine, theirPlace, here)) {
        const row = inserted.get(id);
        const own = here.mine(table, id);
        // What joins minutes that are confirmed has its place in them already.
        if (row !== undefined) { if (here.closed(table, row) === null) row['position'] = position; }
        else if (own !== undefined && own['position'] !== position && here.closed(table, own) === null) setPlace(table, id, position);
      }
    }
  }
}

/** Places that need no renumbering: theirs if this side left the list alone and they rise along the order, else mine; otherwise 0, 1, 2 … */
function placesOf(table: string, order: readonly string[], mine: readonly string[], theirPlace: ReadonlyMap<string, unknown>, here: Here): [string, number][] {
  const own = new Set(mine);
  const rising = (place: (id: string) => unknown): [string, number][] | null => {
    const places = order.map((id): [string, unknown] => [id, place(id)]);
    return places.every(([, at], n) => typeof at === 'number' && (n === 0 || Number(places[n - 1]![1]) < at)) ? places as [string, number][] : null;
  };
  const untouched = mine.every((id) => here.base(table, id)?.['position'] === here.mine(table, id)?.['position']);
  return (untouched ? rising((id) => theirPlace.get(id)) : null)
    ?? rising((id) => (own.has(id) ? here.mine(table, id)?.['position'] : theirPlace.get(id)))
    ?? order.map((id, at) => [id, at]);
}
