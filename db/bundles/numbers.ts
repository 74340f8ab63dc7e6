import type { Work } from '../../shared/bundles/resolve.ts';
import { BUNDLE_TABLES, titleOf, type Fields } from '../../shared/bundles/tables.ts';
import { keepNumber, nextNumber, type NumberedLog } from '../next-number.ts';
import type { Writer } from '../query.ts';
import { readRow } from './rows.ts';

/** Numbers that records exchange among each other are out of each other's way while they are written. */
export function freeNumbers(db: Writer, updates: Work['updates']): void {
  updates.forEach(({ table, id, set }, at) => {
    const field = BUNDLE_TABLES[table]!.numbered;
    if (field !== undefined && field in set) db.runSql(`UPDATE ${table} SET ${field} = ? WHERE id = ?`, [-1 - at, id]);
  });
}

/** The fields with the next free number, where another record has theirs; that it has another is added to `renumbered` in words. */
export function numbered(db: Writer, table: string, id: string, fields: Fields, renumbered: string[]): Fields {
  const field = BUNDLE_TABLES[table]!.numbered;
  if (field === undefined || !(field in fields)) return fields;
  const taken = db.oneSql(`SELECT 1 FROM ${table} WHERE ${field} = ? AND id <> ?`, [fields[field], id]) !== undefined;
  const number = taken ? nextNumber(db, table as NumberedLog) : Number(fields[field]);
  if (!taken) keepNumber(db, table as NumberedLog, number);
  if (taken) renumbered.push(`${titleOf(table, { ...readRow(db, table, id), ...fields })} is number ${String(number)} here, because its number was taken.`);
  return { ...fields, [field]: number };
}
