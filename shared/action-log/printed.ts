import type { LoggedAction } from '../actions.ts';

/** The day of the last meeting of each body that has been held, or of its next one, by the body’s id. */
export type LastMeetings = ReadonlyMap<string, string>;

/** Due on the day of the next meeting of its body or before; not where no meeting is planned. */
export const isDueByNext = ({ status, targetDate, bodyId }: Pick<LoggedAction, 'status' | 'targetDate' | 'bodyId'>, next: LastMeetings): boolean => {
  const meeting = next.get(bodyId);
  return status === 'open' && targetDate !== null && meeting !== undefined && targetDate <= meeting;
};
/** The first meeting of each body that is still to come. */
export function nextMeetings(meetings: readonly { bodyId: string; date: string; status: string }[], today: string): Map<string, string> {
  const next = new Map<string, string>();
  for (const { bodyId, date, status } of meetings) if (status === 'planned' && date >= today && date < (next.get(bodyId) ?? '9')) next.set(bodyId, date);
  return next;
}

/**
 * Whether an action is in the printed log: what is open, and what was closed at the last meeting of its body or since. So a closed one is shown once
 * more and then not again. It follows from dates alone, so the same log printed twice is the same.
 */
export const isPrinted = (action: Pick<LoggedAction, 'status' | 'closedOn' | 'bodyId'>, last: LastMeetings): boolean =>
  action.status === 'open' || action.closedOn === null || action.closedOn >= (last.get(action.bodyId) ?? '');

export interface LogFilter {
  organisationId?: string | undefined;
  personId?: string | undefined;
  overdue: boolean;
  dueBefore?: string | undefined;
  /** Only what is due by the next meeting of its body: the days of those meetings. */
  next?: LastMeetings | undefined;
  exempt: boolean;
}
/** Whether an action is asked for. `agencyOf` gives a person’s organisation. Somebody who owns it beside its lead counts too. */
export function isAskedFor(action: LoggedAction, filter: LogFilter, today: string, agencyOf: (personId: string) => string | null): boolean {
  if (action.private && !filter.exempt) return false;
  const people = [action.leadPersonId, ...action.owners.map((one) => one.personId)].filter((one) => one !== null);
  const agencies = [action.leadOrganisationId, ...action.owners.map((one) => one.organisationId), ...people.map(agencyOf)];
  if (filter.personId !== undefined && !people.includes(filter.personId)) return false;
  if (filter.organisationId !== undefined && !agencies.includes(filter.organisationId)) return false;
  const { targetDate } = action;
  if (filter.overdue && !(action.status === 'open' && targetDate !== null && targetDate < today)) return false;
  if (filter.next !== undefined && !isDueByNext(action, filter.next)) return false;
  return filter.dueBefore === undefined || (action.status === 'open' && targetDate !== null && targetDate < filter.dueBefore);
}
