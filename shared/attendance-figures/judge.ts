import { heldOn, holdersOn, sheetOf, type FactIndex, type FactMark, type FactMeeting, type IndexedMeeting, type IndexedSeat, type SeatSubject, type Sheet } from './facts.ts';
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
  /** For whom it counts on the day. */
  subject: SeatSubject;
  state: SeatState;
  reason: SeatReason;
  /** The numbers of those who hold it on the day, and beside them how each of them counts. */
  holders: readonly number[];
  presences: readonly Presence[];
}

/** Nearly every seat has one holder: a list made for each of them at each meeting would be half of the work. */
const ALONE: Readonly<Record<Presence, readonly Presence[]>> = {
  attended: ['attended'], 'virtual only': ['virtual only'], 'too short': ['too short'], apologies: ['apologies'], absent: ['absent'],
  'not recorded': ['not recorded'], 'not expected': ['not expected'], 'in attendance': ['in attendance'],
};

/** How a seat that exists on the meeting’s day and counts for attendance did at the meeting. Any one of joint holders fills it. */
export function judgeSeat(index: FactIndex, meeting: IndexedMeeting, sheet: Sheet, seat: IndexedSeat, rules: AttendanceRules): SeatJudgement {
  const holders = holdersOn(seat, meeting.day);
  const presences = holders.length === 1 ? ALONE[presenceOf(sheet.own[holders[0]!], meeting, rules)]
    : holders.map((person) => presenceOf(sheet.own[person], meeting, rules));
  const judgement: SeatJudgement = { seat, subject: subjectOn(index, seat, meeting.date, rules), state: 'outside', reason: 'vacant', holders, presences };
  const outside = whyOutside(index, judgement, meeting.date);
  if (outside !== null) judgement.reason = outside;
  else if (holders.length > 0) judgeFilled(judgement, sheet, meeting, rules);
  return judgement;
}

/** The agency that a seat counts for on a day, or its role. */
function subjectOn(index: FactIndex, seat: IndexedSeat, date: string, rules: AttendanceRules): SeatSubject {
  if (seat.organisation === null || seat.organisation.successorId === null) return seat.subject;
  return index.subjects.get(countsWith(index.organisations, seat.organisation.id, date, rules.mergers)) ?? seat.subject;
}

/** An organisation that does not exist on the day has no seat then, whatever the register says. */
function whyOutside(index: FactIndex, { seat, subject }: SeatJudgement, date: string): 'organisation not yet' | 'organisation ended' | null {
  if (seat.organisation === null) return null;
  if (seat.organisation.fromDate !== null && date < seat.organisation.fromDate) return 'organisation not yet';
  const at = subject === seat.subject ? seat.organisation : index.organisations.get(subject.key);
  return at !== undefined && at.toDate !== null && at.toDate < date ? 'organisation ended' : null;
}

function judgeFilled(judgement: SeatJudgement, sheet: Sheet, meeting: IndexedMeeting, rules: AttendanceRules): void {
  const { presences } = judgement;
  const judged = (state: SeatState, reason: SeatReason): void => {
    judgement.state = state;
    judgement.reason = reason;
  };
  if (presences.includes('attended')) return judged('present', 'holder');
  const deputy = sheet.substitutes.get(judgement.seat.id)?.some((mark) => presenceOf(mark, meeting, rules) === 'attended') === true;
  if (deputy && rules.deputies) return judged('present', 'deputy');
  if (presences.every((presence) => presence === 'not expected')) return judged('outside', 'not expected');
  const reason = deputy ? 'deputy not counted' : 'nobody';
  if (presences.includes('apologies')) return judged('apologies', reason);
  judged(presences.every((presence) => presence === 'not recorded' || presence === 'not expected') ? 'not recorded' : 'missed', reason);
}

/** Every seat of its body, or bodies, that exists on the meeting’s day and counts for attendance, judged. */
export function judgeMeeting(index: FactIndex, meeting: IndexedMeeting, rules: AttendanceRules, sheet: Sheet = sheetOf(index, meeting.id)): SeatJudgement[] {
  const judgements: SeatJudgement[] = [];
  for (const seat of meeting.seats) {
    if (seat.countsForAttendance && heldOn(seat, meeting.day)) judgements.push(judgeSeat(index, meeting, sheet, seat, rules));
  }
  return judgements;
}
