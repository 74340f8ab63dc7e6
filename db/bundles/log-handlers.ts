import type { Counts, DecidedItem, OverdueAnswer, SentBundle, Sheet } from '../../shared/bundles.ts';
import { Refusal } from '../../shared/result.ts';
import type { Some } from '../handlers.ts';
import type { Reader } from '../query.ts';
import type { Tables } from '../schema.ts';
import { titleIn } from './names.ts';
import type { Partner } from './partners.ts';
import { fingerprintOf } from './sshsig.ts';

type SentRow = Tables['bundlesSent'] & { partner: string; email: string | null; answeredAt: string | null };
const toSent = ({ hash: _, sheet, form, locked, signed, ...row }: SentRow): SentBundle =>
  ({ ...row, sheet: JSON.parse(sheet) as Sheet, form: form === 1, locked: locked === 1, signed: signed === 1 });

export const bundleLogHandlers = {
  'bundles.partners': ({ db }) => db.allSql<Partner & { sentAt: string | null; receivedAt: string | null }>(
    `SELECT p.*, (SELECT max(at) FROM bundlesSent WHERE partnerId = p.id) AS sentAt, (SELECT max(at) FROM bundlesReceived WHERE partnerId = p.id) AS receivedAt FROM bundlePartners AS p ORDER BY p.name`)
    .map(({ copyId, publicKey, ...row }) => ({ ...row, known: copyId !== null, fingerprint: publicKey === null ? null : fingerprintOf(publicKey) })),
  'bundles.setPartner': ({ db }, { id, version, name, email }) => {
    partnerAt(db, id, version);
    db.runSql('UPDATE bundlePartners SET name = ?, email = ?, version = version + 1 WHERE id = ?', [name, email, id]);
    return {};
  },
  'bundles.joinPartners': ({ db }, { id, version, into }) => {
    if (id === into) throw new Refusal('invalid_input', 'These are the same partner already. Nothing has been changed.');
    const { copyId, publicKey } = partnerAt(db, id, version);
    partnerAt(db, into);
    for (const table of ['bundlesSent', 'bundlesReceived']) db.runSql(`UPDATE ${table} SET partnerId = ?, version = version + 1 WHERE partnerId = ?`, [into, id]);
    db.runSql('DELETE FROM bundlePartners WHERE id = ?', [id]);
    // Where they send from now on is the newer machine.
    if (copyId !== null) db.runSql('UPDATE bundlePartners SET copyId = ?, publicKey = ?, version = version + 1 WHERE id = ?', [copyId, publicKey, into]);
    return {};
  },
  'bundles.sent': ({ db }) => db.allSql<SentRow>(
    `SELECT s.*, p.name AS partner, p.email, (SELECT min(at) FROM bundlesReceived WHERE answersId = s.id) AS answeredAt
     FROM bundlesSent AS s JOIN bundlePartners AS p ON p.id = s.partnerId ORDER BY s.at DESC, s.id DESC`).map(toSent),
  'bundles.overdue': ({ db, today }) => db.allSql<OverdueAnswer>(
    `SELECT s.id, s.version, p.name AS partner, p.email, s.purpose, s.title, s.fileName, s.replyBy, s.remindedOn FROM bundlesSent AS s JOIN bundlePartners AS p ON p.id = s.partnerId
     WHERE s.replyBy < ? AND NOT EXISTS (SELECT 1 FROM bundlesReceived AS r WHERE r.answersId = s.id) ORDER BY s.replyBy, s.id`, [today()]),
  'bundles.received': ({ db }) => db.allSql<Tables['bundlesReceived'] & { partner: string; answersTitle: string | null }>(
    `SELECT r.*, p.name AS partner, s.title AS answersTitle FROM bundlesReceived AS r JOIN bundlePartners AS p ON p.id = r.partnerId LEFT JOIN bundlesSent AS s ON s.id = r.answersId
     ORDER BY r.at DESC, r.id DESC`).map(({ bundleId: _, hash: _hash, answersId: _answers, decisions: _decisions, knew: _knew, left: _left, counts, ...row }) => ({ ...row, counts: JSON.parse(counts) as Counts })),
  'bundles.decided': ({ db }, { id }) => {
    const row = db.oneSql<{ decisions: string }>('SELECT decisions FROM bundlesReceived WHERE id = ?', [id]);
    if (row === undefined) throw new Refusal('not_found', 'This bundle is no longer in the log. Nothing has been changed. Look at the list again.');
    return (JSON.parse(row.decisions) as DecidedItem[]).map((item) => ({ ...item, title: titleIn(db, () => undefined, item) }));
  },
  'bundles.remind': ({ db, today }, { id, version }) => {
    if (db.runSql('UPDATE bundlesSent SET remindedOn = ?, version = version + 1 WHERE id = ? AND version = ?', [today(), id, version]) === 0) {
      throw new Refusal(db.oneSql('SELECT 1 FROM bundlesSent WHERE id = ?', [id]) === undefined ? 'not_found' : 'stale', 'The list of what was sent has changed. Nothing has been changed. Look at the list again.');
    }
    return {};
  },
} satisfies Some<'bundles.partners' | 'bundles.setPartner' | 'bundles.joinPartners' | 'bundles.sent' | 'bundles.overdue' | 'bundles.received' | 'bundles.decided' | 'bundles.remind'>;

/** The partner as it was read. Throws a Refusal where it is gone or has been changed since. */
function partnerAt(db: Reader, id: string, version?: number): Partner {
  const found = db.oneSql<Partner>('SELECT * FROM bundlePartners WHERE id = ?', [id]);
  if (found === undefined) throw new Refusal('not_found', 'This partner is no longer there. Nothing has been changed. Look at the list again.');
  if (version !== undefined && found.version !== version) throw new Refusal('stale', 'This partner has been changed since. Nothing has been changed now. Look at the list again.');
  return found;
}
