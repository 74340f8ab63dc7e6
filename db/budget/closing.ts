import type { FinancialYear } from '../../shared/budget/records.ts';
import { Refusal } from '../../shared/result.ts';
import type { Reader } from '../query.ts';

/** Refuses to close a year while an earlier one is open, or while a line of it waits for its heading or its money. */
export function refuseUnfinished(db: Reader, { id, fromDate }: Pick<FinancialYear, 'id' | 'fromDate'>): void {
  const earlier = db.oneSql<{ name: string }>(`SELECT name FROM financialYears WHERE fromDate < ? AND state = 'open' ORDER BY fromDate LIMIT 1`, [fromDate]);
  if (earlier !== undefined) throw new Refusal('conflict', `${earlier.name} is still open, and its balance is carried forward. Close it first. Nothing has been changed.`);
  const open = db.oneSql<{ commitments: number; unmatched: number }>(
    `SELECT ifnull(sum(state = 'commitment'), 0) AS commitments, ifnull(sum(headingId IS NULL), 0) AS unmatched FROM transactions WHERE yearId = ?`, [id])!;
  if (open.unmatched > 0) throw new Refusal('conflict', `${open.unmatched} ${open.unmatched === 1 ? 'line has' : 'lines have'} no heading yet. Match ${open.unmatched === 1 ? 'it' : 'them'} first. Nothing has been changed.`);
  if (open.commitments > 0) {
    throw new Refusal('conflict', `${open.commitments} ${open.commitments === 1 ? 'commitment is' : 'commitments are'} still open. Make each an actual or an accrual, or delete it. Nothing has been changed.`);
  }
}
