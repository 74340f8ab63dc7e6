import type { Migration } from '../migrate.ts';

const record = `id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1`;
const colour = `CHECK (COLUMN IN ('red', 'amber', 'green', 'blue', 'white', 'grey'))`;

/**
 * The business plan: priorities, actions, milestones, leads, links, what leads report, and what each review saw. And more of an action than its present state; the challenge log, the risk register and
 * recommendations with what is done about them.
 */
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

CREATE TABLE challenges (${record},
  number INTEGER NOT NULL UNIQUE, bodyId TEXT NOT NULL REFERENCES bodies (id), meetingId TEXT REFERENCES meetings (id), raisedOn TEXT NOT NULL,
  byOrganisationId TEXT REFERENCES organisations (id), byText TEXT, toOrganisationId TEXT REFERENCES organisations (id), toText TEXT,
  about TEXT NOT NULL, response TEXT NOT NULL, respondedOn TEXT, outcome TEXT NOT NULL, evidence TEXT NOT NULL, impact TEXT NOT NULL, reportLine TEXT NOT NULL,
  exempt INTEGER NOT NULL CHECK (exempt IN (0, 1))
) STRICT;
CREATE INDEX challenges_body ON challenges (bodyId, number);
CREATE INDEX challenges_meeting ON challenges (meetingId);
CREATE INDEX challenges_by ON challenges (byOrganisationId);
CREATE INDEX challenges_to ON challenges (toOrganisationId);
CREATE TABLE risks (${record},
  number INTEGER NOT NULL UNIQUE, bodyId TEXT NOT NULL REFERENCES bodies (id), cause TEXT NOT NULL, event TEXT NOT NULL, effect TEXT NOT NULL,
  likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5), impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5), mitigation TEXT NOT NULL,
  likelihoodAfter INTEGER NOT NULL CHECK (likelihoodAfter BETWEEN 1 AND 5), impactAfter INTEGER NOT NULL CHECK (impactAfter BETWEEN 1 AND 5),
  ownerPersonId TEXT REFERENCES people (id), ownerOrganisationId TEXT REFERENCES organisations (id), ownerText TEXT, reviewOn TEXT, closedOn TEXT,
  exempt INTEGER NOT NULL CHECK (exempt IN (0, 1))
) STRICT;
CREATE INDEX risks_body ON risks (bodyId, number);
CREATE INDEX risks_person ON risks (ownerPersonId);
CREATE INDEX risks_organisation ON risks (ownerOrganisationId);
CREATE TABLE riskScores (${record},
  riskId TEXT NOT NULL REFERENCES risks (id) ON DELETE CASCADE, scoredOn TEXT NOT NULL, likelihood INTEGER NOT NULL, impact INTEGER NOT NULL
) STRICT;
CREATE INDEX riskScores_risk ON riskScores (riskId);
CREATE TABLE riskEscalations (${record},
  riskId TEXT NOT NULL REFERENCES risks (id) ON DELETE CASCADE, fromBodyId TEXT NOT NULL REFERENCES bodies (id), toBodyId TEXT NOT NULL REFERENCES bodies (id),
  escalatedOn TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX riskEscalations_risk ON riskEscalations (riskId);
CREATE INDEX riskEscalations_from ON riskEscalations (fromBodyId);
CREATE INDEX riskEscalations_to ON riskEscalations (toBodyId);
CREATE TABLE recommendations (${record},
  bodyId TEXT NOT NULL REFERENCES bodies (id), sourceKind TEXT NOT NULL, source TEXT NOT NULL, sourceDate TEXT, number TEXT, text TEXT NOT NULL,
  ownerOrganisationId TEXT REFERENCES organisations (id), ownerText TEXT, dueDate TEXT, closedOn TEXT, outcome TEXT NOT NULL, exempt INTEGER NOT NULL CHECK (exempt IN (0, 1))
) STRICT;
CREATE INDEX recommendations_body ON recommendations (bodyId);
CREATE INDEX recommendations_organisation ON recommendations (ownerOrganisationId);
CREATE TABLE recommendationActions (${record},
  recommendationId TEXT NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE, text TEXT NOT NULL, ownerText TEXT, dueDate TEXT, doneOn TEXT, position INTEGER NOT NULL
) STRICT;
CREATE INDEX recommendationActions_recommendation ON recommendationActions (recommendationId, position);
`,
};
