import type { Migration } from '../migrate.ts';

/** When a body is quorate, as JSON; and how the board counts attendance, of which a file holds one row. */
export const attendance: Migration = {
  version: 4,
  name: 'attendance',
  sql: `
ALTER TABLE bodies ADD COLUMN quorum TEXT;
CREATE TABLE attendanceSettings (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  rules TEXT NOT NULL, threshold INTEGER NOT NULL, years TEXT NOT NULL, CHECK (id = 'attendance')
) STRICT;
`,
};
