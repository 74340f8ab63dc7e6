import type { TrainingFacts, AnswerFact, BookingFact, EventFact } from '../../shared/training/facts.ts';
import { NOT_NAMED, personKey, unnamed } from '../../shared/training/facts.ts';
import { whenWords } from '../../shared/training/papers.ts';
import type { Reading } from '../handlers.ts';
import { chargesWhere } from './income.ts';
import { BOOKING } from './records.ts';

/** The events of a period, or one event. */
export type Asked = { from: string; to: string } | { eventId: string };

/** Everything that the figures of a period or of an event are worked out from, read once. */
export function gatherFacts({ db, today }: Pick<Reading, 'db' | 'today'>, asked: Asked): TrainingFacts {
  const [where, values] = 'eventId' in asked ? ['e.id = ?', [asked.eventId]] : ['e.date BETWEEN ? AND ?', [asked.from, asked.to]];
  const events = db.allSql<Omit<EventFact, 'when'> & { dateText: string | null; lastDate: string }>(
    `SELECT e.id, e.courseId, c.title AS course, e.date, e.dateText, ifnull((SELECT max(t.date) FROM trainingSessions AS t WHERE t.eventId = e.id), e.date) AS lastDate, e.status, e.cancelReason, e.places, e.attendedCount
     FROM trainingEvents AS e JOIN courses AS c ON c.id = e.courseId WHERE ${where} ORDER BY e.date, e.rowid`, values)
    .map(({ dateText, lastDate, ...one }): EventFact => ({ ...one, when: whenWords({ date: one.date, dateText, lastDate }) }));
  const booked = db.allSql<Omit<BookingFact, 'person' | 'cancelled'> & { cancelled: number; personId: string | null; organisationId: string | null }>(
    `SELECT b.id AS bookingId, b.name, b.personId, b.organisationId, b.status, ifnull(o.name, ?) AS agency, ifnull(o.kind, ?) AS sector, c.title AS course, substr(e.date, 1, 7) AS month, b.eventId, e.courseId, e.date,
       e.status = 'cancelled' AS cancelled
     FROM (${BOOKING}) AS b JOIN trainingEvents AS e ON e.id = b.eventId JOIN courses AS c ON c.id = e.courseId LEFT JOIN organisations AS o ON o.id = b.organisationId WHERE ${where} ORDER BY e.date, b.since`,
    [NOT_NAMED.agency, NOT_NAMED.sector, ...values]);
  return {
    today: today(), events,
    bookings: [...booked.map(({ personId, organisationId, cancelled, ...one }): BookingFact => ({ ...one, cancelled: cancelled === 1, person: personKey({ personId, organisationId, name: one.name }) })), ...events.flatMap(unnamed)],
    costs: db.allSql(`SELECT k.eventId, k.what, k.pence FROM trainingCosts AS k JOIN trainingEvents AS e ON e.id = k.eventId WHERE ${where} ORDER BY k.id`, values),
    income: chargesWhere(db, where, values).map((one) => ({ eventId: one.eventId, name: `${one.name}, ${one.organisation}`, words: one.words, pence: one.pence, waiver: one.waiver })),
    answers: db.allSql<AnswerFact>(
      `SELECT v.stage, v.bookingId, v.rating, v.confidence, v.eventId, e.courseId, v.receivedOn, b.name FROM evaluations AS v JOIN trainingEvents AS e ON e.id = v.eventId LEFT JOIN bookings AS b ON b.id = v.bookingId
       WHERE ${where} ORDER BY v.id`, values),
  };
}
