import { z } from 'zod';
import { id, isoDate, line, text, version } from '../fields.ts';
import { command, job, query } from '../operation.ts';

/** Somebody a draft was sent to, as they were called then. */
const recipient = z.strictObject({ name: line(), email: line(254).nullable() });
export type Recipient = z.output<typeof recipient>;

/** What is said of a draft when it is sent round; all but the date may be left out. */
export const circulating = {
  recipients: z.array(recipient).max(300).default([]),
  /** The last day on which comments are wanted. */
  commentsBy: isoDate.nullable().default(null),
  note: text(2000).default(''),
  /** Whether private business went with it. */
  exempt: z.boolean().default(false),
};

/** The highest number of a draft. */
export const HIGHEST_DRAFT = 10_000;
/** One draft that was sent round. What it said is kept word for word, so that it can be printed again. */
export const circulation = z.strictObject({
  id, version, meetingId: id, /** 1 for the first draft of a meeting. */ number: z.int().min(1).max(HIGHEST_DRAFT), circulatedOn: isoDate, commentsBy: isoDate.nullable(),
  recipients: z.array(recipient), /** Who was at the desk. */ sentBy: z.string().nullable(), note: z.string(), exempt: z.boolean(),
});
export type Circulation = z.output<typeof circulation>;

/** Within how many working days of a meeting its draft is to go round, and how many working days reviewers have. */
export const minutesSettings = z.strictObject({ version, circulateDays: z.int().min(1).max(60), commentDays: z.int().min(1).max(60) });
/** Ten working days is what terms of reference commonly promise; five is a usual time for comments. */
export const USUAL_DAYS = { circulateDays: 10, commentDays: 5 };

export const circulations = {
  'circulations.list': query('The drafts of a meeting that were sent round', z.strictObject({ meetingId: id }), z.array(circulation), ['circulations']),
  /** `to` is a place given by the door. Private business that went with the draft is left out unless asked for. */
  'circulations.export': job('Write a draft again as it was sent round', z.strictObject({
    id, format: z.enum(['docx', 'pdf']), exempt: z.boolean().default(false), to: z.string().min(1).max(4000),
  }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
  'minutes.settings': query('How soon drafts are to go round', z.strictObject({}), minutesSettings, ['minutesSettings']),
  'minutes.changeSettings': command('Change how soon drafts are to go round', minutesSettings, minutesSettings),
};

