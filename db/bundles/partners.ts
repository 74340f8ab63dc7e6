import type { Bundle } from '../../shared/bundles/format.ts';
import { foldedName } from '../../shared/bundles/partner-names.ts';
import type { SIGNATURES } from '../../shared/bundles.ts';
import { Refusal } from '../../shared/result.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import type { Tables } from '../schema.ts';
import { signerOf } from './sshsig.ts';

export type Partner = Tables['bundlePartners'];

/**
 * The partner of that id; or of that name: the whole of it, or the person's alone where only one has it ("Anna" for "Anna, Wexcombe Board"). Undefined where there
 * is none yet. Throws a Refusal where the id is gone, or the name is that of several.
 */
export function partnerFor(db: Reader, name: string, id?: string): Partner | undefined {
  if (id !== undefined) {
    const found = db.oneSql<Partner>('SELECT * FROM bundlePartners WHERE id = ?', [id]);
    if (found === undefined) throw new Refusal('not_found', 'The partner that you wanted to send to is no longer there. No file has been written. Look at the list of partners again.');
    return found;
  }
  const all = db.allSql<Partner>('SELECT * FROM bundlePartners ORDER BY id');
  const wanted = foldedName(name);
  const whole = all.filter((one) => foldedName(one.name) === wanted);
  if (whole.length > 1) throw new Refusal('conflict', `You have ${whole.length} partners called ${name}. No file has been written. Say which of them it is for.`, { fields: [{ path: 'partnerId', message: 'Say which of them it is for.' }] });
  const begun = whole.length === 1 ? whole : all.filter((one) => foldedName(one.name).startsWith(`${wanted}, `));
  return begun.length === 1 ? begun[0] : undefined;
}

/** The partner of that name, made if there is none. An address that is given replaces the one that is known. */
export function partnerNamed(context: Writing, name: string, email: string | null): Partner {
  const id = partnerFor(context.db, name)?.id ?? context.newId();
  keepPartner(context, { id, name, email });
  return context.db.oneSql<Partner>('SELECT * FROM bundlePartners WHERE id = ?', [id])!;
}
/** Keeps a partner who is new; of one who is known, an address that is given. */
export function keepPartner({ db }: Writing, { id, name, email }: Pick<Partner, 'id' | 'name' | 'email'>): void {
  db.runSql('INSERT INTO bundlePartners (id, version, name, email, copyId, publicKey) VALUES (?, 1, ?, ?, NULL, NULL) ON CONFLICT DO NOTHING', [id, name, email]);
  if (email !== null) db.runSql('UPDATE bundlePartners SET email = ?1, version = version + 1 WHERE id = ?2 AND email IS NOT ?1', [email, id]);
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
export function sealOf(from: Bundle, partner: Pick<Partner, 'publicKey'> | undefined): Seal {
  const known = partner?.publicKey ?? null;
  if (from.signature === undefined) return { signature: known === null ? 'none' : 'missing', key: null };
  const key = signerOf(from.hash, from.signature);
  if (key === null) throw new Refusal('invalid_input', 'The signature does not belong to this bundle, so somebody may have changed it on the way. Nothing has been changed. Ask the sender for the file again.');
  return { signature: known === null ? 'first' : known === key ? 'known' : 'changed', key };
}
