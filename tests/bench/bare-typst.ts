import { writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { startTypst, writePdf } from '../../db/packs/typst.ts';
import type { DocumentModel } from '../../shared/packs/document.ts';

/** Typst alone, in a thread of its own as the product runs it: a document that is ready in, a PDF out. */
const { model, to } = workerData as { model: DocumentModel; to: string };
writeFileSync(to, writePdf(await startTypst(), model));
