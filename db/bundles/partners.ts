import type { Bundle } from '../../shared/bundles/format.ts';
import type { SIGNATURES } from '../../shared/bundles.ts';
import { Refusal } from '../../shared/result.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import type { Tables } from '../schema.ts';
import { signerOf } from './sshsig.ts';

export type Partner = Tables['bundlePartners'];

/** The partner of that name: the whole of it, or the person's alone where only one has it ("Anna" for "Anna, Wexcombe Board"). */
function findPartner(db: Reader, name: string): Partner | undefined {
  const whole = db.oneSql<Partner>('SELECT * FROM bundlePartners WHERE name = ? COLLATE NOCASE ORDER BY id', [name]);
  if (whole !== undefined) return whole;
  const begun = db.allSql<Partner>(`SELECT * FROM bundlePartners WHERE substr(name, 1, length(?1) + 2) = ?1 || ', ' COLLATE NOCASE`, [name]);
  return begun.length === 1 ? begun[0] : undefined;
}

/** The partner of that name, made if there is none. An address that is given replaces the one that is known. */
export function partnerNamed({ db, newId }: Writing, name: string, email: string | null): Partner {
  const known = findPartner(db, name);
  if (known === undefined) {
    const id = newId();
    db.runSql('INSERT INTO bundlePartners (id, version, name, email, copyId, publicKey) VALUES (?, 1, ?, ?, NULL, NULL)', [id, name, email]);
    return db.oneSql<Partner>('SELECT * FROM bundlePartners WHERE id = ?', [id])!;
  }
  if (email !== null && email !== known.email) db.runSql('UPDATE bundlePartners SET email = ?, version = version + 1 WHERE id = ?', [email, known.id]);
  return known;
}

/** Whom a bundle comes from: the copy that is known, or, for a first answer, whoever was sent what it answers. */
export function partnerOf(db: Reader, { sender, answersTo }: Bundle): Partner | undefined {
  const known = db.oneSql<Partner>('SELECT * FROM bundlePartners WHERE copyId = ?', [sender.copy]);
  if (known !== undefined || answersTo === null) return known;
  return db.oneSql<Partner>(
    'SELECT p.* FROM bundlePartners AS p JOIN bundlesSent AS s ON s.partnerId = p.id WHERE s.id = ? AND s.hash = ? AND p.copyId IS NULL', [answersTo.id, answersTo.hash]);
}

/** The partner as it is from now on known: with its copy and its key. */
export function remember(context: Writing, from: Bundle, partner: Partner | undefined, key: string | null): string {
  const { db } = context;
  const id = partner?.id ?? context.newId();
  if (partner === undefined) {
    db.runSql('INSERT INTO bundlePartners (id, version, name, email, copyId, publicKey) VALUES (?, 1, ?, NULL, ?, ?)', [id, `${from.sender.name}, ${from.sender.board}`.slice(0, 200), from.sender.copy, key]);
  } else if (partner.copyId !== from.sender.copy || (key !== null && partner.publicKey !== key)) {
    db.runSql('UPDATE bundlePartners SET copyId = ?, publicKey = ifnull(?, publicKey), version = version + 1 WHERE id = ?', [from.sender.copy, key, id]);
  }
  return id;
}

export interface Seal {
  signature: (typeof SIGNATURES)[number];
  key: string | null;
}
/** Who signed, compared with what is known of the sender. A signature that does not fit is a refusal. */
export function sealOf(from: Bundle, partner: Partner | undefined): Seal {
  const known = partner?.publicKey ?? null;
  if (from.signature === undefined) return { signature: known === null ? 'none' : 'missing', key: null };
  const key = signerOf(from.hash, from.signature);
  if (key === null) throw new Refusal('invalid_input', 'The signature does not belong to this bundle, so somebody may have changed it on the way. Nothing has been changed. Ask the sender for the file again.');
  return { signature: known === null ? 'first' : known === key ? 'known' : 'changed', key };
}
