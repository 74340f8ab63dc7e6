import { courses, type ChargeScheme } from '../../shared/training/records.ts';
import { crudHandlers, type Records } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';
import { readSpreadsheet } from '../spreadsheets/read.ts';
import { readCharges, readEvent, readPersonTraining, readProgramme, readRefreshers } from './answers.ts';
import { importAnswers } from './evaluations.ts';
import { cancelEvent, enterProgramme, mergeEvent, moveEvent, updateEvent } from './events.ts';
import { exportTraining } from './export.ts';
import { importBookings } from './import.ts';
import { importProgramme } from './programme.ts';
import { explainTraining, forgetReport, giveOut, reportOf, writtenReports } from './report.ts';
import { followIncome } from './income.ts';
import {
  BOOKING, bookingOf, bookingRecords, complianceRecords, costRecords, courseRecords, evaluationRecords, eventRecords, schemeRecords, sessionRecords, statementRecords, targetRecords,
} from './records.ts';
import { addBooking, linkBookings, replaceBooking, stepBookings } from './steps.ts';
import type { Booking, BookingStep } from '../../shared/training/records.ts';

const { 'courses.create': createCourse } = crudHandlers('courses', courseRecords);

/** Whatever changes what is owed for many events at once: their lines in the budget follow. */
function following<R>(of: Records<R>, eventsOf: (context: Writing, row: R) => string[]): Records<R> {
  const follow = (context: Writing, ids: readonly string[]): void => { for (const id of new Set(ids)) followIncome(context, id); };
  return {
    ...of,
    create: (context, values) => {
      const row = of.create(context, values);
      follow(context, eventsOf(context, row));
      return row;
    },
    update: (context, input) => {
      const before = eventsOf(context, of.get(context.db, input.id));
      const row = of.update(context, input);
      follow(context, [...before, ...eventsOf(context, row)]);
      return row;
    },
    remove: (context, input) => {
      const before = eventsOf(context, of.get(context.db, input.id));
      const answer = of.remove(context, input);
      follow(context, before);
      return answer;
    },
  };
}
const bookedSince = ({ db }: Writing, { fromDate }: ChargeScheme): string[] =>
  db.allSql<{ id: string }>('SELECT id FROM trainingEvents WHERE date >= ? AND id IN (SELECT eventId FROM bookings)', [fromDate]).map((one) => one.id);

export const trainingHandlers = {
  ...crudHandlers('courses', courseRecords), ...crudHandlers('trainingEvents', eventRecords), ...crudHandlers('trainingSessions', following(sessionRecords, (_, row) => [row.eventId])), ...crudHandlers('trainingCosts', costRecords),
  ...crudHandlers('chargeSchemes', following(schemeRecords, bookedSince)), ...crudHandlers('evaluations', evaluationRecords), ...crudHandlers('trainingStatements', statementRecords), ...crudHandlers('complianceReturns', complianceRecords), ...crudHandlers('reachTargets', targetRecords),
  ...({
    'trainingEvents.update': updateEvent,
    'trainingEvents.cancel': cancelEvent,
    'trainingEvents.move': moveEvent,
    'trainingEvents.merge': mergeEvent,
    'bookings.list': ({ db }, filter) => {
      const given = (['eventId', 'organisationId', 'personId'] as const).filter((name) => filter[name] !== undefined);
      return db.allSql<Booking>(`${BOOKING}${given.length === 0 ? '' : ` WHERE ${given.map((name) => `b.${name} = ?`).join(' AND ')}`} ORDER BY b.rowid`, given.map((name) => filter[name]));
    },
    'bookings.get': ({ db }, { id }) => bookingOf(db, id),
    'bookings.create': addBooking,
    'bookings.update': (context, input) => {
      const { eventId } = bookingRecords.update(context, input);
      followIncome(context, eventId);
      return bookingOf(context.db, input.id);
    },
    'bookings.step': stepBookings,
    'bookings.replace': replaceBooking,
    'bookings.steps': ({ db }, { bookingId }) => db.allSql<BookingStep>('SELECT * FROM bookingSteps WHERE bookingId = ? ORDER BY position', [bookingId]),
    'bookings.import': importBookings,
    'bookings.link': linkBookings,
    'training.programme': readProgramme,
    'training.event': (context, { id }) => readEvent(context, id),
    'training.charges': readCharges,
    'training.report': (context, asked) => reportOf(context, asked).report,
    'training.explain': explainTraining,
    'training.ofPerson': readPersonTraining,
    'training.importProgramme': importProgramme,
    'evaluations.import': importAnswers,
    'trainingReports.list': ({ db }) => writtenReports(db).map(({ tables: _, ...one }) => one),
    'trainingReports.keep': giveOut,
    'trainingReports.delete': forgetReport,
    'training.refreshers': readRefreshers,
    'training.enterProgramme': (context, asked) => enterProgramme(context, asked, (title) => createCourse(context, { ...courses.meta.defaults, title }).id),
    'training.readFile': async ({ place, cancelled }, { from }) => ({ rows: (await readSpreadsheet(place(from), cancelled)).flatMap((sheet) => sheet.rows) }),
    'training.export': exportTraining,
  } satisfies Some<
    | 'trainingEvents.update' | 'trainingEvents.cancel' | 'trainingEvents.move' | 'trainingEvents.merge' | 'bookings.list' | 'bookings.get' | 'bookings.create' | 'bookings.update' | 'bookings.step'
    | 'bookings.replace' | 'bookings.steps' | 'bookings.import' | 'training.programme' | 'training.event' | 'training.charges' | 'training.report' | 'training.refreshers' | 'training.enterProgramme'
    | 'training.readFile' | 'training.export' | 'training.explain' | 'training.ofPerson' | 'training.importProgramme' | 'evaluations.import' | 'trainingReports.list' | 'trainingReports.keep' | 'trainingReports.delete' | 'bookings.link'>),
};
