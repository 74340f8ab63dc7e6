import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachOf, type ReachBooking } from '../../shared/training/reach.ts';
import { hiddenGroups, SMALLEST_GROUP, type Group } from '../../shared/training/suppression.ts';
import { comparedWith, partlyOverlapping, type PrintedTables, type WrittenReport } from '../../shared/training/overlap.ts';
import { possibleSizes, type Sum } from './attacker.ts';

/** A tree of agencies in sectors with what each booked in each of so many months. */
const board = (months: number) => fc.array(fc.array(fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 })), { minLength: months, maxLength: months }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((sectors) => sectors.flatMap((agencies, s) => agencies.map((counts, a) => ({ key: `a${s}-${a}`, within: `s${s}`, counts }))));
type Board = typeof board extends (months: number) => fc.Arbitrary<infer B> ? B : never;
const total = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
interface Span { first: number; last: number }
const over = (all: Board, { first, last }: Span): Group[] => all.map(({ key, within, counts }) => {
  const size = total(counts.slice(first, last + 1));
  return { key, within, size, people: size };
}).filter((one) => one.size > 0);

interface Written { span: Span; groups: ReadonlySet<string>; parents: ReadonlySet<string> }
/** The sums that a reader of these reports has, over one unknown for each agency and month. */
function sumsOf(all: Board, reports: readonly Written[], months: number): Sum[] {
  const every = all.map((_, at) => at);
  return reports.flatMap(({ span, groups, parents }) => {
    const counted = (agency: number): number => total(all[agency]!.counts.slice(span.first, span.last + 1));
    const of = (agencies: readonly number[]): Sum => ({
      places: agencies.flatMap((agency) => Array.from({ length: span.last - span.first + 1 }, (_, at) => agency * months + span.first + at)), least: total(agencies.map(counted)), most: total(agencies.map(counted)),
    });
    const sectors = [...new Set(all.map((one) => one.within))];
    return [
      of(every), ...sectors.filter((sector) => !parents.has(sector)).map((sector) => of(every.filter((at) => all[at]!.within === sector))),
      // Whoever is not listed is known to be nobody; whoever is shown is known; whoever is hidden is somebody.
      ...every.map((at): Sum => (counted(at) === 0 || !groups.has(all[at]!.key) ? of([at]) : { ...of([at]), least: 1, most: Infinity })),
    ];
  });
}
/** Where a reader who weighs all the printed numbers is left with fewer than five sizes of a group that is small. */
function givenAway(all: Board, reports: readonly Written[], months: number): string[] {
  if (reports.length === 0) return [];
  const spans = Array.from({ length: months }, (_, first) => Array.from({ length: months - first }, (__, n) => ({ first, last: first + n }))).flat();
  const targets = spans.flatMap((span) => all.flatMap((agency, at) => {
    const size = total(agency.counts.slice(span.first, span.last + 1));
    return size === 0 || size >= SMALLEST_GROUP ? [] : [{ words: `${agency.key} in ${span.first}-${span.last}`, size, places: Array.from({ length: span.last - span.first + 1 }, (_, n) => at * months + span.first + n) }];
  }));
  const found = possibleSizes(sumsOf(all, reports, months), all.length * months, targets.map((one) => one.places));
  return targets.filter((_, at) => found[at]! < SMALLEST_GROUP).map((one, at) => `${one.words} is ${one.size}: ${found[at]} sizes`);
}

describe('small groups', () => {
  it('are never shown', () => {
    fc.assert(fc.property(board(1), (all) => {
      const groups = over(all, { first: 0, last: 0 });
      const hidden = hiddenGroups(groups);
      for (const one of groups) if (one.size < SMALLEST_GROUP) expect(hidden.groups.has(one.key)).toBe(true);
    }), { numRuns: 1000 });
  });
  it('cannot be worked out within a report by a solver that has every number that is printed', () => {
    fc.assert(fc.property(board(1), (all) => {
      const span = { first: 0, last: 0 };
      const hidden = hiddenGroups(over(all, span));
      if (!hidden.total) expect(givenAway(all, [{ span, ...hidden }], 1)).toEqual([]);
    }), { numRuns: 300 });
  });
  it('leave no sector to be worked out either', () => {
    fc.assert(fc.property(board(1), (all) => {
      const groups = over(all, { first: 0, last: 0 });
      const { parents, total } = hiddenGroups(groups);
      const hidden = groups.filter((one) => parents.has(one.within)).reduce((count, one) => count + one.size, 0);
      if (parents.size > 0 && !total) expect(hidden - (parents.size - 1)).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      if (parents.size === 1) expect(total).toBe(true);
    }), { numRuns: 1000 });
  });
  const group = (key: string, within: string, size: number, people = size): Group => ({ key, within, size, people });
  it('hide the total too where it would give the only group away', () => expect(hiddenGroups([group('one', 'a', 3)])).toEqual({ groups: new Set(['one']), parents: new Set(['a']), total: true }));
  it('are counted in people: one who came nine times is one', () => expect(hiddenGroups([group('one', 'a', 9, 1), group('two', 'a', 30), group('three', 'a', 31)]).groups).toEqual(new Set(['one', 'two'])));
  it('take their sector with them where it is small itself, and another sector so that it stays unknown', () => {
    const { groups, parents } = hiddenGroups([group('one', 'small', 3), group('two', 'middle', 8), group('three', 'large', 40)]);
    expect([[...parents].sort(), [...groups].sort()]).toEqual([['middle', 'small'], ['one', 'two']]);
  });
  it('leave large groups alone', () => expect(hiddenGroups([group('one', 'a', 5), group('two', 'a', 9)])).toEqual({ groups: new Set(), parents: new Set(), total: false }));
});

describe('reports of periods that overlap', () => {
  const MONTHS = 3;
  const span = fc.tuple(fc.nat(MONTHS - 1), fc.nat(MONTHS - 1)).map(([a, b]): Span => ({ first: Math.min(a, b), last: Math.max(a, b) }));
  const monthStart = (month: number): string => `2026-${String(month + 4).padStart(2, '0')}-01`;
  const monthEnd = (month: number): string => `2026-${String(month + 4).padStart(2, '0')}-28`;
  const periodOf = ({ first, last }: Span) => ({ from: monthStart(first), to: last === MONTHS - 1 ? monthEnd(last) : new Date(Date.parse(monthStart(last + 1)) - 86_400_000).toISOString().slice(0, 10) });
  it('cannot be taken from one another to work a small group out', () => {
    fc.assert(fc.property(board(MONTHS), fc.array(span, { minLength: 2, maxLength: 3 }), (all, asked) => {
      const written: (WrittenReport & Written)[] = [];
      for (const one of asked) {
        const period = periodOf(one);
        if (written.some((other) => other.from === period.from && other.to === period.to) || partlyOverlapping(period, written).length > 0) continue;
        const groups = over(all, one);
        const compared = comparedWith(period, written);
        const { total: unfit, ...hidden } = hiddenGroups(groups, { spans: compared.spans, others: compared.others('agencies') });
        if (unfit) continue;
        const nothing = { lines: [], parents: [] };
        const tables: PrintedTables = { courses: nothing, months: nothing, answers: nothing, agencies: { lines: groups.map(({ key, within, size }) => ({ key, within, size, hidden: hidden.groups.has(key) })), parents: [...hidden.parents] } };
        written.push({ ...period, tables, span: one, ...hidden });
      }
      expect(givenAway(all, written, MONTHS)).toEqual([]);
    }), { numRuns: 150 });
  });
});

describe('reach', () => {
  let person = 0;
  const row = (agency: string, status: ReachBooking['status'], n: number): ReachBooking[] => Array.from({ length: n }, () => ({ agency, sector: 'health', course: 'Neglect', month: '2026-10', person: String(person++), status }));
  it('is 85% for 1,217 of 1,438', () => {
    const { total } = reachOf([...row('A', 'attended', 1217), ...row('A', 'no-show', 200), ...row('A', 'late cancellation', 21)]);
    expect([total.booked, total.attendedPercent, total.noShowPercent]).toEqual([1438, 85, 14]);
  });
  it('shows nothing of a hidden line, and everything in the total', () => {
    const reach = reachOf([...row('A', 'attended', 30), ...row('B', 'attended', 3), ...row('C', 'no-show', 6)]);
    expect(reach.agencies.filter((one) => one.hidden).map((one) => [one.name, one.booked, one.attendedPercent])).toEqual([['B', 0, null], ['C', 0, null]]);
    expect(reach.total).toMatchObject({ booked: 39, attended: 33, noShows: 6 });
  });
  it('does not count those who asked, wait or cancelled in time', () => expect(reachOf([...row('A', 'requested', 9), ...row('A', 'waiting', 9), ...row('A', 'cancelled', 9)]).total.booked).toBe(0));
});
