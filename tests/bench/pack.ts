import { Worker } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { createApp } from '../../db/app.ts';
import { gatherMinutes } from '../../db/packs/gather.ts';
import { Reader } from '../../db/query.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { clock } from './files.ts';
import { ms, sideBySide, type Line } from './measure.ts';

const TIMES = 1.5;
const ROUNDS = 7;

/** The minutes pack through the product, beside bare Typst on the same document. Both start cold, as they do for a user. */
export async function measurePack(file: string, copy: string): Promise<Line[]> {
  const to = `${file}.pack`;
  const bare = new BetterSqlite3(copy, { readonly: true });
  const meetingId = bare.prepare(`SELECT id FROM meetings WHERE status = 'held' ORDER BY date LIMIT 1 OFFSET 900`).pluck().get() as string;
  const model = minutesDocument(gatherMinutes(new Reader(bare), meetingId), { actions: true, exempt: false });
  bare.close();
  const app = createApp({ file, clock, place: (path) => path });
  const make = async (format: 'pdf' | 'docx'): Promise<void> => {
    const result = await app.dispatch('packs.minutes', { meetingId, format, to: `${to}.${format}` });
    if (!result.ok) throw new Error(result.error.message);
  };
  const typst = (): Promise<void> => new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./bare-typst.ts', import.meta.url), { workerData: { model, to: `${to}.bare.pdf` } });
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
  const found = await sideBySide({ typst, pdf: () => make('pdf'), docx: () => make('docx') }, ROUNDS);
  app.close();
  return [
    { what: 'minutes as PDF', figures: `${ms(found.pdf)}, bare Typst ${ms(found.typst)}: ${(found.pdf / found.typst).toFixed(2)} times`, target: `${TIMES} times`, holds: found.pdf <= found.typst * TIMES },
    { what: 'minutes as Word', figures: ms(found.docx), target: '', holds: null },
  ];
}
