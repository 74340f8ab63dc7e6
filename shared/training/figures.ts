import { percentage } from '../attendance-figures/percentage.ts';
import { resultsOf, type Results } from './evaluation.ts';
import { counted, type EventFact, type TrainingFacts } from './facts.ts';
import { cameTo, countReach, type ReachCounts } from './reach.ts';

export interface CourseFigures extends ReachCounts {
  courseId: string;
  title: string;
  planned: number;
  held: number;
  cancelled: number;
  cancelReasons: string[];
  results: Results;
  costPence: number;
  incomePence: number;
}
export interface Figures {
  courses: CourseFigures[];
  events: number;
  cancelled: number;
  attendances: number;
  /** Of the events with a limit that have begun. */
  places: number;
  /** Attendances of those places. */
  filled: number;
  filledPercent: number | null;
  costPence: number;
  incomePence: number;
  /** Cost for each attendance. */
  eachPence: number | null;
  results: Results;
}

const money = (all: readonly { pence: number }[]): number => all.reduce((sum, one) => sum + one.pence, 0);
/** Those with a number of places that have begun. */
export const isOffered = (event: EventFact, today: string): boolean => event.status !== 'cancelled' && event.places !== null && event.date <= today;
const answering = (counts: ReachCounts): { booked: number; attended: number } => ({ booked: counts.booked, attended: counts.attended + counts.partAttended });
/** Pence for each of so many; halves of a penny are rounded up. */
export const eachOf = (pence: number, count: number): number | null => (count === 0 ? null : Math.round(pence / count));

/** The training of a period in figures, before anything is hidden. */
export function figuresOf(facts: TrainingFacts): Figures {
  const { events, today } = facts;
  const bookings = counted(facts);
  const came = bookings.filter((one) => cameTo(one.status));
  const offered = events.filter((one) => isOffered(one, today));
  const offeredIds = new Set(offered.map((one) => one.id));
  const places = offered.reduce((sum, one) => sum + one.places!, 0);
  const filled = came.filter((one) => offeredIds.has(one.eventId)).length;
  const [costPence, incomePence] = [money(facts.costs), money(facts.income)];
  const courses = [...new Map(events.map((one) => [one.courseId, one.course]))].map(([courseId, title]): CourseFigures => {
    const own = events.filter((one) => one.courseId === courseId);
    const ids = new Set(own.map((one) => one.id));
    const cancelled = own.filter((one) => one.status === 'cancelled');
    const counts = countReach(bookings.filter((one) => one.courseId === courseId));
    return {
      courseId, title, planned: own.filter((one) => one.status === 'planned').length, held: own.filter((one) => one.status === 'held').length, cancelled: cancelled.length,
      cancelReasons: [...new Set(cancelled.map((one) => one.cancelReason))], results: resultsOf(facts.answers.filter((one) => one.courseId === courseId), answering(counts)), ...counts,
      costPence: money(facts.costs.filter((one) => ids.has(one.eventId))), incomePence: money(facts.income.filter((one) => ids.has(one.eventId))),
    };
  }).toSorted((a, b) => (a.title < b.title ? -1 : 1));
  return {
    courses, events: events.filter((one) => one.status === 'held').length, cancelled: events.filter((one) => one.status === 'cancelled').length, attendances: came.length, places, filled, filledPercent: percentage(filled, places),
    costPence, incomePence, eachPence: eachOf(costPence, came.length), results: resultsOf(facts.answers, answering(countReach(bookings))),
  };
}
