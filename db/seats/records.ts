import { Refusal } from '../../shared/result.ts';
import { appointments, deputies, isMemberClass, overlap, seats, type Appointment, type Deputy, type Seat } from '../../shared/seats.ts';
import { atEnd, records } from '../crud.ts';
import type { Writing } from '../handlers.ts';

export const seatRecords = records<Seat>(seats.meta, {
  orderBy: 'bodyId, position, id',
  complete: ({ db }, row, before, given) => {
    if (before === null && !given.has('position')) row.position = atEnd(db, 'seats', 'bodyId', row.bodyId);
    if (before === null && !given.has('countsForAttendance')) row.countsForAttendance = isMemberClass(row.class);
    if (before === null && !given.has('countsForQuorum')) row.countsForQuorum = isMemberClass(row.class);
  },
  check: (_, row) => {
    if (row.organisationId === null && row.role === null) {
      const message = 'Say which organisation the seat is for, or which role.';
      throw new Refusal('invalid_input', message, { fields: [{ path: 'organisationId', message }] });
    }
  },
});

/** One person cannot hold, or stand in for, the same seat twice on one day. Joint holders are different people. */
const onceAtATime = (table: 'appointments' | 'deputies', words: string) => ({ db }: Writing, row: Appointment | Deputy): void => {
  const others = db.allSql<Appointment>(`SELECT * FROM ${table} WHERE seatId = ? AND personId = ? AND id <> ?`, [row.seatId, row.personId, row.id]);
  const clash = others.find((other) => overlap(other, row));
  if (clash !== undefined) {
    throw new Refusal('conflict', `${words} Change the dates of the one that is there, or end it first. Nothing has been changed.`,
      { fields: [{ path: 'fromDate', message: words }], details: { current: clash } });
  }
};
export const appointmentRecords = records<Appointment>(appointments.meta, {
  orderBy: `ifnull(fromDate, ''), id`, check: onceAtATime('appointments', 'This person already holds this seat on some of these dates.'),
});
export const deputyRecords = records<Deputy>(deputies.meta, {
  orderBy: `ifnull(fromDate, ''), id`, check: onceAtATime('deputies', 'This person is already a deputy for this seat on some of these dates.'),
});
