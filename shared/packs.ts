import { z } from 'zod';
import { id, isoDate } from './fields.ts';
import { job, query } from './operation.ts';

const excerpt = {
  organisationId: id,
  /** One meeting; or those of a body, or of all, in some dates. */
  meetingId: id.optional(), bodyId: id.optional(), from: isoDate.optional(), until: isoDate.optional(),
};
/** What the minutes of a meeting are made of. */
export const MINUTES_READ = [
  'board', 'bodies', 'meetings', 'agendaItems', 'minutes', 'decisions', 'votes', 'declarations', 'actions', 'attendance', 'seats', 'appointments', 'deputies', 'people', 'organisations', 'organisationAliases',
  'corrections', 'confirmedMinutes', 'madePublic', 'postponements', 'abbreviations',
];

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
  'packs.excerptPreview': query('What in the minutes concerns one agency, and why', z.strictObject(excerpt), z.strictObject({
    name: z.string(),
    meetings: z.array(z.strictObject({
      meetingId: id, date: isoDate, body: z.string(), attendance: z.array(z.string()),
      items: z.array(z.strictObject({ agendaItemId: id, number: z.string().nullable(), title: z.string(), why: z.array(z.string()), private: z.boolean() })),
    })),
  }), MINUTES_READ),
  'packs.excerpt': job('Write what concerns one agency out of the minutes as Word or PDF',
    z.strictObject({ ...excerpt, /** Items that were ticked out. */ leaveOut: z.array(id).max(5000).default([]), format: z.enum(['docx', 'pdf']), to: z.string().min(1).max(4000), exempt: z.boolean().default(false) }),
    z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};
