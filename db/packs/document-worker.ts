import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentModel } from '../../shared/packs/document.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { listedHeadings, withPages } from '../../shared/packs/layout.ts';
import { checkPdf, checkWord } from './read-back.ts';
import type { DocumentReport, DocumentTask } from './render.ts';

/**
 * A thread of its own for one document: a model comes in, a file goes out, and it ends. It knows no database, and the memory that
 * setting pages takes goes with it.
 */
const { model, format, to } = workerData as DocumentTask;
const report = (message: DocumentReport): void => parentPort!.postMessage(message);
/** The model with the pages of its contents, if it has any. */
let paged: DocumentModel = model;
const STEPS = 3;

async function run(): Promise<void> {
  report({ kind: 'progress', done: 0, total: STEPS, label: 'Setting the pages' });
  const bytes = await write();
  report({ kind: 'progress', done: 1, total: STEPS, label: 'Writing the file' });
  const written = onDisk(() => save(bytes));
  report({ kind: 'progress', done: 2, total: STEPS, label: 'Checking the file' });
  if (written.length !== bytes.length) throw new Error('The file on the disk is shorter than what was written');
  const pages = format === 'pdf' ? checkPdf(written) : (checkWord(written, paged), null);
  report({ kind: 'done', pages, bytes: written.length });
}

/** Each writer is loaded only when it is wanted: the PDF compiler alone is 28 MB. */
async function write(): Promise<Uint8Array> {
  if (documentLines(model).length === 0) throw new Error('There is nothing in the document');
  switch (format) {
    case 'docx': return (await import('./word.ts')).writeWord(paged = await withKnownPages());
    case 'pdf': {
      const { startTypst, writePdf } = await import('./typst.ts');
      return writePdf(await startTypst(), model);
    }
  }
}

/** Word works out the pages of a list of contents when it opens the file; until then, and elsewhere, those of the PDF stand, which has the same pages. */
async function withKnownPages(): Promise<DocumentModel> {
  if (listedHeadings(model).length === 0) return model;
  const { headingPages, startTypst } = await import('./typst.ts');
  return withPages(model, headingPages(await startTypst(), model));
}

/** Puts the bytes on the disk for certain and reads them back from there. */
function save(bytes: Uint8Array): Uint8Array {
  const file = openSync(to, 'wx');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return readFileSync(to);
}

/** What the file system refuses is the machine's doing and is told to the user; everything else is a fault of ours. */
class DiskError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Error && 'code' in error ? new DiskError(String(error.code), error.message) : error;
  }
}

run().catch((error: unknown) => report({
  kind: 'failed', code: error instanceof DiskError ? error.code : null, message: error instanceof Error ? error.stack ?? error.message : String(error),
}));
