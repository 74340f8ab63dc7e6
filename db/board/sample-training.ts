import { courses, trainingEvents } from '../../shared/training/records.ts';
import { eventRecords, courseRecords, schemeRecords } from '../training/records.ts';
import { addBooking, stepBookings } from '../training/steps.ts';
import { idOf, type Loading } from './sample-loading.ts';
import type { Sample } from './sample-file.ts';

/** Courses and events of the sample, with bookings; those who came to an event of the past are marked. */
export function addTraining({ context, ids, moved }: Loading, training: Sample['training']): void {
  schemeRecords.create(context, { ...training.charges, fromDate: moved(training.charges.fromDate) });
  for (const { events, ...course } of training.courses) {
    const { id: courseId } = courseRecords.create(context, { ...courses.meta.defaults, ...course });
    for (const { bookings, date, held, ...event } of events) {
      const { id: eventId } = eventRecords.create(context, { ...trainingEvents.meta.defaults, ...event, courseId, date: moved(date) });
      for (const { organisation, names, marks } of bookings) {
        const made = names.map((name) => addBooking(context, { eventId, name, email: null, role: null, personId: null, organisationId: idOf(ids.organisations, organisation), status: 'booked', on: moved(date) }));
        for (const [at, status] of marks.entries()) if (made[at] !== undefined && held) stepBookings(context, { ids: [made[at].id], status, on: moved(date), note: '' });
      }
      if (!held) continue;
      const row = eventRecords.get(context.db, eventId);
      eventRecords.update(context, { id: eventId, version: row.version, set: { status: 'held' } });
    }
  }
}
