import { useQuery } from '../cache.ts';
import { Link } from '../ui/link.tsx';
import { useView } from '../view.ts';

/** What of this year’s budget needs a look, as lines of a list: headings off their budget without a reason, lines without a heading. */
export function BudgetHomeLines() {
  const { today } = useView();
  const years = useQuery('financialYears.list', {});
  const year = years.data?.find((one) => one.fromDate <= today && today <= one.toDate && one.state === 'open');
  const figures = useQuery('budget.figures', year === undefined ? null : { yearId: year.id });
  if (figures.data === undefined) return null;
  const off = figures.data.headings.filter((one) => !one.isParent && (one.rag === 'red' || one.rag === 'amber') && one.reason === '');
  const { count } = figures.data.unmatched;
  return (
    <>
      {off.length > 0 && (
        <li className="ledger-line">
          <Link to="/budget" quiet className="ledger-main">
            <span className="ledger-title">{off.length === 1 ? 'A budget heading is off its budget' : `${off.length} budget headings are off their budget`}, with no reason given</span>
            <span className="ledger-text">{off.slice(0, 3).map((one) => one.name).join(', ')}{off.length > 3 && ' and others'}</span>
          </Link>
        </li>
      )}
      {count > 0 && (
        <li className="ledger-line">
          <Link to="/budget?tab=ledger&show=unmatched" quiet className="ledger-main"><span className="ledger-title">{count === 1 ? '1 line of the ledger has' : `${count} lines of the ledger have`} no heading yet</span></Link>
        </li>
      )}
    </>
  );
}
