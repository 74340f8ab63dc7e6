import type { Migration } from '../migrate.ts';

/**
 * The spine: the board, its bodies, organisations, people, seats and appointments; meetings with agenda, attendance, minutes,
 * decisions and actions; and the log that history, undo and as-at reprints read.
 *
 * A row that belongs to another goes with it (cascade); a row that merely refers to another keeps it from being deleted.
 */
const period = `fromDate TEXT, toDate TEXT, CHECK (fromDate IS NULL OR toDate IS NULL OR fromDate <= toDate)`;
const record = `id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1`;

export const spine: Migration = {
  version: 1,
  name: 'spine',
  sql: `
CREATE TABLE steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation TEXT NOT NULL,
  summary TEXT NOT NULL,
  at TEXT NOT NULL,
  lastAt TEXT NOT NULL,
  byName TEXT, byInitials TEXT, byRole TEXT,
  together TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target INTEGER REFERENCES steps (id),
  undoneBy INTEGER REFERENCES steps (id)
) STRICT;
CREATE INDEX steps_open ON steps (id) WHERE kind = 'do' AND undoneBy IS NULL;
CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  step INTEGER NOT NULL REFERENCES steps (id),
  tableName TEXT NOT NULL,
  rowId TEXT NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('create', 'update', 'delete')),
  field TEXT,
  old ANY,
  new ANY
) STRICT;
CREATE INDEX history_step ON history (step);
CREATE INDEX history_row ON history (tableName, rowId, seq);
CREATE UNIQUE INDEX history_update ON history (step, tableName, rowId, field) WHERE change = 'update';
-- The step that is being written. Empty outside a command, so that nothing can be written without a trace.
CREATE TABLE currentStep (one INTEGER PRIMARY KEY CHECK (one = 1), step INTEGER) STRICT;
INSERT INTO currentStep VALUES (1, NULL);

CREATE TABLE board (${record},
  name TEXT NOT NULL, kind TEXT NOT NULL, area TEXT, sample INTEGER NOT NULL CHECK (sample IN (0, 1)), CHECK (id = 'board')
) STRICT;
CREATE TABLE desk (${record}, name TEXT NOT NULL, initials TEXT NOT NULL, role TEXT NOT NULL, CHECK (id = 'desk')) STRICT;

CREATE TABLE organisations (${record},
  name TEXT NOT NULL, shortName TEXT, kind TEXT NOT NULL, successorId TEXT REFERENCES organisations (id), notes TEXT NOT NULL, ${period}
) STRICT;
CREATE INDEX organisations_successor ON organisations (successorId);
CREATE TABLE organisationAliases (${record},
  organisationId TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE, name TEXT NOT NULL, ${period}
) STRICT;
CREATE INDEX organisationAliases_organisation ON organisationAliases (organisationId);

CREATE TABLE people (${record},
  title TEXT, givenName TEXT, familyName TEXT, initials TEXT, post TEXT, organisationId TEXT REFERENCES organisations (id),
  email TEXT, phone TEXT, notes TEXT NOT NULL,
  CHECK (givenName IS NOT NULL OR familyName IS NOT NULL OR post IS NOT NULL)
) STRICT;
CREATE INDEX people_organisation ON people (organisationId);

CREATE TABLE bodies (${record},
  name TEXT NOT NULL, shortName TEXT, kind TEXT NOT NULL,
  numbering TEXT NOT NULL, numberPattern TEXT,
  noticeDays INTEGER NOT NULL, saturdayCounts INTEGER NOT NULL CHECK (saturdayCounts IN (0, 1)), notes TEXT NOT NULL, ${period}
) STRICT;
CREATE TABLE bodyParents (${record},
  bodyId TEXT NOT NULL REFERENCES bodies (id) ON DELETE CASCADE,
  parentId TEXT NOT NULL REFERENCES bodies (id),
  UNIQUE (bodyId, parentId), CHECK (bodyId <> parentId)
) STRICT;
CREATE INDEX bodyParents_parent ON bodyParents (parentId);

CREATE TABLE seats (${record},
  bodyId TEXT NOT NULL REFERENCES bodies (id), class TEXT NOT NULL,
  organisationId TEXT REFERENCES organisations (id), role TEXT,
  countsForAttendance INTEGER NOT NULL CHECK (countsForAttendance IN (0, 1)),
  countsForQuorum INTEGER NOT NULL CHECK (countsForQuorum IN (0, 1)),
  position INTEGER NOT NULL, ${period},
  CHECK (organisationId IS NOT NULL OR role IS NOT NULL)
) STRICT;
CREATE INDEX seats_body ON seats (bodyId, position);
CREATE INDEX seats_organisation ON seats (organisationId);
CREATE TABLE appointments (${record},
  seatId TEXT NOT NULL REFERENCES seats (id), personId TEXT NOT NULL REFERENCES people (id), ${period}
) STRICT;
CREATE INDEX appointments_seat ON appointments (seatId);
CREATE INDEX appointments_person ON appointments (personId);
CREATE TABLE deputies (${record},
  seatId TEXT NOT NULL REFERENCES seats (id), personId TEXT NOT NULL REFERENCES people (id), ${period}
) STRICT;
CREATE INDEX deputies_seat ON deputies (seatId);
CREATE INDEX deputies_person ON deputies (personId);

CREATE TABLE meetings (${record},
  bodyId TEXT NOT NULL REFERENCES bodies (id), kind TEXT NOT NULL, date TEXT NOT NULL, startsAt TEXT NOT NULL, endsAt TEXT,
  actualStart TEXT, actualEnd TEXT, place TEXT NOT NULL, venue TEXT, status TEXT NOT NULL, publishedOn TEXT,
  firstMinuteNumber INTEGER, contactOfficer TEXT, notes TEXT NOT NULL,
  minutesState TEXT NOT NULL DEFAULT 'draft', circulatedOn TEXT, confirmedOn TEXT, confirmedAtMeetingId TEXT REFERENCES meetings (id),
  CHECK (endsAt IS NULL OR startsAt <= endsAt), CHECK (actualStart IS NULL OR actualEnd IS NULL OR actualStart <= actualEnd)
) STRICT;
CREATE INDEX meetings_body_date ON meetings (bodyId, date, startsAt);
CREATE INDEX meetings_date ON meetings (date);
CREATE INDEX meetings_unconfirmed ON meetings (date) WHERE status = 'held' AND minutesState IN ('draft', 'circulated');
CREATE INDEX meetings_confirmed_at ON meetings (confirmedAtMeetingId);

CREATE TABLE agendaItems (${record},
  meetingId TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  section TEXT NOT NULL, title TEXT NOT NULL, purpose TEXT, exempt INTEGER NOT NULL CHECK (exempt IN (0, 1)), exemptParagraph INTEGER,
  presenter TEXT, reportAuthor TEXT, accountableDirector TEXT, plannedMinutes INTEGER,
  minuted INTEGER NOT NULL CHECK (minuted IN (0, 1)), notes TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE INDEX agendaItems_meeting ON agendaItems (meetingId, position);

CREATE TABLE attendance (${record},
  meetingId TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  personId TEXT NOT NULL REFERENCES people (id),
  status TEXT NOT NULL, virtually INTEGER NOT NULL CHECK (virtually IN (0, 1)), forSeatId TEXT REFERENCES seats (id),
  arrivedAt TEXT, leftAt TEXT, note TEXT, position INTEGER NOT NULL,
  CHECK ((status = 'substitute') = (forSeatId IS NOT NULL)),
  CHECK (arrivedAt IS NULL OR leftAt IS NULL OR arrivedAt <= leftAt)
) STRICT;
CREATE UNIQUE INDEX attendance_once ON attendance (meetingId, personId, ifnull(forSeatId, ''));
CREATE INDEX attendance_person ON attendance (personId);
CREATE INDEX attendance_seat ON attendance (forSeatId);

CREATE TABLE minutes (${record},
  meetingId TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  agendaItemId TEXT NOT NULL UNIQUE REFERENCES agendaItems (id),
  heading TEXT, body TEXT NOT NULL, outcome TEXT, outcomeText TEXT,
  number TEXT
) STRICT;
CREATE INDEX minutes_meeting ON minutes (meetingId);
CREATE TABLE decisions (${record},
  minuteId TEXT NOT NULL REFERENCES minutes (id) ON DELETE CASCADE,
  parentId TEXT REFERENCES decisions (id) ON DELETE CASCADE,
  text TEXT NOT NULL, votesFor INTEGER, votesAgainst INTEGER, votesAbstained INTEGER, position INTEGER NOT NULL
) STRICT;
CREATE INDEX decisions_minute ON decisions (minuteId, position);
CREATE INDEX decisions_parent ON decisions (parentId);
CREATE TABLE votes (${record},
  decisionId TEXT NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
  personId TEXT NOT NULL REFERENCES people (id), vote TEXT NOT NULL, UNIQUE (decisionId, personId)
) STRICT;
CREATE INDEX votes_person ON votes (personId);
CREATE TABLE corrections (${record},
  meetingId TEXT NOT NULL REFERENCES meetings (id),
  atMeetingId TEXT NOT NULL REFERENCES meetings (id),
  minuteId TEXT REFERENCES minutes (id), text TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_meeting ON corrections (meetingId);
CREATE INDEX corrections_at ON corrections (atMeetingId);
CREATE INDEX corrections_minute ON corrections (minuteId);

CREATE TABLE actions (${record},
  number INTEGER NOT NULL UNIQUE,
  bodyId TEXT NOT NULL REFERENCES bodies (id), meetingId TEXT REFERENCES meetings (id), minuteId TEXT REFERENCES minutes (id),
  text TEXT NOT NULL, leadPersonId TEXT REFERENCES people (id), leadOrganisationId TEXT REFERENCES organisations (id), leadText TEXT,
  targetDate TEXT, targetText TEXT, status TEXT NOT NULL, closedOn TEXT, progress TEXT NOT NULL,
  CHECK (minuteId IS NULL OR meetingId IS NOT NULL), CHECK ((status = 'closed') = (closedOn IS NOT NULL))
) STRICT;
CREATE INDEX actions_body ON actions (bodyId, number);
CREATE INDEX actions_meeting ON actions (meetingId);
CREATE INDEX actions_minute ON actions (minuteId);
CREATE INDEX actions_person ON actions (leadPersonId);
CREATE INDEX actions_organisation ON actions (leadOrganisationId);
CREATE INDEX actions_open ON actions (targetDate) WHERE status = 'open';
-- The highest number ever given, so that the number of a deleted action is not given again.
CREATE TABLE counters (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) STRICT;
`,
};
