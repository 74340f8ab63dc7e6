import type { AttendanceFacts, FactMark, FactMeeting, FactPerson, FactSeat } from '../../shared/attendance-figures/facts.ts';
import type { Reader } from '../query.ts';

export interface Span {
  /** Empty: all bodies. */
  bodyIds: readonly string[];
  from: string;
  to: string;
}
const BODIES = `(SELECT value FROM json_each(?1))`;

/**
 * Everything that attendance is counted from, in eight statements whatever the number of years: each goes by an index and reads only the
 * columns that count. Organisations are called what they were called on the last day, or today if that is sooner.
 */
export function readFacts(db: Reader, { bodyIds, from, to }: Span, today: string): AttendanceFacts {
  const bodies = db.allSql<{ id: string; name: string }>('SELECT id, name FROM bodies WHERE ?1 = \'[]\' OR id IN (SELECT value FROM json_each(?1)) ORDER BY id', [JSON.stringify(bodyIds)]);
  const ids = JSON.stringify(bodies.map((body) => body.id));
  const meetings = db.allSql<FactMeeting & { meeting: number }>(
    `SELECT rowid AS meeting, id, bodyId, date, kind, status, ifnull(actualStart, startsAt) AS start, ifnull(actualEnd, endsAt) AS "end", 0 AS inquorate
     FROM meetings WHERE bodyId IN ${BODIES} AND date BETWEEN ?2 AND ?3`, [ids, from, to]);
  const seats = db.allSql<FactSeat>(
    `SELECT id, bodyId, class, role, organisationId, countsForAttendance, countsForQuorum, fromDate, toDate FROM seats
     WHERE bodyId IN ${BODIES} ORDER BY bodyId, position, id`, [ids]);
  const appointments = db.allSql<AttendanceFacts['appointments'][number]>(
    `SELECT a.seatId, a.personId, a.fromDate, a.toDate FROM seats AS s JOIN appointments AS a ON a.seatId = s.id
     WHERE s.bodyId IN ${BODIES} ORDER BY ifnull(a.fromDate, ''), a.id`, [ids]);
  const marks = db.allSql<FactMark & { meeting: number }>(
    `SELECT t.rowid AS meeting, a.personId, a.status, a.virtually, a.forSeatId, a.arrivedAt, a.leftAt FROM meetings AS t JOIN attendance AS a ON a.meetingId = t.id
     WHERE t.bodyId IN ${BODIES} AND t.date BETWEEN ?2 AND ?3`, [ids, from, to]);
  const people = db.allSql<FactPerson>('SELECT id, title, givenName, familyName, post FROM people');
  const organisations = db.allSql<AttendanceFacts['organisations'][number]>('SELECT id, name, shortName, kind, successorId, fromDate, toDate FROM organisations');

  for (const meeting of meetings) meeting.inquorate = false;
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
/** The organisations that had another name on a day than they have now. Of two that held, the one that was given up first. */
function formerNames(db: Reader, day: string): Map<string, string> {
  const rows = db.allSql<{ organisationId: string; name: string }>(
    'SELECT organisationId, name FROM organisationAliases WHERE ?1 BETWEEN ifnull(fromDate, ?1) AND toDate ORDER BY toDate DESC', [day]);
  return new Map(rows.map((row) => [row.organisationId, row.name]));
}
/** The marks come meeting by meeting, each with its meeting’s row number: a number is read many times faster than an id. */
function byMeeting(marks: readonly (FactMark & { meeting: number })[], meetings: readonly { id: string; meeting: number }[]): Map<string, FactMark[]> {
  const ids = new Map(meetings.map(({ id, meeting }) => [meeting, id]));
  const groups = new Map<string, FactMark[]>();
  let group: FactMark[] = [];
  let last: number | null = null;
  for (const mark of marks) {
    if (mark.meeting !== last) groups.set(ids.get(last = mark.meeting) ?? '', group = []);
    group.push(mark);
  }
  return groups;
}
/** SQLite keeps yes and no as 1 and 0. */
const yes = (stored: unknown): boolean => stored === 1;
