import type { AttendanceStatus } from '../attendance.ts';
import type { MEETING_KINDS, MEETING_STATUSES } from '../meetings.ts';
import type { ORGANISATION_KINDS } from '../organisations.ts';
import type { SeatClass } from '../seats.ts';

/** The dated facts that attendance is counted from. Dates are ISO, both ends included, an open end is null; times are "18:00". */
export interface AttendanceFacts {
  today: string;
  bodies: { id: string; name: string }[];
  meetings: FactMeeting[];
  seats: FactSeat[];
  appointments: FactAppointment[];
  organisations: FactOrganisation[];
  people: { id: string; name: string; organisationId: string | null }[];
  marks: FactMark[];
}
export interface FactMeeting {
  id: string;
  bodyId: string;
  date: string;
  kind: (typeof MEETING_KINDS)[number];
  status: (typeof MEETING_STATUSES)[number];
  /** When it began and ended: as it really was, otherwise as planned. */
  start: string;
  end: string | null;
  /** At no time quorate. */
  inquorate: boolean;
}
export interface FactSeat {
  id: string;
  bodyId: string;
  class: SeatClass;
  role: string | null;
  organisationId: string | null;
  countsForAttendance: boolean;
  countsForQuorum: boolean;
  fromDate: string | null;
  toDate: string | null;
}
export interface FactAppointment {
  seatId: string;
  personId: string;
  fromDate: string | null;
  toDate: string | null;
}
export interface FactOrganisation {
  id: string;
  name: string;
  shortName: string | null;
  kind: (typeof ORGANISATION_KINDS)[number];
  /** The organisation it was merged into. */
  successorId: string | null;
  fromDate: string | null;
  toDate: string | null;
}
export interface FactMark {
  meetingId: string;
  personId: string;
  status: AttendanceStatus;
  virtually: boolean;
  forSeatId: string | null;
  arrivedAt: string | null;
  leftAt: string | null;
}

export interface IndexedSeat extends FactSeat {
  appointments: FactAppointment[];
}
/** Everything about one meeting’s marks, found by who and by which seat. */
export interface Sheet {
  /** A person’s own mark; a mark as substitute is not their own. */
  own: Map<string, FactMark>;
  /** Substitutes by the seat they filled. */
  substitutes: Map<string, FactMark[]>;
}
/** The facts, found by what they belong to. Made once and asked often. */
export interface FactIndex {
  today: string;
  bodies: Map<string, { id: string; name: string }>;
  /** In the order of time. */
  meetings: FactMeeting[];
  seats: Map<string, IndexedSeat[]>;
  organisations: Map<string, FactOrganisation>;
  people: Map<string, { id: string; name: string; organisationId: string | null }>;
  marks: Map<string, FactMark[]>;
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));

export function indexFacts(facts: AttendanceFacts): FactIndex {
  const seats = new Map<string, IndexedSeat[]>(facts.bodies.map((body) => [body.id, []]));
  const seatById = new Map<string, IndexedSeat>();
  for (const seat of facts.seats) {
    const indexed = { ...seat, appointments: [] };
    seats.get(seat.bodyId)?.push(indexed);
    seatById.set(seat.id, indexed);
  }
  for (const appointment of facts.appointments) seatById.get(appointment.seatId)?.appointments.push(appointment);
  const marks = new Map<string, FactMark[]>();
  for (const mark of facts.marks) {
    const of = marks.get(mark.meetingId);
    if (of === undefined) marks.set(mark.meetingId, [mark]);
    else of.push(mark);
  }
  return {
    today: facts.today, seats, marks,
    bodies: byId(facts.bodies), organisations: byId(facts.organisations), people: byId(facts.people),
    meetings: facts.meetings.filter((meeting) => seats.has(meeting.bodyId))
      .sort((a, b) => compare(a.date, b.date) || compare(a.start, b.start) || compare(a.id, b.id)),
  };
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const NO_MARKS: readonly FactMark[] = [];
export function sheetOf(index: FactIndex, meetingId: string): Sheet {
  const sheet: Sheet = { own: new Map(), substitutes: new Map() };
  for (const mark of index.marks.get(meetingId) ?? NO_MARKS) {
    if (mark.forSeatId === null) sheet.own.set(mark.personId, mark);
    else {
      const others = sheet.substitutes.get(mark.forSeatId);
      if (others === undefined) sheet.substitutes.set(mark.forSeatId, [mark]);
      else others.push(mark);
    }
  }
  return sheet;
}

/** The meetings of a period, by binary search, since they are in the order of time. */
export function meetingsWithin(index: FactIndex, from: string, to: string): FactMeeting[] {
  const first = (after: (date: string) => boolean): number => {
    let low = 0;
    let high = index.meetings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (after(index.meetings[middle]!.date)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return index.meetings.slice(first((date) => date >= from), first((date) => date > to));
}
