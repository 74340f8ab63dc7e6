import { Refusal } from '../../shared/result.ts';
import { appointments, deputies, overlap, type Appointment, type Deputy } from '../../shared/seats.ts';
import { crudHandlers, records } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';
import { seatRecords } from './records.ts';
import { readRegister } from './register.ts';

/** One person cannot hold, or stand in for, the same seat twice on one day. Joint holders are different people. */
const onceAtATime = (table: 'appointments' | 'deputies', words: string) => ({ db }: Writing, row: Appointment | Deputy): void => {
  const others = db.allSql<Appointment>(`SELECT * FROM ${table} WHERE seatId = ? AND personId = ? AND id <> ?`, [row.seatId, row.personId, row.id]);
  const clash = others.find((other) => overlap(other, row));
  if (clash !== undefined) {
    throw new Refusal('conflict', `${words} Change the dates of the one that is there, or end it first. Nothing has been changed.`,
      { fields: [{ path: 'fromDate', message: words }], details: { current: clash } });
  }
};

export const seatHandlers = {
  ...crudHandlers('seats', seatRecords),
  ...crudHandlers('appointments', records<Appointment>(appointments.meta, {
    orderBy: `ifnull(fromDate, ''), id`, check: onceAtATime('appointments', 'This person already holds this seat on some of these dates.'),
  })),
  ...crudHandlers('deputies', records<Deputy>(deputies.meta, {
    orderBy: `ifnull(fromDate, ''), id`, check: onceAtATime('deputies', 'This person is already a deputy for this seat on some of these dates.'),
  })),
  ...({ 'register.get': ({ db }, { bodyId, on }) => readRegister(db, bodyId, on) } satisfies Some<'register.get'>),
};
