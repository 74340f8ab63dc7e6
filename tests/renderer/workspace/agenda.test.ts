import { describe, expect, it } from 'vitest';
import { keepGroups, keepRows } from '../../../renderer/meetings/workspace/data/stable-rows.ts';
import { againstPlan, formatLength, planOf, timeOf } from '../../../renderer/meetings/workspace/outline/planned-times.ts';
import { leadOf, leadValue } from '../../../renderer/meetings/workspace/page/leads.ts';

describe('time against plan', () => {
  it('begins each item when those before it are planned to be done', () => {
    const plan = planOf('18:00', [{ plannedMinutes: 5 }, { plannedMinutes: null }, { plannedMinutes: 20 }, { plannedMinutes: 35 }]);
    expect(plan.starts.map(timeOf)).toEqual(['18:00', '18:05', '18:05', '18:25']);
    expect(plan.total).toBe(60);
    expect(plan.unplanned).toBe(1);
  });

  it('goes past midnight', () => {
    expect(timeOf(planOf('23:50', [{ plannedMinutes: 20 }, { plannedMinutes: 5 }]).starts[1]!)).toBe('00:10');
  });

  it.each([
    ['18:00', null], ['18:10', null], ['18:11', null], ['18:12', '2 min behind plan'], ['19:25', '1 h 15 min behind plan'], ['17:59', null], ['17:50', '10 min ahead of plan'],
  ])('an item planned for 6:00 pm and ten minutes, at %s', (now, words) => {
    expect(againstPlan(now, 18 * 60, 10)).toBe(words);
  });

  it.each([[0, '0 min'], [40, '40 min'], [60, '1 h'], [85, '1 h 25 min'], [120, '2 h']])('%d minutes are %s', (minutes, words) => {
    expect(formatLength(minutes)).toBe(words);
  });
});

describe('rows read again', () => {
  it('are the very same objects where nothing changed', () => {
    const before = [{ id: 'a', version: 1, text: 'x' }, { id: 'b', version: 1, text: 'y' }];
    const after = keepRows(before, [{ id: 'a', version: 1, text: 'x' }, { id: 'b', version: 2, text: 'z' }]);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toEqual({ id: 'b', version: 2, text: 'z' });
  });

  it('are the very same list if nothing changed at all, and another if only the order did', () => {
    const before = [{ id: 'a', version: 1 }, { id: 'b', version: 1 }];
    expect(keepRows(before, [{ id: 'a', version: 1 }, { id: 'b', version: 1 }])).toBe(before);
    expect(keepRows(before, [{ id: 'b', version: 1 }, { id: 'a', version: 1 }]).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('keep their groups, all but the one that changed', () => {
    const [a, b] = [{ of: 'x' }, { of: 'y' }];
    const before = keepGroups(new Map(), [a, b], (row) => row.of);
    const after = keepGroups(before, [a, b, { of: 'y' }], (row) => row.of);
    expect(after.get('x')).toBe(before.get('x'));
    expect(after.get('y')).toHaveLength(2);
  });
});

describe('the lead of an action', () => {
  it.each([
    { leadPersonId: 'p', leadOrganisationId: null, leadText: null },
    { leadPersonId: null, leadOrganisationId: 'o', leadText: null },
    { leadPersonId: null, leadOrganisationId: null, leadText: 'All members: urgent' },
    { leadPersonId: null, leadOrganisationId: null, leadText: null },
  ])('comes back from the form as it went in: %j', (lead) => {
    expect(leadOf(leadValue(lead))).toEqual(lead);
  });
});
