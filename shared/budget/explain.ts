import type { Input } from '../contract.ts';
import { addDays, formatShortDate } from '../dates.ts';
import { formatPounds } from '../money.ts';
import { formatTenths } from './apportion.ts';
import { forecastParts, monthInHand, monthsOf, type NamedPart } from './figures.ts';
import type { YearFigures } from './view.ts';

export const FIGURES = ['original', 'revised', 'actual', 'committed', 'forecast', 'variance'] as const;
export type Amount = (typeof FIGURES)[number];
/** A figure of a heading or of a total: an amount of the year, its variance in per cent, what stands under the heading itself, or what happened in one month or quarter, counted from 0. */
export type Figure = Amount | 'percent' | 'own' | `month:${number}` | `quarter:${number}`;
export const figureWords: Record<Amount, string> = {
  original: 'Original budget', revised: 'Revised budget', actual: 'Actual to date', committed: 'Committed', forecast: 'Forecast outturn', variance: 'Variance',
};
/** The figure that is meant by a text of the address; null for anything else. */
export const figureOf = (text: string): Figure | null =>
  ((FIGURES as readonly string[]).includes(text) || text === 'percent' || text === 'own' || /^(month:([0-9]|1[01])|quarter:[0-3])$/.test(text) ? text as Figure : null);

export interface Explanation {
  title: string;
  /** The figure as it is shown. */
  shown: string;
  /** What the parts and lines add up to: the figure itself, or for a share what it is a share of. */
  pence: number;
  /** How it is worked out, in a sentence or two. */
  rule: string;
  /** What it is the sum of; empty where it is entered by hand, or where the ledger’s own lines are. */
  parts: NamedPart[];
  /** The lines of the ledger to list, and what they come to: the figure, or the last of its parts. */
  lines: { filter: Input<'transactions.list'>; committed: boolean; pence: number } | null;
}
type Heading = YearFigures['headings'][number];
type Kind = Heading['kind'];
export const inPounds = (title: string, pence: number, rule: string, parts: NamedPart[] = [], lines: Explanation['lines'] = null): Explanation =>
  ({ title, shown: formatPounds(pence), pence, rule, parts, lines });
export const addUp = (parts: readonly { pence: number }[]): number => parts.reduce((sum, one) => sum + one.pence, 0);

/** The months of a figure, by their places in the year; null for a figure of the whole year. */
function placesOf(figure: Figure): number[] | null {
  const [unit, at] = figure.split(':');
  if (at === undefined) return null;
  return unit === 'month' ? [Number(at)] : [0, 1, 2].map((next) => Number(at) * 3 + next);
}
/** The first and last day of some months of a year that follow each other. */
function daysOf(fromDate: string, places: readonly number[]): { from: string; until: string } {
  const months = monthsOf(fromDate);
  const next = places.at(-1)! + 1;
  return { from: `${months[places[0]!]!}-01`, until: addDays(next < months.length ? `${months[next]!}-01` : `${Number(fromDate.slice(0, 4)) + 1}${fromDate.slice(4, 8)}01`, -1) };
}

function penceOf(of: Pick<Heading, 'originalPence' | 'revisedPence' | 'actualPence' | 'committedPence' | 'forecastPence' | 'variancePence'> & { months: readonly number[] }, figure: Figure): number {
  const places = placesOf(figure);
  if (places !== null) return places.reduce((sum, at) => sum + of.months[at]!, 0);
  return ({
    original: of.originalPence, revised: of.revisedPence, actual: of.actualPence, committed: of.committedPence, forecast: of.forecastPence, variance: of.variancePence, percent: of.variancePence, own: of.actualPence,
  } as Record<string, number>)[figure]!;
}

/** "Actual to date", "1 July 2026 to 30 September 2026". */
function wordsFor(figure: Figure, { year }: YearFigures): string {
  const places = placesOf(figure);
  if (places !== null) {
    const { from, until } = daysOf(year.fromDate, places);
    return `${formatShortDate(from)} to ${formatShortDate(until)}`;
  }
  return figure === 'percent' ? 'Variance in per cent' : figureWords[figure === 'own' ? 'actual' : figure as Amount];
}

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
  const { year, asAt } = figures;
  const title = `${wordsFor(figure, figures)}: ${heading.name}`;
  const pence = penceOf(heading, figure);
  if (figure === 'variance' || figure === 'percent') return varianceOf(title, heading, figure, ragWords(figures));
  const places = placesOf(figure);
  const filter = {
    yearId: year.id, ...(heading.headingId === null ? { unmatched: 'yes' as const, kind: heading.kind } : { headingId: heading.headingId }), ...(places === null ? {} : daysOf(year.fromDate, places)),
  };
  const happens = places !== null || figure === 'own' || figure === 'actual' || figure === 'committed';
  const lines = (of: number): Explanation['lines'] => (happens ? { filter, committed: figure === 'committed', pence: of } : null);
  const below = heading.isParent ? figures.headings.filter((one) => one.parentId === heading.headingId) : [];
  if (figure === 'own' && heading.isParent) {
    const own = pence - addUp(below.map((one) => ({ pence: one.actualPence })));
    return inPounds(title, own, 'Every line that stands under the heading itself and not under one of those below it.', [], { filter, committed: false, pence: own });
  }
  if (heading.isParent) {
    const parts = below.map((one) => ({ name: one.name, pence: penceOf(one, figure) }));
    const own = pence - addUp(parts);
    return inPounds(title, pence, 'The sum of the headings below, and of what stands under this heading itself.', own === 0 ? parts : [...parts, { name: 'Under the heading itself', pence: own }], own === 0 ? null : lines(own));
  }
  if (places !== null) return inPounds(title, pence, 'Every line of these days that has happened or is accrued, without VAT.', [], lines(pence));
  switch (figure as Amount) {
    case 'original': {
      const given = heading.budgetFrom !== 'contributions' ? [] : figures.contributions.filter((one) => one.headingId === heading.headingId && one.basis !== 'in kind');
      return inPounds(title, pence, budgetRules[heading.budgetFrom], given.map((one) => ({ name: givenBy(one), pence: one.agreedPence })));
    }
    case 'revised': return inPounds(title, pence, 'The original budget, and what was moved to it or away from it by virement.', [{ name: 'Original budget', pence: heading.originalPence }, { name: 'Virements', pence: heading.virementPence }]);
    case 'committed': return inPounds(title, pence, 'Every line of the year that is promised and has not happened yet.', [], lines(pence));
    case 'forecast': {
      const at = monthInHand(year.fromDate, asAt);
      const { forecastBy, revisedPence, actualPence, committedPence, months } = heading;
      const parts = forecastBy === 'own' || forecastBy === 'below'
        ? [{ name: 'Actual to date', pence: actualPence }, { name: 'Still expected', pence: pence - actualPence }]
        : forecastParts(forecastBy, revisedPence, actualPence, committedPence, figures.monthsLeft, at === null ? null : { index: at, pence: months[at]! });
      return inPounds(title, pence, `${forecastRules[forecastBy]} As at ${formatShortDate(asAt)}, ${figures.monthsLeft} ${figures.monthsLeft === 1 ? 'month has' : 'months have'} not begun.`, parts);
    }
    default: return inPounds(title, pence, 'Every line of the year that has happened or is accrued, without VAT. Commitments are not counted.', [], lines(pence));
  }
}
export const givenBy = ({ organisation, label }: { organisation: string; label: string | null }): string => (label === null ? organisation : `${organisation}, ${label}`);

function varianceOf(title: string, of: Pick<Heading, 'forecastPence' | 'revisedPence' | 'variancePence' | 'varianceTenths'>, figure: 'variance' | 'percent', marks: string): Explanation {
  const share = of.varianceTenths === null ? 'There is no budget to compare with.' : `${formatPounds(of.variancePence)} is ${formatTenths(of.varianceTenths)} of the revised budget of ${formatPounds(of.revisedPence)}.`;
  const explained = inPounds(title, of.variancePence, `Forecast less revised budget. ${share} ${marks}`, [{ name: 'Forecast outturn', pence: of.forecastPence }, { name: 'Less the revised budget', pence: -of.revisedPence }]);
  return figure === 'percent' ? { ...explained, shown: formatTenths(of.varianceTenths) } : explained;
}

/** Explains a total of income or of expenditure. */
export function explainTotal(figures: YearFigures, kind: Kind, figure: Figure): Explanation {
  const top = figures.headings.filter((heading) => heading.kind === kind && heading.depth === 0 && heading.used);
  const title = `${wordsFor(figure, figures)}: all ${kind}`;
  if (figure === 'percent') return varianceOf(title, figures[kind], figure, ragWords(figures));
  const parts = top.map((heading) => ({ name: heading.name, pence: penceOf(heading, figure) }));
  const rule = `The sum of the headings of ${kind}${top.some((heading) => heading.headingId === null) ? ', and of the lines that have no heading yet' : ''}.${figure === 'variance' ? ` ${ragWords(figures)}` : ''}`;
  const months = monthsOf(figures.year.fromDate).map((_, at) => addUp(top.map((heading) => ({ pence: heading.months[at]! }))));
  return inPounds(title, penceOf({ ...figures[kind], months }, figure), rule, parts);
}

/** What the colours mean, printed under every table that has them. */
export const ragWords = ({ year }: Pick<YearFigures, 'year'>): string =>
  `Red: worse than budget by ${year.redPercent}% or more. Amber: by ${year.amberPercent}% or more. Green: within budget or nearer. Worse is more spent or less received.`;
