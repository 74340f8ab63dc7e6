import { Decrypter, Encrypter } from 'age-encryption';
import { Refusal } from '../../shared/result.ts';
import { refusal } from './refusal.ts';

const AGE = 'age-encryption.org/v1\n';
/** 2 to the power of it is the work of guessing one passphrase: a second or so on an ordinary machine. */
const WORK_FACTOR = 16;
/** What the age tool itself asks for: a few seconds, and 256 MB while it lasts. */
const HIGHEST_WORK_FACTOR = 18;

/** The text, locked with the passphrase in the form of age. */
export async function locked(text: string, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(text);
}

export const isLocked = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, AGE.length)).toString('latin1') === AGE;

/** What is in a locked file. How much work its lock would be is looked at first. Throws a Refusal, which asks for the passphrase where that is what is wrong. */
export async function unlocked(bytes: Uint8Array, passphrase: string | undefined, name: string): Promise<Uint8Array> {
  const fault = faultOfLock(Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1'));
  if (fault !== null) throw refusal(name, fault);
  if (passphrase === undefined) throw new Refusal('forbidden', `${name} is locked with a passphrase. Nothing has been changed. Give the passphrase; the sender knows it.`, { details: { passphrase: true } });
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(bytes);
  } catch {
    throw new Refusal('forbidden', `${name} does not open with this passphrase, or it is damaged. Nothing has been changed. Ask the sender for the passphrase again.`, { details: { passphrase: true } });
  }
}

const HEAD_BYTES = 2000;
/** A lock with a passphrase has that one alone (https://age-encryption.org/v1, the scrypt recipient), so its head is short. */
function faultOfLock(head: string): string | null {
  const end = head.indexOf('\n--- ');
  const stanzas = [...(end === -1 ? head : head.slice(0, end)).matchAll(/^-> (\S+)(.*)$/gm)];
  const [, kind, rest = ''] = stanzas[0] ?? [];
  if (kind !== 'scrypt') return kind === undefined ? 'its lock is damaged' : 'it is locked for somebody’s key and not with a passphrase. It has to be locked with a passphrase, or not at all';
  if (stanzas.length > 1) return 'its lock has more to it than one passphrase';
  const factor = /^ [A-Za-z0-9+/]{22} ([1-9]\d{0,3})$/.exec(rest)?.[1];
  if (factor === undefined) return 'its lock is damaged';
  return Number(factor) > HIGHEST_WORK_FACTOR ? 'its lock would keep this machine busy for minutes, which no honest sender asks for. It has to be locked with the usual settings' : null;
}
