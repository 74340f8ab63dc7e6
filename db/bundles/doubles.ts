import type { Bundle, BundleTables } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES, type Fields } from '../../shared/bundles/tables.ts';
import { SAME_THING } from '../../shared/same-thing.ts';
import type { Reader } from '../query.ts';
import { hereOf } from './here.ts';
import { referencesOf } from './rows.ts';

/**
 * What both sides made for the same thing, each under an id of its own, because one of them came to be about it later and keeps its id (a financial
 * year with budget lines that was moved): "table/their id" and ours. What was made for it at once has one id from the start, see `sameThing`.
 */
export type Doubles = ReadonlyMap<string, string>;
const NOTHING_SHARED = { base: () => undefined, given: () => false, made: () => false, all: () => [] };

/** Looks for them: one of theirs for one of ours, and none that they have deleted. What is kept word for word, or stands in confirmed minutes or a closed year, stays as it is. */
export function doublesIn(db: Reader, bundle: Bundle): Doubles {
  const doubles = new Map<string, string>();
  const here = hereOf(db, bundle, NOTHING_SHARED);
  const taken = new Set(bundle.deleted.map(({ table, id }) => `${table}/${id}`));
  // In the order of the kinds, so that what a record belongs to is known by our id before it is looked for.
  for (const [table, { kept, defaults, row: { shape } }] of Object.entries(BUNDLE_TABLES)) {
    if (SAME_THING[table] === undefined || kept === true) continue;
    const sent = new Set((bundle.tables[table] ?? []).map(({ id }) => id));
    for (const record of bundle.tables[table] ?? []) {
      if (here.mine(table, record.id) !== undefined) continue;
      const whole = { ...Object.fromEntries(Object.keys(shape).map((field) => [field, defaults[field] ?? null])), ...record };
      const own = here.rival(table, withOurIds(db, table, whole, doubles));
      const key = `${table}/${String(own?.['id'])}`;
      if (own === undefined || taken.has(key) || sent.has(String(own['id'])) || here.closed(table, own) !== null) continue;
      doubles.set(`${table}/${record.id}`, String(own['id']));
      taken.add(key);
    }
  }
  return doubles;
}

function withOurIds<T extends Fields>(db: Reader, table: string, record: T, doubles: Doubles): T {
  let changed: Fields | undefined;
  for (const { from, table: target } of referencesOf(db, table)) {
    const own = doubles.get(`${target}/${String(record[from])}`);
    if (own !== undefined) changed = { ...changed ?? record, [from]: own };
  }
  return (changed ?? record) as T;
}

/** The bundle as if its sender had used our ids for them. */
export function asOurs(db: Reader, bundle: Bundle, doubles: Doubles): Bundle {
  if (doubles.size === 0) return bundle;
  const tables: BundleTables = {};
  for (const [table, records] of Object.entries(bundle.tables)) {
    tables[table] = records.map((record) => ({ ...withOurIds(db, table, record, doubles), id: doubles.get(`${table}/${record.id}`) ?? record.id }));
  }
  return { ...bundle, tables };
}
