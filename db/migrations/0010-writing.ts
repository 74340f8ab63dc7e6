import type { Migration } from '../migrate.ts';

/**
 * Phrases that are typed by a short code, abbreviations that are written out where a document first uses them, and references within the
 * text of minutes. A reference has no words, so that the search index holds one token for it, which is put into words when a hit is shown.
 */
const body = `ifnull((SELECT group_concat(CASE key WHEN 'text' THEN atom ELSE 'xref' || json_extract(value, '$.target') || replace(json_extract(value, '$.id'), '-', '') END, ' ')
  FROM json_tree(new.body) WHERE key = 'text' OR (key = 'attrs' AND json_extract(value, '$.target') IS NOT NULL)), '') || ' ' || ifnull(new.outcomeText, '')`;

export const writing: Migration = {
  version: 10,
  name: 'writing',
  sql: `
CREATE TABLE snippets (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
CREATE TABLE abbreviations (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  short TEXT NOT NULL UNIQUE, long TEXT NOT NULL) STRICT;
ALTER TABLE board ADD COLUMN writesOut INTEGER NOT NULL DEFAULT 1 CHECK (writesOut IN (0, 1));
DROP TRIGGER search_minutes_insert;
CREATE TRIGGER search_minutes_insert AFTER INSERT ON minutes BEGIN
  INSERT INTO searchText (kind, rowId, title, text) VALUES ('minutes', new.id, ifnull(new.heading, ''), ${body});
END;
DROP TRIGGER search_minutes_update;
CREATE TRIGGER search_minutes_update AFTER UPDATE ON minutes BEGIN
  UPDATE searchText SET title = ifnull(new.heading, ''), text = ${body} WHERE kind = 'minutes' AND rowId = new.id;
END;
`,
};
