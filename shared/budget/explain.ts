import { formatShortDate } from '../dates.ts';
import { formatTenths } from './apportion.ts';
import { formatPounds } from '../money.ts';
import type { YearFigures } from './view.ts';

export const FIGURES = ['original', 'revised', 'actual', 'committed', 'forecast', 'variance'] as const;
export type Figure = (typeof FIGURES)[number];
export const figureWords: Record<Figure, string> = {
  original: 'Original budget', revised: 'Revised budget', actual: 'Actual to date', committed: 'Committed', forecast: 'Forecast outturn', variance: 'Variance',
};
export interface Explanation {
  title: string;
  pence: number;
  /** How it is worked out, in a sentence or two. */
  rule: string;
  /** What it is the sum of; empty where the ledger’s own lines are. */
  parts: { name: string; pence: number }[];
  /** Whether the lines of the ledger that made it should be listed. */
  ledger: boolean;
}
type Heading = YearFigures['headings'][number];

const penceOf = (amounts: Pick<Heading, 'originalPence' | 'revisedPence' | 'actualPence' | 'committedPence' | 'forecastPence' | 'variancePence'>, figure: Figure): number => ({
  original: amounts.originalPence, revised: amounts.revisedPence, actual: amounts.actualPence, committed: amounts.committedPence, forecast: amounts.forecastPence, variance: amounts.variancePence,
})[figure];

/** How a heading’s forecast is made, by its profile. */
export const forecastRules: Record<Heading['forecastBy'], string> = {
  even: 'What has happened; for each month that has not begun a twelfth of the revised budget, and for the month in hand what is missing of its twelfth; or what is committed, if that is more.',
  committed: 'What has happened and what is committed. Nothing else is expected.',
  full: 'The whole revised budget is expected; or what has happened and is committed, if that is more.',
  own: 'Entered by hand in place of the one that is worked out.',
  below: 'The sum of the headings below.',
};
const budgetRules: Record<Heading['budgetFrom'], string> = {
  line: 'The budget entered for this heading and year.',
  contributions: 'No budget is entered, so it is the sum of the contributions agreed under this heading. What is given in kind does not count.',
  none: 'No budget is entered for this heading and year.',
  below: 'The sum of the headings below.',
};

/** Explains one figure of a heading. */
export function explainHeading(figures: YearFigures, heading: Heading, figure: Figure): Explanation {
  const { asAt } = figures;
  const below = figures.headings.filter((one) => one.parentId === heading.headingId && heading.headingId !== null);
  const base = { title: `${figureWords[figure]}: ${heading.name}`, pence: penceOf(heading, figure) };
  const part = (name: string, pence: number) => ({ name, pence });
  if (figure === 'variance') {
    return {
      ...base, rule: `Forecast less revised budget. ${varianceWords(heading)} ${ragWords(figures)}`,
      parts: [part('Forecast outturn', heading.forecastPence), part('Less the revised budget', -heading.revisedPence)], ledger: false,
    };
  }
  if (heading.isParent) {
    const parts = below.map((one) => part(one.name, penceOf(one, figure)));
    const own = base.pence - parts.reduce((sum, one) => sum + one.pence, 0);
    return { ...base, rule: 'The sum of the headings below, and of what stands under this heading itself.', parts: own === 0 ? parts : [...parts, part('Under the heading itself', own)], ledger: own !== 0 };
  }
  switch (figure) {
    case 'original': return { ...base, rule: budgetRules[heading.budgetFrom], parts: [], ledger: false };
    case 'revised': return {
      ...base, rule: 'The original budget, and what was moved to it or away from it by virement.',
      parts: [part('Original budget', heading.originalPence), part('Virements', heading.virementPence)], ledger: false,
    };
    case 'actual': return { ...base, rule: `Every line of the year that has happened or is accrued, without VAT. ${heading.count === 1 ? '1 line stands' : `${heading.count} lines stand`} under this heading; commitments are not counted.`, parts: [], ledger: true };
    case 'committed': return { ...base, rule: 'Every line of the year that is promised and has not happened yet.', parts: [], ledger: true };
    case 'forecast': return {
      ...base, rule: `${forecastRules[heading.forecastBy]} As at ${formatShortDate(asAt)}, ${figures.monthsLeft} ${figures.monthsLeft === 1 ? 'month has' : 'months have'} not begun.`,
      parts: [part('Actual to date', heading.actualPence), part('Still expected', heading.forecastPence - heading.actualPence)], ledger: false,
    };
  }
}

/** Explains a total of income or of expenditure. */
export function explainTotal(figures: YearFigures, kind: 'income' | 'expenditure', figure: Figure): Explanation {
  const top = figures.headings.filter((heading) => heading.kind === kind && heading.depth === 0 && heading.used);
  return {
    title: `${figureWords[figure]}: all ${kind}`, pence: penceOf(figures[kind], figure), ledger: false,
    rule: `The sum of the headings of ${kind}${top.some((heading) => heading.headingId === null) ? ', and of the lines that have no heading yet' : ''}.${figure === 'variance' ? ` ${ragWords(figures)}` : ''}`,
    parts: top.map((heading) => ({ name: heading.name, pence: penceOf(heading, figure) })),
  };
}

export const CONTRIBUTED = ['agreed', 'invoiced', 'received', 'outstanding', 'lastYear'] as const;
/** Explains a total of the contributions: what each organisation’s part of it is. */
export function explainContributed({ contributions }: YearFigures, which: (typeof CONTRIBUTED)[number]): Explanation {
  const rules = {
    agreed: 'What every organisation has agreed to give, with what is given in kind at its worth.', invoiced: 'What has been invoiced.', received: 'Every line of income that names one of these contributions.',
    outstanding: 'Agreed less received, for all that is to be paid in money.', lastYear: 'What the same organisations agreed to give the year before.',
  };
  const titles = { agreed: 'Agreed', invoiced: 'Invoiced', received: 'Received', outstanding: 'Outstanding', lastYear: 'Last year' };
  const parts = contributions.map((one) => ({
    name: one.label === null ? one.organisation : `${one.organisation}, ${one.label}`,
    pence: { agreed: one.agreedPence, invoiced: one.invoicedPence, received: one.receivedPence, outstanding: one.outstandingPence, lastYear: one.lastYearPence ?? 0 }[which],
  }));
  return { title: `${titles[which]}: all contributions`, pence: parts.reduce((sum, one) => sum + one.pence, 0), rule: rules[which], parts, ledger: false };
}

/** Explains the closing balance, now or by the forecast. */
export function explainBalance({ balance, income, expenditure, asAt }: YearFigures, which: 'opening' | 'closing' | 'forecast'): Explanation {
  if (which === 'opening') {
    const rule = {
      entered: balance.carriedPence === null ? 'Entered for this year.' : `Entered for this year. The year before closes with ${formatPounds(balance.carriedPence)}.`,
      carried: 'What the year before closes with, carried forward. Until that year is closed it can still change.', none: 'Nothing was entered, and there is no year directly before.',
    }[balance.openingFrom];
    return { title: 'Balance brought forward', pence: balance.openingPence, rule, parts: [], ledger: false };
  }
  const later = which === 'forecast';
  return {
    title: later ? 'Balance at the end by the forecast' : 'Balance now', pence: later ? balance.forecastPence : balance.closingPence, ledger: false,
    rule: `Brought forward, and income, less expenditure${later ? ', as they are forecast' : `, up to ${formatShortDate(asAt)}. Commitments are not counted`}. Of it ${formatPounds(balance.reservePence)} is the reserve.`,
    parts: [
      { name: 'Balance brought forward', pence: balance.openingPence }, { name: 'Income', pence: later ? income.forecastPence : income.actualPence },
      { name: 'Less expenditure', pence: -(later ? expenditure.forecastPence : expenditure.actualPence) },
    ],
  };
}

const varianceWords = ({ varianceTenths, revisedPence }: Heading): string => (varianceTenths === null || revisedPence === 0 ? 'There is no budget to compare with.' : `That is ${formatTenths(varianceTenths)} of the revised budget.`);
/** What the colours mean, printed under every table that has them. */
export const ragWords = ({ year }: Pick<YearFigures, 'year'>): string =>
  `Red: worse than budget by ${year.redPercent}% or more. Amber: by ${year.amberPercent}% or more. Green: within budget or nearer. Worse is more spent or less received.`;
