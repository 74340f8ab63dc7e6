import { payeePattern, type LedgerLine } from './ledger.ts';
import type { Transaction } from './records.ts';

export const REFERENCE_CHOICES = ['leave', 'add', 'replace'] as const;
/** What becomes of a line whose reference is here already with other content: it is left out, stands beside the other, or takes its place. */
export type ReferenceChoice = (typeof REFERENCE_CHOICES)[number];
export type Here = Pick<Transaction, 'id' | 'date' | 'payee' | 'reference' | 'kind' | 'netPence' | 'state' | 'source' | 'contentKey'>;
export interface SameReference { line: LedgerLine; here: Here[] }

export const referenceKey = (reference: string): string => reference.normalize('NFC').toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').trim();
const spent = (line: Here): number => (line.kind === 'expenditure' ? line.netPence : -line.netPence);

/**
 * Lines that are new by their content and have a reference that the ledger has already, so that they may be a changed line, or one that was entered by
 * hand. A line of the ledger that the file itself has does not count: an invoice can have several lines. Nor does the reference of somebody else,
 * for numbers such as 1001 are not one supplier’s: the payee or the amount has to be the same too.
 */
export function sameReferences(lines: readonly LedgerLine[], known: ReadonlySet<string>, here: ReadonlyMap<string, readonly Here[]>): SameReference[] {
  const inFile = new Set(lines.map((line) => line.key));
  return lines.flatMap((line): SameReference[] => {
    if (line.reference === null || known.has(line.key)) return [];
    const others = (here.get(referenceKey(line.reference)) ?? []).filter((other) => (other.contentKey === null || !inFile.has(other.contentKey))
      && (spent(other) === line.spentPence || other.payee === null || line.payee === null || payeePattern(other.payee) === payeePattern(line.payee)));
    return others.length === 0 ? [] : [{ line, here: others }];
  });
}
