import type { Migration } from '../migrate.ts';

// The kinds as they were when this migration was written; a later kind comes with a migration of its own.
const OWNERS = ['transactions', 'contributions', 'planActions', 'planMilestones', 'planUpdates', 'actions', 'challenges', 'risks', 'recommendations', 'trainingEvents'];
/** Before the record goes, so that history has its files first, and a step taken back or done again finds them where it left them. */
const goesWith = (table: string): string =>
  `CREATE TRIGGER attachments_of_${table} BEFORE DELETE ON ${table} BEGIN DELETE FROM attachments WHERE ownerTable = '${table}' AND ownerId = old.id; END;`;

const wordsOf = (row: string): string => `ifnull(${row}payee, '') || ' ' || ifnull(${row}reference, '') || ' ' || ${row}note`;
/**
 * The words of the ledger, apart from those of everything else: it has more rows than all the rest, and what it finds needs no ranking but the date of
 * entry. Only numbers are stored beside the index, as a line has no number of its own that would outlast a copy of the file.
 */
const ledgerWords = `
-- The lines that follow the charges of an event are looked for at every change of a booking.
CREATE INDEX transactions_training ON transactions (reference) WHERE source = 'training';
CREATE TABLE ledgerNumbers (number INTEGER PRIMARY KEY, rowId TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE ledgerWords USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
INSERT INTO ledgerNumbers (rowId) SELECT id FROM transactions ORDER BY id;
INSERT INTO ledgerWords (rowid, words) SELECT n.number, ${wordsOf('t.')} FROM transactions AS t JOIN ledgerNumbers AS n ON n.rowId = t.id;
CREATE TRIGGER ledgerWords_insert AFTER INSERT ON transactions BEGIN
  INSERT INTO ledgerNumbers (rowId) VALUES (new.id);
  INSERT INTO ledgerWords (rowid, words) VALUES ((SELECT number FROM ledgerNumbers WHERE rowId = new.id), ${wordsOf('new.')});
END;
CREATE TRIGGER ledgerWords_update AFTER UPDATE OF payee, reference, note ON transactions
WHEN old.payee IS NOT new.payee OR old.reference IS NOT new.reference OR old.note IS NOT new.note BEGIN
  UPDATE ledgerWords SET words = ${wordsOf('new.')} WHERE rowid = (SELECT number FROM ledgerNumbers WHERE rowId = new.id);
END;
CREATE TRIGGER ledgerWords_remove AFTER DELETE ON transactions BEGIN
  DELETE FROM ledgerWords WHERE rowid = (SELECT number FROM ledgerNumbers WHERE rowId = old.id);
  DELETE FROM ledgerNumbers WHERE rowId = old.id;
END;
`;

/** Files kept with records, and finding the lines of the ledger. The bytes are stored once, under their hash, without history: only which record has which file is part of the log. */
export const attachmentsAndLedgerWords: Migration = {
  version: 14,
  name: 'attachments and ledger words',
  sql: `
CREATE TABLE attachmentContents (sha256 TEXT PRIMARY KEY NOT NULL, bytes ANY NOT NULL) STRICT;
CREATE TABLE attachments (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  ownerTable TEXT NOT NULL CHECK (ownerTable IN (${OWNERS.map((table) => `'${table}'`).join(', ')})), ownerId TEXT NOT NULL,
  name TEXT NOT NULL, mediaType TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, addedOn TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_owner ON attachments (ownerTable, ownerId);
CREATE INDEX attachments_contents ON attachments (sha256);
CREATE TRIGGER attachments_contents_there BEFORE INSERT ON attachments WHEN NOT EXISTS (SELECT 1 FROM attachmentContents WHERE sha256 = new.sha256)
  BEGIN SELECT RAISE(ABORT, 'attachment contents gone'); END;
CREATE TRIGGER attachmentContents_in_use BEFORE DELETE ON attachmentContents WHEN EXISTS (SELECT 1 FROM attachments WHERE sha256 = old.sha256)
  BEGIN SELECT RAISE(ABORT, 'attachment contents in use'); END;
${OWNERS.map(goesWith).join('\n')}
${ledgerWords}`,
};
