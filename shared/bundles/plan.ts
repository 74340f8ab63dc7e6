import { fieldWords } from '../field-words.ts';
import { isAsBefore } from './canonical.ts';
import { closingIn, isClosed, openBefore, openFields } from './closing.ts';
import type { BundleTables } from './format.ts';
import { mergeOrder } from './merge-order.ts';
import { isEmpty, mergeRecord, type MergedUnit } from './merge-record.ts';
import { partingsIn, planParting, type Partings } from './steps.ts';
import { BUNDLE_TABLES, titleOf, type Fields } from './tables.ts';

/** What the plan needs to know of the file that a bundle comes to. All of it is read, nothing is changed. */
export interface Here {
  mine: (table: string, id: string) => Fields | undefined;
  /** The last state that both sides had, with the fields that travelled then. */
  base: (table: string, id: string) => Fields | undefined;
  /** Whether the sender was given this record, or sent it first. */
  given: (table: string, id: string) => boolean;
  /** Whether the sender's bundles brought it here. */
  made: (table: string, id: string) => boolean;
  /** Whether both sides made one for the same thing: theirs is taken for a change of ours. */
  isDouble: (table: string, id: string) => boolean;
  /** Whether the record was here once and has been deleted. */
  deletedHere: (table: string, id: string) => boolean;
  /** Why the record cannot be changed at all; null: it can. */
  closed: (table: string, row: Fields) => string | null;
  /** The meeting or the financial year that a record stands in, as "table/id"; null for neither. */
  standsIn: (table: string, row: Fields) => string | null;
  /** How many records of a meeting or a financial year are here and not in the bundle. */
  notSent: (table: string, id: string) => number;
  /** What the fields refer to that is neither here nor in the bundle, in words; null: nothing. */
  lacks: (table: string, fields: Fields) => string | null;
  /** What the record makes no sense without: the meeting of an agenda item, the body of an action. */
  belongsTo: (table: string, row: Fields) => { table: string; id: string }[];
  /** A record here, under another id, that the new one would contradict. */
  rival: (table: string, row: Fields) => Fields | undefined;
  /** Records here that would be left without the one to be deleted. */
  hangingOn: (table: string, id: string) => { table: string; id: string }[];
  /** Whether another record here has the number of this one. */
  numberTaken: (table: string, row: Fields) => boolean;
  /** Whether the bundle brings, with this record, what was left out of confirmed minutes when they came. */
  completes: (table: string, row: Fields) => boolean;
  /** The ids of a list, in its order. */
  list: (table: string, parent: string) => string[];
  /** With what a record came here: the same for those that one bundle brought, and for all that were made here. */
  origin: (table: string, id: string) => unknown;
}
export interface Incoming {
  tables: BundleTables;
  deleted: readonly { table: string; id: string }[];
  /** Contents of attached files that came along. */
  files: readonly { sha256: string; base64: string }[];
}

/** The lists that a plan is shown in. */
export const LISTS = ['conflict', 'apart', 'changed', 'new', 'refused'] as const;
export type ListName = (typeof LISTS)[number];
export const listOf = ({ state, change }: Pick<PlanItem, 'state' | 'change'>): ListName => (state === 'ready' ? (change === 'new' ? 'new' : 'changed') : state);

export type Change = 'new' | 'changed' | 'deleted' | 'moved';
export interface PlanItem {
  table: string;
  id: string;
  title: string;
  change: Change;
  /** `ready`: taken unless left out. `conflict`: waits for a decision. `apart`: the sender was not given it; left unless taken. `refused`: cannot be taken. */
  state: 'ready' | 'conflict' | 'apart' | 'refused';
  /** Why it is a conflict, set apart or refused, where the fields do not say it. */
  reason: string | null;
  units: MergedUnit[];
  /** For what is new: the whole record as it would be. For a deletion: the record that would go. */
  row: Fields | null;
  /** Records of the same kind here that go if it is taken. */
  instead?: readonly string[];
  /** The new record without which it is not taken. */
  after?: string;
}
export interface Plan {
  items: PlanItem[];
  /** How many records that came in are as they are here. */
  same: number;
  /** The first of those, in words. */
  sameTitles: string[];
  /** Of a deletion, by "table/id": what was written here since and belongs to it, and would go with it. */
  along: ReadonlyMap<string, readonly { table: string; id: string }[]>;
}
/** So many of the same are named. */
const SAME_NAMED = 200;

/** Compares what came in with what is here, and says for every record what would happen. Writes nothing. */
export function planOf({ tables, deleted }: Incoming, here: Here): Plan {
  const items: PlanItem[] = [];
  const sameTitles: string[] = [];
  let same = 0;
  const isSame = (title: () => string): void => {
    if (same++ < SAME_NAMED) sameTitles.push(title());
  };
  const going = new Set(deleted.map(({ table, id }) => `${table}/${id}`));
  const looking: Looking = { going, calledBack: deletedAndMissed(tables, here), closing: closingHere(tables, here), partings: partingsIn(tables, going, here) };
  for (const [table, records] of Object.entries(tables)) {
    for (const record of records) {
      const item = planRecord(table, record, here, looking);
      if (item === null) isSame(() => titleOf(table, here.mine(table, record.id) ?? record));
      else items.push(item);
    }
    for (const move of movesOf(table, records, here, items)) items.push(move);
  }
  // What goes so that something else takes its place is told of there.
  const replaced = new Set(items.flatMap(({ table, instead = [] }) => instead.map((id) => `${table}/${id}`)));
  const along = new Map<string, { table: string; id: string }[]>();
  for (const { table, id } of deleted) {
    if (replaced.has(`${table}/${id}`)) continue;
    const hanging = hangingOn(table, id, going, here);
    if (hanging.length > 0) along.set(`${table}/${id}`, hanging);
    const item = planDeletion(table, id, hanging, here);
    if (item === null) isSame(() => `${titleOf(table, here.base(table, id) ?? {})}, deleted on both sides`);
    else items.push(item);
  }
  return { items, same, sameTitles, along };
}

/** What is known of the whole bundle when one record is looked at. */
interface Looking {
  /** What was deleted here and has to come back if what belongs to it is taken. */
  calledBack: ReadonlySet<string>;
  /** What has been deleted there. */
  going: ReadonlySet<string>;
  /** The meetings and years that it would close here. */
  closing: ReadonlySet<string>;
  /** Where both sides went on with the steps of the same thing, each by itself. */
  partings: Partings;
}
/** Without those that both sides had closed before, or of which it was decided: they stay open. */
const closingHere = (tables: BundleTables, here: Here): Set<string> =>
  new Set(closingIn(tables, here.mine).filter(({ table, id }) => !isClosed(table, here.base(table, id) ?? {})).map(({ table, id }) => `${table}/${id}`));

/** What was deleted here and is as it was there, but has something that is new or changed there belong to it: without it, that could not be taken in. */
function deletedAndMissed(tables: BundleTables, here: Here): Set<string> {
  const deleted = new Map<string, { table: string; record: Fields }>();
  const missing: { table: string; record: Fields & { id: string } }[] = [];
  for (const [table, records] of Object.entries(tables)) {
    for (const record of records) {
      if (here.mine(table, record.id) !== undefined) continue;
      const base = here.base(table, record.id);
      if (isAsBefore(base, record)) deleted.set(`${table}/${record.id}`, { table, record });
      else missing.push({ table, record });
    }
  }
  const found = new Set<string>();
  const follow = (table: string, row: Fields): void => {
    for (const one of here.belongsTo(table, row)) {
      const key = `${one.table}/${one.id}`;
      const parent = deleted.get(key);
      if (parent === undefined || found.has(key)) continue;
      found.add(key);
      follow(parent.table, parent.record);
    }
  };
  if (deleted.size > 0) for (const { table, record } of missing) follow(table, record);
  return found;
}

function planRecord(table: string, record: Fields & { id: string }, here: Here, looking: Looking): PlanItem | null {
  const { id } = record;
  const mine = here.mine(table, id);
  const base = here.base(table, id);
  if (mine === undefined) return planNew(table, record, base, here, looking);
  const units = mergeRecord(BUNDLE_TABLES[table]!, openBefore(table, base), mine, record, looking.closing.size > 0 && looking.closing.has(here.standsIn(table, mine) ?? ''));
  if (units.length === 0) return null;
  const item = { table, id, title: titleOf(table, mine), change: 'changed' as const, units, row: null };
  const theirs = Object.assign({}, ...units.map((unit) => unit.theirs)) as Fields;
  const { completes, kept, numbered } = BUNDLE_TABLES[table]!;
  if (completes !== undefined && 'contents' in theirs) {
    // What is here already has more than what came, or came before without its private items and has them now: neither changes a word.
    const rest = units.filter(({ unit }) => unit !== 'contents');
    if (completes(theirs, mine)) return rest.length === 0 ? null : planRecord(table, without(record, 'contents'), here, looking);
    if (rest.length === 0 && completes(mine, theirs)) {
      if (!here.made(table, id)) return { ...item, state: 'refused', reason: 'It would add private items to minutes that came here from somebody else.' };
      return { ...item, state: 'ready', reason: 'Brings private items that were left out before. What is here already stays as it is, word for word.', units: units.map((unit) => ({ ...unit, state: 'theirs', result: unit.theirs })) };
    }
  }
  const closed = (kept === true && units.some((one) => one.unit !== numbered && (one.state !== 'theirs' || !isFirst(base, one.theirs))) ? 'Such a record is only ever added, never changed.' : null)
    ?? (kept === true ? null : here.closed(table, mine)) ?? here.lacks(table, theirs);
  if (closed !== null) return { ...item, state: 'refused', reason: closed };
  // Of what belongs to nothing else (a short form, a year) both have a word in the one that both made; what is to belong to it is another matter.
  const isOwnToo = here.isDouble(table, id) && here.belongsTo(table, mine).length === 0;
  if (!here.given(table, id) && !isOwnToo) return { ...item, state: 'apart', reason: 'The sender was not given this record.' };
  const foreign = here.belongsTo(table, theirs).find((one) => here.mine(one.table, one.id) !== undefined && !here.given(one.table, one.id));
  if (foreign !== undefined) return { ...item, state: 'apart', reason: `It would belong to something that the sender was not given: ${titleOf(foreign.table, here.mine(foreign.table, foreign.id)!)}.` };
  const extra = looking.closing.has(`${table}/${id}`) ? here.notSent(table, id) : 0;
  if (extra > 0) {
    const [one, many] = table === 'meetings' ? ['record of these minutes is', 'records of these minutes are'] : ['record of this year is', 'records of this year are'];
    return {
      ...item, state: 'conflict', reason: `${extra === 1 ? `One ${one}` : `${extra} ${many}`} only here, and not in what was ${table === 'meetings' ? 'confirmed' : 'closed'} there.`,
      units: units.map((unit) => (isClosed(table, unit.theirs) ? { ...unit, state: 'conflict', result: null } : unit)),
    };
  }
  return { ...item, state: units.some(({ state }) => state === 'conflict') ? 'conflict' : 'ready', reason: here.isDouble(table, id) ? 'Both sides made one for the same thing. They are taken for one.' : null };
}

const without = <T extends Fields>(record: T, field: string): T => Object.fromEntries(Object.entries(record).filter(([name]) => name !== field)) as T;
/** Whether these fields were kept at home so far: then they add to a record, and do not change it. */
const isFirst = (base: Fields | undefined, fields: Fields): boolean => base !== undefined && Object.keys(fields).every((field) => !Object.hasOwn(base, field));

function planNew(table: string, record: Fields & { id: string }, base: Fields | undefined, here: Here, { calledBack, closing, going, partings }: Looking): PlanItem | null {
  const { row: schema, defaults } = BUNDLE_TABLES[table]!;
  const missing = Object.keys(schema.shape).filter((field) => !Object.hasOwn(record, field) && field !== 'version');
  const usual: Fields = { ...defaults, ...openFields(table) };
  const row: Fields = { ...Object.fromEntries(missing.map((field) => [field, usual[field] ?? null])), ...record };
  const item = { table, id: record.id, title: titleOf(table, row), change: 'new' as const, units: [], row };
  const wrong = schema.safeParse({ version: 1, ...row });
  const unchanged = isAsBefore(base, record);
  const settled = unchanged && closing.size > 0 && closing.has(here.standsIn(table, record) ?? '');
  const parting = partings.get(`${table}/${record.id}`);
  const parted = parting !== undefined && 'open' in parting && parting.open;
  if (unchanged && !settled && !parted && !calledBack.has(`${table}/${record.id}`)) return null;
  if (!wrong.success) return { ...item, state: 'refused', reason: `Not complete: ${wrong.error.issues[0]?.path.join('.') ?? 'a field'} is missing or wrong.` };
  const shut = here.closed(table, row);
  const closed = (shut !== null && here.completes(table, row) ? null : shut) ?? here.lacks(table, row);
  if (closed !== null) return { ...item, state: 'refused', reason: closed };
  const rival = here.rival(table, row);
  if (rival !== undefined && !going.has(`${table}/${String(rival['id'])}`)) return { ...item, state: 'refused', reason: `There is already one here for the same thing: ${titleOf(table, rival)}.` };
  // To add to what somebody was not given is to change it.
  const parents = here.belongsTo(table, row);
  const foreign = parents.find((one) => here.mine(one.table, one.id) !== undefined && !here.given(one.table, one.id));
  const step = parting === undefined ? undefined : planParting({ ...item, state: 'ready', reason: null }, record, parting);
  if (step === null) return null;
  if (foreign !== undefined) return { ...step ?? item, state: 'apart', reason: `It belongs to something that the sender was not given: ${titleOf(foreign.table, here.mine(foreign.table, foreign.id)!)}.` };
  if (step !== undefined) return step;
  if (base !== undefined || here.deletedHere(table, record.id)) {
    const there = settled ? 'confirmed or closed there with it' : unchanged ? 'something that belongs to it was added or changed there' : 'changed there';
    return { ...item, state: 'conflict', reason: `${here.deletedHere(table, record.id) ? 'Deleted here' : 'Left out here before'}; ${there}.` };
  }
  const lost = parents.find((one) => here.mine(one.table, one.id) === undefined && here.deletedHere(one.table, one.id));
  if (lost !== undefined) return { ...item, state: 'conflict', reason: `It belongs to something that was deleted here: ${titleOf(lost.table, here.base(lost.table, lost.id) ?? {})}. Take both back, or neither.` };
  return { ...item, state: 'ready', reason: here.numberTaken(table, row) ? 'Its number is taken here, so it gets the next free one.' : null };
}

/** All that belongs here to a record that is to go, and to that in turn, and is not going by itself. */
function hangingOn(table: string, id: string, going: ReadonlySet<string>, here: Here): { table: string; id: string }[] {
  const found = new Map<string, { table: string; id: string }>();
  const follow = (one: { table: string; id: string }): void => {
    for (const next of here.hangingOn(one.table, one.id)) {
      const key = `${next.table}/${next.id}`;
      if (going.has(key) || found.has(key)) continue;
      found.set(key, next);
      if (Object.hasOwn(BUNDLE_TABLES, next.table)) follow(next);
    }
  };
  follow({ table, id });
  return [...found.values()];
}
/** Fields of a record that stayed at home on its way to the other side, and say something here. */
function keptAtHome(table: string, base: Fields, mine: Fields): string[] {
  const { withheld = {}, withheldOf, defaults } = BUNDLE_TABLES[table]!;
  return [...Object.keys(withheld), ...withheldOf?.fields ?? []].filter((field) => !Object.hasOwn(base, field) && !isEmpty(mine[field], defaults[field]));
}

function planDeletion(table: string, id: string, hanging: readonly { table: string; id: string }[], here: Here): PlanItem | null {
  const mine = here.mine(table, id);
  if (mine === undefined) return null;
  const base = here.base(table, id);
  const item = { table, id, title: titleOf(table, mine), change: 'deleted' as const, units: [], row: mine };
  const closed = here.closed(table, mine);
  if (closed !== null) return { ...item, state: 'refused', reason: closed };
  if (!here.given(table, id)) return { ...item, state: 'apart', reason: 'The sender was not given this record.' };
  // It went there before, and was kept here: that is settled.
  if (base === undefined) return null;
  // What cannot go with it keeps it: the words of minutes that were sent round or confirmed, or what is no part of a board that travels.
  const stays = hanging.filter((one) => !Object.hasOwn(BUNDLE_TABLES, one.table) || BUNDLE_TABLES[one.table]!.publicPart !== undefined || here.closed(one.table, here.mine(one.table, one.id)!) !== null);
  if (stays.length > 0) return { ...item, state: 'refused', reason: `${stays.length === 1 ? 'One record here still belongs' : `${stays.length} records here still belong`} to it.` };
  const changedHere = !isAsBefore(mine, base);
  const atHome = keptAtHome(table, base, mine);
  const reasons = [
    ...changedHere ? ['and changed here'] : [],
    ...atHome.length > 0 ? [`and here it has what was not sent there: ${atHome.map(fieldWords).join(', ')}`] : [],
    ...hanging.length > 0 ? [`and here ${hanging.length === 1 ? 'something belongs' : `${hanging.length} records belong`} to it that would go with it: ${namedIn(hanging, here)}`] : [],
  ];
  return reasons.length > 0 ? { ...item, state: 'conflict', reason: `Deleted there, ${reasons.join(', ')}.` } : { ...item, state: 'ready', reason: null };
}

/** So many are named. */
const SOME = 3;
const namedIn = (records: readonly { table: string; id: string }[], here: Here): string =>
  records.slice(0, SOME).map(({ table, id }) => titleOf(table, here.mine(table, id)!)).join('; ') + (records.length > SOME ? ` and ${records.length - SOME} more` : '');

/** The order of a list before, here and there, of the records that all of them can place. */
export interface Lists {
  base: string[];
  mine: string[];
  theirs: string[];
}
export function listsOf(table: string, parent: string, sent: readonly (Fields & { id: string })[], here: Here): Lists {
  const field = BUNDLE_TABLES[table]!.listOf!;
  const inOrder = (rows: readonly Fields[]) => rows.filter((row) => typeof row['position'] === 'number')
    .sort((a, b) => Number(a['position']) - Number(b['position']) || (String(a['id']) < String(b['id']) ? -1 : 1)).map((row) => String(row['id']));
  return {
    base: inOrder(sent.map((record) => here.base(table, record.id)).filter((row) => row !== undefined).filter((row) => row[field] === parent)),
    mine: here.list(table, parent),
    theirs: inOrder(sent),
  };
}
/** The records that came in, by the list they stand in. */
export function listsIn(table: string, records: readonly (Fields & { id: string })[]): Map<string, (Fields & { id: string })[]> {
  const field = BUNDLE_TABLES[table]!.listOf;
  const lists = new Map<string, (Fields & { id: string })[]>();
  for (const record of field === undefined ? [] : records) {
    const parent = record[field!];
    if (typeof parent !== 'string') continue;
    const list = lists.get(parent);
    if (list === undefined) lists.set(parent, [record]);
    else list.push(record);
  }
  return lists;
}

/** Records that only stand elsewhere in their list; those that changed otherwise have their place among their fields. */
function movesOf(table: string, records: readonly (Fields & { id: string })[], here: Here, items: readonly PlanItem[]): PlanItem[] {
  const listed = new Map(items.filter((item) => item.table === table).map((item) => [item.id, item]));
  return [...listsIn(table, records)].flatMap(([parent, sent]) => {
    const { base, mine, theirs } = listsOf(table, parent, sent, here);
    const known = new Set(mine);
    const { order, moved, both } = mergeOrder(base, mine, theirs.filter((id) => known.has(id)), undefined, (id) => here.origin(table, id));
    if (order.every((id, at) => id === mine[at]) && both.length === 0) return [];
    const at = (list: string[]) => new Map(list.map((id, n) => [id, n + 1]));
    const places = { base: at(base), mine: at(mine), theirs: at(theirs), order: at(order) };
    const twice = new Set(both);
    const unitOf = (id: string): MergedUnit => {
      const place = (list: Map<string, number>) => ({ position: list.get(id) ?? 0 });
      const conflict = twice.has(id);
      return {
        unit: 'position', state: conflict ? 'conflict' : 'merged', mine: place(places.mine), theirs: place(places.theirs), base: places.base.has(id) ? place(places.base) : null,
        result: conflict ? null : place(places.order),
      };
    };
    // What changed otherwise as well tells of its place among its fields.
    for (const id of moved) if (listed.get(id)?.change === 'changed' && !twice.has(id)) listed.get(id)!.units.push(unitOf(id));
    return [...new Set([...both, ...moved.filter((one) => !listed.has(one))])].map((id): PlanItem => {
      const row = here.mine(table, id)!;
      const unit = unitOf(id);
      const conflict = twice.has(id);
      const closed = here.closed(table, row);
      return {
        table, id, title: titleOf(table, row), change: 'moved', units: [unit], row: null,
        ...closed !== null ? { state: 'refused', reason: closed } : !here.given(table, id) ? { state: 'apart', reason: 'The sender was not given this record.' }
          : { state: conflict ? 'conflict' : 'ready', reason: null },
      };
    });
  });
}
