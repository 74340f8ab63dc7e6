import type { Migration } from '../migrate.ts';

/** The other bodies at a joint meeting: their members are expected there too. */
export const jointMeetings: Migration = {
  version: 18,
  name: 'joint meetings',
  sql: `
ALTER TABLE meetings ADD COLUMN jointWith TEXT NOT NULL DEFAULT '[]';
CREATE INDEX meetings_joint ON meetings (date) WHERE kind = 'joint';
`,
};
