import type { Migration } from '../migrate.ts';

/** Financial years, headings, budgets, virements, transactions, contributions, and what an import remembers. Amounts are whole pence. */
const record = `id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1`;
/** A closed year is closed by the file itself, whichever way a change comes. */
const guard = (table: string): string => (['INSERT', 'UPDATE', 'DELETE'] as const).map((event) => {
  const rows = event === 'INSERT' ? ['new'] : event === 'DELETE' ? ['old'] : ['old', 'new'];
  return `CREATE TRIGGER closed_${table}_${event.toLowerCase()} BEFORE ${event} ON ${table}
  WHEN EXISTS (SELECT 1 FROM financialYears WHERE state = 'closed' AND id IN (${rows.map((row) => `${row}.yearId`).join(', ')}))
  BEGIN SELECT RAISE(ABORT, 'closed financial year'); END;`;
}).join('\n');

export const budget: Migration = {
  version: 6,
  name: 'budget',
  sql: `
CREATE TABLE financialYears (${record},
  fromDate TEXT NOT NULL UNIQUE, toDate TEXT NOT NULL, name TEXT NOT NULL,
  openingPence INTEGER, reservePence INTEGER NOT NULL, amberPercent INTEGER NOT NULL, redPercent INTEGER NOT NULL,
  statedIncomePence INTEGER, statedExpenditurePence INTEGER, statedClosingPence INTEGER, statedSource TEXT NOT NULL, notes TEXT NOT NULL,
  state TEXT NOT NULL, closedOn TEXT, reopenReason TEXT,
  CHECK (fromDate <= toDate), CHECK ((state = 'closed') = (closedOn IS NOT NULL))
) STRICT;
CREATE TABLE budgetHeadings (${record},
  kind TEXT NOT NULL, parentId TEXT REFERENCES budgetHeadings (id), code TEXT UNIQUE, name TEXT NOT NULL, profile TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE INDEX budgetHeadings_parent ON budgetHeadings (parentId);
CREATE TABLE budgetLines (${record},
  yearId TEXT NOT NULL REFERENCES financialYears (id) ON DELETE CASCADE, headingId TEXT NOT NULL REFERENCES budgetHeadings (id),
  originalPence INTEGER NOT NULL, forecastPence INTEGER, reason TEXT NOT NULL, UNIQUE (yearId, headingId)
) STRICT;
CREATE INDEX budgetLines_heading ON budgetLines (headingId);
CREATE TABLE virements (${record},
  yearId TEXT NOT NULL REFERENCES financialYears (id) ON DELETE CASCADE, date TEXT NOT NULL,
  fromHeadingId TEXT NOT NULL REFERENCES budgetHeadings (id), toHeadingId TEXT NOT NULL REFERENCES budgetHeadings (id),
  pence INTEGER NOT NULL CHECK (pence > 0), agreedBy TEXT NOT NULL, note TEXT NOT NULL, CHECK (fromHeadingId <> toHeadingId)
) STRICT;
CREATE INDEX virements_year ON virements (yearId);
CREATE INDEX virements_from ON virements (fromHeadingId);
CREATE INDEX virements_to ON virements (toHeadingId);
CREATE TABLE contributions (${record},
  yearId TEXT NOT NULL REFERENCES financialYears (id), organisationId TEXT NOT NULL REFERENCES organisations (id),
  headingId TEXT NOT NULL REFERENCES budgetHeadings (id), label TEXT, basis TEXT NOT NULL, weight INTEGER NOT NULL CHECK (weight >= 0),
  agreedPence INTEGER NOT NULL, invoicedPence INTEGER NOT NULL, invoicedOn TEXT, invoiceReference TEXT, note TEXT NOT NULL
) STRICT;
CREATE INDEX contributions_year ON contributions (yearId);
CREATE INDEX contributions_organisation ON contributions (organisationId);
CREATE INDEX contributions_heading ON contributions (headingId);
CREATE TABLE ledgerImports (${record},
  at TEXT NOT NULL, fileName TEXT NOT NULL, statedPence INTEGER, filePence INTEGER NOT NULL, added INTEGER NOT NULL, skipped INTEGER NOT NULL
) STRICT;
CREATE TABLE transactions (${record},
  yearId TEXT NOT NULL REFERENCES financialYears (id), date TEXT NOT NULL, kind TEXT NOT NULL,
  headingId TEXT REFERENCES budgetHeadings (id), organisationId TEXT REFERENCES organisations (id), contributionId TEXT REFERENCES contributions (id),
  payee TEXT, reference TEXT, netPence INTEGER NOT NULL, vatPence INTEGER NOT NULL, note TEXT NOT NULL, state TEXT NOT NULL,
  personal INTEGER NOT NULL CHECK (personal IN (0, 1)), attachment TEXT,
  source TEXT NOT NULL, importId TEXT REFERENCES ledgerImports (id), contentKey TEXT UNIQUE
) STRICT;
CREATE INDEX transactions_year ON transactions (yearId, date);
-- The figures of a year are sums over this, without looking at the rows.
CREATE INDEX transactions_sums ON transactions (yearId, kind, headingId, state, date, netPence);
CREATE INDEX transactions_heading ON transactions (headingId);
CREATE INDEX transactions_organisation ON transactions (organisationId);
CREATE INDEX transactions_contribution ON transactions (contributionId, netPence);
CREATE INDEX transactions_import ON transactions (importId);
CREATE TABLE importRules (${record},
  pattern TEXT NOT NULL UNIQUE, headingId TEXT NOT NULL REFERENCES budgetHeadings (id), organisationId TEXT REFERENCES organisations (id)
) STRICT;
CREATE INDEX importRules_heading ON importRules (headingId);
CREATE INDEX importRules_organisation ON importRules (organisationId);
CREATE TABLE columnMatchings (${record}, headings TEXT NOT NULL UNIQUE, matching TEXT NOT NULL) STRICT;
${['budgetLines', 'virements', 'contributions', 'transactions'].map(guard).join('\n')}
CREATE TRIGGER closed_financialYears_update BEFORE UPDATE ON financialYears
  WHEN old.state = 'closed' AND new.state = 'closed' BEGIN SELECT RAISE(ABORT, 'closed financial year'); END;
CREATE TRIGGER closed_financialYears_delete BEFORE DELETE ON financialYears
  WHEN old.state = 'closed' BEGIN SELECT RAISE(ABORT, 'closed financial year'); END;
`,
};
