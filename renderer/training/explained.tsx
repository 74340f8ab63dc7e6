import { useState } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { monthWords } from '../../shared/training/papers.ts';
import type { ExplainedFigure } from '../../shared/training.ts';
import { setQuery } from '../address.ts';
import { useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Link } from '../ui/link.tsx';
import { ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import type { FigureOf } from './figure.tsx';

const close = () => setQuery({ explain: '' });
const FIRST = 60;

/** The rule of a figure in words, what it was worked out from, and the rows that counted and did not. */
export function Explained({ of, period, eventId = null }: { of: Required<FigureOf>; period: { from: string; to: string }; eventId?: string | null }) {
  const read = useQuery('training.explain', { from: period.from, to: period.to, eventId, ...of }, { keepPrevious: true });
  const title = read.data?.title.replace(/\d{4}-\d{2}$/, monthWords) ?? 'How it was worked out';
  return (
    <Inspector title={title} onClose={close} focus>
      {read.error !== undefined && <ErrorNotice problem={read.error} />}
      {read.data === undefined ? read.error === undefined && <Waiting /> : <Told figure={read.data} />}
    </Inspector>
  );
}

function Told({ figure }: { figure: ExplainedFigure }) {
  const [all, setAll] = useState(false);
  const { format, rows, over, of, value, rule } = figure;
  const isMoney = format === 'money' || format === 'each';
  const words = (amount: number): string => (isMoney ? formatPounds(amount) : amount.toLocaleString('en-GB'));
  const isShare = format === 'percent' || format === 'each' || format === 'mean' || format === 'change';
  const [counts, rest] = [rows.filter((row) => row.over !== 0 || row.of !== 0), rows.filter((row) => row.over === 0 && row.of === 0)];
  const shown = (some: ExplainedFigure['rows']) => (all ? some : some.slice(0, FIRST));
  const list = (caption: string, some: ExplainedFigure['rows'], counted: boolean) => (
    <table className="parts">
      <caption className="unseen">{caption}</caption>
      <thead><tr><th scope="col">Row</th>{counted && <th scope="col" className="number">{isShare ? 'Counts' : 'Adds'}</th>}{counted && isShare && <th scope="col" className="number">Of</th>}</tr></thead>
      <tbody>
        {shown(some).map((row, at) => (
          <tr key={at}>
            <th scope="row">
              {row.date !== '' && <>{formatShortDate(row.date)} </>}{row.eventId === '' ? row.title : <Link quiet to={`/training/${row.eventId}`}>{row.title}</Link>}
              <span className="small soft training-why">{[row.what, row.why].filter((one) => one !== '').join(': ')}</span>
            </th>
            {counted && <td className="number">{words(row.over)}</td>}{counted && isShare && <td className="number">{row.of.toLocaleString('en-GB')}</td>}
          </tr>
        ))}
      </tbody>
      {counted && <tfoot><tr><th scope="row">Together</th><td className="number">{words(over)}</td>{isShare && <td className="number">{of.toLocaleString('en-GB')}</td>}</tr></tfoot>}
    </table>
  );
  return (
    <div className="section">
      <p><strong className="training-value">{value}</strong> {isShare && of > 0 && `${words(over)} of ${of.toLocaleString('en-GB')}`}</p>
      <p>{rule}</p>
      {counts.length > 0 ? list('What counted', counts, true) : <p className="soft">Nothing counts towards it.</p>}
      {rest.length > 0 && <Section title={`Did not count (${rest.length.toLocaleString('en-GB')})`} level={3}>{list('What did not count', rest, false)}</Section>}
      {!all && Math.max(counts.length, rest.length) > FIRST && <div className="no-print"><Button small look="quiet" onClick={() => setAll(true)}>Show all {rows.length.toLocaleString('en-GB')} rows</Button></div>}
      <div className="row no-print"><Button small look="quiet" onClick={() => { setAll(true); requestAnimationFrame(() => window.print()); }}>Print</Button></div>
      <p className="small soft">Rows name people: they are for the training team. Reports show the rule and what was divided by what.</p>
    </div>
  );
}
