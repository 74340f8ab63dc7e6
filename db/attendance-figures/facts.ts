import type { AttendanceFacts, FactMark, FactMeeting, FactPerson, FactSeat } from '../../shared/attendance-figures/facts.ts';
import { bodiesOfMeeting } from '../../shared/meetings.ts';
import type { Reader } from '../query.ts';

export interface Span {
  /** Empty: all bodies. */
  bodyIds: readonly string[];
  from: string;
  to: string;
}
const MEETING = `rowid AS meeting, id, bodyId, date, kind, status, ifnull(actualStart, startsAt) AS start, ifnull(actualEnd, endsAt) AS "end", 0 AS inquorate`;
const MARK = `t.rowid AS meeting, a.personId, a.status, a.virtually, a.forSeatId, a.arrivedAt, a.leftAt FROM meetings AS t JOIN attendance AS a ON a.meetingId = t.id`;
const ALONE: readonly string[] = [];
const BODIES = `(SELECT value FROM json_each(?1))`;

/**
 * Everything that attendance is counted from, in nine statements whatever the number of years: each goes by an index and reads only the
 * columns that count. Organisations are called what they were called on the last day, or today if that is sooner.
 */
export function readFacts(db: Reader, { bodyIds, from, to }: Span, today: string): AttendanceFacts {
  const bodies = db.allSql<{ id: string; name: string; shortName: string | null }>('SELECT id, name, shortName FROM bodies WHERE ?1 = \'[]\' OR id IN (SELECT value FROM json_each(?1)) ORDER BY id', [JSON.stringify(bodyIds)]);
  const ids = JSON.stringify(bodies.map((body) => body.id));
  const joint = readJoint(db, ids, from, to);
  // Meetings of others to which the bodies came; none of the bodies' own, which are found by their body.
  const guestAt = JSON.stringify([...joint].flatMap(([id, { own }]) => (own ? [] : [id])));
  const meetings = db.allSql<FactMeeting & { meeting: number }>(
    `SELECT ${MEETING} FROM meetings WHERE bodyId IN ${BODIES} AND date BETWEEN ?2 AND ?3
     UNION ALL SELECT ${MEETING} FROM meetings WHERE id IN (SELECT value FROM json_each(?4))`, [ids, from, to, guestAt]);
  const seats = db.allSql<FactSeat>(
    `SELECT id, bodyId, class, role, organisationId, countsForAttendance, countsForQuorum, fromDate, toDate FROM seats
     WHERE bodyId IN ${BODIES} ORDER BY bodyId, position, id`, [ids]);
  const appointments = db.allSql<AttendanceFacts['appointments'][number]>(
    `SELECT a.seatId, a.personId, a.fromDate, a.toDate FROM seats AS s JOIN appointments AS a ON a.seatId = s.id
     WHERE s.bodyId IN ${BODIES} ORDER BY ifnull(a.fromDate, ''), a.id`, [ids]);
  const marks = db.allSql<FactMark & { meeting: number }>(
    `SELECT ${MARK} WHERE t.bodyId IN ${BODIES} AND t.date BETWEEN ?2 AND ?3 UNION ALL SELECT ${MARK} WHERE t.id IN (SELECT value FROM json_each(?4))`, [ids, from, to, guestAt]);
  const people = db.allSql<FactPerson>('SELECT id, title, givenName, familyName, post FROM people');
  const organisations = db.allSql<AttendanceFacts['organisations'][number]>('SELECT id, name, shortName, kind, successorId, fromDate, toDate FROM organisations');

  for (const meeting of meetings) {
    const bodiesThere = joint.get(meeting.id)?.bodies ?? ALONE;
    meeting.inquorate = false;
    meeting.bodyId = bodiesThere[0] ?? meeting.bodyId;
    meeting.others = bodiesThere.slice(1);
  }
  for (const seat of seats) {
    seat.countsForAttendance = yes(seat.countsForAttendance);
    seat.countsForQuorum = yes(seat.countsForQuorum);
  }
  const names = formerNames(db, to < today ? to : today);
  for (const organisation of organisations) organisation.name = names.get(organisation.id) ?? organisation.name;
  return {
    today, bodies, meetings, seats, appointments, organisations, people, marks: byMeeting(marks, meetings),
  };
}
/** The joint meetings of the span, each with those of its bodies that are asked about, its own first. */
function readJoint(db: Reader, ids: string, from: string, to: string): Map<string, { own: boolean; bodies: readonly string[] }> {
  const asked = new Set(JSON.parse(ids) as string[]);
  const rows = db.allSql<{ id: string; bodyId: string; jointWith: string }>(
    `SELECT id, bodyId, jointWith FROM meetings WHERE kind = 'joint' AND date BETWEEN ?1 AND ?2`, [from, to]);
  return new Map(rows.flatMap(({ id, bodyId, jointWith }) => {
    const bodies = bodiesOfMeeting({ bodyId, kind: 'joint', jointWith: JSON.parse(jointWith) as string[] }).filter((one) => asked.has(one));
    return bodies.length === 0 ? [] : [[id, { own: asked.has(bodyId), bodies }] as const];
  }));
}
/** The organisations that had another name on a day than they have now. Of two that held, the one that was given up first. */
function formerNames(db: Reader, day: string): Map<string, string> {
  const rows = db.allSql<{ organisationId: string; name: string }>(
    'SELECT organisationId, name FROM organisationAliases WHERE ?1 BETWEEN ifnull(fromDate, ?1) AND toDate ORDER BY toDate DESC', [day]);
  return new Map(rows.map((row) => [row.organisationId, row.name]));
}
/** The marks mostly come meeting by meeting, each with its meeting’s row number: a number is read many times faster than an id. */
function byMeeting(marks: readonly (FactMark & { meeting: number })[], meetings: readonly { id: string; meeting: number }[]): Map<string, FactMark[]> {
  const ids = new Map(meetings.map(({ id, meeting }) => [meeting, id]));
  const groups = new Map<string, FactMark[]>();
  let group: FactMark[] = [];
  let last: number | null = null;
  for (const mark of marks) {
    if (mark.meeting !== last) {
      last = mark.meeting;
      const id = ids.get(last) ?? '';
      groups.set(id, group = groups.get(id) ?? []);
    }
    group.push(mark);
  }
  return groups;
}
/** SQLite keeps yes and no as 1 and 0. */
const yes = (stored: unknown): boolean => stored === 1;
