import { formatTenths, tenthsOfPercent } from '../../shared/budget/apportion.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { formatPounds } from '../../shared/money.ts';
import { EmptyState } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';

/** Where the money comes from and where it goes: bars with their amounts beside them, which is the same as a table. */
export function Pictures({ figures }: { figures: YearFigures }) {
  const leaves = (kind: 'income' | 'expenditure') => figures.headings.filter((one) => one.kind === kind && !one.isParent && one.actualPence > 0).map((one) => ({ name: one.name, pence: one.actualPence }));
  const given = figures.contributions.filter((one) => one.agreedPence > 0).map((one) => ({ name: one.label === null ? one.organisation : `${one.organisation}, ${one.label}`, pence: one.agreedPence }));
  const parts = [
    ['Where the money came from', [...(figures.balance.openingPence > 0 ? [{ name: 'Balance brought forward', pence: figures.balance.openingPence }] : []), ...leaves('income')], ''],
    ['Where the money went', leaves('expenditure'), 'spent'], ['Who gives what share', given, ''],
  ] as const;
  if (parts.every(([, list]) => list.length === 0)) return <EmptyState>Nothing has come in or gone out yet. The picture of the year is drawn from its ledger and contributions.</EmptyState>;
  return <div className="budget-part">{parts.map(([title, list, look]) => list.length > 0 && <Bars key={title} title={title} list={list} look={look} />)}</div>;
}

function Bars({ title, list, look }: { title: string; list: readonly { name: string; pence: number }[]; look: string }) {
  const whole = list.reduce((sum, one) => sum + one.pence, 0);
  const sorted = list.toSorted((a, b) => b.pence - a.pence);
  const most = sorted[0]!.pence;
  return (
    <Section title={title}>
      <table className="bars">
        <caption className="unseen">{title}, in pounds and as a share</caption>
        <thead className="unseen"><tr><th scope="col">Name</th><th scope="col">Bar</th><th scope="col">Amount</th><th scope="col">Share</th></tr></thead>
        <tbody>
          {sorted.map((one, at) => (
            <tr key={at}>
              <th scope="row">{one.name}</th>
              <td aria-hidden="true"><svg width="100%" height="14" preserveAspectRatio="none" viewBox="0 0 1000 14"><rect className={`bar ${look}`} width={tenthsOfPercent(one.pence, most) ?? 0} height="14" /></svg></td>
              <td className="amount">{formatPounds(one.pence)}</td><td className="amount">{formatTenths(tenthsOfPercent(one.pence, whole))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
