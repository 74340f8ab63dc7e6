import { z } from 'zod';
import { id, isoDate, line, text, version } from './fields.ts';
import { positivePence, pence } from './money.ts';
import { command, query } from './operation.ts';
import { budgetHeadings, budgetLines, contributions, financialYears, importRules, KINDS, transactionRow, transactions, virements, yearRow } from './budget/records.ts';
import { yearFigures } from './budget/view.ts';

const publishedLine = z.strictObject({ name: line(), pence });
const budgetTables = ['financialYears', 'budgetHeadings', 'budgetLines', 'virements', 'transactions', 'contributions', 'organisations'];

/** The board’s money, year by year: contributions, income, expenditure, forecast and carry forward. */
export const budget = {
  ...financialYears, ...budgetHeadings.operations, ...budgetLines.operations, ...virements.operations, ...transactions, ...contributions.operations, ...importRules.operations,

  'budget.figures': query('All figures of a financial year, worked out from its lines', z.strictObject({ yearId: id, asAt: isoDate.optional() }), yearFigures, budgetTables),
  'budget.closeYear': command('Close a financial year and carry its balance forward', z.strictObject({ id, version, on: isoDate }), yearRow),
  'budget.reopenYear': command('Reopen a financial year', z.strictObject({ id, version, reason: line(500) }), yearRow),
  /** Two lines that move an amount from one heading to another of the same kind. */
  'budget.journal': command('Move an amount between headings by a journal', z.strictObject({
    date: isoDate, fromHeadingId: id, toHeadingId: id, pence: positivePence.min(1, 'Give an amount.'), note: line(2000),
  }), z.strictObject({ reference: z.string(), lines: z.array(transactionRow) })),
  /** The same line every month, or every third, from its date to the end of its year, as commitments. */
  'budget.repeat': command('Commit a line that comes again and again', z.strictObject({
    firstDate: isoDate, every: z.enum(['month', 'quarter']), kind: z.enum(KINDS), headingId: id, organisationId: id.nullable().default(null), payee: line().nullable().default(null),
    netPence: pence, vatPence: pence.default(0), note: text(2000).default(''),
  }), z.strictObject({ lines: z.array(transactionRow) })),
  /** Divides a sum among the year’s contributions that go by share. */
  'budget.apportion': command('Divide a sum among the contributions by share', z.strictObject({
    yearId: id, totalPence: positivePence, by: z.enum(['weight', 'equal']),
  }), z.strictObject({ parts: z.array(z.strictObject({ id, agreedPence: z.int() })) })),
  /** Adds to a year the contributions and budgets of the year before, where it has none. */
  'budget.copyYear': command('Begin a year with the headings and contributions of the year before', z.strictObject({ yearId: id }), z.strictObject({ contributions: z.int(), budgets: z.int() })),
  /** Lines and totals as a report printed them: both are kept. */
  'budget.enterPublished': command('Enter a year from a published table', z.strictObject({
    fromDate: isoDate, source: text(500), openingPence: pence.nullable(),
    income: z.array(publishedLine).max(500), expenditure: z.array(publishedLine).max(500),
    statedIncomePence: pence.nullable(), statedExpenditurePence: pence.nullable(),
  }), z.strictObject({ yearId: id, added: z.int(), newHeadings: z.int() })),
};
