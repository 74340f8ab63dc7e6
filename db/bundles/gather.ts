import type { BundleTables, Scope } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES, WITHHELD_KINDS, type Fields, type Withheld } from '../../shared/bundles/tables.ts';
import type { Reader } from '../query.ts';
import type { Common } from './exchanges.ts';
import { readRow, readRows, referencesOf } from './rows.ts';
import { wheresOf } from './scopes.ts';

export interface Gathered {
  tables: BundleTables;
  deleted: { table: string; id: string }[];
  /** How many records or values of each kind stay here because they were not ticked. */
  left: Record<Withheld, number>;
}

/** Private business, table by table: what hangs on an exempt item. */
const ofExempt = 'SELECT id FROM minutes WHERE agendaItemId IN (SELECT id FROM privateItems)';
const EXEMPT: Readonly<Record<string, string>> = {
  agendaItems: 'id IN (SELECT id FROM privateItems)',
  minutes: `id IN (${ofExempt})`,
  decisions: `minuteId IN (${ofExempt})`,
  votes: `decisionId IN (SELECT id FROM decisions WHERE minuteId IN (${ofExempt}))`,
  corrections: `minuteId IN (${ofExempt})`,
  actions: `minuteId IN (${ofExempt})`,
  actionOwners: `actionId IN (SELECT id FROM actions WHERE minuteId IN (${ofExempt}))`,
  actionProgress: `actionId IN (SELECT id FROM actions WHERE minuteId IN (${ofExempt}))`,
  challenges: 'exempt = 1',
  risks: 'exempt = 1',
  recommendations: 'exempt = 1',
  recommendationActions: 'recommendationId IN (SELECT id FROM recommendations WHERE exempt = 1)',
  planLinks: `decisionId IN (SELECT id FROM decisions WHERE minuteId IN (${ofExempt})) OR riskId IN (SELECT id FROM risks WHERE exempt = 1)`,
};

/**
 * The records of a part of the board, without what was not ticked. What a record cannot do without (the body of an action) comes along; what it
 * merely mentions does not, and then the mention stays at home too. `common`: the last exchange with whom it is for.
 */
export function gather(db: Reader, scope: Scope, include: readonly Withheld[], common: Common): Gathered {
  const left = Object.fromEntries(WITHHELD_KINDS.map((kind) => [kind, 0])) as Record<Withheld, number>;
  const exempt = include.includes('exempt') ? {} : EXEMPT;
  const hidden = new Set<string>();
  for (const [table, where] of Object.entries(exempt)) for (const row of db.allSql<{ id: string }>(`SELECT id FROM ${table} WHERE ${where}`)) hidden.add(`${table}/${row.id}`);
  const chosen = new Map<string, Map<string, Fields>>(Object.keys(BUNDLE_TABLES).map((table) => [table, new Map()]));
  const add = (table: string, row: Fields): void => {
    const id = String(row['id']);
    const rows = chosen.get(table)!;
    if (rows.has(id)) return;
    const needs = referencesOf(db, table).filter(({ from, required }) => required || BUNDLE_TABLES[table]!.needs?.includes(from) === true);
    // What hangs on something private is as private, whatever it is.
    if (hidden.has(`${table}/${id}`) || needs.some(({ from, table: target }) => hidden.has(`${target}/${String(row[from])}`))) {
      hidden.add(`${table}/${id}`);
      left.exempt++;
      return;
    }
    rows.set(id, row);
    for (const { from, table: target } of needs) {
      const other = row[from];
      if (typeof other !== 'string' || chosen.get(target)?.has(other) !== false) continue;
      const found = readRow(db, target, other);
      if (found !== undefined) add(target, found);
    }
  };
  for (const [table, where] of wheresOf(scope)) {
    for (const row of readRows(db, table, where, scope.id)) add(table, row);
  }
  const tables: BundleTables = {};
  for (const [table, rows] of chosen) {
    if (rows.size === 0) continue;
    const references = referencesOf(db, table);
    tables[table] = [...rows.values()].sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1)).map((row) => {
      const base = common.base(table, String(row['id']));
      const sent: Fields & { id: string } = { id: String(row['id']) };
      for (const [field, value] of Object.entries(row)) {
        if (field === 'id' || ((value === null || value === '') && base !== undefined && !Object.hasOwn(base, field))) continue;
        const kind = withheldKind(table, field, row);
        if (kind !== undefined && !include.includes(kind)) {
          if (value !== null && value !== '') left[kind]++;
          continue;
        }
        const reference = references.find(({ from }) => from === field);
        const mentioned = reference !== undefined && typeof value === 'string';
        if (mentioned && chosen.get(reference.table)?.has(value) !== true && (base === undefined || !Object.hasOwn(base, field))) continue;
        if (mentioned && hidden.has(`${reference.table}/${value}`)) continue;
        sent[field] = value;
      }
      return sent;
    });
  }
  const deleted = [...common.all()].filter(([table, id]) => db.oneSql(`SELECT 1 FROM ${table} WHERE id = ?`, [id]) === undefined)
    .map(([table, id]) => ({ table, id })).sort((a, b) => (a.table + a.id < b.table + b.id ? -1 : 1));
  return { tables, deleted, left };
}

function withheldKind(table: string, field: string, row: Fields): Withheld | undefined {
  if (table === 'transactions' && field === 'payee') return row['personal'] === true ? 'payees' : undefined;
  return BUNDLE_TABLES[table]!.withheld?.[field];
}
