import {
  budgetHeadings, budgetLines, contributions, importRules, transactionsMeta, virements, yearsMeta, type BudgetHeading, type BudgetLine, type Contribution, type FinancialYear, type ImportRule,
  type Transaction, type Virement,
} from '../../shared/budget/records.ts';
import { addDays, financialYear } from '../../shared/dates.ts';
import { HIGHEST_PLACE } from '../../shared/fields.ts';
import { Refusal } from '../../shared/result.ts';
import { records } from '../crud.ts';
import type { Reader } from '../query.ts';
import { refuseUnfinished } from './closing.ts';

const wrong = (path: string, message: string): Refusal => new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });
const CLOSED = 'That financial year is closed. Nothing has been changed. Reopen it with a reason, or enter the change in a year that is open.';
export const closedYear = (): Refusal => new Refusal('conflict', CLOSED);

/** The year that a date lies in. Refuses a date that no year covers, and one in a closed year. */
export function openYearOf(db: Reader, date: string): string {
  const year = db.oneSql<{ id: string; state: string }>('SELECT id, state FROM financialYears WHERE fromDate <= ?1 AND toDate >= ?1', [date]);
  if (year === undefined) throw wrong('date', 'No financial year has that date. Add the year first.');
  if (year.state === 'closed') throw closedYear();
  return year.id;
}
function refuseClosed(db: Reader, yearId: string): void {
  if (db.oneSql<{ state: string }>('SELECT state FROM financialYears WHERE id = ?', [yearId])?.state === 'closed') throw closedYear();
}
const headingKind = (db: Reader, id: string): string | undefined => db.oneSql<{ kind: string }>('SELECT kind FROM budgetHeadings WHERE id = ?', [id])?.kind;

export const yearRecords = records<FinancialYear>(yearsMeta, {
  extra: ['name', 'toDate', 'state', 'closedOn', 'reopenReason'],
  orderBy: 'fromDate',
  complete: (_, row, before) => {
    const first = Number(row.fromDate.slice(5, 7));
    const year = financialYear(row.fromDate, first);
    row.name = year.label;
    row.toDate = year.to;
    if (before === null) row.state = 'open';
  },
  check: ({ db }, row, before) => {
    if (before?.state === 'closed') throw closedYear();
    if (!row.fromDate.endsWith('-01')) throw wrong('fromDate', 'A financial year begins on the first of a month.');
    if (row.redPercent < row.amberPercent) throw wrong('redPercent', 'Red begins at the same per cent as amber, or at more.');
    const other = db.oneSql<{ name: string }>('SELECT name FROM financialYears WHERE id <> ?1 AND fromDate <= ?2 AND toDate >= ?3', [row.id, row.toDate, row.fromDate]);
    if (other !== undefined) throw new Refusal('conflict', `The financial year ${other.name} has days of that year already. Nothing has been changed.`);
    const moved = before !== null && before.fromDate !== row.fromDate && db.oneSql('SELECT 1 FROM transactions WHERE yearId = ? LIMIT 1', [row.id]) !== undefined;
    if (moved) throw new Refusal('in_use', 'The year has transactions, so it keeps its first day. Nothing has been changed.');
  },
  standing: ({ db }, row) => {
    if (row.state === 'closed') refuseUnfinished(db, row);
  },
});

export const headingRecords = records<BudgetHeading>(budgetHeadings.meta, {
  orderBy: 'kind DESC, position, id',
  complete: ({ db }, row, before, given) => {
    if (before === null && !given.has('position')) {
      row.position = db.oneSql<{ next: number }>('SELECT min(ifnull(max(position) + 1, 0), ?) AS next FROM budgetHeadings', [HIGHEST_PLACE])!.next;
    }
    // What is given once and expected whole, unless said otherwise; what is spent, month by month.
    if (before === null && !given.has('profile') && row.kind === 'income') row.profile = 'full';
  },
  check: ({ db }, row, before) => {
    if (before !== null && before.kind !== row.kind && isUsed(db, row.id)) throw new Refusal('in_use', 'The heading is in use, so it stays what it is, income or expenditure. Nothing has been changed.');
    if (row.code !== null && db.oneSql('SELECT 1 FROM budgetHeadings WHERE code = ? AND id <> ?', [row.code, row.id]) !== undefined) throw wrong('code', 'Another heading has this code.');
    if (row.parentId === null) return;
    const above = db.allSql<{ id: string; kind: string }>(
      `WITH RECURSIVE above AS (SELECT id, kind, parentId FROM budgetHeadings WHERE id = ? UNION SELECT h.id, h.kind, h.parentId FROM budgetHeadings AS h JOIN above AS a ON h.id = a.parentId)
       SELECT id, kind FROM above`, [row.parentId]);
    if (above.some((heading) => heading.id === row.id)) throw wrong('parentId', 'A heading cannot be below itself.');
    if (above.some((heading) => heading.kind !== row.kind)) throw wrong('parentId', 'Income stands below income, and expenditure below expenditure.');
  },
});
const isUsed = (db: Reader, id: string): boolean => db.oneSql(
  `SELECT 1 FROM transactions WHERE headingId = ?1 UNION ALL SELECT 1 FROM budgetLines WHERE headingId = ?1 UNION ALL SELECT 1 FROM contributions WHERE headingId = ?1
   UNION ALL SELECT 1 FROM virements WHERE ?1 IN (fromHeadingId, toHeadingId) UNION ALL SELECT 1 FROM budgetHeadings WHERE parentId = ?1 LIMIT 1`, [id]) !== undefined;

export const budgetLineRecords = records<BudgetLine>(budgetLines.meta, {
  check: ({ db }, row, before) => {
    for (const yearId of new Set([row.yearId, before?.yearId ?? row.yearId])) refuseClosed(db, yearId);
    const twice = db.oneSql('SELECT 1 FROM budgetLines WHERE yearId = ? AND headingId = ? AND id <> ?', [row.yearId, row.headingId, row.id]) !== undefined;
    if (twice) throw new Refusal('conflict', 'That heading has a budget for this year already. Nothing has been changed. Change the one that is there.');
  },
  beforeDelete: ({ db }, row) => refuseClosed(db, row.yearId),
});

export const virementRecords = records<Virement>(virements.meta, {
  orderBy: 'date, id',
  check: ({ db }, row, before) => {
    for (const yearId of new Set([row.yearId, before?.yearId ?? row.yearId])) refuseClosed(db, yearId);
    const { fromDate, toDate } = yearRecords.get(db, row.yearId);
    if (row.date < fromDate || row.date > toDate) throw wrong('date', 'The date is outside that financial year.');
    if (row.fromHeadingId === row.toHeadingId) throw wrong('toHeadingId', 'Choose two different headings.');
    if (headingKind(db, row.fromHeadingId) !== headingKind(db, row.toHeadingId)) throw wrong('toHeadingId', 'Move budget from income to income, or from expenditure to expenditure.');
  },
  beforeDelete: ({ db }, row) => refuseClosed(db, row.yearId),
});

export const transactionRecords = records<Transaction>(transactionsMeta, {
  extra: ['yearId', 'source', 'importId', 'contentKey'],
  orderBy: 'date, id',
  filters: { unmatched: `headingId IS NULL AND ? = 'yes'`, from: 'date >= ?', until: 'date <= ?' },
  complete: ({ db }, row, before) => {
    if (before !== null && before.yearId !== null) refuseClosed(db, before.yearId);
    row.yearId = openYearOf(db, row.date);
    row.source ??= 'entered';
  },
  check: ({ db }, row) => {
    if (row.headingId !== null && headingKind(db, row.headingId) !== row.kind) throw wrong('headingId', `That heading is not for ${row.kind}.`);
    if (row.contributionId === null) return;
    const contribution = contributionRecords.get(db, row.contributionId);
    if (row.kind !== 'income') throw wrong('contributionId', 'Only income pays a contribution.');
    if (contribution.yearId !== row.yearId) throw wrong('contributionId', 'That contribution belongs to another financial year.');
    if (contribution.basis === 'in kind') throw wrong('contributionId', 'That contribution is given in kind, not paid.');
  },
  beforeDelete: ({ db }, row) => refuseClosed(db, row.yearId),
});

export const contributionRecords = records<Contribution>(contributions.meta, {
  check: ({ db }, row, before) => {
    for (const yearId of new Set([row.yearId, before?.yearId ?? row.yearId])) refuseClosed(db, yearId);
    if (headingKind(db, row.headingId) !== 'income') throw wrong('headingId', 'A contribution comes in under a heading for income.');
    const paid = before !== null && (before.yearId !== row.yearId || (row.basis === 'in kind' && before.basis !== 'in kind'))
      && db.oneSql('SELECT 1 FROM transactions WHERE contributionId = ? LIMIT 1', [row.id]) !== undefined;
    if (paid) throw new Refusal('in_use', 'Something has been received for this contribution. Nothing has been changed. Change what was received first.');
  },
  beforeDelete: ({ db }, row) => refuseClosed(db, row.yearId),
});

export const ruleRecords = records<ImportRule>(importRules.meta, {
  orderBy: 'pattern',
  check: ({ db }, row) => {
    if (db.oneSql('SELECT 1 FROM importRules WHERE pattern = ? AND id <> ?', [row.pattern, row.id]) !== undefined) throw wrong('pattern', 'There is a rule for this already.');
  },
});

/** The day after a year’s last: where the next one begins. */
export const dayAfter = (year: FinancialYear): string => addDays(year.toDate, 1);
