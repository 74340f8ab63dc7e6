import { HIGHEST_NUMBER } from '../shared/fields.ts';
import { HIGHEST_DRAFT } from '../shared/minutes/circulations.ts';
import { Refusal } from '../shared/result.ts';
import type { Reader, Writer } from './query.ts';

/** The logs whose rows are numbered over the whole board. */
export type NumberedLog = 'actions' | 'challenges' | 'risks';

/**
 * The next number of a log, and keeps that it was given. Numbers run on; that of a deleted row is not given again, since it may stand in somebody's papers. Only where
 * a number from elsewhere stands at the very end do they go on below it, rather than nowhere: after the highest that has a free one behind it.
 */
export function nextNumber(db: Writer, table: NumberedLog): number {
  const { last } = db.oneSql<{ last: number }>(
    `SELECT max(ifnull((SELECT max(number) FROM ${table}), 0), ifnull((SELECT value FROM counters WHERE name = ?), 0)) AS last`, [table])!;
  const number = last < HIGHEST_NUMBER ? last + 1 : freeNumber(db, `SELECT number FROM ${table}`, [], HIGHEST_NUMBER);
  keepNumber(db, table, number);
  return number;
}

/** The next number of a draft among those of the same minutes. */
export function nextDraft(db: Reader, meetingId: string): number {
  const { last } = db.oneSql<{ last: number }>('SELECT max(0, ifnull(max(number), 0)) AS last FROM circulations WHERE meetingId = ?', [meetingId])!;
  return last < HIGHEST_DRAFT ? last + 1 : freeNumber(db, 'SELECT number FROM circulations WHERE meetingId = ?', [meetingId], HIGHEST_DRAFT);
}

function freeNumber(db: Reader, numbers: string, values: readonly string[], highest: number): number {
  const free = db.oneSql<{ number: number }>(
    `WITH given AS NOT MATERIALIZED (${numbers}) SELECT t.number + 1 AS number FROM given AS t WHERE t.number BETWEEN 1 AND ? AND NOT EXISTS (SELECT 1 FROM given AS o WHERE o.number = t.number + 1) ORDER BY t.number DESC LIMIT 1`,
    [...values, highest - 1]);
  if (free !== undefined) return free.number;
  if (db.oneSql(`WITH given AS NOT MATERIALIZED (${numbers}) SELECT 1 FROM given WHERE number = 1`, [...values]) === undefined) return 1;
  throw new Refusal('conflict', 'Every number is taken. Nothing has been changed. Delete what is not needed any more.');
}

/** Keeps that a number was given; the counter is the last of those that run on. */
export const keepNumber = (db: Writer, table: NumberedLog, number: number): number =>
  db.runSql('INSERT INTO counters (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = CASE WHEN value < ?3 THEN max(value, excluded.value) ELSE excluded.value END', [table, number, HIGHEST_NUMBER]);
