import { SAME_THING } from '../shared/same-thing.ts';
import { derivedId } from './derived-id.ts';
import type { Reader } from './query.ts';

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
