import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { textRows, type Cell } from './cells.ts';
import { checkZip } from './check-zip.ts';
import { LIMITS } from './limits.ts';
import type { ReadReport, ReadSheet } from './read.ts';

/** A thread of its own for one spreadsheet from elsewhere: a path comes in, rows of text go out, and it ends. */
const path = workerData as string;
const tell = (report: ReadReport): void => parentPort!.postMessage(report);

async function run(): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path));
  if (bytes.length >= 8 && [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)) return tell({ kind: 'refused', why: 'old or locked' });
  const sheets = bytes[0] === 0x50 && bytes[1] === 0x4b ? await workbook(bytes) : await plainText(bytes);
  if (typeof sheets === 'string') return tell({ kind: 'refused', why: sheets });
  if (sheets.some((sheet) => sheet.rows.length > LIMITS.rows)) return tell({ kind: 'refused', why: 'too many rows' });
  tell({ kind: 'done', sheets });
}

async function workbook(bytes: Uint8Array): Promise<ReadSheet[] | Refused> {
  const problem = checkZip(bytes, LIMITS.zip);
  if (problem !== null) return problem === 'not a zip' ? 'unreadable' : problem === 'encrypted' ? 'old or locked' : 'too large inside';
  const { read } = await import('hucre');
  try {
    const { sheets } = await read(bytes, { maxRows: LIMITS.rows + 1 });
    return sheets.map(({ name, rows }) => ({ name: name.slice(0, 200), rows: textRows(rows as Cell[][]) }));
  } catch (error) {
    // The reader’s own words are for programmers; one kind of them is worth telling apart.
    return error instanceof Error && /cells|dimension|exceed|limit/i.test(error.message) ? 'too large inside' : 'unreadable';
  }
}

async function plainText(bytes: Uint8Array): Promise<ReadSheet[] | Refused> {
  if (bytes.subarray(0, 4096).includes(0) && !isUtf16(bytes)) return 'unreadable';
  const { parseCsv } = await import('hucre/csv');
  const rows = parseCsv(decode(bytes), { maxRows: LIMITS.rows + 1, typeInference: false }) as Cell[][];
  return [{ name: 'Sheet 1', rows: textRows(rows) }];
}
const isUtf16 = (bytes: Uint8Array): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
/** Excel on Windows writes csv in the Windows code page, where £ is one byte that is no UTF-8. */
function decode(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
type Refused = Extract<ReadReport, { kind: 'refused' }>['why'];

run().catch((error: unknown) => tell({ kind: 'failed', code: error instanceof Error && 'code' in error ? String(error.code) : null, message: error instanceof Error ? error.stack ?? error.message : String(error) }));
