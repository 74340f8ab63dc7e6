import BetterSqlite3 from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Backup } from '../../shared/backups.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { APPLICATION_ID, LATEST } from '../migrate.ts';
import { problemOf } from '../problems.ts';

/** Backups are kept in a folder beside the data file, so that whoever finds the one finds the other. */
export const backupFolder = (file: string): string => join(dirname(file), `${stem(file)} backups`);
const stem = (file: string): string => basename(file, extname(file));

const REASONS: Record<string, Backup['reason']> = {
  'by-hand': 'by hand', daily: 'daily', 'before-migration': 'before migration', 'before-restore': 'before restore', 'before-import': 'before import',
};
/** The ending of a backup that is still being made. */
export const UNFINISHED = '.part';
const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2}) ([a-z-]+)(?: \d+)?\.boardwright$/;

/** A name that no other backup has, nor one that is being made: the moment in UTC, the reason, and a number when two are of the same second. */
export function newName(folder: string, at: string, reason: Backup['reason']): string {
  const start = `${at.slice(0, 19).replaceAll(':', '-')} ${reason.replaceAll(' ', '-')}`;
  for (let n = 1; ; n++) {
    const name = `${start}${n === 1 ? '' : ` ${n}`}.boardwright`;
    if (!existsSync(join(folder, name)) && !existsSync(join(folder, name + UNFINISHED))) return name;
  }
}

/** Takes away what a backup left that was cut off half-way, by a power cut or a killed program. Only whoever holds the data file may. */
export function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [start, rest] = name.split(`.boardwright${UNFINISHED}`);
    if (rest !== undefined && NAME.test(`${start}.boardwright`)) rmSync(join(folder, name), { force: true });
  }
}

/** The finished backups in the folder, latest first. Anything else that lies there is left alone and not listed. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const [, day, hour, minute, second, reason] = NAME.exec(name) ?? [];
    const known = REASONS[reason ?? ''];
    if (day === undefined || known === undefined) return [];
    return [{ name, at: `${day}T${hour}:${minute}:${second}Z`, bytes: statSync(join(folder, name)).size, reason: known }];
  }).sort((a, b) => (a.at === b.at ? (a.name < b.name ? 1 : -1) : a.at < b.at ? 1 : -1));
}

export interface Fault {
  code: ErrorCode;
  message: string;
}
const FAULTS = {
  missing: { code: 'not_found', message: 'It cannot be found.' },
  notOurs: { code: 'not_a_board_file', message: 'It is not a Boardwright data file.' },
  newer: { code: 'newer_file', message: 'It was made by a newer version of Boardwright. Install that version to restore it.' },
  damaged: { code: 'damaged_file', message: 'It is damaged.' },
  dangling: { code: 'damaged_file', message: 'Some of its records refer to others that are missing.' },
  locked: { code: 'locked_file', message: 'It is open in another window or program. Close it there first.' },
  unreadable: { code: 'read_only', message: 'It cannot be read where it is. Copy it to a folder of your own first.' },
} as const satisfies Record<string, Fault>;

/** What is wrong with a data file; null when it is sound, ours and not from a newer version. Leaves it, and the folder, as they were. */
export function faultOf(path: string): Fault | null {
  if (!existsSync(path)) return FAULTS.missing;
  if (!statSync(path).isFile()) return FAULTS.notOurs;
  // SQLite puts a log beside some files even to read them.
  const beside = [`${path}-wal`, `${path}-shm`].filter((log) => !existsSync(log));
  let db;
  try {
    db = new BetterSqlite3(path, { readonly: true, fileMustExist: true, timeout: 200 });
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return FAULTS.notOurs;
    if ((db.pragma('user_version', { simple: true }) as number) > LATEST) return FAULTS.newer;
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return FAULTS.damaged;
    return (db.pragma('foreign_key_check') as unknown[]).length > 0 ? FAULTS.dangling : null;
  } catch (error) {
    const { code } = problemOf(error, basename(path));
    return code === 'locked_file' ? FAULTS.locked : code === 'read_only' ? FAULTS.unreadable : code === 'not_a_board_file' ? FAULTS.notOurs : FAULTS.damaged;
  } finally {
    db?.close();
    for (const log of beside) rmSync(log, { force: true });
  }
}

/** Copies a data file with all that was committed to it, even what is still in the log beside it. */
export function copySound(from: string, to: string): void {
  const beside = [`${from}-wal`, `${from}-shm`].filter((log) => !existsSync(log));
  const db = new BetterSqlite3(from, { readonly: true, fileMustExist: true, timeout: 200 });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
    for (const log of beside) rmSync(log, { force: true });
  }
  settle(to);
}

/** Makes one plain file of a copied database: no log beside it, and on the disk for certain. */
export function settle(path: string): void {
  const db = new BetterSqlite3(path);
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
  const descriptor = openSync(path, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
export const makeFolder = (folder: string): void => { mkdirSync(folder, { recursive: true }); };
