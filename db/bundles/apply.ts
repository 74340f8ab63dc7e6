import { inClosingOrder, splitClosing, stillOpen } from '../../shared/bundles/closing.ts';
import type { Work } from '../../shared/bundles/resolve.ts';
import type { Fields } from '../../shared/bundles/tables.ts';
import { Refusal } from '../../shared/result.ts';
import type { Writing } from '../handlers.ts';
import { isCancelled } from '../packs/finished-file.ts';
import { saysWhatWasConfirmed } from '../../shared/bundles/minutes-kept.ts';
import { gatherMinutes } from '../packs/gather.ts';
import { keepMinutes, thawMinutes } from '../packs/kept.ts';
import { hasOwner, keepContents, keptWith } from './files.ts';
import { Findings, type Finding } from './findings.ts';
import { freeNumbers, numbered } from './numbers.ts';
import { columns, readRow, referencesTo } from './rows.ts';

export interface Watch {
  progress: (done: number, total: number, label: string) => void;
  cancelled: Int32Array;
}
/** How many records are written between two looks at whether the person wants to stop. */
const BATCH = 500;
export const STOPPED = (): Refusal => new Refusal('cancelled', 'You stopped this. Nothing has been changed.');

const LEFT_OUT = 'It belongs to something that is left out or set apart.';

export interface Applied {
  written: number;
  /** The records that got another number, in words. */
  renumbered: string[];
  /** What the result would break; the caller then takes everything back. */
  findings: Finding[];
}

/**
 * Writes what was decided, within the transaction of the caller: what changes, what goes, then what is new; and looks at every record so written as
 * its own commands would. What closes others (confirmed minutes, a closed year) is closed last.
 */
export function apply(context: Writing, { inserts, updates, deletes, files }: Work, { progress, cancelled }: Watch): Applied {
  const { db } = context;
  db.runSql('PRAGMA defer_foreign_keys = ON');
  keepContents(db, files, [...inserts.map(({ row }) => row), ...updates.map(({ set }) => set)]);
  const found = new Findings();
  const renumbered: string[] = [];
  const closing: { table: string; id: string; set: Fields }[] = [];
  const befores = new Map<string, Fields>();
  const writes = inserts.length + updates.length + deletes.length;
  let done = 0;
  const count = (label: string): void => {
    if (++done % BATCH !== 0) return;
    if (isCancelled(cancelled)) throw STOPPED();
    progress(done, writes * 2 - deletes.length, label);
  };

  for (const { table, id } of updates) befores.set(`${table}/${id}`, readRow(db, table, id)!);
  freeNumbers(db, updates);
  for (const { table, id, set } of updates) {
    const { first, last } = splitClosing(table, set);
    if (last !== null) closing.push({ table, id, set: last });
    found.attempt(table, id, () => change(table, id, first));
    count('Writing the records');
  }
  // The private part of confirmed minutes joins them; the file itself refuses everything else.
  const completes = updates.some(({ table, set }) => table === 'confirmedMinutes' && Object.hasOwn(set, 'contents'));
  if (completes) db.runSql('UPDATE currentStep SET completes = 1');
  const going = new Set(deletes.map(({ table, id }) => `${table}/${id}`));
  for (const { table, id } of deletes) {
    remove(table, id);
    count('Writing the records');
  }
  for (const { table, row } of inserts) {
    const { first, last } = splitClosing(table, row);
    const id = String(row['id']);
    if (last !== null) closing.push({ table, id, set: last });
    found.attempt(table, id, () => insert(table, last === null ? first : stillOpen(table, first)));
    count('Writing the records');
  }
  if (completes) db.runSql('UPDATE currentStep SET completes = 0');
  if (writes >= BATCH) measureAnew(new Set(inserts.map(({ table }) => table)));
  findDangling();
  // What could not even be written is not looked at further: the rest would be blamed for its absence.
  if (found.list.length === 0) {
    for (const { table, id } of updates) {
      found.verify(context, table, id, befores.get(`${table}/${id}`)!);
      count('Checking the records');
    }
    for (const { table, row } of inserts) {
      found.verify(context, table, String(row['id']), null);
      count('Checking the records');
    }
    for (const { table, id, set, open } of inTurn()) close(table, id, set, open);
    for (const { table, id } of updates.filter((one) => one.table === 'confirmedMinutes')) {
      const row = db.oneSql<{ meetingId: string; contents: string }>('SELECT meetingId, contents FROM confirmedMinutes WHERE id = ?', [id])!;
      if (!saysWhatWasConfirmed(thawMinutes(row.contents), gatherMinutes(db, row.meetingId))) found.add(table, id, 'The private items that came with it are not what was confirmed.');
    }
    for (const { row } of inserts.filter(({ table }) => table === 'confirmedMinutes')) {
      const isConfirmed = db.oneSql(`SELECT 1 FROM meetings WHERE id = ? AND minutesState LIKE 'confirmed%'`, [row['meetingId']]) !== undefined;
      if (!isConfirmed) found.add('confirmedMinutes', String(row['id']), 'The minutes of that meeting are not confirmed here.');
    }
  }
  return { written: writes, renumbered, findings: found.list };

  function change(table: string, id: string, set: Fields): void {
    const names = Object.keys(set);
    if (names.length === 0) return;
    const { toStored } = columns(table);
    const row = numbered(db, table, id, set, befores.get(`${table}/${id}`), renumbered);
    db.runSql(`UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')}, version = version + 1 WHERE id = ?`, [...names.map((name) => toStored(name, row[name])), id]);
  }
  function insert(table: string, values: Fields): void {
    const { names, insert: text, toStored } = columns(table);
    const row = numbered(db, table, String(values['id']), values, undefined, renumbered);
    db.runSql(text, names.map((name) => toStored(name, row[name])));
  }
  /** A record that something else still belongs to stays, rather than take that along unseen. */
  function remove(table: string, id: string): void {
    const hanging = referencesTo(db, table).some(({ table: own, from }) =>
      db.allSql<{ id: string }>(`SELECT id FROM ${own} WHERE ${from} = ?`, [id]).some((row) => !going.has(`${own}/${row.id}`)))
      || keptWith(db, table, id).some((file) => !going.has(`attachments/${file}`));
    if (hanging) found.add(table, id, 'Something here still belongs to it.');
    else found.attempt(table, id, () => { db.runSql(`DELETE FROM ${table} WHERE id = ?`, [id]); });
  }
  /** What closes, as it stands open: by kind, and the earliest of each kind first. */
  function inTurn() {
    return closing.map((one) => ({ ...one, open: readRow(db, one.table, one.id)! }))
      .sort((a, b) => (a.table === b.table ? inClosingOrder(a.table, a.open, b.open) : a.table < b.table ? -1 : 1));
  }
  function close(table: string, id: string, set: Fields, open: Fields): void {
    if (!found.attempt(table, id, () => change(table, id, set))) return;
    found.verify(context, table, id, open);
    if (table !== 'meetings') return;
    const confirmed = db.oneSql<{ contents: string }>('SELECT contents FROM confirmedMinutes WHERE meetingId = ?', [id]);
    if (confirmed === undefined) keepMinutes(context, id);
    else if (!saysWhatWasConfirmed(thawMinutes(confirmed.contents), gatherMinutes(db, id))) found.add(table, id, 'What its minutes say here is not what was confirmed there.');
  }
  /** SQLite remembers how large each table was when the file was last closed, and reads the whole of a small one for each record it looks for. It is small no more. */
  function measureAnew(grown: ReadonlySet<string>): void {
    for (const table of grown) db.runSql(`ANALYZE ${table}`);
  }
  function findDangling(): void {
    const touched = new Set([...inserts, ...updates].map(({ table }) => table));
    for (const { table } of deletes) for (const { table: own } of referencesTo(db, table)) touched.add(own);
    for (const table of touched) {
      // CROSS keeps SQLite from checking the whole table anew for each of its rows, as it does where it remembers the table as a small one.
      for (const { id } of db.allSql<{ id: string }>(`SELECT t.id FROM pragma_foreign_key_check('${table}') AS f CROSS JOIN ${table} AS t ON t.rowid = f.rowid`)) {
        found.add(table, id, LEFT_OUT);
      }
    }
    const files = [...inserts.map(({ table, row }) => ({ table, id: String(row['id']) })), ...updates].filter(({ table }) => table === 'attachments');
    for (const { table, id } of files) if (!hasOwner(db, id)) found.add(table, id, LEFT_OUT);
  }
}
