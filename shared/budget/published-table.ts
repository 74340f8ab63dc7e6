import { parsePounds } from '../money.ts';

export interface PublishedLine { name: string; pence: number }
export interface PublishedTable {
  income: PublishedLine[];
  expenditure: PublishedLine[];
  /** As printed; null where the table has no such line. */
  openingPence: number | null;
  incomePence: number | null;
  expenditurePence: number | null;
  /** Lines in which no amount was found, as they stand. */
  unread: string[];
}

const TOTAL = /^(sub-?\s*)?total\b/i;
const OPENING = /^(balance|surplus|underspend)?\s*(brought|carried) forward|^opening balance/i;

/**
 * Reads a table of income and expenditure as it is pasted from a report: tabs or wide spaces between the columns, income and expenditure side by
 * side (name, amount, name, amount), or one below the other under the headings “Income” and “Expenditure”. Totals are kept apart, as printed.
 */
export function parsePublishedTable(text: string): PublishedTable {
  const table: PublishedTable = { income: [], expenditure: [], openingPence: null, incomePence: null, expenditurePence: null, unread: [] };
  let side: 'income' | 'expenditure' = 'income';
  for (const row of text.split(/\r?\n/)) {
    const cells = row.split(/\t| {2,}|\s*\|\s*/).map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    const headings = cells.filter((cell) => /^(income|expenditure|funding|costs?|spend|spending)$/i.test(cell));
    if (headings.length === 1 && parsePounds(cells.at(-1)!) === null) side = /^(income|funding)$/i.test(headings[0]!) ? 'income' : 'expenditure';
    if (headings.length > 0 && cells.every((cell) => parsePounds(cell) === null)) continue;
    const pairs = pairsOf(cells);
    if (pairs.length === 0) {
      table.unread.push(row.trim());
      continue;
    }
    // The right-hand pair of two is expenditure; a lone pair belongs to the side it stands on, which an empty pair of cells before it tells.
    const begins = row.search(/\S/) > 0 && row.split('\t').slice(0, 2).every((cell) => cell.trim() === '');
    for (const [at, pair] of pairs.entries()) place(table, pair, at === 1 || (begins && pairs.length === 1) ? 'expenditure' : side);
  }
  return table;
}

function pairsOf(cells: readonly string[]): PublishedLine[] {
  const pairs: PublishedLine[] = [];
  let name: string | null = null;
  for (const cell of cells) {
    const pence = parsePounds(cell);
    if (pence === null) name = name === null ? cell : `${name} ${cell}`;
    else if (name !== null) {
      pairs.push({ name, pence });
      name = null;
    }
  }
  return pairs.slice(0, 2);
}

function place(table: PublishedTable, { name, pence }: PublishedLine, side: 'income' | 'expenditure'): void {
  const kind = /expenditure|spend|cost/i.test(name) ? 'expenditure' : /income|funding/i.test(name) ? 'income' : side;
  if (TOTAL.test(name)) table[kind === 'income' ? 'incomePence' : 'expenditurePence'] = pence;
  else if (side === 'income' && OPENING.test(name)) table.openingPence = pence;
  else table[side].push({ name, pence });
}
