import { formatTenths } from '../../shared/budget/apportion.ts';
import { givenBy } from '../../shared/budget/explain.ts';
import type { ContributionFigures, YearFigures } from '../../shared/budget/view.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { Figure } from './figure.tsx';
import { add, open } from './places.ts';

const total = (id: string, label: string, pick: (row: ContributionFigures) => number) => (rows: readonly ContributionFigures[]) =>
  <Figure pence={rows.reduce((sum, row) => sum + pick(row), 0)} what={`contributed:${id}`} figure="" label={`${label} in all`} />;
const name: Column<ContributionFigures> = {
  id: 'organisation', header: 'Organisation', value: (row) => row.organisation, cell: (row) => <>{row.organisation}{row.label !== null && <span className="soft"> {row.label}</span>}</>, footer: () => 'Total',
};
const money = (id: string, header: string, pick: (row: ContributionFigures) => number): Column<ContributionFigures> =>
  ({ id, header, align: 'number', value: pick, cell: (row) => <Figure pence={pick(row)} what={`contribution:${row.id}`} figure={id} label={`${header} of ${givenBy(row)}`} />, footer: total(id, header, pick) });
const basis: Column<ContributionFigures> = { id: 'basis', header: 'Basis', value: (row) => row.basis, cell: (row) => ({ agreed: 'Agreed sum', share: 'Share', 'in kind': 'In kind' })[row.basis] };
const agreed = money('agreed', 'Agreed', (row) => row.agreedPence);
const outstanding = money('outstanding', 'Outstanding', (row) => row.outstandingPence);
const share: Column<ContributionFigures> = { id: 'share', header: 'Share', align: 'number', value: (row) => row.shareTenths, cell: (row) => <Figure pence={row.agreedPence} shown={formatTenths(row.shareTenths)} what={`contribution:${row.id}`} figure="share" label={`Share of ${givenBy(row)}`} />, footer: () => '100%' };
const lastYear: Column<ContributionFigures> = {
  id: 'lastYear', header: 'Last year', align: 'number', value: (row) => row.lastYearPence, cell: (row) => (row.lastYearPence === null ? '–' : <Figure pence={row.lastYearPence} what={`contribution:${row.id}`} figure="lastYear" label={`Last year of ${givenBy(row)}`} />), footer: total('lastYear', 'Last year', (row) => row.lastYearPence ?? 0),
};
const wide = [name, basis, agreed, share, money('invoiced', 'Invoiced', (row) => row.invoicedPence), money('received', 'Received', (row) => row.receivedPence), outstanding, lastYear];
const narrow = [name, agreed, share, outstanding];
const key = (row: ContributionFigures) => row.id;

/** What each organisation gives: agreed, invoiced, received, outstanding, its share, and last year’s. */
export function Contributions({ figures, current, beside }: { figures: YearFigures; current: string | null; beside: boolean }) {
  const closed = figures.year.state === 'closed';
  return (
    <Table
      caption={`Contributions of ${figures.year.name}`} rows={figures.contributions} columns={beside ? narrow : wide} rowKey={key} sort={{ id: 'agreed', desc: true }} current={current}
      onOpen={(row) => open(`contribution:${row.id}`)}
      filters={!closed && (
        <div className="row">
          <Button onClick={() => add('contribution')}>Add a contribution</Button>
          {figures.contributions.some((one) => one.basis === 'share') && <Button onClick={() => add('apportion')}>Divide a sum by share</Button>}
        </div>
      )}
      empty={<EmptyState>What each organisation gives is entered here: an agreed sum, a share by formula, or something in kind. What it has paid is counted from the ledger.</EmptyState>}
    />
  );
}
