import type { Counts, Sheet } from '../../shared/bundles.ts';
import type { Knowledge, LeftOut } from '../../shared/bundles/format.ts';
import type { Writing } from '../handlers.ts';
import type { Tables } from '../schema.ts';


type Sent = Pick<Tables['bundlesSent'], 'id' | 'at' | 'partnerId' | 'hash' | 'purpose' | 'fileName' | 'replyBy'> & { sheet: Sheet; form: boolean; locked: boolean; signed: boolean };
/** Notes what went to whom; nobody has been reminded of it yet. */
export function logSent({ db }: Writing, { id, at, partnerId, hash, purpose, sheet, fileName, replyBy, form, locked, signed }: Sent): void {
  db.runSql(
    `INSERT INTO bundlesSent (id, version, at, partnerId, hash, purpose, title, fileName, sheet, replyBy, remindedOn, form, locked, signed) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)`,
    [id, at, partnerId, hash, purpose, sheet.title, fileName, JSON.stringify(sheet), replyBy, Number(form), Number(locked), Number(signed)]);
}

type Received = Omit<Tables['bundlesReceived'], 'version' | 'counts' | 'knew' | 'left'> & { counts: Counts; knew: Knowledge; left: readonly LeftOut[] };
/** Notes what came from whom, what it answers, what its sender knew, and what became of it. */
export function logReceived({ db }: Writing, { id, at, partnerId, bundleId, hash, purpose, created, answersId, knew: { takenIn, sentBefore }, left, signature, counts, decisions }: Received): void {
  db.runSql(
    `INSERT INTO bundlesReceived (id, version, at, partnerId, bundleId, hash, purpose, created, answersId, signature, counts, decisions, knew, left) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, at, partnerId, bundleId, hash, purpose, created, answersId, signature, JSON.stringify(counts), decisions, JSON.stringify({ takenIn: takenIn.filter((one) => db.oneSql('SELECT 1 FROM bundlesSent WHERE id = ? AND hash = ?', [one.id, one.hash]) !== undefined), sentBefore }), JSON.stringify(left)]);
}
