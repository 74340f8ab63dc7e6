import type { Migration } from '../migrate.ts';

const record = `id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1`;

/**
 * What happens to minutes after they are written: each draft that was sent round, word for word, and what reviewers said of it; confirming that
 * was postponed; the actions that were taken over into the matters arising of the next meeting; private business that was made public later.
 */
export const minutesLife: Migration = {
  version: 11,
  name: 'minutes-life',
  sql: `
CREATE TABLE postponements (${record},
  meetingId TEXT NOT NULL REFERENCES meetings (id), atMeetingId TEXT NOT NULL REFERENCES meetings (id), reason TEXT NOT NULL, UNIQUE (meetingId, atMeetingId)
) STRICT;
CREATE INDEX postponements_at ON postponements (atMeetingId);
CREATE TABLE circulations (${record},
  meetingId TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE, number INTEGER NOT NULL, circulatedOn TEXT NOT NULL, commentsBy TEXT,
  recipients TEXT NOT NULL, sentBy TEXT, note TEXT NOT NULL, exempt INTEGER NOT NULL CHECK (exempt IN (0, 1)), contents TEXT NOT NULL,
  UNIQUE (meetingId, number), CHECK (commentsBy IS NULL OR commentsBy >= circulatedOn)
) STRICT;
CREATE INDEX circulations_due ON circulations (commentsBy) WHERE commentsBy IS NOT NULL;
CREATE TABLE reviewComments (${record},
  circulationId TEXT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE, agendaItemId TEXT REFERENCES agendaItems (id),
  personId TEXT REFERENCES people (id), organisationId TEXT REFERENCES organisations (id), writer TEXT,
  saidOn TEXT NOT NULL, text TEXT NOT NULL, response TEXT, reason TEXT NOT NULL, respondedOn TEXT,
  CHECK ((response IS NULL) = (respondedOn IS NULL)), CHECK (personId IS NOT NULL OR organisationId IS NOT NULL OR writer IS NOT NULL)
) STRICT;
CREATE INDEX reviewComments_circulation ON reviewComments (circulationId);
CREATE INDEX reviewComments_item ON reviewComments (agendaItemId);
CREATE INDEX reviewComments_person ON reviewComments (personId);
CREATE INDEX reviewComments_organisation ON reviewComments (organisationId);
CREATE TABLE mattersArising (${record},
  meetingId TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE, actionId TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE, said TEXT NOT NULL,
  UNIQUE (meetingId, actionId)
) STRICT;
CREATE INDEX mattersArising_action ON mattersArising (actionId);
CREATE TABLE madePublic (${record},
  agendaItemId TEXT NOT NULL UNIQUE REFERENCES agendaItems (id) ON DELETE CASCADE, publicOn TEXT NOT NULL,
  personId TEXT REFERENCES people (id), minuteId TEXT REFERENCES minutes (id), decidedBy TEXT, reason TEXT NOT NULL,
  CHECK (personId IS NOT NULL OR minuteId IS NOT NULL OR decidedBy IS NOT NULL)
) STRICT;
CREATE INDEX madePublic_person ON madePublic (personId);
CREATE INDEX madePublic_minute ON madePublic (minuteId);
CREATE TABLE minutesSettings (${record}, circulateDays INTEGER NOT NULL, commentDays INTEGER NOT NULL, CHECK (id = 'minutes')) STRICT;
ALTER TABLE agendaItems ADD COLUMN publicTitle TEXT;
-- Business that is in no file that did not ask for it: whatever is exempt or stands in the private part, until it is made public.
CREATE VIEW privateItems AS SELECT id FROM agendaItems WHERE (exempt = 1 OR section = 'private') AND id NOT IN (SELECT agendaItemId FROM madePublic);
`,
};
