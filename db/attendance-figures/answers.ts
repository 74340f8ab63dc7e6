import type { Cell } from '../../shared/attendance-figures.ts';
import { explain, outcomeOf, type Subject } from '../../shared/attendance-figures/explain.ts';
import type { Entry } from '../../shared/attendance-figures/entries.ts';
import { indexFacts, roleKey, type FactIndex } from '../../shared/attendance-figures/facts.ts';
import { attendanceFigures, type Figures, type MemberFigure, type SeatsFigure } from '../../shared/attendance-figures/figures.ts';
import { alternatives, rulesInWords, type AttendanceRules } from '../../shared/attendance-figures/rules.ts';
import { capital, join, nameOf, organisationNameOf, STANDING_WORDS } from '../../shared/attendance-figures/words.ts';
import { yearsUntil } from '../../shared/attendance-figures/years.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import type { Reading } from '../handlers.ts';
import { readFacts, type Span } from './facts.ts';
import { markInquorate } from './quorum.ts';
import { readSettings } from './settings.ts';

interface Asked extends Span {
  rules?: Partial<AttendanceRules> | undefined;
}
/** The facts of a question and the rules it is counted by: the board's own, with those that the question changes. */
function read({ db, today }: Reading, asked: Asked, inquorate = false): { index: FactIndex; rules: AttendanceRules; threshold: number } {
  const settings = readSettings(db);
  const rules = { ...settings.rules, ...asked.rules };
  const index = indexFacts(readFacts(db, asked, today()));
  if (inquorate || !rules.inquorate) markInquorate(db, index);
  return { index, rules, threshold: settings.threshold };
}

export function readFigures(context: Reading, { matrix, ...asked }: Parsed<'attendanceFigures.get'>): Output<'attendanceFigures.get'> {
  const { index, rules, threshold } = read(context, asked);
  const counted = attendanceFigures(index, { from: asked.from, to: asked.to, rules, entries: matrix });
  const cells = (entries: readonly (Entry | null)[]) => (matrix ? entries.map(cellOf) : null);
  return {
    from: asked.from, to: asked.to, rules, rulesInWords: rulesInWords(rules), threshold,
    bodies: [...index.bodies.values()],
    meetings: counted.meetings.map(({ meeting, standing }) => ({
      id: meeting.id, bodyId: meeting.bodyId, bodyName: bodiesName(index, meeting), date: meeting.date, kind: meeting.kind, standing, words: STANDING_WORDS[standing],
    })),
    organisations: counted.organisations.map(({ entries, ...line }) => ({ ...named(index, line), ...line, cells: cells(entries) })),
    members: counted.members.map(({ entries, ...line }) => ({
      ...line, name: nameOf(index, line.personId), seats: join(line.keys.map((key) => subjectName(index, key))), cells: cells(entries),
    })),
    gaps: gapsOf(index, counted).map(({ meeting, words }) => ({ meetingId: meeting.id, bodyName: bodiesName(index, meeting), date: meeting.date, words })),
  };
}
/** The bodies that are asked about of which it was the meeting. */
const bodiesName = (index: FactIndex, { bodyId, others }: { bodyId: string; others: readonly string[] }): string =>
  join([bodyId, ...others].map((id) => index.bodies.get(id)?.name ?? ''));
const cellOf = (entry: Entry | null): Cell | null => (entry === null ? null : { outcome: outcomeOf(entry), attended: entry.attended, of: entry.of });

const ROLE = roleKey('');
export const subjectName = (index: FactIndex, key: string): string => (key.startsWith(ROLE) ? capital(key.slice(ROLE.length)) : organisationNameOf(index, key));
const named = (index: FactIndex, line: Pick<SeatsFigure, 'key' | 'organisationId'>) =>
  ({ name: subjectName(index, line.key), shortName: line.organisationId === null ? null : index.organisations.get(line.organisationId)?.shortName ?? null });

/** What the record leaves open, in the order of the meetings: not marked as held, nothing recorded of a member, a member in attendance. */
function gapsOf(index: FactIndex, { meetings, gaps }: Figures) {
  const names = (people: readonly string[]) => join(people.map((personId) => nameOf(index, personId)));
  const byMeeting = new Map(gaps.map((gap) => [gap.meeting.id, gap]));
  return meetings.flatMap(({ meeting, standing }) => {
    if (standing === 'not marked as held') return [{ meeting, words: 'The meeting has passed and is not yet marked as held, so it is not counted.' }];
    const gap = byMeeting.get(meeting.id);
    if (gap === undefined) return [];
    const { notRecorded, inAttendance } = gap;
    const words = [
      notRecorded.length === 0 ? null : `Nothing is recorded of ${names(notRecorded)}: counted as absent.`,
      inAttendance.length === 0 ? null : `${names(inAttendance)} ${inAttendance.length === 1 ? 'is a member and is' : 'are members and are'} recorded as in attendance: counted as not attended.`,
    ].filter((part) => part !== null).join(' ');
    return [{ meeting, words }];
  });
}

export function readExplanation(context: Reading, { organisationId, role, personId, ...asked }: Parsed<'attendanceFigures.explain'>): Output<'attendanceFigures.explain'> {
  const { index, rules } = read(context, asked);
  const subject: Subject = personId !== undefined ? { personId } : { key: organisationId ?? roleKey(role ?? '') };
  const { figure, meetings } = explain(index, { from: asked.from, to: asked.to, rules }, subject);
  return {
    name: 'personId' in subject ? nameOf(index, subject.personId) : subjectName(index, subject.key),
    rulesInWords: rulesInWords(rules), figure,
    meetings: meetings.map(({ others, ...meeting }) => ({ ...meeting, bodyName: bodiesName(index, { bodyId: meeting.bodyId, others }) })),
  };
}

export function readTrend(context: Reading, { bodyIds, rules: changed, years: kind, until, count }: Parsed<'attendanceFigures.trend'>): Output<'attendanceFigures.trend'> {
  const years = yearsUntil(kind, until, count);
  const { index, rules } = read(context, { bodyIds, from: years[0]!.from, to: years.at(-1)!.to, rules: changed });
  const counted = years.map((year) => attendanceFigures(index, { ...year, rules }));
  const lines = <T>(of: (figures: Figures) => T[], key: (line: T) => string) => [...new Map(counted.flatMap(of).map((line) => [key(line), line])).values()];
  const none = { attended: 0, held: 0, percentage: null };
  const brief = (line: SeatsFigure | MemberFigure | undefined) => (line === undefined ? none : { attended: line.attended, held: line.held, percentage: line.percentage });
  return {
    rulesInWords: rulesInWords(rules),
    years: years.map((year, at) => ({ ...year, meetings: counted[at]!.meetings.filter((one) => one.standing === 'counted').length })),
    organisations: lines((one) => one.organisations, (line) => line.key).map(({ key, organisationId, role }) => ({
      key, organisationId, role, name: subjectName(index, key), years: counted.map((one) => brief(one.organisations.find((line) => line.key === key))),
    })),
    members: lines((one) => one.members, (line) => line.personId).map(({ personId }) => ({
      personId, name: nameOf(index, personId), years: counted.map((one) => brief(one.members.find((line) => line.personId === personId))),
    })),
  };
}

export function readComparison(context: Reading, { of, ...asked }: Parsed<'attendanceFigures.compare'>): Output<'attendanceFigures.compare'> {
  const { index, rules } = read(context, asked, true);
  const lines = (by: AttendanceRules) => {
    const counted = attendanceFigures(index, { from: asked.from, to: asked.to, rules: by });
    return of === 'members' ? counted.members.map((line) => ({ ...line, key: line.personId, name: nameOf(index, line.personId) }))
      : counted.organisations.map((line) => ({ ...line, name: subjectName(index, line.key) }));
  };
  const brief = ({ key, name, attended, held, percentage }: ReturnType<typeof lines>[number]) => ({ key, name, attended, held, percentage });
  const others = alternatives(rules).map((other) => ({ ...other, figures: lines(other.rules).map(brief) }));
  return { asCounted: lines(rules).map(brief), others };
}
