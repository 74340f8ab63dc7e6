import { addDays } from '../../shared/dates.ts';
import type { Random } from './random.ts';
import type { Row, Store } from './store.ts';
import { familyName, givenName } from './words.ts';

const COURSES = 12;
const EVENTS = 160;
const BOOKINGS_AN_EVENT = 25;
/** One conference, whose own screen holds as many as all the others of a year. */
const CONFERENCE = 1000;

/** Five thousand bookings, each with its steps: a hundred and sixty events of three years, and a conference of a thousand. */
export function writeTraining(store: Store, random: Random, agencyIds: readonly string[], today: string): void {
  store.step('courses.create', 'Add a course', addDays(today, -1100));
  const courses = Array.from({ length: COURSES }, (_, at) => ({
    id: store.newId(), title: `Course ${at + 1} on ${familyName(random)}`, level: `Level ${at % 3 + 1}`, aims: '', audience: { words: '', kinds: [] }, priorityId: null, refreshMonths: 36, certificateAfterEvaluation: false,
  }));
  // Its column is text: what is in it is written as the product writes it.
  store.insert('courses', courses.map((one): Row => ({ ...one, audience: JSON.stringify(one.audience) })));
  for (let at = 0; at < EVENTS + 1; at++) {
    const date = addDays(today, -1000 + Math.floor(at * 1000 / EVENTS) - 5);
    const isConference = at === EVENTS;
    store.step('bookings.import', 'Take in bookings from a list', addDays(date, -30));
    const event = {
      id: store.newId(), courseId: courses[at % COURSES]!.id, kind: isConference ? 'conference' : 'course', date, dateText: null, status: 'held', cancelReason: '', mode: 'venue', venue: 'Town Hall', trainers: '',
      places: isConference ? CONFERENCE : 30, halfDays: 2, notes: '', attendedCount: null,
    };
    store.insert('trainingEvents', [event]);
    const bookings = Array.from({ length: isConference ? CONFERENCE : BOOKINGS_AN_EVENT }, () => ({
      id: store.newId(), eventId: event.id, name: `${givenName(random)} ${familyName(random)}`, email: null, organisationId: random.pick([...agencyIds]), role: 'Practitioner', personId: null, waiver: '', replacesId: null, movedFromId: null,
    }));
    store.insert('bookings', bookings);
    const step = (bookingId: string, position: number, status: string, stepOn: string): Row => ({ id: store.newId(), bookingId, position, status, stepOn, at: `${stepOn}T09:00:00.000Z`, byName: 'Flora Inkpen', note: '' });
    store.insert('bookingSteps', bookings.map(({ id }) => step(id, 0, 'booked', addDays(date, -30))));
    store.insert('bookingSteps', bookings.map(({ id }) => step(id, 1, random.chance(0.85) ? 'attended' : random.chance(0.6) ? 'no-show' : 'late cancellation', date)));
  }
}
