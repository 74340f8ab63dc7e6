import { Decrypter, Encrypter } from 'age-encryption';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../shared/result.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { bundle, FORMAT, FORMAT_VERSION, withoutSeal, type Bundle } from '../../shared/bundles/format.ts';
import { ANSWER_FORMAT } from '../../shared/bundles/answer.ts';
import { upgraded } from '../../shared/bundles/upgrade.ts';
import { faultOfJson } from '../../shared/bundles/scan.ts';
import { finishBytes } from '../packs/finished-file.ts';
import { faultOfFiles } from './files.ts';
import { problemOf } from '../problems.ts';

/** A bundle of 100,000 records is about 40 MB. */
const MAX_BYTES = 200 * 1024 * 1024;
const AGE = 'age-encryption.org/v1\n';
/** 2 to the power of it is the work of guessing one passphrase: a second or so on an ordinary machine. The reader takes at most 20. */
const WORK_FACTOR = 16;

export const hashOf = (content: object): string => `sha256:${createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex')}`;

/** Writes the text, locked with the passphrase if there is one, under a temporary name first. */
export async function writeBundleFile(to: string, text: string, passphrase: string | undefined, cancelled: Int32Array): Promise<{ name: string; bytes: number }> {
  const bytes = passphrase === undefined ? Buffer.from(text, 'utf8') : await locked(text, passphrase);
  return finishBytes(to, cancelled, bytes);
}
async function locked(text: string, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(text);
}

export const refusal = (name: string, why: string): Refusal =>
  new Refusal('invalid_input', `${name} cannot be taken in: ${why}. Nothing has been changed. Ask the sender for the file again.`);

/** What is in a file from elsewhere, unlocked if it was locked; its size is looked at before it is read. Throws a Refusal. */
export async function readFileOf(path: string, passphrase: string | undefined): Promise<Uint8Array> {
  const name = basename(path);
  const bytes = readAtMost(path, name);
  if (Buffer.from(bytes.subarray(0, AGE.length)).toString('latin1') !== AGE) return bytes;
  if (passphrase === undefined) throw new Refusal('forbidden', `${name} is locked with a passphrase. Give the passphrase; the sender knows it.`, { details: { passphrase: true } });
  return unlocked(bytes, passphrase, name);
}

/** The JSON of a file from elsewhere: its nesting and names are looked at before it is understood. Throws a Refusal. */
export function jsonOf(bytes: Uint8Array, name: string): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusal(name, 'it is not text');
  }
  const fault = faultOfJson(text);
  if (fault !== null) throw refusal(name, fault);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusal(name, 'it is damaged or is not a bundle');
  }
}

function readAtMost(path: string, name: string): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const about = fstatSync(file);
    if (!about.isFile()) throw refusal(name, 'it is not a file');
    if (about.size > MAX_BYTES) throw new Refusal('too_large', `${name} is larger than 200 MB, far more than a bundle. Nothing has been changed.`);
    const bytes = Buffer.alloc(about.size);
    let read = 0;
    for (let more = -1; more !== 0 && read < bytes.length; read += more) more = readSync(file, bytes, read, bytes.length - read, null);
    return bytes.subarray(0, read);
  } catch (error) {
    const problem = problemOf(error, name);
    throw problem.code === 'internal' ? error : new Refusal(problem.code, problem.message, problem);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

async function unlocked(bytes: Uint8Array, passphrase: string, name: string): Promise<Uint8Array> {
  const head = Buffer.from(bytes.subarray(0, 2000)).toString('latin1');
  if (Number(/^-> scrypt \S+ (\d+)$/m.exec(head)?.[1] ?? 0) > 20) throw refusal(name, 'its lock would keep this machine busy for hours, which no honest sender asks for');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(bytes);
  } catch {
    throw new Refusal('forbidden', `${name} does not open with this passphrase, or it is damaged. Nothing has been changed.`, { details: { passphrase: true } });
  }
}

/** Whether it is the answer that a form gives, which stands for a bundle but is not one. */
export const isAnswer = (value: unknown): boolean => typeof value === 'object' && value !== null && 'format' in value && value.format === ANSWER_FORMAT;

/** A checked bundle out of a file's JSON: its version, its shape, its hash, each record by its schema, no id twice. Throws a Refusal. */
export function bundleOf(value: unknown, name: string): Bundle {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT) throw refusal(name, 'it is not a bundle of Boardwright');
  const content = value as Record<string, unknown>;
  const version = content['formatVersion'];
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    throw new Refusal('newer_file', `${name} is in version ${version} of the form of bundles; this program reads up to version ${FORMAT_VERSION}. Nothing has been changed. Install the newer program.`);
  }
  const parsed = bundle.safeParse(upgraded(content, FORMAT_VERSION));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refusal(name, `something in it is wrong (${issue!.path.join('.').slice(0, 100) || 'its shape'}: ${issue!.message.slice(0, 200)})`);
  }
  const checked = parsed.data as unknown as Bundle;
  // Of what the file says, not of what was understood: trimmed text would hash otherwise.
  if (hashOf(withoutSeal(value as Bundle)) !== checked.hash) throw refusal(name, 'its content is not what its hash says, so it was damaged or changed on the way');
  for (const [table, records] of Object.entries(checked.tables)) {
    if (new Set(records.map(({ id }) => id)).size !== records.length) throw refusal(name, `an id stands twice among its ${table}`);
  }
  const wrong = faultOfFiles(checked);
  if (wrong !== null) throw refusal(name, wrong);
  return checked;
}
