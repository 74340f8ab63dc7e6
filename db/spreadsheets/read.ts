import { parseCsv } from 'hucre/csv';
import { readXlsx, type CellValue } from 'hucre/xlsx';
import { Refusal } from '../../shared/result.ts';
import { unguarded } from './formula-guard.ts';
import type { SpreadsheetFormat } from './spreadsheet.ts';
import { declaredSize } from './zip-size.ts';

/** Larger files than this are no list that a board keeps; and a small zip file can claim to hold gigabytes. */
const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const MAX_ROWS = 20_000;

export interface ReadSheet {
  name: string;
  rows: (string | number | boolean | null)[][];
}

/** The cells of a spreadsheet, dates as ISO text. Refuses what is too large or not of the format, before unpacking any of it. */
export async function readSpreadsheet(bytes: Uint8Array, format: SpreadsheetFormat): Promise<ReadSheet[]> {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge();
  try {
    if (format === 'csv') {
      const rows = parseCsv(new TextDecoder().decode(bytes), { maxRows: MAX_ROWS });
      return [{ name: 'Sheet', rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? unguarded(cell) : plain(cell)))) }];
    }
    if (declaredSize(bytes) > MAX_UNPACKED_BYTES) throw tooLarge();
    const { sheets } = await readXlsx(bytes, { maxRows: MAX_ROWS });
    return sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows.map((row) => row.map(plain)) }));
  } catch (error) {
    throw error instanceof Refusal ? error
      : new Refusal('invalid_input', 'This file cannot be read as a spreadsheet. Nothing has been changed. Save it again as an Excel workbook (.xlsx) or as CSV, and try that.');
  }
}
const plain = (cell: CellValue): ReadSheet['rows'][number][number] => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);
const tooLarge = (): Refusal => new Refusal('too_large', 'This spreadsheet is larger than 20 MB, or unpacks to more than 200 MB. Nothing has been changed. Cut it into smaller files.');
