import { z } from 'zod';
import { id, isoDate, line, text, version } from './fields.ts';
import { command, job, query } from './operation.ts';
import { OCCASIONS } from './training/charges.ts';
import { STAGES } from './training/evaluation.ts';
import { GROUPINGS, MEASURES } from './training/explain.ts';
import { BOOKING_STATUSES } from './training/ladder.ts';
import {
  bookingFields, bookingRow, bookings, bookingStep, chargeSchemes, AIM_KINDS, complianceReturns, courses, EVENT_KINDS, EVENT_STATUSES, evaluations, MODES, reachTargets, trainingCosts, trainingEvents, trainingSessions, trainingStatements,
} from './training/records.ts';

const reads = [
  'courses', 'trainingEvents', 'trainingSessions', 'trainingCosts', 'bookings', 'bookingSteps', 'chargeSchemes', 'evaluations', 'trainingStatements', 'complianceReturns', 'organisations', 'board', 'desk',
  'planPriorities', 'budgetHeadings', 'reachTargets', 'trainingReports', 'people',
];
const period = z.strictObject({ from: isoDate, to: isoDate });
const status = z.enum(BOOKING_STATUSES);

/** An event with what the list shows of it. */
const eventLine = z.strictObject({
  ...trainingEvents.row.shape, title: z.string(), level: z.string().nullable(), sessions: z.int(), lengthHalfDays: z.int(), lastDate: isoDate,
  held: z.int(), waiting: z.int(), requested: z.int(), booked: z.int(), attended: z.int(), partAttended: z.int(), noShows: z.int(), late: z.int(),
  costPence: z.int(), incomePence: z.int(),
});
export type EventLine = z.output<typeof eventLine>;

const charge = z.strictObject({
  bookingId: id, eventId: id, title: z.string(), date: isoDate, name: z.string(), organisationId: id.nullable(), organisation: z.string(), occasion: z.enum(OCCASIONS), words: z.string(),
  pence: z.int(), fullPence: z.int(), waiver: z.string(),
});
export type ChargeRow = z.output<typeof charge>;

const results = z.strictObject({
  stages: z.array(z.strictObject({
    stage: z.enum(STAGES), answers: z.int(), responsePercent: z.int().nullable(), ratings: z.array(z.int()), satisfied: z.int(), rated: z.int(), satisfiedPercent: z.int().nullable(), confidenceTenths: z.int().nullable(),
  })),
  changes: z.array(z.strictObject({ to: z.enum(STAGES), people: z.int(), tenths: z.int().nullable() })),
});
const bookingShown = z.strictObject({ ...bookingRow.shape, organisation: z.string(), sector: z.string().nullable(), warnings: z.array(z.string()), charge: charge.nullable() });
export type BookingShown = z.output<typeof bookingShown>;
const eventShown = z.strictObject({
  event: eventLine, course: courses.row, priority: z.string().nullable(), sessionList: z.array(trainingSessions.row), costs: z.array(z.strictObject({ ...trainingCosts.row.shape, heading: z.string().nullable() })),
  bookings: z.array(bookingShown), terms: z.string().nullable(), evaluations: z.array(evaluations.row), results,
  /** Somebody of the register whom a booking may be for: offered, not forced. */
  offers: z.array(z.strictObject({ bookingId: id, personId: id, name: z.string(), why: z.string() })),
});
export type EventShown = z.output<typeof eventShown>;

const counts = { booked: z.int(), attended: z.int(), partAttended: z.int(), noShows: z.int(), late: z.int() };
const aim = z.strictObject({ kind: z.enum(AIM_KINDS), reached: z.int(), of: z.int(), percent: z.int().nullable() });
const reachLine = z.strictObject({
  name: z.string(), within: z.string().nullable(), ...counts, people: z.int(), attendedPercent: z.int().nullable(), noShowPercent: z.int().nullable(), aim: aim.nullable(), hidden: z.boolean(),
});
const reach = z.strictObject({
  total: reachLine, agencies: z.array(reachLine), sectors: z.array(reachLine), courses: z.array(reachLine), months: z.array(reachLine),
  /** Of the events with a limit that have begun. */
  places: z.int(), /** Attendances of those places. */ filled: z.int(), filledPercent: z.int().nullable(),
});
const complianceLine = z.strictObject({
  organisationId: id, organisation: z.string(), level: z.string(), latest: complianceReturns.row, previous: complianceReturns.row.nullable(), changeTenths: z.int().nullable(), isMet: z.boolean().nullable(),
});
const courseLine = z.strictObject({
  courseId: id, title: z.string(), planned: z.int(), held: z.int(), cancelled: z.int(), cancelReasons: z.array(z.string()), results, ...counts, costPence: z.int(), incomePence: z.int(),
  /** Too few people to be shown, or too few who answered. */
  hidden: z.boolean(), answersHidden: z.boolean(),
});
const report = z.strictObject({
  from: isoDate, to: isoDate, board: z.string(), courses: z.array(courseLine), reach, events: z.int(), cancelled: z.int(), attendances: z.int(), costPence: z.int(), incomePence: z.int(), eachPence: z.int().nullable(),
  results, satisfiedPercent: z.int().nullable(), rated: z.int(), satisfied: z.int(),
  /** Why the figures by group cannot be shown to others: too few people, too many reports that overlap, or one that overlaps in part. Null: they can. */
  unfit: z.enum(['few', 'many', 'partly']).nullable(),
  /** The periods of reports written before that share days with this one. */
  overlaps: z.array(period),
  compliance: z.array(complianceLine),
  statements: z.array(z.strictObject({ ...trainingStatements.row.shape, differences: z.array(z.strictObject({ what: z.string(), stated: z.int(), counted: z.int(), isMoney: z.boolean() })) })),
});
export type TrainingReport = z.output<typeof report>;

const importedBooking = z.strictObject({ name: line(), email: line(254).nullable(), organisation: line().nullable(), role: line().nullable(), status: status.nullable() });
const importedAnswer = z.strictObject({
  name: line().nullable(), email: line(254).nullable(), answeredOn: isoDate.nullable(), rating: z.int().min(1).max(5).nullable(), confidence: z.int().min(1).max(10).nullable(),
  /** What they say their confidence was before, where one form asks for both. */
  before: z.int().min(1).max(10).nullable(), comment: text(4000), /** Which line of the list it is. */ key: line(200),
});
const importedEvent = z.strictObject({
  title: line(), level: line(60).nullable(), kind: z.enum(EVENT_KINDS), date: isoDate, dateText: line(100).nullable(), status: z.enum(EVENT_STATUSES), cancelReason: text(500), mode: z.enum(MODES), venue: line().nullable(),
  trainers: text(500), places: z.int().min(0).max(10_000).nullable(), halfDays: z.int().min(1).max(60), attendedCount: z.int().min(0).max(10_000).nullable(),
});
const explained = z.strictObject({
  title: z.string(), format: z.enum(['count', 'percent', 'money', 'each', 'mean', 'change']), rule: z.string(), /** As it is shown. */ value: z.string(), /** What its rows add up to. */ over: z.int(), of: z.int(),
  rows: z.array(z.strictObject({ eventId: z.string(), date: z.string(), title: z.string(), what: z.string(), over: z.int(), of: z.int(), why: z.string() })),
});
export type ExplainedFigure = z.output<typeof explained>;
const personTraining = z.strictObject({ bookingId: id, eventId: id, courseId: id, title: z.string(), level: z.string().nullable(), date: isoDate, status, /** By when the course is due again. */ dueOn: isoDate.nullable() });
const written = z.strictObject({ id, version, from: isoDate, to: isoDate, at: z.string() });
const programmeLine = z.strictObject({ title: line(), kind: z.enum(EVENT_KINDS), held: z.int().min(0).max(500), cancelled: z.int().min(0).max(500) });

export const TRAINING_PAPERS = ['programme', 'sign-in', 'certificates', 'report', 'invoices'] as const;
export type TrainingPaper = (typeof TRAINING_PAPERS)[number];
const done = z.strictObject({ steps: z.array(z.strictObject({ bookingId: id, status })) });

/** Courses, events, bookings, charges, evaluation and reach. */
export const training = {
  ...courses.operations, ...trainingEvents.operations, ...trainingSessions.operations, ...trainingCosts.operations, ...bookings, ...chargeSchemes.operations, ...evaluations.operations,
  ...trainingStatements.operations, ...complianceReturns.operations, ...reachTargets.operations,

  'trainingEvents.cancel': command('Cancel an event', z.strictObject({ id, version, reason: line(500), on: isoDate }), trainingEvents.row),
  /** All its sessions move by the same number of days. */
  'trainingEvents.move': command('Move an event to another day', z.strictObject({ id, version, date: isoDate }), trainingEvents.row),
  /** Those who were booked, offered, waiting or had asked go to the other event, as far as it has places; this one is cancelled. */
  'trainingEvents.merge': command('Merge an event into another', z.strictObject({ id, version, intoId: id, on: isoDate }), z.strictObject({ booked: z.int(), offered: z.int(), waiting: z.int() })),

  'bookings.create': command('Book a place', z.strictObject({ eventId: id, ...bookingFields, status: z.enum(['requested', 'booked', 'waiting']).default('booked'), on: isoDate }), bookingRow),
  /** One step for each booking, or none for any. What follows from them, such as an offer to somebody who waits, is in the answer too. */
  'bookings.step': command('Mark bookings', z.strictObject({ ids: z.array(id).min(1).max(500), status: status.exclude(['replaced']), on: isoDate, note: text(500).default('') }), done),
  'bookings.replace': command('Send somebody else', z.strictObject({ id, on: isoDate, ...bookingFields }), bookingRow),
  'bookings.steps': query('The steps of a booking, the first first', z.strictObject({ bookingId: id }), z.array(bookingStep), ['bookingSteps']),
  /** What is there already is left as it is, except for a mark of attendance. */
  'bookings.import': command('Take in bookings from a list', z.strictObject({ eventId: id, on: isoDate, rows: z.array(importedBooking).max(2000) }),
    z.strictObject({ added: z.int(), marked: z.int(), organisations: z.array(z.string()), skipped: z.array(z.strictObject({ name: z.string(), why: z.string() })) })),

  /** Says of bookings who they are in the register; null: nobody there. */
  'bookings.link': command('Say who bookings are for', z.strictObject({ links: z.array(z.strictObject({ id, personId: id.nullable() })).min(1).max(500) }), z.strictObject({ linked: z.int() })),
  /** Answers from a form tool. Each line of a list is taken in once, however often the list comes. */
  'evaluations.import': command('Take in answers from a list', z.strictObject({ eventId: id, stage: z.enum(STAGES), on: isoDate, rows: z.array(importedAnswer).max(2000) }),
    z.strictObject({ added: z.int(), named: z.int(), skipped: z.array(z.strictObject({ who: z.string(), why: z.string() })) })),
  'trainingReports.list': query('The training reports that were written', z.strictObject({}), z.array(written), ['trainingReports']),
  /** For figures that were printed from the screen or copied: as writing the report does by itself. */
  'trainingReports.keep': command('Keep that the figures of a period were given out', period, written),
  /** For a report that was given to nobody: later ones need not be held against it. */
  'trainingReports.delete': command('Forget a training report that was given to nobody', z.strictObject({ id, version }), z.strictObject({ id })),

  'training.explain': query('How a figure of training was worked out', z.strictObject({
    ...period.shape, eventId: id.nullable().default(null), measure: z.enum(MEASURES), by: z.enum(GROUPINGS).default('all'), name: z.string().max(200).default(''), within: z.string().max(200).nullable().default(null),
    stage: z.enum(STAGES).default('on the day'),
  }), explained, reads),
  'training.ofPerson': query('The training of somebody of the register', z.strictObject({ personId: id }), z.array(personTraining), reads),
  'training.importProgramme': command('Take in events from a list', z.strictObject({ rows: z.array(importedEvent).min(1).max(1000) }),
    z.strictObject({ courses: z.int(), events: z.int(), changed: z.int(), skipped: z.int() })),
  'training.programme': query('The events of a period', period, z.array(eventLine), reads),
  'training.event': query('An event with its bookings, charges and evaluation', z.strictObject({ id }), eventShown, reads),
  'training.charges': query('What bookings cost, by organisation', period, z.array(charge), reads),
  'training.report': query('The training of a period in figures', z.strictObject({ ...period.shape, /** Small groups are shown too: not to be published. */ small: z.boolean().default(false) }), report, reads),
  'training.refreshers': query('Who is due to take a course again', z.strictObject({ by: isoDate }),
    z.array(z.strictObject({ name: z.string(), organisation: z.string(), personId: id.nullable(), title: z.string(), courseId: id, lastOn: isoDate, dueOn: isoDate })), reads),
  'training.enterProgramme': command('Enter a published programme', z.strictObject({ from: isoDate, to: isoDate, dateText: line(100), lines: z.array(programmeLine).min(1).max(500), cancelReason: text(500).default('') }),
    z.strictObject({ courses: z.int(), events: z.int(), cancelled: z.int(), skipped: z.array(z.string()) })),
  /** `from` is a place given by the door. */
  'training.readFile': job('Read a list', z.strictObject({ from: z.string().min(1).max(4000) }), z.strictObject({ rows: z.array(z.array(z.string())) })),
  'training.export': job('Write a training document', z.strictObject({
    paper: z.enum(TRAINING_PAPERS), format: z.enum(['docx', 'pdf', 'xlsx', 'csv', 'ics']), fromDate: isoDate, toDate: isoDate, /** For a sign-in sheet or certificates. */ eventId: id.nullable().default(null),
    /** A place given by the door. */
    to: z.string().min(1).max(4000),
  }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};
