import { Refusal } from '../../shared/result.ts';
import { BUNDLE_TABLES, labelOf, titleOf, type Fields } from '../../shared/bundles/tables.ts';
import type { Work } from '../../shared/bundles/resolve.ts';
import type { Writing } from '../handlers.ts';
import { isCancelled } from '../packs/finished-file.ts';
import { columns } from './rows.ts';

export interface Watch {
  progress: (done: number, total: number, label: string) => void;
  cancelled: Int32Array;
}
/** How many records are written between two looks at whether the person wants to stop. */
const BATCH = 500;
/** Confirming a meeting’s minutes, or closing a year, closes what hangs on it: so these are written when the rest is there. */
const CLOSERS = new Set(['meetings', 'financialYears']);

/**
 * Writes what was decided, within the transaction of the caller: what goes first, then what changes, then what is new. Returns how much was written, and the records that got another number.
 */
export function apply({ db }: Writing, { inserts, updates, deletes }: Work, { progress, cancelled }: Watch): { written: number; renumbered: string[] } {
  db.runSql('PRAGMA defer_foreign_keys = ON');
  const total = inserts.length + updates.length + deletes.length;
  let written = 0;
  const count = (): void => {
    if (++written % BATCH !== 0) return;
    if (isCancelled(cancelled)) throw new Refusal('cancelled', 'You stopped this. Nothing has been changed.');
    progress(written, total, 'Writing the records');
  };
  const renumbered: string[] = [];
  for (const { table, id } of deletes) {
    db.runSql(`DELETE FROM ${table} WHERE id = ?`, [id]);
    count();
  }
  freeNumbers(updates);
  for (const closing of [false, true]) {
    for (const one of updates) if (CLOSERS.has(one.table) === closing) change(one);
    for (const one of inserts) if (CLOSERS.has(one.table) === closing) insert(one);
  }
  refuseDangling(new Set([...inserts, ...updates, ...deletes].map(({ table }) => table)));
  return { written, renumbered };

  function change({ table, id, set }: Work['updates'][number]): void {
    const { toStored } = columns(table);
    const names = Object.keys(set);
    numbered(table, id, set);
    db.runSql(`UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')}, version = version + 1 WHERE id = ?`, [...names.map((name) => toStored(name, set[name])), id]);
    count();
  }
  function insert({ table, row }: Work['inserts'][number]): void {
    const { names, toStored } = columns(table);
    numbered(table, String(row['id']), row);
    db.runSql(`INSERT INTO ${table} (version, ${names.join(', ')}) VALUES (1, ${names.map(() => '?').join(', ')})`, names.map((name) => toStored(name, row[name])));
    count();
  }
  /** Numbers that two records exchange are out of each other's way while they are written. */
  function freeNumbers(list: Work['updates']): void {
    list.forEach(({ table, id, set }, at) => {
      const field = BUNDLE_TABLES[table]!.numbered;
      if (field !== undefined && field in set) db.runSql(`UPDATE ${table} SET ${field} = ? WHERE id = ?`, [-1 - at, id]);
    });
  }
  function numbered(table: string, id: string, row: Fields): void {
    const field = BUNDLE_TABLES[table]!.numbered;
    if (field === undefined || !(field in row)) return;
    const taken = db.oneSql(`SELECT 1 FROM ${table} WHERE ${field} = ? AND id <> ?`, [row[field], id]) !== undefined;
    if (taken) {
      const old = titleOf(table, row);
      const next = db.oneSql<{ next: number }>(
        `SELECT max(ifnull((SELECT max(${field}) FROM ${table}), 0), ifnull((SELECT value FROM counters WHERE name = ?), 0)) + 1 AS next`, [table])!.next;
      row[field] = next;
      renumbered.push(`${old} is number ${next} here, because its number was taken.`);
    }
    db.runSql('INSERT INTO counters (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)', [table, row[field]]);
  }
  function refuseDangling(tables: ReadonlySet<string>): void {
    for (const table of tables) {
      const broken = db.oneSql<{ parent: string }>(`SELECT parent FROM pragma_foreign_key_check('${table}')`);
      if (broken !== undefined) {
        throw new Refusal('conflict', `Some ${labelOf(table, 2)} refer to ${Object.hasOwn(BUNDLE_TABLES, broken.parent) ? labelOf(broken.parent, 2) : 'records'} that you left out. Nothing has been changed. Take those too, or leave both out.`);
      }
    }
  }
}
