import { z } from 'zod';
import { crud } from '../crud.ts';
import { count, HIGHEST_PLACE, id, instant, isoDate, line, text, time, version } from '../fields.ts';
import { pence, positivePence } from '../money.ts';
import { ORGANISATION_KINDS } from '../organisations.ts';
import { chargeTerms } from './charges.ts';
import { STAGES } from './evaluation.ts';
import { BOOKING_STATUSES } from './ladder.ts';

export const EVENT_KINDS = ['course', 'briefing', 'workshop', 'conference', 'other'] as const;
export const EVENT_STATUSES = ['planned', 'held', 'cancelled'] as const;
export const AIM_KINDS = ['headcount', 'target'] as const;
export const MODES = ['venue', 'online', 'hybrid'] as const;

/** Who a course is for: in words, and the kinds of organisation; none named: everybody. */
export const audience = z.strictObject({ words: text(500), kinds: z.array(z.enum(ORGANISATION_KINDS)).max(20) });
export type Audience = z.output<typeof audience>;

/** What is taught, however often it is held. */
export const courses = crud('courses', 'course', z.object({
  title: line(), level: line(60).nullable(), aims: text(4000), audience,
  /** The priority of the business plan that it serves. */
  priorityId: id.nullable(),
  /** After how many months it should be taken again. */
  refreshMonths: z.int().min(1).max(240).nullable(),
  certificateAfterEvaluation: z.boolean(),
}), { level: null, aims: '', audience: { words: '', kinds: [] }, priorityId: null, refreshMonths: null, certificateAfterEvaluation: false }, z.strictObject({}));
export type Course = z.output<typeof courses.row>;

/** A course held once, in one or more sessions. */
export const trainingEvents = crud('trainingEvents', 'event', z.object({
  courseId: id, kind: z.enum(EVENT_KINDS),
  /** The day it begins; for one whose date is not known, the day by which it counts, beside the words for it. */
  date: isoDate, dateText: line(100).nullable(),
  status: z.enum(EVENT_STATUSES), cancelReason: text(500), mode: z.enum(MODES), venue: line().nullable(), trainers: text(500),
  /** Null: as many as come. */
  places: z.int().min(0).max(10_000).nullable(),
  /** Its length where no sessions are listed: 1 is a half day, 4 are two days. */
  halfDays: z.int().min(1).max(60), notes: text(4000),
  /** How many came who are not booked here by name: of an event that is known only from a list or a report. */
  attendedCount: z.int().min(0).max(10_000).nullable(),
}), { kind: 'course', dateText: null, status: 'planned', cancelReason: '', mode: 'venue', venue: null, trainers: '', places: null, halfDays: 2, notes: '', attendedCount: null },
z.strictObject({ courseId: id.optional() }));
export type TrainingEvent = z.output<typeof trainingEvents.row>;

export const trainingSessions = crud('trainingSessions', 'session', z.object({
  eventId: id, date: isoDate, startsAt: time.nullable(), endsAt: time.nullable(), halfDays: z.int().min(1).max(2),
}), { startsAt: null, endsAt: null, halfDays: 2 }, z.strictObject({ eventId: id.optional() }));
export type TrainingSession = z.output<typeof trainingSessions.row>;

export const trainingCosts = crud('trainingCosts', 'cost of an event', z.object({
  eventId: id, what: line(), pence: positivePence, /** The budget heading that bears it. */ headingId: id.nullable(),
}), { headingId: null }, z.strictObject({ eventId: id.optional() }));
export type TrainingCost = z.output<typeof trainingCosts.row>;

/** Somebody on an event. There is no deleting: a booking that was a mistake is undone or cancelled. */
const bookingRecords = crud('bookings', 'booking', z.object({
  eventId: id, name: line(), email: line(254).nullable(), organisationId: id.nullable(), role: line().nullable(),
  /** Who it is in the register of people, if it is somebody there. */
  personId: id.nullable(),
  /** Why its charge is waived; empty: it is not. */
  waiver: text(500),
}), { email: null, organisationId: null, role: null, personId: null, waiver: '' }, z.strictObject({ eventId: id.optional(), organisationId: id.optional(), personId: id.optional() }), ['bookingSteps']);
const status = z.enum(BOOKING_STATUSES);
/** A booking as it is stored: where it stands is said by its steps. */
export const bookingRecord = z.strictObject({
  ...bookingRecords.row.shape, /** The booking whose place it took. */ replacesId: id.nullable(), /** The booking that it goes on from, of an event that was merged. */ movedFromId: id.nullable(),
});
export const bookingRow = z.strictObject({
  ...bookingRecord.shape, status, statusOn: isoDate, /** The order of the waiting list. */ since: z.int(),
});
export type Booking = z.output<typeof bookingRow>;
export const bookingsMeta = bookingRecords.meta;
export const bookingStep = z.strictObject({ id, version, bookingId: id, position: count(HIGHEST_PLACE), status, stepOn: isoDate, at: instant, byName: z.string().nullable(), note: z.string() });
export type BookingStep = z.output<typeof bookingStep>;
const made = bookingRecords.operations;
export const bookings = {
  'bookings.list': { ...made['bookings.list'], output: z.array(bookingRow) },
  'bookings.get': { ...made['bookings.get'], output: bookingRow, reads: ['bookings', 'bookingSteps'] },
  'bookings.update': { ...made['bookings.update'], output: bookingRow },
};
export const bookingFields = { name: line(), email: line(254).nullable().default(null), organisationId: id.nullable().default(null), role: line().nullable().default(null), personId: id.nullable().default(null) };

/** What a board charges from a date on, until the next begin. */
export const chargeSchemes = crud('chargeSchemes', 'set of charges', z.object({ name: line(), fromDate: isoDate, terms: chargeTerms, notes: text(2000) }), { notes: '' }, z.strictObject({}));
export type ChargeScheme = z.output<typeof chargeSchemes.row>;

export const evaluations = crud('evaluations', 'evaluation', z.object({
  eventId: id, /** Null: without a name. */ bookingId: id.nullable(), stage: z.enum(STAGES), receivedOn: isoDate,
  rating: z.int().min(1).max(5).nullable(), confidence: z.int().min(1).max(10).nullable(), comment: text(4000),
  /** Which line of an imported list it is, so that the same list twice changes nothing. */
  importKey: line(200).nullable(),
}), { bookingId: null, rating: null, confidence: null, comment: '', importKey: null }, z.strictObject({ eventId: id.optional() }));
export type Evaluation = z.output<typeof evaluations.row>;

/** What a published report says of a period: kept beside what is counted. */
export const trainingStatements = crud('trainingStatements', 'statement of a report', z.object({
  source: line(300), fromDate: isoDate, toDate: isoDate, events: count(1_000_000).nullable(), cancelled: count(1_000_000).nullable(), attendances: count(1_000_000).nullable(),
  costPence: pence.nullable(), incomePence: pence.nullable(),
}), { events: null, cancelled: null, attendances: null, costPence: null, incomePence: null }, z.strictObject({}));
export type TrainingStatement = z.output<typeof trainingStatements.row>;

/** How many of an organisation’s staff are trained at a level, as it reports itself. */
export const complianceReturns = crud('complianceReturns', 'compliance return', z.object({
  organisationId: id, level: line(60), asAt: isoDate, /** In tenths of a per cent: 942 is 94.2%. */ tenths: z.int().min(0).max(1000), targetTenths: z.int().min(0).max(1000).nullable(),
}), { targetTenths: null }, z.strictObject({ organisationId: id.optional() }));
export type ComplianceReturn = z.output<typeof complianceReturns.row>;

/** How many an organisation, a sector or a course should reach, from a date on or for a year. One of the three is named. */
export const reachTargets = crud('reachTargets', 'headcount or target', z.object({
  /** A headcount counts each person once; a target counts attendances. */
  kind: z.enum(AIM_KINDS), organisationId: id.nullable(), sector: z.enum(ORGANISATION_KINDS).nullable(), courseId: id.nullable(), people: z.int().min(1).max(1_000_000),
  fromDate: isoDate, /** The last day; null: until the next begins. */ toDate: isoDate.nullable(), note: text(500),
}), { organisationId: null, sector: null, courseId: null, toDate: null, note: '' }, z.strictObject({}));
export type ReachTarget = z.output<typeof reachTargets.row>;
