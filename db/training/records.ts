import { Refusal } from '../../shared/result.ts';
import {
  bookingsMeta, chargeSchemes, complianceReturns, courses, evaluations, reachTargets, trainingCosts, trainingEvents, trainingSessions, trainingStatements,
  type Booking, type ChargeScheme, type ComplianceReturn, type Course, type Evaluation, type ReachTarget, type TrainingCost, type TrainingEvent, type TrainingSession, type TrainingStatement,
} from '../../shared/training/records.ts';
import { canFollow, heldPlaces, type BookingStatus } from '../../shared/training/ladder.ts';
import { records, verifierOf, verifyBy } from '../crud.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';

export const wrong = (path: string, message: string): Refusal => new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });

export const courseRecords = records<Course>(courses.meta, {
  orderBy: 'title, id',
  check: ({ db }, row) => {
    if (db.oneSql('SELECT 1 FROM courses WHERE lower(title) = lower(?) AND id <> ?', [row.title, row.id]) !== undefined) throw wrong('title', 'There is a course of that title already.');
  },
});

export const eventRecords = records<TrainingEvent>(trainingEvents.meta, {
  orderBy: 'date, id',
  check: (_, row) => {
    if (row.status === 'cancelled' && row.cancelReason.trim() === '') throw wrong('cancelReason', 'Say why it was cancelled.');
  },
  standing: ({ db }, row) => refuseOverbooked(db, row),
});

/** The day of an event is that of its first session. */
function followSessions({ db }: Writing, eventId: string): void {
  const first = db.oneSql<{ date: string | null }>('SELECT min(date) AS date FROM trainingSessions WHERE eventId = ?', [eventId])?.date;
  if (first !== null && first !== undefined) db.runSql('UPDATE trainingEvents SET date = ?, version = version + 1 WHERE id = ? AND date <> ?', [first, eventId, first]);
}
const sessions = records<TrainingSession>(trainingSessions.meta, {
  orderBy: 'date, startsAt, id',
  check: (_, row) => {
    if (row.startsAt !== null && row.endsAt !== null && row.endsAt <= row.startsAt) throw wrong('endsAt', 'It ends before it begins.');
  },
});
export const sessionRecords: typeof sessions = {
  ...sessions,
  create: (context, values) => {
    const row = sessions.create(context, values);
    followSessions(context, row.eventId);
    return row;
  },
  update: (context, input) => {
    const before = sessions.get(context.db, input.id);
    const row = sessions.update(context, input);
    for (const eventId of new Set([before.eventId, row.eventId])) followSessions(context, eventId);
    return row;
  },
  remove: (context, input) => {
    const { eventId } = sessions.get(context.db, input.id);
    const answer = sessions.remove(context, input);
    followSessions(context, eventId);
    return answer;
  },
};

/** For each event that has lost sessions, how many changes those had seen, their removal among them; a session that came back and went again counts each time. */
export const removedSessions = (db: Reader): Map<string, number> => new Map(db.allSql<{ eventId: string; changes: number }>(
  `SELECT json_extract(old, '$.eventId') AS eventId, sum(json_extract(old, '$.version') + 1) AS changes FROM history WHERE tableName = 'trainingSessions' AND change = 'delete' GROUP BY 1`,
).map((one) => [one.eventId, one.changes]));

export const costRecords = records<TrainingCost>(trainingCosts.meta, {
  check: ({ db }, row) => {
    const kind = row.headingId === null ? 'expenditure' : db.oneSql<{ kind: string }>('SELECT kind FROM budgetHeadings WHERE id = ?', [row.headingId])?.kind;
    if (kind !== 'expenditure') throw wrong('headingId', 'Costs stand under a heading for expenditure.');
  },
});
export const schemeRecords = records<ChargeScheme>(chargeSchemes.meta, {
  orderBy: 'fromDate, id',
  check: ({ db }, row) => {
    if (db.oneSql('SELECT 1 FROM chargeSchemes WHERE fromDate = ? AND id <> ?', [row.fromDate, row.id]) !== undefined) throw wrong('fromDate', 'Other charges begin on that day already.');
  },
});
export const evaluationRecords = records<Evaluation>(evaluations.meta, {
  check: ({ db }, row) => {
    if (row.bookingId === null) return;
    const booking = bookingOf(db, row.bookingId);
    if (booking.eventId !== row.eventId) throw wrong('bookingId', 'That booking is of another event.');
    const twice = db.oneSql('SELECT 1 FROM evaluations WHERE bookingId = ? AND stage = ? AND id <> ?', [row.bookingId, row.stage, row.id]) !== undefined;
    if (twice) throw wrong('stage', `${booking.name} has answered at this stage already.`);
  },
});
export const statementRecords = records<TrainingStatement>(trainingStatements.meta, { orderBy: 'fromDate, id' });
export const complianceRecords = records<ComplianceReturn>(complianceReturns.meta, { orderBy: 'level, asAt, id' });

export const targetRecords = records<ReachTarget>(reachTargets.meta, {
  orderBy: 'fromDate, id',
  check: (_, row) => {
    const named = [row.organisationId, row.sector, row.courseId].filter((one) => one !== null).length;
    if (named !== 1) throw wrong('organisationId', 'Say which organisation, sector or course it is for: one of them.');
  },
});

const bookingTable = records<Omit<Booking, 'status' | 'statusOn' | 'since'>>(bookingsMeta, {
  extra: ['replacesId', 'movedFromId'],
  standing: ({ db }, row) => {
    const steps = db.allSql<{ status: BookingStatus }>('SELECT status FROM bookingSteps WHERE bookingId = ? ORDER BY position', [row.id]).map(({ status }) => status);
    if (steps.length === 0) throw wrong('status', 'It says nothing of what became of the booking.');
    const at = steps.findIndex((status, n) => !canFollow(steps[n - 1] ?? 'new', status));
    if (at !== -1) throw wrong('status', `A booking that is ${steps[at - 1] ?? 'new'} cannot become ${steps[at]!}.`);
    refuseOverbooked(db, eventRecords.get(db, row.eventId));
  },
});
verifyBy('bookingSteps', (context, id) => {
  const step = context.db.oneSql<{ bookingId: string }>('SELECT bookingId FROM bookingSteps WHERE id = ?', [id])!;
  verifierOf('bookings')!(context, step.bookingId, null);
});
function refuseOverbooked(db: Reader, { id, places }: TrainingEvent): void {
  const held = heldPlaces({ bookings: bookingsOf(db, id) });
  if (places !== null && held > places) throw wrong('places', `The event has ${places} ${places === 1 ? 'place' : 'places'}, and ${held} would be held.`);
}
/** What a booking is now: its last step. `since` is the order in which bookings came to be what they are; many can have the same moment. */
export const BOOKING = `SELECT b.*, s.status, s.stepOn AS statusOn, s.rowid AS since FROM bookings AS b
  JOIN bookingSteps AS s ON s.bookingId = b.id AND s.position = (SELECT max(position) FROM bookingSteps WHERE bookingId = b.id)`;

export function bookingOf(db: Reader, id: string): Booking {
  const row = db.oneSql<Booking>(`${BOOKING} WHERE b.id = ?`, [id]);
  if (row === undefined) throw new Refusal('not_found', 'This booking is no longer there. It may have been undone; look under recent changes.');
  return row;
}
export const bookingsOf = (db: Reader, eventId: string): Booking[] => db.allSql<Booking>(`${BOOKING} WHERE b.eventId = ? ORDER BY b.rowid`, [eventId]);
export const bookingRecords = bookingTable;
