import { z } from 'zod';
import { id, instant, line } from '../fields.ts';
import { hash } from './format.ts';

export const ANSWER_FORMAT = 'boardwright answer';

export interface FormField {
  field: string;
  label: string;
  ask: 'lines' | 'date' | 'line' | 'colour';
  /** What is filled in is no field of the record but a new record of this kind about it. */
  makes?: 'planUpdates';
}
/** The fields of each kind of record that somebody without the product can fill in, with their words and how they are asked for. Without any, the record only says what the others belong to. */
export const FORM_FIELDS: Readonly<Record<string, readonly FormField[]>> = {
  plans: [], planPriorities: [],
  actions: [{ field: 'progress', label: 'Progress', ask: 'lines' }],
  planActions: [
    { field: 'done', label: 'What has been done', ask: 'lines', makes: 'planUpdates' }, { field: 'evidence', label: 'Evidence', ask: 'lines', makes: 'planUpdates' },
    { field: 'nextStep', label: 'Next step', ask: 'lines', makes: 'planUpdates' }, { field: 'proposedColour', label: 'Rating you propose', ask: 'colour', makes: 'planUpdates' },
  ],
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
