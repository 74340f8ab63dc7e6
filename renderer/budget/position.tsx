import { useState } from 'react';
import { formatTenths } from '../../shared/budget/apportion.ts';
import { figureWords, ragWords, type Amount as FigureName } from '../../shared/budget/explain.ts';
import { statedInWords } from '../../shared/budget/stated.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/field.tsx';
import { EmptyState, Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { BudgetRag, Figure } from './figure.tsx';
import { add, open } from './places.ts';

type Kind = 'income' | 'expenditure';
const WIDE: readonly FigureName[] = ['original', 'revised', 'actual', 'committed', 'forecast', 'variance'];
const NARROW: readonly FigureName[] = ['revised', 'actual', 'forecast', 'variance'];
const KEYS = { original: 'originalPence', revised: 'revisedPence', actual: 'actualPence', committed: 'committedPence', forecast: 'forecastPence', variance: 'variancePence' } as const;

type Row = YearFigures['headings'][number];
const codeOf = (row: Row, kind: Kind): string => (row.headingId === null ? `unmatched:${kind}` : `heading:${row.headingId}`);

/** Where the year stands: the balance, then income and expenditure by heading. A heading that only other years have is listed when asked for, or while it is open. */
export function Position({ figures, narrow, opened }: { figures: YearFigures; narrow: boolean; /** What is open beside: "heading:…". */ opened: string }) {
  const [all, setAll] = useState(false);
  const empty = figures.headings.filter((row) => !row.used).length;
  const listed = figures.headings.filter((row) => all || row.used || codeOf(row, row.kind) === opened);
  return (
    <div className="budget-part">
      <BalanceStrip figures={figures} />
      <StatedNotices figures={figures} />
      {figures.headings.length === 0 ? (
        <EmptyState action={<Button look="primary" onClick={() => add('heading')}>Add a heading</Button>}>
          A budget is made of headings, such as partner contributions, staff and venues. Add the first one, or enter a year from a published table.
        </EmptyState>
      ) : (['income', 'expenditure'] as const).map((kind) => <KindTable key={kind} figures={figures} rows={listed.filter((row) => row.kind === kind)} kind={kind} columns={narrow ? NARROW : WIDE} />)}
      {empty > 0 && <div className="no-print"><Checkbox label={`Show headings without amounts this year (${empty})`} value={all} onChange={setAll} /></div>}
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
      {balance.reservePence > 0 && <div><dt>Of it the reserve</dt><dd><Figure pence={balance.reservePence} what="balance:reserve" figure="" label="Reserve" /></dd></div>}
    </dl>
  );
}

/** A total as printed beside what its lines add up to; never corrected. */
function StatedNotices({ figures: { stated, year } }: { figures: YearFigures }) {
  return stated.map((one) => (
    <Notice key={one.what} look={one.differencePence === 0 ? 'plain' : 'warning'}>
      {statedInWords(one)} Difference: <Figure pence={one.differencePence} what={`stated:${one.what}`} figure="" label={`Difference from the ${one.what} printed`} />.{year.statedSource !== '' && ` Source: ${year.statedSource}.`}
      {one.hints.length > 0 && ` Look first at ${one.hints.map((lines) => lines.map((line) => line.name).join(' with ')).join(', or ')}: exactly as large as the difference. Both figures are kept.`}
    </Notice>
  ));
}

/** What was carried forward from the year before stands in this one as a line of its own, with what there is to spend altogether. */
function Available({ figures: { balance, income }, columns }: { figures: YearFigures; columns: readonly FigureName[] }) {
  const row = (name: string, opening: string, pence: Partial<Record<FigureName, number>>, forecast = opening) => (
    <tr>
      <th scope="row" className="name">{name}</th>
      {columns.map((column) => <td key={column} className="number">{pence[column] !== undefined && <Figure pence={pence[column]} what={`balance:${column === 'forecast' ? forecast : opening}`} figure="" label={`${name}, ${figureWords[column].toLowerCase()}`} />}</td>)}
      <td /><td />
    </tr>
  );
  const { openingPence } = balance;
  return (
    <>
      {row('Balance brought forward', 'opening', { actual: openingPence, forecast: openingPence })}
      {row('Income with the balance brought forward', 'available', { actual: openingPence + income.actualPence, forecast: openingPence + income.forecastPence }, 'available-forecast')}
    </>
  );
}

function KindTable({ figures, rows, kind, columns }: { figures: YearFigures; rows: readonly Row[]; kind: Kind; columns: readonly FigureName[] }) {
  const title = kind === 'income' ? 'Income' : 'Expenditure';
  const total = figures[kind];
  return (
    <Section title={title}>
      <div className="table-scroll">
        <table className={`table budget-table budget-position ${columns === NARROW ? 'narrow' : ''}`}>
          <caption className="unseen">{title} of {figures.year.name} by heading</caption>
          {/* Said here, and not left to what each table holds, so that the amounts of both stand below one another. */}
          <colgroup><col className="budget-heading" />{columns.map((column) => <col key={column} />)}<col className="budget-percent" /><col className="budget-rag" /></colgroup>
          <thead>
            <tr>
              <th scope="col">Heading</th>
              {columns.map((column) => <th key={column} scope="col" className="number">{figureWords[column].replace(' to date', '').replace(' outturn', '')}</th>)}
              <th scope="col" className="number">%</th><th scope="col">RAG</th>
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 && <tr><td colSpan={columns.length + 3} className="soft">No heading has a budget or a line of the ledger in this year yet.</td></tr>}
            {rows.map((row) => {
              const what = codeOf(row, kind);
              return (
                <tr key={what} className={row.isParent ? 'parent' : undefined}>
                  <th scope="row" className="name" style={{ paddingInlineStart: 6 + row.depth * 18 }}>
                    <button type="button" className="link quiet linked" onClick={() => open(what)}>{row.name}</button>{row.code !== null && <span className="soft">{row.code}</span>}
                    {row.reason !== '' && <div className="soft">{row.reason}</div>}
                  </th>
                  {columns.map((column) => <td key={column} className="number"><Figure pence={row[KEYS[column]]} what={what} figure={column} label={`${figureWords[column]} of ${row.name}`} /></td>)}
                  <td className="number"><Figure pence={row.variancePence} shown={formatTenths(row.varianceTenths)} what={what} figure="percent" label={`Variance in per cent of ${row.name}`} /></td><td><BudgetRag rag={row.rag} /></td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr className="total">
              <th scope="row" className="name">Total {kind}</th>
              {columns.map((column) => <td key={column} className="number"><Figure pence={total[KEYS[column]]} what={`total:${kind}`} figure={column} label={`${figureWords[column]} of all ${kind}`} /></td>)}
              <td className="number"><Figure pence={total.variancePence} shown={formatTenths(total.varianceTenths)} what={`total:${kind}`} figure="percent" label={`Variance in per cent of all ${kind}`} /></td><td><BudgetRag rag={total.rag} /></td>
            </tr>
            {kind === 'income' && <Available figures={figures} columns={columns} />}
          </tfoot>
        </table>
      </div>
    </Section>
  );
}
