import { createHash } from 'node:crypto';
import { attachmentName, isProgram, mediaTypeOf } from '../../shared/attachments.ts';
import type { Bundle } from '../../shared/bundles/format.ts';
import type { Incoming } from '../../shared/bundles/plan.ts';
import type { Fields } from '../../shared/bundles/tables.ts';
import { contentsOf } from '../attachments/contents.ts';
import type { Reader, Writer } from '../query.ts';

/** The contents of these hashes, as they travel. */
export const filesOf = (db: Reader, hashes: readonly string[]): Bundle['files'] =>
  [...hashes].sort().map((sha256) => ({ sha256, base64: Buffer.from(contentsOf(db, sha256)).toString('base64') }));

/** What is wrong with the attached files of a bundle, in words; null: nothing. What a file is follows from its name here and is not taken from the sender. */
export function faultOfFiles({ tables, files }: Bundle): string | null {
  const sizes = new Map<string, number>();
  for (const { sha256, base64 } of files) {
    const bytes = Buffer.from(base64, 'base64');
    if (sizes.has(sha256)) return 'a file stands in it twice';
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'an attached file is not what its hash says';
    sizes.set(sha256, bytes.length);
  }
  const named = new Set<unknown>();
  for (const record of tables['attachments'] ?? []) {
    const name = record['name'];
    if (typeof name === 'string') {
      if (attachmentName(name) !== name) return `an attached file has a name that no file may have (${JSON.stringify(name).slice(0, 60)})`;
      if (isProgram(name)) return `opening the attached file ${name} could run a program`;
      record['mediaType'] = mediaTypeOf(name);
    }
    const size = sizes.get(String(record['sha256']));
    if (size !== undefined && record['size'] !== size) return 'an attached file is not as large as it is said to be';
    named.add(record['sha256']);
  }
  return [...sizes.keys()].every((sha256) => named.has(sha256)) ? null : 'it holds a file that belongs to no record';
}

/** The files that are kept with a record. What they belong to stands in two fields and is no foreign key, so nothing else finds them. */
export const keptWith = (db: Reader, table: string, id: string): string[] =>
  db.allSql<{ id: string }>('SELECT id FROM attachments WHERE ownerTable = ? AND ownerId = ?', [table, id]).map((row) => row.id);

/** Whether what a file is kept with is there. */
export function hasOwner(db: Reader, id: string): boolean {
  const file = db.oneSql<{ ownerTable: string; ownerId: string }>('SELECT ownerTable, ownerId FROM attachments WHERE id = ?', [id]);
  return file === undefined || db.oneSql(`SELECT 1 FROM ${file.ownerTable} WHERE id = ?`, [file.ownerId]) !== undefined;
}

/** Puts the contents of files that records are about to name where they are kept. */
export function keepContents(db: Writer, files: Incoming['files'], records: readonly Fields[]): void {
  const wanted = new Set(records.map((record) => record['sha256']));
  for (const { sha256, base64 } of files) {
    if (wanted.has(sha256)) db.runSql('INSERT INTO attachmentContents (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING', [sha256, Buffer.from(base64, 'base64')]);
  }
}
