import { useState } from 'react';
import { monthsOf } from '../../shared/budget/figures.ts';
import { byQuarter, suppose, type Supposition } from '../../shared/budget/what-if.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { formatPounds } from '../../shared/money.ts';
import { setQuery, useAddress } from '../address.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { amountText, readAmounts } from './amounts.ts';
import { Figure } from './figure.tsx';

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (month: string): string => MONTH_NAMES[Number(month.slice(5)) - 1]!;

/** The year month by month or by quarters, and what would be if. */
export function Forecast({ figures }: { figures: YearFigures }) {
  return <div className="budget-part"><WhatIf figures={figures} /><Months figures={figures} /></div>;
}

function Months({ figures }: { figures: YearFigures }) {
  const { query } = useAddress();
  const quarters = query['by'] !== 'month';
  const unit = quarters ? 'quarter' : 'month';
  const months = monthsOf(figures.year.fromDate);
  const heads = quarters ? [0, 3, 6, 9].map((at) => `${monthName(months[at]!)}–${monthName(months[at + 2]!)}`) : months.map(monthName);
  const cells = (amounts: readonly number[]) => (quarters ? byQuarter(amounts) : amounts);
  return (
    <Section title="What has happened, by time" aside={<Select label="By" hideLabel value={quarters ? 'quarter' : 'month'} options={[{ value: 'quarter', label: 'By quarter' }, { value: 'month', label: 'By month' }]} onChange={(by) => setQuery({ by: by === 'month' ? 'month' : '' })} />}>
      {(['income', 'expenditure'] as const).map((kind) => {
        const rows = figures.headings.filter((heading) => heading.kind === kind && heading.used);
        const top = rows.filter((row) => row.depth === 0);
        const totals = months.map((_, at) => top.reduce((sum, row) => sum + row.months[at]!, 0));
        return (
          <div className="table-scroll" key={kind}>
            <table className="table budget-table">
              <caption className="unseen">{kind === 'income' ? 'Income' : 'Expenditure'} by {quarters ? 'quarter' : 'month'}</caption>
              <thead><tr><th scope="col">{kind === 'income' ? 'Income' : 'Expenditure'}</th>{heads.map((head) => <th key={head} scope="col" className="number">{head}</th>)}<th scope="col" className="number">Year</th></tr></thead>
              <tbody>
                {rows.map((row) => {
                  const what = row.headingId === null ? `unmatched:${kind}` : `heading:${row.headingId}`;
                  return (
                    <tr key={what} className={row.isParent ? 'parent' : undefined}>
                      <th scope="row" className="name" style={{ paddingInlineStart: 6 + row.depth * 18 }}>{row.name}</th>
                      {cells(row.months).map((amount, at) => <td key={heads[at]} className="number">{amount === 0 ? '–' : <Figure pence={amount} what={what} figure={`${unit}:${at}`} label={`${row.name}, ${heads[at]}`} />}</td>)}
                      <td className="number"><Figure pence={row.actualPence} what={what} figure="actual" label={`Actual of ${row.name}`} /></td>
                    </tr>
                  );
                })}
              </tbody>
              <tfoot><tr className="total"><th scope="row" className="name">Total {kind}</th>{cells(totals).map((amount, at) => <td key={heads[at]} className="number"><Figure pence={amount} what={`total:${kind}`} figure={`${unit}:${at}`} label={`All ${kind}, ${heads[at]}`} /></td>)}<td className="number"><Figure pence={figures[kind].actualPence} what={`total:${kind}`} figure="actual" label={`Actual of all ${kind}`} /></td></tr></tfoot>
            </table>
          </div>
        );
      })}
    </Section>
  );
}

/** Suppositions are tried here and kept nowhere. */
function WhatIf({ figures }: { figures: YearFigures }) {
  const [suppositions, setSuppositions] = useState<readonly Supposition[]>([]);
  const [headingId, setHeadingId] = useState<string | null>(null);
  const [change, setChange] = useState('');
  const [error, setError] = useState<string>();
  const leaves = figures.headings.filter((heading) => !heading.isParent && heading.headingId !== null);
  const nameOf = (id: string) => leaves.find((heading) => heading.headingId === id)?.name ?? '';
  const chosen = leaves.find((heading) => heading.headingId === headingId);
  const result = suppose(figures, suppositions);
  const row = (name: string, before: number, after: number) => (
    <tr><th scope="row">{name}</th>{[before, after - before, after].map((amount, at) => <td key={at} className="number">{formatPounds(amount)}</td>)}</tr>
  );
  const tryIt = () => {
    const amounts = readAmounts([{ name: 'change', text: change, needed: true }]);
    setError(amounts.ok ? undefined : amounts.error.fields?.[0]?.message);
    if (!amounts.ok || headingId === null) return;
    setSuppositions([...suppositions.filter((one) => one.headingId !== headingId), { headingId, changePence: amounts.value.change! }]);
    setHeadingId(null);
    setChange('');
  };
  return (
    <Section title="What if">
      <p className="soft">A vacant post is expenditure that does not come, a lost contribution income that does not come. Nothing here is saved.</p>
      <div className="filter-bar">
        <ComboBox label="Heading" choices={leaves.map((heading) => ({ id: heading.headingId!, name: heading.name, hint: heading.kind }))} value={headingId} onChange={setHeadingId} />
        <TextField label="More or less than forecast" inputMode="decimal" value={change} onChange={setChange} error={error} placeholder="−5,000.00" />
        <Button onClick={tryIt}>Suppose</Button>
        {chosen !== undefined && <Button look="quiet" onClick={() => setChange(amountText(chosen.actualPence - chosen.forecastPence))}>Nothing more comes</Button>}
      </div>
      {suppositions.length > 0 && (
        <>
          <ul className="plain-list tight">
            {suppositions.map((one) => (
              <li key={one.headingId}>{nameOf(one.headingId)}: {formatPounds(one.changePence)} <Button small look="quiet" aria-label={`Drop ${nameOf(one.headingId)}`} onClick={() => setSuppositions(suppositions.filter((other) => other !== one))}>Drop</Button></li>
            ))}
          </ul>
          <p role="status">
            {formatPounds(result.balancePence)} would be carried forward instead of {formatPounds(figures.balance.forecastPence)}.{result.belowReservePence > 0 && ` That is ${formatPounds(result.belowReservePence)} below the reserve.`}
          </p>
          <table className="parts what-if">
            <caption className="unseen">What the year would come to</caption>
            <thead><tr><th scope="col">What</th><th scope="col" className="number">Forecast</th><th scope="col" className="number">Change</th><th scope="col" className="number">Would be</th></tr></thead>
            <tbody>
              {row('Balance brought forward', figures.balance.openingPence, figures.balance.openingPence)}
              {row('Income', figures.income.forecastPence, result.incomePence)}
              {row('Less expenditure', -figures.expenditure.forecastPence, -result.expenditurePence)}
            </tbody>
            <tfoot>{row('To carry forward', figures.balance.forecastPence, result.balancePence)}</tfoot>
          </table>
        </>
      )}
    </Section>
  );
}
