import { evaluations, complianceReturns, courses, reachTargets, trainingCosts, trainingEvents } from '../../shared/training/records.ts';
import { personName } from '../../shared/people.ts';
import { personRecords } from '../people/handlers.ts';
import { complianceRecords, costRecords, courseRecords, evaluationRecords, eventRecords, schemeRecords, targetRecords } from '../training/records.ts';
import { addBooking, stepBookings } from '../training/steps.ts';
import type { Writing } from '../handlers.ts';
import { idOf, type Loading } from './sample-loading.ts';
import type { Sample } from './sample-file.ts';

type SampleEvent = Sample['training']['courses'][number]['events'][number];

/** Courses and events of the sample, with bookings, costs and answers; those who came to an event of the past are marked. */
export function addTraining(loading: Loading, { charges, courses: taught, targets, compliance }: Sample['training']): void {
  const { context, ids, moved } = loading;
  schemeRecords.create(context, { ...charges, fromDate: moved(charges.fromDate) });
  const priorities = context.db.allSql<{ id: string }>('SELECT id FROM planPriorities ORDER BY position, rowid');
  const courseIds = new Map(taught.map(({ events, audience, priority, ...course }) => {
    const { id } = courseRecords.create(context, { ...courses.meta.defaults, ...course, audience: { words: audience, kinds: [] }, priorityId: priorities[priority - 1]?.id ?? null });
    for (const event of events) addEvent(loading, id, event);
    return [course.title, id];
  }));
  const from = moved('2025-04-01');
  for (const { organisation, course, ...target } of targets) {
    targetRecords.create(context, { ...reachTargets.meta.defaults, ...target, fromDate: from, organisationId: idOf(ids.organisations, organisation), courseId: course === undefined ? null : courseIds.get(course) ?? null });
  }
  for (const { organisation, target, asAt, ...one } of compliance) {
    complianceRecords.create(context, { ...complianceReturns.meta.defaults, ...one, organisationId: idOf(ids.organisations, organisation), asAt: moved(asAt), targetTenths: target });
  }
}

function addEvent({ context, ids, moved }: Loading, courseId: string, { bookings, date, held, costs, evaluation, cancelReason, ...event }: SampleEvent): void {
  const on = moved(date);
  const { id: eventId } = eventRecords.create(context, { ...trainingEvents.meta.defaults, ...event, courseId, date: on, ...(cancelReason === undefined ? {} : { status: 'cancelled', cancelReason }) });
  for (const cost of costs) costRecords.create(context, { ...trainingCosts.meta.defaults, ...cost, eventId });
  const came: string[] = [];
  for (const { organisation, names, marks } of bookings) {
    const made = names.map((name) => addBooking(context, { eventId, ...known(context, ids.people, name), email: null, role: null, organisationId: idOf(ids.organisations, organisation), status: 'booked', on }));
    for (const [at, status] of marks.entries()) if (made[at] !== undefined && held) stepBookings(context, { ids: [made[at].id], status, on, note: '' });
    came.push(...made.filter((_, at) => marks[at] === 'attended').map((one) => one.id));
  }
  if (!held) return;
  const row = eventRecords.get(context.db, eventId);
  eventRecords.update(context, { id: eventId, version: row.version, set: { status: 'held' } });
  const answer = (stage: 'before' | 'on the day' | 'three months later', at: number, values: object): void => {
    if (came[at] !== undefined) evaluationRecords.create(context, { ...evaluations.meta.defaults, eventId, bookingId: came[at], stage, receivedOn: on, ...values });
  };
  for (const [at, confidence] of evaluation.before.entries()) answer('before', at, { confidence });
  for (const [at, values] of evaluation.onTheDay.entries()) answer('on the day', at, values);
  for (const [at, confidence] of evaluation.later.entries()) answer('three months later', at, { confidence });
}

/** "@key" is somebody of the register. */
function known(context: Writing, ids: Map<string, string>, name: string): { name: string; personId: string | null } {
  if (!name.startsWith('@')) return { name, personId: null };
  const personId = idOf(ids, name.slice(1));
  return { name: personName({ ...personRecords.get(context.db, personId), title: null }), personId };
}
