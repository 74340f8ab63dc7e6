import type { Output } from '../../shared/contract.ts';
import { recommendationActions, recommendations, type Recommendation, type RecommendationAction } from '../../shared/recommendations.ts';
import { Refusal } from '../../shared/result.ts';
import { atEnd, crudHandlers, records } from '../crud.ts';
import type { Some } from '../handlers.ts';
import type { Reader } from '../query.ts';

const refuse = (path: string, message: string): never => {
  throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });
};
const recommendationRecords = records<Recommendation>(recommendations.meta, {
  orderBy: 'sourceDate, source, id',
  check: ({ db }, row) => {
    const { n } = db.oneSql<{ n: number }>('SELECT count(*) AS n FROM recommendationActions WHERE recommendationId = ? AND doneOn IS NULL', [row.id])!;
    if (row.closedOn !== null && n > 0) refuse('closedOn', `It cannot be closed while ${n === 1 ? 'an action on it is' : `${n} actions on it are`} not done.`);
  },
});
const actionRecords = records<RecommendationAction>(recommendationActions.meta, {
  orderBy: 'position, id',
  complete: ({ db }, row, before, given) => {
    if (before === null && !given.has('position')) row.position = atEnd(db, 'recommendationActions', 'recommendationId', row.recommendationId);
  },
  check: ({ db }, row) => {
    if (row.doneOn === null && recommendationRecords.get(db, row.recommendationId).closedOn !== null) refuse('doneOn', 'The recommendation is closed, so nothing on it can be left to do. Open it again first.');
  },
});

export const readFollowed = (db: Reader, filter: { bodyId?: string | undefined }): Output<'recommendations.followed'> =>
  recommendationRecords.list(db, filter).map((one) => ({ ...one, actions: actionRecords.list(db, { recommendationId: one.id }) }));

export const recommendationHandlers = {
  ...crudHandlers('recommendations', recommendationRecords), ...crudHandlers('recommendationActions', actionRecords),
  ...({ 'recommendations.followed': ({ db }, filter) => readFollowed(db, filter) } satisfies Some<'recommendations.followed'>),
};
