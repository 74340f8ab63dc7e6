import { randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DocumentModel } from '../../shared/packs/document.ts';
import { Refusal } from '../../shared/result.ts';
import { workerFile } from '../assets.ts';
import { problemOf } from '../problems.ts';

export type DocumentFormat = 'docx' | 'pdf';
/** What the document worker is given. */
export interface DocumentTask {
  model: DocumentModel;
  format: DocumentFormat;
  to: string;
}
/** What it says. `code` is the file system's word for what it refused; without one the failure is a fault of ours. */
export type DocumentReport =
  | { kind: 'progress'; done: number; total: number; label: string }
  | { kind: 'done'; pages: number | null; bytes: number }
  | { kind: 'failed'; code: string | null; message: string };

export interface Rendering {
  model: DocumentModel;
  format: DocumentFormat;
  /** The path of the finished file. What is there already is replaced, but only by a file that is whole. */
  to: string;
  onProgress: (done: number, total: number, label: string) => void;
  /** A flag in shared memory: anything but 0 stops the work. */
  cancelled: Int32Array;
}
export interface Rendered {
  name: string;
  bytes: number;
  /** Null for Word, which breaks the pages itself. */
  pages: number | null;
}

/** How often the flag is looked at while the worker works, in milliseconds. */
const LOOK_EVERY = 25;

/**
 * Writes a document in a worker: to a temporary name in the same folder, read back and checked, and only then given its name. After a
 * refusal, a fault or a cancel there is no new file and the one before is untouched. Throws a Refusal.
 */
export async function renderDocument({ model, format, to, onProgress, cancelled }: Rendering): Promise<Rendered> {
  const name = basename(to);
  const temporary = join(dirname(to), `.boardwright-${randomBytes(6).toString('hex')}.part`);
  try {
    checkPlace(to, name);
    const done = await inWorker({ model, format, to: temporary }, onProgress, cancelled);
    if (isSet(cancelled)) throw stopped();
    renameSync(temporary, to);
    syncFolder(dirname(to));
    onProgress(3, 3, 'Finished');
    return { name, bytes: done.bytes, pages: done.pages };
  } catch (error) {
    throw refusalOf(error, name);
  } finally {
    removeIfThere(temporary);
  }
}

/** What went wrong before is what the user has to hear of, not that the unfinished file of a vanished folder could not be removed. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

const isSet = (flag: Int32Array): boolean => Atomics.load(flag, 0) !== 0;
const stopped = (): Refusal => new Refusal('cancelled', 'You stopped this. No file has been written.');

/** A file that is write-protected would be replaced without a word, because only its folder has a say in a rename. */
function checkPlace(to: string, name: string): void {
  if (!existsSync(to)) return;
  if (statSync(to).isDirectory()) throw new Refusal('invalid_input', `${name} is a folder. Give the document a name of its own.`);
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

type Done = Extract<DocumentReport, { kind: 'done' }>;
function inWorker(task: DocumentTask, onProgress: Rendering['onProgress'], cancelled: Int32Array): Promise<Done> {
  if (isSet(cancelled)) return Promise.reject(stopped());
  const worker = new Worker(workerFile('./packs/document-worker.ts'), { workerData: task, name: 'document' });
  let outcome: Done | Error | undefined;
  worker.on('message', (report: DocumentReport) => {
    switch (report.kind) {
      case 'progress': return onProgress(report.done, report.total, report.label);
      case 'done': outcome = report; return;
      case 'failed': outcome = Object.assign(new Error(report.message), report.code === null ? {} : { code: report.code }); return;
    }
  });
  worker.on('error', (error) => { outcome = error instanceof Error ? error : new Error(String(error)); });
  // Setting the pages cannot be interrupted from within, so a cancel ends the thread.
  const looking = setInterval(() => {
    if (!isSet(cancelled)) return;
    outcome ??= stopped();
    void worker.terminate();
  }, LOOK_EVERY);
  return new Promise((resolve, reject) => {
    worker.on('exit', (code) => {
      clearInterval(looking);
      if (outcome === undefined) reject(new Error(`The document worker ended early (${code})`));
      else if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    });
  });
}
