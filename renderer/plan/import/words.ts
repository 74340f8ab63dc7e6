import type { Verdict } from '../../../shared/plan/import/compare.ts';
import type { PlanTable } from '../../../shared/plan/import/read-table.ts';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** "Read as 8 priorities, 34 actions and 72 milestones: 30 are new, 3 differ, 1 is in the plan already." */
export function readingWords({ priorities }: PlanTable, verdicts: readonly Verdict[]): string {
  const actions = priorities.flatMap((one) => one.actions);
  const milestones = actions.reduce((sum, one) => sum + one.milestones.length, 0);
  const of = (kind: Verdict['kind']): number => verdicts.filter((one) => one.kind === kind).length;
  const parts = [
    [of('added'), 'is new', 'are new'], [of('changed'), 'differs from the plan', 'differ from the plan'], [of('same'), 'is in the plan already', 'are in the plan already'],
    [of('skipped'), 'is left out', 'are left out'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, one, many]) => count(number, one, many));
  return `Read as ${count(priorities.length, 'priority', 'priorities')}, ${count(actions.length, 'action', 'actions')} and ${count(milestones, 'milestone', 'milestones')}: ${said.join(', ')}.`;
}

export const VERDICT_WORDS: Record<Verdict['kind'], string> = { added: 'New', changed: 'Differs', same: 'In the plan already', skipped: 'Left out' };
