import { entryOfMember, entryOfSeats, type Entry } from './entries.ts';
import { meetingsWithin, type FactIndex, type FactMeeting } from './facts.ts';
import { judgeMeeting, standingOf, type Presence, type SeatJudgement, type Standing } from './judge.ts';
import type { AttendanceRules } from './rules.ts';
import { Tally, type Figure } from './tally.ts';

/** What is asked: all bodies of the facts, over a period, by rules. */
export interface Question {
  from: string;
  to: string;
  rules: AttendanceRules;
}
export interface SeatsFigure extends Figure {
  /** An agency, or a role such as "Independent chair" for seats that belong to none. */
  key: string;
  organisationId: string | null;
  role: string | null;
  /** The most seats it had at one meeting, added up over the bodies. */
  seats: number;
  /** What each meeting added, in the order of `meetings`; null where it had no seat. */
  entries: (Entry | null)[];
}
export interface MemberFigure extends Figure {
  personId: string;
  /** The agencies and roles of the seats held, in the order in which they were first held. */
  keys: string[];
  entries: (Entry | null)[];
}
export interface MeetingStanding {
  meeting: FactMeeting;
  standing: Standing;
}
export interface Figures {
  meetings: MeetingStanding[];
  organisations: SeatsFigure[];
  members: MemberFigure[];
  /** Members of whom nothing is recorded, or who are recorded as in attendance, by meeting. */
  gaps: { meeting: FactMeeting; notRecorded: string[]; inAttendance: string[] }[];
}

interface Counting {
  tally: Tally;
  entries: (Entry | null)[];
}
interface SeatsCounting extends Counting {
  organisationId: string | null;
  role: string | null;
  most: Map<string, number>;
}

/** The subject that a seat counts for: its agency on the day, or its role. */
export const keyOf = ({ organisationId, seat }: Pick<SeatJudgement, 'organisationId' | 'seat'>): string => organisationId ?? `role:${seat.role ?? seat.class}`;

/**
 * Every figure of a period in one pass over its meetings. Pure: the same facts and rules give the same figures, and the entries
 * beside a figure add up to it.
 */
export function attendanceFigures(index: FactIndex, { from, to, rules }: Question): Figures {
  const meetings = meetingsWithin(index, from, to).map((meeting) => ({ meeting, standing: standingOf(meeting, rules, index.today) }));
  const organisations = new Map<string, SeatsCounting>();
  const members = new Map<string, Counting & { keys: Set<string> }>();
  const gaps: Figures['gaps'] = [];
  const empty = (): Counting => ({ tally: new Tally(), entries: new Array<Entry | null>(meetings.length).fill(null) });

  meetings.forEach(({ meeting, standing }, at) => {
    if (standing !== 'counted') return;
    const bySubject = new Map<string, SeatJudgement[]>();
    const byMember = new Map<string, Presence>();
    for (const judgement of judgeMeeting(index, meeting, rules)) {
      const key = keyOf(judgement);
      const same = bySubject.get(key);
      if (same === undefined) bySubject.set(key, [judgement]);
      else same.push(judgement);
      if (isOutsideForHolders(judgement)) continue;
      for (const { personId, presence } of judgement.holders) {
        byMember.set(personId, presence);
        let member = members.get(personId);
        if (member === undefined) members.set(personId, member = { ...empty(), keys: new Set() });
        member.keys.add(key);
      }
    }
    for (const [key, judgements] of bySubject) {
      const first = judgements[0]!;
      let subject = organisations.get(key);
      if (subject === undefined) {
        subject = { ...empty(), organisationId: first.organisationId, role: first.organisationId === null ? first.seat.role ?? first.seat.class : null, most: new Map() };
        organisations.set(key, subject);
      }
      subject.most.set(meeting.bodyId, Math.max(judgements.length, subject.most.get(meeting.bodyId) ?? 0));
      record(subject, at, entryOfSeats(judgements, rules), meeting);
    }
    for (const [personId, presence] of byMember) record(members.get(personId)!, at, entryOfMember(presence), meeting);
    const notRecorded = [...byMember].filter(([, presence]) => presence === 'not recorded').map(([personId]) => personId);
    const inAttendance = [...byMember].filter(([, presence]) => presence === 'in attendance').map(([personId]) => personId);
    if (notRecorded.length + inAttendance.length > 0) gaps.push({ meeting, notRecorded, inAttendance });
  });

  return {
    meetings, gaps,
    organisations: [...organisations].map(([key, { tally, entries, organisationId, role, most }]) =>
      ({ key, organisationId, role, seats: [...most.values()].reduce((sum, seats) => sum + seats, 0), entries, ...tally.figure() })),
    members: [...members].map(([personId, { tally, entries, keys }]) => ({ personId, keys: [...keys], entries, ...tally.figure() })),
  };
}

/** The seat of an organisation that did not exist on the day expects nobody. */
export const isOutsideForHolders = ({ reason }: SeatJudgement): boolean => reason === 'organisation not yet' || reason === 'organisation ended';

function record(counting: Counting, at: number, entry: Entry, meeting: FactMeeting): void {
  counting.entries[at] = entry;
  counting.tally.add(entry, meeting.date);
}
