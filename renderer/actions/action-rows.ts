import { isDueByNext, type LastMeetings } from '../../shared/action-log/printed.ts';
import { isOverdue, type LoggedAction } from '../../shared/actions.ts';
import type { Body } from '../../shared/bodies.ts';
import { daysBetween, formatShortDate } from '../../shared/dates.ts';
import { personInitials, personName } from '../../shared/people.ts';
import type { Directory } from '../records/directory.ts';
import { findsIn, haystack, words } from '../ui/words.ts';

/** One line of the action log. */
export interface ActionRow {
  id: string;
  action: LoggedAction;
  body: string;
  /** "87, 13/01/2021": the minute and the date of its meeting. */
  source: string;
  /** "MW, LBBD". */
  lead: string;
  leadInFull: string;
  /** 0 for an action that is not overdue. */
  daysLate: number;
  /** Whoever leads or owns it, people and organisations. */
  leadIds: string[];
  /** What is looked for in it, once it has been. */
  ready?: string;
}

export interface ActionFilter {
  words: string;
  status: 'open' | 'closed' | 'all';
  /** An organisation’s or a person’s id. */
  leadId: string | null;
  late: boolean;
  dueBefore: string | null;
  /** Only what is due by the next meeting of its body. */
  byNext: boolean;
}

/** The log as it is shown, narrowed. Body and status are narrowed by the back end. */
export const actionRows = (actions: readonly LoggedAction[], directory: Directory, bodies: readonly Body[], today: string, filter: ActionFilter): ActionRow[] =>
  narrowed(allActionRows(actions, directory, bodies, today), filter);

/** The rows that are asked for. What is looked for in each is made ready the first time and kept with the row. */
export function narrowed(rows: readonly ActionRow[], filter: ActionFilter, next: LastMeetings = new Map()): ActionRow[] {
  const typed = words(filter.words);
  return rows.filter((row) => {
    const { action, leadIds, daysLate } = row;
    if (filter.leadId !== null && !leadIds.includes(filter.leadId)) return false;
    if (filter.dueBefore !== null && (action.targetDate === null || action.targetDate >= filter.dueBefore)) return false;
    if (filter.byNext && !isDueByNext(action, next)) return false;
    if (filter.late && daysLate === 0) return false;
    if (typed.length === 0) return true;
    return findsIn(madeReady(row), typed);
  });
}

const madeReady = (row: ActionRow): string => (row.ready ??= haystack(`${row.action.number} ${row.action.text} ${row.action.progress} ${row.leadInFull} ${row.lead} ${row.source}`));

const SLICE = 1000;
/** Makes the rows ready for finding a slice at a time, so that not even the first key in a log of years waits for it. Gives the way to stop. */
export function makeReady(rows: readonly ActionRow[]): () => void {
  let at = 0;
  let timer: ReturnType<typeof setTimeout>;
  const slice = (): void => {
    for (const end = Math.min(rows.length, at + SLICE); at < end; at++) madeReady(rows[at]!);
    if (at < rows.length) timer = setTimeout(slice, SLICE_EVERY_MS);
  };
  timer = setTimeout(slice, SLICE_EVERY_MS);
  return () => clearTimeout(timer);
}
const SLICE_EVERY_MS = 15;

/** Every line of the log. */
export function allActionRows(actions: readonly LoggedAction[], directory: Directory, bodies: readonly Body[], today: string): ActionRow[] {
  const bodyNames = new Map(bodies.map((body) => [body.id, body.shortName ?? body.name]));
  return actions.map((action) => {
    const person = directory.person(action.leadPersonId);
    const organisationId = action.leadOrganisationId ?? person?.organisationId ?? null;
    const late = isOverdue(action, today);
    const organisation = directory.organisation(organisationId);
    return {
      id: action.id, action, body: bodyNames.get(action.bodyId) ?? '',
      source: [action.minuteNumber, action.meetingDate === null ? null : formatShortDate(action.meetingDate)].filter((part) => part !== null).join(', '),
      lead: [person === undefined ? null : personInitials(person) || person.post, organisation?.shortName ?? organisation?.name ?? null, action.leadText].filter((part) => part !== null).join(', '),
      leadInFull: [person === undefined ? null : personName(person), organisation?.name ?? null, action.leadText].filter((part) => part !== null).join(', '),
      daysLate: late ? daysBetween(action.targetDate!, today) : 0,
      leadIds: [action.leadPersonId, organisationId, ...action.owners.flatMap((owner) => [owner.personId, owner.organisationId])].filter((one) => one !== null),
    };
  });
}

/** Actions whose number comes first: how many of what is shown are overdue, in words. */
export function logInWords(rows: readonly ActionRow[], status: ActionFilter['status']): string {
  const late = rows.filter((row) => row.daysLate > 0).length;
  const open = rows.filter((row) => row.action.status === 'open').length;
  if (status === 'closed') return rows.length === 1 ? '1 closed action' : `${rows.length} closed actions`;
  return `${open} open, ${late === 0 ? 'none overdue' : `${late} overdue`}`;
}
