import { z } from 'zod';
import { id, isoDate } from './fields.ts';
import { job } from './operation.ts';

export const packs = {
  /** `to` is a place given by the door: a token for the page, a path for the command line. */
  'packs.minutes': job('Write the minutes of a meeting as Word or PDF',
    z.strictObject({
      meetingId: id,
      format: z.enum(['docx', 'pdf']),
      to: z.string().min(1).max(4000),
      actions: z.boolean().default(true),
      /** Exempt minutes are left out unless asked for, and then no word, name or property of them is in the file. */
      exempt: z.boolean().default(false),
      /** Private business alone, as a document of its own; only with `exempt`. */
      only: z.literal('private').optional(),
    }),
    z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
  'packs.year': job('Write the minutes of a body over a year as one document',
    z.strictObject({ bodyId: id, from: isoDate, until: isoDate, format: z.enum(['docx', 'pdf']), to: z.string().min(1).max(4000), exempt: z.boolean().default(false) }),
    z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};
