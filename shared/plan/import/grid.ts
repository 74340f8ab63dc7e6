import { rowsOfRunningText } from './running-text.ts';

/** One row of a table with where it stands in what was pasted or in the file, counted from 1. */
export interface GridRow { line: number; cells: string[] }

/** What was pasted, as rows: a table with tabs from Word or Excel, or else running text, as it comes out of a PDF. */
export function gridOfText(pasted: string): { rows: GridRow[]; running: boolean } {
  const lines = joinQuoted(pasted);
  const tabbed = lines.filter((one) => one.text.includes('\t')).length;
  const filled = lines.filter((one) => one.text.trim() !== '').length;
  if (filled > 0 && tabbed * 5 < filled) return { rows: rowsOfRunningText(lines), running: true };
  return { rows: lines.map(({ line, text }) => ({ line, cells: text.split('\t').map(plainCell) })), running: false };
}

/** The rows of a sheet. A date comes as ISO and is written as people write it. */
export const gridOfCells = (rows: readonly (readonly string[])[]): GridRow[] => rows.map((cells, at) => ({
  line: at + 1, cells: cells.map((cell) => plainCell(cell.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1'))),
}));

/** A table as text with tabs, a cell of several lines in quotation marks: what a spreadsheet would put on the clipboard. */
export const textOfGrid = (rows: readonly (readonly string[])[]): string => rows.map((cells) => cells.map((cell) => (/[\n\t"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');

/** Lines of the text; a quoted cell may hold line breaks. */
function joinQuoted(pasted: string): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = [];
  pasted.replace(/\r\n?/g, '\n').split('\n').forEach((text, at) => {
    const last = lines.at(-1);
    // An odd number of quotation marks before it: the cell that began above goes on here.
    if (last !== undefined && /(?:^|\t)"/.test(last.text) && (last.text.match(/"/g)!.length % 2) === 1) last.text += `\n${text}`;
    else lines.push({ line: at + 1, text });
  });
  return lines;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
/** A cell as plain text: tags of a web page gone, list items and paragraphs on lines of their own. */
const plainCell = (cell: string): string => cell.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"')
  .replace(/<\/(?:p|li|div|ul|ol)>|<br\s*\/?>/gi, '\n').replace(/<[a-z/][^<>]*>/gi, ' ').replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name]!)
  .replace(/[•▪·]/g, '\n').replaceAll('**', '').split('\n').map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => one !== '').join('\n');
