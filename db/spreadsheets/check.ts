import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import type { Spreadsheet, SpreadsheetFormat } from './spreadsheet.ts';
import { csvCell, excelCell } from './write.ts';

/** Checks a finished spreadsheet against what was meant, cell by cell. Throws if it differs. */
export async function checkSpreadsheet(bytes: Uint8Array, { sheets }: Spreadsheet, format: SpreadsheetFormat): Promise<void> {
  const written = format === 'csv' ? [parseCsv(new TextDecoder().decode(bytes))] : (await readXlsx(bytes)).sheets.map((sheet) => sheet.rows);
  const meant = format === 'csv' ? sheets.slice(0, 1) : sheets;
  if (written.length !== meant.length) throw new Error('The spreadsheet does not have the sheets that were written');
  meant.forEach((sheet, at) => sheet.rows.forEach((row, down) => row.forEach((cell, across) => {
    const found = written[at]![down + 1]?.[across] ?? null;
    const expected = format === 'csv' ? csvCell(cell, sheet.columns[across]!) : excelCell(cell, sheet.columns[across]!);
    if (plain(found) !== plain(expected)) throw new Error(`The spreadsheet differs at row ${down + 1}, column ${across + 1} of ${sheet.name}`);
  })));
}
/** Empty and missing are the same in a spreadsheet, and CSV knows only text. */
const plain = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null || cell === undefined ? '' : String(cell));
