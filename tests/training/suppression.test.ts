import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachOf, type ReachBooking } from '../../shared/training/reach.ts';
import { hiddenGroups, SMALLEST_GROUP, type Group } from '../../shared/training/suppression.ts';

/** A tree of agencies in sectors as it would be published, and what a reader can add up from it. */
const board = fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 })
  .map((sectors): Group[] => sectors.flatMap((sizes, at) => sizes.map((size, n) => ({ key: `a${at}-${n}`, within: `s${at}`, size }))));

interface Sum { unknown: string[]; total: number }
/** Every sum that the tables give away: of each shown sector, and of all. A hidden sector is a sum of its agencies that is not known itself. */
function sumsOf(groups: readonly Group[], hidden: ReturnType<typeof hiddenGroups>): Sum[] {
  const total = (all: readonly Group[]): number => all.reduce((sum, one) => sum + one.size, 0);
  const present = groups.filter((one) => one.size > 0);
  const sectors = [...new Set(present.map((one) => one.within))];
  const shown = sectors.filter((one) => !hidden.parents.has(one));
  const unseen = (all: readonly Group[]): Group[] => all.filter((one) => hidden.groups.has(one.key));
  return [
    ...shown.map((sector) => unseen(present.filter((one) => one.within === sector))), ...(hidden.total ? [] : [unseen(present.filter((one) => hidden.parents.has(one.within)))]),
  ].filter((all) => all.length > 0).map((all) => ({ unknown: all.map((one) => one.key), total: total(all) }));
}
/** All that the unknown of a sum can be, from the lowest to the highest: each is at least one, for nobody is hidden who is not there. */
const ranges = ({ unknown, total }: Sum): [string, number, number][] => unknown.map((key) => [key, unknown.length === 1 ? total : 1, total - (unknown.length - 1)]);

describe('small groups', () => {
  it('are never shown', () => {
    fc.assert(fc.property(board, (groups) => {
      const hidden = hiddenGroups(groups);
      for (const one of groups) if (one.size > 0 && one.size < SMALLEST_GROUP) expect(hidden.groups.has(one.key)).toBe(true);
    }), { numRuns: 1000 });
  });
  it('cannot be worked out by a solver that has every total that is shown', () => {
    fc.assert(fc.property(board, (groups) => {
      for (const sum of sumsOf(groups, hiddenGroups(groups))) for (const [key, lowest, highest] of ranges(sum)) expect(highest - lowest, `${key} of ${JSON.stringify(sum)}`).toBeGreaterThanOrEqual(SMALLEST_GROUP - 1);
    }), { numRuns: 2000 });
  });
  it('leave no sector to be worked out either', () => {
    fc.assert(fc.property(board, (groups) => {
      const { parents, total } = hiddenGroups(groups);
      const sum = groups.filter((one) => parents.has(one.within)).reduce((all, one) => all + one.size, 0);
      if (parents.size > 0 && !total) expect(sum - (parents.size - 1)).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      if (parents.size === 1) expect(total).toBe(true);
    }), { numRuns: 2000 });
  });
  it('hide the total too where it would give the only group away', () => expect(hiddenGroups([{ key: 'one', within: 'a', size: 3 }])).toEqual({ groups: new Set(['one']), parents: new Set(['a']), total: true }));
  it('take their sector with them where it is small itself, and another sector so that it stays unknown', () => {
    const { groups, parents } = hiddenGroups([{ key: 'one', within: 'small', size: 3 }, { key: 'two', within: 'middle', size: 8 }, { key: 'three', within: 'large', size: 40 }]);
    expect([[...parents].sort(), [...groups].sort()]).toEqual([['middle', 'small'], ['one', 'two']]);
  });
  it('leave large groups alone', () => expect(hiddenGroups([{ key: 'one', within: 'a', size: 5 }, { key: 'two', within: 'a', size: 9 }])).toEqual({ groups: new Set(), parents: new Set(), total: false }));
});

describe('reach', () => {
  const row = (agency: string, status: ReachBooking['status'], n: number): ReachBooking[] => Array.from({ length: n }, () => ({ agency, sector: 'health', course: 'Neglect', month: '2026-10', status }));
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
