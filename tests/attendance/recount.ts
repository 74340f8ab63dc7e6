import type { AttendanceFacts, FactMark, FactMeeting, FactSeat } from '../../shared/attendance-figures/facts.ts';
import type { AttendanceRules } from '../../shared/attendance-figures/rules.ts';

/**
 * A second count of the same figures, written from the rules in words and without a line of the engine: slow, plain, meeting by meeting and
 * subject by subject, with searches where the engine has maps. Where the two differ, one of them is wrong.
 */
export interface Count { held: number; attended: number; apologies: number; notRecorded: number }

const between = (day: string, from: string | null, to: string | null): boolean => !((from !== null && from > day) || (to !== null && to < day));
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const asMinutes = (time: string): number => { const [hours, minutes] = time.split(':').map(Number); return hours! * 60 + minutes!; };

function meetingsThatCount(facts: AttendanceFacts, from: string, to: string, rules: AttendanceRules): FactMeeting[] {
  return facts.meetings
    .filter((meeting) => meeting.status === 'held')
    .filter((meeting) => meeting.date >= from && meeting.date <= to)
    .filter((meeting) => rules.joint || meeting.kind !== 'joint')
    .filter((meeting) => rules.extraordinary || meeting.kind !== 'extraordinary')
    .filter((meeting) => rules.inquorate || !meeting.inquorate);
}

function tookPart(mark: FactMark, meeting: FactMeeting, rules: AttendanceRules): boolean {
  if (mark.status !== 'present' && mark.status !== 'substitute') return false;
  if (!rules.virtual && mark.virtually) return false;
  const wholePresence = mark.arrivedAt === null && mark.leftAt === null;
  if (wholePresence || rules.partPresent === 0 || meeting.end === null || meeting.end <= meeting.start) return true;
  // Minute by minute.
  let there = 0;
  let all = 0;
  for (let minute = asMinutes(meeting.start); minute < asMinutes(meeting.end); minute++) {
    all++;
    if ((mark.arrivedAt === null || minute >= asMinutes(mark.arrivedAt)) && (mark.leftAt === null || minute < asMinutes(mark.leftAt))) there++;
  }
  return (there / all) * 100 >= rules.partPresent - 1e-9;
}

const ownMark = (facts: AttendanceFacts, meeting: FactMeeting, personId: string): FactMark | undefined =>
  facts.marks.get(meeting.id)?.find((mark) => mark.personId === personId && mark.forSeatId === null);

const holdersOf = (facts: AttendanceFacts, seat: FactSeat, day: string): string[] =>
  facts.appointments.filter((one) => one.seatId === seat.id && between(day, one.fromDate, one.toDate)).map((one) => one.personId);

/** The agency that a seat counts for on a day; undefined where its agency did not exist. */
function agencyOf(facts: AttendanceFacts, organisationId: string, day: string, mergers: AttendanceRules['mergers']): string | undefined {
  const find = (id: string) => facts.organisations.find((one) => one.id === id)!;
  const start = find(organisationId);
  if (start.fromDate !== null && day < start.fromDate) return undefined;
  let agency = start;
  for (let steps = 0; steps < facts.organisations.length && mergers !== 'separately' && agency.successorId !== null; steps++) {
    const successor = find(agency.successorId);
    const merger = agency.toDate === null ? successor.fromDate : dayAfter(agency.toDate);
    if (mergers === 'from the merger' && merger !== null && merger > day) break;
    agency = successor;
  }
  return agency.toDate !== null && agency.toDate < day ? undefined : agency.id;
}

const countingSeats = (facts: AttendanceFacts, meeting: FactMeeting): FactSeat[] =>
  facts.seats.filter((seat) => [meeting.bodyId, ...meeting.others].includes(seat.bodyId) && seat.countsForAttendance && between(meeting.date, seat.fromDate, seat.toDate));

export function recountSeats(facts: AttendanceFacts, from: string, to: string, rules: AttendanceRules, key: string): Count {
  const count: Count = { held: 0, attended: 0, apologies: 0, notRecorded: 0 };
  for (const meeting of meetingsThatCount(facts, from, to, rules)) {
    const results = countingSeats(facts, meeting)
      .filter((seat) => (seat.organisationId === null ? `role:${seat.role ?? seat.class}` : agencyOf(facts, seat.organisationId, meeting.date, rules.mergers)) === key)
      .map((seat) => seatResult(facts, meeting, seat, rules)).filter((result) => result !== 'outside');
    if (results.length === 0) continue;
    const how = (result: string) => results.filter((one) => one === result).length;
    if (rules.seats === 'every') {
      count.held += results.length;
      count.attended += how('filled');
      count.apologies += how('apologies');
      count.notRecorded += how('nothing');
    } else {
      count.held += 1;
      if (how('filled') > 0) count.attended += 1;
      else if (how('apologies') > 0) count.apologies += 1;
      else if (how('nothing') === results.length) count.notRecorded += 1;
    }
  }
  return count;
}

function seatResult(facts: AttendanceFacts, meeting: FactMeeting, seat: FactSeat, rules: AttendanceRules): 'filled' | 'apologies' | 'nothing' | 'empty' | 'outside' {
  const holders = holdersOf(facts, seat, meeting.date);
  if (holders.length === 0) return 'outside';
  const marks = holders.map((holder) => ownMark(facts, meeting, holder));
  if (marks.some((mark) => mark !== undefined && tookPart(mark, meeting, rules))) return 'filled';
  const deputies = (facts.marks.get(meeting.id) ?? []).filter((mark) => mark.forSeatId === seat.id);
  if (rules.deputies && deputies.some((mark) => tookPart(mark, meeting, rules))) return 'filled';
  const expected = marks.filter((mark) => mark?.status !== 'not expected');
  if (expected.length === 0) return 'outside';
  if (expected.some((mark) => mark?.status === 'apologies')) return 'apologies';
  return expected.every((mark) => mark === undefined) ? 'nothing' : 'empty';
}

export function recountMember(facts: AttendanceFacts, from: string, to: string, rules: AttendanceRules, personId: string): Count {
  const count: Count = { held: 0, attended: 0, apologies: 0, notRecorded: 0 };
  for (const meeting of meetingsThatCount(facts, from, to, rules)) {
    const member = countingSeats(facts, meeting)
      .filter((seat) => seat.organisationId === null || agencyOf(facts, seat.organisationId, meeting.date, rules.mergers) !== undefined)
      .some((seat) => holdersOf(facts, seat, meeting.date).includes(personId));
    const mark = ownMark(facts, meeting, personId);
    if (!member || mark?.status === 'not expected') continue;
    count.held += 1;
    if (mark === undefined) count.notRecorded += 1;
    else if (tookPart(mark, meeting, rules)) count.attended += 1;
    else if (mark.status === 'apologies') count.apologies += 1;
  }
  return count;
}
