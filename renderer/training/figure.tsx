import type { Grouping, Measure } from '../../shared/training/explain.ts';
import type { Stage } from '../../shared/training/evaluation.ts';
import { setQuery, useAddress } from '../address.ts';
import '../budget/budget.css';

export interface FigureOf {
  measure: Measure;
  by?: Grouping;
  name?: string;
  within?: string | null;
  stage?: Stage;
}
const code = ({ measure, by = 'all', name = '', within = null, stage = 'on the day' }: FigureOf): string => [measure, by, stage, within ?? '', name].join('|');

/** What the address asks to be explained; null: nothing. */
export function useExplained(): Required<FigureOf> | null {
  const { query } = useAddress();
  const [measure, by, stage, within, ...name] = (query['explain'] ?? '').split('|');
  return measure === undefined || measure === '' || name.length === 0 ? null : { measure: measure as Measure, by: by as Grouping, stage: stage as Stage, within: within === '' ? null : within!, name: name.join('|') };
}

/** A figure that was worked out: opens its rule and the rows behind it. */
export function Figure({ of, label, children }: { of: FigureOf; /** Said by screen readers: "Attended, Oak School". */ label: string; children: string }) {
  return <button type="button" className="figure" aria-label={`${label}: ${children}. Explain`} onClick={() => setQuery({ explain: code(of), open: '', new: '', page: '' }, { replace: false })}>{children}</button>;
}
