import { tenthsOfPercent } from '../../shared/budget/apportion.ts';
import { balances, headingFigures, kindTotal, monthsLeft, type Balance, type LedgerSum, type YearFacts, type YearSums } from '../../shared/budget/figures.ts';
import type { Contribution, FinancialYear } from '../../shared/budget/records.ts';
import { linesThatExplain, type NamedAmount, type Stated } from '../../shared/budget/stated.ts';
import type { ContributionFigures, YearFigures } from '../../shared/budget/view.ts';
import type { Reader } from '../query.ts';
import { budgetLineRecords, contributionRecords, headingRecords, virementRecords, yearRecords } from './records.ts';

type OneYear = YearSums & { name: string };
type Sums = Pick<YearSums, 'incomePence' | 'expenditurePence'>;
const ofClosed = new WeakMap<Reader, Map<string, Sums>>();
/** What a year’s lines come to. Those of a closed year cannot change while it has its version, so they are added up once and not for every look at another year. */
function sumsOfYear(db: Reader, { id, version, state }: Pick<FinancialYear, 'id' | 'version' | 'state'>): Sums {
  const kept = ofClosed.get(db) ?? new Map<string, Sums>();
  ofClosed.set(db, kept);
  const key = `${id} ${version}`;
  const known = state === 'closed' ? kept.get(key) : undefined;
  if (known !== undefined) return known;
  const sums = db.oneSql<Sums>(
    `SELECT ifnull((SELECT sum(netPence) FROM transactions WHERE yearId = ?1 AND kind = 'income' AND state <> 'commitment'), 0) AS incomePence,
       ifnull((SELECT sum(netPence) FROM transactions WHERE yearId = ?1 AND kind = 'expenditure' AND state <> 'commitment'), 0) AS expenditurePence`, [id])!;
  if (state === 'closed') kept.set(key, sums);
  return sums;
}
/** The balance of every year. Commitments are promises and do not count in it. */
export function balancesOf(db: Reader): Map<string, Balance & OneYear> {
  const years = yearRecords.list(db, {}).map((year): OneYear => ({ id: year.id, name: year.name, fromDate: year.fromDate, toDate: year.toDate, openingPence: year.openingPence, ...sumsOfYear(db, year) }));
  const chain = balances(years);
  return new Map(years.map((year) => [year.id, { ...year, ...chain.get(year.id)! }]));
}

const sumsOf = (db: Reader, yearId: string): LedgerSum[] => db.allSql<LedgerSum>(
  `SELECT kind, headingId, state, substr(date, 1, 7) AS month, sum(netPence) AS pence, count(*) AS count FROM transactions
   WHERE yearId = ? GROUP BY kind, headingId, state, month`, [yearId]);

/** All figures of a year, as at a day (today unless said otherwise; never after the year’s last). */
export function readFigures(db: Reader, yearId: string, today: string): YearFigures {
  const year = yearRecords.get(db, yearId);
  const asAt = today > year.toDate ? year.toDate : today;
  const given = contributionRecords.list(db, { yearId });
  const facts: YearFacts = {
    year, headings: headingRecords.list(db, {}), lines: budgetLineRecords.list(db, { yearId }), virements: virementRecords.list(db, { yearId }),
    contributions: given, sums: sumsOf(db, yearId), asAt,
  };
  const [ins, outs] = [headingFigures(facts, 'income'), headingFigures(facts, 'expenditure')];
  const [income, expenditure] = [kindTotal('income', ins, year), kindTotal('expenditure', outs, year)];
  const chain = balancesOf(db);
  const { openingPence, openingFrom, carriedPence, closingPence } = chain.get(yearId)!;
  const ids = [...chain.keys()];
  const at = ids.indexOf(yearId);
  const previousYearId = carriedPence === null ? null : ids[at - 1] ?? null;
  const last = previousYearId === null ? undefined : chain.get(previousYearId)!;
  const before = last === undefined ? null : { name: last.name, openingPence: last.openingPence, incomePence: last.incomePence, expenditurePence: last.expenditurePence };
  const contributions = contributionFigures(db, given, previousYearId);
  const unmatched = (kind: 'income' | 'expenditure') => facts.sums.filter((sum) => sum.headingId === null && sum.kind === kind);
  const total = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
  return {
    year, previousYearId, nextYearId: ids[at + 1] ?? null, asAt, monthsLeft: monthsLeft(year.fromDate, asAt),
    headings: [...ins, ...outs], income, expenditure,
    balance: { openingPence, openingFrom, carriedPence, closingPence, before, forecastPence: openingPence + income.forecastPence - expenditure.forecastPence, reservePence: year.reservePence },
    unmatched: {
      count: total([...unmatched('income'), ...unmatched('expenditure')].map((sum) => sum.count)),
      incomePence: total(unmatched('income').map((sum) => sum.pence)), expenditurePence: total(unmatched('expenditure').map((sum) => sum.pence)),
    },
    stated: statedFigures(db, year, { income: income.actualPence, expenditure: expenditure.actualPence, closing: closingPence }, openingPence),
    contributions,
    contributed: {
      agreedPence: total(contributions.filter((one) => one.basis !== 'in kind').map((one) => one.agreedPence)),
      invoicedPence: total(contributions.map((one) => one.invoicedPence)), receivedPence: total(contributions.map((one) => one.receivedPence)),
      outstandingPence: total(contributions.map((one) => one.outstandingPence)),
      inKindPence: total(contributions.filter((one) => one.basis === 'in kind').map((one) => one.agreedPence)),
      lastYearPence: total(contributions.map((one) => one.lastYearPence ?? 0)),
    },
  };
}

function contributionFigures(db: Reader, given: readonly Contribution[], previousYearId: string | null): ContributionFigures[] {
  const names = new Map(db.allSql<{ id: string; name: string }>('SELECT id, name FROM organisations').map((row) => [row.id, row.name]));
  const headings = new Map(db.allSql<{ id: string; name: string }>('SELECT id, name FROM budgetHeadings').map((row) => [row.id, row.name]));
  const received = new Map(db.allSql<{ contributionId: string; pence: number }>(
    `SELECT contributionId, sum(netPence) AS pence FROM transactions WHERE contributionId IN (SELECT value FROM json_each(?)) AND state <> 'commitment' GROUP BY contributionId`, [JSON.stringify(given.map((one) => one.id))],
  ).map((row) => [row.contributionId, row.pence]));
  const key = (one: Contribution) => `${one.organisationId} ${one.label ?? ''} ${one.basis === 'in kind' ? 'in kind' : ''}`;
  const before = new Map<string, number>();
  for (const one of previousYearId === null ? [] : contributionRecords.list(db, { yearId: previousYearId })) before.set(key(one), (before.get(key(one)) ?? 0) + one.agreedPence);
  const all = given.reduce((sum, one) => sum + one.agreedPence, 0);
  return given.map((one) => {
    const receivedPence = received.get(one.id) ?? 0;
    return {
      ...one, organisation: names.get(one.organisationId)!, headingName: headings.get(one.headingId)!, receivedPence,
      outstandingPence: one.basis === 'in kind' ? 0 : one.agreedPence - receivedPence,
      shareTenths: tenthsOfPercent(one.agreedPence, all), lastYearPence: before.get(key(one)) ?? null,
    };
  }).toSorted((a, b) => b.agreedPence - a.agreedPence || (a.id < b.id ? -1 : 1));
}

const MOST_LINES_LOOKED_AT = 500;
function statedFigures(db: Reader, year: FinancialYear, computed: { income: number; expenditure: number; closing: number }, openingPence: number): Stated[] {
  const printed = { income: year.statedIncomePence, expenditure: year.statedExpenditurePence, closing: year.statedClosingPence };
  return (['income', 'expenditure', 'closing'] as const).flatMap((what) => {
    const statedPence = printed[what];
    if (statedPence === null) return [];
    const differencePence = computed[what] - statedPence;
    const lines = what === 'closing' || differencePence === 0 ? [] : db.allSql<NamedAmount>(
      `SELECT t.id, ifnull(h.name, ifnull(t.payee, 'A line without a heading')) AS name, t.netPence AS pence FROM transactions AS t LEFT JOIN budgetHeadings AS h ON h.id = t.headingId
       WHERE t.yearId = ? AND t.kind = ? AND t.state <> 'commitment' ORDER BY t.id LIMIT ?`, [year.id, what, MOST_LINES_LOOKED_AT]);
    // Some tables print what was brought forward among the income.
    if (what === 'income' && openingPence !== 0) lines.push({ id: 'opening', name: 'Balance brought forward', pence: openingPence });
    return [{ what, statedPence, computedPence: computed[what], differencePence, hints: linesThatExplain(differencePence, lines) }];
  });
}
