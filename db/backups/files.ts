import BetterSqlite3 from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Backup } from '../../shared/backups.ts';
import { APPLICATION_ID, LATEST } from '../migrate.ts';

/** Backups are kept in a folder beside the data file, so that whoever finds the one finds the other. */
export const backupFolder = (file: string): string => join(dirname(file), `${stem(file)} backups`);
const stem = (file: string): string => basename(file, extname(file));

const REASONS: Record<string, Backup['reason']> = {
  'by-hand': 'by hand', daily: 'daily', 'before-migration': 'before migration', 'before-restore': 'before restore', 'before-import': 'before import',
};
const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2}) ([a-z-]+)(?: \d+)?\.boardwright$/;

/** A name that no other backup has: the moment in UTC, the reason, and a number when two are of the same second. */
export function newName(folder: string, at: string, reason: Backup['reason']): string {
  const start = `${at.slice(0, 19).replaceAll(':', '-')} ${reason.replaceAll(' ', '-')}`;
  for (let n = 1; ; n++) {
    const name = `${start}${n === 1 ? '' : ` ${n}`}.boardwright`;
    if (!existsSync(join(folder, name))) return name;
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

/** What is wrong with a data file, in words; an empty list when it is sound, ours and not from a newer version. Never writes to it. */
export function problemsOfFile(path: string): string[] {
  let db;
  try {
    db = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return ['It is not a Boardwright data file.'];
    if ((db.pragma('user_version', { simple: true }) as number) > LATEST) return ['It was made by a newer version of Boardwright.'];
    const checked = (db.pragma('quick_check(5)') as { quick_check: string }[]).map((row) => row.quick_check);
    if (checked[0] !== 'ok') return ['It is damaged.'];
    return (db.pragma('foreign_key_check') as unknown[]).length > 0 ? ['Some of its records refer to others that are missing.'] : [];
  } catch {
    return ['It is damaged or is not a Boardwright data file.'];
  } finally {
    db?.close();
  }
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
