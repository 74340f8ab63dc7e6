import { challengesMeta, type Challenge } from '../../shared/challenges.ts';
import { Refusal } from '../../shared/result.ts';
import { crudHandlers, records } from '../crud.ts';
import { nextNumber } from '../next-number.ts';

export const challengeRecords = records<Challenge>(challengesMeta, {
  extra: ['number'],
  orderBy: 'number',
  complete: (context, row, before) => {
    if (before === null) row.number = nextNumber(context.db, 'challenges');
  },
  check: (_, row) => {
    if (row.respondedOn === null || row.respondedOn >= row.raisedOn) return;
    const message = 'The answer is dated before the challenge.';
    throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'respondedOn', message }] });
  },
});
export const challengeHandlers = crudHandlers('challenges', challengeRecords);
