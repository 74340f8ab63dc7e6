import { payeePattern, type LedgerLine } from './ledger.ts';
import type { Transaction } from './records.ts';

export const REFERENCE_CHOICES = ['leave', 'add', 'replace'] as const;
/** What becomes of a line whose reference is here already with other content: it is left out, stands beside the other, or takes its place. */
export type ReferenceChoice = (typeof REFERENCE_CHOICES)[number];
export type Here = Pick<Transaction, 'id' | 'date' | 'payee' | 'reference' | 'kind' | 'netPence' | 'state' | 'source' | 'contentKey'>;
export interface SameReference { line: LedgerLine; here: Here[] }
/** The lines of the ledger to compare with: by reference, and by amount those that training has booked and that are not received yet. */
export interface Compared { byReference: ReadonlyMap<string, readonly Here[]>; accrued: ReadonlyMap<number, readonly Here[]> }

export const referenceKey = (reference: string): string => reference.normalize('NFC').toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').trim();
export const spent = (line: Here): number => (line.kind === 'expenditure' ? line.netPence : -line.netPence);

/**
 * Lines that are new by their content and have a reference that the ledger has already, so that they may be a changed line, or one that was entered by
 * hand. A line of the ledger that the file itself has does not count: an invoice can have several lines. Nor does the reference of somebody else,
 * for numbers such as 1001 are not one supplier’s: the payee or the amount has to be the same too. What comes in from somebody of whom training has booked
 * the very sum may be that sum, which would otherwise be counted twice.
 */
export function sameReferences(lines: readonly LedgerLine[], known: ReadonlySet<string>, { byReference, accrued }: Compared): SameReference[] {
  const inFile = new Set(lines.map((line) => line.key));
  return lines.flatMap((line): SameReference[] => {
    if (known.has(line.key)) return [];
    const samePayee = (other: Here) => other.payee !== null && line.payee !== null && payeePattern(other.payee) === payeePattern(line.payee);
    const named = line.reference === null ? [] : (byReference.get(referenceKey(line.reference)) ?? []).filter((other) => (other.contentKey === null || !inFile.has(other.contentKey))
      && (spent(other) === line.spentPence || other.payee === null || line.payee === null || samePayee(other)));
    const others = [...named, ...line.spentPence < 0 ? (accrued.get(line.spentPence) ?? []).filter(samePayee) : []];
    return others.length === 0 ? [] : [{ line, here: others }];
  });
}
