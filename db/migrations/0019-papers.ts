import type { Migration } from '../migrate.ts';

const BEFORE = ['transactions', 'contributions', 'planActions', 'planMilestones', 'planUpdates', 'actions', 'challenges', 'risks', 'recommendations', 'trainingEvents'];
const OWNERS = ['agendaItems', ...BEFORE];
/** As for the kinds before: the record’s files go first, so that history has them first. */
const goesWith = (table: string): string =>
  `CREATE TRIGGER attachments_of_${table} BEFORE DELETE ON ${table} BEGIN DELETE FROM attachments WHERE ownerTable = '${table}' AND ownerId = old.id; END;`;

/**
 * Agenda items have papers. Which kinds have files is a check of the table itself, so it is built anew; the contents lie elsewhere and stay where they
 * are. A table cannot take the name of one that triggers still speak of, so those are made anew too.
 */
export const papers: Migration = {
  version: 19,
  name: 'papers',
  sql: `
${BEFORE.map((table) => `DROP TRIGGER attachments_of_${table};`).join('\n')}
DROP TRIGGER attachmentContents_in_use;
CREATE TABLE attachmentsNew (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  ownerTable TEXT NOT NULL CHECK (ownerTable IN (${OWNERS.map((table) => `'${table}'`).join(', ')})), ownerId TEXT NOT NULL,
  name TEXT NOT NULL, mediaType TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, addedOn TEXT NOT NULL
) STRICT;
INSERT INTO attachmentsNew (id, version, ownerTable, ownerId, name, mediaType, size, sha256, addedOn)
  SELECT id, version, ownerTable, ownerId, name, mediaType, size, sha256, addedOn FROM attachments;
DROP TABLE attachments;
ALTER TABLE attachmentsNew RENAME TO attachments;
CREATE INDEX attachments_owner ON attachments (ownerTable, ownerId);
CREATE INDEX attachments_contents ON attachments (sha256);
CREATE TRIGGER attachments_contents_there BEFORE INSERT ON attachments WHEN NOT EXISTS (SELECT 1 FROM attachmentContents WHERE sha256 = new.sha256)
  BEGIN SELECT RAISE(ABORT, 'attachment contents gone'); END;
CREATE TRIGGER attachmentContents_in_use BEFORE DELETE ON attachmentContents WHEN EXISTS (SELECT 1 FROM attachments WHERE sha256 = old.sha256)
  BEGIN SELECT RAISE(ABORT, 'attachment contents in use'); END;
${OWNERS.map(goesWith).join('\n')}
`,
};
