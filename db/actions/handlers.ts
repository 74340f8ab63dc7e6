import { actionsMeta, type Action, type LoggedAction } from '../../shared/actions.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { Refusal } from '../../shared/result.ts';
import { crudHandlers, records } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';
import { numbersOf } from '../minutes/numbers.ts';
import type { Reader } from '../query.ts';

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

/** The log, in the order of its numbers. */
function readLog(db: Reader, filter: { bodyId?: string; status?: string }): LoggedAction[] {
  const actions = actionRecords.list(db, filter);
  const meetings = new Map(db.allSql<Meeting>(`SELECT * FROM meetings WHERE id IN (SELECT meetingId FROM actions)`).map((meeting) => [meeting.id, meeting]));
  const minutes = new Map(db.allSql<{ id: string; number: string | null }>(`SELECT id, number FROM minutes WHERE id IN (SELECT minuteId FROM actions)`).map((minute) => [minute.id, minute.number]));
  // Numbers that can still change are worked out once for each meeting that is not confirmed: those are few.
  const working = new Map<string, Map<string | null, string>>();
  const workedOut = (meeting: Meeting, minuteId: string): string | null => {
    let numbers = working.get(meeting.id);
    if (numbers === undefined) {
      numbers = new Map(numbersOf(db, meeting).map((line) => [line.minuteId, line.number]));
      working.set(meeting.id, numbers);
    }
    return numbers.get(minuteId) ?? null;
  };
  return actions.map((action) => {
    const meeting = action.meetingId === null ? undefined : meetings.get(action.meetingId);
    const kept = action.minuteId === null ? null : minutes.get(action.minuteId) ?? null;
    const number = kept ?? (meeting === undefined || action.minuteId === null ? null : workedOut(meeting, action.minuteId));
    return { ...action, meetingDate: meeting?.date ?? null, minuteNumber: number };
  });
}

export const actionHandlers = {
  ...crudHandlers('actions', actionRecords),
  ...({
    'actions.log': ({ db }, filter) => readLog(db, filter),
    'actions.close': (context, { id, version, on }) => actionRecords.update(context, { id, version, set: { status: 'closed', closedOn: on } }),
  } satisfies Some<'actions.log' | 'actions.close'>),
};
