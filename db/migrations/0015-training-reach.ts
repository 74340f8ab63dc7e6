import type { Migration } from '../migrate.ts';

/** What training is measured against, whom of the register a booking is for, which line of a list an answer is, and which reports were written. */
export const trainingReach: Migration = {
  version: 15,
  name: 'training reach',
  sql: `
CREATE TABLE reachTargets (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL, organisationId TEXT REFERENCES organisations (id), sector TEXT, courseId TEXT REFERENCES courses (id) ON DELETE CASCADE, people INTEGER NOT NULL,
  fromDate TEXT NOT NULL, toDate TEXT, note TEXT NOT NULL
) STRICT;
CREATE INDEX reachTargets_organisation ON reachTargets (organisationId);
CREATE INDEX reachTargets_course ON reachTargets (courseId);
CREATE TABLE trainingReports (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  fromDate TEXT NOT NULL, toDate TEXT NOT NULL, at TEXT NOT NULL, figures TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX trainingReports_period ON trainingReports (fromDate, toDate);
ALTER TABLE bookings ADD COLUMN personId TEXT REFERENCES people (id) ON DELETE SET NULL;
CREATE INDEX bookings_person ON bookings (personId);
ALTER TABLE evaluations ADD COLUMN importKey TEXT;
CREATE UNIQUE INDEX evaluations_import ON evaluations (eventId, importKey) WHERE importKey IS NOT NULL;
ALTER TABLE trainingEvents ADD COLUMN attendedCount INTEGER;
`,
};
