import BetterSqlite3, { type Database } from 'better-sqlite3';
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Refusal } from '../shared/result.ts';
import { APPLICATION_ID, LATEST, migrate } from './migrate.ts';
import { problemOf } from './problems.ts';

/** Files up to this size are checked in full at every start (a few hundredths of a second); larger ones when they need it. */
const ALWAYS_CHECK_BYTES = 24 * 1024 * 1024;

/** Whoever has the file open keeps it until it is closed: there is no use in waiting long. */
const LOCKED_AFTER_MS = 500;

export interface OpenOptions {
  file: string;
  /** Called before an older file is migrated, with the version it has; must make a backup or throw. */
  beforeMigration?: (db: Database, from: number) => void;
  /** Looked at by tests only: stop at an older version. */
  version?: number;
}

/**
 * Opens the data file, making it if it is missing, and brings it to the latest version.
 * Refuses, with words for people and without changing the file: something that is not our data file, one from a newer version, one
 * that is open elsewhere, one that fails its checks, a folder that cannot be written.
 */
export function openFile({ file, beforeMigration, version = LATEST }: OpenOptions): Database {
  const header = headerOf(file);
  const unclean = existsSync(`${file}-wal`);
  let db: Database | undefined;
  try {
    if (header === null) makeFolder(dirname(file));
    else accessSync(file, constants.W_OK);
    // SQLite reads the missing end of a last page as empty, which a check need not notice. With a log beside it the end may still be to come.
    if (header !== null && !unclean && isCutShort(file, header)) throw damaged(file);
    db = new BetterSqlite3(file, { timeout: LOCKED_AFTER_MS });
    prepare(db);
    const from = db.pragma('user_version', { simple: true }) as number;
    if (from > LATEST) throw newer(file, from);
    if (header !== null && (unclean || statSync(file).size <= ALWAYS_CHECK_BYTES)) check(db, file);
    if (from > 0 && from < version) beforeMigration?.(db, from);
    migrate(db, version);
    // Set only now, so that a new file is stamped as ours in its main part and not only in the log beside it.
    db.pragma('journal_mode = WAL');
    db.exec('BEGIN IMMEDIATE; COMMIT');
    return db;
  } catch (error) {
    db?.close();
    throw asRefusal(error, file);
  }
}

const HEADER_BYTES = 100;
/**
 * The first bytes of the file (https://www.sqlite.org/fileformat.html, 1.3), or null if it is missing or empty and so to be made. Whatever is not
 * ours is refused here, before SQLite opens it and could so much as tidy a log beside it.
 */
function headerOf(file: string): Buffer | null {
  if (!existsSync(file)) return null;
  if (!statSync(file).isFile()) throw new Refusal('not_a_board_file', `${basename(file)} is a folder, not a Boardwright data file. Choose a file.`);
  const header = Buffer.alloc(HEADER_BYTES);
  let read: number;
  try {
    const descriptor = openSync(file, 'r');
    read = readSync(descriptor, header, 0, HEADER_BYTES, 0);
    closeSync(descriptor);
  } catch (error) {
    throw asRefusal(error, file);
  }
  if (read === 0) return null;
  const ours = header.toString('latin1', 0, 16) === 'SQLite format 3\0' && header.readUInt32BE(68) === APPLICATION_ID;
  if (!ours) throw notOurs(file);
  return header;
}

/** Makes the folder and those above it. (Node’s own way of doing so goes round for ever where the system answers that nothing can be made.) */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

function prepare(db: Database): void {
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cache_size = -16000');
  db.pragma('temp_store = MEMORY');
  db.exec('BEGIN IMMEDIATE; COMMIT');
}

/** A file cut short is shorter than its own first page says. */
function isCutShort(file: string, header: Buffer): boolean {
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  return statSync(file).size < header.readUInt32BE(28) * pageSize;
}

function check(db: Database, file: string): void {
  const found = db.pragma('quick_check(5)', { simple: true }) as string;
  if (found !== 'ok') throw damaged(file);
}

const notOurs = (file: string) => new Refusal('not_a_board_file',
  `${basename(file)} is not a Boardwright data file. It has not been changed. Choose a file that Boardwright made, or a backup of one.`);
const newer = (file: string, version: number) => new Refusal('newer_file',
  `${basename(file)} was made by a newer version of Boardwright (its data is version ${version}; this program reads up to version ${LATEST}). `
  + 'Your data is safe and has not been changed. Install the newer version to open it.', { details: { fileVersion: version, programVersion: LATEST } });
const damaged = (file: string) => new Refusal('damaged_file',
  `${basename(file)} is damaged and cannot be opened safely. It has not been changed. Restore the latest backup, which is in the folder beside it.`);

function asRefusal(error: unknown, file: string): Error {
  if (error instanceof Refusal) return error;
  const problem = problemOf(error, basename(file));
  return problem.code === 'internal' ? (error as Error) : new Refusal(problem.code, problem.message);
}
