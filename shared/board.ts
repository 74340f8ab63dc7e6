import { z } from 'zod';
import { id, instant, isoDate, line, version } from './fields.ts';
import { command, nothing, query } from './operation.ts';

export const BOARD_KINDS = [
  'safeguarding children partnership', 'safeguarding adults board', 'health and wellbeing board', 'community safety partnership', 'other',
] as const;

/** The board that this file belongs to. A file holds one. */
export const board = z.strictObject({
  version,
  name: line(),
  kind: z.enum(BOARD_KINDS),
  area: line().nullable(),
  /** True for the fictional board that ships with the product. */
  sample: z.boolean(),
  /** Whether the documents of minutes write an abbreviation out where it first stands. */
  writesOut: z.boolean(),
});
export type Board = z.output<typeof board>;

/** Who is at the desk: asked once, and stamped on every change from then on. */
export const desk = z.strictObject({ name: line(100), initials: line(8), role: line(100) });
export type Desk = z.output<typeof desk>;

export const boardOperations = {
  'board.get': query('The board of this file, and who is at the desk', nothing,
    z.strictObject({ board: board.nullable(), desk: desk.nullable(), today: isoDate }), ['board', 'desk']),
  'board.create': command('Create the board',
    z.strictObject({ name: line(), kind: z.enum(BOARD_KINDS), area: line().nullable().default(null), desk: desk.optional() }), board),
  'board.update': command('Change the board’s details',
    z.strictObject({ version, set: z.strictObject({ name: line().optional(), kind: z.enum(BOARD_KINDS).optional(), area: line().nullable().optional(), writesOut: z.boolean().optional() }) }), board),
  'board.loadSample': command('Load the sample board', nothing, board),
  /** Empties the file again, so that the user's own board can be made. Refused for a board that is not the sample. */
  'board.removeSample': command('Remove the sample board', nothing, nothing),
  'desk.set': command('Say who is at the desk', desk, desk),
};

const step = z.strictObject({
  id: z.int(),
  operation: z.string(),
  summary: z.string(),
  at: instant,
  by: desk.nullable(),
});
export const historyEntry = z.strictObject({
  seq: z.int(),
  step: z.int(),
  table: z.string(),
  rowId: z.string(),
  /** `create` and `delete` carry the whole row in `new` or `old`; `update` one field. */
  change: z.enum(['create', 'update', 'delete']),
  field: z.string().nullable(),
  old: z.unknown(),
  new: z.unknown(),
  operation: z.string(),
  summary: z.string(),
  at: instant,
  by: desk.nullable(),
});
export type HistoryEntry = z.output<typeof historyEntry>;
export const history = {
  'history.list': query('What was changed, by whom and when, latest first',
    z.strictObject({ table: z.string().max(60).optional(), rowId: z.string().max(60).optional(), before: z.int().optional(), limit: z.int().min(1).max(500).default(100) }),
    z.array(historyEntry), ['history']),
  'history.state': query('What can be undone and redone', nothing, z.strictObject({ undo: step.nullable(), redo: step.nullable() }), ['history']),
  'history.undo': command('Undo the last change', nothing, z.strictObject({ undone: step })),
  'history.redo': command('Do again what was undone', nothing, z.strictObject({ redone: step })),
};

/** What a form held when it was left unsent. Not part of the record: it has no history. */
export const drafts = {
  'drafts.get': query('The unsent draft of a form', z.strictObject({ key: line(200) }), z.strictObject({ value: z.unknown() }), []),
  'drafts.save': command('Keep the unsent draft of a form', z.strictObject({ key: line(200), value: z.json() }), nothing, { recorded: false }),
  'drafts.discard': command('Discard the draft of a form', z.strictObject({ key: line(200) }), nothing, { recorded: false }),
};

const nextMeeting = z.strictObject({
  id, bodyId: id, bodyName: z.string(), date: isoDate, startsAt: z.string(),
  /** The last day on which the agenda can be issued with the body's clear working days of notice. */
  issueBy: isoDate, workingDaysLeft: z.int(), publishedOn: isoDate.nullable(), agendaItems: z.int(),
});
const waitingMinutes = z.strictObject({
  meetingId: id, bodyName: z.string(), date: isoDate, minutesState: z.string(),
  /** The last day on which the draft is to go round; null once it has. */
  circulateBy: isoDate.nullable(),
  /** The last draft that went round, if one is kept: by when comments were wanted, and how many comments are not answered yet. */
  draft: z.int().nullable(), commentsBy: isoDate.nullable(), openComments: z.int(),
});
const overdueAction = z.strictObject({ id, number: z.int(), text: z.string(), lead: z.string().nullable(), targetDate: isoDate, daysLate: z.int() });
export const home = z.strictObject({
  today: isoDate,
  next: z.array(nextMeeting),
  /** Meetings that have been held and whose minutes are not confirmed, oldest first. */
  minutes: z.array(waitingMinutes),
  overdue: z.array(overdueAction),
  overdueCount: z.int(),
  dueSoonCount: z.int(),
  vacancies: z.array(z.strictObject({ seatId: id, bodyId: id, bodyName: z.string(), seat: z.string() })),
  lastBackup: z.strictObject({ at: instant, name: z.string() }).nullable(),
});
export const homeOperations = {
  'home.get': query('What is next, what is late and what needs a look', z.strictObject({ bodyId: id.optional() }), home,
    ['meetings', 'bodies', 'agendaItems', 'actions', 'people', 'organisations', 'seats', 'appointments', 'backups', 'circulations', 'reviewComments', 'minutesSettings']),
};

export const FOUND_KINDS = ['bodies', 'meetings', 'agendaItems', 'minutes', 'decisions', 'actions', 'people', 'organisations', 'threads', 'plans', 'planPriorities', 'planActions', 'challenges', 'risks', 'recommendations', 'transactions'] as const;
export const found = z.strictObject({
  kind: z.enum(FOUND_KINDS), id,
  /** The meeting or body to open for it, where the record has no page of its own. */
  meetingId: id.nullable(), bodyId: id.nullable(), /** The plan that it stands in. */ planId: id.nullable(), /** The financial year of a line of the ledger. */ yearId: id.nullable(),
  title: z.string(), excerpt: z.string(),
});
export const search = {
  'search.find': query('Find anything by the words in it',
    z.strictObject({ words: z.string().trim().max(200), limit: z.int().min(1).max(100).default(20) }), z.array(found),
    ['bodies', 'meetings', 'agendaItems', 'minutes', 'decisions', 'actions', 'people', 'organisations', 'organisationAliases', 'threads', 'plans', 'planPriorities', 'planActions', 'challenges', 'risks', 'recommendations', 'transactions', 'financialYears']),
};
