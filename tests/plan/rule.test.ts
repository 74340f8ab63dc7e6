import { describe, expect, it } from 'vitest';
import { rate, type Rated } from '../../shared/plan/rule.ts';
import { GREEN_IS_COMPLETE, levelFor, ragScale, USUAL_SCALE, type Standing } from '../../shared/plan/scale.ts';
import { movement } from '../../shared/plan/review.ts';

const TODAY = '2026-10-15';
const SOON = 14;
const action = (more: Partial<Rated> = {}): Rated => ({ startDate: null, dueDate: null, startedOn: null, completedOn: null, milestones: [], ...more });
const step = (dueDate: string | null, doneOn: string | null = null) => ({ text: 'A step', dueDate, doneOn });

describe('how an action stands by its dates', () => {
  it.each<[what: string, of: Rated, standing: Standing]>([
    ['due yesterday', action({ dueDate: '2026-10-14' }), 'overdue'],
    ['due today', action({ dueDate: '2026-10-15' }), 'at risk'],
    ['due on the last day that is soon', action({ dueDate: '2026-10-29' }), 'at risk'],
    ['due the day after', action({ dueDate: '2026-10-30' }), 'not started'],
    ['due later and started today', action({ dueDate: '2026-10-30', startedOn: TODAY }), 'on track'],
    ['due later and to start tomorrow', action({ dueDate: '2026-12-31', startDate: '2026-10-16' }), 'not started'],
    ['due later and to start today', action({ dueDate: '2026-12-31', startDate: TODAY }), 'on track'],
    ['without a date', action(), 'not started'],
    ['without a date and started', action({ startedOn: '2026-01-01' }), 'on track'],
    ['with a late milestone', action({ dueDate: '2027-03-31', milestones: [step('2026-10-14')] }), 'overdue'],
    ['with a milestone done late', action({ dueDate: '2027-03-31', milestones: [step('2026-09-01', '2026-10-01')] }), 'on track'],
    ['with a milestone due today', action({ dueDate: '2027-03-31', milestones: [step(TODAY)] }), 'at risk'],
    ['complete', action({ dueDate: '2026-01-01', completedOn: '2026-10-01' }), 'complete'],
    ['called complete with a late milestone', action({ completedOn: '2026-10-01', milestones: [step('2026-10-14')] }), 'overdue'],
    ['called complete with a milestone without a date', action({ completedOn: '2026-10-01', milestones: [step(null)] }), 'not started'],
  ])('%s', (_, of, standing) => {
    const rating = rate(of, TODAY, SOON);
    expect(rating.standing).toBe(standing);
    expect(rating.reasons.length).toBeGreaterThan(0);
    for (const reason of rating.reasons) expect(reason).toMatch(/^\S.*\.$/);
  });

  it('names every date that has passed, the oldest first', () =>
    expect(rate(action({ dueDate: '2026-10-14', milestones: [step('2026-09-15')] }), TODAY, SOON).reasons)
      .toEqual(['“A step” was due by 15/09/2026, 30 days ago.', 'The action was due by 14/10/2026, 1 day ago.']));
});

describe('the scale of a plan', () => {
  it('shows complete as blue, or as green where the board has it so', () => {
    expect(levelFor(USUAL_SCALE, 'complete').colour).toBe('blue');
    expect(levelFor(GREEN_IS_COMPLETE, 'complete').colour).toBe('green');
    expect(levelFor(GREEN_IS_COMPLETE, 'on track').colour).toBe('amber');
  });
  it('takes the next in order of concern where it has no colour for a standing', () => {
    const two = { soonDays: 0, levels: [USUAL_SCALE.levels[0]!, USUAL_SCALE.levels[3]!] };
    expect(levelFor(two, 'not started').colour).toBe('red');
  });
  it('has each colour once, and one that means complete', () => {
    expect(ragScale.safeParse({ ...USUAL_SCALE, levels: [USUAL_SCALE.levels[0], USUAL_SCALE.levels[0]] }).success).toBe(false);
    expect(ragScale.safeParse({ ...USUAL_SCALE, levels: USUAL_SCALE.levels.filter((level) => !level.final) }).success).toBe(false);
  });
  it.each([['red', 'green', 'up'], ['green', 'amber', 'down'], ['amber', 'amber', 'same'], ['white', 'blue', 'up']] as const)('from %s to %s is %s', (before, now, direction) =>
    expect(movement({ colour: now, dueDate: '2026-12-31' }, USUAL_SCALE, { colour: before, dueDate: '2026-12-01' }, USUAL_SCALE)).toEqual({ direction, slippedDays: 30, previous: before }));
});
