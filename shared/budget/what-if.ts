import type { YearFigures } from './view.ts';

/** One supposition: the heading comes to so much more, or less, than forecast by the end of the year. */
export interface Supposition { headingId: string; changePence: number }
export interface Supposed { incomePence: number; expenditurePence: number; balancePence: number; belowReservePence: number }

/** What the year would come to. A lost contribution is income that does not come; a vacant post is spending that does not. */
export function suppose({ income, expenditure, balance, headings }: Pick<YearFigures, 'income' | 'expenditure' | 'balance' | 'headings'>, suppositions: readonly Supposition[]): Supposed {
  const kindOf = new Map(headings.map((heading) => [heading.headingId, heading.kind]));
  const change = (kind: string) => suppositions.filter((one) => kindOf.get(one.headingId) === kind).reduce((sum, one) => sum + one.changePence, 0);
  const incomePence = income.forecastPence + change('income');
  const expenditurePence = expenditure.forecastPence + change('expenditure');
  const balancePence = balance.openingPence + incomePence - expenditurePence;
  return { incomePence, expenditurePence, balancePence, belowReservePence: Math.max(0, balance.reservePence - balancePence) };
}

/** Twelve months, or four quarters of three. */
export const byQuarter = (months: readonly number[]): number[] => [0, 3, 6, 9].map((at) => months.slice(at, at + 3).reduce((sum, one) => sum + one, 0));
