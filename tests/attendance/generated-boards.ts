import fc from 'fast-check';
import { ATTENDANCE_STATUSES } from '../../shared/attendance.ts';
import type { AttendanceFacts, FactMark } from '../../shared/attendance-figures/facts.ts';
import { attendanceRules, MERGERS, type AttendanceRules } from '../../shared/attendance-figures/rules.ts';
import { MEETING_KINDS, MEETING_STATUSES } from '../../shared/meetings.ts';

const day = fc.noBias(fc.integer({ min: 0, max: 720 })).map((after) => new Date(Date.UTC(2025, 0, 1) + after * 86_400_000).toISOString().slice(0, 10));
const end = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: day });
const period = fc.tuple(end, end).map(([a, b]) => (a !== null && b !== null && b < a ? { fromDate: b, toDate: a } : { fromDate: a, toDate: b }));
const time = fc.integer({ min: 9 * 60, max: 14 * 60 }).map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const ORGANISATIONS = ['o1', 'o2', 'o3', 'o4'];
const BODIES = ['b1', 'b2'];

const usually = fc.integer({ min: 0, max: 3 }).map((n) => n > 0);
export const anyRules: fc.Arbitrary<AttendanceRules> = fc.record({
  seats: fc.constantFrom('any' as const, 'every' as const), deputies: fc.boolean(), virtual: fc.boolean(), partPresent: fc.constantFrom(0, 1, 33, 50, 75, 100),
  joint: usually, extraordinary: usually, inquorate: usually, mergers: fc.constantFrom(...MERGERS),
}).map((rules) => attendanceRules.parse(rules));

const organisations = fc.tuple(...ORGANISATIONS.map((_, at) => fc.record({ dates: period, successor: fc.option(fc.integer({ min: at + 1, max: ORGANISATIONS.length }), { freq: 2 }) })));
const seat = fc.record({
  bodyId: fc.constantFrom(...BODIES), organisation: fc.option(fc.constantFrom(...ORGANISATIONS), { freq: 6 }), role: fc.constantFrom('Chair', 'Lay member', null),
  uncounted: fc.integer({ min: 0, max: 7 }), dates: period,
});
const appointment = fc.record({ seat: fc.nat(), personId: fc.constantFrom(...PEOPLE), dates: period });
const meeting = fc.record({
  bodyId: fc.constantFrom(...BODIES), together: fc.boolean(), date: day, kind: fc.constantFrom('ordinary' as const, 'ordinary' as const, ...MEETING_KINDS),
  status: fc.constantFrom(...Array.from({ length: 9 }, () => 'held' as const), ...MEETING_STATUSES), start: time, end: fc.option(time), inquorate: fc.boolean(),
});
const mark = fc.record({
  meeting: fc.nat(), personId: fc.constantFrom(...PEOPLE), status: fc.constantFrom(...ATTENDANCE_STATUSES), virtually: fc.boolean(), seat: fc.nat(),
  arrivedAt: fc.option(time, { freq: 2 }), leftAt: fc.option(time, { freq: 2 }),
});

/** Boards with everything that goes wrong in real registers: overlapping terms, gaps, joint holders, mergers of mergers, marks of nobody’s. */
export const anyBoard: fc.Arbitrary<AttendanceFacts> = fc.record({
  organisations, seats: fc.array(seat, { minLength: 3, maxLength: 8 }), appointments: fc.array(appointment, { minLength: 5, maxLength: 14 }),
  meetings: fc.array(meeting, { minLength: 4, maxLength: 12 }), marks: fc.array(mark, { minLength: 10, maxLength: 60 }), today: day,
}).map((made) => {
  const meetings = made.meetings.map(({ end: ends, together, ...one }, at) => ({
    ...one, others: one.kind === 'joint' && together ? BODIES.filter((body) => body !== one.bodyId) : [], id: `m${at}`, end: ends !== null && ends < one.start ? null : ends,
  }));
  const seats = made.seats.map(({ bodyId, organisation, role, uncounted, dates }, at) => ({
    id: `s${at}`, bodyId, class: 'member' as const, organisationId: organisation, role: organisation === null ? role ?? 'Chair' : role, countsForAttendance: uncounted > 0, countsForQuorum: true, ...dates,
  }));
  const marks = new Map<string, Map<string, FactMark>>(meetings.map(({ id }) => [id, new Map()]));
  for (const one of made.marks) {
    const meetingId = meetings[one.meeting % meetings.length]!.id;
    const forSeatId = one.status === 'substitute' ? seats[one.seat % seats.length]!.id : null;
    const late = one.arrivedAt !== null && one.leftAt !== null && one.arrivedAt > one.leftAt;
    marks.get(meetingId)!.set(`${one.personId} ${forSeatId ?? ''}`, {
      personId: one.personId, status: one.status, virtually: one.virtually, forSeatId, arrivedAt: late ? one.leftAt : one.arrivedAt, leftAt: late ? one.arrivedAt : one.leftAt,
    });
  }
  return {
    today: made.today, meetings, seats, marks: new Map([...marks].map(([id, of]) => [id, [...of.values()]])),
    bodies: BODIES.map((id) => ({ id, name: id, shortName: null })),
    people: PEOPLE.map((id) => ({ id, title: null, givenName: null, familyName: id, post: null })),
    organisations: made.organisations.map(({ dates, successor }, at) => ({ id: ORGANISATIONS[at]!, name: ORGANISATIONS[at]!, shortName: null, kind: 'other' as const, successorId: successor === null ? null : ORGANISATIONS[successor] ?? null, ...dates })),
    appointments: made.appointments.map(({ seat: of, personId, dates }) => ({ seatId: seats[of % seats.length]!.id, personId, ...dates })),
  };
});
export const anyPeriod = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ from: '2025-01-01', to: '2026-12-31' }) },
  { weight: 1, arbitrary: fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a })) },
);
