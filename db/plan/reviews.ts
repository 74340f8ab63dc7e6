import type { Output } from '../../shared/contract.ts';
import type { PlanReview } from '../../shared/plan.ts';
import type { ReviewContents } from '../../shared/plan/review.ts';
import { Refusal } from '../../shared/result.ts';
import type { Reader } from '../query.ts';
import { planActionRecords, priorityRecords } from './records.ts';

type ReviewRow = Omit<PlanReview, 'outturn'> & { outturn: number };
const reviewOf = ({ outturn, ...row }: ReviewRow): PlanReview => ({ ...row, outturn: outturn === 1 });
const COLUMNS = 'id, version, planId, meetingId, reviewedOn, outturn, note';

export const listReviews = (db: Reader, planId: string): PlanReview[] =>
  db.allSql<ReviewRow>(`SELECT ${COLUMNS} FROM planReviews WHERE planId = ? ORDER BY reviewedOn, id`, [planId]).map(reviewOf);

/** A past review, exactly as it was. */
export function readReview(db: Reader, id: string): { review: PlanReview; contents: ReviewContents } {
  const row = db.oneSql<ReviewRow & { contents: string }>(`SELECT ${COLUMNS}, contents FROM planReviews WHERE id = ?`, [id]);
  if (row === undefined) throw new Refusal('not_found', 'This review is no longer there. It may have been undone; look under recent changes.');
  const { contents, ...review } = row;
  return { review: reviewOf(review), contents: JSON.parse(contents) as ReviewContents };
}

/** The colours of each action over the reviews, in the order of the plan as it is now. */
export function readYear(db: Reader, planId: string): Output<'planReviews.year'> {
  const reviews = listReviews(db, planId);
  const seen = reviews.map((one) => new Map(readReview(db, one.id).contents.priorities.flatMap((priority) => priority.actions).map((action) => [action.id, action])));
  const now = priorityRecords.list(db, { planId }).flatMap((priority) => planActionRecords.list(db, { priorityId: priority.id }));
  const there = new Set(now.map((action) => action.id));
  const gone = new Map(seen.flatMap((actions) => [...actions].filter(([id]) => !there.has(id))));
  return {
    reviews,
    actions: [...now, ...gone.values()].map(({ id, number, text }) => ({ id, number, text, colours: seen.map((actions) => actions.get(id)?.colour ?? null) })),
  };
}
