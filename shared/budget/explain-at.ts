import { formatShortDate } from '../dates.ts';
import { formatPounds } from '../money.ts';
import { formatTenths } from './apportion.ts';
import { addUp, explainHeading, explainTotal, figureOf, givenBy, inPounds, type Explanation } from './explain.ts';
import { pictureOf, PICTURES } from './pictures.ts';
import { statedInWords } from './stated.ts';
import type { YearFigures } from './view.ts';

export const CONTRIBUTED = ['agreed', 'invoiced', 'received', 'outstanding', 'lastYear'] as const;
type Contributed = (typeof CONTRIBUTED)[number];
type Given = YearFigures['contributions'][number];
const titles: Record<Contributed, string> = { agreed: 'Agreed', invoiced: 'Invoiced', received: 'Received', outstanding: 'Outstanding', lastYear: 'Last year' };
const amountOf = (one: Given, which: Contributed): number =>
  ({ agreed: one.agreedPence, invoiced: one.invoicedPence, received: one.receivedPence, outstanding: one.outstandingPence, lastYear: one.lastYearPence ?? 0 })[which];

/** Explains a total of the contributions: what each organisation’s part of it is. */
function explainContributed({ contributions }: YearFigures, which: Contributed): Explanation {
  const rules = {
    agreed: 'What every organisation has agreed to give, with what is given in kind at its worth.', invoiced: 'What has been invoiced.', received: 'Every line of income that names one of these contributions.',
    outstanding: 'Agreed less received, for all that is to be paid in money.', lastYear: 'What the same organisations agreed to give the year before.',
  };
  const parts = contributions.map((one) => ({ name: givenBy(one), pence: amountOf(one, which) }));
  return inPounds(`${titles[which]}: all contributions`, addUp(parts), rules[which], parts);
}

/** Explains one figure of one contribution; without one, what is outstanding of it. */
function explainContribution(figures: YearFigures, one: Given, which: string): Explanation {
  const title = (what: string) => `${what}: ${givenBy(one)}`;
  const received: Explanation['lines'] = { filter: { contributionId: one.id }, committed: false, pence: one.receivedPence };
  switch (which) {
    case 'share': {
      const parts = figures.contributions.map((other) => ({ name: givenBy(other), pence: other.agreedPence }));
      const whole = addUp(parts);
      return { ...inPounds(title('Share of all'), whole, `${formatPounds(one.agreedPence)} of ${formatPounds(whole)} that is agreed in all, rounded to a tenth of a per cent.`, parts), shown: formatTenths(one.shareTenths) };
    }
    case 'agreed': return inPounds(title('Agreed'), one.agreedPence, one.basis === 'share'
      ? `A share by formula, in the proportion of ${one.weight.toLocaleString('en-GB')}. The parts of a sum that is divided add up to it to the penny.` : one.basis === 'agreed' ? 'The sum that was agreed.' : 'What is given in kind, at its worth.');
    case 'invoiced': return inPounds(title('Invoiced'), one.invoicedPence, 'The sum that was entered as invoiced.');
    case 'lastYear': return inPounds(title('Last year'), one.lastYearPence ?? 0, 'What the same organisation agreed to give for the same thing the year before.');
    case 'received': return inPounds(title('Received'), one.receivedPence, 'Every line of income that names this contribution.', [], received);
    default: return one.basis === 'in kind'
      ? inPounds(title('Outstanding'), 0, 'Given in kind, so nothing is to be paid.')
      : inPounds(title('Outstanding'), one.outstandingPence, 'What is agreed, less every line of income that pays this contribution.', [{ name: 'Agreed', pence: one.agreedPence }, { name: 'Less received', pence: -one.receivedPence }], received);
  }
}

/** Explains a balance: as it began, as it is, as it is forecast, and the reserve in it. */
function explainBalance({ balance, income, expenditure, asAt }: YearFigures, which: string): Explanation {
  if (which === 'reserve') return inPounds('Reserve', balance.reservePence, 'The part of the balance that is to be kept, as it was entered for this year.');
  if (which === 'opening') {
    const { before } = balance;
    const rule = {
      entered: balance.carriedPence === null ? 'Entered for this year.' : `Entered for this year. The year before closes with ${formatPounds(balance.carriedPence)}.`,
      carried: `What ${before?.name ?? 'the year before'} closes with, carried forward. Until that year is closed it can still change.`, none: 'Nothing was entered, and there is no year directly before.',
    }[balance.openingFrom];
    return inPounds('Balance brought forward', balance.openingPence, rule, balance.openingFrom !== 'carried' || before === null ? [] : [
      { name: `${before.name} began with`, pence: before.openingPence }, { name: `Income of ${before.name}`, pence: before.incomePence }, { name: `Less expenditure of ${before.name}`, pence: -before.expenditurePence },
    ]);
  }
  const later = which === 'forecast';
  const opening = { name: 'Balance brought forward', pence: balance.openingPence };
  const come = { name: 'Income', pence: later ? income.forecastPence : income.actualPence };
  if (which === 'available' || which === 'available-forecast') {
    const expected = which === 'available-forecast';
    const parts = [opening, expected ? { name: 'Income by the forecast', pence: income.forecastPence } : come];
    return inPounds('Income with the balance brought forward', addUp(parts), 'What there is to spend in the year: what was brought forward, and all income.', parts);
  }
  return inPounds(
    later ? 'Balance at the end by the forecast' : 'Balance now', later ? balance.forecastPence : balance.closingPence,
    `Brought forward, and income, less expenditure${later ? ', as they are forecast' : `, up to ${formatShortDate(asAt)}. Commitments are not counted`}. Of it ${formatPounds(balance.reservePence)} is the reserve.`,
    [opening, come, { name: 'Less expenditure', pence: -(later ? expenditure.forecastPence : expenditure.actualPence) }],
  );
}

/** Explains the difference between a total that was printed and what its lines add up to, line by line. */
function explainStated(figures: YearFigures, one: YearFigures['stated'][number]): Explanation {
  const { balance, income, expenditure } = figures;
  const parts = one.what === 'closing'
    ? [{ name: 'Balance brought forward', pence: balance.openingPence }, { name: 'Income', pence: income.actualPence }, { name: 'Less expenditure', pence: -expenditure.actualPence }]
    : figures.headings.filter((heading) => heading.kind === one.what && heading.depth === 0 && heading.actualPence !== 0).map((heading) => ({ name: heading.name, pence: heading.actualPence }));
  return inPounds(`Difference from the ${one.what === 'closing' ? 'closing balance' : one.what} printed`, one.differencePence,
    `${statedInWords(one)} Both are kept; nothing is made to fit.`, [...parts, { name: 'Less the total printed', pence: -one.statedPence }]);
}

/**
 * The explanation of a figure by what the address says of it: `what` is "heading:…", "total:income", "balance:closing", "contributed:agreed", "contribution:…",
 * "unmatched:income", "stated:income" or "picture:sources:2", `figure` which of its figures. Null where there is no such figure.
 */
export function explainAt(figures: YearFigures, what: string, figure: string): Explanation | null {
  const [kind, id = '', rest = ''] = what.split(':');
  const wanted = figureOf(figure) ?? 'actual';
  switch (kind) {
    case 'total': return explainTotal(figures, id === 'income' ? 'income' : 'expenditure', wanted);
    case 'balance': return explainBalance(figures, id);
    case 'contributed': return explainContributed(figures, CONTRIBUTED.find((one) => one === id) ?? 'agreed');
    case 'contribution': {
      const one = figures.contributions.find((row) => row.id === id);
      return one === undefined ? null : explainContribution(figures, one, figure);
    }
    case 'unmatched': case 'heading': {
      const heading = figures.headings.find((one) => (kind === 'heading' ? one.headingId === id : one.headingId === null && one.kind === id));
      return heading === undefined ? null : explainHeading(figures, heading, wanted);
    }
    case 'stated': {
      const one = figures.stated.find((row) => row.what === id);
      return one === undefined ? null : explainStated(figures, one);
    }
    case 'picture': {
      const name = PICTURES.find((one) => one === id);
      if (name === undefined) return null;
      const { title, wholePence, slices } = pictureOf(figures, name);
      const slice = slices[Number(rest)];
      return slice === undefined ? null : {
        ...inPounds(`${title}: share of ${slice.name}`, wholePence, `${formatPounds(slice.pence)} of ${formatPounds(wholePence)} in all, rounded to a tenth of a per cent.`, slices), shown: formatTenths(slice.tenths),
      };
    }
    default: return null;
  }
}
