import { formatTenths } from '../../shared/budget/apportion.ts';
import { figureWords, ragWords, type Figure as FigureName } from '../../shared/budget/explain.ts';
import { statedInWords } from '../../shared/budget/stated.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { BudgetRag, Figure } from './figure.tsx';
import { add, open } from './places.ts';

type Kind = 'income' | 'expenditure';
const WIDE: readonly FigureName[] = ['original', 'revised', 'actual', 'committed', 'forecast', 'variance'];
const NARROW: readonly FigureName[] = ['revised', 'actual', 'forecast', 'variance'];
const KEYS = { original: 'originalPence', revised: 'revisedPence', actual: 'actualPence', committed: 'committedPence', forecast: 'forecastPence', variance: 'variancePence' } as const;

/** Where the year stands: the balance, then income and expenditure by heading. */
export function Position({ figures, narrow }: { figures: YearFigures; narrow: boolean }) {
  return (
    <div className="budget-part">
      <BalanceStrip figures={figures} />
      <StatedNotices figures={figures} />
      {figures.headings.length === 0 ? (
        <EmptyState action={<Button look="primary" onClick={() => add('heading')}>Add a heading</Button>}>
          A budget is made of headings, such as partner contributions, staff and venues. Add the first one, or enter a year from a published table.
        </EmptyState>
      ) : (['income', 'expenditure'] as const).map((kind) => <KindTable key={kind} figures={figures} kind={kind} columns={narrow ? NARROW : WIDE} />)}
      <p className="soft">{ragWords(figures)} As at {formatShortDate(figures.asAt)}.</p>
    </div>
  );
}

function BalanceStrip({ figures: { balance, income, expenditure, year } }: { figures: YearFigures }) {
  return (
    <dl className="budget-balance">
      <div><dt>Brought forward</dt><dd><Figure pence={balance.openingPence} what="balance:opening" figure="" label="Brought forward" /></dd></div>
      <div><dt>Income</dt><dd><Figure pence={income.actualPence} what="total:income" figure="actual" label="Income" /></dd></div>
      <div><dt>Expenditure</dt><dd><Figure pence={expenditure.actualPence} what="total:expenditure" figure="actual" label="Expenditure" /></dd></div>
      <div><dt>{year.state === 'closed' ? 'Carried forward' : 'Balance now'}</dt><dd><Figure pence={balance.closingPence} what="balance:closing" figure="" label="Balance" /></dd></div>
      {year.state === 'open' && <div><dt>Forecast to carry forward</dt><dd><Figure pence={balance.forecastPence} what="balance:forecast" figure="" label="Forecast balance" /></dd></div>}
      {balance.reservePence > 0 && <div><dt>Of it the reserve</dt><dd>{formatPounds(balance.reservePence)}</dd></div>}
    </dl>
  );
}

/** A total as printed beside what its lines add up to; never corrected. */
function StatedNotices({ figures: { stated, year } }: { figures: YearFigures }) {
  return stated.map((one) => (
    <Notice key={one.what} look={one.differencePence === 0 ? 'plain' : 'warning'}>
      {statedInWords(one)}{year.statedSource !== '' && ` Source: ${year.statedSource}.`}
      {one.hints.length > 0 && ` Look first at ${one.hints.map((lines) => lines.map((line) => line.name).join(' with ')).join(', or ')}: exactly as large as the difference. Both figures are kept.`}
    </Notice>
  ));
}

function KindTable({ figures, kind, columns }: { figures: YearFigures; kind: Kind; columns: readonly FigureName[] }) {
  const rows = figures.headings.filter((heading) => heading.kind === kind);
  const title = kind === 'income' ? 'Income' : 'Expenditure';
  const total = figures[kind];
  return (
    <Section title={title}>
      <div className="table-scroll">
        <table className="table budget-table">
          <caption className="unseen">{title} of {figures.year.name} by heading</caption>
          <thead>
            <tr>
              <th scope="col">Heading</th>
              {columns.map((column) => <th key={column} scope="col" className="number">{figureWords[column].replace(' to date', '').replace(' outturn', '')}</th>)}
              <th scope="col" className="number">%</th><th scope="col">RAG</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const what = row.headingId === null ? `unmatched:${kind}` : `heading:${row.headingId}`;
              return (
                <tr key={what} className={row.isParent ? 'parent' : undefined}>
                  <th scope="row" className="name" style={{ paddingInlineStart: 6 + row.depth * 18 }}>
                    <button type="button" className="link quiet linked" onClick={() => open(what)}>{row.name}</button>{row.code !== null && <span className="soft">{row.code}</span>}
                    {row.reason !== '' && <div className="soft">{row.reason}</div>}
                  </th>
                  {columns.map((column) => <td key={column} className="number"><Figure pence={row[KEYS[column]]} what={what} figure={column} label={`${figureWords[column]} of ${row.name}`} /></td>)}
                  <td className="number">{formatTenths(row.varianceTenths)}</td><td><BudgetRag rag={row.rag} /></td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr className="total">
              <th scope="row" className="name">Total {kind}</th>
              {columns.map((column) => <td key={column} className="number"><Figure pence={total[KEYS[column]]} what={`total:${kind}`} figure={column} label={`${figureWords[column]} of all ${kind}`} /></td>)}
              <td className="number">{formatTenths(total.varianceTenths)}</td><td><BudgetRag rag={total.rag} /></td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}
