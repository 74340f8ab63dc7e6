import { Worker } from 'node:worker_threads';
import type { DocumentModel } from '../../shared/packs/document.ts';
import { workerFile } from '../assets.ts';
import { finishFile, isCancelled, stopped } from './finished-file.ts';

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
  const { name, bytes, pages } = await finishFile(to, cancelled, (temporary) => inWorker({ model, format, to: temporary }, onProgress, cancelled));
  onProgress(3, 3, 'Finished');
  return { name, bytes, pages };
}

type Done = Extract<DocumentReport, { kind: 'done' }>;
function inWorker(task: DocumentTask, onProgress: Rendering['onProgress'], cancelled: Int32Array): Promise<Done> {
  if (isCancelled(cancelled)) return Promise.reject(stopped());
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
    if (!isCancelled(cancelled)) return;
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
