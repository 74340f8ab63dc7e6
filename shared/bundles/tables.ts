import { z } from 'zod';
import { actionDates, actionOwners, actionProgress, actionRow, actionsMeta } from '../actions.ts';
import { attachmentRow, mediaTypeOf } from '../attachments.ts';
import { attendance } from '../attendance.ts';
import { attendanceSettings } from '../attendance-figures.ts';
import { bodies, bodyParents } from '../bodies.ts';
import { budgetHeadings, budgetLines, contributions, importRules, transactionRow, transactionsMeta, virements, yearRow, yearsMeta } from '../budget/records.ts';
import { challengeRow, challengesMeta } from '../challenges.ts';
import { agendaItemRow, agendaItemsMeta, meetingRow, meetingsMeta } from '../meetings.ts';
import { formatShortDate, formatTime, isDate } from '../dates.ts';
import { declarations } from '../declarations.ts';
import { id, text, version } from '../fields.ts';
import { minutesSettings } from '../minutes/circulations.ts';
import { reviewComments } from '../minutes/comments.ts';
import { postponements } from '../minutes/confirming.ts';
import { madePublicMeta, madePublicRow } from '../minutes/made-public.ts';
import { corrections, decisions, minuteRow, minutesMeta, votes } from '../minutes.ts';
import { organisationAliases, organisations } from '../organisations.ts';
import { confirmedMinutes, keptDrafts } from '../packs/kept-minutes.ts';
import { people } from '../people.ts';
import { planActions, planLeads, planLinks, planMilestones, planPriorities, planReviews, plans, planUpdates } from '../plan.ts';
import { recommendationActions, recommendations } from '../recommendations.ts';
import { riskEscalations, riskRow, riskScores, risksMeta } from '../risks.ts';
import { appointments, deputies, seats } from '../seats.ts';
import { abbreviations } from '../writing.ts';
import { completesMinutes, publicMinutes, type IsPrivate } from './minutes-kept.ts';
import { threadLinks, threads } from '../threads.ts';
import {
  bookingRecord, bookingsMeta, bookingStep, chargeSchemes, complianceReturns, courses, evaluations, reachTargets, trainingCosts, trainingEvents, trainingSessions, trainingStatements,
} from '../training/records.ts';

/** What stays at home unless it is ticked. */
export const WITHHELD_KINDS = ['exempt', 'contact', 'notes', 'payees', 'attachments'] as const;
export type Withheld = (typeof WITHHELD_KINDS)[number];
export const WITHHELD_WORDS: Record<Withheld, string> = {
  exempt: 'Exempt items and their minutes', contact: 'E-mail addresses and telephone numbers', notes: 'Internal notes', payees: 'Names of private payees', attachments: 'Papers and other attached files',
};

/** One kind of record that can travel in a bundle. */
export interface BundleTable {
  /** One and many, in the field's words. */
  label: readonly [one: string, many: string];
  row: z.ZodObject<z.ZodRawShape>;
  defaults: Record<string, unknown>;
  /** What a reader knows the record by. */
  titleFields: readonly string[];
  /** Fields that stay at home unless their kind is ticked. */
  withheld?: Record<string, Withheld>;
  /** Fields that stay at home of some records only, and of which, in words and as a rule. */
  withheldOf?: { kind: Withheld; fields: readonly string[]; words: string; when: (row: Fields) => boolean };
  /** The whole record stays at home unless this is ticked; with `whollyOf`, only some records. */
  wholly?: Withheld;
  whollyOf?: { words: string; when: (row: Fields) => boolean };
  /** Fields that only make sense as they were set together: they are merged as one. */
  together?: readonly (readonly string[])[];
  /** Rich text, merged block by block. */
  rich?: readonly string[];
  /** References that a record makes no sense without though they may be empty: what they name comes along. */
  needs?: readonly string[];
  /** The field that names the list whose order `position` gives. */
  listOf?: string;
  /** A number that no two records share: one that is taken here gives way to the next free one. */
  numbered?: string;
  /** The field that names what the numbers count in, where that is not the whole board. */
  numberedIn?: string;
  /** What these are the steps of, counted by `position`, which no two share, and the fields that say what each is. */
  steps?: { of: string; say: readonly string[] };
  /** For a record that tells of several items at once: what is left of it without the private ones. */
  publicPart?: (row: Fields, isPrivate: IsPrivate) => Fields;
  /** Of such a record that came without its private items: whether the other one is the same with them. */
  completes?: (without: Fields, whole: Fields) => boolean;
  /** Only ever added to: what stands there is never changed, by nobody; its number may be, where two have the same. */
  kept?: true;
}
type Words = Omit<BundleTable, 'row' | 'defaults'>;
type Crud = { row: unknown; meta: { defaults: Record<string, unknown> } };
const table = (of: Crud, told: Words): BundleTable => ({ row: of.row as BundleTable['row'], defaults: of.meta.defaults, ...told });

/** Records that hold the words of minutes: they can go without the private ones, and these can follow. */
const minutesKept = { kept: true, publicPart: publicMinutes, completes: completesMinutes } as const;
const dates = [['fromDate', 'toDate']];
const notes = { notes: 'notes' } as const;

/** Every kind of record that can travel, those that others refer to first. A slice joins with a line, and one in the scopes. */
export const BUNDLE_TABLES: Readonly<Record<string, BundleTable>> = {
  organisations: table(organisations, { label: ['organisation', 'organisations'], titleFields: ['name'], withheld: notes, together: dates }),
  organisationAliases: table(organisationAliases, { label: ['former name', 'former names'], titleFields: ['name'], together: dates }),
  people: table(people, { label: ['person', 'people'], titleFields: ['title', 'givenName', 'familyName', 'post'], withheld: { email: 'contact', phone: 'contact', notes: 'notes' } }),
  bodies: table(bodies, { label: ['body', 'bodies'], titleFields: ['name'], withheld: notes, together: dates }),
  bodyParents: table(bodyParents, { label: ['reporting line', 'reporting lines'], titleFields: [] }),
  seats: table(seats, { label: ['seat', 'seats'], titleFields: ['role', 'class'], needs: ['organisationId'], together: [...dates, ['organisationId', 'role']], listOf: 'bodyId' }),
  appointments: table(appointments, { label: ['appointment', 'appointments'], titleFields: ['fromDate'], together: dates }),
  deputies: table(deputies, { label: ['deputy', 'deputies'], titleFields: ['fromDate'], together: dates }),
  meetings: table({ row: meetingRow, meta: meetingsMeta }, {
    label: ['meeting', 'meetings'], titleFields: ['date', 'startsAt'], withheld: { ...notes, contactOfficer: 'contact' }, needs: ['confirmedAtMeetingId'],
    // The date and whether it takes place are not: a meeting that one moved and the other called off is off, on its new date.
    together: [['startsAt', 'endsAt'], ['actualStart', 'actualEnd'], ['place', 'venue'], ['minutesState', 'circulatedOn', 'confirmedOn', 'confirmedAtMeetingId']],
  }),
  agendaItems: table({ row: agendaItemRow, meta: agendaItemsMeta }, {
    label: ['agenda item', 'agenda items'], titleFields: ['title'], withheld: notes, together: [['section', 'exempt', 'exemptParagraph']], listOf: 'meetingId',
  }),
  attendance: table(attendance, {
    label: ['attendance mark', 'attendance marks'], titleFields: ['status'], withheld: { note: 'notes' }, together: [['status', 'forSeatId'], ['arrivedAt', 'leftAt']], needs: ['forSeatId'],
    listOf: 'meetingId',
  }),
  minutes: table({ row: minuteRow, meta: minutesMeta }, { label: ['minute', 'minutes'], titleFields: ['heading', 'number'], rich: ['body'], together: [['outcome', 'outcomeText']] }),
  decisions: table(decisions, { label: ['decision', 'decisions'], titleFields: ['text'], together: [['votesFor', 'votesAgainst', 'votesAbstained']], listOf: 'minuteId' }),
  votes: table(votes, { label: ['vote', 'votes'], titleFields: ['vote'] }),
  declarations: table(declarations, { label: ['declaration of interest', 'declarations of interest'], titleFields: ['kind', 'nature'] }),
  confirmedMinutes: table(confirmedMinutes, { label: ['wording of confirmed minutes', 'wordings of confirmed minutes'], titleFields: [], ...minutesKept }),
  corrections: table(corrections, { label: ['correction', 'corrections'], titleFields: ['text'] }),
  circulations: table(keptDrafts, {
    label: ['draft that was sent round', 'drafts that were sent round'], titleFields: ['circulatedOn', 'number'], withheld: { recipients: 'contact', note: 'notes' }, numbered: 'number', numberedIn: 'meetingId', ...minutesKept,
  }),
  reviewComments: table(reviewComments, { label: ['comment on a draft', 'comments on drafts'], titleFields: ['saidOn', 'text'], together: [['response', 'reason', 'respondedOn'], ['personId', 'organisationId', 'writer']], needs: ['personId', 'organisationId'] }),
  mattersArising: table({ row: z.strictObject({ id, version, meetingId: id, actionId: id, said: text(8000) }), meta: { defaults: { said: '' } } },
    { label: ['matter arising', 'matters arising'], titleFields: ['said'] }),
  postponements: table(postponements, { label: ['postponement of minutes', 'postponements of minutes'], titleFields: ['reason'] }),
  madePublic: table({ row: madePublicRow, meta: madePublicMeta }, { label: ['private item made public', 'private items made public'], titleFields: ['publicOn'] }),
  actions: table({ row: actionRow, meta: actionsMeta }, {
    label: ['action', 'actions'], titleFields: ['number', 'text'], together: [['status', 'closedOn'], ['targetDate', 'targetText'], ['meetingId', 'minuteId']], numbered: 'number',
  }),
  actionDates: table(actionDates, { label: ['revised date', 'revised dates'], titleFields: ['revisedOn', 'targetDate', 'targetText'], kept: true }),
  actionOwners: table(actionOwners, { label: ['owner of an action', 'owners of actions'], titleFields: ['text'], together: [['personId', 'organisationId', 'text']], needs: ['personId', 'organisationId'] }),
  actionProgress: table(actionProgress, { label: ['progress note', 'progress notes'], titleFields: ['saidOn', 'text'] }),
  challenges: table({ row: challengeRow, meta: challengesMeta }, { label: ['challenge', 'challenges'], titleFields: ['number', 'about'], together: [['byOrganisationId', 'byText'], ['toOrganisationId', 'toText'], ['response', 'respondedOn']], numbered: 'number' }),
  risks: table({ row: riskRow, meta: risksMeta }, { label: ['risk', 'risks'], titleFields: ['number', 'event'], together: [['likelihood', 'impact'], ['likelihoodAfter', 'impactAfter'], ['ownerPersonId', 'ownerOrganisationId', 'ownerText']], numbered: 'number' }),
  riskScores: table(riskScores, { label: ['risk score', 'risk scores'], titleFields: ['scoredOn'], kept: true }),
  riskEscalations: table(riskEscalations, { label: ['escalation of a risk', 'escalations of risks'], titleFields: ['escalatedOn', 'reason'], kept: true }),
  recommendations: table(recommendations, { label: ['recommendation', 'recommendations'], titleFields: ['number', 'text'], together: [['sourceKind', 'source', 'sourceDate'], ['ownerOrganisationId', 'ownerText'], ['closedOn', 'outcome']] }),
  recommendationActions: table(recommendationActions, { label: ['action on a recommendation', 'actions on recommendations'], titleFields: ['text'], listOf: 'recommendationId' }),
  plans: table(plans, { label: ['plan', 'plans'], titleFields: ['name'], withheld: notes, together: dates }),
  planPriorities: table(planPriorities, { label: ['priority', 'priorities'], titleFields: ['number', 'title'], listOf: 'planId' }),
  planActions: table(planActions, { label: ['plan action', 'plan actions'], titleFields: ['number', 'text'], together: [['startDate', 'dueDate', 'timescale'], ['colour', 'colourReason']], listOf: 'priorityId' }),
  planMilestones: table(planMilestones, { label: ['milestone', 'milestones'], titleFields: ['text'], together: [['startDate', 'dueDate', 'timescale']], listOf: 'actionId' }),
  planLeads: table(planLeads, { label: ['lead', 'leads'], titleFields: ['post'], together: [['personId', 'organisationId', 'post']], needs: ['personId', 'organisationId'], listOf: 'actionId' }),
  planLinks: table(planLinks, {
    // What a decision or risk was called may be private, and whether it was nobody knows once it is deleted.
    wholly: 'exempt', whollyOf: { words: 'to a decision or risk that was deleted', when: (row) => (row['kind'] === 'decision' || row['kind'] === 'risk') && row['decisionId'] == null && row['riskId'] == null && row['text'] == null },
    label: ['link', 'links'], titleFields: ['kind', 'recordName', 'text'], needs: ['decisionId'], together: [['kind', 'decisionId', 'riskId', 'courseId', 'eventId', 'headingId', 'text', 'recordName']],
  }),
  planUpdates: table(planUpdates, { label: ['update from a lead', 'updates from leads'], titleFields: ['reportedOn', 'done'] }),
  planReviews: table(planReviews, { label: ['plan review', 'plan reviews'], titleFields: ['reviewedOn', 'note'], kept: true }),
  financialYears: table({ row: yearRow, meta: yearsMeta }, { label: ['financial year', 'financial years'], titleFields: ['name'], withheld: notes, together: [['fromDate', 'toDate', 'name'], ['state', 'closedOn', 'reopenReason'], ['statedIncomePence', 'statedExpenditurePence', 'statedClosingPence', 'statedSource']] }),
  budgetHeadings: table(budgetHeadings, { label: ['budget heading', 'budget headings'], titleFields: ['name'], needs: ['parentId'] }),
  budgetLines: table(budgetLines, { label: ['budget line', 'budget lines'], titleFields: ['originalPence'] }),
  contributions: table(contributions, { label: ['contribution', 'contributions'], titleFields: ['label', 'basis'], together: [['invoicedPence', 'invoicedOn', 'invoiceReference']] }),
  virements: table(virements, { label: ['virement', 'virements'], titleFields: ['date', 'pence'], together: [['fromHeadingId', 'toHeadingId']] }),
  transactions: table({ row: transactionRow, meta: transactionsMeta }, {
    // The key by which a line of a ledger is known again has all the others in it.
    withheldOf: { kind: 'payees', fields: ['payee', 'reference', 'note', 'attachment', 'contentKey'], words: 'of private people', when: (row) => row['personal'] === true },
    label: ['transaction', 'transactions'], titleFields: ['date', 'payee', 'netPence'], together: [['date', 'yearId'], ['netPence', 'vatPence']], needs: ['headingId'],
  }),
  importRules: table(importRules, { wholly: 'payees', label: ['matching rule', 'matching rules'], titleFields: ['pattern'] }),
  courses: table(courses, { label: ['course', 'courses'], titleFields: ['title', 'level'] }),
  trainingEvents: table(trainingEvents, { label: ['training event', 'training events'], titleFields: ['date', 'kind'], withheld: notes, together: [['date', 'dateText'], ['status', 'cancelReason']] }),
  trainingSessions: table(trainingSessions, { label: ['session', 'sessions'], titleFields: ['date', 'startsAt'], together: [['date', 'startsAt', 'endsAt', 'halfDays']] }),
  trainingCosts: table(trainingCosts, { label: ['cost of an event', 'costs of events'], titleFields: ['what', 'pence'] }),
  bookings: table({ row: bookingRecord, meta: bookingsMeta }, { label: ['booking', 'bookings'], titleFields: ['name'], withheld: { email: 'contact' } }),
  bookingSteps: table({ row: bookingStep, meta: { defaults: { note: '' } } }, {
    label: ['step of a booking', 'steps of bookings'], titleFields: ['stepOn', 'status'], withheld: { note: 'notes' }, steps: { of: 'bookingId', say: ['status', 'stepOn', 'note'] }, kept: true,
  }),
  chargeSchemes: table(chargeSchemes, { label: ['set of charges', 'sets of charges'], titleFields: ['name', 'fromDate'], withheld: notes }),
  evaluations: table(evaluations, { label: ['evaluation', 'evaluations'], titleFields: ['receivedOn', 'stage'], needs: ['bookingId'] }),
  reachTargets: table(reachTargets, { label: ['headcount or target', 'headcounts and targets'], titleFields: ['kind', 'people'], together: dates, needs: ['organisationId', 'courseId'] }),
  trainingStatements: table(trainingStatements, { label: ['statement of a report', 'statements of reports'], titleFields: ['source'], together: dates }),
  complianceReturns: table(complianceReturns, { label: ['compliance return', 'compliance returns'], titleFields: ['level', 'asAt'] }),
  threads: table(threads, { label: ['subject', 'subjects'], titleFields: ['name'], withheld: notes }),
  threadLinks: table(threadLinks, { label: ['link of a subject', 'links of subjects'], titleFields: [], needs: ['agendaItemId', 'actionId'] }),
  abbreviations: table(abbreviations, { label: ['abbreviation', 'abbreviations'], titleFields: ['short', 'long'] }),
  attachments: table({ row: attachmentRow, meta: { defaults: { mediaType: mediaTypeOf('') } } }, {
    label: ['attached file', 'attached files'], titleFields: ['name'], wholly: 'attachments', together: [['ownerTable', 'ownerId'], ['sha256', 'size', 'mediaType']],
  }),
  minutesSettings: table({ row: z.strictObject({ id: z.literal('minutes'), ...minutesSettings.shape }), meta: { defaults: {} } }, { label: ['rule of sending drafts round', 'rules of sending drafts round'], titleFields: [] }),
  attendanceSettings: table({ row: z.strictObject({ id: z.literal('attendance'), version, ...attendanceSettings.shape }), meta: { defaults: {} } }, { label: ['rule of counting attendance', 'rules of counting attendance'], titleFields: [] }),
};

export type Fields = Record<string, unknown>;
export const labelOf = (name: string, count = 1): string => BUNDLE_TABLES[name]!.label[count === 1 ? 0 : 1];

const TIME = /^\d\d:\d\d$/;
/** A day or a time of day as a reader knows it. */
const said = (value: unknown): unknown => (typeof value !== 'string' ? value : isDate(value) ? formatShortDate(value) : TIME.test(value) ? formatTime(value) : value);
/** "Action 12 Map the bus routes": the record in words. */
export function titleOf(name: string, row: Fields): string {
  const { label, titleFields } = BUNDLE_TABLES[name]!;
  const words = titleFields.map((field) => said(row[field])).filter((value) => value !== null && value !== undefined && value !== '').join(' ');
  const one = label[0].charAt(0).toLocaleUpperCase('en-GB') + label[0].slice(1);
  return words === '' ? one : `${one}: ${words.length > 120 ? `${words.slice(0, 119)}…` : words}`;
}

/** Fields that are merged as one, each set named by its first; every other field by itself. `position` is merged as an order. */
export function unitsOf({ row, together = [], listOf }: BundleTable): readonly (readonly string[])[] {
  const joined = new Set(together.flat());
  const alone = Object.keys(row.shape).filter((field) => field !== 'id' && field !== 'version' && !joined.has(field) && !(field === 'position' && listOf !== undefined));
  return [...together, ...alone.map((field) => [field])];
}
