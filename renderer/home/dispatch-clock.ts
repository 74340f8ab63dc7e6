import type { Output } from '../../shared/contract.ts';
import { formatLongDate, formatShortDate } from '../../shared/dates.ts';

export type NextMeeting = Output<'home.get'>['next'][number];
export interface DispatchClock {
  words: string;
  /** Whether somebody has to act: `late` is after the last day, `soon` within two working days of it. */
  urgency: 'done' | 'plenty' | 'soon' | 'late';
}

/** How long is left to issue the agenda with the notice that the body must give. */
export function dispatchClock(meeting: Pick<NextMeeting, 'issueBy' | 'workingDaysLeft' | 'publishedOn'>, today: string): DispatchClock {
  const { issueBy, workingDaysLeft: left, publishedOn } = meeting;
  if (publishedOn !== null) {
    return publishedOn > issueBy
      ? { words: `Agenda issued ${formatShortDate(publishedOn)}, after the last day for full notice`, urgency: 'done' }
      : { words: `Agenda issued ${formatShortDate(publishedOn)}`, urgency: 'done' };
  }
  if (issueBy < today) return { words: `Agenda was due out by ${formatLongDate(issueBy)}`, urgency: 'late' };
  if (issueBy === today) return { words: 'Issue the agenda today for full notice', urgency: 'soon' };
  const days = left === 1 ? '1 working day left' : `${left} working days left`;
  return { words: `${days}: issue the agenda by ${formatLongDate(issueBy)}`, urgency: left <= 2 ? 'soon' : 'plenty' };
}
