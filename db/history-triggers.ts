import type { Database } from 'better-sqlite3';

/** Tables that are not part of the board's record: the log itself, what is derived from other tables, unsent drafts, keys and copies of bundles, the bytes of files. */
const WITHOUT_HISTORY = new Set(['steps', 'history', 'currentStep', 'counters', 'drafts', 'searchText', 'bundleContents', 'bundleIdentity', 'attachmentContents', 'ledgerNumbers']);

/** The tables whose every change is kept: all of the user's. */
export function historyTables(db: Database): string[] {
  const tables = db.prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name`,
  ).pluck().all() as string[];
  return tables.filter((table) => !WITHOUT_HISTORY.has(table));
}

/** `version` counts the changes of a row; it is no fact of the field, and undo must not turn it back. */
const columnsOf = (db: Database, table: string): string[] =>
  (db.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table) as string[]);

/**
 * Makes the triggers that write every change to `history`, for the columns that the tables have now; so each migration ends with this.
 * Creating and deleting log the whole row as JSON, an update logs each field that differs. Within one step the second update
 * of a field only moves the log entry's `new`: a step keeps what was before it and what was after it.
 */
export function createHistoryTriggers(db: Database): void {
  for (const table of historyTables(db)) {
    const columns = columnsOf(db, table);
    const row = (alias: 'old' | 'new') => `json_object(${columns.map((column) => `'${column}', ${alias}.${column}`).join(', ')})`;
    const step = '(SELECT step FROM currentStep)';
    const fields = columns.filter((column) => column !== 'id' && column !== 'version');
    db.exec(`
DROP TRIGGER IF EXISTS history_${table}_create;
CREATE TRIGGER history_${table}_create AFTER INSERT ON ${table} BEGIN
  INSERT INTO history (step, tableName, rowId, change, new) VALUES (${step}, '${table}', new.id, 'create', ${row('new')});
END;
DROP TRIGGER IF EXISTS history_${table}_delete;
CREATE TRIGGER history_${table}_delete AFTER DELETE ON ${table} BEGIN
  INSERT INTO history (step, tableName, rowId, change, old) VALUES (${step}, '${table}', old.id, 'delete', ${row('old')});
END;
DROP TRIGGER IF EXISTS history_${table}_update;
CREATE TRIGGER history_${table}_update AFTER UPDATE ON ${table} BEGIN
${fields.map((field) => `  INSERT INTO history (step, tableName, rowId, change, field, old, new)
    SELECT ${step}, '${table}', new.id, 'update', '${field}', old.${field}, new.${field} WHERE old.${field} IS NOT new.${field}
    ON CONFLICT (step, tableName, rowId, field) WHERE change = 'update' DO UPDATE SET new = excluded.new;`).join('\n')}
END;`);
  }
}
