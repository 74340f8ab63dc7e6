import { z } from 'zod';
import { instant } from './fields.ts';
import { job, nothing, query } from './operation.ts';

/** `reason` says why it was made: by hand, on closing, or before something that could go wrong. */
export const backup = z.strictObject({
  name: z.string(),
  at: instant,
  bytes: z.int(),
  reason: z.enum(['by hand', 'daily', 'before migration', 'before restore', 'before import']),
});
export type Backup = z.output<typeof backup>;
const backupName = z.string().regex(/^[^/\\\0]{1,200}$/, 'This must be the name of a backup in the list.');

export const backups = {
  'backups.list': query('The backups beside the data file, latest first', nothing, z.array(backup), ['backups']),
  'backups.make': job('Make a backup and check it', z.strictObject({ /** A place to put a further copy, such as a memory stick. */ to: z.string().max(4000).optional() }), backup),
  'backups.verify': job('Open a backup and check it', z.strictObject({ name: backupName }), z.strictObject({ name: z.string(), problems: z.array(z.string()) })),
  /** `safety` is the backup made of the present state first: restoring it undoes the restore. Exactly one of `name` and `from`. */
  'backups.restore': job('Restore a backup',
    z.strictObject({ name: backupName.optional(), /** A place given by the door. */ from: z.string().max(4000).optional() })
      .refine((input) => (input.name === undefined) !== (input.from === undefined), 'Give either the name of a backup or a file.'),
    z.strictObject({ restored: z.string(), safety: backup })),
};

const DAY_MS = 86_400_000;
/**
 * Which backups to keep: the ten newest whatever their dates (so that two of one day are both kept), then the newest of each day for a
 * fortnight, of each week for two months and of each month for two years; and for good the newest of each day on which one was made before
 * a migration. Of one day, because a migration that fails is tried again at every start.
 */
export function backupsToKeep(all: readonly Pick<Backup, 'name' | 'at' | 'reason'>[], now: string): Set<string> {
  const newestFirst = [...all].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.name < b.name ? 1 : -1));
  const keep = new Set(newestFirst.slice(0, 10).map((one) => one.name));
  const seen = new Set<string>();
  for (const one of newestFirst) {
    const age = (Date.parse(now) - Date.parse(one.at)) / DAY_MS;
    const day = one.at.slice(0, 10);
    const slots = [
      one.reason === 'before migration' ? `migration ${day}` : null,
      age <= 14 ? `day ${day}` : null,
      age <= 62 ? `week ${Math.floor(Date.parse(one.at) / DAY_MS / 7)}` : null,
      age <= 731 ? `month ${one.at.slice(0, 7)}` : null,
    ].filter((slot) => slot !== null);
    if (slots.some((slot) => !seen.has(slot))) keep.add(one.name);
    for (const slot of slots) seen.add(slot);
  }
  return keep;
}
