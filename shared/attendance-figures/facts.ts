import type { AttendanceStatus } from '../attendance.ts';
import type { MEETING_KINDS, MEETING_STATUSES } from '../meetings.ts';
import type { ORGANISATION_KINDS } from '../organisations.ts';
import type { Person } from '../people.ts';
import type { SeatClass } from '../seats.ts';

/** The dated facts that attendance is counted from. Dates are ISO, both ends included, an open end is null; times are "18:00". */
export interface AttendanceFacts {
  today: string;
  bodies: { id: string; name: string; shortName: string | null }[];
  meetings: FactMeeting[];
  seats: FactSeat[];
  appointments: FactAppointment[];
  organisations: FactOrganisation[];
  people: FactPerson[];
  /** By the id of the meeting. */
  marks: ReadonlyMap<string, FactMark[]>;
}
export type FactPerson = Pick<Person, 'id' | 'title' | 'givenName' | 'familyName' | 'post'>;
export interface FactMeeting {
  id: string;
  /** Its body; of a joint meeting that is asked about for another of its bodies only, that one. */
  bodyId: string;
  /** Of a joint meeting, the other bodies that are asked about. */
  others: readonly string[];
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
  personId: string;
  status: AttendanceStatus;
  /** 1 and 0 where it comes from the file as it is: there may be tens of thousands. */
  virtually: boolean | number;
  forSeatId: string | null;
  arrivedAt: string | null;
  leftAt: string | null;
}

/** What is kept of a day for comparing: 20260331. Whole numbers compare many times faster than text, and there are millions of comparisons. */
export type DayNumber = number;
const FIRST_DAY: DayNumber = 0;
const LAST_DAY: DayNumber = 99_999_999;
export const dayNumber = (date: string): DayNumber => Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));

/** When something holds, both days included. */
interface Held {
  from: DayNumber;
  to: DayNumber;
}
export const heldOn = (held: Held, day: DayNumber): boolean => held.from <= day && day <= held.to;

/** Whom a figure is about: an agency, or a role such as "Independent chair" for seats that belong to none. */
export interface SeatSubject {
  key: string;
  organisationId: string | null;
  role: string | null;
  /** Its place in arrays of things that each subject has. */
  number: number;
}
export interface IndexedSeat extends FactSeat, Held {
  appointments: IndexedAppointment[];
  organisation: FactOrganisation | null;
  /** Whom it counts for, unless its organisation was merged. */
  subject: SeatSubject;
  /** Who held it when it was last asked: from one meeting to the next that is usually the same. */
  holding: Holding;
}
/** The numbers of those who hold a seat, and the days for which that is so. */
export interface Holding extends Held {
  people: readonly number[];
}
export interface IndexedAppointment extends FactAppointment, Held {
  /** The person’s place in arrays of things that each person has. */
  person: number;
}
export interface IndexedMeeting extends FactMeeting {
  day: DayNumber;
  /** Of its body, and of the others that met with it. */
  seats: readonly IndexedSeat[];
}
/** One meeting’s marks, found by who and by which seat. */
export interface Sheet {
  /** People’s own marks by their number; a mark as substitute is not their own. */
  own: (FactMark | undefined)[];
  /** Substitutes by the seat they filled. */
  substitutes: Map<string, FactMark[]>;
}
/** The facts, found by what they belong to. Made once and asked often. */
export interface FactIndex {
  today: string;
  bodies: Map<string, { id: string; name: string; shortName: string | null }>;
  /** In the order of time. */
  meetings: IndexedMeeting[];
  seats: Map<string, IndexedSeat[]>;
  organisations: Map<string, FactOrganisation>;
  people: Map<string, FactPerson>;
  personNumbers: Map<string, number>;
  personIds: string[];
  subjects: Map<string, SeatSubject>;
  marks: ReadonlyMap<string, FactMark[]>;
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));
const held = ({ fromDate, toDate }: { fromDate: string | null; toDate: string | null }): Held =>
  ({ from: fromDate === null ? FIRST_DAY : dayNumber(fromDate), to: toDate === null ? LAST_DAY : dayNumber(toDate) });

const NOT_YET_ASKED: Holding = { from: LAST_DAY, to: FIRST_DAY, people: [] };
/** Who holds a seat on a day. The answer is kept for as long as it holds, because meetings are asked about in the order of time. */
export function holdersOn(seat: IndexedSeat, day: DayNumber): readonly number[] {
  if (heldOn(seat.holding, day)) return seat.holding.people;
  const people: number[] = [];
  let from = FIRST_DAY;
  let to = LAST_DAY;
  for (const one of seat.appointments) {
    if (day < one.from) to = Math.min(to, one.from - 1);
    else if (one.to < day) from = Math.max(from, one.to + 1);
    else {
      people.push(one.person);
      from = Math.max(from, one.from);
      to = Math.min(to, one.to);
    }
  }
  seat.holding = { from, to, people };
  return people;
}

/** The key of an agency is its id; that of a role cannot be one. */
export const roleKey = (role: string): string => `role:${role}`;

export function indexFacts(facts: AttendanceFacts): FactIndex {
  const organisations = byId(facts.organisations);
  const personNumbers = new Map<string, number>();
  const personIds: string[] = [];
  const numberOf = (personId: string): number => {
    let number = personNumbers.get(personId);
    if (number === undefined) {
      personNumbers.set(personId, number = personIds.length);
      personIds.push(personId);
    }
    return number;
  };
  const subjects = new Map<string, SeatSubject>();
  const subjectOf = (organisationId: string | null, role: string | null): SeatSubject => {
    const key = organisationId ?? roleKey(role ?? '');
    let subject = subjects.get(key);
    if (subject === undefined) subjects.set(key, subject = { key, organisationId, role: organisationId === null ? role : null, number: subjects.size });
    return subject;
  };

  const seats = new Map<string, IndexedSeat[]>(facts.bodies.map((body) => [body.id, []]));
  const seatById = new Map<string, IndexedSeat>();
  for (const seat of facts.seats) {
    const indexed: IndexedSeat = {
      ...seat, ...held(seat), appointments: [],
      organisation: seat.organisationId === null ? null : organisations.get(seat.organisationId) ?? null,
      subject: subjectOf(seat.organisationId, seat.role ?? seat.class),
      holding: NOT_YET_ASKED,
    };
    seats.get(seat.bodyId)?.push(indexed);
    seatById.set(seat.id, indexed);
  }
  // Those with whom others’ seats may come to count are subjects too.
  for (const organisation of facts.organisations) if (organisation.successorId !== null) subjectOf(organisation.successorId, null);
  for (const appointment of facts.appointments) {
    seatById.get(appointment.seatId)?.appointments.push({ ...appointment, ...held(appointment), person: numberOf(appointment.personId) });
  }
  // Nearly every meeting is of one body, whose list serves all its meetings.
  const seatsOf = ({ bodyId, others }: FactMeeting): readonly IndexedSeat[] =>
    (others.length === 0 ? seats.get(bodyId)! : [bodyId, ...others].flatMap((one) => seats.get(one) ?? []));
  return {
    today: facts.today, seats, organisations, personNumbers, personIds, subjects,
    marks: facts.marks,
    bodies: byId(facts.bodies), people: byId(facts.people),
    meetings: facts.meetings.filter((meeting) => seats.has(meeting.bodyId)).map((meeting) => ({ ...meeting, day: dayNumber(meeting.date), seats: seatsOf(meeting) }))
      .sort((a, b) => a.day - b.day || compare(a.start, b.start) || compare(a.id, b.id)),
  };
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function sheetOf(index: FactIndex, meetingId: string): Sheet {
  const sheet: Sheet = { own: new Array<FactMark | undefined>(index.personIds.length), substitutes: new Map() };
  for (const mark of index.marks.get(meetingId) ?? []) {
    if (mark.forSeatId === null) {
      // Somebody who never held a seat has no number, and no figure.
      const person = index.personNumbers.get(mark.personId);
      if (person !== undefined) sheet.own[person] = mark;
      continue;
    }
    const others = sheet.substitutes.get(mark.forSeatId);
    if (others === undefined) sheet.substitutes.set(mark.forSeatId, [mark]);
    else others.push(mark);
  }
  return sheet;
}

/** A person’s own mark. */
export const ownMark = (index: FactIndex, sheet: Sheet, personId: string): FactMark | undefined => sheet.own[index.personNumbers.get(personId) ?? -1];

/** The meetings of a period, by binary search, since they are in the order of time. */
export function meetingsWithin(index: FactIndex, from: string, to: string): IndexedMeeting[] {
  const first = (after: (day: DayNumber) => boolean): number => {
    let low = 0;
    let high = index.meetings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (after(index.meetings[middle]!.day)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const [firstDay, lastDay] = [dayNumber(from), dayNumber(to)];
  return index.meetings.slice(first((day) => day >= firstDay), first((day) => day > lastDay));
}
