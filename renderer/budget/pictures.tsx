import { formatTenths, tenthsOfPercent } from '../../shared/budget/apportion.ts';
import { pictureOf, PICTURES, type PictureName } from '../../shared/budget/pictures.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { formatPounds } from '../../shared/money.ts';
import { EmptyState } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { Figure } from './figure.tsx';

/** Where the money comes from and where it goes: bars with their amounts beside them, which is the same as a table. */
export function Pictures({ figures }: { figures: YearFigures }) {
  const shown = PICTURES.filter((name) => pictureOf(figures, name).slices.length > 0);
  if (shown.length === 0) return <EmptyState>Nothing has come in or gone out yet. The picture of the year is drawn from its ledger and contributions.</EmptyState>;
  return <div className="budget-part">{shown.map((name) => <Bars key={name} name={name} figures={figures} />)}</div>;
}

function Bars({ name, figures }: { name: PictureName; figures: YearFigures }) {
  const { title, column, slices, wholePence } = pictureOf(figures, name);
  const most = slices[0]!.pence;
  return (
    <Section title={title}>
      <table className="bars">
        <caption className="unseen">{title}, in pounds and as a share</caption>
        <thead className="unseen"><tr><th scope="col">{column}</th><th scope="col">Bar</th><th scope="col">Amount</th><th scope="col">Share</th></tr></thead>
        <tbody>
          {slices.map((one, at) => (
            <tr key={one.what}>
              <th scope="row">{one.name}</th>
              <td aria-hidden="true"><svg width="100%" height="14" preserveAspectRatio="none" viewBox="0 0 1000 14"><rect className={`bar ${name === 'uses' ? 'spent' : ''}`} width={one.pence > 0 ? tenthsOfPercent(one.pence, most) ?? 0 : 0} height="14" /></svg></td>
              <td className="amount"><Figure pence={one.pence} what={one.what} figure={name === 'shares' ? 'agreed' : 'own'} label={`Amount of ${one.name}`} /></td>
              <td className="amount"><Figure pence={one.pence} shown={formatTenths(one.tenths)} what={`picture:${name}:${at}`} figure="" label={`Share of ${one.name}`} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">Together</th><td /><td className="amount">{formatPounds(wholePence)}</td><td className="amount">100%</td></tr></tfoot>
      </table>
    </Section>
  );
}
