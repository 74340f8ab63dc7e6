import type { ActionOwner, ActionRevision, LoggedAction } from '../../shared/actions.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { numbersOf } from '../minutes/numbers.ts';
import type { Reader } from '../query.ts';
import { actionRecords } from './records.ts';

/** The log, in the order of its numbers. */
export function readLog(db: Reader, filter: { bodyId?: string; status?: string }): LoggedAction[] {
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
  const owners = Map.groupBy(db.allSql<ActionOwner>('SELECT * FROM actionOwners ORDER BY id'), (one) => one.actionId);
  const dates = Map.groupBy(db.allSql<ActionRevision>('SELECT * FROM actionDates ORDER BY id'), (one) => one.actionId);
  const hidden = new Set(db.allSql<{ id: string }>(`SELECT id FROM minutes WHERE agendaItemId IN (SELECT id FROM privateItems)`).map((one) => one.id));
  const minuteOf = new Map(actions.map((action) => [action.id, action.minuteId]));
  const isHidden = (minuteId: string | null | undefined): boolean => minuteId != null && hidden.has(minuteId);
  return actions.map((action) => {
    const meeting = action.meetingId === null ? undefined : meetings.get(action.meetingId);
    const kept = action.minuteId === null ? null : minutes.get(action.minuteId) ?? null;
    const number = kept ?? (meeting === undefined || action.minuteId === null ? null : workedOut(meeting, action.minuteId));
    return {
      ...action, meetingDate: meeting?.date ?? null, minuteNumber: number, firstDate: dates.get(action.id)?.find((one) => one.previousDate !== null)?.previousDate ?? null,
      revised: dates.get(action.id)?.length ?? 0, owners: (owners.get(action.id) ?? []).map(({ personId, organisationId, text }) => ({ personId, organisationId, text })),
      // A part of private business is private too.
      private: isHidden(action.minuteId) || (action.parentId !== null && isHidden(minuteOf.get(action.parentId))),
    };
  });
}
