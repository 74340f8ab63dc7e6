import type { Meeting } from '../../shared/meetings.ts';
import { Refusal } from '../../shared/result.ts';

export function meetingProblem(path: string, message: string): Refusal {
  return new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });
}

/** Refuses the confirmation of a meeting’s minutes by a meeting that cannot give it. */
export function refuseUnlessLater(meeting: Meeting, later: Meeting): void {
  if (later.bodyId !== meeting.bodyId) throw meetingProblem('atMeetingId', 'Minutes are confirmed by a later meeting of the same body.');
  if (`${later.date} ${later.startsAt}` <= `${meeting.date} ${meeting.startsAt}`) throw meetingProblem('atMeetingId', 'Minutes are confirmed by a later meeting than their own.');
  if (later.status === 'cancelled') throw meetingProblem('atMeetingId', 'That meeting was cancelled.');
}
/** Refuses minutes that were sent round before the meeting, or of a meeting that was not held. */
export function refuseUnlessHeld(meeting: Meeting, on: string): void {
  if (meeting.status === 'cancelled') throw new Refusal('conflict', 'This meeting was cancelled, so it has no minutes.');
  if (on < meeting.date) throw meetingProblem('on', 'Minutes cannot be circulated before the meeting is held.');
}
