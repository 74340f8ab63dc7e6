import { actionsMeta, type Action } from '../../shared/actions.ts';
import { Refusal } from '../../shared/result.ts';
import { crudHandlers, records } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';

export const actionRecords = records<Action>(actionsMeta, {
  extra: ['number'],
  orderBy: 'number',
  filters: { dueBefore: `targetDate < ? AND status = 'open'` },
  complete: (context, row, before, given) => {
    if (before === null) row.number = nextNumber(context);
    if (row.minuteId !== null && row.meetingId === null) {
      row.meetingId = context.db.oneSql<{ meetingId: string }>('SELECT meetingId FROM minutes WHERE id = ?', [row.minuteId])?.meetingId ?? null;
    }
    if (row.status === 'open') row.closedOn = null;
    else if (row.closedOn === null || (before?.status === 'open' && !given.has('closedOn'))) row.closedOn = context.today();
  },
  check: ({ db }, row) => {
    const minute = row.minuteId === null ? undefined : db.oneSql<{ meetingId: string }>('SELECT meetingId FROM minutes WHERE id = ?', [row.minuteId]);
    if (minute !== undefined && minute.meetingId !== row.meetingId) {
      const message = 'That minute belongs to another meeting.';
      throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'minuteId', message }] });
    }
  },
});

/** Numbers run on over the whole board. The number of a deleted action is not given again: it may stand in somebody's papers. */
function nextNumber({ db }: Writing): number {
  const { value } = db.oneSql<{ value: number }>(
    `SELECT max(ifnull((SELECT max(number) FROM actions), 0), ifnull((SELECT value FROM counters WHERE name = 'actions'), 0)) + 1 AS value`)!;
  db.runSql(`INSERT INTO counters (name, value) VALUES ('actions', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, [value]);
  return value;
}

export const actionHandlers = {
  ...crudHandlers('actions', actionRecords),
  ...({
    'actions.close': (context, { id, version, on }) => actionRecords.update(context, { id, version, set: { status: 'closed', closedOn: on } }),
  } satisfies Some<'actions.close'>),
};
