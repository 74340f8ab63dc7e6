import { formatShortDate } from '../dates.ts';
import type { Transaction } from './records.ts';

/** Local authorities publish spending of more than £500 (Local Government Transparency Code 2015): these columns, and no private person’s name. */
export const PUBLISHED_ABOVE_PENCE = 50_000;
const REDACTED = 'Redacted: personal data';
export interface PublishedSpend { body: string; date: string; reference: string; beneficiary: string; purpose: string; category: string; netPence: number; vatPence: number }

/** What is published of a year’s ledger: payments and credits above the limit that have happened, each by date. */
export function publishedSpend(board: string, lines: readonly Transaction[], nameOf: { heading: (id: string | null) => string; organisation: (id: string | null) => string | null }): PublishedSpend[] {
  return lines.filter((line) => line.kind === 'expenditure' && line.state === 'actual' && line.source !== 'journal' && Math.abs(line.netPence) > PUBLISHED_ABOVE_PENCE)
    .toSorted((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
    .map((line) => ({
      body: board, date: line.date, reference: line.reference ?? '',
      beneficiary: line.personal ? REDACTED : line.payee ?? nameOf.organisation(line.organisationId) ?? '',
      // A note about a person may name them.
      purpose: line.personal ? REDACTED : line.note.split('\n')[0]!, category: nameOf.heading(line.headingId), netPence: line.netPence, vatPence: line.vatPence,
    }));
}
export const transparencyNote = (from: string, to: string): string => `Spending of more than £500 without VAT, ${formatShortDate(from)} to ${formatShortDate(to)}.`;
