import { z } from 'zod';
import { id, isoDate, line, text, version } from './fields.ts';
import { positivePence, pence } from './money.ts';
import { command, job, query } from './operation.ts';
import { columnMatching } from './budget/ledger.ts';
import { budgetHeadings, budgetLines, contributions, financialYears, importRules, KINDS, transactionRow, transactions, virements, yearRow } from './budget/records.ts';
import { REFERENCE_CHOICES } from './budget/same-reference.ts';
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

const counts = { lines: z.int(), newLines: z.int(), matched: z.int(), filePence: z.int(), totalPence: z.int().nullable(), problems: z.array(z.strictObject({ row: z.int(), why: z.string() })), problemCount: z.int() };
/** Lines of the file whose reference is here already with other content, and the lines that have it. */
const sameReference = z.strictObject({
  row: z.int(), date: z.string(), payee: z.string().nullable(), reference: z.string().nullable(), spentPence: z.int(),
  here: z.array(z.strictObject({ id, date: z.string(), payee: z.string().nullable(), spentPence: z.int(), state: z.string(), source: z.string(), closed: z.boolean() })),
});
const place = z.string().min(1).max(4000);
/** A ledger extract of the host authority. Amounts of the file as a whole are in its own sense: what is spent is positive. */
export const budgetImport = {
  /** Reads the file and says what would come of it; nothing is written. `from` may then be given to the import. */
  'budget.readLedger': job('Look at a ledger extract before it is imported', z.strictObject({
    from: place, sheet: z.int().min(0).max(1000).optional(), headingRow: z.int().min(0).max(1000).optional(), matching: columnMatching.optional(),
  }), z.strictObject({
    from: z.string(), fileName: z.string(), sheets: z.array(z.string()), sheet: z.int(), headingRow: z.int(), headings: z.array(z.string()), sample: z.array(z.array(z.string())),
    matching: columnMatching, remembered: z.boolean(), ...counts, same: z.array(sameReference), sameCount: z.int(),
  })),
  /** All new lines in one step, which can be undone; the same file again adds nothing. */
  'budget.importLedger': job('Import a ledger extract', z.strictObject({
    from: place, sheet: z.int().min(0).max(1000).optional(), headingRow: z.int().min(0).max(1000).optional(), matching: columnMatching.optional(),
    /** The total that the host authority states, to compare with. */
    statedPence: pence.nullable().default(null),
    /** Row by row, what becomes of lines whose reference is here already with other content; the rest of them as `others` says. */
    same: z.array(z.strictObject({ row: z.int(), choice: z.enum(REFERENCE_CHOICES), /** For `replace`: the line whose place it takes. */ id: id.optional() })).max(100_000).default([]),
    others: z.enum(REFERENCE_CHOICES).default('leave'),
  }), z.strictObject({
    ...counts, added: z.int(), replaced: z.int(), already: z.int(), /** What of the file is in the ledger now, in its own sense. */ herePence: z.int(),
    skipped: z.array(z.strictObject({ row: z.int(), why: z.string() })), skippedCount: z.int(), unmatched: z.int(), statedPence: z.int().nullable(), differencePence: z.int().nullable(),
  })),
  'budget.imports': query('List the imports of ledger extracts', z.strictObject({}), z.array(z.strictObject({
    id, version, at: z.string(), fileName: z.string(), statedPence: z.int().nullable(), filePence: z.int(), added: z.int(), skipped: z.int(),
  })), ['ledgerImports']),
  /** Puts lines under a heading, and remembers their payees for the next import. */
  'budget.matchLines': command('Match lines to a heading', z.strictObject({
    ids: z.array(id).min(1).max(5000), headingId: id, learn: z.boolean().default(true),
  }), z.strictObject({ matched: z.int(), learned: z.int(), alike: z.int() })),
};

export const budgetPapers = {
  /** `monitoring`, `annual`, `contributions` and `letters` as Word or PDF; `monitoring`, `contributions`, `ledger` and `transparency` (spend over £500) as Excel or CSV. */
  'budget.export': job('Write a paper of the budget as Word, PDF, Excel or CSV', z.strictObject({
    yearId: id, paper: z.enum(['monitoring', 'annual', 'contributions', 'letters', 'ledger', 'transparency']), format: z.enum(['docx', 'pdf', 'xlsx', 'csv']),
    /** For letters: to this organisation alone. */
    organisationId: id.optional(), to: place,
  }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};
