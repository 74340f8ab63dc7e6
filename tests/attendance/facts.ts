import { indexFacts, type AttendanceFacts, type FactAppointment, type FactMark, type FactMeeting, type FactOrganisation, type FactSeat } from '../../shared/attendance-figures/facts.ts';
import { explain, type Explanation, type Subject } from '../../shared/attendance-figures/explain.ts';
import { attendanceFigures, type Figures, type MemberFigure, type SeatsFigure } from '../../shared/attendance-figures/figures.ts';
import { DEFAULT_RULES, type AttendanceRules } from '../../shared/attendance-figures/rules.ts';

/** A small board for tests: one body, meetings on the 10th of each month of 2026, and seats, people and marks named by short keys. */
export class TestBoard {
  readonly facts: AttendanceFacts = {
    today: '2026-12-31', bodies: [{ id: 'board', name: 'The board', shortName: null }], meetings: [], seats: [], appointments: [], organisations: [], people: [], marks: new Map(),
  };

  organisation(id: string, more: Partial<FactOrganisation> = {}): this {
    this.facts.organisations.push({ id, name: id, shortName: null, kind: 'other', successorId: null, fromDate: null, toDate: null, ...more });
    return this;
  }
  /** A seat of an organisation (or, with null, of a role), held by these people from its beginning. */
  seat(id: string, organisationId: string | null, holders: string[], more: Partial<FactSeat> = {}): this {
    if (organisationId !== null && !this.facts.organisations.some((one) => one.id === organisationId)) this.organisation(organisationId);
    this.facts.seats.push({ id, bodyId: 'board', class: 'member', role: organisationId === null ? id : null, organisationId, countsForAttendance: true, countsForQuorum: true, fromDate: null, toDate: null, ...more });
    for (const holder of holders) this.appoint(id, holder);
    return this;
  }
  appoint(seatId: string, personId: string, more: Partial<FactAppointment> = {}): this {
    this.person(personId);
    this.facts.appointments.push({ seatId, personId, fromDate: null, toDate: null, ...more });
    return this;
  }
  person(id: string): this {
    if (!this.facts.people.some((one) => one.id === id)) this.facts.people.push({ id, title: null, givenName: null, familyName: id, post: null });
    return this;
  }
  /** One meeting for each status line: "ann present, bob apologies, cat substitute s1". Held from 10:00 to 12:00 on the 10th of the month. */
  meetings(...lines: string[]): this {
    for (const line of lines) this.meeting(line);
    return this;
  }
  meeting(line: string, more: Partial<FactMeeting> = {}): this {
    const month = String(this.facts.meetings.length + 1).padStart(2, '0');
    const id = `m${this.facts.meetings.length + 1}`;
    this.facts.meetings.push({ id, bodyId: 'board', others: [], date: `2026-${month}-10`, kind: 'ordinary', status: 'held', start: '10:00', end: '12:00', inquorate: false, ...more });
    for (const part of line.split(',').map((one) => one.trim()).filter((one) => one !== '')) this.mark(id, part);
    return this;
  }
  private mark(meetingId: string, words: string): void {
    const [person, status, ...rest] = words.split(' ') as [string, string, ...string[]];
    this.person(person);
    const mark: FactMark = { personId: person, status: 'present', virtually: false, forSeatId: null, arrivedAt: null, leftAt: null };
    if (status === 'virtual') mark.virtually = true;
    else if (status === 'not-expected') mark.status = 'not expected';
    else mark.status = status as FactMark['status'];
    for (const more of rest) {
      if (more.startsWith('arrived')) mark.arrivedAt = more.slice(7);
      else if (more.startsWith('left')) mark.leftAt = more.slice(4);
      else if (more === 'virtually') mark.virtually = true;
      else mark.forSeatId = more;
    }
    (this.facts.marks as Map<string, FactMark[]>).set(meetingId, [...this.facts.marks.get(meetingId) ?? [], mark]);
  }

  figures(rules: Partial<AttendanceRules> = {}, from = '2026-01-01', to = '2026-12-31'): Figures {
    return attendanceFigures(indexFacts(this.facts), { from, to, rules: { ...DEFAULT_RULES, ...rules } });
  }
  organisationFigure(key: string, rules: Partial<AttendanceRules> = {}): SeatsFigure {
    return this.figures(rules).organisations.find((one) => one.key === key)!;
  }
  memberFigure(id: string, rules: Partial<AttendanceRules> = {}): MemberFigure {
    return this.figures(rules).members.find((one) => one.personId === id)!;
  }
  explain(subject: Subject, rules: Partial<AttendanceRules> = {}): Explanation {
    return explain(indexFacts(this.facts), { from: '2026-01-01', to: '2026-12-31', rules: { ...DEFAULT_RULES, ...rules } }, subject);
  }
}

/** "3/4 75%": a figure as people say it. */
export const said = (figure: { attended: number; held: number; percentage: number | null }): string =>
  `${figure.attended}/${figure.held} ${figure.percentage === null ? 'not applicable' : `${figure.percentage}%`}`;
