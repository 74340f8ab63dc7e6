import type { Migration } from '../migrate.ts';

/**
 * Who bundles are exchanged with, and what went and came. What a bundle held is kept beside the log, packed, as the base of the next
 * merge; it and the keys of this file are no part of the board's record and have no history.
 */
export const bundles: Migration = {
  version: 8,
  name: 'bundles',
  sql: `
CREATE TABLE bundlePartners (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL, email TEXT, copyId TEXT UNIQUE, publicKey TEXT
) STRICT;
CREATE TABLE bundlesReceived (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  at TEXT NOT NULL, partnerId TEXT NOT NULL REFERENCES bundlePartners (id), bundleId TEXT NOT NULL, hash TEXT NOT NULL, purpose TEXT NOT NULL, created TEXT NOT NULL,
  answersId TEXT REFERENCES bundlesSent (id), signature TEXT NOT NULL, counts TEXT NOT NULL, decisions TEXT NOT NULL
) STRICT;
CREATE INDEX bundlesReceived_partner ON bundlesReceived (partnerId, at);
CREATE INDEX bundlesReceived_answers ON bundlesReceived (answersId);
CREATE TABLE bundlesSent (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  at TEXT NOT NULL, partnerId TEXT NOT NULL REFERENCES bundlePartners (id), hash TEXT NOT NULL, purpose TEXT NOT NULL, title TEXT NOT NULL, fileName TEXT NOT NULL,
  sheet TEXT NOT NULL, replyBy TEXT, remindedOn TEXT, form INTEGER NOT NULL CHECK (form IN (0, 1)),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)), signed INTEGER NOT NULL CHECK (signed IN (0, 1))
) STRICT;
CREATE INDEX bundlesSent_partner ON bundlesSent (partnerId, at);
CREATE TABLE bundleContents (id TEXT PRIMARY KEY NOT NULL, contents ANY NOT NULL) STRICT;
CREATE TABLE bundleIdentity (one INTEGER PRIMARY KEY CHECK (one = 1), copyId TEXT NOT NULL, publicKey TEXT NOT NULL, privateKey TEXT NOT NULL) STRICT;
`,
};
