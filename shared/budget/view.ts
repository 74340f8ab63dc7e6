import { z } from 'zod';
import { id, isoDate } from '../fields.ts';
import { contributions, KINDS, yearRow } from './records.ts';

/** The figures of a year as an operation gives them. */
const amounts = {
  originalPence: z.int(), virementPence: z.int(), revisedPence: z.int(), actualPence: z.int(), committedPence: z.int(), forecastPence: z.int(),
  variancePence: z.int(), varianceTenths: z.int().nullable(), rag: z.enum(['green', 'amber', 'red', 'none']),
};
const heading = z.strictObject({
  ...amounts, headingId: id.nullable(), parentId: id.nullable(), kind: z.enum(KINDS), code: z.string().nullable(), name: z.string(), depth: z.int(), isParent: z.boolean(),
  forecastBy: z.enum(['even', 'committed', 'full', 'own', 'below']), budgetFrom: z.enum(['line', 'contributions', 'none', 'below']),
  reason: z.string(), months: z.array(z.int()), count: z.int(), used: z.boolean(),
});
const named = z.strictObject({ id: z.string(), name: z.string(), pence: z.int() });
const contribution = z.strictObject({
  ...contributions.row.shape, organisation: z.string(), headingName: z.string(), receivedPence: z.int(),
  /** Agreed less received; nothing is outstanding of what is given in kind. */
  outstandingPence: z.int(),
  /** Of all that is agreed, in tenths of a per cent. */
  shareTenths: z.int().nullable(),
  /** What the same organisation agreed to give under the same label the year before. */
  lastYearPence: z.int().nullable(),
});
export type ContributionFigures = z.output<typeof contribution>;

export const yearFigures = z.strictObject({
  year: yearRow,
  previousYearId: id.nullable(), nextYearId: id.nullable(),
  /** The day up to which things have happened: today, or the last day of a year that is over. */
  asAt: isoDate, monthsLeft: z.int(),
  headings: z.array(heading),
  income: z.strictObject(amounts), expenditure: z.strictObject(amounts),
  balance: z.strictObject({
    openingPence: z.int(), openingFrom: z.enum(['entered', 'carried', 'none']), carriedPence: z.int().nullable(), closingPence: z.int(),
    /** What the year directly before began with and did. */
    before: z.strictObject({ name: z.string(), openingPence: z.int(), incomePence: z.int(), expenditurePence: z.int() }).nullable(),
    /** The closing balance if the forecast comes true. */
    forecastPence: z.int(), reservePence: z.int(),
  }),
  unmatched: z.strictObject({ count: z.int(), incomePence: z.int(), expenditurePence: z.int() }),
  stated: z.array(z.strictObject({
    what: z.enum(['income', 'expenditure', 'closing']), statedPence: z.int(), computedPence: z.int(), differencePence: z.int(), hints: z.array(z.array(named)),
  })),
  contributions: z.array(contribution),
  contributed: z.strictObject({ agreedPence: z.int(), invoicedPence: z.int(), receivedPence: z.int(), outstandingPence: z.int(), inKindPence: z.int(), lastYearPence: z.int() }),
});
export type YearFigures = z.output<typeof yearFigures>;
