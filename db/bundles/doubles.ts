import type { Bundle, BundleTables } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES, type Fields } from '../../shared/bundles/tables.ts';
import type { Reader, Writer } from '../query.ts';
import { hereOf } from './here.ts';
import { referencesOf, referencesTo } from './rows.ts';

/** What both sides made for the same thing, each under an id of its own (the mark of one person at one meeting): "table/their id" and ours. */
export type Doubles = ReadonlyMap<string, string>;
const NOTHING_SHARED = { base: () => undefined, given: () => false, all: () => [] };

/** Looks for them. What is kept word for word, or stands in confirmed minutes or a closed year, stays as it is. */
export function doublesIn(db: Reader, bundle: Bundle): Doubles {
  const doubles = new Map<string, string>();
  const here = hereOf(db, bundle, NOTHING_SHARED);
  // In the order of the kinds, so that what a record belongs to is known by our id before it is looked for.
  for (const [table, { unique, kept, defaults, row: { shape } }] of Object.entries(BUNDLE_TABLES)) {
    if (unique === undefined || kept === true) continue;
    const sent = new Set((bundle.tables[table] ?? []).map(({ id }) => id));
    for (const record of bundle.tables[table] ?? []) {
      if (here.mine(table, record.id) !== undefined) continue;
      const whole = { ...Object.fromEntries(Object.keys(shape).map((field) => [field, defaults[field] ?? null])), ...record };
      const own = here.rival(table, withOurIds(db, table, whole, doubles));
      if (own !== undefined && !sent.has(String(own['id'])) && here.closed(table, own) === null) doubles.set(`${table}/${record.id}`, String(own['id']));
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

/** Whether texts, or drafts that went round, name the record by its id: then it keeps that, and the two are told for one again with every bundle. */
const isNamed = (db: Reader, table: string, id: string): boolean => table === 'minutes' && db.oneSql(
  'SELECT 1 FROM minutes WHERE instr(body, ?1) > 0 UNION ALL SELECT 1 FROM circulations WHERE meetingId = (SELECT meetingId FROM minutes WHERE id = ?1)', [id]) !== undefined;
/**
 * Of two ids for one thing the smaller one is used from now on, by both sides, whoever takes in the other's first. Gives those that keep two ids. Within the
 * transaction of the caller, which lets references wait until its end.
 */
export function useOneId(db: Writer, doubles: Doubles, isLeft: (table: string, id: string) => boolean): Doubles {
  const stay = new Map<string, string>();
  for (const [key, own] of doubles) {
    const [table, theirs] = key.split('/') as [string, string];
    if (theirs < own && !isNamed(db, table, own) && !isLeft(table, own)) rename(db, table, own, theirs);
    else stay.set(key, own);
  }
  return stay;
}
function rename(db: Writer, table: string, from: string, to: string): void {
  db.runSql('PRAGMA defer_foreign_keys = ON');
  const row = db.oneSql<Record<string, string | number | null>>(`SELECT * FROM ${table} WHERE id = ?`, [from])!;
  for (const { table: other, from: field } of referencesTo(db, table)) db.runSql(`UPDATE ${other} SET ${field} = ?, version = version + 1 WHERE ${field} = ?`, [to, from]);
  db.runSql('UPDATE attachments SET ownerId = ?, version = version + 1 WHERE ownerTable = ? AND ownerId = ?', [to, table, from]);
  // Gone and made anew, not changed: history tells of rows by their ids.
  db.runSql(`DELETE FROM ${table} WHERE id = ?`, [from]);
  const values = { ...row, id: to, version: Number(row['version']) + 1 };
  db.runSql(`INSERT INTO ${table} (${Object.keys(values).join(', ')}) VALUES (${Object.keys(values).map(() => '?').join(', ')})`, Object.values(values));
}
