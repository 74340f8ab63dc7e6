import type { Parsed } from '../../shared/contract.ts';
import { isConfirmed, type Meeting } from '../../shared/meetings.ts';
import { Refusal } from '../../shared/result.ts';
import type { Writing } from '../handlers.ts';
import { keepDraft } from '../minutes/circulations.ts';
import { minuteRecords } from '../minutes/records.ts';
import { correctionRecords } from '../minutes/corrections.ts';
import { postponementRecords } from '../minutes/postponements.ts';
import { keepMinutes } from '../packs/kept.ts';
import { numbersOf } from '../minutes/numbers.ts';
import { confirmedRefusal, meetingRecords } from './records.ts';
import { meetingProblem, refuseUnlessHeld, refuseUnlessLater } from './rules.ts';

/** The state columns are no fields of the slice, so that only these two commands can set them. */
function setState(context: Writing, meeting: Meeting, state: Partial<Meeting>): Meeting {
  const columns = Object.entries(state);
  const done = context.db.runSql(
    `UPDATE meetings SET ${columns.map(([name]) => `${name} = ?`).join(', ')}, version = version + 1 WHERE id = ?`, [...columns.map(([, value]) => value), meeting.id]);
  if (done !== 1) throw new Refusal('not_found', 'This meeting is no longer there.');
  return meetingRecords.get(context.db, meeting.id);
}
/** The meeting if it is as the caller read it: an update of nothing is the check for a stale version. */
const fresh = (context: Writing, id: string, version: number): Meeting => meetingRecords.update(context, { id, version, set: {} });

/** The draft has been sent round, and what it says is kept. Circulating again after changes moves the date and makes a further draft. */
export function circulate(context: Writing, input: Parsed<'meetings.circulate'>): Meeting {
  const { id, version, on } = input;
  const meeting = fresh(context, id, version);
  if (isConfirmed(meeting.minutesState)) throw confirmedRefusal();
  refuseUnlessHeld(meeting, on);
  const circulated = setState(context, meeting, { minutesState: 'circulated', circulatedOn: on, status: 'held' });
  keepDraft(context, meeting, input);
  return circulated;
}

/**
 * Confirms the minutes at a later meeting of the same body, as presented or with corrections. From here on the numbers are
 * kept, what the minutes say is stored word for word, and the file itself refuses every edit.
 */
export function confirm(context: Writing, { id, version, atMeetingId, corrections }: Parsed<'meetings.confirm'>): Meeting {
  const { db } = context;
  const meeting = fresh(context, id, version);
  if (isConfirmed(meeting.minutesState)) throw confirmedRefusal();
  if (meeting.status === 'cancelled') throw new Refusal('conflict', 'This meeting was cancelled, so it has no minutes to confirm.');
  const later = meetingRecords.get(db, atMeetingId);
  refuseUnlessLater(meeting, later);
  if (postponementRecords.list(db, { meetingId: id, atMeetingId }).length > 0) throw meetingProblem('atMeetingId', 'That meeting postponed these minutes. Take that back first, or choose a later meeting.');

  const numbers = numbersOf(db, meeting);
  for (const line of numbers) {
    const minuteId = line.minuteId ?? minuteRecords.create(context, { meetingId: id, agendaItemId: line.agendaItemId }).id;
    db.runSql('UPDATE minutes SET number = ?, version = version + 1 WHERE id = ?', [line.number, minuteId]);
  }
  for (const correction of corrections) correctionRecords.create(context, { ...correction, meetingId: id, atMeetingId });
  const confirmed = setState(context, meeting, {
    minutesState: corrections.length === 0 ? 'confirmed' : 'confirmed with corrections',
    status: 'held', confirmedOn: later.date, confirmedAtMeetingId: atMeetingId,
  });
  keepMinutes(context, id);
  return confirmed;
}
