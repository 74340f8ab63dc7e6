import type { Parsed } from '../../shared/contract.ts';
import { addDays } from '../../shared/dates.ts';
import { Refusal } from '../../shared/result.ts';
import { overlap, type Appointment, type Deputy, type Seat } from '../../shared/seats.ts';
import type { Writing } from '../handlers.ts';
import { personRecords } from '../people/handlers.ts';
import { appointmentRecords, deputyRecords, seatRecords } from './records.ts';

/** The id of somebody who is there, or who is now added. */
export const idOfPerson = (context: Writing, person: Parsed<'register.appoint'>['person']): string =>
  'id' in person ? person.id : personRecords.create(context, person).id;

/** Puts somebody in a seat, in place of those who hold it or beside them. */
export function appoint(context: Writing, { seatId, person, fromDate, toDate, replacing }: Parsed<'register.appoint'>): Appointment {
  seatRecords.get(context.db, seatId);
  if (replacing) endPresentHolders(context, seatId, fromDate, toDate);
  return appointmentRecords.create(context, { seatId, personId: idOfPerson(context, person), fromDate, toDate });
}

function endPresentHolders(context: Writing, seatId: string, fromDate: string | null, toDate: string | null): void {
  const present = appointmentRecords.list(context.db, { seatId }).filter((one) => overlap(one, { fromDate, toDate }));
  if (present.length === 0) return;
  if (fromDate === null) throw wrong('fromDate', 'Say from which day, so that the present holder can leave on the day before.');
  for (const one of present) {
    if (one.fromDate !== null && one.fromDate >= fromDate) throw wrong('fromDate', 'The present holder was appointed on or after that day. Give a later day, or change their dates first.');
    appointmentRecords.update(context, { id: one.id, version: one.version, set: { toDate: addDays(fromDate, -1) } });
  }
}
const wrong = (path: string, message: string) => new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });

export function addDeputy(context: Writing, { seatId, person, fromDate, toDate }: Parsed<'register.addDeputy'>): Deputy {
  seatRecords.get(context.db, seatId);
  return deputyRecords.create(context, { seatId, personId: idOfPerson(context, person), fromDate, toDate });
}

/** Ends a seat, and with it whoever holds it or stands in for it after that day. */
export function endSeat(context: Writing, { id, version, on }: Parsed<'register.endSeat'>): Seat {
  const seat = seatRecords.update(context, { id, version, set: { toDate: on } });
  for (const kept of [appointmentRecords, deputyRecords] as const) {
    for (const one of kept.list(context.db, { seatId: id })) {
      if (one.toDate !== null && one.toDate <= on) continue;
      if (one.fromDate !== null && one.fromDate > on) throw wrong('on', 'Somebody is appointed to this seat from a later day. End the seat after that, or delete their appointment first.');
      kept.update(context, { id: one.id, version: one.version, set: { toDate: on } });
    }
  }
  return seat;
}

/** Positions are 0, 1, 2 … in the order of the register; only the seats whose place changes are written. */
export function moveSeat(context: Writing, { id, version, before }: Parsed<'seats.move'>): Seat[] {
  const seat = seatRecords.get(context.db, id);
  const rest = seatRecords.list(context.db, { bodyId: seat.bodyId }).filter((one) => one.id !== id);
  const at = before === null ? rest.length : rest.findIndex((one) => one.id === before);
  if (at < 0) throw new Refusal('not_found', 'The seat to put this one before is not on this body. Nothing has been changed.');
  [...rest.slice(0, at), seat, ...rest.slice(at)].forEach((one, position) => {
    if (one.id === id) seatRecords.update(context, { id, version, set: { position } });
    else if (one.position !== position) seatRecords.update(context, { id: one.id, version: one.version, set: { position } });
  });
  return seatRecords.list(context.db, { bodyId: seat.bodyId });
}
