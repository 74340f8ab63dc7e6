import type { Output, Parsed } from '../../shared/contract.ts';
import { chargeTerms, isLate, type ChargeTerms } from '../../shared/training/charges.ts';
import { replaceSteps, stepsFor, withSteps, type BookingStatus, type Places, type Step, type Steps } from '../../shared/training/ladder.ts';
import type { Booking, TrainingEvent } from '../../shared/training/records.ts';
import { Refusal } from '../../shared/result.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import { followIncome } from './income.ts';
import { bookingOf, bookingRecords, bookingsOf, eventRecords } from './records.ts';

/** The terms of the board on a day: those that began last. */
export function termsOn(db: Reader, date: string): ChargeTerms | null {
  const row = db.oneSql<{ terms: string }>('SELECT terms FROM chargeSchemes WHERE fromDate <= ? ORDER BY fromDate DESC LIMIT 1', [date]);
  return row === undefined ? null : chargeTerms.parse(JSON.parse(row.terms));
}

export const placesOf = (db: Reader, event: TrainingEvent): Places => ({ places: event.places, open: event.status === 'planned', bookings: bookingsOf(db, event.id) });

/** Adds to what happened to bookings. */
export function addSteps(context: Writing, steps: readonly Step[], { on, note = '' }: { on: string; note?: string }): void {
  const byName = context.db.oneSql<{ name: string }>('SELECT name FROM desk')?.name ?? null;
  for (const { id, status } of steps) {
    context.db.runSql(
      `INSERT INTO bookingSteps (id, bookingId, position, status, stepOn, at, byName, note)
       VALUES (?, ?, (SELECT ifnull(max(position) + 1, 0) FROM bookingSteps WHERE bookingId = ?), ?, ?, ?, ?, ?)`,
      [context.newId(), id, id, status, on, context.now(), byName, note]);
  }
}

const ORDER = (booking: string, from: string, to: string): Refusal =>
  new Refusal('conflict', `${booking} is ${from} and cannot become ${to}. Nothing has been changed.`);
const FULL = (event: TrainingEvent): Refusal =>
  new Refusal('conflict', `All ${event.places ?? 0} places are held. Nothing has been changed. Give the event more places, or wait until one comes free.`);
function stepsOrRefuse(event: TrainingEvent, outcome: Steps, name: string, from: string, to: string): Step[] {
  if (outcome.ok) return outcome.steps;
  throw outcome.why === 'full' ? FULL(event) : ORDER(name, from, to);
}

export function addBooking(context: Writing, { status, on, note, ...values }: Parsed<'bookings.create'> & { movedFromId?: string; note?: string }): Booking {
  const event = eventRecords.get(context.db, values.eventId);
  if (event.status === 'cancelled') throw new Refusal('conflict', 'This event is cancelled. Nothing has been changed.');
  const places = placesOf(context.db, event);
  const { id } = bookingRecords.create(context, values);
  addSteps(context, stepsOrRefuse(event, stepsFor(places, id, status), values.name, 'new', status), { on, note: note ?? '' });
  followIncome(context, event.id);
  return bookingOf(context.db, id);
}

/** The step as the board’s terms make it: a cancellation with too little notice is a late one. */
const judged = (terms: ChargeTerms | null, event: TrainingEvent, from: BookingStatus, wanted: BookingStatus, on: string): BookingStatus =>
  (wanted === 'cancelled' && (from === 'booked' || from === 'offered') && isLate(terms, on, event.date) ? 'late cancellation' : wanted);

export function stepBookings(context: Writing, { ids, status, on, note }: Parsed<'bookings.step'>): Output<'bookings.step'> {
  const done: Step[] = [];
  const events = new Map<string, { event: TrainingEvent; places: Places; terms: ChargeTerms | null }>();
  for (const id of new Set(ids)) {
    const booking = bookingOf(context.db, id);
    let at = events.get(booking.eventId);
    if (at === undefined) {
      const event = eventRecords.get(context.db, booking.eventId);
      at = { event, places: placesOf(context.db, event), terms: termsOn(context.db, event.date) };
      events.set(booking.eventId, at);
    }
    const from = at.places.bookings.find((one) => one.id === id)!.status;
    if (from === status) continue;
    // Somebody from the waiting list who is offered a place by this very command cannot be lost by it.
    const steps = stepsOrRefuse(at.event, stepsFor(at.places, id, judged(at.terms, at.event, from, status, on)), booking.name, from, status);
    addSteps(context, steps, { on, note });
    at.places = withSteps(at.places, steps);
    done.push(...steps);
  }
  if (done.length === 0) throw new Refusal('conflict', `Nothing has been changed: that is what ${ids.length === 1 ? 'it is' : 'they are'} already.`);
  for (const eventId of events.keys()) followIncome(context, eventId);
  return { steps: done.map((step) => ({ bookingId: step.id, status: step.status })) };
}

export function replaceBooking(context: Writing, { id, on, ...values }: Parsed<'bookings.replace'>): Booking {
  const old = bookingOf(context.db, id);
  const event = eventRecords.get(context.db, old.eventId);
  const places = placesOf(context.db, event);
  // Looked at before anything is written, so that a refusal names what is wrong.
  stepsOrRefuse(event, replaceSteps(places, id, ''), old.name, old.status, 'replaced');
  const { id: newId } = bookingRecords.create(context, { ...values, organisationId: values.organisationId ?? old.organisationId, eventId: old.eventId, replacesId: id });
  addSteps(context, stepsOrRefuse(event, replaceSteps(places, id, newId), old.name, old.status, 'replaced'), { on, note: `${old.name} is replaced by ${values.name}` });
  followIncome(context, event.id);
  return bookingOf(context.db, newId);
}

/** Says who bookings are for. Nothing else of them changes, so that a list of offers is one step. */
export function linkBookings(context: Writing, { links }: Parsed<'bookings.link'>): Output<'bookings.link'> {
  const wanted = links.filter(({ id, personId }) => bookingOf(context.db, id).personId !== personId);
  if (wanted.length === 0) throw new Refusal('conflict', 'Nothing has been changed: that is who they are for already.');
  for (const { id, personId } of wanted) bookingRecords.update(context, { id, version: bookingOf(context.db, id).version, set: { personId } });
  return { linked: wanted.length };
}
