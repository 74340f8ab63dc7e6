import type { BudgetHeading, BudgetKind } from '../../shared/budget/records.ts';
import { useQuery } from '../cache.ts';
import type { Choice } from '../ui/combo-box.tsx';

const NONE: readonly BudgetHeading[] = [];
/** The headings, as choices: those of one kind, or all. */
export function useHeadings(kind?: BudgetKind): { headings: readonly BudgetHeading[]; choices: readonly Choice[] } {
  const headings = useQuery('budgetHeadings.list', {}).data ?? NONE;
  return {
    headings,
    choices: headings.filter((heading) => kind === undefined || heading.kind === kind).map((heading) => ({ id: heading.id, name: heading.name, hint: heading.code })),
  };
}
export const profileOptions = [
  { value: 'even' as const, label: 'Month by month, in equal parts' }, { value: 'committed' as const, label: 'Only what is committed' }, { value: 'full' as const, label: 'The whole budget' },
];
export const stateOptions = [
  { value: 'actual' as const, label: 'Actual: it has happened' }, { value: 'accrual' as const, label: 'Accrual: of this year, not paid yet' }, { value: 'commitment' as const, label: 'Commitment: promised' },
];
export const basisOptions = [
  { value: 'agreed' as const, label: 'Agreed sum' }, { value: 'share' as const, label: 'Share by formula' }, { value: 'in kind' as const, label: 'In kind' },
];
