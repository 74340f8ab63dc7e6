import { attendance, type Attendance, type RoomPerson } from '../../shared/attendance.ts';
import type { Output } from '../../shared/contract.ts';
import { bodiesOfMeeting } from '../../shared/meetings.ts';
import { Refusal } from '../../shared/result.ts';
import { atEnd, crudHandlers, records } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { personRecords } from '../people/handlers.ts';
import type { Reader } from '../query.ts';
import { organisationNames, readRegister } from '../seats/register.ts';

const marks = records<Attendance>(attendance.meta, {
  orderBy: 'meetingId, position, id',
  complete: ({ db }, row, before, given) => {
    if (before === null && !given.has('position')) row.position = atEnd(db, 'attendance', 'meetingId', row.meetingId);
  },
  check: ({ db }, row, before) => {
    if ((row.status === 'substitute') !== (row.forSeatId !== null)) {
      refuse('forSeatId', row.forSeatId === null ? 'Say whose seat the substitute fills.' : 'Only a substitute fills somebody else’s seat.');
    }
    if (row.arrivedAt !== null && row.leftAt !== null && row.arrivedAt > row.leftAt) refuse('leftAt', 'They cannot leave before they arrive.');
    if (row.forSeatId !== null) {
      const meeting = meetingRecords.get(db, row.meetingId);
      const seat = db.oneSql<{ bodyId: string }>('SELECT bodyId FROM seats WHERE id = ?', [row.forSeatId]);
      if (seat !== undefined && !bodiesOfMeeting(meeting).includes(seat.bodyId)) refuse('forSeatId', 'That seat is on another body.');
    }
    const isNew = before === null || before.meetingId !== row.meetingId || before.personId !== row.personId;
    if (isNew && wasMarked(db, row) && !isMember(db, row)) refuse('personId', 'A guest has only one mark at a meeting, and this person has one already.');
  },
});
/**
 * Whether the person has another mark, from before this step: what one bundle brings together was made by commands that knew who was a member, and the
 * register need not have come along.
 */
const wasMarked = (db: Reader, { id, meetingId, personId }: Attendance): boolean => db.oneSql(
  `SELECT 1 FROM attendance AS a WHERE meetingId = ? AND personId = ? AND id <> ?
     AND NOT EXISTS (SELECT 1 FROM history AS h WHERE h.tableName = 'attendance' AND h.rowId = a.id AND h.change = 'create' AND h.step = (SELECT step FROM currentStep))`,
  [meetingId, personId, id]) !== undefined;
/** Whether the person holds a seat on the day of the meeting; whoever does not is a guest. */
function isMember(db: Reader, { meetingId, personId }: Pick<Attendance, 'meetingId' | 'personId'>): boolean {
  const meeting = meetingRecords.get(db, meetingId);
  return readRegister(db, bodiesOfMeeting(meeting), meeting.date).seats.some((seat) => seat.holders.some((holder) => holder.id === personId));
}
function refuse(path: string, message: string): never {
  throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });
}

/** Who is expected by their appointments on the meeting's date, and whoever else has been marked. */
export function readRoom(db: Reader, meetingId: string): Output<'attendance.room'> {
  const meeting = meetingRecords.get(db, meetingId);
  const register = readRegister(db, bodiesOfMeeting(meeting), meeting.date);
  const names = organisationNames(db, meeting.date);
  const given = marks.list(db, { meetingId });
  const people = new Map<string, RoomPerson>();
  for (const seat of register.seats) {
    const place = { seatId: seat.id, class: seat.class, role: seat.role, organisationName: seat.organisationName };
    for (const { appointmentId: _, fromDate: _from, toDate: _to, ...person } of seat.holders) {
      const already = people.get(person.id);
      if (already !== undefined) already.seats.push(place);
      else people.set(person.id, { person, organisationName: seat.organisationName ?? nameOf(names, person.organisationId), seats: [place], mark: null });
    }
  }
  const others: RoomPerson[] = [];
  for (const mark of given) {
    const member = people.get(mark.personId);
    if (member !== undefined && mark.forSeatId === null) member.mark = mark;
    else {
      const person = member?.person ?? personRecords.get(db, mark.personId);
      others.push({ person, organisationName: nameOf(names, person.organisationId), seats: [], mark });
    }
  }
  return {
    people: [...people.values(), ...others],
    vacancies: register.seats.filter((seat) => seat.holders.length === 0)
      .map((seat) => ({ seatId: seat.id, class: seat.class, role: seat.role, organisationName: seat.organisationName })),
  };
}
const nameOf = (names: Map<string, string>, id: string | null): string | null => (id === null ? null : names.get(id) ?? null);

type Mark = Parameters<Some<'attendance.mark'>['attendance.mark']>[1];
/** One person has one mark of their own, and one for each seat they fill as a substitute; a guest has only one mark in all, the last. */
function mark(context: Writing, input: Mark): Attendance {
  const { db } = context;
  const rows = marks.list(db, { meetingId: input.meetingId, personId: input.personId });
  const member = isMember(db, input);
  const same = rows.find((row) => row.forSeatId === input.forSeatId);
  for (const row of rows) if (!member && row !== same) marks.remove(context, row);
  if (same === undefined) return marks.create(context, input);
  const { meetingId: _, personId: _person, ...set } = input;
  return marks.update(context, { id: same.id, version: same.version, set });
}

export const attendanceHandlers = {
  ...crudHandlers('attendance', marks),
  ...({
    'attendance.room': ({ db }, { meetingId }) => readRoom(db, meetingId),
    'attendance.mark': mark,
    'attendance.unmark': (context, input) => {
      for (const row of marks.list(context.db, input)) marks.remove(context, row);
      return {};
    },
    'attendance.markRest': (context, { meetingId, status, virtually }) => {
      const rest = readRoom(context.db, meetingId).people.filter((one) => one.mark === null);
      for (const one of rest) marks.create(context, { meetingId, personId: one.person.id, status, virtually });
      return { marked: rest.length };
    },
  } satisfies Some<'attendance.room' | 'attendance.mark' | 'attendance.unmark' | 'attendance.markRest'>),
};
