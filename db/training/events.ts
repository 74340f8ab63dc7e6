import { addDays, daysBetween, formatShortDate } from '../../shared/dates.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import { heldPlaces, moveUp } from '../../shared/training/ladder.ts';
import type { TrainingEvent } from '../../shared/training/records.ts';
import type { Writing } from '../handlers.ts';
import { followIncome } from './income.ts';
import { bookingsOf, eventRecords, sessionRecords, wrong } from './records.ts';
import { addBooking, addSteps, placesOf } from './steps.ts';

const LIVE = new Set(['requested', 'booked', 'waiting', 'offered']);

/** A change of the number of places: not below what is held, and more places are offered to those who wait. */
export function updateEvent(context: Writing, input: Parsed<'trainingEvents.update'>): TrainingEvent {
  const event = eventRecords.update(context, input);
  const places = placesOf(context.db, event);
  const held = heldPlaces(places);
  if (event.places !== null && event.places < held) throw wrong('set.places', `${held} places are held already.`);
  const steps = moveUp(places);
  if (steps.length > 0) addSteps(context, steps, { on: context.today() });
  followIncome(context, event.id);
  return event;
}

export function cancelEvent(context: Writing, { id, version, reason, on }: Parsed<'trainingEvents.cancel'>): TrainingEvent {
  const event = eventRecords.update(context, { id, version, set: { status: 'cancelled', cancelReason: reason } });
  const live = bookingsOf(context.db, id).filter((one) => LIVE.has(one.status));
  // The board’s own cancelling is never late.
  addSteps(context, live.map((one) => ({ id: one.id, status: 'cancelled' as const })), { on, note: `The event is cancelled: ${reason}` });
  followIncome(context, id);
  return event;
}

export function moveEvent(context: Writing, { id, version, date }: Parsed<'trainingEvents.move'>): TrainingEvent {
  const before = eventRecords.get(context.db, id);
  const days = daysBetween(before.date, date);
  if (days === 0) throw wrong('date', 'That is the day it is on already.');
  const event = eventRecords.update(context, { id, version, set: { date, dateText: null } });
  const sessions = sessionRecords.list(context.db, { eventId: id });
  // The furthest first, so that the day of the event, which is that of its first session, is right at every moment.
  for (const session of days > 0 ? sessions.toReversed() : sessions) {
    context.db.runSql('UPDATE trainingSessions SET date = ?, version = version + 1 WHERE id = ?', [addDays(session.date, days), session.id]);
  }
  followIncome(context, id);
  return event;
}

export function mergeEvent(context: Writing, { id, version, intoId, on }: Parsed<'trainingEvents.merge'>): Output<'trainingEvents.merge'> {
  if (id === intoId) throw wrong('intoId', 'An event cannot be merged into itself.');
  const [event, into] = [eventRecords.get(context.db, id), eventRecords.get(context.db, intoId)];
  if (into.status !== 'planned') throw new Refusal('conflict', 'The other event is not planned any more. Nothing has been changed. Choose another one.');
  const rank = { booked: 0, offered: 1, waiting: 2, requested: 3 } as Record<string, number>;
  const live = bookingsOf(context.db, id).filter((one) => LIVE.has(one.status)).toSorted((a, b) => rank[a.status]! - rank[b.status]! || a.since - b.since);
  const there = bookingsOf(context.db, intoId);
  const moved = { booked: 0, offered: 0, waiting: 0 };
  for (const one of live) {
    // Whoever is on the other one already is not put there twice.
    if (there.some((other) => other.name === one.name && other.organisationId === one.organisationId && other.email === one.email && LIVE.has(other.status))) continue;
    const status = one.status === 'offered' ? 'booked' : one.status as 'requested' | 'booked' | 'waiting';
    const { status: now } = addBooking(context, {
      eventId: intoId, name: one.name, email: one.email, organisationId: one.organisationId, role: one.role, personId: one.personId, status, on, movedFromId: one.id, note: `From the event of ${formatShortDate(event.date)}`,
    });
    if (now === 'booked') moved.booked++;
    if (now === 'offered') moved.offered++;
    if (now === 'waiting') moved.waiting++;
  }
  cancelEvent(context, { id, version, reason: `Merged with the event of ${formatShortDate(into.date)}`, on });
  return moved;
}

/** Courses and events as a report lists them, without dates of their own. The same list twice changes nothing. */
export function enterProgramme(context: Writing, { from, to, dateText, lines, cancelReason }: Parsed<'training.enterProgramme'>, create: (title: string) => string): Output<'training.enterProgramme'> {
  const report = { courses: 0, events: 0, cancelled: 0, skipped: [] as string[] };
  for (const { title, kind, held, cancelled } of lines) {
    let courseId = context.db.oneSql<{ id: string }>('SELECT id FROM courses WHERE lower(title) = lower(?)', [title])?.id;
    if (courseId === undefined) {
      courseId = create(title);
      report.courses++;
    }
    const there = context.db.allSql<{ status: string }>('SELECT status FROM trainingEvents WHERE courseId = ? AND date BETWEEN ? AND ? AND dateText = ?', [courseId, from, to, dateText]);
    const [heldThere, cancelledThere] = [there.filter((one) => one.status === 'held').length, there.filter((one) => one.status === 'cancelled').length];
    if (heldThere >= held && cancelledThere >= cancelled) report.skipped.push(title);
    for (let n = heldThere; n < held; n++, report.events++) eventRecords.create(context, { courseId, kind, date: to, dateText, status: 'held' });
    for (let n = cancelledThere; n < cancelled; n++, report.cancelled++) {
      eventRecords.create(context, { courseId, kind, date: to, dateText, status: 'cancelled', cancelReason: cancelReason.trim() || 'No reason given' });
    }
  }
  if (report.events + report.cancelled + report.courses === 0) throw new Refusal('conflict', 'Everything in this list is there already. Nothing has been changed.');
  return report;
}
