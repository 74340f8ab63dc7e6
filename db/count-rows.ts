import type { Database, Statement } from 'better-sqlite3';

/** So many changes to rows may have made a small table a large one. */
const MANY = 1000;
const counts = new WeakMap<Database, { changes: Statement; counted: number }>();

/**
 * Lets SQLite count the tables again that have grown or shrunk tenfold since it last did. It chooses its way through the tables by those counts: with the
 * ones of an empty board it would look for each of many thousands of rows by reading all of them.
 */
export function countRows(database: Database): void {
  // All tables, not only those that were read since; each by a sample. See https://www.sqlite.org/pragma.html#pragma_optimize.
  database.pragma('optimize = 0x10012');
  const changes = counts.get(database)?.changes ?? database.prepare('SELECT total_changes()').pluck();
  counts.set(database, { changes, counted: changes.get() as number });
}
/** The same once much has been written since it was last done. */
export function keepCount(database: Database): void {
  const { changes, counted } = counts.get(database)!;
  if (changes.get() as number - counted >= MANY) countRows(database);
}
