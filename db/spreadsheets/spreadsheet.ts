/** A spreadsheet as the product knows it: sheets of plain cells, without formulas, merged cells or hidden parts. */
export interface Spreadsheet {
  title: string;
  author: string;
  /** Its only date, ISO, so that the same record always gives the same file. */
  date: string;
  sheets: Sheet[];
}
export interface Sheet {
  name: string;
  columns: SheetColumn[];
  rows: Cell[][];
  /** Lines under the rows, such as the rules that the figures were counted by. */
  notes: string[];
}
export interface SheetColumn {
  heading: string;
  /** In characters. */
  width: number;
  /** `percent`: whole per cent, as a number that can be compared and averaged. */
  kind: 'text' | 'number' | 'percent' | 'date';
}
/** Text, a number or nothing; a date is ISO text in a column of dates, a percentage the whole number of per cent. */
export type Cell = string | number | null;
export type SpreadsheetFormat = 'xlsx' | 'csv';
