import { agendaItemsMeta, isConfirmed, meetingsMeta, type AgendaItem, type Meeting } from '../../shared/meetings.ts';
import { Refusal } from '../../shared/result.ts';
import { plainText } from '../../shared/rich-text.ts';
import { atEnd, records } from '../crud.ts';
import type { Writing } from '../handlers.ts';
import { minuteRecords } from '../minutes/records.ts';
import type { Reader } from '../query.ts';
import { meetingProblem, refuseUnlessHeld, refuseUnlessLater } from './rules.ts';

export const confirmedRefusal = (): Refusal =>
  new Refusal('confirmed', 'These minutes are confirmed, so they cannot be edited. Record a correction at a later meeting instead.');

export const meetingRecords = records<Meeting>(meetingsMeta, {
  extra: ['minutesState', 'circulatedOn', 'confirmedOn', 'confirmedAtMeetingId'],
  orderBy: 'date, startsAt, id',
  filters: { from: 'date >= ?', to: 'date <= ?' },
  complete: (_, row, before) => {
    if (before === null) row.minutesState = 'draft';
  },
  check: ({ db }, row, before) => {
    if (before !== null && isConfirmed(before.minutesState)) throw confirmedRefusal();
    if (before !== null && before.bodyId !== row.bodyId && hasBegun(db, row.id)) {
      throw meetingProblem('bodyId', 'A meeting with attendance or minutes stays with its body.');
    }
    if (row.jointWith.length > 0) checkJoint(db, row, before?.jointWith ?? []);
    inOrder(row.startsAt, row.endsAt, 'endsAt');
    inOrder(row.actualStart, row.actualEnd, 'actualEnd');
  },
  standing: ({ db }, row) => {
    if (row.circulatedOn !== null) refuseUnlessHeld(row, row.circulatedOn);
    // A bundle need not say where they were confirmed.
    if (isConfirmed(row.minutesState) && row.confirmedAtMeetingId !== null) refuseUnlessLater(row, meetingRecords.get(db, row.confirmedAtMeetingId));
  },
  beforeDelete: (_, row) => {
    if (isConfirmed(row.minutesState)) throw confirmedRefusal();
  },
});
/** Whether something was recorded that means the members and the numbers of one body. */
const hasBegun = (db: Reader, meetingId: string): boolean =>
  db.oneSql('SELECT 1 FROM attendance WHERE meetingId = ?1 UNION ALL SELECT 1 FROM minutes WHERE meetingId = ?1', [meetingId]) !== undefined;
/** A body that was deleted since stays named without harm; a new one must be there. */
function checkJoint(db: Reader, row: Meeting, before: readonly string[]): void {
  const refuse = (message: string): never => {
    throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'jointWith', message }] });
  };
  if (row.jointWith.includes(row.bodyId)) refuse('A body cannot meet jointly with itself.');
  const added = row.jointWith.filter((id) => !before.includes(id));
  if (added.some((id) => db.oneSql('SELECT 1 FROM bodies WHERE id = ?', [id]) === undefined)) refuse('There is no such body.');
}
function inOrder(start: string | null, end: string | null, path: string): void {
  if (start === null || end === null || start <= end) return;
  throw meetingProblem(path, 'The meeting cannot end before it starts.');
}

export const itemRecords = records<AgendaItem>(agendaItemsMeta, {
  orderBy: 'position, id',
  complete: ({ db }, row, before, given) => {
    if (before === null && !given.has('position')) row.position = atEnd(db, 'agendaItems', 'meetingId', row.meetingId);
    if (row.section === 'private') row.exempt = true;
  },
  check: ({ db }, row, before) => {
    if (before !== null && before.meetingId !== row.meetingId && db.oneSql('SELECT 1 FROM minutes WHERE agendaItemId = ?', [row.id]) !== undefined) {
      const message = 'An item that has a minute stays with its meeting.';
      throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'meetingId', message }] });
    }
    if (row.exemptParagraph !== null && !row.exempt) {
      const message = 'Only private business is exempt under a paragraph of Schedule 12A.';
      throw new Refusal('invalid_input', message, { fields: [{ path: 'exemptParagraph', message }] });
    }
  },
  beforeDelete: clearEmptyMinute,
});

/** A minute in which nothing was written goes with its item; one with words in it keeps the item from being deleted. */
function clearEmptyMinute(context: Writing, item: AgendaItem): void {
  const minute = minuteRecords.list(context.db, { meetingId: item.meetingId }).find((one) => one.agendaItemId === item.id);
  if (minute === undefined || plainText(minute.body).trim() !== '' || minute.outcome !== null) return;
  const used = context.db.oneSql(`SELECT 1 FROM decisions WHERE minuteId = ?1 UNION ALL SELECT 1 FROM actions WHERE minuteId = ?1`, [minute.id]);
  if (used === undefined) minuteRecords.remove(context, minute);
}
