import { z } from 'zod';
import { crud } from './crud.ts';
import { count, HIGHEST_PLACE, id, isoDate, line, text, time, version } from './fields.ts';
import { circulating } from './minutes/circulations.ts';
import { command, query } from './operation.ts';

export const MEETING_KINDS = ['ordinary', 'extraordinary', 'joint'] as const;
export const PLACES = ['in person', 'virtual', 'hybrid'] as const;
export const MEETING_STATUSES = ['planned', 'held', 'cancelled'] as const;
/** Draft until it is sent round; then circulated; then confirmed as a correct record at a later meeting. */
export const MINUTES_STATES = ['draft', 'circulated', 'confirmed', 'confirmed with corrections'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];
export const isConfirmed = (state: MinutesState): boolean => state.startsWith('confirmed');

export const AGENDA_SECTIONS = ['standing', 'business', 'urgent', 'private'] as const;

const fields = z.object({
  bodyId: id,
  kind: z.enum(MEETING_KINDS),
  /** Of a joint meeting, the other bodies: their members are expected, and it counts for their attendance too. */
  jointWith: z.array(id).max(20),
  date: isoDate,
  startsAt: time,
  endsAt: time.nullable(),
  /** When it really began and ended, for the heading of the minutes: "(6:00 - 7:27 pm)". */
  actualStart: time.nullable(),
  actualEnd: time.nullable(),
  place: z.enum(PLACES),
  venue: line().nullable(),
  status: z.enum(MEETING_STATUSES),
  publishedOn: isoDate.nullable(),
  /** For numbers that run through the year: the number of this meeting's first minute where it does not follow from the meeting before. */
  firstMinuteNumber: z.int().min(1).max(100_000).nullable(),
  contactOfficer: line().nullable(),
  notes: text(4000),
});

/** What only circulating and confirming may set. */
const state = {
  minutesState: z.enum(MINUTES_STATES),
  circulatedOn: isoDate.nullable(),
  confirmedOn: isoDate.nullable(),
  confirmedAtMeetingId: id.nullable(),
};

/** The bodies whose meeting it is, its own first. What stands under ‘joint with’ counts only while the meeting is a joint one. */
export const bodiesOfMeeting = ({ bodyId, kind, jointWith }: Pick<Meeting, 'bodyId' | 'kind' | 'jointWith'>): string[] =>
  (kind === 'joint' ? [...new Set([bodyId, ...jointWith])] : [bodyId]);

const records = crud('meetings', 'meeting', fields, {
  kind: 'ordinary', jointWith: [], startsAt: '10:00', endsAt: null, actualStart: null, actualEnd: null, place: 'in person', venue: null, status: 'planned',
  publishedOn: null, firstMinuteNumber: null, contactOfficer: null, notes: '',
}, z.strictObject({ bodyId: id.optional(), from: isoDate.optional(), to: isoDate.optional() }));

export const meetingRow = z.strictObject({ ...records.row.shape, ...state });
export type Meeting = z.output<typeof meetingRow>;
export const meetingsMeta = records.meta;

/** What opens the agenda of a new meeting: the standing items of another, or those given. */
const opening = {
  /** The meeting whose standing items open the new agenda. */
  copyItemsFrom: id.optional(),
  /** Items to begin with where there is no meeting to copy from. */
  items: z.array(z.strictObject({ section: z.enum(AGENDA_SECTIONS), title: line(300) })).max(40).optional(),
};

const crudOf = records.operations;
export const meetings = {
  'meetings.list': { ...crudOf['meetings.list'], output: z.array(meetingRow) },
  'meetings.get': { ...crudOf['meetings.get'], output: meetingRow },
  'meetings.create': { ...crudOf['meetings.create'], input: crudOf['meetings.create'].input.extend(opening), output: meetingRow },
  'meetings.update': { ...crudOf['meetings.update'], output: meetingRow },
  'meetings.delete': crudOf['meetings.delete'],
  'meetings.createSeries': command('Make the meetings of a year',
    z.strictObject({
      bodyId: id, dates: z.array(isoDate).min(1).max(60), startsAt: time, endsAt: time.nullable(), place: z.enum(PLACES), venue: line().nullable(),
      ...opening, copyItemsFrom: id.nullable(),
    }),
    z.array(meetingRow)),
  'meetings.itemCounts': query('How many items the agenda of each meeting has', z.strictObject({ bodyId: id.optional(), from: isoDate.optional(), to: isoDate.optional() }),
    z.array(z.strictObject({ meetingId: id, items: z.int() })), ['meetings', 'agendaItems']),
  'meetings.circulate': command('Circulate the draft minutes',
    z.strictObject({ id, version, on: isoDate, ...circulating }), meetingRow),
  'meetings.confirm': command('Confirm the minutes as a correct record',
    z.strictObject({
      id, version,
      /** The later meeting of the same body at which they were confirmed. */
      atMeetingId: id,
      /** Empty: confirmed as presented. */
      corrections: z.array(z.strictObject({ minuteId: id.nullable(), text: line(2000) })).max(50),
    }),
    meetingRow),
};

export const PURPOSES = ['decision', 'information', 'noting'] as const;

const itemFields = z.object({
  meetingId: id,
  section: z.enum(AGENDA_SECTIONS),
  title: line(300),
  purpose: z.enum(PURPOSES).nullable(),
  /** Private business: left out of every export that did not ask for it. */
  exempt: z.boolean(),
  /** The paragraph of Part 1 of Schedule 12A to the Local Government Act 1972 by which it is exempt. */
  exemptParagraph: z.int().min(1).max(7).nullable(),
  presenter: line().nullable(),
  reportAuthor: line().nullable(),
  accountableDirector: line().nullable(),
  plannedMinutes: count(600).nullable(),
  /** When the item was taken, so that quorum and votes are held against who was in the room then; null: the record does not say. */
  startedAt: time.nullable(),
  /** False for an item that gets no minute and so no minute number. */
  minuted: z.boolean(),
  notes: text(4000),
  position: count(HIGHEST_PLACE),
  /** What private business is called in the public minutes, where its title says too much; “Private item” if not given. */
  publicTitle: line(300).nullable(),
});

const items = crud('agendaItems', 'agenda item', itemFields, {
  section: 'business', purpose: null, exempt: false, exemptParagraph: null, presenter: null, reportAuthor: null, accountableDirector: null,
  plannedMinutes: null, startedAt: null, minuted: true, notes: '', position: 0, publicTitle: null,
}, z.strictObject({ meetingId: id }));
export const agendaItemRow = items.row;
export type AgendaItem = z.output<typeof items.row>;
export const agendaItemsMeta = items.meta;
export const agendaItems = {
  ...items.operations,
  'agendaItems.move': command('Move an agenda item',
    z.strictObject({ id, version, /** The item it is to stand before; null: at the end. */ before: id.nullable() }),
    z.array(items.row)),
};
