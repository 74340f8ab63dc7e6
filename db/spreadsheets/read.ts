import { closeSync } from 'node:fs';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../shared/result.ts';
import { workerFile } from '../assets.ts';
import { openGiven } from '../open-given.ts';
import { isCancelled } from '../packs/finished-file.ts';
import { problemOf } from '../problems.ts';
import { LIMITS } from './limits.ts';

/** One sheet as rows of text. */
export interface ReadSheet {
  name: string;
  rows: string[][];
}
/** What the reading thread says. `code` is the file system's word for what it refused; without one the failure is a fault of ours. */
export type ReadReport =
  | { kind: 'done'; sheets: ReadSheet[] }
  | { kind: 'refused'; why: 'old or locked' | 'unreadable' | 'too large inside' | 'too many rows' }
  | { kind: 'failed'; code: string | null; message: string };

/** How often the flag is looked at while the thread reads, in milliseconds. */
const LOOK_EVERY = 25;

/**
 * The sheets of an xlsx, ods or csv file from elsewhere, as text. It is read in a thread with a limit to its memory and time, so that
 * a hostile file can end no more than that. Throws a Refusal in words for people.
 */
export async function readSpreadsheet(path: string, cancelled: Int32Array): Promise<ReadSheet[]> {
  const name = basename(path);
  checkSize(path, name);
  const report = await inThread(path, name, cancelled);
  switch (report.kind) {
    case 'done': return report.sheets;
    case 'refused': throw refused(report.why, name);
    case 'failed': throw report.code === null ? new Error(report.message) : fileProblem(Object.assign(new Error(report.message), { code: report.code }), name);
  }
}

/** By its size alone, before a byte of it is read. */
function checkSize(path: string, name: string): void {
  let given: ReturnType<typeof openGiven>;
  try {
    given = openGiven(path);
  } catch (error) {
    throw fileProblem(error, name);
  }
  if (given === null) throw new Refusal('invalid_input', `${name} is not a file. Nothing has been changed. Choose another file.`);
  const { file, size } = given;
  closeSync(file);
  if (size === 0) throw new Refusal('invalid_input', `${name} is empty. Nothing has been changed. Choose another file.`);
  if (size > LIMITS.file) throw new Refusal('too_large', `${name} is larger than 20 MB. Nothing has been changed. Cut it into smaller files.`);
}

function fileProblem(error: unknown, name: string): unknown {
  const problem = problemOf(error, name);
  return problem.code === 'internal' ? error : new Refusal(problem.code, problem.message);
}

function refused(why: Extract<ReadReport, { kind: 'refused' }>['why'], name: string): Refusal {
  switch (why) {
    case 'old or locked': return new Refusal('invalid_input',
      `${name} has a password or the form of Excel before 2007. Nothing has been changed. Save it without a password as an Excel workbook (.xlsx), and try that.`);
    case 'unreadable': return new Refusal('invalid_input',
      `${name} cannot be read as a spreadsheet. Nothing has been changed. Save it again as an Excel workbook (.xlsx) or as csv, and try that.`);
    case 'too large inside': return new Refusal('too_large', `${name} holds far more than a list of a board. Nothing has been changed. Cut it into smaller files.`);
    case 'too many rows': return new Refusal('too_large', `${name} has more than 100,000 rows. Nothing has been changed. Cut it into smaller files.`);
  }
}

function inThread(path: string, name: string, cancelled: Int32Array): Promise<ReadReport> {
  const stopped = (): Refusal => new Refusal('cancelled', 'You stopped this. Nothing has been changed.');
  if (isCancelled(cancelled)) return Promise.reject(stopped());
  const worker = new Worker(workerFile('./spreadsheets/read-worker.ts'), { workerData: path, name: 'spreadsheet', resourceLimits: { maxOldGenerationSizeMb: LIMITS.memory } });
  let outcome: ReadReport | Error | undefined;
  worker.on('message', (report: ReadReport) => { outcome = report; });
  worker.on('error', (error: unknown) => {
    outcome = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refused('too large inside', name)
      : error instanceof Error ? error : new Error(String(error));
  });
  const began = performance.now();
  const looking = setInterval(() => {
    const late = performance.now() - began > LIMITS.time;
    if (!late && !isCancelled(cancelled)) return;
    outcome ??= late ? refused('too large inside', name) : stopped();
    void worker.terminate();
  }, LOOK_EVERY);
  return new Promise((resolve, reject) => {
    worker.on('exit', (code) => {
      clearInterval(looking);
      if (outcome === undefined) reject(new Error(`The reading thread ended early (${code})`));
      else if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    });
  });
}
