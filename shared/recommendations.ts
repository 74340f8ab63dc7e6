import { z } from 'zod';
import { crud } from './crud.ts';
import { count, HIGHEST_PLACE, id, isoDate, line, text } from './fields.ts';
import { query } from './operation.ts';

export const SOURCE_KINDS = ['review', 'audit', 'inspection', 'other'] as const;
/** What a review, an audit or an inspection asked for, followed until it is done. */
export const recommendations = crud('recommendations', 'recommendation', z.object({
  bodyId: id, sourceKind: z.enum(SOURCE_KINDS), source: line(), sourceDate: isoDate.nullable(), number: line(20).nullable(), text: line(2000),
  ownerOrganisationId: id.nullable(), ownerText: line().nullable(), dueDate: isoDate.nullable(), closedOn: isoDate.nullable(), outcome: text(4000),
  /** Left out of every export that did not ask for it. */
  exempt: z.boolean(),
}), { sourceKind: 'review', sourceDate: null, number: null, ownerOrganisationId: null, ownerText: null, dueDate: null, closedOn: null, outcome: '', exempt: false }, z.strictObject({ bodyId: id.optional() }));

export const recommendationActions = crud('recommendationActions', 'action on a recommendation', z.object({
  recommendationId: id, text: line(2000), ownerText: line().nullable(), dueDate: isoDate.nullable(), doneOn: isoDate.nullable(), position: count(HIGHEST_PLACE),
}), { ownerText: null, dueDate: null, doneOn: null, position: 0 }, z.strictObject({ recommendationId: id.optional() }));

export type Recommendation = z.output<typeof recommendations.row>;
export type RecommendationAction = z.output<typeof recommendationActions.row>;

export const recommendationLog = {
  'recommendations.followed': query('Recommendations with what is done about each', z.strictObject({ bodyId: id.optional() }),
    z.array(z.strictObject({ ...recommendations.row.shape, actions: z.array(recommendationActions.row) })), ['recommendations', 'recommendationActions']),
};

export type Followed = 'closed' | 'ready to close' | 'overdue' | 'under way' | 'not started';
/** How far a recommendation has come: never closed while something that is to be done about it is not done. */
export function followed({ closedOn, dueDate }: Pick<Recommendation, 'closedOn' | 'dueDate'>, actions: readonly Pick<RecommendationAction, 'dueDate' | 'doneOn'>[], today: string): Followed {
  const open = actions.filter((one) => one.doneOn === null);
  if (closedOn !== null && open.length === 0) return 'closed';
  if ([dueDate, ...open.map((one) => one.dueDate)].some((date) => date !== null && date < today)) return 'overdue';
  if (actions.length > 0 && open.length === 0) return 'ready to close';
  return open.length < actions.length ? 'under way' : 'not started';
}
