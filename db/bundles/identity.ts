import { Refusal } from '../../shared/result.ts';
import type { Bundle } from '../../shared/bundles/format.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import type { Tables } from '../schema.ts';
import { newKeys } from './sshsig.ts';

export type Identity = Tables['bundleIdentity'];
export const identityOf = (db: Reader): Identity | undefined => db.oneSql<Identity>('SELECT * FROM bundleIdentity');

/** The id by which other copies know this file, and its keys: made when the first bundle is sent or taken in. */
export function ensureIdentity({ db, newId }: Writing): Identity {
  const known = identityOf(db);
  if (known !== undefined) return known;
  const { publicKey, privateKey } = newKeys();
  db.runSql('INSERT INTO bundleIdentity (one, copyId, publicKey, privateKey) VALUES (1, ?, ?, ?)', [newId(), publicKey, privateKey]);
  return identityOf(db)!;
}

/** Who sends, in the words that the other side sees. */
export function senderOf(db: Reader, copy: string): Bundle['sender'] {
  const board = db.oneSql<{ name: string }>('SELECT name FROM board');
  if (board === undefined) throw new Refusal('not_found', 'This file holds no board yet. Name the board first.');
  const desk = db.oneSql<{ name: string; role: string }>('SELECT name, role FROM desk');
  return { copy, name: desk?.name ?? board.name.slice(0, 100), role: desk?.role ?? '', board: board.name };
}
