import { z } from 'zod';
import { crud } from './crud.ts';
import { id, isoDate, line, text, version } from './fields.ts';
import { command, query } from './operation.ts';

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
}), {
  meetingId: null, minuteId: null, leadPersonId: null, leadOrganisationId: null, leadText: null, targetDate: null, targetText: null,
  status: 'open', closedOn: null, progress: '',
}, z.strictObject({
  bodyId: id.optional(), meetingId: id.optional(), minuteId: id.optional(), status: z.enum(ACTION_STATUSES).optional(), dueBefore: isoDate.optional(),
}));

export const actionRow = z.strictObject({ ...records.row.shape, number: z.int() });
export type Action = z.output<typeof actionRow>;
const logRow = z.strictObject({ ...actionRow.shape, meetingDate: isoDate.nullable(), minuteNumber: z.string().nullable() });
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
    z.array(logRow), ['actions', 'meetings', 'minutes', 'agendaItems', 'bodies']),
  'actions.close': command('Close an action', z.strictObject({ id, version, on: isoDate }), actionRow),
};

/** Due today is not overdue; a closed action never is. */
export const isOverdue = (action: Pick<Action, 'status' | 'targetDate'>, today: string): boolean =>
  action.status === 'open' && action.targetDate !== null && action.targetDate < today;
