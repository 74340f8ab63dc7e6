import { sameContent } from '../../shared/bundles/canonical.ts';
import { splitClosing } from '../../shared/bundles/closing.ts';
import type { BundleTables, Scope } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES, WITHHELD_KINDS, type Fields, type Withheld } from '../../shared/bundles/tables.ts';
import type { Reader } from '../query.ts';
import type { Common } from './exchanges.ts';
import { privateRecords } from './private.ts';
import { readRow, readRows, referencesOf, wasDeleted } from './rows.ts';
import { valuesOf, wheresOf } from './scopes.ts';

export interface Gathered {
  tables: BundleTables;
  deleted: { table: string; id: string }[];
  /** The hashes of the attached files that go, and how many bytes they are together. */
  files: string[];
  fileBytes: number;
  /** How many records or values of each kind stay here because they were not ticked. */
  left: Record<Withheld, number>;
}

/**
 * The records of a part of the board, without what was not ticked. What a record cannot do without (the body of an action) comes along; what it
 * merely mentions does not, and then the mention stays at home too. What only comes along comes with a part of what hangs on it, so it does not travel
 * as closed: confirmed minutes would never take the rest in. `common`: the last exchange with whom it is for.
 */
export function gather(db: Reader, scope: Scope, include: readonly Withheld[], common: Common): Gathered {
  const left = Object.fromEntries(WITHHELD_KINDS.map((kind) => [kind, 0])) as Record<Withheld, number>;
  const hidden = include.includes('exempt') ? new Set<string>() : privateRecords(db);
  const isHidden = (table: string, id: string): boolean | undefined =>
    hidden.has(`${table}/${id}`) || (db.oneSql(`SELECT 1 FROM ${table} WHERE id = ?`, [id]) === undefined ? undefined : false);
  const partOf = (table: string, row: Fields): Fields => {
    const publicPart = include.includes('exempt') ? undefined : BUNDLE_TABLES[table]!.publicPart?.(row, isHidden);
    if (publicPart !== undefined && !sameContent(publicPart, row)) left.exempt++;
    return publicPart ?? row;
  };
  const parts = wheresOf(scope).map(([table, where]) => ({ table, rows: readRows(db, table, where, valuesOf(scope)) }));
  const asked = new Set(parts.flatMap(({ table, rows }) => rows.map((row) => `${table}/${String(row['id'])}`)));
  /** What goes of a record: of one that only comes along, nothing that closes it. */
  const goesOf = (table: string, row: Fields): Fields => (asked.has(`${table}/${String(row['id'])}`) ? row : splitClosing(table, row).first);
  const chosen = new Map<string, Map<string, Fields>>(Object.keys(BUNDLE_TABLES).map((table) => [table, new Map()]));
  const add = (table: string, whole: Fields): void => {
    const id = String(whole['id']);
    const rows = chosen.get(table)!;
    if (rows.has(id)) return;
    if (hidden.has(`${table}/${id}`)) {
      left.exempt++;
      return;
    }
    const { wholly, whollyOf } = BUNDLE_TABLES[table]!;
    if (wholly !== undefined && !include.includes(wholly) && whollyOf?.when(whole) !== false) {
      left[wholly]++;
      return;
    }
    const row = partOf(table, whole);
    const needs = referencesOf(db, table).filter(({ from, required }) => required || BUNDLE_TABLES[table]!.needs?.includes(from) === true);
    rows.set(id, row);
    for (const { from, table: target } of needs) {
      const other = goesOf(table, row)[from];
      if (typeof other !== 'string' || chosen.get(target)?.has(other) !== false) continue;
      const found = readRow(db, target, other);
      if (found !== undefined) add(target, found);
    }
  };
  for (const { table, rows } of parts) for (const row of rows) add(table, row);
  // Files go with the records that were asked for, not with those that only come along.
  if (scope.kind !== 'board') {
    for (const row of readRows(db, 'attachments', '1')) if (asked.has(`${String(row['ownerTable'])}/${String(row['ownerId'])}`)) add('attachments', row);
  }
  const tables: BundleTables = {};
  for (const [table, rows] of chosen) {
    if (rows.size === 0) continue;
    const references = referencesOf(db, table);
    tables[table] = [...rows.values()].sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1)).map((row) => {
      const base = common.base(table, String(row['id']));
      const sent: Fields & { id: string } = { id: String(row['id']) };
      for (const [field, value] of Object.entries(goesOf(table, row))) {
        if (field === 'id' || ((value === null || value === '') && base !== undefined && !Object.hasOwn(base, field))) continue;
        const kind = withheldKind(table, field, row);
        if (kind !== undefined && !include.includes(kind)) {
          if (value !== null && value !== '') left[kind]++;
          continue;
        }
        const reference = references.find(({ from }) => from === field);
        const mentioned = reference !== undefined && typeof value === 'string';
        if (mentioned && chosen.get(reference.table)?.has(value) !== true && (base === undefined || !Object.hasOwn(base, field))) continue;
        sent[field] = value;
      }
      return sent;
    });
  }
  const deleted = [...common.all()].filter(([table, id]) => db.oneSql(`SELECT 1 FROM ${table} WHERE id = ?`, [id]) === undefined && wasDeleted(db, table, id, true))
    .map(([table, id]) => ({ table, id })).sort((a, b) => (a.table + a.id < b.table + b.id ? -1 : 1));
  const fresh = new Map((tables['attachments'] ?? []).filter((row) => common.base('attachments', row.id)?.['sha256'] !== row['sha256']).map((row) => [String(row['sha256']), Number(row['size'])]));
  return { tables, deleted, files: [...fresh.keys()], fileBytes: [...fresh.values()].reduce((sum, size) => sum + size, 0), left };
}

function withheldKind(table: string, field: string, row: Fields): Withheld | undefined {
  const { withheld, withheldOf } = BUNDLE_TABLES[table]!;
  return withheld?.[field] ?? (withheldOf?.fields.includes(field) === true && withheldOf.when(row) ? withheldOf.kind : undefined);
}
