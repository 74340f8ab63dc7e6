import type { Migration } from '../migrate.ts';

/** Words of the plan and its registers, looked for like everything else; see the migration of the search. */
const searched = (table: string, title: string, text: string): string => `
CREATE TRIGGER search_${table}_insert AFTER INSERT ON ${table} BEGIN
  INSERT INTO searchText (kind, rowId, title, text) VALUES ('${table}', new.id, ${title}, ${text});
END;
CREATE TRIGGER search_${table}_update AFTER UPDATE ON ${table} BEGIN
  UPDATE searchText SET title = ${title}, text = ${text} WHERE kind = '${table}' AND rowId = new.id;
END;
CREATE TRIGGER search_${table}_delete AFTER DELETE ON ${table} BEGIN
  DELETE FROM searchText WHERE kind = '${table}' AND rowId = old.id;
END;
INSERT INTO searchText (kind, rowId, title, text) SELECT '${table}', id, ${title.replaceAll('new.', '')}, ${text.replaceAll('new.', '')} FROM ${table};
`;
const words = (...columns: string[]): string => columns.map((column) => `ifnull(new.${column}, '')`).join(` || ' ' || `);

/**
 * Links of a plan action to records of every kind. A record that is deleted leaves its name in the link, and taking the deletion back ties it again.
 * Plans, challenges, risks and recommendations can be looked for.
 */
export const planLinks: Migration = {
  version: 13,
  name: 'plan-links',
  sql: `
CREATE TABLE planLinksNew (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  actionId TEXT NOT NULL REFERENCES planActions (id) ON DELETE CASCADE, kind TEXT NOT NULL,
  decisionId TEXT REFERENCES decisions (id) ON DELETE SET NULL, riskId TEXT REFERENCES risks (id) ON DELETE SET NULL, courseId TEXT REFERENCES courses (id) ON DELETE SET NULL,
  eventId TEXT REFERENCES trainingEvents (id) ON DELETE SET NULL, headingId TEXT REFERENCES budgetHeadings (id) ON DELETE SET NULL,
  text TEXT, recordName TEXT, CHECK (text IS NOT NULL OR recordName IS NOT NULL)
) STRICT;
INSERT INTO planLinksNew (id, version, actionId, kind, decisionId, text, recordName)
  SELECT id, version, actionId, CASE WHEN decisionId IS NULL THEN kind ELSE 'decision' END, decisionId, text, (SELECT substr(text, 1, 300) FROM decisions WHERE id = decisionId) FROM planLinks;
DROP TABLE planLinks;
ALTER TABLE planLinksNew RENAME TO planLinks;
CREATE INDEX planLinks_action ON planLinks (actionId);
CREATE INDEX planLinks_decision ON planLinks (decisionId);
CREATE INDEX planLinks_risk ON planLinks (riskId);
CREATE INDEX planLinks_course ON planLinks (courseId);
CREATE INDEX planLinks_event ON planLinks (eventId);
CREATE INDEX planLinks_heading ON planLinks (headingId);
${searched('plans', words('name'), words('notes'))}
${searched('planPriorities', `'Priority ' || new.number || ' ' || new.title`, `''`)}
${searched('planActions', `'Action ' || new.number`, words('text', 'timescale', 'measures', 'commentary'))}
${searched('challenges', `'Challenge ' || new.number`, words('about', 'byText', 'toText', 'response', 'outcome', 'impact'))}
${searched('risks', `'Risk ' || new.number`, words('event', 'cause', 'effect', 'mitigation', 'ownerText'))}
${searched('recommendations', `'Recommendation' || ifnull(' ' || new.number, '')`, words('text', 'source', 'ownerText', 'outcome'))}
`,
};
