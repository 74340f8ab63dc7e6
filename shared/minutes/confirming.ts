import { z } from 'zod';
import { crud } from '../crud.ts';
import { id, line } from '../fields.ts';
import { isConfirmed, type Meeting } from '../meetings.ts';

/** A meeting that put off confirming the minutes of an earlier one. They stay a draft, and the next meeting is asked again. */
export const postponements = crud('postponements', 'postponement', z.object({ meetingId: id, atMeetingId: id, reason: line(1000) }), {},
  z.strictObject({ meetingId: id.optional(), atMeetingId: id.optional(), /** Those of all meetings of a body. */ bodyId: id.optional() }), ['meetings']);
export type Postponement = z.output<typeof postponements.row>;

type Met = Pick<Meeting, 'id' | 'bodyId' | 'date' | 'startsAt' | 'kind' | 'status' | 'minutesState' | 'confirmedAtMeetingId'>;

/** Minutes of an earlier meeting that the meeting looked at has to decide about. */
export interface WaitingMinutes<M> {
  meeting: M;
  /** How many earlier meetings have put them off already. */
  times: number;
  /** What the meeting looked at has decided; null while it is still to be asked. */
  decided: 'confirmed' | 'postponed' | null;
}
const when = ({ date, startsAt }: Met): string => `${date} ${startsAt}`;
/** Whether `later` comes after `earlier` and can decide about its minutes. */
export const isLater = (later: Met, earlier: Met): boolean => later.bodyId === earlier.bodyId && when(later) > when(earlier);

/**
 * The minutes that come before a meeting, the oldest first: all of the same body that are not confirmed yet (an extraordinary meeting may stand
 * between two ordinary ones), and those that this meeting itself decided about. A meeting that was cancelled, or that is still to be held on the
 * day that the later one is, has none.
 */
export function waitingMinutes<M extends Met>(meeting: Met, siblings: readonly M[], postponed: readonly Pick<Postponement, 'meetingId' | 'atMeetingId'>[]): WaitingMinutes<M>[] {
  const dateOf = new Map(siblings.map((one) => [one.id, when(one)]));
  return siblings
    .filter((one) => one.status !== 'cancelled' && isLater(meeting, one) && (!isConfirmed(one.minutesState) || one.confirmedAtMeetingId === meeting.id))
    .toSorted((a, b) => (when(a) < when(b) ? -1 : 1))
    .map((one) => {
      const before = postponed.filter(({ meetingId, atMeetingId }) => meetingId === one.id && atMeetingId !== meeting.id && (dateOf.get(atMeetingId) ?? '') < when(meeting));
      const here = postponed.some(({ meetingId, atMeetingId }) => meetingId === one.id && atMeetingId === meeting.id);
      return { meeting: one, times: before.length, decided: isConfirmed(one.minutesState) ? 'confirmed' as const : here ? 'postponed' as const : null };
    });
}

/** Whether a meeting is the one to be asked: it is being held or was, or is the next of its body. A meeting further on is not asked yet. */
export function isAsked(meeting: Met, siblings: readonly Met[], today: string): boolean {
  if (meeting.status === 'cancelled' || isConfirmed(meeting.minutesState)) return false;
  if (meeting.date <= today) return true;
  const next = siblings.filter((one) => one.status !== 'cancelled' && one.date > today).toSorted((a, b) => (when(a) < when(b) ? -1 : 1))[0];
  return next?.id === meeting.id;
}

/** "once", "twice", "3 times". */
export const timesWord = (times: number): string => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`);
