import { z } from 'zod';
import { parseTypedDate } from '../dates.ts';
import { parsePounds } from '../money.ts';

/** Which column of a ledger extract holds what: its number from 0, or null. Either one amount column, or one for debits and one for credits. */
const column = z.int().min(0).max(199).nullable();
export const columnMatching = z.strictObject({
  date: column, payee: column, reference: column, code: column, note: column, amount: column, debit: column, credit: column, vat: column,
  /** What a positive amount means in this extract: most ledgers write what is spent as positive. */
  positive: z.enum(['expenditure', 'income']),
});
export type ColumnMatching = z.output<typeof columnMatching>;
type ColumnName = Exclude<keyof ColumnMatching, 'positive'>;
export const COLUMN_NAMES: readonly ColumnName[] = ['date', 'payee', 'reference', 'code', 'note', 'amount', 'debit', 'credit', 'vat'];

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB').trim();
/** By what earlier matchings of columns are found again. */
export const headingsKey = (headings: readonly string[]): string => headings.map(fold).join(' | ');

const KNOWN: Record<ColumnName, RegExp> = {
  date: /^(transaction |posting |payment |invoice |effective |gl )?date$|^date (paid|posted)|^period date/, payee: /payee|payer|supplier|vendor|merchant|customer|counterparty|^name$|beneficiary/,
  reference: /ref|(inv|invoice|doc|document|transaction|trans|journal|voucher)\W*(no\b|num|id\b)|voucher/, code: /^(cost|account|subjective|detail|nominal|gl|heading|budget).*(code|cent|head)|^code$|^account$|^heading$|^subjective$/,
  note: /^(note|comment|detail|line (text|desc)|text|purpose)|description|narrative/, amount: /^(net |net amount|amount|value|total|gbp|£)/, debit: /^(debit|dr)\b/, credit: /^(credit|cr)\b/, vat: /^vat|irrecoverable/,
};
/** A first guess by the words of the headings; each column is taken once. */
export function guessColumns(headings: readonly string[]): ColumnMatching {
  const taken = new Set<number>();
  const matching: ColumnMatching = { date: null, payee: null, reference: null, code: null, note: null, amount: null, debit: null, credit: null, vat: null, positive: 'expenditure' };
  for (const name of ['date', 'reference', 'code', 'vat', 'debit', 'credit', 'amount', 'payee', 'note'] as const) {
    const at = headings.findIndex((heading, index) => !taken.has(index) && KNOWN[name].test(fold(heading)));
    if (at === -1 || (name === 'amount' && matching.debit !== null && matching.credit !== null)) continue;
    matching[name] = at;
    taken.add(at);
  }
  // Where nothing is called by a party’s name, the description says who it was.
  return matching.payee === null && matching.note !== null && /description|narrative/.test(fold(headings[matching.note]!)) ? { ...matching, payee: matching.note, note: null } : matching;
}

/** The row of headings: the first of the first twenty rows in which a date and an amount can be told by name; otherwise the first with three cells. */
export function headingRow(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, 20);
  const told = first.findIndex((row) => {
    const guess = guessColumns(row);
    return guess.date !== null && (guess.amount !== null || guess.debit !== null);
  });
  return told !== -1 ? told : Math.max(0, first.findIndex((row) => row.filter((cell) => cell !== '').length >= 3));
}

export interface LedgerLine {
  /** As in the file, counted from 1. */
  row: number;
  date: string;
  payee: string | null;
  reference: string | null;
  code: string | null;
  note: string;
  /** As the ledger means it: what is spent is positive, what is received negative. */
  spentPence: number;
  vatPence: number;
  /** What makes it the same line when the file comes again. */
  key: string;
}
export interface LedgerProblem { row: number; why: string }
export interface ReadLedger {
  lines: LedgerLine[];
  problems: LedgerProblem[];
  /** A last line that is the extract’s own total, in the sense of `spentPence`; it is not a line. */
  totalPence: number | null;
}

/** Reads the rows below the headings. A row without a date that is called a total is the extract’s own total. */
export function readLedgerRows(rows: readonly (readonly string[])[], headingAt: number, matching: ColumnMatching): ReadLedger {
  const read: ReadLedger = { lines: [], problems: [], totalPence: null };
  const seen = new Map<string, number>();
  const sign = matching.positive === 'expenditure' ? 1 : -1;
  for (const [index, cells] of rows.entries()) {
    if (index <= headingAt || cells.every((cell) => cell === '')) continue;
    const row = index + 1;
    const cell = (name: ColumnName): string => (matching[name] === null ? '' : cells[matching[name]] ?? '');
    const amount = amountOf(cell, matching);
    const spentPence = amount === null ? null : amount === 0 ? 0 : amount * sign;
    const date = dateOf(cell('date'));
    if (date === null) {
      if (cells.some((one) => /^(grand )?total\b/i.test(one))) read.totalPence = spentPence ?? read.totalPence;
      else read.problems.push({ row, why: cell('date') === '' ? 'There is no date.' : `“${cell('date').slice(0, 40)}” is not a date.` });
      continue;
    }
    if (spentPence === null) {
      read.problems.push({ row, why: 'There is no amount that can be read.' });
      continue;
    }
    const vatPence = cell('vat') === '' ? 0 : parsePounds(cell('vat'));
    if (vatPence === null) {
      read.problems.push({ row, why: `The VAT “${cell('vat').slice(0, 40)}” cannot be read.` });
      continue;
    }
    const line = { row, date, payee: short(cell('payee'), 200), reference: short(cell('reference'), 100), code: short(cell('code'), 40), note: cell('note').slice(0, 2000), spentPence, vatPence };
    const content = [line.date, fold(line.payee ?? ''), fold(line.reference ?? ''), fold(line.code ?? ''), line.spentPence, fold(line.note)].join('|').slice(0, 900);
    // Two equal lines in one file are two payments; the same two in the file that comes again are the same two.
    const times = (seen.get(content) ?? 0) + 1;
    seen.set(content, times);
    read.lines.push({ ...line, key: times === 1 ? content : `${content}#${times}` });
  }
  return read;
}
const short = (text: string, most: number): string | null => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim().slice(0, most).trim() || null;
function amountOf(cell: (name: ColumnName) => string, matching: ColumnMatching): number | null {
  if (matching.debit !== null || matching.credit !== null) {
    const [debit, credit] = [cell('debit'), cell('credit')].map((text) => (text === '' ? 0 : parsePounds(text)));
    if (debit === null || credit === null || debit === undefined || credit === undefined) return null;
    return cell('debit') === '' && cell('credit') === '' ? null : debit - Math.abs(credit);
  }
  return cell('amount') === '' ? null : parsePounds(cell('amount'));
}
/** Day before month, as in Britain: 05/04/2026 is 5 April. */
function dateOf(text: string): string | null {
  const day = text.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?.*$/, '').trim();
  if (day === '') return null;
  return parseTypedDate(/[a-z]/i.test(day) ? day.replaceAll('-', ' ') : day);
}

/** The payee as rules know it: small letters, no digits, signs or words for a company. */
export const payeePattern = (payee: string): string =>
  fold(payee).replace(/[^\p{L}\s]+/gu, ' ').replace(/\b(ltd|limited|plc|llp|cic)\b/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 200);

export interface Matcher { headingByCode: ReadonlyMap<string, string>; headingByPayee: ReadonlyMap<string, { headingId: string; organisationId: string | null }>; kindOf: ReadonlyMap<string, 'income' | 'expenditure'> }
export interface Matched { kind: 'income' | 'expenditure'; netPence: number; headingId: string | null; organisationId: string | null }
/** By the heading’s code first, then by what was learned of the payee. Without a heading, what is spent is expenditure and the rest income. */
export function matchLine(line: Pick<LedgerLine, 'code' | 'payee' | 'spentPence'>, matcher: Matcher): Matched {
  const rule = line.payee === null ? undefined : matcher.headingByPayee.get(payeePattern(line.payee));
  const headingId = (line.code === null ? undefined : matcher.headingByCode.get(fold(line.code))) ?? rule?.headingId ?? null;
  const kind = (headingId === null ? undefined : matcher.kindOf.get(headingId)) ?? (line.spentPence >= 0 ? 'expenditure' : 'income');
  const netPence = kind === 'expenditure' ? line.spentPence : line.spentPence === 0 ? 0 : -line.spentPence;
  return { kind, netPence, headingId, organisationId: rule?.organisationId ?? null };
}
export const codeKey = fold;
