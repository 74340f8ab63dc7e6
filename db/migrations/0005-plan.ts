import type { Migration } from '../migrate.ts';

const record = `id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1`;
const colour = `CHECK (COLUMN IN ('red', 'amber', 'green', 'blue', 'white', 'grey'))`;

/** The business plan: priorities, actions, milestones, leads, links, what leads report, and what each review saw. And more of an action than its present state. */
export const plan: Migration = {
  version: 5,
  name: 'plan',
  sql: `
CREATE TABLE plans (${record},
  bodyId TEXT NOT NULL REFERENCES bodies (id), name TEXT NOT NULL, fromDate TEXT, toDate TEXT, numbering TEXT NOT NULL, scale TEXT NOT NULL, notes TEXT NOT NULL,
  previousPlanId TEXT REFERENCES plans (id), CHECK (fromDate IS NULL OR toDate IS NULL OR fromDate <= toDate)
) STRICT;
CREATE INDEX plans_body ON plans (bodyId);
CREATE INDEX plans_previous ON plans (previousPlanId);
CREATE TABLE planPriorities (${record},
  planId TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE, number TEXT NOT NULL, title TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE INDEX planPriorities_plan ON planPriorities (planId, position);
CREATE TABLE planActions (${record},
  priorityId TEXT NOT NULL REFERENCES planPriorities (id) ON DELETE CASCADE, number TEXT NOT NULL, text TEXT NOT NULL,
  timescale TEXT, startDate TEXT, dueDate TEXT, measures TEXT NOT NULL, startedOn TEXT, completedOn TEXT,
  colour TEXT ${colour.replace('COLUMN', 'colour')}, colourReason TEXT NOT NULL, commentary TEXT NOT NULL, outturnReason TEXT NOT NULL,
  copiedFromId TEXT REFERENCES planActions (id) ON DELETE SET NULL, position INTEGER NOT NULL
) STRICT;
CREATE INDEX planActions_priority ON planActions (priorityId, position);
CREATE INDEX planActions_copied ON planActions (copiedFromId);
CREATE TABLE planMilestones (${record},
  actionId TEXT NOT NULL REFERENCES planActions (id) ON DELETE CASCADE, text TEXT NOT NULL, timescale TEXT, startDate TEXT, dueDate TEXT,
  measure TEXT NOT NULL, doneOn TEXT, position INTEGER NOT NULL
) STRICT;
CREATE INDEX planMilestones_action ON planMilestones (actionId, position);
CREATE TABLE planLeads (${record},
  actionId TEXT NOT NULL REFERENCES planActions (id) ON DELETE CASCADE, personId TEXT REFERENCES people (id), organisationId TEXT REFERENCES organisations (id),
  post TEXT, position INTEGER NOT NULL, CHECK (personId IS NOT NULL OR organisationId IS NOT NULL OR post IS NOT NULL)
) STRICT;
CREATE INDEX planLeads_action ON planLeads (actionId, position);
CREATE INDEX planLeads_person ON planLeads (personId);
CREATE INDEX planLeads_organisation ON planLeads (organisationId);
CREATE TABLE planLinks (${record},
  actionId TEXT NOT NULL REFERENCES planActions (id) ON DELETE CASCADE, kind TEXT NOT NULL, decisionId TEXT REFERENCES decisions (id), text TEXT,
  CHECK (decisionId IS NOT NULL OR text IS NOT NULL)
) STRICT;
CREATE INDEX planLinks_action ON planLinks (actionId);
CREATE INDEX planLinks_decision ON planLinks (decisionId);
CREATE TABLE planUpdates (${record},
  actionId TEXT NOT NULL REFERENCES planActions (id) ON DELETE CASCADE, reportedOn TEXT NOT NULL, byText TEXT, done TEXT NOT NULL, evidence TEXT NOT NULL,
  nextStep TEXT NOT NULL, proposedColour TEXT ${colour.replace('COLUMN', 'proposedColour')}, acceptedOn TEXT
) STRICT;
CREATE INDEX planUpdates_action ON planUpdates (actionId);
-- What a review saw is kept word for word and never edited.
CREATE TABLE planReviews (${record},
  planId TEXT NOT NULL REFERENCES plans (id), meetingId TEXT REFERENCES meetings (id), reviewedOn TEXT NOT NULL, outturn INTEGER NOT NULL CHECK (outturn IN (0, 1)),
  note TEXT NOT NULL, contents TEXT NOT NULL
) STRICT;
CREATE INDEX planReviews_plan ON planReviews (planId, reviewedOn);
CREATE INDEX planReviews_meeting ON planReviews (meetingId);

ALTER TABLE actions ADD COLUMN parentId TEXT REFERENCES actions (id);
CREATE INDEX actions_parent ON actions (parentId);
-- Every date that an action had before the one it has now.
CREATE TABLE actionDates (${record},
  actionId TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE, previousDate TEXT, previousText TEXT, targetDate TEXT, targetText TEXT, revisedOn TEXT NOT NULL,
  agreedBy TEXT, meetingId TEXT REFERENCES meetings (id), reason TEXT NOT NULL
) STRICT;
CREATE INDEX actionDates_action ON actionDates (actionId);
CREATE INDEX actionDates_meeting ON actionDates (meetingId);
CREATE TABLE actionOwners (${record},
  actionId TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE, personId TEXT REFERENCES people (id), organisationId TEXT REFERENCES organisations (id), text TEXT,
  CHECK (personId IS NOT NULL OR organisationId IS NOT NULL OR text IS NOT NULL)
) STRICT;
CREATE INDEX actionOwners_action ON actionOwners (actionId);
CREATE INDEX actionOwners_person ON actionOwners (personId);
CREATE INDEX actionOwners_organisation ON actionOwners (organisationId);
CREATE TABLE actionProgress (${record},
  actionId TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE, meetingId TEXT REFERENCES meetings (id), saidOn TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX actionProgress_action ON actionProgress (actionId);
CREATE INDEX actionProgress_meeting ON actionProgress (meetingId);
`,
};
