import { z } from 'zod';
import { crud } from '../crud.ts';
import { count, HIGHEST_PLACE, id, isoDate, line, text } from '../fields.ts';
import { pence, positivePence } from '../money.ts';

export const KINDS = ['income', 'expenditure'] as const;
export type BudgetKind = (typeof KINDS)[number];
export const YEAR_STATES = ['open', 'closed'] as const;
/** How what is still to come is foreseen: month by month in equal parts; only what is committed; or the whole budget. */
export const PROFILES = ['even', 'committed', 'full'] as const;
/** An actual has happened; an accrual belongs to the year but is not paid yet; a commitment is promised and not yet counted. */
export const TRANSACTION_STATES = ['actual', 'accrual', 'commitment'] as const;
export const SOURCES = ['entered', 'imported', 'training', 'published', 'journal', 'recurring'] as const;
export const BASES = ['agreed', 'share', 'in kind'] as const;

/** A financial year. Its name and last day follow from its first day: twelve months, April to March or from any other month. */
const years = crud('financialYears', 'financial year', z.object({
  fromDate: isoDate,
  /** The balance brought forward, where it is entered; null: what the year before closed with. */
  openingPence: pence.nullable(),
  reservePence: positivePence,
  /** From how many per cent of the budget a variance is amber, and red. */
  amberPercent: z.int().min(0).max(1000),
  redPercent: z.int().min(0).max(1000),
  /** The totals as a published table prints them. They are kept beside what its lines add up to. */
  statedIncomePence: pence.nullable(),
  statedExpenditurePence: pence.nullable(),
  statedClosingPence: pence.nullable(),
  statedSource: text(500),
  notes: text(),
}), {
  openingPence: null, reservePence: 0, amberPercent: 5, redPercent: 10, statedIncomePence: null, statedExpenditurePence: null, statedClosingPence: null, statedSource: '', notes: '',
}, z.strictObject({}));
export const yearRow = z.strictObject({
  ...years.row.shape, name: z.string(), toDate: isoDate, state: z.enum(YEAR_STATES), closedOn: isoDate.nullable(), reopenReason: z.string().nullable(),
});
export type FinancialYear = z.output<typeof yearRow>;
export const yearsMeta = years.meta;
export const financialYears = {
  'financialYears.list': { ...years.operations['financialYears.list'], output: z.array(yearRow) },
  'financialYears.get': { ...years.operations['financialYears.get'], output: yearRow },
  'financialYears.create': { ...years.operations['financialYears.create'], output: yearRow },
  'financialYears.update': { ...years.operations['financialYears.update'], output: yearRow },
  'financialYears.delete': years.operations['financialYears.delete'],
};

/** What money is for, over all years; a tree. */
export const budgetHeadings = crud('budgetHeadings', 'budget heading', z.object({
  kind: z.enum(KINDS), parentId: id.nullable(), code: line(40).nullable(), name: line(), profile: z.enum(PROFILES), position: count(HIGHEST_PLACE),
}), { parentId: null, code: null, profile: 'even', position: 0 }, z.strictObject({ kind: z.enum(KINDS).optional() }));
export type BudgetHeading = z.output<typeof budgetHeadings.row>;

/** What a heading was given for a year, and why it stands as it does. */
export const budgetLines = crud('budgetLines', 'budget line', z.object({
  yearId: id, headingId: id, originalPence: pence,
  /** A forecast of one’s own in place of the one that is worked out. */
  forecastPence: pence.nullable(),
  reason: text(2000),
}), { originalPence: 0, forecastPence: null, reason: '' }, z.strictObject({ yearId: id.optional(), headingId: id.optional() }));
export type BudgetLine = z.output<typeof budgetLines.row>;

/** Money moved from one heading’s budget to another’s; the whole stays the same. */
export const virements = crud('virements', 'virement', z.object({
  yearId: id, date: isoDate, fromHeadingId: id, toHeadingId: id, pence: positivePence.min(1, 'Give an amount.'), agreedBy: line(), note: text(2000),
}), { note: '' }, z.strictObject({ yearId: id.optional() }));
export type Virement = z.output<typeof virements.row>;

/** One line of the ledger. Amounts are seen from its kind: income received and expenditure paid are positive, refunds and credits negative. */
const transactionRecords = crud('transactions', 'transaction', z.object({
  date: isoDate, kind: z.enum(KINDS),
  /** Null: not matched to a heading yet. It still counts in the totals. */
  headingId: id.nullable(),
  organisationId: id.nullable(),
  /** The contribution that it pays. */
  contributionId: id.nullable(),
  payee: line().nullable(), reference: line(100).nullable(),
  /** Without VAT: what the budget bears, because the host authority reclaims VAT. */
  netPence: pence, vatPence: pence,
  note: text(2000), state: z.enum(TRANSACTION_STATES),
  /** The payee is a private person, whose name is left out of what is published. */
  personal: z.boolean(),
  /** Where the paper is: the name of a file or folder. */
  attachment: line(300).nullable(),
}), {
  headingId: null, organisationId: null, contributionId: null, payee: null, reference: null, vatPence: 0, note: '', state: 'actual', personal: false, attachment: null,
}, z.strictObject({
  yearId: id.optional(), headingId: id.optional(), contributionId: id.optional(), kind: z.enum(KINDS).optional(), state: z.enum(TRANSACTION_STATES).optional(), unmatched: z.literal('yes').optional(),
  /** From a day to a day, both counted. */
  from: isoDate.optional(), until: isoDate.optional(),
}));
export const transactionRow = z.strictObject({ ...transactionRecords.row.shape, yearId: id, source: z.enum(SOURCES), importId: id.nullable(), contentKey: z.string().nullable() });
export type Transaction = z.output<typeof transactionRow>;
export const transactionsMeta = transactionRecords.meta;
export const transactions = {
  'transactions.list': { ...transactionRecords.operations['transactions.list'], output: z.array(transactionRow) },
  'transactions.get': { ...transactionRecords.operations['transactions.get'], output: transactionRow },
  'transactions.create': { ...transactionRecords.operations['transactions.create'], output: transactionRow },
  'transactions.update': { ...transactionRecords.operations['transactions.update'], output: transactionRow },
  'transactions.delete': transactionRecords.operations['transactions.delete'],
};

/** What an organisation gives in a year. What has been received is not stored: it is the sum of the income that names the contribution. */
export const contributions = crud('contributions', 'contribution', z.object({
  yearId: id, organisationId: id, headingId: id,
  /** Where one organisation gives more than once: "Housing". */
  label: line().nullable(),
  basis: z.enum(BASES),
  /** For a share by formula: its share, or the population it is reckoned by. */
  weight: z.int().min(0).max(1_000_000_000),
  agreedPence: positivePence, invoicedPence: positivePence, invoicedOn: isoDate.nullable(), invoiceReference: line(100).nullable(), note: text(2000),
}), { label: null, basis: 'agreed', weight: 1, agreedPence: 0, invoicedPence: 0, invoicedOn: null, invoiceReference: null, note: '' },
z.strictObject({ yearId: id.optional(), organisationId: id.optional() }));
export type Contribution = z.output<typeof contributions.row>;

/** Learned from earlier lines: whose line goes to which heading. */
export const importRules = crud('importRules', 'matching rule', z.object({
  /** The payee as it is compared: small letters, no digits. */
  pattern: line(), headingId: id, organisationId: id.nullable(),
}), { organisationId: null }, z.strictObject({}));
export type ImportRule = z.output<typeof importRules.row>;
