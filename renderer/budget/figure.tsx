import { formatPounds } from '../../shared/money.ts';
import { RagMark } from '../ui/rag-mark.tsx';
import { open } from './places.ts';
import './budget.css';

interface FigureProps {
  pence: number;
  what: string;
  figure: string;
  /** Said by screen readers: "Forecast outturn of Venues". */
  label: string;
  /** What is shown instead of the amount: a share in per cent. */
  shown?: string;
}
/** A figure that was worked out: opens its explanation. */
export function Figure({ pence, what, figure, label, shown = formatPounds(pence) }: FigureProps) {
  return <button type="button" className="figure" aria-label={`${label}: ${shown}. Explain`} onClick={() => open(what, figure)}>{shown}</button>;
}

export function BudgetRag({ rag }: { rag: 'green' | 'amber' | 'red' | 'none' }) {
  return rag === 'none' ? <span className="soft" title="No budget to compare with">–</span> : <RagMark rag={rag} />;
}
