import type { Migration } from '../migrate.ts';

/** Words of everything that can be looked for, kept by triggers. Derived from the tables, so it has no history of its own. */
const source = (table: string, title: (row: 'new') => string, text: (row: 'new') => string): string => `
CREATE TRIGGER search_${table}_insert AFTER INSERT ON ${table} BEGIN
  INSERT INTO searchText (kind, rowId, title, text) VALUES ('${table}', new.id, ${title('new')}, ${text('new')});
END;
CREATE TRIGGER search_${table}_update AFTER UPDATE ON ${table} BEGIN
  UPDATE searchText SET title = ${title('new')}, text = ${text('new')} WHERE kind = '${table}' AND rowId = new.id;
END;
CREATE TRIGGER search_${table}_delete AFTER DELETE ON ${table} BEGIN
  DELETE FROM searchText WHERE kind = '${table}' AND rowId = old.id;
END;
INSERT INTO searchText (kind, rowId, title, text) SELECT '${table}', id, ${title('new').replaceAll('new.', '')}, ${text('new').replaceAll('new.', '')} FROM ${table};
`;
const words = (...columns: string[]) => (): string => columns.map((column) => `ifnull(new.${column}, '')`).join(` || ' ' || `);
/** The words of rich text, out of the editor's JSON. */
const richWords = (column: string): string => `ifnull((SELECT group_concat(atom, ' ') FROM json_tree(new.${column}) WHERE key = 'text'), '')`;

export const search: Migration = {
  version: 2,
  name: 'search',
  sql: `
CREATE TABLE searchText (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, rowId TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (kind, rowId)
) STRICT;
CREATE VIRTUAL TABLE searchWords USING fts5 (title, text, content = 'searchText', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE TRIGGER searchWords_insert AFTER INSERT ON searchText BEGIN
  INSERT INTO searchWords (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER searchWords_delete AFTER DELETE ON searchText BEGIN
  INSERT INTO searchWords (searchWords, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER searchWords_update AFTER UPDATE ON searchText WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
  INSERT INTO searchWords (searchWords, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
  INSERT INTO searchWords (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
${source('bodies', words('name', 'shortName'), words('notes'))}
${source('organisations', words('name', 'shortName'), words('notes'))}
${source('people', words('title', 'givenName', 'familyName'), words('post', 'initials'))}
${source('meetings', words('date'), words('venue', 'notes'))}
${source('agendaItems', words('title'), words('presenter', 'reportAuthor', 'notes'))}
${source('minutes', words('heading'), () => `${richWords('body')} || ' ' || ifnull(new.outcomeText, '')`)}
${source('decisions', () => `''`, words('text'))}
${source('actions', () => `'Action ' || new.number`, words('text', 'leadText', 'progress'))}
`,
};
