import { existsSync, realpathSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../../shared/result.ts';
import type { Some } from '../handlers.ts';
import { problemOf } from '../problems.ts';
import { backupFolder, faultOf, UNFINISHED } from './files.ts';

/** A further copy somewhere else, such as on a memory stick, is complete and checked before it has its name. */
async function copyTo(from: string, to: string): Promise<void> {
  const part = to + UNFINISHED;
  try {
    await copyFile(from, part);
    const fault = faultOf(part);
    if (fault !== null) throw new Refusal('damaged_file', `The copy at ${basename(to)} did not pass its checks. ${fault.message} The backup itself is sound.`);
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const problem = problemOf(error, basename(to));
    throw problem.code === 'internal' ? error : new Refusal(problem.code, problem.message);
  }
}
const isSame = (a: string, b: string): boolean => existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);

export const backupHandlers = {
  'backups.list': ({ backups }) => backups(),
  'backups.make': async ({ keeping, place, progress, cancelled, file }, { to }) => {
    const further = to === undefined ? undefined : place(to);
    if (further !== undefined && isSame(further, file)) {
      throw new Refusal('conflict', `${basename(file)} is the data file itself. Choose another place for the copy. Nothing has been changed.`);
    }
    const made = await keeping.make('by hand', { progress, cancelled });
    if (further !== undefined) await copyTo(join(backupFolder(file), made.name), further);
    return made;
  },
  'backups.verify': ({ keeping }, { name }) => Promise.resolve({ name, problems: keeping.verify(name) }),
  'backups.restore': ({ keeping, place }, { name, from }) =>
    Promise.resolve(keeping.restore(name === undefined ? { path: place(from!) } : { name })),
} satisfies Some<'backups.list' | 'backups.make' | 'backups.verify' | 'backups.restore'>;
