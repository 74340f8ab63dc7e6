import type { z } from 'zod';
import { BUNDLE_TABLES, type Fields } from '../../shared/bundles/tables.ts';
import { kindsOf } from '../crud.ts';
import type { Reader } from '../query.ts';

export interface Columns {
  /** Every field of the record but `version`, `id` first. */
  names: string[];
  /** SQL that writes a new record, the values in the order of the names. */
  insert: string;
  fromStored: (row: Fields) => Fields;
  toStored: (name: string, value: unknown) => unknown;
}

/** How the records of a table are held, found once from its schema. */
const columnsOf = new Map<string, Columns>(Object.entries(BUNDLE_TABLES).map(([table, { row, kept }]) => {
  const { yesNo, json } = kindsOf(row);
  const names = ['id', ...Object.keys(row.shape).filter((name) => name !== 'id' && name !== 'version')];
  return [table, {
    names,
    insert: `INSERT INTO ${table} (version, ${names.join(', ')}) VALUES (1, ${names.map(() => '?').join(', ')})`,
    fromStored: (stored) => {
      for (const name of yesNo) stored[name] = stored[name] === 1;
      for (const name of json) {
        if (stored[name] === null) continue;
        const value: unknown = JSON.parse(String(stored[name]));
        // What is kept word for word may hold more than is told of it, such as the notes of that day: its schema drops that.
        stored[name] = kept === true ? (row.shape[name] as z.ZodType).parse(value) : value;
      }
      return stored;
    },
    toStored: (name, value) => (typeof value === 'boolean' ? Number(value) : json.includes(name) && value !== null ? JSON.stringify(value) : value ?? null),
  }];
}));
export const columns = (table: string): Columns => columnsOf.get(table)!;

export function readRow(db: Reader, table: string, id: string): Fields | undefined {
  const { names, fromStored } = columns(table);
  const row = db.oneSql<Fields>(`SELECT ${names.join(', ')} FROM ${table} WHERE id = ?`, [id]);
  return row === undefined ? undefined : fromStored(row);
}

/** The records for which `where` holds, by id. `?1` and `?2` stand for the values. */
export function readRows(db: Reader, table: string, where: string, values: readonly string[] = []): Fields[] {
  const { names, fromStored } = columns(table);
  const text = `SELECT ${names.join(', ')} FROM ${table} WHERE ${where} ORDER BY id`;
  const named = Math.max(0, ...[...where.matchAll(/\?(\d)/g)].map(([, n]) => Number(n)));
  return db.allSql<Fields>(text, values.slice(0, named)).map(fromStored);
}

export interface Reference {
  from: string;
  table: string;
  required: boolean;
}
const references = new Map<string, Reference[]>();
/** The fields of a table that name another record, and whether they must. */
export function referencesOf(db: Reader, table: string): Reference[] {
  let found = references.get(table);
  if (found === undefined) {
    const { names } = columns(table);
    found = db.allSql<{ from: string; table: string; required: number }>(
      `SELECT f."from" AS "from", f."table" AS "table", c."notnull" AS required FROM pragma_foreign_key_list(?1) AS f JOIN pragma_table_info(?1) AS c ON c.name = f."from"`, [table])
      .filter(({ from }) => names.includes(from)).map((one) => ({ ...one, required: one.required === 1 }));
    references.set(table, found);
  }
  return found;
}

let incoming: Map<string, { table: string; from: string }[]> | undefined;
/** The columns anywhere in the file that name a record of this table. */
export function referencesTo(db: Reader, table: string): { table: string; from: string }[] {
  if (incoming === undefined) {
    incoming = new Map();
    const all = db.allSql<{ table: string; from: string; to: string }>(
      `SELECT t.name AS "table", f."from" AS "from", f."table" AS "to" FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f WHERE t.schema = 'main' AND t.type = 'table'`);
    for (const { table: own, from, to } of all) incoming.set(to, [...incoming.get(to) ?? [], { table: own, from }]);
  }
  return incoming.get(table) ?? [];
}

/**
 * Whether the record was here once and somebody deleted it. What came by a bundle that was taken back was not deleted: it only never came in. Nor was what got
 * another id because it was corrected to be about something else (see `otherThing`), unless both sides had it: then it is gone for the other.
 * CROSS here and below: the few changes of the record first, however few steps SQLite takes the file to have.
 */
export const wasDeleted = (db: Reader, table: string, id: string, common: boolean): boolean => db.oneSql(
  `SELECT 1 FROM history AS h CROSS JOIN steps AS s ON s.id = h.step WHERE h.tableName = ?1 AND h.rowId = ?2 AND h.change = 'delete'
     AND (s.kind <> 'undo' OR (SELECT operation FROM steps AS t WHERE t.id = s.target) <> 'bundles.import')
     AND (?3 OR s.operation <> h.tableName || '.update') LIMIT 1`, [table, id, Number(common)]) !== undefined;

/** The step in which a bundle brought the record as it is here; null for one that was made here. */
export const importThatMade = (db: Reader, table: string, id: string): number | null => db.oneSql<{ step: number | null }>(
  `SELECT iif(s.operation = 'bundles.import', s.id, NULL) AS step FROM history AS h CROSS JOIN steps AS s ON s.id = h.step WHERE h.tableName = ? AND h.rowId = ? AND h.change = 'create' AND s.kind = 'do' ORDER BY h.seq DESC LIMIT 1`,
  [table, id])?.step ?? null;
