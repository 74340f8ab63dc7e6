import BetterSqlite3, { type Database } from 'better-sqlite3';
import type { z } from 'zod';
import { BUNDLE_TABLES, type Withheld } from '../../shared/bundles/tables.ts';

/** Words that can be in a bundle only if their kind was ticked. */
export const canary = (kind: Withheld | 'open'): string => `CANARY-${kind}-WORD`;
const textFields = (table: string): string[] => Object.entries(BUNDLE_TABLES[table]!.row.shape)
  .filter(([field, schema]) => field !== 'id' && !NOT_TEXT.has(field) && (schema as z.ZodType).safeParse(canary('open')).success).map(([field]) => field);
/** Keys that tables of the product look things up by. */
const NOT_TEXT = new Set(['contentKey', 'mediaType']);

/**
 * Writes canary words straight into the file, by reckoning of its own what is private: into every field that is withheld, and into every text of every record that is private or
 * refers, over however many steps, to one that is. Text of all others gets a word that may go. Guards are taken away first: this is no change that the product makes.
 */
export function plantCanaries(file: string): void {
  const db = new BetterSqlite3(file);
  db.pragma('foreign_keys = OFF');
  for (const name of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[]) db.exec(`DROP TRIGGER ${name}`);
  // As if nobody had ticked it: what stands in the private part of an agenda is private all the same.
  db.exec(`UPDATE agendaItems SET exempt = 0 WHERE section = 'private'`);
  db.exec(`INSERT OR IGNORE INTO mattersArising SELECT lower(hex(randomblob(4))) || '-0000-7000-8000-000000000001', 1, meetingId, id, 'said' FROM actions WHERE meetingId IS NOT NULL`);
  const hidden = privateRows(db);
  for (const [table, { withheld = {}, wholly, whollyOf }] of Object.entries(BUNDLE_TABLES)) {
    for (const { id } of db.prepare(`SELECT id FROM ${table}`).all() as { id: string }[]) {
      const set = new Map<string, string>();
      for (const field of textFields(table)) if (!isKey(db, table, field)) set.set(field, canary(hidden.has(`${table}/${id}`) ? 'exempt' : whollyOf === undefined && wholly || 'open'));
      for (const [field, kind] of Object.entries(withheld)) if (field !== 'recipients') set.set(field, hidden.has(`${table}/${id}`) ? canary('exempt') : canary(kind));
      if (table === 'transactions' && db.prepare('SELECT personal FROM transactions WHERE id = ?').pluck().get(id) === 1) {
        for (const field of ['payee', 'reference', 'note', 'attachment']) set.set(field, canary('payees'));
        set.set('contentKey', `2026-09-01|${canary('payees')}|${id}`);
      }
      if (table === 'importRules') set.set('pattern', `${canary('payees')} ${id}`);
      if (set.size > 0) db.prepare(`UPDATE ${table} SET ${[...set.keys()].map((field) => `${field} = ?`).join(', ')} WHERE id = ?`).run(...set.values(), id);
    }
  }
  for (const table of ['confirmedMinutes', 'circulations']) {
    for (const { id, contents } of db.prepare(`SELECT id, contents FROM ${table}`).all() as { id: string; contents: string }[]) {
      const said = JSON.parse(contents) as { items: { id: string; title: string; notes?: string }[]; minutes: { agendaItemId: string; heading: string | null }[]; meeting: { notes?: string }; body: { notes?: string }; people: { familyName: string | null }[] };
      if (table === 'circulations') for (const person of said.people) person.familyName = 'Draftonly';
      for (const part of [said.meeting, said.body, ...said.items]) part.notes = canary('notes');
      for (const item of said.items) if (hidden.has(`agendaItems/${item.id}`)) item.title = canary('exempt');
      for (const minute of said.minutes) if (hidden.has(`agendaItems/${minute.agendaItemId}`)) minute.heading = canary('exempt');
      db.prepare(`UPDATE ${table} SET contents = ? WHERE id = ?`).run(JSON.stringify(said), id);
    }
  }
  const [action] = db.prepare('SELECT id FROM planActions').pluck().all() as string[];
  for (const [n, kind] of ['decision', 'risk'].entries()) {
    db.prepare(`INSERT INTO planLinks (id, actionId, kind, recordName) VALUES (?, ?, ?, ?)`).run(`00000000-0000-7000-8000-00000000cab${n}`, action, kind, canary('exempt'));
  }
  db.prepare('UPDATE circulations SET recipients = ?').run(JSON.stringify([{ name: canary('contact'), email: `${canary('contact')}@example.org` }]));
  db.close();
}

const isKey = (db: Database, table: string, field: string): boolean =>
  (db.prepare(`SELECT count(*) FROM pragma_index_list(?) AS l, pragma_index_info(l.name) AS i WHERE l."unique" = 1 AND i.name = ?`).pluck().get(table, field) as number) > 0;

/** Every row that is marked private, and then every row with a foreign key to one of them and every file attached to one, until there are no more. */
function privateRows(db: Database): Set<string> {
  const found = new Set<string>();
  for (const table of Object.keys(BUNDLE_TABLES)) {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
    const marks = [...columns.includes('exempt') && table !== 'circulations' ? ['exempt = 1'] : [], ...table === 'agendaItems' ? [`section = 'private'`] : []];
    const made = table === 'agendaItems' ? 'id NOT IN (SELECT agendaItemId FROM madePublic)' : '1';
    if (marks.length > 0) for (const id of db.prepare(`SELECT id FROM ${table} WHERE (${marks.join(' OR ')}) AND ${made}`).pluck().all()) found.add(`${table}/${id as string}`);
  }
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const table of Object.keys(BUNDLE_TABLES)) {
      const keys = db.prepare('SELECT "from", "table" FROM pragma_foreign_key_list(?)').all(table) as { from: string; table: string }[];
      for (const row of db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]) {
        const owner = table === 'attachments' ? `${String(row['ownerTable'])}/${String(row['ownerId'])}` : '';
        if (found.has(owner) || keys.some((key) => found.has(`${key.table}/${String(row[key.from])}`))) found.add(`${table}/${String(row['id'])}`);
      }
    }
  }
  return found;
}
