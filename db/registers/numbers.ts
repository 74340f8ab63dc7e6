import type { Writing } from '../handlers.ts';

/** The next number of a log. Numbers run on over the whole board; that of a deleted row is not given again: it may stand in somebody's papers. */
export function nextOf({ db }: Writing, table: 'challenges' | 'risks'): number {
  const { value } = db.oneSql<{ value: number }>(
    `SELECT max(ifnull((SELECT max(number) FROM ${table}), 0), ifnull((SELECT value FROM counters WHERE name = ?), 0)) + 1 AS value`, [table])!;
  db.runSql('INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [table, value]);
  return value;
}
