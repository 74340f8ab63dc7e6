import { percentage } from '../attendance-figures/percentage.ts';
import { holdsPlace, type BookingStatus } from './ladder.ts';
import type { Aim } from './aims.ts';
import type { Compared, PrintedTables, TableName } from './overlap.ts';
import { hiddenGroups, type Group } from './suppression.ts';

export interface ReachBooking {
  status: BookingStatus;
  agency: string;
  sector: string;
  course: string;
  /** "2026-10". */
  month: string;
  /** The same for all bookings of one person. */
  person: string;
}
export interface ReachCounts {
  booked: number;
  attended: number;
  partAttended: number;
  noShows: number;
  late: number;
}
/** How much of its headcount or target a group reached. */
export interface Reached {
  kind: Aim['kind'];
  /** Different people for a headcount, attendances for a target. */
  reached: number;
  of: number;
  percent: number | null;
}
export interface ReachLine extends ReachCounts {
  name: string;
  within: string | null;
  /** Different people who attended or part attended. */
  people: number;
  /** Attended or part attended, of those booked whose attendance is marked. */
  attendedPercent: number | null;
  noShowPercent: number | null;
  aim: Reached | null;
  /** Too few people to be shown: its figures are nought here, and stand in the totals only. */
  hidden: boolean;
}
export interface Reach {
  total: ReachLine;
  agencies: ReachLine[];
  sectors: ReachLine[];
  courses: ReachLine[];
  months: ReachLine[];
}

const NOTHING: ReachCounts = { booked: 0, attended: 0, partAttended: 0, noShows: 0, late: 0 };
/** Those who had a place when the event began, or gave it up too late. */
export const wasBooked = (status: BookingStatus): boolean => status !== 'offered' && (holdsPlace(status) || status === 'late cancellation');
export const cameTo = (status: BookingStatus): boolean => status === 'attended' || status === 'part attended';

export function countReach(bookings: readonly Pick<ReachBooking, 'status'>[]): ReachCounts {
  const counts = { ...NOTHING };
  for (const { status } of bookings) {
    if (!wasBooked(status)) continue;
    counts.booked++;
    if (status === 'attended') counts.attended++;
    if (status === 'part attended') counts.partAttended++;
    if (status === 'no-show') counts.noShows++;
    if (status === 'late cancellation') counts.late++;
  }
  return counts;
}
const differentPeople = (bookings: readonly ReachBooking[]): number => new Set(bookings.map((one) => one.person)).size;

type Aims = readonly Pick<Aim, 'kind' | 'by' | 'name' | 'people'>[];
interface Asked {
  /** Show small groups too, for the eyes of the training team only. */
  small?: boolean;
  aims?: Aims;
  /** The reports that were written before and share days with this one. */
  compared?: Compared;
  /** Further tables of groups of the same report: how many answered about each course. */
  answers?: readonly Group[];
}

function lineOf(name: string, within: string | null, bookings: readonly ReachBooking[], hidden: boolean, aim: Aims[number] | undefined): ReachLine {
  if (hidden) return { name, within, ...NOTHING, people: 0, attendedPercent: null, noShowPercent: null, aim: null, hidden };
  const counts = countReach(bookings);
  const came = counts.attended + counts.partAttended;
  const people = differentPeople(bookings.filter((one) => cameTo(one.status)));
  const reached = aim?.kind === 'headcount' ? people : came;
  return {
    name, within, ...counts, people, attendedPercent: percentage(came, counts.booked), noShowPercent: percentage(counts.noShows, came + counts.noShows),
    aim: aim === undefined ? null : { kind: aim.kind, reached, of: aim.people, percent: percentage(reached, aim.people) }, hidden,
  };
}
const byName = (a: { name: string; within: string | null }, b: { name: string; within: string | null }): number =>
  (a.within !== b.within ? ((a.within ?? '') < (b.within ?? '') ? -1 : 1) : a.name < b.name ? -1 : 1);

/**
 * Figures by agency, sector, course and month, with small groups hidden; and what is to be kept of it, so that later reports hide what would give
 * these groups away. `unfit`: so few people that nothing can be shown without telling who they are.
 */
export function reachAndPrint(bookings: readonly ReachBooking[], { small = false, aims = [], compared = { spans: [0], others: () => [] }, answers = [] }: Asked = {}): Reach & { unfit: boolean; hiddenAnswers: Set<string>; printed: PrintedTables } {
  const counted = bookings.filter((one) => wasBooked(one.status));
  const by = (key: (one: ReachBooking) => string): Map<string, ReachBooking[]> => {
    const groups = new Map<string, ReachBooking[]>();
    for (const one of counted) {
      const group = groups.get(key(one));
      if (group === undefined) groups.set(key(one), [one]);
      else group.push(one);
    }
    return groups;
  };
  const parts = { agencies: by((one) => `${one.sector}\n${one.agency}`), sectors: by((one) => one.sector), courses: by((one) => one.course), months: by((one) => one.month) };
  const groupsOf = (groups: ReadonlyMap<string, readonly ReachBooking[]>, within: (of: ReachBooking) => string): Group[] => [...groups].map(([key, group]) => ({ key, within: within(group[0]!), size: group.length, people: differentPeople(group) }));
  // Courses and months stand in no larger group: the only sum of each table is that of all.
  const groups: Record<TableName, Group[]> = {
    agencies: groupsOf(parts.agencies, (one) => one.sector), courses: groupsOf(parts.courses, () => ''), months: groupsOf(parts.months, () => ''), answers: [...answers],
  };
  const judge = (name: TableName) => hiddenGroups(groups[name], { spans: compared.spans, others: compared.others(name) });
  const hidden = { agencies: judge('agencies'), courses: judge('courses'), months: judge('months'), answers: judge('answers') };
  const unfit = counted.length > 0 && (hidden.agencies.total || hidden.courses.total || hidden.months.total);
  const lines = (part: keyof typeof parts, isHidden: (key: string) => boolean): ReachLine[] => [...parts[part]].map(([key, group]) => {
    const name = part === 'agencies' ? group[0]!.agency : key;
    return lineOf(name, part === 'agencies' ? group[0]!.sector : null, group, !small && (unfit || isHidden(key)), aims.find((aim) => aim.by === part && aim.name === name));
  }).toSorted(byName);
  const all = aims.filter((aim) => aim.by === 'agencies' && aim.kind === 'headcount');
  const headcount = all.length === 0 || !groups.agencies.every(({ key }) => all.some((aim) => `\n${aim.name}` === key.slice(key.indexOf('\n')))) ? undefined : { kind: 'headcount' as const, by: 'agencies' as const, name: 'All', people: all.reduce((sum, aim) => sum + aim.people, 0) };
  const printed = Object.fromEntries(Object.entries(groups).map(([name, own]) => {
    const { groups: unseen, parents } = hidden[name as TableName];
    return [name, { lines: own.map(({ key, within, size }) => ({ key, within, size, hidden: unseen.has(key) })), parents: [...parents] }];
  })) as PrintedTables;
  return {
    total: lineOf('All', null, counted, !small && unfit, headcount), agencies: lines('agencies', (key) => hidden.agencies.groups.has(key)), sectors: lines('sectors', (key) => hidden.agencies.parents.has(key)),
    courses: lines('courses', (key) => hidden.courses.groups.has(key)), months: lines('months', (key) => hidden.months.groups.has(key)),
    unfit, hiddenAnswers: hidden.answers.total ? new Set(answers.map((one) => one.key)) : hidden.answers.groups, printed,
  };
}
/** The figures alone. */
export function reachOf(bookings: readonly ReachBooking[], asked: Asked = {}): Reach {
  const { total, agencies, sectors, courses, months } = reachAndPrint(bookings, asked);
  return { total, agencies, sectors, courses, months };
}

/** How the figures were counted, in words: printed under every table. */
export const REACH_RULE = [
  'Booked: everybody who had a place when the event began, and those who cancelled too late. Bookings of events still to come are not counted yet.',
  'Attended: attended or part attended, as a share of those booked. No-shows: of those who came or should have come.',
  'Against a headcount each person counts once, however often they came; against a target every attendance counts.',
  'Groups of fewer than five people are hidden, and with them so many others that no hidden figure can be worked out from the totals, from the other tables, or by taking a report of an overlapping period that was written before from this one. '
  + 'A report of the same period takes the place of the one before: what changed between the two can be seen by whoever has both.',
];
