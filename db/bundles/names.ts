import type { Bundle } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES, titleOf, type Fields } from '../../shared/bundles/tables.ts';
import { referenceKey, referencesIn, type RichDoc } from '../../shared/rich-text.ts';
import { nameReferences } from '../minutes/references.ts';
import type { Reader } from '../query.ts';
import { readRow, referencesOf } from './rows.ts';

type Find = (table: string, id: string) => Fields | undefined;
/** The records of a bundle by their ids. */
export function bundleRows({ tables }: Bundle): Find {
  const rows = new Map(Object.entries(tables).flatMap(([table, records]) => records.map((record) => [`${table}/${record.id}`, record] as const)));
  return (table, id) => rows.get(`${table}/${id}`);
}

/** What the ids in these records stand for, in words, from the file or from the bundle itself. */
export function namesIn(db: Reader, incoming: Find, lists: readonly (readonly [table: string, rows: readonly Fields[]])[]): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [table, rows] of lists) {
    Object.assign(names, referredIn(db, table, rows));
    if (table === 'attachments') Object.assign(names, ownersIn(db, incoming, rows));
    for (const { from, table: target } of referencesOf(db, table)) {
      if (!Object.hasOwn(BUNDLE_TABLES, target)) continue;
      for (const row of rows) {
        const id = row[from];
        if (typeof id !== 'string' || Object.hasOwn(names, id)) continue;
        const found = readRow(db, target, id) ?? incoming(target, id);
        // Without its kind, which the field says.
        if (found !== undefined) names[id] = titleOf(target, found).replace(/^[^:]+: /, '');
      }
    }
  }
  return names;
}

/** A minute has no heading of its own where its item gives it: then it is known by the item. */
export function titleIn(db: Reader, incoming: Find, { table, id, title }: { table: string; id: string; title: string }): string {
  if (table !== 'minutes' || title.includes(': ')) return title;
  const itemId = (readRow(db, table, id) ?? incoming(table, id))?.['agendaItemId'];
  const item = typeof itemId === 'string' ? readRow(db, 'agendaItems', itemId) ?? incoming('agendaItems', itemId) : undefined;
  return item === undefined ? title : `${title}: ${titleOf('agendaItems', item).replace(/^[^:]+: /, '')}`;
}

/** What attached files are kept with. */
function ownersIn(db: Reader, incoming: Find, files: readonly Fields[]): Record<string, string> {
  const named = files.flatMap(({ ownerTable, ownerId }) => {
    if (typeof ownerTable !== 'string' || typeof ownerId !== 'string' || !Object.hasOwn(BUNDLE_TABLES, ownerTable)) return [];
    const found = readRow(db, ownerTable, ownerId) ?? incoming(ownerTable, ownerId);
    return found === undefined ? [] : [[ownerId, titleOf(ownerTable, found).replace(/^[^:]+: /, '')] as const];
  });
  return Object.fromEntries(named);
}

/** What the texts among these records refer to is called here; what is not here has no number yet. */
function referredIn(db: Reader, table: string, rows: readonly Fields[]): Record<string, string> {
  const docs = (BUNDLE_TABLES[table]?.rich ?? []).flatMap((field) => rows.map((row) => row[field])).filter((doc) => doc !== null && doc !== undefined);
  const references = docs.flatMap((doc) => referencesIn(doc as RichDoc));
  return Object.fromEntries(nameReferences(db, null, references).filter((one) => !one.missing).map((one) => [referenceKey(one), one.name]));
}
