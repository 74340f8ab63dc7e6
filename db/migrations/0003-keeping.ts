import type { Migration } from '../migrate.ts';

/** Drafts of unsent forms; what confirmed minutes said, word for word; and the guard that keeps them so. */
const guarded: [table: string, meetingOf: string][] = [
  ['agendaItems', '$.meetingId'],
  ['attendance', '$.meetingId'],
  ['minutes', '$.meetingId'],
  ['decisions', '(SELECT meetingId FROM minutes WHERE id = $.minuteId)'],
  ['votes', '(SELECT m.meetingId FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId WHERE d.id = $.decisionId)'],
];
const isConfirmed = (meeting: string) => `(SELECT minutesState FROM meetings WHERE id = ${meeting}) LIKE 'confirmed%'`;
const guard = ([table, meetingOf]: [string, string]): string => (['INSERT', 'UPDATE', 'DELETE'] as const).map((event) => {
  // Moving a row from one meeting to another edits the minutes of both.
  const rows = { INSERT: ['new'], UPDATE: ['old', 'new'], DELETE: ['old'] }[event];
  return `CREATE TRIGGER confirmed_${table}_${event.toLowerCase()} BEFORE ${event} ON ${table}
  WHEN ${rows.map((row) => isConfirmed(meetingOf.replaceAll('$', row))).join(' OR ')} BEGIN SELECT RAISE(ABORT, 'confirmed minutes'); END;`;
}).join('\n');

export const keeping: Migration = {
  version: 3,
  name: 'keeping',
  sql: `
CREATE TABLE drafts (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE confirmedMinutes (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  meetingId TEXT NOT NULL UNIQUE REFERENCES meetings (id), contents TEXT NOT NULL) STRICT;
${guarded.map(guard).join('\n')}
CREATE TRIGGER confirmed_meetings_update BEFORE UPDATE ON meetings
  WHEN old.minutesState LIKE 'confirmed%' AND new.minutesState LIKE 'confirmed%' BEGIN SELECT RAISE(ABORT, 'confirmed minutes'); END;
CREATE TRIGGER confirmed_meetings_delete BEFORE DELETE ON meetings
  WHEN old.minutesState LIKE 'confirmed%' BEGIN SELECT RAISE(ABORT, 'confirmed minutes'); END;
`,
};
