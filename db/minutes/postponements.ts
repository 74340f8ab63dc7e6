import { isLater, postponements, type Postponement } from '../../shared/minutes/confirming.ts';
import { isConfirmed, type Meeting } from '../../shared/meetings.ts';
import { Refusal } from '../../shared/result.ts';
import { records } from '../crud.ts';
import type { Writing } from '../handlers.ts';

/** What a meeting decided is part of its minutes, so it can no longer be touched once they are confirmed. */
function refuseIfClosed({ db }: Writing, { atMeetingId, meetingId }: Postponement): void {
  const isClosed = (id: string): boolean => isConfirmed(db.oneSql<Meeting>('SELECT * FROM meetings WHERE id = ?', [id])!.minutesState);
  if (isClosed(atMeetingId)) throw new Refusal('confirmed', 'The minutes of the meeting that decided this are confirmed, so it cannot be changed.');
  if (isClosed(meetingId)) throw new Refusal('confirmed', 'These minutes have been confirmed since, and say that it was postponed. Undo the confirming first.');
}

export const postponementRecords = records<Postponement>(postponements.meta, {
  orderBy: '(SELECT date || startsAt FROM meetings WHERE meetings.id = postponements.atMeetingId), id',
  filters: { bodyId: 'meetingId IN (SELECT id FROM meetings WHERE bodyId = ?)' },
  check: (context, row, before) => {
    const { db } = context;
    const [meeting, later] = [row.meetingId, row.atMeetingId].map((id) => db.oneSql<Meeting>('SELECT * FROM meetings WHERE id = ?', [id])!) as [Meeting, Meeting];
    refuseIfClosed(context, row);
    if (before !== null) refuseIfClosed(context, before);
    if (meeting.status === 'cancelled') refuse('meetingId', 'That meeting was cancelled, so it has no minutes to confirm.');
    if (!isLater(later, meeting)) refuse('atMeetingId', 'Minutes are postponed by a later meeting of the same body.');
    if (later.status === 'cancelled') refuse('atMeetingId', 'That meeting was cancelled.');
    if (db.oneSql('SELECT 1 FROM postponements WHERE meetingId = ? AND atMeetingId = ? AND id <> ?', [row.meetingId, row.atMeetingId, row.id]) !== undefined) {
      refuse('atMeetingId', 'That meeting has postponed these minutes already.');
    }
  },
  beforeDelete: refuseIfClosed,
});
function refuse(path: string, message: string): never {
  throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });
}
