import { formatLongDate } from '../../../../shared/dates.ts';
import { isConfirmed, type Meeting } from '../../../../shared/meetings.ts';

const when = ({ date, startsAt }: Meeting): string => `${date} ${startsAt}`;

/** The meetings at which this one’s minutes can be confirmed or corrected: later ones of the same body, the next first. */
export const laterMeetings = (meeting: Meeting, siblings: readonly Meeting[]): Meeting[] =>
  siblings.filter((one) => when(one) > when(meeting) && one.status !== 'cancelled').toSorted((a, b) => (when(a) < when(b) ? -1 : 1));

/** Those whose own minutes can still tell of it. */
export const openMeetings = (meetings: readonly Meeting[]): Meeting[] => meetings.filter((one) => !isConfirmed(one.minutesState));

export const meetingOption = (meeting: Meeting) => ({ value: meeting.id, label: formatLongDate(meeting.date) });
