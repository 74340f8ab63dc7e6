import { z } from 'zod';
import { crud } from './crud.ts';
import { formatShortDate } from './dates.ts';
import { id, isoDate, line, logNumber, text, version } from './fields.ts';
import { command, job, query } from './operation.ts';

export const ACTION_STATUSES = ['open', 'closed'] as const;

/** Something somebody undertook to do. Its number runs on over the whole board and is never given twice. */
const records = crud('actions', 'action', z.object({
  bodyId: id,
  /** The meeting and minute it comes from; null for one that came up between meetings. */
  meetingId: id.nullable(),
  minuteId: id.nullable(),
  text: line(2000),
  leadPersonId: id.nullable(),
  leadOrganisationId: id.nullable(),
  /** The lead as written, where it is neither a person nor an organisation of the register: "All members". */
  leadText: line().nullable(),
  targetDate: isoDate.nullable(),
  /** The timescale as written, kept beside the date it is due by: "spring 2027", "ongoing". */
  targetText: line(100).nullable(),
  status: z.enum(ACTION_STATUSES),
  closedOn: isoDate.nullable(),
  progress: text(4000),
  /** The action that this one is a part of; a part has no parts of its own. */
  parentId: id.nullable(),
}), {
  meetingId: null, minuteId: null, leadPersonId: null, leadOrganisationId: null, leadText: null, targetDate: null, targetText: null,
  status: 'open', closedOn: null, progress: '', parentId: null,
}, z.strictObject({
  bodyId: id.optional(), meetingId: id.optional(), minuteId: id.optional(), status: z.enum(ACTION_STATUSES).optional(), dueBefore: isoDate.optional(),
}));

export const actionRow = z.strictObject({ ...records.row.shape, number: logNumber });
export type Action = z.output<typeof actionRow>;
const owner = { personId: id.nullable(), organisationId: id.nullable(), text: line().nullable() };
/** Those who own an action beside its lead. */
export const actionOwners = crud('actionOwners', 'owner of an action', z.object({ actionId: id, ...owner }), { personId: null, organisationId: null, text: null }, z.strictObject({ actionId: id.optional() }));
/** What was said of an action, meeting by meeting. */
export const actionProgress = crud('actionProgress', 'progress note', z.object({ actionId: id, meetingId: id.nullable(), saidOn: isoDate, text: text(4000) }),
  { meetingId: null, text: '' }, z.strictObject({ actionId: id.optional() }));
/** A date that an action had, and what it was put off to. */
const revision = z.strictObject({
  id, version, actionId: id, previousDate: isoDate.nullable(), previousText: z.string().nullable(), targetDate: isoDate.nullable(), targetText: z.string().nullable(), revisedOn: isoDate,
  agreedBy: z.string().nullable(), meetingId: id.nullable(), reason: z.string(),
});
export type ActionRevision = z.output<typeof revision>;
export const actionDates = { row: revision, meta: { defaults: { agreedBy: null, reason: '' } } };
export type ActionOwner = z.output<typeof actionOwners.row>;
export type ActionProgress = z.output<typeof actionProgress.row>;
const agreed = { agreedBy: line().nullable(), meetingId: id.nullable(), reason: text(1000) };
const chosen = z.strictObject({ id, version });
const logRow = z.strictObject({
  ...actionRow.shape, meetingDate: isoDate.nullable(), minuteNumber: z.string().nullable(),
  owners: z.array(z.strictObject(owner)), /** The date it was first due by, if that has changed since. */ firstDate: isoDate.nullable(), revised: z.int(),
  /** From private business: left out of every export that did not ask for it. */
  private: z.boolean(),
});
export type LoggedAction = z.output<typeof logRow>;
export const actionsMeta = records.meta;
export const actions = {
  'actions.list': { ...records.operations['actions.list'], output: z.array(actionRow) },
  'actions.get': { ...records.operations['actions.get'], output: actionRow },
  'actions.create': { ...records.operations['actions.create'], output: actionRow },
  'actions.update': { ...records.operations['actions.update'], output: actionRow },
  'actions.delete': records.operations['actions.delete'],
  /** With where each comes from, for the log. The number of a minute that is not confirmed is the one it has at present. */
  'actions.log': query('The action log, with the meeting and minute that each action comes from',
    z.strictObject({ bodyId: id.optional(), status: z.enum(ACTION_STATUSES).optional() }),
    z.array(logRow), ['actions', 'actionOwners', 'actionDates', 'meetings', 'minutes', 'agendaItems', 'madePublic', 'bodies']),
  'actions.close': command('Close an action', z.strictObject({ id, version, on: isoDate }), actionRow),
  'actions.details': query('Everything about an action: its dates, owners, progress and parts', z.strictObject({ id }), z.strictObject({
    revisions: z.array(revision), owners: z.array(actionOwners.row), progress: z.array(actionProgress.row), parts: z.array(actionRow), parent: actionRow.nullable(),
  }), ['actions', 'actionDates', 'actionOwners', 'actionProgress']),
  /** The date before is kept; the first is never lost. */
  'actions.extend': command('Put off an action', z.strictObject({ id, version, targetDate: isoDate.nullable(), targetText: line(100).nullable(), ...agreed }), actionRow),
  'actions.changeMany': command('Change several actions', z.strictObject({
    actions: z.array(chosen).min(1).max(2000),
    change: z.discriminatedUnion('to', [
      z.strictObject({ to: z.literal('closed'), on: isoDate }),
      z.strictObject({ to: z.literal('date'), targetDate: isoDate, ...agreed }),
      z.strictObject({ to: z.literal('lead'), leadPersonId: id.nullable(), leadOrganisationId: id.nullable() }),
      z.strictObject({ to: z.literal('body'), bodyId: id }),
    ]),
  }), z.strictObject({ changed: z.int() })),
  /** `to` is a place given by the door: a token for the page, a path for the command line. */
  'actions.export': job('Write the action log as Word, PDF or a spreadsheet', z.strictObject({
    bodyId: id.optional(), organisationId: id.optional(), personId: id.optional(), overdue: z.boolean().default(false), dueBefore: isoDate.optional(), /** Only what is due by the next meeting of its body. */ dueByNext: z.boolean().default(false),
    /** Actions from private business are left out unless asked for. */
    exempt: z.boolean().default(false), format: z.enum(['docx', 'pdf', 'xlsx']), to: z.string().min(1).max(4000),
  }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};

/** ", agreed by the chair at the meeting of 10/09/2026". */
export function agreedWords(agreedBy: string | null, meetingDate: string | null): string {
  if (agreedBy === null && meetingDate === null) return '';
  return `, agreed${agreedBy === null ? '' : ` by ${agreedBy}`}${meetingDate === null ? '' : ` at the meeting of ${formatShortDate(meetingDate)}`}`;
}

/** Due today is not overdue; a closed action never is. */
export const isOverdue = (action: Pick<Action, 'status' | 'targetDate'>, today: string): boolean =>
  action.status === 'open' && action.targetDate !== null && action.targetDate < today;
