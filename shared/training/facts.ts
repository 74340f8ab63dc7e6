import { foldName } from '../same-name.ts';
import type { Answer } from './evaluation.ts';
import type { BookingStatus } from './ladder.ts';
import { wasBooked, type ReachBooking } from './reach.ts';
import type { EVENT_STATUSES } from './records.ts';

/** A booking of an event with all that figures are made of. */
export interface BookingFact extends ReachBooking {
  bookingId: string | null;
  eventId: string;
  courseId: string;
  name: string;
  date: string;
  cancelled: boolean;
}
export interface EventFact {
  id: string;
  courseId: string;
  course: string;
  date: string;
  when: string;
  status: (typeof EVENT_STATUSES)[number];
  cancelReason: string;
  places: number | null;
  attendedCount: number | null;
}
export interface CostFact { eventId: string; what: string; pence: number }
export interface IncomeFact { eventId: string; name: string; words: string; pence: number; waiver: string }
export type AnswerFact = Answer & { eventId: string; courseId: string; name: string | null; receivedOn: string };
/** Everything that the figures of a period, or of one event, are worked out from. */
export interface TrainingFacts {
  today: string;
  bookings: BookingFact[];
  events: EventFact[];
  costs: CostFact[];
  income: IncomeFact[];
  answers: AnswerFact[];
}

/** The same for all bookings of one person: the register’s own, or else the name and the organisation. */
export const personKey = ({ personId, name, organisationId }: { personId: string | null; name: string; organisationId: string | null }): string => personId ?? `${foldName(name)}|${organisationId ?? ''}`;

/** Under what those stand who are known only as a number. */
export const NOT_NAMED = { agency: 'Not known by agency', sector: 'not known' } as const;
/** Those who came to an event and are known only as a number, one by one, so that they count like everybody else. */
export const unnamed = (event: EventFact): BookingFact[] => Array.from({ length: event.status === 'cancelled' ? 0 : event.attendedCount ?? 0 }, (_, at): BookingFact => ({
  ...NOT_NAMED, bookingId: null, eventId: event.id, courseId: event.courseId, course: event.course, name: '', month: event.date.slice(0, 7), date: event.date, person: `${event.id} ${at}`, status: 'attended', cancelled: false,
}));

const WHY: Partial<Record<BookingStatus, string>> = {
  requested: 'Asked for a place and has none', waiting: 'On the waiting list', offered: 'Was offered a place and did not take it up', cancelled: 'Cancelled in time', replaced: 'Somebody else came instead',
};
/** Why a booking counts for nothing; null: it counts. */
export function whyNot({ status, date, cancelled }: Pick<BookingFact, 'status' | 'date' | 'cancelled'>, today: string): string | null {
  if (cancelled) return 'The event was cancelled';
  if (status === 'booked' && date > today) return 'The event is still to come';
  return wasBooked(status) ? null : WHY[status] ?? 'Had no place';
}
export const counted = ({ bookings, today }: Pick<TrainingFacts, 'bookings' | 'today'>): BookingFact[] => bookings.filter((one) => whyNot(one, today) === null);
