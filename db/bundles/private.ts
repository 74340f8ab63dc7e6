import { BUNDLE_TABLES } from '../../shared/bundles/tables.ts';
import type { Reader } from '../query.ts';
import { referencesTo } from './rows.ts';

/** A draft that was sent round says only whether private business went with it. */
const NOT_ITS_OWN = new Set(['circulations']);
/** What makes a record private by itself: its own mark, or for an agenda item what counts as private business everywhere. */
const ownMark = (table: string): string | null =>
  table === 'agendaItems' ? 'id IN (SELECT id FROM privateItems)' : Object.hasOwn(BUNDLE_TABLES[table]!.row.shape, 'exempt') && !NOT_ITS_OWN.has(table) ? 'exempt = 1' : null;

/** Private business, as "table/id": what is marked so, and whatever refers to it, however far. */
export function privateRecords(db: Reader): Set<string> {
  const found = new Set<string>();
  const waiting: [table: string, ids: string[]][] = [];
  const hide = (table: string, rows: readonly { id: string }[]): void => {
    const ids = rows.map(({ id }) => id).filter((id) => !found.has(`${table}/${id}`));
    for (const id of ids) found.add(`${table}/${id}`);
    if (ids.length > 0) waiting.push([table, ids]);
  };
  for (const table of Object.keys(BUNDLE_TABLES)) {
    const mark = ownMark(table);
    if (mark !== null) hide(table, db.allSql<{ id: string }>(`SELECT id FROM ${table} WHERE ${mark}`));
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [table, ids] = next;
    hide('attachments', db.allSql<{ id: string }>('SELECT id FROM attachments WHERE ownerTable = ? AND ownerId IN (SELECT value FROM json_each(?))', [table, JSON.stringify(ids)]));
    for (const { table: own, from } of referencesTo(db, table)) {
      if (Object.hasOwn(BUNDLE_TABLES, own)) hide(own, db.allSql<{ id: string }>(`SELECT id FROM ${own} WHERE ${from} IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]));
    }
  }
  // A subject is as private as all that is known of it.
  const links = db.allSql<{ id: string; threadId: string }>('SELECT id, threadId FROM threadLinks');
  for (const [id, own] of Map.groupBy(links, (link) => link.threadId)) if (own.every((link) => found.has(`threadLinks/${link.id}`))) found.add(`threads/${id}`);
  return found;
}
