import { formatDayMonthYear, formatTime } from '../dates.ts';
import { personName } from '../people.ts';
import { isMemberClass, type SeatClass } from '../seats.ts';
import type { FactIndex, FactMark, FactMeeting, FactSeat, Sheet } from './facts.ts';
import { presenceOf, shareOf, type Presence, type SeatJudgement, type Standing } from './judge.ts';
import { countsWith } from './organisation-on.ts';
import { percentage } from './percentage.ts';
import type { AttendanceRules } from './rules.ts';

export const join = (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`);
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);

/** Why a meeting is not in the count. */
export const STANDING_WORDS: Record<Standing, string> = {
  counted: 'Counted',
  cancelled: 'Not counted: the meeting was cancelled',
  'to come': 'Not counted: the meeting is still to come',
  'not marked as held': 'Not counted: the meeting is not yet marked as held',
  joint: 'Not counted: joint meetings do not count by these rules',
  extraordinary: 'Not counted: extraordinary meetings do not count by these rules',
  inquorate: 'Not counted: the meeting was at no time quorate, and such meetings do not count by these rules',
};

export function nameOf(index: FactIndex, personId: string): string {
  const person = index.people.get(personId);
  return person === undefined ? 'somebody' : personName(person);
}
export const organisationNameOf = (index: FactIndex, id: string): string => index.organisations.get(id)?.name ?? 'an organisation';

/** A seat as it is called: its role, its agency, or both. */
export function seatName(index: FactIndex, seat: Pick<FactSeat, 'role' | 'organisationId' | 'class'>): string {
  const organisation = seat.organisationId === null ? null : organisationNameOf(index, seat.organisationId);
  return [seat.role, organisation].filter((part) => part !== null).join(', ') || seat.class;
}

/** "from 6:20 pm to 7:00 pm, 62% of the meeting"; empty for somebody who was there throughout. */
function partOf(mark: FactMark | undefined, meeting: FactMeeting): string {
  if (mark === undefined || (mark.arrivedAt === null && mark.leftAt === null)) return '';
  const times = [mark.arrivedAt === null ? null : `from ${formatTime(mark.arrivedAt)}`, mark.leftAt === null ? null : `until ${formatTime(mark.leftAt)}`]
    .filter((part) => part !== null).join(' ');
  const share = shareOf(mark, meeting);
  return share === null ? ` (${times}; the meeting’s end is not recorded, so the share is not known)` : ` (${times}, ${percentage(share.there, share.whole)}% of the meeting)`;
}

/** How one person’s own mark counts, in words that follow their name. */
export function presenceWords(presence: Presence, mark: FactMark | undefined, meeting: FactMeeting, rules: AttendanceRules): string {
  const part = partOf(mark, meeting);
  switch (presence) {
    case 'attended': return `${mark !== undefined && mark.virtually ? 'attended virtually' : 'attended'}${part}`;
    case 'virtual only': return `took part virtually${part}, which does not count by these rules`;
    case 'too short': return `attended${part}, less than the ${rules.partPresent}% that counts`;
    case 'apologies': return 'sent apologies';
    case 'absent': return 'was absent';
    case 'not recorded': return 'was expected and nothing is recorded, which counts as absent';
    case 'not expected': return 'was not expected';
    case 'in attendance': return 'is recorded as in attendance though a member, which counts as not attended';
  }
}

/** Those who came for a seat as its substitutes, each with how it counts. */
export function substituteWords(index: FactIndex, seat: FactSeat, sheet: Sheet, meeting: FactMeeting, rules: AttendanceRules): string[] {
  return (sheet.substitutes.get(seat.id) ?? []).map((mark) => {
    const presence = presenceOf(mark, meeting, rules);
    const counts = presence !== 'attended' ? presenceWords(presence, mark, meeting, rules)
      : `came as substitute${mark.virtually ? ', virtually' : ''}${partOf(mark, meeting)}${rules.deputies ? '' : ', which does not count by these rules'}`;
    return `${nameOf(index, mark.personId)} ${counts}`;
  });
}

/** How one seat did at a meeting, in one sentence without its full stop. `key`: the subject that is spoken of, so that its name is not said again. */
export function seatWords(index: FactIndex, judgement: SeatJudgement, key: string, sheet: Sheet, meeting: FactMeeting, rules: AttendanceRules): string {
  const { seat, holders, presences, reason } = judgement;
  const name = seat.organisationId === key || seat.organisationId === null ? (seat.organisationId === null ? null : seat.role) : seatName(index, seat);
  const about = name === null ? '' : `${name}: `;
  const people = [
    ...holders.map((person, at) => `${nameOf(index, index.personIds[person]!)} ${presenceWords(presences[at]!, sheet.own[person], meeting, rules)}`),
    ...substituteWords(index, seat, sheet, meeting, rules),
  ];
  switch (reason) {
    case 'organisation not yet': return `${about}not counted, the organisation began on ${dayOf(seat.organisation?.fromDate)}`;
    case 'organisation ended': return `${about}not counted, the organisation ended on ${dayOf(index.organisations.get(judgement.subject.key)?.toDate)}`;
    case 'vacant': return `${about}not counted, the seat was vacant${people.length === 0 ? '' : `; ${join(people)}`}`;
    case 'not expected': return `${about}not counted, ${join(people)}`;
    default: return `${about}${join(people)}`;
  }
}
const dayOf = (date: string | null | undefined): string => (date === null || date === undefined ? 'another date' : formatDayMonthYear(date));

/** Why a seat that exists is not in the count at all. */
export const classWords = (seatClass: SeatClass): string =>
  (isMemberClass(seatClass) ? 'the seat is set not to count for attendance' : `a ${seatClass} does not count for attendance`);

/** "until 30 June 2026", "from 1 July 2026": when something that did not hold on the day begins or ended. */
export function whenWords(periods: readonly { fromDate: string | null; toDate: string | null }[], day: string): string {
  const ended = periods.map((period) => period.toDate).filter((date) => date !== null && date < day).sort().at(-1);
  const begins = periods.map((period) => period.fromDate).filter((date) => date !== null && date > day).sort()[0];
  return [ended === undefined || ended === null ? null : `ended on ${formatDayMonthYear(ended)}`, begins === undefined || begins === null ? null : `begins on ${formatDayMonthYear(begins)}`]
    .filter((part) => part !== null).join(' and ');
}

/** Where a seat of a merged agency counts on a day, when that is elsewhere. */
export function mergedWords(index: FactIndex, organisationId: string, day: string, rules: AttendanceRules): string | null {
  const at = countsWith(index.organisations, organisationId, day, rules.mergers);
  return at === organisationId ? null : `its seats count with ${organisationNameOf(index, at)} by then`;
}
