import { z } from 'zod';
import { id, instant, line } from '../fields.ts';
import { hash } from './format.ts';

export const ANSWER_FORMAT = 'boardwright answer';

/** The fields of each kind of record that somebody without the product can fill in, with their words and how they are asked for. */
export const FORM_FIELDS: Readonly<Record<string, readonly { field: string; label: string; ask: 'lines' | 'date' | 'line' }[]>> = {
  actions: [{ field: 'progress', label: 'Progress', ask: 'lines' }],
  planActions: [{ field: 'commentary', label: 'Commentary', ask: 'lines' }, { field: 'startedOn', label: 'Started on', ask: 'date' }, { field: 'completedOn', label: 'Completed on', ask: 'date' }],
  planMilestones: [{ field: 'doneOn', label: 'Done on', ask: 'date' }],
  people: [{ field: 'post', label: 'Post', ask: 'line' }, { field: 'email', label: 'E-mail address', ask: 'line' }, { field: 'phone', label: 'Telephone', ask: 'line' }],
};

/** What a filled-in form gives: values of the fields that it asked for, and nothing else. */
export const answer = z.strictObject({
  format: z.literal(ANSWER_FORMAT),
  formatVersion: z.literal(1),
  id,
  created: instant,
  answersTo: z.strictObject({ id, hash }),
  name: line(100),
  values: z.array(z.strictObject({ table: z.enum(Object.keys(FORM_FIELDS) as [string, ...string[]]), id, field: z.string().max(60), value: z.string().max(20_000) })).max(20_000),
});
