import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Backup } from '../../shared/backups.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { problemOf } from '../problems.ts';
import { backupFolder, copySound, faultOf, listBackups } from './files.ts';

/** The backups of a data file that itself cannot be opened, latest first. */
export const backupsOf = (file: string): Backup[] => listBackups(backupFolder(file));

/**
 * Puts a backup in the place of a data file that cannot be opened. That file, with its log, is kept beside it under a free name: it may
 * hold what the backup does not. Gives that name.
 */
export function restoreInPlaceOf(file: string, backup: string): Result<{ kept: string | null }> {
  const incoming = `${file}.incoming`;
  try {
    if (!backupsOf(file).some(({ name }) => name === backup)) {
      return fail({ code: 'not_found', message: 'There is no backup of that name. Choose one from the list.' });
    }
    const from = join(backupFolder(file), backup);
    const fault = faultOf(from);
    if (fault !== null) return fail({ code: fault.code, message: `That backup cannot be restored. ${fault.message} Nothing has been changed.` });
    rmSync(incoming, { force: true });
    copySound(from, incoming);
    const kept = existsSync(file) ? moveAside(file) : null;
    renameSync(incoming, file);
    return ok({ kept });
  } catch (error) {
    rmSync(incoming, { force: true });
    return fail(problemOf(error, basename(file)));
  }
}

/** The log goes along: left behind, it would be replayed into the restored file. */
function moveAside(file: string): string {
  const ending = extname(file);
  const stem = join(dirname(file), basename(file, ending));
  let n = 1;
  while (existsSync(asideName(stem, n, ending))) n++;
  const aside = asideName(stem, n, ending);
  for (const part of ['', '-wal', '-shm']) if (existsSync(file + part)) renameSync(file + part, aside + part);
  return basename(aside);
}
const asideName = (stem: string, n: number, ending: string): string => `${stem} that could not be opened${n === 1 ? '' : ` ${n}`}${ending}`;
