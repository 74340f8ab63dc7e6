import type { Migration } from '../migrate.ts';

/** Interests that were declared. They belong to the minutes, so those of confirmed minutes are closed like the rest. */
const isConfirmed = (row: 'old' | 'new'): string =>
  `(SELECT t.minutesState FROM meetings AS t JOIN agendaItems AS i ON i.meetingId = t.id WHERE i.id = ${row}.agendaItemId) LIKE 'confirmed%'`;
const guard = (event: 'INSERT' | 'UPDATE' | 'DELETE', ...rows: ('old' | 'new')[]): string => `CREATE TRIGGER confirmed_declarations_${event.toLowerCase()} BEFORE ${event} ON declarations
  WHEN ${rows.map(isConfirmed).join(' OR ')} BEGIN SELECT RAISE(ABORT, 'confirmed minutes'); END;`;

export const declarations: Migration = {
  version: 9,
  name: 'declarations',
  sql: `
CREATE TABLE declarations (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  agendaItemId TEXT NOT NULL REFERENCES agendaItems (id) ON DELETE CASCADE,
  personId TEXT NOT NULL REFERENCES people (id),
  kind TEXT NOT NULL, nature TEXT, leftRoom INTEGER NOT NULL CHECK (leftRoom IN (0, 1)),
  UNIQUE (agendaItemId, personId)
) STRICT;
CREATE INDEX declarations_person ON declarations (personId);
${guard('INSERT', 'new')}
${guard('UPDATE', 'old', 'new')}
${guard('DELETE', 'old')}
`,
};
