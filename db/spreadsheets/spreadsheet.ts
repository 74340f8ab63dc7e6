/** A spreadsheet as the product knows it: sheets of plain cells, without merged cells or hidden parts; its only formulas are our own sums. */
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
  /** `percent`: whole per cent, as a number that can be compared and averaged. `money`: whole pence, shown in pounds. */
  kind: 'text' | 'number' | 'percent' | 'date' | 'money';
}
/** Text, a number or nothing; a date is ISO text in a column of dates, a percentage the whole number of per cent. */
export type Cell = string | number | null | Sum;
/** A live formula in a column of money, such as "SUM(C2:C9)", with what it comes to. Only builders make one: text of the record never becomes a formula. */
export interface Sum {
  formula: string;
  pence: number;
}
export const isSum = (cell: Cell): cell is Sum => typeof cell === 'object' && cell !== null;
export type SpreadsheetFormat = 'xlsx' | 'csv';
