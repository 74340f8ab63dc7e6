import type { Output, Parsed } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import { sameName } from '../../shared/same-name.ts';
import { organisationKindOf } from '../../shared/seat-words.ts';
import { isMark, stepsFor, withSteps } from '../../shared/training/ladder.ts';
import type { Writing } from '../handlers.ts';
import { organisationHandlers } from '../organisations/handlers.ts';
import { followIncome } from './income.ts';
import { bookingOf, bookingRecords, bookingsOf, eventRecords } from './records.ts';
import { addSteps, placesOf } from './steps.ts';

/** Takes in a list of bookings or a register. Whoever is there already is left, except for a mark of attendance; the same list twice changes nothing. */
export function importBookings(context: Writing, { eventId, on, rows }: Parsed<'bookings.import'>): Output<'bookings.import'> {
  const { db } = context;
  const event = eventRecords.get(db, eventId);
  if (event.status === 'cancelled') throw new Refusal('conflict', 'This event is cancelled. Nothing has been changed.');
  const known = db.allSql<{ id: string; name: string }>(
    'SELECT id, name FROM organisations UNION ALL SELECT id, shortName FROM organisations WHERE shortName IS NOT NULL UNION ALL SELECT organisationId, name FROM organisationAliases');
  const there = bookingsOf(db, eventId);
  let places = placesOf(db, event);
  const report: Output<'bookings.import'> = { added: 0, marked: 0, organisations: [], skipped: [] };
  const organisationOf = (name: string | null): string | null => {
    if (name === null) return null;
    const found = known.find((one) => sameName(one.name, name));
    if (found !== undefined) return found.id;
    const added = organisationHandlers['organisations.create'](context, { name, shortName: null, kind: organisationKindOf(name), successorId: null, notes: '', fromDate: null, toDate: null });
    known.push(added);
    report.organisations.push(name);
    return added.id;
  };
  for (const { name, email, organisation, role, status } of rows) {
    const organisationId = organisationOf(organisation);
    let booking = there.find((one) => sameName(one.name, name) && (one.organisationId === organisationId || organisationId === null));
    const isNew = booking === undefined;
    if (booking === undefined) {
      const wanted = status === 'waiting' || status === 'requested' ? status : status !== null && !isMark(status) && status !== 'booked' && status !== 'offered' ? null : 'booked';
      if (wanted === null) {
        report.skipped.push({ name, why: `Not added, because the list says ${status}.` });
        continue;
      }
      const { id } = bookingRecords.create(context, { eventId, name, email, organisationId, role });
      const outcome = stepsFor(places, id, wanted);
      if (!outcome.ok) throw new Error(`A new booking cannot be ${wanted}`);
      addSteps(context, outcome.steps, { on, note: 'Taken in from a list' });
      places = withSteps(places, outcome.steps);
      booking = bookingOf(db, id);
      there.push(booking);
      report.added++;
    }
    if (status !== null && isMark(status)) {
      const outcome = stepsFor(places, booking.id, status);
      const now = places.bookings.find((one) => one.id === booking.id)!.status;
      if (now === status) report.skipped.push({ name, why: 'There already.' });
      else if (!outcome.ok) report.skipped.push({ name, why: `Is ${now}, and cannot be marked as ${status}.` });
      else {
        addSteps(context, outcome.steps, { on, note: 'Taken in from a register' });
        places = withSteps(places, outcome.steps);
        report.marked++;
      }
    } else if (!isNew) report.skipped.push({ name, why: 'There already.' });
  }
  if (report.added + report.marked + report.organisations.length === 0) throw new Refusal('conflict', 'Everybody in this list is there already. Nothing has been changed.');
  followIncome(context, eventId);
  return report;
}
