import { createHash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { Refusal } from '../../shared/result.ts';
import { canonicalPieces } from '../../shared/bundles/canonical.ts';
import { bundle, FORMAT, FORMAT_VERSION, MOST_OF_A_KIND, recordLists, withoutSeal, type Bundle } from '../../shared/bundles/format.ts';
import { ANSWER_FORMAT } from '../../shared/bundles/answer.ts';
import { upgraded } from '../../shared/bundles/upgrade.ts';
import { faultOfJson } from '../../shared/bundles/scan.ts';
import { openGiven } from '../open-given.ts';
import { finishBytes } from '../packs/finished-file.ts';
import { faultOfFiles } from './files.ts';
import { isLocked, locked, unlocked } from './lock.ts';
import { problems } from '../invalid-input.ts';
import { problemOf } from '../problems.ts';
import { refusal } from './refusal.ts';

/** A bundle of 100,000 records is about 40 MB. */
const MAX_BYTES = 200 * 1024 * 1024;
/** Called between two pieces of long work; throws when the person wants to stop. */
export type Pause = () => void;
const NEVER: Pause = () => {};
/** How many records are looked at between two pauses. */
const BATCH = 500;
/** Content, its tables, and each table: so deep are the lists of records. */
const RECORDS_IN = 3;

export function hashOf(content: object, pause: Pause = NEVER): string {
  const hash = createHash('sha256');
  let held = '';
  let count = 0;
  for (const piece of canonicalPieces(content, RECORDS_IN)) {
    held += piece;
    if (held.length < PIECE && ++count % BATCH !== 0) continue;
    hash.update(held, 'utf8');
    held = '';
    pause();
  }
  return `sha256:${hash.update(held, 'utf8').digest('hex')}`;
}
const PIECE = 1_000_000;

/** Writes the text, locked with the passphrase if there is one, under a temporary name first. */
export async function writeBundleFile(to: string, text: string, passphrase: string | undefined, cancelled: Int32Array): Promise<{ name: string; bytes: number }> {
  return finishBytes(to, cancelled, passphrase === undefined ? Buffer.from(text, 'utf8') : await locked(text, passphrase));
}

/** What is in a file from elsewhere, unlocked if it was locked; its size is looked at before it is read. Throws a Refusal. */
export async function readFileOf(path: string, passphrase: string | undefined): Promise<Uint8Array> {
  const name = basename(path);
  const bytes = readAtMost(path, name);
  return isLocked(bytes) ? unlocked(bytes, passphrase, name) : bytes;
}

/** The JSON of a file from elsewhere: its nesting, its breadth and its names are looked at before it is understood. Throws a Refusal. */
export function jsonOf(bytes: Uint8Array, name: string, pause: Pause = NEVER): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusal(name, 'it is not text');
  }
  const fault = faultOfJson(text, pause);
  if (fault !== null) throw refusal(name, fault);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusal(name, 'it is damaged or is not a bundle');
  }
}

function readAtMost(path: string, name: string): Uint8Array {
  let given: ReturnType<typeof openGiven> = null;
  try {
    given = openGiven(path);
    if (given === null) throw refusal(name, 'it is not a file');
    if (given.size > MAX_BYTES) throw new Refusal('too_large', `${name} is larger than 200 MB, far more than a bundle. Nothing has been changed. Ask the sender for a smaller part.`);
    const bytes = Buffer.alloc(given.size);
    let read = 0;
    for (let more = -1; more !== 0 && read < bytes.length; read += more) more = readSync(given.file, bytes, read, bytes.length - read, null);
    return bytes.subarray(0, read);
  } catch (error) {
    const problem = problemOf(error, name);
    throw problem.code === 'internal' ? error : new Refusal(problem.code, problem.message, problem);
  } finally {
    if (given !== null) closeSync(given.file);
  }
}

/** Whether it is the answer that a form gives, which stands for a bundle but is not one. */
export const isAnswer = (value: unknown): boolean => typeof value === 'object' && value !== null && 'format' in value && value.format === ANSWER_FORMAT;

/** A checked bundle out of a file's JSON: its version, its shape, its hash, each record by its schema, no id twice. Throws a Refusal. */
export function bundleOf(value: unknown, name: string, pause: Pause = NEVER): Bundle {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT) throw refusal(name, 'it is not a bundle of Boardwright');
  const content = value as Record<string, unknown>;
  const version = content['formatVersion'];
  if (!Number.isSafeInteger(version) || Number(version) < 1) throw refusal(name, 'it is damaged: it does not say in which version of the form of bundles it is');
  if (Number(version) > FORMAT_VERSION) {
    throw new Refusal('newer_file', `${name} is in version ${String(version)} of the form of bundles; this program reads up to version ${FORMAT_VERSION}. Nothing has been changed. Install the newer program.`);
  }
  const wanted = upgraded(content, FORMAT_VERSION);
  const tables = checkedTables(wanted['tables'], name, pause);
  const lists = Object.fromEntries(LISTS.flatMap((list) => (Array.isArray(wanted[list]) ? [[list, checkedList(wanted[list], bundle.shape[list].element, name, [list], pause)]] : [])));
  const parsed = bundle.safeParse({ ...wanted, tables: {}, ...lists });
  if (!parsed.success) throw wrongPart(name, parsed.error, []);
  const checked = { ...parsed.data, tables } as unknown as Bundle;
  // Of what the file says, not of what was understood: trimmed text would hash otherwise.
  if (hashOf(withoutSeal(value as Bundle), pause) !== checked.hash) throw refusal(name, 'its content is not what its hash says, so it was damaged or changed on the way');
  for (const [table, records] of Object.entries(checked.tables)) {
    if (new Set(records.map(({ id }) => id)).size !== records.length) throw refusal(name, `an id stands twice among its ${table}`);
  }
  const fault = faultOfFiles(checked);
  if (fault !== null) throw refusal(name, fault);
  return checked;
}

const wrong = (name: string, path: string, message: string): Refusal => refusal(name, `something in it is wrong (${path.slice(0, 100) || 'its shape'}: ${message.slice(0, 200)})`);
/** What is wrong with a part of it, in the words that forms have. */
function wrongPart(name: string, { issues }: z.ZodError, within: PropertyKey[]): Refusal {
  const { path, message } = problems(issues[0]!, within)[0]!;
  return wrong(name, path, message);
}

const LISTS = ['deleted', 'files', 'takenIn'] as const;
/** The entries of a list, each by its schema, up to the first that is wrong: to say what is wrong with millions of them would take more memory than there is. */
function checkedList(list: readonly unknown[], schema: z.ZodType, name: string, within: PropertyKey[], pause: Pause): unknown[] {
  if (list.length > MOST_OF_A_KIND) throw refusal(name, `it has more than ${MOST_OF_A_KIND.toLocaleString('en-GB')} of its ${String(within.at(-1))}`);
  return list.map((one, at) => {
    if (at % BATCH === 0) pause();
    const parsed = schema.safeParse(one);
    if (!parsed.success) throw wrongPart(name, parsed.error, [...within, at]);
    return parsed.data;
  });
}
function checkedTables(tables: unknown, name: string, pause: Pause): Bundle['tables'] {
  if (typeof tables !== 'object' || tables === null || Array.isArray(tables)) throw wrong(name, 'tables', 'This must be the lists of records.');
  const given = tables as Record<string, unknown>;
  const foreign = Object.keys(given).find((table) => !Object.hasOwn(recordLists, table) || !Array.isArray(given[table]));
  if (foreign !== undefined) throw wrong(name, `tables.${foreign}`, 'This is no list of records that travel.');
  // In our own order, in which those that others refer to come first.
  return Object.fromEntries(Object.entries(recordLists).filter(([table]) => Object.hasOwn(given, table))
    .map(([table, { element }]) => [table, checkedList(given[table] as unknown[], element, name, ['tables', table], pause)])) as Bundle['tables'];
}
