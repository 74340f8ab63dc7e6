import { entryOfMember, entryOfSeats, type Entry } from './entries.ts';
import { meetingsWithin, type FactIndex, type IndexedMeeting, type SeatSubject } from './facts.ts';
import { judgeMeeting, standingOf, type SeatJudgement, type Standing } from './judge.ts';
import type { AttendanceRules } from './rules.ts';
import { Tally, type Figure } from './tally.ts';

/** What is asked: all bodies of the facts, over a period, by rules. */
export interface Question {
  from: string;
  to: string;
  rules: AttendanceRules;
  /** Also what each meeting added to each figure. */
  entries?: boolean;
}
export interface SeatsFigure extends Figure {
  /** An agency, or a role such as "Independent chair" for seats that belong to none. */
  key: string;
  organisationId: string | null;
  role: string | null;
  /** The most seats it had at one meeting, added up over the bodies. */
  seats: number;
  /** What each meeting added, in the order of `meetings`; null where it had no seat. Empty unless asked for. */
  entries: (Entry | null)[];
}
export interface MemberFigure extends Figure {
  personId: string;
  /** The agencies and roles of the seats held, in the order in which they were first held. */
  keys: string[];
  entries: (Entry | null)[];
}
export interface MeetingStanding {
  meeting: IndexedMeeting;
  standing: Standing;
}
export interface Figures {
  meetings: MeetingStanding[];
  organisations: SeatsFigure[];
  members: MemberFigure[];
  /** Members of whom nothing is recorded, or who are recorded as in attendance, by meeting. */
  gaps: { meeting: IndexedMeeting; notRecorded: string[]; inAttendance: string[] }[];
}

/** What is kept of one subject while the meetings go by. */
interface Counting {
  tally: Tally;
  entries: (Entry | null)[];
}
interface SeatsCounting extends Counting {
  subject: SeatSubject;
  /** The most seats at one meeting, by body. */
  most: Map<string, number>;
  /** Its seats at the meeting that is being counted. */
  now: SeatJudgement[];
}
interface MemberCounting extends Counting {
  person: number;
  keys: Set<string>;
  /** The meeting that was counted last, since a person with two seats has one figure; and for whom. */
  at: number;
  lastSubject: SeatSubject | null;
}

/**
 * Every figure of a period in one pass over its meetings. Pure: the same facts and rules give the same figures, and the entries
 * beside a figure add up to it.
 */
export function attendanceFigures(index: FactIndex, { from, to, rules, entries = false }: Question): Figures {
  const meetings = meetingsWithin(index, from, to).map((meeting) => ({ meeting, standing: standingOf(meeting, rules, index.today) }));
  const newEntries = (): (Entry | null)[] => (entries ? new Array<Entry | null>(meetings.length).fill(null) : []);
  const record = (counting: Counting, at: number, entry: Entry): void => {
    counting.tally.add(entry, meetings[at]!.meeting.date);
    if (entries) counting.entries[at] = entry;
  };
  // In the order in which they first come up, which is that of the register.
  const organisations: SeatsCounting[] = [];
  const members: MemberCounting[] = [];
  const bySubject = new Array<SeatsCounting | undefined>(index.subjects.size);
  const byPerson = new Array<MemberCounting | undefined>(index.personIds.length);
  const gaps: Figures['gaps'] = [];

  const countSeat = (judgement: SeatJudgement, touched: SeatsCounting[]): void => {
    const { subject } = judgement;
    let counting = bySubject[subject.number];
    if (counting === undefined) organisations.push(counting = bySubject[subject.number] = { tally: new Tally(), entries: newEntries(), subject, most: new Map(), now: [] });
    if (counting.now.push(judgement) === 1) touched.push(counting);
  };
  const countHolders = ({ subject, holders, presences }: SeatJudgement, at: number, gap: Figures['gaps'][number]): void => {
    for (let place = 0; place < holders.length; place++) {
      const person = holders[place]!;
      let counting = byPerson[person];
      if (counting === undefined) members.push(counting = byPerson[person] = { tally: new Tally(), entries: newEntries(), person, keys: new Set(), at: -1, lastSubject: null });
      if (counting.lastSubject !== subject) counting.keys.add((counting.lastSubject = subject).key);
      if (counting.at === at) continue;
      counting.at = at;
      const presence = presences[place]!;
      record(counting, at, entryOfMember(presence));
      if (presence === 'not recorded') gap.notRecorded.push(index.personIds[person]!);
      else if (presence === 'in attendance') gap.inAttendance.push(index.personIds[person]!);
    }
  };

  for (let at = 0; at < meetings.length; at++) {
    const { meeting, standing } = meetings[at]!;
    if (standing !== 'counted') continue;
    const touched: SeatsCounting[] = [];
    const gap: Figures['gaps'][number] = { meeting, notRecorded: [], inAttendance: [] };
    for (const judgement of judgeMeeting(index, meeting, rules)) {
      countSeat(judgement, touched);
      if (!isOutsideForHolders(judgement)) countHolders(judgement, at, gap);
    }
    for (const counting of touched) {
      if (meeting.others.length === 0) keepMost(counting, meeting.bodyId, counting.now.length);
      else for (const [bodyId, seats] of Map.groupBy(counting.now, ({ seat }) => seat.bodyId)) keepMost(counting, bodyId, seats.length);
      record(counting, at, entryOfSeats(counting.now, rules));
      counting.now = [];
    }
    if (gap.notRecorded.length + gap.inAttendance.length > 0) gaps.push(gap);
  }

  return {
    meetings, gaps,
    organisations: organisations.map((one) => ({
      key: one.subject.key, organisationId: one.subject.organisationId, role: one.subject.role,
      seats: [...one.most.values()].reduce((sum, seats) => sum + seats, 0), entries: one.entries, ...one.tally.figure(),
    })),
    members: members.map((one) => ({ personId: index.personIds[one.person]!, keys: [...one.keys], entries: one.entries, ...one.tally.figure() })),
  };
}

function keepMost({ most }: SeatsCounting, bodyId: string, seats: number): void {
  if (seats > (most.get(bodyId) ?? 0)) most.set(bodyId, seats);
}

/** The seat of an organisation that did not exist on the day expects nobody. */
export const isOutsideForHolders = ({ reason }: SeatJudgement): boolean => reason === 'organisation not yet' || reason === 'organisation ended';
