import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Some } from '../handlers.ts';
import { backupFolder } from './files.ts';

export const backupHandlers = {
  'backups.list': ({ backups }) => backups(),
  'backups.make': async ({ keeping, place, progress, cancelled, file }, { to }) => {
    const further = to === undefined ? undefined : place(to);
    const made = await keeping.make('by hand', { progress, cancelled });
    if (further !== undefined) await copyFile(join(backupFolder(file), made.name), further);
    return made;
  },
  'backups.verify': ({ keeping }, { name }) => Promise.resolve({ name, problems: keeping.verify(name) }),
  'backups.restore': ({ keeping, place }, { name, from }) =>
    Promise.resolve(keeping.restore(name === undefined ? { path: place(from!) } : { name })),
} satisfies Some<'backups.list' | 'backups.make' | 'backups.verify' | 'backups.restore'>;
