import { writeCsv } from 'hucre/csv';
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { stampZip } from '../packs/zip.ts';
import { guarded } from './formula-guard.ts';
import { isSum, type Cell, type Sheet, type SheetColumn, type Spreadsheet, type SpreadsheetFormat } from './spreadsheet.ts';
import { plainPounds } from '../../shared/money.ts';

/** The bytes of a spreadsheet. CSV holds one sheet only: the first. */
export async function writeSpreadsheet(spreadsheet: Spreadsheet, format: SpreadsheetFormat): Promise<Uint8Array> {
  switch (format) {
    case 'csv': return new TextEncoder().encode(csv(spreadsheet.sheets[0]!));
    // The zip file’s own dates would be those of writing.
    case 'xlsx': return stampZip(await writeXlsx({
      sheets: spreadsheet.sheets.map(excelSheet),
      properties: { title: spreadsheet.title, creator: spreadsheet.author, created: midnight(spreadsheet.date), modified: midnight(spreadsheet.date) },
      defaultFont: { name: 'Calibri', size: 11 },
    }), spreadsheet.date);
  }
}
const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** With a byte order mark, without which Excel takes UTF-8 for the machine's old code page, and guarded against formulas. */
function csv(sheet: Sheet): string {
  const notes = sheet.notes.map((note) => [guarded(note)]);
  return writeCsv([
    sheet.columns.map((column) => guarded(column.kind === 'percent' ? `${column.heading} (%)` : column.heading)), ...sheet.rows.map((row) => row.map((cell, at) => csvCell(cell, sheet.columns[at]!))),
    ...(notes.length === 0 ? [] : [[], ...notes]),
  ], { bom: true });
}

/** Pence as pounds with two places: the text of a number, so it needs no guard. */
export function csvCell(cell: Cell, column: SheetColumn): string | number | null {
  if (isSum(cell)) return plainPounds(cell.pence);
  if (typeof cell === 'number' && column.kind === 'money') return plainPounds(cell);
  return typeof cell === 'string' ? guarded(cell) : cell;
}

type ExcelCell = NonNullable<WriteSheet['cells']> extends Map<string, infer C> ? C : never;
const HEADING = { font: { bold: true }, border: { bottom: { style: 'thin' as const } }, alignment: { wrapText: true, vertical: 'top' as const } };
/** A string cell of xlsx is typed as text and never worked out, so it needs no guard. */
function excelSheet(sheet: Sheet): WriteSheet {
  const rows = [
    sheet.columns.map((column) => column.heading), ...sheet.rows.map((row) => row.map((cell, at) => excelCell(cell, sheet.columns[at]!))),
    ...(sheet.notes.length === 0 ? [] : [[], ...sheet.notes.map((note) => [note])]),
  ];
  return {
    name: sheetName(sheet.name), rows,
    columns: sheet.columns.map((column) => ({ width: column.width, ...(FORMATS[column.kind] === undefined ? {} : { numFmt: FORMATS[column.kind] }) })),
    cells: new Map<string, ExcelCell>([
      ...sheet.columns.map((column, at) => [`0,${at}`, { value: column.heading, style: HEADING }] as const),
      ...sheet.rows.flatMap((row, down) => row.flatMap((cell, across) => (isSum(cell)
        ? [[`${down + 1},${across}`, { value: pounds(cell.pence), formula: cell.formula, formulaResult: pounds(cell.pence), style: { font: { bold: true }, numFmt: FORMATS.money } }] as const] : []))),
    ]),
    freezePane: { rows: 1, columns: 1 },
    pageSetup: { paperSize: 'a4', orientation: sheet.columns.length > 8 ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
const FORMATS: Partial<Record<SheetColumn['kind'], string>> = { percent: '0%', date: 'dd/mm/yyyy', number: '0', money: '#,##0.00;−#,##0.00' };
/** The number of pounds whose two places are the pence: read from their digits, so that the workbook holds exactly what is shown. */
const pounds = (pence: number): number => Number(plainPounds(pence));
export function excelCell(cell: Cell, column: SheetColumn): CellValue {
  if (cell === null) return null;
  if (isSum(cell)) return pounds(cell.pence);
  if (column.kind === 'money' && typeof cell === 'number') return pounds(cell);
  if (column.kind === 'percent' && typeof cell === 'number') return cell / 100;
  return column.kind === 'date' && typeof cell === 'string' ? midnight(cell) : cell;
}
/** Excel refuses some characters in the name of a sheet, and more than 31 of any. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31);
