import type { Counts, Sheet } from '../../shared/bundles.ts';
import type { Writing } from '../handlers.ts';
import type { Tables } from '../schema.ts';
import type { Named } from './exchanges.ts';

type Sent = Pick<Tables['bundlesSent'], 'id' | 'at' | 'partnerId' | 'hash' | 'purpose' | 'fileName' | 'replyBy'> & { sheet: Sheet; form: boolean; locked: boolean; signed: boolean };
/** Notes what went to whom; nobody has been reminded of it yet. */
export function logSent({ db }: Writing, { id, at, partnerId, hash, purpose, sheet, fileName, replyBy, form, locked, signed }: Sent): void {
  db.runSql(
    `INSERT INTO bundlesSent (id, version, at, partnerId, hash, purpose, title, fileName, sheet, replyBy, remindedOn, form, locked, signed) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)`,
    [id, at, partnerId, hash, purpose, sheet.title, fileName, JSON.stringify(sheet), replyBy, Number(form), Number(locked), Number(signed)]);
}

type Received = Omit<Tables['bundlesReceived'], 'version' | 'counts'> & { counts: Counts; takenIn: readonly Named[] };
/** Notes what came from whom, what it answers, what of ours had been taken in there, and what became of it. */
export function logReceived({ db }: Writing, { id, at, partnerId, bundleId, hash, purpose, created, answersId, takenIn, signature, counts, decisions }: Received): void {
  db.runSql(
    `INSERT INTO bundlesReceived (id, version, at, partnerId, bundleId, hash, purpose, created, answersId, signature, counts, decisions) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, at, partnerId, bundleId, hash, purpose, created, answersId, signature, JSON.stringify(counts), decisions]);
  for (const one of takenIn) db.runSql('UPDATE bundlesSent SET takenInBy = ?, version = version + 1 WHERE id = ? AND hash = ? AND partnerId = ? AND takenInBy IS NULL', [id, one.id, one.hash, partnerId]);
}
