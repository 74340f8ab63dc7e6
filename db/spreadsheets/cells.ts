import { LIMITS } from './limits.ts';

/** What the reader makes of one cell before it is text. */
export type Cell = string | number | boolean | Date | null;

/**
 * A cell as text. Dates are ISO. A number is written as the spreadsheet shows it, to 15 significant digits: 0.1 + 0.2 is “0.3”, so that
 * an amount can be read from its text to the penny.
 */
export function textOfCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.slice(0, LIMITS.cell).trim();
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return Number.isFinite(cell) ? String(Number(cell.toPrecision(15))) : '';
}

/** Rows of text, without the empty ones at the end, and each row without the empty cells at its end. */
export function textRows(rows: readonly (readonly Cell[])[]): string[][] {
  const texts = rows.map((row) => {
    const cells = row.slice(0, LIMITS.columns).map(textOfCell);
    return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  });
  return texts.slice(0, texts.findLastIndex((row) => row.length > 0) + 1);
}
