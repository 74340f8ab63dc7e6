import { addDays, daysBetween } from '../dates.ts';
import { apportion, tenthsOfPercent } from './apportion.ts';
import type { BudgetHeading, BudgetKind, BudgetLine, Contribution, FinancialYear, Virement } from './records.ts';

/** The sum of some transactions: those of a heading (null: not matched yet), in a state and a month ("2026-04"). */
export interface LedgerSum {
  kind: BudgetKind;
  headingId: string | null;
  state: 'actual' | 'accrual' | 'commitment';
  month: string;
  pence: number;
  count: number;
}

/** All that the figures of a year are made from. */
export interface YearFacts {
  year: Pick<FinancialYear, 'fromDate' | 'toDate' | 'amberPercent' | 'redPercent'>;
  headings: readonly BudgetHeading[];
  lines: readonly BudgetLine[];
  virements: readonly Virement[];
  contributions: readonly Pick<Contribution, 'headingId' | 'basis' | 'agreedPence'>[];
  sums: readonly LedgerSum[];
  /** The day up to which things have happened. */
  asAt: string;
}

export type BudgetRag = 'green' | 'amber' | 'red' | 'none';
export interface Amounts {
  originalPence: number;
  virementPence: number;
  revisedPence: number;
  /** Actual and accrued: what counts in the balance. */
  actualPence: number;
  committedPence: number;
  forecastPence: number;
  /** Forecast less revised budget. */
  variancePence: number;
  varianceTenths: number | null;
  rag: BudgetRag;
}
export interface HeadingFigures extends Amounts {
  /** Null for the lines that are not matched to a heading yet. */
  headingId: string | null;
  parentId: string | null;
  kind: BudgetKind;
  code: string | null;
  name: string;
  depth: number;
  /** Its amounts are those of the headings below it, and any of its own. */
  isParent: boolean;
  /** Where the forecast comes from. */
  forecastBy: 'even' | 'committed' | 'full' | 'own' | 'below';
  budgetFrom: 'line' | 'contributions' | 'none' | 'below';
  reason: string;
  /** What happened in each of the twelve months, and how many lines that is. */
  months: number[];
  count: number;
  /** Whether this year has anything of it: a budget, a contribution, a line of the ledger, a forecast or a reason. A heading of other years only is not printed. */
  used: boolean;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
const MONTHS = 12;

/** The twelve months of a year that begins on a first of a month: "2026-04" to "2027-03". */
export function monthsOf(fromDate: string): string[] {
  const [year, month] = fromDate.split('-').map(Number) as [number, number];
  return Array.from({ length: MONTHS }, (_, at) => {
    const number = month - 1 + at;
    return `${number >= MONTHS ? year + 1 : year}-${String((number % MONTHS) + 1).padStart(2, '0')}`;
  });
}

/** How many months of the year have not begun by a day: 12 before it, 0 in its last month and after. */
export const monthsLeft = (fromDate: string, asAt: string): number => monthsOf(fromDate).filter((month) => month > asAt.slice(0, 7)).length;

/** The equal monthly part of a budget for each month, in order; they add up to it. */
function evenMonths(budget: number): number[] {
  const parts = apportion(budget, Array.from({ length: MONTHS }, (_, at) => ({ id: String(at).padStart(2, '0'), weight: 1 })));
  return Array.from({ length: MONTHS }, (_, at) => parts.get(String(at).padStart(2, '0'))!);
}

/** The month in hand, counted from 0, and what has happened in it so far. */
export interface MonthInHand { index: number; pence: number }
/** Null before the year, after it, and on the last day of a month, when nothing of the month is still to come. */
export function monthInHand(fromDate: string, asAt: string): number | null {
  const index = monthsOf(fromDate).indexOf(asAt.slice(0, 7));
  return index === -1 || addDays(asAt, 1).slice(0, 7) !== asAt.slice(0, 7) ? null : index;
}

export interface NamedPart { name: string; pence: number }
/** What a heading is expected to come to by the end of the year, part by part; see `forecastRules` for the same in words. */
export function forecastParts(profile: BudgetHeading['profile'], revised: number, actual: number, committed: number, left: number, inHand: MonthInHand | null = null): NamedPart[] {
  const happened = { name: 'Actual to date', pence: actual };
  const promised = [happened, { name: 'Committed', pence: committed }];
  switch (profile) {
    case 'committed': return promised;
    case 'full': return actual + committed > revised ? promised : [happened, { name: 'Still to come of the revised budget', pence: revised - actual }];
    case 'even': {
      const months = evenMonths(revised);
      const rest = inHand === null ? 0 : Math.max(0, months[inHand.index]! - inHand.pence);
      const later = sum(months.slice(MONTHS - left));
      return committed > rest + later ? promised : [
        happened, ...(inHand === null ? [] : [{ name: 'Missing of this month’s twelfth', pence: rest }]), { name: `${left} ${left === 1 ? 'twelfth' : 'twelfths'} of the revised budget`, pence: later },
      ];
    }
  }
}
export const forecast = (...facts: Parameters<typeof forecastParts>): number => sum(forecastParts(...facts).map((part) => part.pence));

export interface Thresholds { amberPercent: number; redPercent: number }
/** Only what is worse than budget is marked: more spent, or less received. Without a budget, anything spent is red. */
export function ragOf(kind: BudgetKind, revised: number, variance: number, { amberPercent, redPercent }: Thresholds): BudgetRag {
  const worse = kind === 'expenditure' ? variance : -variance;
  if (revised === 0) return worse > 0 ? 'red' : 'none';
  if (worse <= 0) return 'green';
  // Compared by multiplying, so that no part of a per cent is lost.
  const reaches = (percent: number) => worse * 100 >= Math.abs(revised) * percent;
  return reaches(redPercent) ? 'red' : reaches(amberPercent) ? 'amber' : 'green';
}

function withVariance(kind: BudgetKind, amounts: Omit<Amounts, 'variancePence' | 'varianceTenths' | 'rag'>, thresholds: Thresholds): Amounts {
  const variancePence = amounts.forecastPence - amounts.revisedPence;
  return { ...amounts, variancePence, varianceTenths: tenthsOfPercent(variancePence, amounts.revisedPence), rag: ragOf(kind, amounts.revisedPence, variancePence, thresholds) };
}

const addUp = (list: readonly Amounts[]): Omit<Amounts, 'variancePence' | 'varianceTenths' | 'rag'> => ({
  originalPence: sum(list.map((one) => one.originalPence)), virementPence: sum(list.map((one) => one.virementPence)), revisedPence: sum(list.map((one) => one.revisedPence)),
  actualPence: sum(list.map((one) => one.actualPence)), committedPence: sum(list.map((one) => one.committedPence)), forecastPence: sum(list.map((one) => one.forecastPence)),
});
export const totalOf = (kind: BudgetKind, list: readonly Amounts[], thresholds: Thresholds): Amounts => withVariance(kind, addUp(list), thresholds);

interface Moved { budget: number | null; own: number | null; reason: string; vired: number; contributed: number | null; months: number[]; actual: number; committed: number; count: number }
function gather(facts: YearFacts): { of: (id: string | null, kind: BudgetKind) => Moved } {
  const months = monthsOf(facts.year.fromDate);
  const all = new Map<string, Moved>();
  const of = (id: string | null, kind: BudgetKind): Moved => {
    const key = id ?? kind;
    let found = all.get(key);
    if (found === undefined) {
      found = { budget: null, own: null, reason: '', vired: 0, contributed: null, months: months.map(() => 0), actual: 0, committed: 0, count: 0 };
      all.set(key, found);
    }
    return found;
  };
  const kindOf = new Map(facts.headings.map((heading) => [heading.id, heading.kind]));
  const at = (id: string) => of(id, kindOf.get(id) ?? 'expenditure');
  for (const line of facts.lines) Object.assign(at(line.headingId), { budget: line.originalPence, own: line.forecastPence, reason: line.reason });
  for (const { fromHeadingId, toHeadingId, pence } of facts.virements) {
    at(fromHeadingId).vired -= pence;
    at(toHeadingId).vired += pence;
  }
  for (const { headingId, basis, agreedPence } of facts.contributions) {
    const heading = at(headingId);
    if (basis !== 'in kind') heading.contributed = (heading.contributed ?? 0) + agreedPence;
  }
  for (const { kind, headingId, state, month, pence, count } of facts.sums) {
    const heading = of(headingId, kind);
    heading.count += count;
    if (state === 'commitment') heading.committed += pence;
    else {
      heading.actual += pence;
      const index = months.indexOf(month);
      if (index !== -1) heading.months[index]! += pence;
    }
  }
  return { of };
}

/** Every heading of one kind as a tree written out, parents before their children; at the end what is not matched yet, if there is any. */
export function headingFigures(facts: YearFacts, kind: BudgetKind): HeadingFigures[] {
  const moved = gather(facts);
  const left = monthsLeft(facts.year.fromDate, facts.asAt);
  const inHand = monthInHand(facts.year.fromDate, facts.asAt);
  const headings = facts.headings.filter((heading) => heading.kind === kind)
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const known = new Set(headings.map((heading) => heading.id));
  const under = (parentId: string | null) => headings.filter((heading) => (heading.parentId !== null && known.has(heading.parentId) ? heading.parentId : null) === parentId);

  const own = (heading: Pick<BudgetHeading, 'profile'> & { id: string | null }) => {
    const it = moved.of(heading.id, kind);
    const originalPence = it.budget ?? it.contributed ?? 0;
    const revisedPence = originalPence + it.vired;
    const amounts = withVariance(kind, {
      originalPence, virementPence: it.vired, revisedPence, actualPence: it.actual, committedPence: it.committed,
      forecastPence: it.own ?? forecast(heading.profile, revisedPence, it.actual, it.committed, left, inHand === null ? null : { index: inHand, pence: it.months[inHand]! }),
    }, facts.year);
    const budgetFrom = it.budget !== null ? 'line' as const : it.contributed !== null ? 'contributions' as const : 'none' as const;
    return { it, amounts, budgetFrom, used: (it.budget ?? 0) !== 0 || it.own !== null || it.reason !== '' || it.contributed !== null || it.vired !== 0 || it.count > 0 };
  };
  const walk = (heading: BudgetHeading, depth: number): HeadingFigures[] => {
    const { it, amounts, budgetFrom, used } = own(heading);
    const below = under(heading.id).map((child) => walk(child, depth + 1));
    const base = { headingId: heading.id, parentId: heading.parentId, kind, code: heading.code, name: heading.name, depth, reason: it.reason };
    if (below.length === 0) {
      return [{ ...base, ...amounts, isParent: false, forecastBy: it.own === null ? heading.profile : 'own', budgetFrom, months: it.months, count: it.count, used }];
    }
    const parts = below.map(([first]) => first!);
    return [{
      ...base, ...totalOf(kind, [amounts, ...parts], facts.year), isParent: true, forecastBy: 'below', budgetFrom: 'below',
      months: it.months.map((amount, at) => amount + sum(parts.map((part) => part.months[at]!))), count: it.count + sum(parts.map((part) => part.count)),
      used: used || parts.some((part) => part.used),
    }, ...below.flat()];
  };
  const unmatched = own({ id: null, profile: 'committed' });
  return [
    ...under(null).flatMap((heading) => walk(heading, 0)),
    ...(unmatched.used ? [{
      headingId: null, parentId: null, kind, code: null, name: 'Not matched to a heading yet', depth: 0, ...unmatched.amounts, isParent: false,
      forecastBy: 'committed' as const, budgetFrom: 'none' as const, reason: '', months: unmatched.it.months, count: unmatched.it.count, used: true,
    }] : []),
  ];
}

/** The sum over a kind: each amount once, by the headings at the top. */
export const kindTotal = (kind: BudgetKind, figures: readonly HeadingFigures[], thresholds: Thresholds): Amounts =>
  totalOf(kind, figures.filter((one) => one.depth === 0), thresholds);

/** What one year did: for the chain of balances over the years. */
export interface YearSums { id: string; fromDate: string; toDate: string; openingPence: number | null; incomePence: number; expenditurePence: number }
export interface Balance {
  openingPence: number;
  openingFrom: 'entered' | 'carried' | 'none';
  /** What the year before closes with; null without a year directly before. */
  carriedPence: number | null;
  closingPence: number;
}
/**
 * The balances of all years: opening + income − expenditure = closing, and what a year closes with is what the next opens with, unless its
 * opening balance was entered. Only a year that begins the day after another ends carries forward from it.
 */
export function balances(years: readonly YearSums[]): Map<string, Balance> {
  const found = new Map<string, Balance>();
  let before: { toDate: string; closing: number } | null = null;
  for (const year of years.toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1))) {
    const carriedPence: number | null = before !== null && daysBetween(before.toDate, year.fromDate) === 1 ? before.closing : null;
    const openingPence: number = year.openingPence ?? carriedPence ?? 0;
    const closingPence: number = openingPence + year.incomePence - year.expenditurePence;
    found.set(year.id, { openingPence, openingFrom: year.openingPence !== null ? 'entered' : carriedPence !== null ? 'carried' : 'none', carriedPence, closingPence });
    before = { toDate: year.toDate, closing: closingPence };
  }
  return found;
}
