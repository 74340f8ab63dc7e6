import { z } from 'zod';
import { id, isoDate } from '../fields.ts';
import { daysBetween } from '../dates.ts';
import { levelOf, RAG_COLOURS, ragScale, rankOf, type RagColour, type RagScale } from './scale.ts';

const colour = z.enum(RAG_COLOURS);
export const reviewedMilestone = z.strictObject({
  text: z.string(), timescale: z.string().nullable(), dueDate: isoDate.nullable(), measure: z.string(), doneOn: isoDate.nullable(),
});
export const reviewedAction = z.strictObject({
  id, number: z.string(), text: z.string(), /** As printed: post, name and agency of each, a line each. */ leads: z.string(), agencies: z.array(z.string()),
  timescale: z.string().nullable(), dueDate: isoDate.nullable(), measures: z.string(), milestones: z.array(reviewedMilestone),
  /** As shown: what somebody decided, or else what the rule proposes. */
  colour, proposed: colour, byHand: z.boolean(), reason: z.string().nullable(), reasons: z.array(z.string()), commentary: z.string(), outturnReason: z.string().nullable(),
  /** Against the review before: null where the action was not in it. */
  direction: z.enum(['up', 'same', 'down']).nullable(),
  /** Its colour at the review before; reviews of before this was kept are without. */
  previous: colour.nullable().optional(),
  /** How many days later it is due now than at the review before. */
  slippedDays: z.int().nullable(),
});
/** What a review saw, word for word: it is printed from this alone, so that it never changes afterwards. */
export const reviewContents = z.strictObject({
  board: z.string(), body: z.string(), plan: z.string(), fromDate: isoDate.nullable(), toDate: isoDate.nullable(), scale: ragScale,
  on: isoDate, meetingDate: isoDate.nullable(), outturn: z.boolean(), previousOn: isoDate.nullable(),
  priorities: z.array(z.strictObject({ id, number: z.string(), title: z.string(), actions: z.array(reviewedAction) })),
});
export type ReviewContents = z.output<typeof reviewContents>;
export type ReviewedAction = z.output<typeof reviewedAction>;
export type Direction = 'up' | 'same' | 'down';

export const actionsOf = (contents: Pick<ReviewContents, 'priorities'>): ReviewedAction[] => contents.priorities.flatMap((one) => one.actions);

/** Which way an action has moved since the review before, and by how much it slipped. */
export function movement(now: Pick<ReviewedAction, 'colour' | 'dueDate'>, scale: RagScale, before: Pick<ReviewedAction, 'colour' | 'dueDate'> | undefined, scaleBefore: RagScale):
{ direction: Direction | null; slippedDays: number | null; previous: RagColour | null } {
  const [level, earlier] = [levelOf(scale, now.colour), before === undefined ? undefined : levelOf(scaleBefore, before.colour)];
  if (before === undefined || level === undefined || earlier === undefined) return { direction: null, slippedDays: null, previous: null };
  const [to, from] = [rankOf(level), rankOf(earlier)];
  return {
    previous: before.colour,
    direction: to > from ? 'up' : to < from ? 'down' : 'same',
    slippedDays: now.dueDate === null || before.dueDate === null ? null : daysBetween(before.dueDate, now.dueDate),
  };
}
export const ARROWS: Record<Direction, string> = { up: '↑', same: '→', down: '↓' };
export const DIRECTION_WORDS: Record<Direction, string> = { up: 'better', same: 'no change', down: 'worse' };

export interface ColourCount { colour: (typeof RAG_COLOURS)[number]; count: number }
/** How many actions are in each colour of the scale, in its order; colours with none are there too. */
export const countColours = (scale: RagScale, actions: readonly Pick<ReviewedAction, 'colour'>[]): ColourCount[] =>
  scale.levels.map(({ colour: one }) => ({ colour: one, count: actions.filter((action) => action.colour === one).length }));

/** How the plan ended: what was complete and what was not, with the reasons. */
export function outturn(contents: ReviewContents): { complete: ReviewedAction[]; notComplete: ReviewedAction[] } {
  const all = actionsOf(contents);
  const done = (action: ReviewedAction): boolean => levelOf(contents.scale, action.colour)?.final === true;
  return { complete: all.filter(done), notComplete: all.filter((action) => !done(action)) };
}
