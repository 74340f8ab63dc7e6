import { percentage } from '../attendance-figures/percentage.ts';
import { holdsPlace, type BookingStatus } from './ladder.ts';
import { hiddenGroups } from './suppression.ts';

export interface ReachBooking {
  status: BookingStatus;
  agency: string;
  sector: string;
  course: string;
  /** "2026-10". */
  month: string;
}
export interface ReachCounts {
  booked: number;
  attended: number;
  partAttended: number;
  noShows: number;
  late: number;
}
export interface ReachLine extends ReachCounts {
  name: string;
  within: string | null;
  /** Attended or part attended, of those booked whose attendance is marked. */
  attendedPercent: number | null;
  noShowPercent: number | null;
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

function lineOf(name: string, within: string | null, counts: ReachCounts, hidden: boolean): ReachLine {
  if (hidden) return { name, within, ...NOTHING, attendedPercent: null, noShowPercent: null, hidden };
  const came = counts.attended + counts.partAttended;
  return { name, within, ...counts, attendedPercent: percentage(came, counts.booked), noShowPercent: percentage(counts.noShows, came + counts.noShows), hidden };
}

/** Figures by agency, sector, course and month. `small`: show small groups too, for the eyes of the training team only. */
export function reachOf(bookings: readonly ReachBooking[], { small = false }: { small?: boolean } = {}): Reach {
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
  const [agencies, sectors] = [by((one) => `${one.sector}\n${one.agency}`), by((one) => one.sector)];
  const nested = hiddenGroups([...agencies].map(([key, group]) => ({ key, within: group[0]!.sector, size: group.length })));
  const alone = (groups: Map<string, ReachBooking[]>): ReachLine[] => {
    // Each stands for itself: the only sum is that of all.
    const hidden = hiddenGroups([...groups].map(([key, group]) => ({ key, within: key, size: group.length }))).groups;
    return [...groups].map(([name, group]) => lineOf(name, null, countReach(group), !small && hidden.has(name))).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  };
  return {
    total: lineOf('All', null, countReach(counted), !small && nested.total),
    agencies: [...agencies].map(([key, group]) => lineOf(group[0]!.agency, group[0]!.sector, countReach(group), !small && nested.groups.has(key)))
      .toSorted((a, b) => (a.within! === b.within! ? (a.name < b.name ? -1 : 1) : a.within! < b.within! ? -1 : 1)),
    sectors: [...sectors].map(([name, group]) => lineOf(name, null, countReach(group), !small && nested.parents.has(name))).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    courses: alone(by((one) => one.course)),
    months: alone(by((one) => one.month)),
  };
}

/** How the figures were counted, in words: printed under every table. */
export const REACH_RULE = [
  'Booked: everybody who had a place when the event began, and those who cancelled too late. Bookings of events still to come are not counted yet.',
  'Attended: attended or part attended, as a share of those booked. No-shows: of those who came or should have come.',
  'Groups of fewer than five people are hidden, and with them so many others that no hidden figure can be worked out from the totals.',
];
