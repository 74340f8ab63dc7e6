import type { Migration } from '../migrate.ts';

const record = `id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1`;

/** Training: courses, events and their sessions, bookings with their steps, charges, evaluations, and what reports and agencies state. */
export const training: Migration = {
  version: 7,
  name: 'training',
  sql: `
CREATE TABLE courses (${record},
  title TEXT NOT NULL, level TEXT, aims TEXT NOT NULL, audience TEXT NOT NULL, priorityId TEXT REFERENCES planPriorities (id) ON DELETE SET NULL, refreshMonths INTEGER,
  certificateAfterEvaluation INTEGER NOT NULL
) STRICT;
CREATE INDEX courses_priority ON courses (priorityId);
CREATE TABLE trainingEvents (${record},
  courseId TEXT NOT NULL REFERENCES courses (id), kind TEXT NOT NULL, date TEXT NOT NULL, dateText TEXT, status TEXT NOT NULL, cancelReason TEXT NOT NULL, mode TEXT NOT NULL, venue TEXT,
  trainers TEXT NOT NULL, places INTEGER, halfDays INTEGER NOT NULL, notes TEXT NOT NULL
) STRICT;
CREATE INDEX trainingEvents_course ON trainingEvents (courseId);
CREATE INDEX trainingEvents_date ON trainingEvents (date);
CREATE TABLE trainingSessions (${record},
  eventId TEXT NOT NULL REFERENCES trainingEvents (id) ON DELETE CASCADE, date TEXT NOT NULL, startsAt TEXT, endsAt TEXT, halfDays INTEGER NOT NULL
) STRICT;
CREATE INDEX trainingSessions_event ON trainingSessions (eventId, date);
CREATE TABLE trainingCosts (${record},
  eventId TEXT NOT NULL REFERENCES trainingEvents (id) ON DELETE CASCADE, what TEXT NOT NULL, pence INTEGER NOT NULL, headingId TEXT REFERENCES budgetHeadings (id)
) STRICT;
CREATE INDEX trainingCosts_event ON trainingCosts (eventId);
CREATE INDEX trainingCosts_heading ON trainingCosts (headingId);
CREATE TABLE bookings (${record},
  eventId TEXT NOT NULL REFERENCES trainingEvents (id), name TEXT NOT NULL, email TEXT, organisationId TEXT REFERENCES organisations (id), role TEXT, waiver TEXT NOT NULL,
  replacesId TEXT REFERENCES bookings (id), movedFromId TEXT REFERENCES bookings (id)
) STRICT;
CREATE INDEX bookings_event ON bookings (eventId);
CREATE INDEX bookings_organisation ON bookings (organisationId);
CREATE INDEX bookings_replaces ON bookings (replacesId);
CREATE INDEX bookings_moved ON bookings (movedFromId);
CREATE TABLE bookingSteps (${record},
  bookingId TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE, position INTEGER NOT NULL, status TEXT NOT NULL, stepOn TEXT NOT NULL, at TEXT NOT NULL, byName TEXT, note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX bookingSteps_booking ON bookingSteps (bookingId, position);
-- What happened to a booking is only ever added to; undo takes a whole step away, and nothing rewrites one.
CREATE TRIGGER kept_bookingSteps BEFORE UPDATE ON bookingSteps BEGIN SELECT RAISE(ABORT, 'a step of a booking is never changed'); END;
CREATE TABLE chargeSchemes (${record}, name TEXT NOT NULL, fromDate TEXT NOT NULL, terms TEXT NOT NULL, notes TEXT NOT NULL) STRICT;
CREATE TABLE evaluations (${record},
  eventId TEXT NOT NULL REFERENCES trainingEvents (id) ON DELETE CASCADE, bookingId TEXT REFERENCES bookings (id) ON DELETE SET NULL, stage TEXT NOT NULL, receivedOn TEXT NOT NULL,
  rating INTEGER, confidence INTEGER, comment TEXT NOT NULL
) STRICT;
CREATE INDEX evaluations_event ON evaluations (eventId);
CREATE INDEX evaluations_booking ON evaluations (bookingId);
CREATE TABLE trainingStatements (${record},
  source TEXT NOT NULL, fromDate TEXT NOT NULL, toDate TEXT NOT NULL, events INTEGER, cancelled INTEGER, attendances INTEGER, costPence INTEGER, incomePence INTEGER
) STRICT;
CREATE TABLE complianceReturns (${record},
  organisationId TEXT NOT NULL REFERENCES organisations (id), level TEXT NOT NULL, asAt TEXT NOT NULL, tenths INTEGER NOT NULL, targetTenths INTEGER
) STRICT;
CREATE INDEX complianceReturns_organisation ON complianceReturns (organisationId);
`,
};
