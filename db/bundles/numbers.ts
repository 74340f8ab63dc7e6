import type { Work } from '../../shared/bundles/resolve.ts';
import { BUNDLE_TABLES, titleOf, type Fields } from '../../shared/bundles/tables.ts';
import { keepNumber, nextDraft, nextNumber, type NumberedLog } from '../next-number.ts';
import type { Reader, Writer } from '../query.ts';
import { readRow } from './rows.ts';

/** The id of another record that has the number of this one. */
export function hasNumberOf(db: Reader, table: string, row: Fields): string | undefined {
  const { numbered: field, numberedIn } = BUNDLE_TABLES[table]!;
  if (field === undefined) return undefined;
  const [within, parent] = numberedIn === undefined ? ['', []] : [` AND ${numberedIn} = ?`, [row[numberedIn]]];
  return db.oneSql<{ id: string }>(`SELECT id FROM ${table} WHERE ${field} = ? AND id <> ?${within}`, [row[field], row['id'], ...parent])?.id;
}

/** Numbers that records exchange among each other are out of each other's way while they are written. */
export function freeNumbers(db: Writer, updates: Work['updates']): void {
  updates.forEach(({ table, id, set }, at) => {
    const field = BUNDLE_TABLES[table]!.numbered;
    if (field !== undefined && field in set) db.runSql(`UPDATE ${table} SET ${field} = ? WHERE id = ?`, [-1 - at, id]);
  });
}

/** The fields with the number that the record had, or else the next free one, where another record has theirs; that it has another is added to `renumbered` in words. */
export function numbered(db: Writer, table: string, id: string, fields: Fields, before: Fields | undefined, renumbered: string[]): Fields {
  const { numbered: field, numberedIn } = BUNDLE_TABLES[table]!;
  if (field === undefined || !(field in fields)) return fields;
  const whole: Fields = { ...readRow(db, table, id), ...fields, id };
  const taken = hasNumberOf(db, table, whole) !== undefined;
  const keeps = taken && before !== undefined && hasNumberOf(db, table, { ...whole, [field]: before[field] }) === undefined;
  const next = (): number => (numberedIn === undefined ? nextNumber(db, table as NumberedLog) : nextDraft(db, String(whole[numberedIn])));
  const number = keeps ? Number(before[field]) : taken ? next() : Number(fields[field]);
  if (!taken && numberedIn === undefined) keepNumber(db, table as NumberedLog, number);
  if (taken) renumbered.push(`${titleOf(table, whole)} is number ${String(number)} here, because its number was taken.`);
  return { ...fields, [field]: number };
}
