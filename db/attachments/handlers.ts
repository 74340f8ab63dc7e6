import { resolve } from 'node:path';
import { attachmentName, isProgram, mediaTypeOf, MOST_ATTACHMENTS, type Attachment } from '../../shared/attachments.ts';
import type { Output } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import type { Some } from '../handlers.ts';
import { finishBytes, refuseDataFile } from '../packs/finished-file.ts';
import type { Reader } from '../query.ts';
import { contentsOf, dropForgotten, keepAttachment, readAttachment } from './contents.ts';

function get(db: Reader, id: string): Attachment {
  const row = db.oneSql<Attachment>('SELECT * FROM attachments WHERE id = ?', [id]);
  if (row === undefined) throw new Refusal('not_found', 'This file is no longer attached. It may have been removed; look under recent changes.');
  return row;
}
function getFresh(db: Reader, id: string, version: number): Attachment {
  const row = get(db, id);
  if (row.version !== version) throw new Refusal('stale', 'This file has been renamed since you opened it. Look at it again, then decide.', { details: { current: row, yours: null } });
  return row;
}
const listOf = (db: Reader, ownerTable: string, ownerId: string): Attachment[] =>
  db.allSql<Attachment>('SELECT * FROM attachments WHERE ownerTable = ? AND ownerId = ? ORDER BY id', [ownerTable, ownerId]);
/** From the items of the meeting, which are few, to their papers: left to choose, SQLite goes through the papers of every meeting there ever was. */
const papersOf = (db: Reader, meetingId: string): Output<'attachments.papers'> => db.allSql(
  `SELECT i.id AS agendaItemId, count(*) AS papers FROM agendaItems AS i CROSS JOIN attachments AS a ON a.ownerTable = 'agendaItems' AND a.ownerId = i.id
   WHERE i.meetingId = ? GROUP BY i.id ORDER BY i.position, i.id`, [meetingId]);

export const attachmentHandlers = {
  'attachments.list': ({ db }, { ownerTable, ownerId }) => listOf(db, ownerTable, ownerId),
  'attachments.papers': ({ db }, { meetingId }) => papersOf(db, meetingId),
  'attachments.add': ({ place, write }, { ownerTable, ownerId, from }) => {
    const file = readAttachment(place(from));
    return Promise.resolve(write((context) => {
      const { db } = context;
      if (db.oneSql(`SELECT 1 FROM ${ownerTable} WHERE id = ?`, [ownerId]) === undefined) throw new Refusal('not_found', 'What the file is to be kept with is no longer there. Nothing has been changed.');
      const there = listOf(db, ownerTable, ownerId);
      if (there.length >= MOST_ATTACHMENTS) throw new Refusal('conflict', `There are ${MOST_ATTACHMENTS} files here already. Nothing has been changed. Remove one first.`);
      dropForgotten(context);
      const row = keepAttachment(context, ownerTable, ownerId, file);
      const same = there.find((other) => other.sha256 === row.sha256);
      if (same !== undefined) throw new Refusal('conflict', `This very file is here already, as ${same.name}. Nothing has been changed.`);
      return row;
    }));
  },
  'attachments.rename': ({ db }, { id, version, name: given }) => {
    const row = getFresh(db, id, version);
    const name = attachmentName(given);
    if (isProgram(name)) throw new Refusal('invalid_input', 'A file is not kept under the name of a program. Nothing has been changed.', { fields: [{ path: 'name', message: 'Keep the ending of the name.' }] });
    if (name !== row.name) db.runSql('UPDATE attachments SET name = ?, mediaType = ?, version = version + 1 WHERE id = ?', [name, mediaTypeOf(name), id]);
    return get(db, id);
  },
  'attachments.remove': ({ db }, { id, version }) => {
    getFresh(db, id, version);
    db.runSql('DELETE FROM attachments WHERE id = ?', [id]);
    return { id };
  },
  'attachments.saveCopy': ({ db, place, file: dataFile, cancelled }, { id, to: given }) => {
    const { sha256 } = get(db, id);
    const bytes = contentsOf(db, sha256);
    const to = resolve(place(given));
    refuseDataFile(to, dataFile);
    return finishBytes(to, cancelled, bytes);
  },
} satisfies Some<`attachments.${'list' | 'papers' | 'add' | 'rename' | 'remove' | 'saveCopy'}`>;
