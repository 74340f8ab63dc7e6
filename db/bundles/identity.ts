import { Refusal } from '../../shared/result.ts';
import type { Bundle } from '../../shared/bundles/format.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import type { Tables } from '../schema.ts';
import { newKeys } from './sshsig.ts';

export type Identity = Tables['bundleIdentity'];
export const identityOf = (db: Reader): Identity | undefined => db.oneSql<Identity>('SELECT * FROM bundleIdentity');

/** An id by which other copies will know this file, and its keys. */
export const newIdentity = (newId: () => string): Identity => ({ one: 1, copyId: newId(), ...newKeys() });
/** Keeps it, unless the file got one meanwhile. */
export const keepIdentity = ({ db }: Writing, { copyId, publicKey, privateKey }: Identity): number =>
  db.runSql('INSERT INTO bundleIdentity (one, copyId, publicKey, privateKey) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING', [copyId, publicKey, privateKey]);
/** Made when the first bundle is sent or taken in. */
export function ensureIdentity(context: Writing): Identity {
  const known = identityOf(context.db);
  if (known === undefined) keepIdentity(context, newIdentity(context.newId));
  return known ?? identityOf(context.db)!;
}

/** Who sends, in the words that the other side sees. */
export function senderOf(db: Reader, copy: string): Bundle['sender'] {
  const board = db.oneSql<{ name: string }>('SELECT name FROM board');
  if (board === undefined) throw new Refusal('not_found', 'This file holds no board yet. No file has been written. Name the board first.');
  const desk = db.oneSql<{ name: string; role: string }>('SELECT name, role FROM desk');
  return { copy, name: desk?.name ?? board.name.slice(0, 100), role: desk?.role ?? '', board: board.name };
}
