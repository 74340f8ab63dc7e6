import type { Explanation } from '../../shared/budget/explain.ts';
import type { Transaction } from '../../shared/budget/records.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Waiting } from '../ui/notices.tsx';
import { open } from './places.ts';
import './budget.css';

/** The rule in words, what it was added up from, and the lines of the ledger. It can be printed. */
export function Explained({ explanation }: { explanation: Explanation }) {
  const { shown, rule, parts, lines } = explanation;
  return (
    <div className="section">
      <p><strong>{shown}</strong></p>
      <p>{rule}</p>
      {parts.length > 0 && (
        <table className="parts">
          <caption className="unseen">What it is made of</caption>
          <tbody>{parts.map((part, at) => <tr key={at}><th scope="row">{part.name}</th><td className="number">{formatPounds(part.pence)}</td></tr>)}</tbody>
          <tfoot><tr><th scope="row">Together</th><td className="number">{formatPounds(parts.reduce((sum, part) => sum + part.pence, 0))}</td></tr></tfoot>
        </table>
      )}
      {lines !== null && <Lines {...lines} />}
      <div className="row no-print"><Button small look="quiet" onClick={() => window.print()}>Print</Button></div>
    </div>
  );
}

const MOST = 200;
function Lines({ filter, committed }: Pick<NonNullable<Explanation['lines']>, 'filter' | 'committed'>) {
  const list = useQuery('transactions.list', filter);
  if (list.data === undefined) return <Waiting />;
  const lines = list.data.filter((line) => (line.state === 'commitment') === committed);
  const sum = lines.reduce((all, line) => all + line.netPence, 0);
  return (
    <table className="parts">
      <caption className="unseen">Lines of the ledger</caption>
      <tbody>
        {lines.slice(0, MOST).map((line) => (
          <tr key={line.id}>
            <th scope="row">{formatShortDate(line.date)} <button type="button" className="linked" onClick={() => open(`line:${line.id}`)}>{lineName(line)}</button></th>
            <td className="number">{formatPounds(line.netPence)}</td>
          </tr>
        ))}
        {lines.length > MOST && <tr><th scope="row">and {lines.length - MOST} more lines</th><td className="number">{formatPounds(lines.slice(MOST).reduce((all, line) => all + line.netPence, 0))}</td></tr>}
      </tbody>
      <tfoot><tr><th scope="row">{lines.length === 1 ? '1 line' : `${lines.length} lines`}</th><td className="number">{formatPounds(sum)}</td></tr></tfoot>
    </table>
  );
}

/** What a line is called: its payee, or its reference or note. */
export const lineName = (line: Pick<Transaction, 'payee' | 'reference' | 'note' | 'source'>): string =>
  line.payee ?? line.reference ?? (line.note.split('\n')[0]! || `${line.source.charAt(0).toUpperCase()}${line.source.slice(1)} line`);
