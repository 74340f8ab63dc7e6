import { corrections, type Correction } from '../../shared/minutes.ts';
import { Refusal } from '../../shared/result.ts';
import { records } from '../crud.ts';
import type { Writing } from '../handlers.ts';

type Met = { bodyId: string; date: string; startsAt: string; minutesState: string };
const metOf = (context: Writing, id: string): Met => context.db.oneSql<Met>('SELECT bodyId, date, startsAt, minutesState FROM meetings WHERE id = ?', [id])!;

/** A correction belongs to both meetings, so it can no longer be touched once the later one’s minutes are confirmed too. */
function refuseIfLaterConfirmed(context: Writing, row: Correction): void {
  if (metOf(context, row.atMeetingId).minutesState.startsWith('confirmed')) {
    throw new Refusal('confirmed', 'The minutes of the meeting that made this correction are confirmed, so it cannot be changed. Record another correction at a later meeting.');
  }
}

export const correctionRecords = records<Correction>(corrections.meta, {
  check: (context, row) => {
    const meeting = metOf(context, row.meetingId);
    const later = metOf(context, row.atMeetingId);
    if (later.bodyId !== meeting.bodyId || `${later.date} ${later.startsAt}` <= `${meeting.date} ${meeting.startsAt}`) {
      const message = 'A correction is made by a later meeting of the same body.';
      throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'atMeetingId', message }] });
    }
    const minute = context.db.oneSql<{ meetingId: string }>('SELECT meetingId FROM minutes WHERE id = ?', [row.minuteId]);
    if (row.minuteId !== null && minute?.meetingId !== row.meetingId) {
      const message = 'That minute belongs to another meeting.';
      throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'minuteId', message }] });
    }
    refuseIfLaterConfirmed(context, row);
  },
  beforeDelete: refuseIfLaterConfirmed,
});
