import { formatPounds } from '../../shared/money.ts';
import { RagMark } from '../ui/rag-mark.tsx';
import { open } from './places.ts';
import './budget.css';

/** An amount that was worked out: opens its explanation. */
export function Figure({ pence, what, figure, label }: { pence: number; what: string; figure: string; /** Said by screen readers: "Forecast outturn of Venues". */ label: string }) {
  return <button type="button" className="figure" aria-label={`${label}: ${formatPounds(pence)}. Explain`} onClick={() => open(what, figure)}>{formatPounds(pence)}</button>;
}

export function BudgetRag({ rag }: { rag: 'green' | 'amber' | 'red' | 'none' }) {
  return rag === 'none' ? <span className="soft" title="No budget to compare with">–</span> : <RagMark rag={rag} />;
}
