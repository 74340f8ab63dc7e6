import { SAME_THING } from '../shared/same-thing.ts';
import { derivedId } from './derived-id.ts';
import type { Reader } from './query.ts';
import { isReferredTo } from './references.ts';

/**
 * The id of a new record of something that there is only once: it follows from what the record is about, so that two people who make it on two laptops have
 * made one record. With the version that follows on the one it had before it was deleted, so that whoever still holds that is told. Undefined for any other
 * record, and where the id is taken by one that has come to be about something else.
 */
export function sameThing(db: Reader, table: string, row: Readonly<Record<string, unknown>>): { id: string; version: number } | undefined {
  const fields = SAME_THING[table];
  if (fields === undefined) return undefined;
  const id = derivedId(table, ...fields.map((field) => String(row[field] ?? '')));
  if (db.oneSql(`SELECT 1 FROM ${table} WHERE id = ?`, [id]) !== undefined) return undefined;
  const before = db.oneSql<{ version: number }>(`SELECT old ->> '$.version' AS version FROM history WHERE tableName = ? AND rowId = ? AND change = 'delete' ORDER BY seq DESC LIMIT 1`, [table, id]);
  return { id, version: (before?.version ?? 0) + 1 };
}

type Row = Readonly<Record<string, unknown>> & { id: string; version: number };
/**
 * The new id of a record that comes to be about something else: a short form that is corrected is not the one that somebody else makes under the old
 * letters. Undefined where it stays what it was, or other records refer to it.
 */
export function otherThing(db: Reader, table: string, before: Row, after: Row): { id: string; version: number } | undefined {
  if (SAME_THING[table]?.some((field) => before[field] !== after[field]) !== true || isReferredTo(db, table, before.id)) return undefined;
  const other = sameThing(db, table, after);
  return other === undefined ? undefined : { id: other.id, version: Math.max(other.version, before.version + 1) };
}
