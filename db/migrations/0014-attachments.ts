import type { Migration } from '../migrate.ts';

// The kinds as they were when this migration was written; a later kind comes with a migration of its own.
const OWNERS = ['transactions', 'contributions', 'planActions', 'planMilestones', 'planUpdates', 'actions', 'challenges', 'risks', 'recommendations', 'trainingEvents'];
/** Before the record goes, so that history has its files first, and a step taken back or done again finds them where it left them. */
const goesWith = (table: string): string =>
  `CREATE TRIGGER attachments_of_${table} BEFORE DELETE ON ${table} BEGIN DELETE FROM attachments WHERE ownerTable = '${table}' AND ownerId = old.id; END;`;

/** Files kept with records. The bytes are stored once, under their hash, without history: only which record has which file is part of the log. */
export const attachments: Migration = {
  version: 14,
  name: 'attachments',
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
`,
};
