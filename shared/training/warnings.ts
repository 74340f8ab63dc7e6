import { formatShortDate } from '../dates.ts';
import { sameName } from '../same-name.ts';
import type { OrganisationKind } from './charges.ts';
import { holdsPlace, type BookingStatus } from './ladder.ts';
import type { Booking, Course, TrainingEvent } from './records.ts';

interface Elsewhere {
  name: string;
  personId: string | null;
  organisationId: string | null;
  status: BookingStatus;
  date: string;
  title: string;
  courseId: string;
}

/** What the booker should look at: the same person twice, on the same day elsewhere, on the same course again, or not whom the course is for. */
export function warningsOf(
  booking: Booking, kind: OrganisationKind | null,
  { course, event, live, elsewhere }: { course: Course; event: TrainingEvent; live: readonly Booking[]; elsewhere: readonly Elsewhere[] },
): string[] {
  if (!holdsPlace(booking.status) && booking.status !== 'waiting' && booking.status !== 'requested') return [];
  const same = (one: { name: string; personId: string | null; organisationId: string | null }): boolean => (one.personId !== null && booking.personId !== null
    ? one.personId === booking.personId
    : sameName(one.name, booking.name) && (one.organisationId === booking.organisationId || one.organisationId === null || booking.organisationId === null));
  const twice = live.some((one) => one.id !== booking.id && same(one));
  const others = elsewhere.filter(same);
  const sameDay = others.find((one) => one.date === event.date && event.dateText === null);
  const again = others.find((one) => one.courseId === course.id && holdsPlace(one.status) && one.status !== 'no-show');
  const outside = course.audience.kinds.length > 0 && (kind === null || !course.audience.kinds.includes(kind));
  return [
    ...(twice ? ['Booked twice on this event'] : []),
    ...(sameDay === undefined ? [] : [`Also on “${sameDay.title}” the same day`]),
    ...(again === undefined ? [] : [`Also on this course on ${formatShortDate(again.date)}`]),
    ...(outside ? [`The course is for ${course.audience.kinds.join(', ')}`] : []),
  ];
}
