import { z } from 'zod';
import { crud } from './crud.ts';
import { id, isoDate, line, text } from './fields.ts';
import { command, job, query } from './operation.ts';
import { MINUTES_READ } from './packs.ts';

/** A subject that is followed over the years, by a name of its own: "Contextual safeguarding". */
export const threads = crud('threads', 'subject', z.object({ name: line(), notes: text(4000) }), { notes: '' }, z.strictObject({}));
/** What belongs to a subject: an agenda item with its minute, decisions and actions, or an action by itself. Exactly one of the two. */
export const threadLinks = crud('threadLinks', 'link of a subject', z.object({ threadId: id, agendaItemId: id.nullable(), actionId: id.nullable() }),
  { agendaItemId: null, actionId: null }, z.strictObject({ threadId: id.optional(), agendaItemId: id.optional(), actionId: id.optional() }));
export type Thread = z.output<typeof threads.row>;
export type ThreadLink = z.output<typeof threadLinks.row>;

const threadAction = z.strictObject({ id, number: z.int(), text: z.string(), lead: z.string(), due: z.string(), state: z.string(), overdue: z.boolean() });
/** One step of a subject: what was on an agenda and came of it, or an action that came up by itself. */
export const threadEntry = z.strictObject({
  linkId: id, linkVersion: z.int(), meetingId: id.nullable(), agendaItemId: id.nullable(), actionId: id.nullable(),
  /** The day of the meeting; null for an action of no meeting. */
  date: isoDate.nullable(),
  body: z.string(), number: z.string().nullable(), title: z.string(),
  /** "to come", "draft", "circulated", "confirmed": how far the minute has come; null for an action. */
  standing: z.string().nullable(),
  /** The words of the minute, a line for each paragraph, and what was decided. */
  text: z.array(z.string()), decided: z.array(z.string()),
  actions: z.array(threadAction),
  private: z.boolean(),
});
export type ThreadEntry = z.output<typeof threadEntry>;
export const threadView = z.strictObject({ thread: threads.row, today: isoDate, entries: z.array(threadEntry) });
export type ThreadView = z.output<typeof threadView>;

/** Something that may belong to a subject too, and why it is thought so. */
export const relatedEntry = z.strictObject({
  agendaItemId: id.nullable(), actionId: id.nullable(), meetingId: id.nullable(), date: isoDate.nullable(), body: z.string(), title: z.string(), why: z.string(),
});
export type RelatedEntry = z.output<typeof relatedEntry>;

const about = ['threads', 'threadLinks', 'bodies', 'meetings', 'agendaItems', 'minutes', 'decisions', 'votes', 'actions', 'people', 'organisations', 'planLinks'];
const files = z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() });
export const threadWork = {
  'threads.overview': query('The subjects that are followed, with how far each reaches', z.strictObject({}), z.array(z.strictObject({
    id, name: z.string(), items: z.int(), actions: z.int(), first: isoDate.nullable(), last: isoDate.nullable(),
  })), ['threads', 'threadLinks', 'agendaItems', 'meetings', 'actions']),
  'threads.view': query('One subject over the years: its items, minutes, decisions and actions in the order of time', z.strictObject({ id }), threadView, [...about, ...MINUTES_READ]),
  'threads.related': query('What may belong to a subject too', z.strictObject({ id }), z.array(relatedEntry), about),
  /** Adds to a subject that is there, or begins one by this name. What is in it already stays as it is. */
  'threads.follow': command('Follow a subject', z.strictObject({
    threadId: id.optional(), name: line().optional(), agendaItemIds: z.array(id).max(500).default([]), actionIds: z.array(id).max(500).default([]),
  }).refine(({ threadId, name }) => (threadId === undefined) !== (name === undefined), 'Give a subject that is there or the name of a new one.'), threads.row),
  /** `to` is a place given by the door: a token for the page, a path for the command line. */
  'threads.export': job('Write a subject over the years as Word or PDF',
    z.strictObject({ id, exempt: z.boolean().default(false), format: z.enum(['docx', 'pdf']), to: z.string().min(1).max(4000) }), files),
};
