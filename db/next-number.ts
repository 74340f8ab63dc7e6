import { HIGHEST_NUMBER } from '../shared/fields.ts';
import { Refusal } from '../shared/result.ts';
import type { Writer } from './query.ts';

/** The logs whose rows are numbered over the whole board. */
export type NumberedLog = 'actions' | 'challenges' | 'risks';

/**
 * The next number of a log, and keeps that it was given. Numbers run on; that of a deleted row is not given again, since it may stand in somebody's papers. Only where
 * a number from elsewhere stands at the very end do they go on below it, rather than nowhere: after the highest that has a free one behind it.
 */
export function nextNumber(db: Writer, table: NumberedLog): number {
  const { last } = db.oneSql<{ last: number }>(
    `SELECT max(ifnull((SELECT max(number) FROM ${table}), 0), ifnull((SELECT value FROM counters WHERE name = ?), 0)) AS last`, [table])!;
  const number = last < HIGHEST_NUMBER ? last + 1 : freeNumber(db, table);
  keepNumber(db, table, number);
  return number;
}

function freeNumber(db: Writer, table: NumberedLog): number {
  const free = db.oneSql<{ number: number }>(
    `SELECT t.number + 1 AS number FROM ${table} AS t WHERE t.number BETWEEN 1 AND ? AND NOT EXISTS (SELECT 1 FROM ${table} AS o WHERE o.number = t.number + 1) ORDER BY t.number DESC LIMIT 1`,
    [HIGHEST_NUMBER - 1]);
  if (free !== undefined) return free.number;
  if (db.oneSql(`SELECT 1 FROM ${table} WHERE number = 1`) === undefined) return 1;
  throw new Refusal('conflict', 'Every number is taken. Nothing has been changed. Delete what is not needed any more.');
}

/** Keeps that a number was given; the counter is the last of those that run on. */
export const keepNumber = (db: Writer, table: NumberedLog, number: number): number =>
  db.runSql('INSERT INTO counters (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = CASE WHEN value < ?3 THEN max(value, excluded.value) ELSE excluded.value END', [table, number, HIGHEST_NUMBER]);
