import { randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../shared/result.ts';
import { problemOf } from '../problems.ts';

/**
 * Has a file written to a temporary name in the same folder and only then gives it its own name: `write` makes it, puts it on the disk and
 * reads it back. After a refusal, a fault or a cancel there is no new file and the one before is untouched. Throws a Refusal.
 */
export async function finishFile<T extends { bytes: number }>(
  to: string, cancelled: Int32Array, write: (temporary: string) => Promise<T>,
): Promise<T & { name: string }> {
  const name = basename(to);
  const temporary = join(dirname(to), `.boardwright-${randomBytes(6).toString('hex')}.part`);
  try {
    checkPlace(to, name);
    const done = await write(temporary);
    if (isCancelled(cancelled)) throw stopped();
    renameSync(temporary, to);
    syncFolder(dirname(to));
    return { ...done, name };
  } catch (error) {
    throw refusalOf(error, name);
  } finally {
    removeIfThere(temporary);
  }
}

/** The same for bytes that are there already, readable by nobody else: what leaves this way may be about people. */
export const finishBytes = (to: string, cancelled: Int32Array, bytes: Uint8Array): Promise<{ name: string; bytes: number }> =>
  finishFile(to, cancelled, (temporary) => {
    saveBytes(temporary, bytes, 0o600);
    return Promise.resolve({ bytes: bytes.length });
  });

/** A new file with these bytes, on the disk when it returns. */
export function saveBytes(path: string, bytes: Uint8Array, mode = 0o666): void {
  const file = openSync(path, 'wx', mode);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Whether the person asked to stop: a flag in shared memory. */
export const isCancelled = (flag: Int32Array): boolean => Atomics.load(flag, 0) !== 0;
export const stopped = (): Refusal => new Refusal('cancelled', 'You stopped this. No file has been written.');

/** The command line takes any path, and a slip must not put a document in the place of the board. */
export function refuseDataFile(path: string, file: string): void {
  if ([file, `${file}-wal`, `${file}-shm`].includes(path)) throw new Refusal('forbidden', 'That is the board’s own file. No file has been written. Choose another name for the document.');
}

/** What went wrong before is what the user has to hear of, not that the unfinished file of a vanished folder could not be removed. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** A file that is write-protected would be replaced without a word, because only its folder has a say in a rename. */
function checkPlace(to: string, name: string): void {
  if (!existsSync(to)) return;
  if (statSync(to).isDirectory()) throw new Refusal('invalid_input', `${name} is a folder. No file has been written. Give the document a name of its own.`);
  accessSync(to, constants.W_OK);
}

/** The new name is only safe once the folder is on the disk too. Windows cannot open a folder, and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function refusalOf(error: unknown, name: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT') return new Refusal('not_found', `The folder for ${name} is no longer there. Nothing has been written. Choose another folder.`);
  if (error.code === 'ENAMETOOLONG') return new Refusal('invalid_input', 'The name of the document is too long. Nothing has been written. Choose a shorter one.');
  const problem = problemOf(error, name);
  return problem.code === 'internal' ? error : new Refusal(problem.code, problem.message);
}
