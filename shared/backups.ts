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
