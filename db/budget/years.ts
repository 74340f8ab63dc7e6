import { apportion } from '../../shared/budget/apportion.ts';
import type { FinancialYear } from '../../shared/budget/records.ts';
import { formatPounds } from '../../shared/money.ts';
import { Refusal } from '../../shared/result.ts';
import type { Some, Writing } from '../handlers.ts';
import { refuseUnfinished } from './closing.ts';
import { budgetLineRecords, contributionRecords, dayAfter, headingRecords, transactionRecords, yearRecords } from './records.ts';

type YearNames = 'budget.closeYear' | 'budget.reopenYear' | 'budget.copyYear' | 'budget.apportion' | 'budget.enterPublished';
const stale = (year: FinancialYear, version: number): void => {
  if (year.version !== version) throw new Refusal('stale', 'This financial year has been changed since you opened it. Look at it again, then decide.', { details: { current: year, yours: null } });
};

/** The year that begins the day after this one ends; made if it is not there, so that the balance has somewhere to go. */
function nextYear(context: Writing, year: FinancialYear): void {
  const there = context.db.oneSql('SELECT 1 FROM financialYears WHERE fromDate = ?', [dayAfter(year)]) !== undefined;
  if (there) return;
  const { reservePence, amberPercent, redPercent } = year;
  yearRecords.create(context, { fromDate: dayAfter(year), reservePence, amberPercent, redPercent });
}

function closeYear(context: Writing, { id, version, on }: { id: string; version: number; on: string }): FinancialYear {
  const { db } = context;
  const year = yearRecords.get(db, id);
  stale(year, version);
  if (year.state === 'closed') throw new Refusal('conflict', `${year.name} is closed already. Nothing has been changed.`);
  if (on <= year.toDate) throw new Refusal('invalid_input', `${year.name} ends on its last day; close it after that. Nothing has been changed.`, { fields: [{ path: 'on', message: 'This is before the end of the year.' }] });
  refuseUnfinished(db, year);
  db.runSql(`UPDATE financialYears SET state = 'closed', closedOn = ?, version = version + 1 WHERE id = ?`, [on, id]);
  nextYear(context, year);
  return yearRecords.get(db, id);
}

function reopenYear({ db }: Writing, { id, version, reason }: { id: string; version: number; reason: string }): FinancialYear {
  const year = yearRecords.get(db, id);
  stale(year, version);
  if (year.state === 'open') throw new Refusal('conflict', `${year.name} is open. Nothing has been changed.`);
  const later = db.oneSql<{ name: string }>(`SELECT name FROM financialYears WHERE fromDate > ? AND state = 'closed' ORDER BY fromDate DESC LIMIT 1`, [year.fromDate]);
  if (later !== undefined) throw new Refusal('conflict', `${later.name} is closed and opened with what this year carried forward. Reopen it first. Nothing has been changed.`);
  db.runSql(`UPDATE financialYears SET state = 'open', closedOn = NULL, reopenReason = ?, version = version + 1 WHERE id = ?`, [reason, id]);
  return yearRecords.get(db, id);
}

function copyYear(context: Writing, yearId: string): { contributions: number; budgets: number } {
  const { db } = context;
  const year = yearRecords.get(db, yearId);
  const before = db.oneSql<{ id: string }>('SELECT id FROM financialYears WHERE fromDate < ? ORDER BY fromDate DESC LIMIT 1', [year.fromDate]);
  if (before === undefined) throw new Refusal('not_found', 'There is no financial year before this one. Nothing has been changed.');
  const has = new Set(contributionRecords.list(db, { yearId }).map((one) => `${one.organisationId} ${one.label ?? ''}`));
  const given = contributionRecords.list(db, { yearId: before.id }).filter((one) => !has.has(`${one.organisationId} ${one.label ?? ''}`));
  for (const { organisationId, headingId, label, basis, weight, agreedPence } of given) {
    contributionRecords.create(context, { yearId, organisationId, headingId, label, basis, weight, agreedPence });
  }
  const budgeted = new Set(budgetLineRecords.list(db, { yearId }).map((one) => one.headingId));
  const lines = budgetLineRecords.list(db, { yearId: before.id }).filter((one) => !budgeted.has(one.headingId));
  const vired = new Map<string, number>();
  for (const move of db.allSql<{ fromHeadingId: string; toHeadingId: string; pence: number }>('SELECT fromHeadingId, toHeadingId, pence FROM virements WHERE yearId = ?', [before.id])) {
    vired.set(move.fromHeadingId, (vired.get(move.fromHeadingId) ?? 0) - move.pence);
    vired.set(move.toHeadingId, (vired.get(move.toHeadingId) ?? 0) + move.pence);
  }
  // A year begins with the budget that the year before ended with.
  for (const { headingId, originalPence } of lines) budgetLineRecords.create(context, { yearId, headingId, originalPence: originalPence + (vired.get(headingId) ?? 0) });
  return { contributions: given.length, budgets: lines.length };
}

interface Printed { name: string; pence: number }
interface Published { fromDate: string; source: string; openingPence: number | null; income: Printed[]; expenditure: Printed[]; statedIncomePence: number | null; statedExpenditurePence: number | null }
/** Each printed line becomes a line of the year’s last day under a heading of its name. Nothing is made to fit. */
function enterPublished(context: Writing, published: Published): { yearId: string; added: number; newHeadings: number } {
  const { db } = context;
  const { fromDate, openingPence, statedIncomePence, statedExpenditurePence, source } = published;
  const stated = { openingPence, statedIncomePence, statedExpenditurePence, statedSource: source };
  const there = db.oneSql<{ id: string; version: number }>('SELECT id, version FROM financialYears WHERE fromDate = ?', [fromDate]);
  if (there !== undefined && db.oneSql('SELECT 1 FROM transactions WHERE yearId = ? LIMIT 1', [there.id]) !== undefined) {
    throw new Refusal('conflict', 'That financial year has lines already, and a published table would count them twice. Nothing has been changed.');
  }
  const year = there === undefined ? yearRecords.create(context, { fromDate, ...stated }) : yearRecords.update(context, { id: there.id, version: there.version, set: stated });
  const fold = (name: string) => name.toLocaleLowerCase('en-GB');
  const headings = new Map(headingRecords.list(db, {}).map((heading) => [`${heading.kind} ${fold(heading.name)}`, heading.id]));
  let newHeadings = 0;
  for (const kind of ['income', 'expenditure'] as const) {
    for (const { name, pence } of published[kind]) {
      let headingId = headings.get(`${kind} ${fold(name)}`);
      if (headingId === undefined) {
        headingId = headingRecords.create(context, { kind, name }).id;
        headings.set(`${kind} ${fold(name)}`, headingId);
        newHeadings++;
      }
      transactionRecords.create(context, { date: year.toDate, kind, headingId, netPence: pence, note: source, source: 'published' });
    }
  }
  return { yearId: year.id, added: published.income.length + published.expenditure.length, newHeadings };
}

export const yearHandlers = {
  'budget.closeYear': closeYear,
  'budget.reopenYear': reopenYear,
  'budget.copyYear': (context, { yearId }) => copyYear(context, yearId),
  'budget.enterPublished': enterPublished,
  'budget.apportion': (context, { yearId, totalPence, by }) => {
    const shared = contributionRecords.list(context.db, { yearId, basis: 'share' });
    const fixed = contributionRecords.list(context.db, { yearId, basis: 'agreed' });
    if (shared.length === 0) throw new Refusal('conflict', 'No contribution of this year goes by share. Nothing has been changed. Set the basis of those that do, then divide the sum.');
    const parts = apportion(totalPence, shared.map(({ id, organisationId, label, weight }) => ({ id: `${organisationId} ${label ?? ''} ${id}`, weight: by === 'equal' ? 1 : weight })));
    const changed = shared.map((one) => contributionRecords.update(context, { id: one.id, version: one.version, set: { agreedPence: parts.get(`${one.organisationId} ${one.label ?? ''} ${one.id}`)! } }));
    const sum = changed.reduce((all, one) => all + one.agreedPence, 0);
    if (sum !== totalPence) throw new Error(`Apportioned ${formatPounds(sum)} of ${formatPounds(totalPence)} beside ${fixed.length} fixed contributions`);
    return { parts: changed.map(({ id, agreedPence }) => ({ id, agreedPence })) };
  },
} satisfies Some<YearNames>;
