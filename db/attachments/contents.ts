import { createHash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { attachmentName, isProgram, KEPT_DAYS, MAX_ATTACHMENT_BYTES, mediaTypeOf, sizeInWords, type Attachment, type AttachmentOwner } from '../../shared/attachments.ts';
import { addDays } from '../../shared/dates.ts';
import { Refusal } from '../../shared/result.ts';
import type { Writing } from '../handlers.ts';
import { openGiven } from '../open-given.ts';
import type { Reader } from '../query.ts';

const refusal = (name: string, why: string): Refusal => new Refusal('invalid_input', `${name} cannot be kept here: ${why}. Nothing has been changed.`);

/** Why a file is not kept, whichever way it comes; null if it is. */
function whyNot(name: string, size: number): string | null {
  if (size === 0) return 'it is empty';
  if (size > MAX_ATTACHMENT_BYTES) return `it is larger than ${sizeInWords(MAX_ATTACHMENT_BYTES)}. Keep it in a folder and note where it is, or save it smaller`;
  return isProgram(name) ? 'opening it could run a program. Save it as a PDF first' : null;
}

/** A file from outside. Its size is looked at before it is read. Throws a Refusal. */
export function readAttachment(path: string): { name: string; bytes: Buffer } {
  const name = attachmentName(basename(path));
  const given = openGiven(path);
  if (given === null) throw refusal(name, 'it is not a file');
  const { file, size } = given;
  try {
    const why = whyNot(name, size);
    if (why !== null) throw refusal(name, why);
    const bytes = Buffer.allocUnsafe(size);
    let read = 0;
    while (read < bytes.length) {
      const more = readSync(file, bytes, read, bytes.length - read, read);
      if (more === 0) throw refusal(name, 'it changed while it was read');
      read += more;
    }
    return { name, bytes };
  } finally {
    closeSync(file);
  }
}

/** Keeps a file with a record. The same bytes are stored once. `id` is given for a file that came in a bundle. Throws a Refusal. */
export function keepAttachment({ db, newId, today }: Writing, ownerTable: AttachmentOwner, ownerId: string, file: { name: string; bytes: Uint8Array; id?: string }): Attachment {
  const name = attachmentName(file.name);
  const why = whyNot(name, file.bytes.length);
  if (why !== null) throw refusal(name, why);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const row: Attachment = { id: file.id ?? newId(), version: 1, ownerTable, ownerId, name, mediaType: mediaTypeOf(name), size: file.bytes.length, sha256, addedOn: today() };
  db.runSql('INSERT INTO attachmentContents (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING', [sha256, file.bytes]);
  db.runSql('INSERT INTO attachments (id, version, ownerTable, ownerId, name, mediaType, size, sha256, addedOn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', Object.values(row));
  return row;
}

/** The bytes of a kept file. */
export const contentsOf = (db: Reader, sha256: string): Uint8Array => db.oneSql<{ bytes: Uint8Array }>('SELECT bytes FROM attachmentContents WHERE sha256 = ?', [sha256])!.bytes;

/**
 * Lets go of contents that no record has and that none has had for 90 days. Until then undo gives a removed file back; afterwards undo says that it is
 * no longer kept. Done whenever a file is attached, so that no other time is spent on it.
 */
export function dropForgotten({ db, today }: Writing): number {
  return db.runSql(
    `DELETE FROM attachmentContents WHERE sha256 NOT IN (SELECT sha256 FROM attachments) AND sha256 NOT IN (
       SELECT json_extract(h.old, '$.sha256') FROM history AS h JOIN steps AS s ON s.id = h.step
       WHERE h.tableName = 'attachments' AND h.change = 'delete' AND s.lastAt >= ?)`, [addDays(today(), -KEPT_DAYS)]);
}
