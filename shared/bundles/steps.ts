import { isAsBefore, sameContent } from './canonical.ts';
import type { BundleTables } from './format.ts';
import type { MergedUnit } from './merge-record.ts';
import type { Here, PlanItem } from './plan.ts';
import { BUNDLE_TABLES, type Fields } from './tables.ts';

type Step = Fields & { id: string };
/**
 * What a step that came in is beside those here. `twin`: both sides said the same, each by itself. `instead`: the two sides part here, and if theirs is
 * taken, these of ours go. `after`: it followed such a step there, and goes with it.
 */
export type Parting = { twin: Fields } | { instead: Fields[]; more: boolean; open: boolean; replaced: boolean } | { after: string; open: boolean };
/** By "table/id" of the step that came in. */
export type Partings = ReadonlyMap<string, Parting>;

/** Looks, of everything that is counted in steps, for the place from which on the two sides said something different. */
export function partingsIn(tables: BundleTables, going: ReadonlySet<string>, here: Here): Partings {
  const found = new Map<string, Parting>();
  for (const [table, { steps }] of Object.entries(BUNDLE_TABLES)) {
    if (steps === undefined) continue;
    const rows = new Map<unknown, Step[]>();
    for (const record of tables[table] ?? []) rows.set(record[steps.of], [...rows.get(record[steps.of]) ?? [], record]);
    for (const [parent, sent] of rows) {
      if (typeof parent !== 'string' || sent.every(({ id }) => here.mine(table, id) !== undefined)) continue;
      partIn(found, table, steps.say, here.list(table, parent).map((id) => here.mine(table, id)!), sent, going, here);
    }
  }
  return found;
}

function partIn(found: Map<string, Parting>, table: string, say: readonly string[], mine: readonly Fields[], sent: readonly Step[], going: ReadonlySet<string>, here: Here): void {
  const both = new Set(sent.map(({ id }) => id));
  const own = mine.filter(({ id }) => !both.has(String(id)));
  const theirs = sent.filter(({ id }) => here.mine(table, id) === undefined).sort((a, b) => Number(a['position']) - Number(b['position']));
  const rivalOf = (step: Step): Fields | undefined => own.find(({ position }) => position === step['position']);
  const saysSame = (step: Step, rival: Fields | undefined): rival is Fields => rival !== undefined && say.every((field) => !Object.hasOwn(step, field) || sameContent(step[field], rival[field]));
  const at = theirs.findIndex((step) => rivalOf(step) !== undefined && !saysSame(step, rivalOf(step)));
  for (const step of at === -1 ? theirs : theirs.slice(0, at)) {
    const rival = rivalOf(step);
    if (rival !== undefined) found.set(`${table}/${step.id}`, { twin: rival });
  }
  if (at === -1) return;
  const [first, ...more] = theirs.slice(at) as [Step, ...Step[]];
  const instead = own.filter(({ position }) => Number(position) >= Number(first['position']));
  const goes = ({ id }: Fields): boolean => going.has(`${table}/${String(id)}`) && here.base(table, String(id)) !== undefined;
  // What was decided is settled until somebody says more, or takes back what had been agreed.
  const open = more.some((step) => !isAsBefore(here.base(table, step.id), step)) || instead.some(goes);
  const isNews = here.base(table, first.id) === undefined && !here.deletedHere(table, first.id);
  found.set(`${table}/${first.id}`, { instead, more: more.length > 0, open, replaced: isNews && instead.every(goes) });
  for (const step of more) found.set(`${table}/${step.id}`, { after: first.id, open });
}

/** What the plan says of such a step; null: it is here already, in the same words. */
export function planParting(item: PlanItem & { row: Fields }, record: Step, parting: Parting): PlanItem | null {
  if ('after' in parting) return { ...item, state: 'ready', reason: 'Goes with the step before it, if that one is taken.', after: parting.after };
  if ('twin' in parting) {
    // Both sides keep the same of the two.
    if (record.id > String(parting.twin['id'])) return null;
    return { ...item, state: 'ready', reason: 'Both sides said the same. They are taken for one.', row: { ...parting.twin, ...record }, instead: [String(parting.twin['id'])] };
  }
  const { instead, more, replaced } = parting;
  const goes = { ...item, units: [unitOf(item.table, record, instead[0]!, replaced)], instead: instead.map(({ id }) => String(id)) };
  if (replaced) return { ...goes, state: 'ready', reason: 'It takes the place of what was said there before.' };
  const followed = instead.slice(1).map((row) => BUNDLE_TABLES[item.table]!.titleFields.map((field) => String(row[field])).join(' '));
  const words = ['Both sides said something different of the same booking.', more ? 'What followed theirs comes along with it.' : '',
    followed.length > 0 ? `If theirs is taken, what followed ours goes with it: ${followed.join(', ')}.` : ''];
  return { ...goes, state: 'conflict', reason: words.filter((one) => one !== '').join(' ') };
}

function unitOf(table: string, theirs: Fields, mine: Fields, replaced: boolean): MergedUnit {
  const fields = BUNDLE_TABLES[table]!.steps!.say.filter((field) => Object.hasOwn(theirs, field));
  const pick = (row: Fields): Fields => Object.fromEntries(fields.map((field) => [field, row[field]]));
  return { unit: fields[0]!, state: replaced ? 'theirs' : 'conflict', mine: pick(mine), theirs: pick(theirs), base: null, result: replaced ? pick(theirs) : null };
}
