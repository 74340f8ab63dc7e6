import type { Body } from '../../shared/bodies.ts';
import { formatShortDate, issueBy, workingDaysUntil, clearWorkingDays } from '../../shared/dates.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { dispatchClock, type DispatchClock } from '../home/dispatch-clock.ts';

/** One meeting in the list and in the calendar. */
export interface MeetingRow {
  id: string;
  meeting: Meeting;
  body: Body | undefined;
  bodyName: string;
  items: number | null;
  state: { words: string; colour?: 'red' | 'amber' | 'green' | 'blue' };
  /** The last day for the agenda, or the day it was issued; null once it is past caring. */
  dispatch: { date: string; words: string; urgency: DispatchClock['urgency'] } | null;
}

export function meetingRows(meetings: readonly Meeting[], counts: readonly { meetingId: string; items: number }[], bodies: readonly Body[], today: string): MeetingRow[] {
  const bodyById = new Map(bodies.map((body) => [body.id, body]));
  const itemsOf = new Map(counts.map((count) => [count.meetingId, count.items]));
  return meetings.map((meeting) => {
    const body = bodyById.get(meeting.bodyId);
    return { id: meeting.id, meeting, body, bodyName: body?.name ?? '', items: itemsOf.get(meeting.id) ?? null, state: stateOf(meeting, today), dispatch: dispatchOf(meeting, body, today) };
  });
}

/** Where a meeting stands, in words. */
export function stateOf({ status, date, minutesState }: Pick<Meeting, 'status' | 'date' | 'minutesState'>, today: string): MeetingRow['state'] {
  if (status === 'cancelled') return { words: 'Cancelled' };
  if (status === 'planned') return date < today ? { words: 'Not marked as held', colour: 'amber' } : { words: date === today ? 'Today' : 'Planned', ...(date === today ? { colour: 'green' as const } : {}) };
  switch (minutesState) {
    case 'draft': return { words: 'Minutes in draft', colour: 'amber' };
    case 'circulated': return { words: 'Minutes circulated', colour: 'blue' };
    case 'confirmed': return { words: 'Minutes confirmed', colour: 'green' };
    case 'confirmed with corrections': return { words: 'Confirmed with corrections', colour: 'green' };
  }
}

function dispatchOf(meeting: Meeting, body: Body | undefined, today: string): MeetingRow['dispatch'] {
  const { publishedOn } = meeting;
  if (body === undefined || meeting.status === 'cancelled') return null;
  if (publishedOn === null && meeting.date < today) return null;
  const rule = { saturdayCounts: body.saturdayCounts };
  const last = issueBy(meeting.date, body.noticeDays, rule);
  if (publishedOn !== null) return { date: publishedOn, words: `${formatShortDate(publishedOn)}${publishedOn > last ? ', short notice' : ''}`, urgency: 'done' };
  // Counting working days walks from day to day, so it is done only for what lies ahead.
  const left = last >= today ? workingDaysUntil(today, last, rule) : -clearWorkingDays(last, today, rule) - 1;
  return { date: last, words: `by ${formatShortDate(last)}`, urgency: dispatchClock({ issueBy: last, workingDaysLeft: left, publishedOn }, today).urgency };
}
