import { readFileSync } from 'node:fs';
import { finishFile, isCancelled, saveBytes, stopped } from '../packs/finished-file.ts';
import type { Spreadsheet, SpreadsheetFormat } from './spreadsheet.ts';

export interface SpreadsheetRendering {
  spreadsheet: Spreadsheet;
  format: SpreadsheetFormat;
  /** The path of the finished file. What is there already is replaced, but only by a file that is whole. */
  to: string;
  onProgress: (done: number, total: number, label: string) => void;
  cancelled: Int32Array;
}
const STEPS = 3;

/** Writes a spreadsheet to a temporary name, reads it back, compares it cell by cell, and only then gives it its name. Throws a Refusal. */
export async function renderSpreadsheet({ spreadsheet, format, to, onProgress, cancelled }: SpreadsheetRendering): Promise<{ name: string; bytes: number; pages: null }> {
  const done = await finishFile(to, cancelled, async (temporary) => {
    const step = (at: number, label: string): void => {
      if (isCancelled(cancelled)) throw stopped();
      onProgress(at, STEPS, label);
    };
    step(0, 'Making the spreadsheet');
    // Loaded only when a spreadsheet is wanted.
    const { writeSpreadsheet } = await import('./write.ts');
    const bytes = await writeSpreadsheet(spreadsheet, format);
    step(1, 'Writing the file');
    saveBytes(temporary, bytes);
    step(2, 'Checking the file');
    const { checkSpreadsheet } = await import('./check.ts');
    await checkSpreadsheet(new Uint8Array(readFileSync(temporary)), spreadsheet, format);
    return { bytes: bytes.length, pages: null };
  });
  onProgress(STEPS, STEPS, 'Finished');
  return done;
}
