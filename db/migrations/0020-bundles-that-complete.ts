import type { Migration } from '../migrate.ts';

/**
 * What the sender of a bundle knew when it was made, and what of it was left out here. And the private part of confirmed minutes that were taken in without it: while a bundle
 * brings it, and while that is undone, rows may be added to confirmed minutes and taken away again, and never changed.
 */
const isConfirmed = (meeting: string): string => `(SELECT minutesState FROM meetings WHERE id = ${meeting}) LIKE 'confirmed%'`;
const guarded: readonly [table: string, meetingOf: string][] = [
  ['agendaItems', '$.meetingId'],
  ['minutes', '$.meetingId'],
  ['decisions', '(SELECT meetingId FROM minutes WHERE id = $.minuteId)'],
  ['votes', '(SELECT m.meetingId FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId WHERE d.id = $.decisionId)'],
  ['declarations', '(SELECT meetingId FROM agendaItems WHERE id = $.agendaItemId)'],
];
const guard = ([table, meetingOf]: readonly [string, string]): string => ([['INSERT', 'new'], ['DELETE', 'old']] as const).map(([event, row]) => `
DROP TRIGGER confirmed_${table}_${event.toLowerCase()};
CREATE TRIGGER confirmed_${table}_${event.toLowerCase()} BEFORE ${event} ON ${table}
  WHEN ${isConfirmed(meetingOf.replaceAll('$', row))} AND (SELECT completes FROM currentStep) = 0 BEGIN SELECT RAISE(ABORT, 'confirmed minutes'); END;`).join('');

export const bundlesThatComplete: Migration = {
  version: 20,
  name: 'bundles that complete',
  sql: `
ALTER TABLE bundlesReceived ADD COLUMN knew TEXT NOT NULL DEFAULT '{"takenIn":[],"sentBefore":[]}';
ALTER TABLE bundlesReceived ADD COLUMN left TEXT NOT NULL DEFAULT '[]';
CREATE INDEX bundlesReceived_bundle ON bundlesReceived (bundleId);
ALTER TABLE currentStep ADD COLUMN completes INTEGER NOT NULL DEFAULT 0 CHECK (completes IN (0, 1));
${guarded.map(guard).join('\n')}
`,
};
