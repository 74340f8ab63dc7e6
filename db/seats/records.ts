import { Refusal } from '../../shared/result.ts';
import { isMemberClass, seats, type Seat } from '../../shared/seats.ts';
import { atEnd, records } from '../crud.ts';

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
