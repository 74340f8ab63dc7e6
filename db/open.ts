import BetterSqlite3, { type Database } from 'better-sqlite3';
import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Refusal } from '../shared/result.ts';
import { APPLICATION_ID, LATEST, migrate } from './migrate.ts';
import { problemOf } from './problems.ts';

/** Files up to this size are checked in full at every start (a few hundredths of a second); larger ones when they need it. */
const ALWAYS_CHECK_BYTES = 24 * 1024 * 1024;

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
  const isNew = looksNew(file);
  const unclean = existsSync(`${file}-wal`);
  let db: Database | undefined;
  try {
    if (isNew) mkdirSync(dirname(file), { recursive: true });
    else gate(file);
    db = new BetterSqlite3(file);
    prepare(db);
    if (!isNew && (unclean || statSync(file).size <= ALWAYS_CHECK_BYTES || sizeIsWrong(file))) check(db, file);
    const from = db.pragma('user_version', { simple: true }) as number;
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

/** Missing or empty: to be made. A folder, or a file that starts differently from any SQLite database, is refused here. */
function looksNew(file: string): boolean {
  if (!existsSync(file)) return true;
  const { size } = statSync(file);
  if (!statSync(file).isFile()) throw new Refusal('not_a_board_file', `${basename(file)} is a folder, not a Boardwright data file. Choose a file.`);
  if (size === 0) return !existsSync(`${file}-wal`);
  const start = Buffer.alloc(16);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw asRefusal(error, file);
  }
  readSync(descriptor, start, 0, 16, 0);
  closeSync(descriptor);
  if (start.toString('latin1') !== 'SQLite format 3\0') throw notOurs(file);
  return false;
}

/** Looks at whose the file is and how new, through a connection that cannot write. */
function gate(file: string): void {
  const db = new BetterSqlite3(file, { readonly: true, timeout: 200 });
  try {
    const application = db.pragma('application_id', { simple: true }) as number;
    const version = db.pragma('user_version', { simple: true }) as number;
    if (application !== APPLICATION_ID) throw notOurs(file);
    if (version > LATEST) {
      throw new Refusal('newer_file',
        `${basename(file)} was made by a newer version of Boardwright (its data is version ${version}; this program reads up to version ${LATEST}). `
        + 'Your data is safe and has not been changed. Install the newer version to open it.', { details: { fileVersion: version, programVersion: LATEST } });
    }
  } finally {
    db.close();
  }
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
function sizeIsWrong(file: string): boolean {
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, header, 0, 100, 0);
  closeSync(descriptor);
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  return statSync(file).size < header.readUInt32BE(28) * pageSize;
}

function check(db: Database, file: string): void {
  const found = db.pragma('quick_check(5)', { simple: true }) as string;
  if (found !== 'ok') throw damaged(file);
}

const notOurs = (file: string) => new Refusal('not_a_board_file',
  `${basename(file)} is not a Boardwright data file. It has not been changed. Choose a file that Boardwright made, or a backup of one.`);
const damaged = (file: string) => new Refusal('damaged_file',
  `${basename(file)} is damaged and cannot be opened safely. It has not been changed. Restore the latest backup, which is in the folder beside it.`);

function asRefusal(error: unknown, file: string): Error {
  if (error instanceof Refusal) return error;
  const problem = problemOf(error, basename(file));
  return problem.code === 'internal' ? (error as Error) : new Refusal(problem.code, problem.message);
}
