import { holdsOn } from '../seats.ts';
import { sheetOf, type FactIndex, type FactMark, type FactMeeting, type IndexedSeat, type Sheet } from './facts.ts';
import { countsWith } from './organisation-on.ts';
import type { AttendanceRules } from './rules.ts';

/** Whether a meeting is in the count at all, and if not, why. */
export type Standing = 'counted' | 'cancelled' | 'to come' | 'not marked as held' | 'joint' | 'extraordinary' | 'inquorate';

export function standingOf(meeting: FactMeeting, rules: AttendanceRules, today: string): Standing {
  if (meeting.status === 'cancelled') return 'cancelled';
  if (meeting.status === 'planned') return meeting.date > today ? 'to come' : 'not marked as held';
  if (meeting.kind === 'joint' && !rules.joint) return 'joint';
  if (meeting.kind === 'extraordinary' && !rules.extraordinary) return 'extraordinary';
  return meeting.inquorate && !rules.inquorate ? 'inquorate' : 'counted';
}

/**
 * How one person’s mark counts. `in attendance` for a member is a slip in the record: only somebody who is not a member is in attendance;
 * it counts as not attended and is reported.
 */
export type Presence = 'attended' | 'virtual only' | 'too short' | 'apologies' | 'absent' | 'not recorded' | 'not expected' | 'in attendance';

export function presenceOf(mark: FactMark | undefined, meeting: FactMeeting, rules: AttendanceRules): Presence {
  if (mark === undefined) return 'not recorded';
  switch (mark.status) {
    case 'attending': return 'in attendance';
    case 'present': case 'substitute': break;
    default: return mark.status;
  }
  if (mark.virtually && !rules.virtual) return 'virtual only';
  if (rules.partPresent > 0 && (mark.arrivedAt !== null || mark.leftAt !== null)) {
    const share = shareOf(mark, meeting);
    if (share !== null && share.there * 100 < rules.partPresent * share.whole) return 'too short';
  }
  return 'attended';
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** How many of the meeting’s minutes somebody was there for; null where the meeting’s end is not known, so that it cannot be worked out. */
export function shareOf(mark: Pick<FactMark, 'arrivedAt' | 'leftAt'>, meeting: FactMeeting): { there: number; whole: number } | null {
  if (meeting.end === null) return null;
  const start = minutes(meeting.start);
  const end = minutes(meeting.end);
  if (end <= start) return null;
  const from = mark.arrivedAt === null ? start : Math.max(start, minutes(mark.arrivedAt));
  const to = mark.leftAt === null ? end : Math.min(end, minutes(mark.leftAt));
  return { there: Math.max(0, to - from), whole: end - start };
}

/** `outside`: not in the denominator. The others are in it. */
export type SeatState = 'present' | 'apologies' | 'missed' | 'not recorded' | 'outside';
/** Why a seat is outside, or by whom it was filled. */
export type SeatReason = 'holder' | 'deputy' | 'deputy not counted' | 'nobody' | 'vacant' | 'not expected' | 'organisation not yet' | 'organisation ended';
export interface SeatJudgement {
  seat: IndexedSeat;
  /** With whom the seat counts on the day; null for a seat for a role. */
  organisationId: string | null;
  state: SeatState;
  reason: SeatReason;
  /** Those who hold it on the day, with how each of them counts. */
  holders: { personId: string; presence: Presence }[];
}

/** How a seat that exists on the meeting’s day and counts for attendance did at the meeting. Any one of joint holders fills it. */
export function judgeSeat(index: FactIndex, meeting: FactMeeting, sheet: Sheet, seat: IndexedSeat, rules: AttendanceRules): SeatJudgement {
  const { date } = meeting;
  const holders: SeatJudgement['holders'] = [];
  for (const appointment of seat.appointments) {
    if (holdsOn(appointment, date)) holders.push({ personId: appointment.personId, presence: presenceOf(sheet.own.get(appointment.personId), meeting, rules) });
  }
  const organisationId = seat.organisationId === null ? null : countsWith(index.organisations, seat.organisationId, date, rules.mergers);
  const judged = (state: SeatState, reason: SeatReason): SeatJudgement => ({ seat, organisationId, state, reason, holders });

  if (seat.organisationId !== null && organisationId !== null) {
    const from = index.organisations.get(seat.organisationId)?.fromDate ?? null;
    const to = index.organisations.get(organisationId)?.toDate ?? null;
    if (from !== null && date < from) return judged('outside', 'organisation not yet');
    if (to !== null && to < date) return judged('outside', 'organisation ended');
  }
  if (holders.length === 0) return judged('outside', 'vacant');
  if (holders.some((holder) => holder.presence === 'attended')) return judged('present', 'holder');
  const deputy = sheet.substitutes.get(seat.id)?.some((mark) => presenceOf(mark, meeting, rules) === 'attended') === true;
  if (deputy && rules.deputies) return judged('present', 'deputy');
  if (holders.every((holder) => holder.presence === 'not expected')) return judged('outside', 'not expected');
  const reason = deputy ? 'deputy not counted' : 'nobody';
  if (holders.some((holder) => holder.presence === 'apologies')) return judged('apologies', reason);
  return judged(holders.every((holder) => holder.presence === 'not recorded' || holder.presence === 'not expected') ? 'not recorded' : 'missed', reason);
}

/** Every seat of the body that exists on the meeting’s day and counts for attendance, judged. */
export function judgeMeeting(index: FactIndex, meeting: FactMeeting, rules: AttendanceRules, sheet: Sheet = sheetOf(index, meeting.id)): SeatJudgement[] {
  const judgements: SeatJudgement[] = [];
  for (const seat of index.seats.get(meeting.bodyId) ?? []) {
    if (seat.countsForAttendance && holdsOn(seat, meeting.date)) judgements.push(judgeSeat(index, meeting, sheet, seat, rules));
  }
  return judgements;
}
