import { addDays, financialYear } from '../../shared/dates.ts';
import { budgetHandlers } from '../budget/handlers.ts';
import { transactionRecords } from '../budget/records.ts';
import type { Sample } from './sample-file.ts';
import { idOf, type Loading } from './sample-loading.ts';

/** Last year as its accounts were closed, and this year as far as it has come. A financial year keeps to its own days, so dates are counted from its months. */
export function addBudget({ context, ids }: Loading, { headings, contributions, reserve, opening }: Sample['budget']): void {
  const today = context.today();
  const now = financialYear(today);
  const before = financialYear(addDays(now.from, -1));
  const last = budgetHandlers['financialYears.create'](context, { fromDate: before.from, openingPence: opening, reservePence: reserve });
  const year = budgetHandlers['financialYears.create'](context, { fromDate: now.from, reservePence: reserve });

  const headingIds = new Map<string, string>();
  for (const { key, kind, name, code, under, profile, budget, reason, lastYear, monthly, payee, bills } of headings) {
    const { id: headingId } = budgetHandlers['budgetHeadings.create'](context, { kind, name, code: code ?? null, parentId: idOf(headingIds, under), ...(profile === undefined ? {} : { profile }) });
    headingIds.set(key, headingId);
    if (budget !== undefined) budgetHandlers['budgetLines.create'](context, { yearId: year.id, headingId, originalPence: budget, reason: reason ?? '' });
    if (lastYear !== undefined) budgetHandlers['transactions.create'](context, { date: last.toDate, kind, headingId, netPence: lastYear, note: 'From the accounts of the year' });
    for (let month = 0; monthly !== undefined && month < 12; month++) {
      const date = dayOf(now.from, month, 28);
      if (date <= today) budgetHandlers['transactions.create'](context, { date, kind, headingId, netPence: monthly, payee: payee ?? null, reference: `PAY${month + 1}` });
    }
    for (const bill of bills) {
      const date = dayOf(now.from, bill.month, bill.day);
      const state = date <= today ? 'actual' as const : 'commitment' as const;
      transactionRecords.create(context, { date, kind, headingId, netPence: bill.net, vatPence: bill.vat, payee: bill.payee, personal: bill.personal, reference: bill.reference, state });
    }
  }
  for (const { organisation, label, heading, basis, weight, agreed, lastYear, paid } of contributions) {
    const one = { organisationId: idOf(ids.organisations, organisation), headingId: idOf(headingIds, heading), label: label ?? null, basis, weight };
    budgetHandlers['contributions.create'](context, { ...one, yearId: last.id, agreedPence: lastYear });
    const invoicedOn = dayOf(now.from, 1, 6);
    const invoiced = basis !== 'in kind' && invoicedOn <= today;
    const { id: contributionId } = budgetHandlers['contributions.create'](context, { ...one, yearId: year.id, agreedPence: agreed, ...(invoiced ? { invoicedPence: agreed, invoicedOn } : {}) });
    const date = paid === undefined ? null : dayOf(now.from, paid, 20);
    if (date !== null && date <= today) {
      budgetHandlers['transactions.create'](context, { date, kind: 'income', headingId: one.headingId, organisationId: one.organisationId, contributionId, netPence: agreed });
    }
  }
  // Within its last weeks the new year has begun, but nobody has closed the old one yet.
  if (addDays(last.toDate, 45) <= today) budgetHandlers['budget.closeYear'](context, { id: last.id, version: last.version, on: addDays(last.toDate, 45) });
}

/** A day of one of the twelve months of the year, counted from 0. */
function dayOf(fromDate: string, month: number, day: number): string {
  const first = Number(fromDate.slice(5, 7)) - 1 + month;
  const year = Number(fromDate.slice(0, 4)) + (first >= 12 ? 1 : 0);
  return `${year}-${String((first % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
