import type { Migration } from '../migrate.ts';

/** When each item was taken, so that quorum and votes are held against who was in the room then; and subjects that are followed over the years. */
export const subjects: Migration = {
  version: 12,
  name: 'subjects',
  sql: `
ALTER TABLE agendaItems ADD COLUMN startedAt TEXT;
CREATE TABLE threads (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1, name TEXT NOT NULL, notes TEXT NOT NULL) STRICT;
CREATE TABLE threadLinks (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  threadId TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
  agendaItemId TEXT REFERENCES agendaItems (id) ON DELETE CASCADE,
  actionId TEXT REFERENCES actions (id) ON DELETE CASCADE,
  CHECK ((agendaItemId IS NULL) <> (actionId IS NULL)),
  UNIQUE (threadId, agendaItemId), UNIQUE (threadId, actionId)
) STRICT;
CREATE INDEX threadLinks_item ON threadLinks (agendaItemId);
CREATE INDEX threadLinks_action ON threadLinks (actionId);
CREATE TRIGGER search_threads_insert AFTER INSERT ON threads BEGIN
  INSERT INTO searchText (kind, rowId, title, text) VALUES ('threads', new.id, new.name, new.notes);
END;
CREATE TRIGGER search_threads_update AFTER UPDATE ON threads BEGIN
  UPDATE searchText SET title = new.name, text = new.notes WHERE kind = 'threads' AND rowId = new.id;
END;
CREATE TRIGGER search_threads_delete AFTER DELETE ON threads BEGIN
  DELETE FROM searchText WHERE kind = 'threads' AND rowId = old.id;
END;
`,
};
