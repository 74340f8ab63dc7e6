import { useAddress } from '../address.ts';
import { explain, whoseAddress, type Whose } from './places.ts';
import './attendance.css';

/** A figure that was worked out: a click or Enter opens what it was worked out from. Only one in a row stops the Tab key; Enter on the row does the same. */
export function WorkedOut({ whose, label, children, over, stop = false }:
  { whose: Whose; /** Said by screen readers: "Attendance of Northfield Police". */ label: string; children: string; over?: { from: string; to: string }; stop?: boolean }) {
  const { query } = useAddress();
  const open = query['explain'] === whoseAddress(whose) && (over === undefined || query['over'] === `${over.from}_${over.to}`);
  return (
    <button type="button" className="worked-out" tabIndex={stop ? 0 : -1} aria-label={`${label}: ${children}. Explain`} aria-expanded={open} onClick={() => explain(whose, over)}>
      {children}
    </button>
  );
}

/** "67%"; a dash where there is nothing to divide by. */
export const percent = (value: number | null): string => (value === null ? '–' : `${value}%`);
