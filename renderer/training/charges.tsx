import { useMemo } from 'react';
import { formatShortDate, type Year } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import type { ChargeRow } from '../../shared/training.ts';
import { noticeWords } from '../../shared/training/charges.ts';
import type { ChargeScheme } from '../../shared/training/records.ts';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Link } from '../ui/link.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';

const columns: readonly Column<ChargeRow>[] = [
  { id: 'organisation', header: 'Organisation', value: (row) => row.organisation, footer: () => 'Total' }, { id: 'title', header: 'Event', value: (row) => row.title, cell: (row) => <Link quiet to={`/training/${row.eventId}?open=${row.bookingId}`}>{row.title}</Link> },
  { id: 'date', header: 'Date', align: 'date', value: (row) => row.date, cell: (row) => formatShortDate(row.date) }, { id: 'name', header: 'Name', value: (row) => row.name },
  { id: 'words', header: 'For', value: (row) => row.words, cell: (row) => <>{row.words}{row.waiver !== '' && <span className="soft"> Waived: {row.waiver}</span>}</> },
  { id: 'amount', header: 'Amount', align: 'number', sheet: 'money', value: (row) => row.pence, cell: (row) => formatPounds(row.pence), footer: (rows) => formatPounds(rows.reduce((sum, row) => sum + row.pence, 0)) },
];
interface Total { id: string; name: string; count: number; pence: number }
const totalColumns: readonly Column<Total>[] = [
  { id: 'name', header: 'Organisation', value: (row) => row.name, footer: () => 'Total' },
  { id: 'count', header: 'Charges', align: 'number', value: (row) => row.count, footer: (rows) => rows.reduce((sum, row) => sum + row.count, 0).toLocaleString('en-GB') },
  { id: 'amount', header: 'To be invoiced', align: 'number', sheet: 'money', value: (row) => row.pence, cell: (row) => formatPounds(row.pence), footer: (rows) => formatPounds(rows.reduce((sum, row) => sum + row.pence, 0)) },
];
const key = (row: ChargeRow) => row.bookingId;
const totalKey = (row: Total) => row.id;

/** What organisations owe for the events of a year, each amount with what it is for. */
export function Charges({ year }: { year: Year }) {
  const { query } = useAddress();
  const read = useQuery('training.charges', { from: year.from, to: year.to });
  const schemes = useQuery('chargeSchemes.list', {});
  const totals = useMemo(() => {
    const all = new Map<string, Total>();
    for (const one of read.data ?? []) {
      const there = all.get(one.organisation) ?? { id: one.organisation, name: one.organisation, count: 0, pence: 0 };
      all.set(one.organisation, { ...there, count: there.count + (one.pence > 0 ? 1 : 0), pence: there.pence + one.pence });
    }
    return [...all.values()];
  }, [read.data]);
  if (read.data === undefined || schemes.data === undefined) return read.error === undefined ? <Waiting /> : <ErrorNotice problem={read.error} />;
  const chosen = query['agency'] ?? null;
  const rows = read.data.filter((one) => chosen === null || one.organisation === chosen);
  if (schemes.data.length === 0) {
    return <EmptyState action={<Button onClick={() => setQuery({ new: 'charges' }, { replace: false })}>Set charges</Button>}>No charges are set. Say once who pays what for coming, cancelling late or not coming, and every booking is charged by it.</EmptyState>;
  }
  return (
    <div className="page-body">
      <Section title="By organisation">
        <Table sheet="To be invoiced" caption="To be invoiced, by organisation" rows={totals} columns={totalColumns} rowKey={totalKey} sort={{ id: 'name' }} current={chosen} onOpen={(row) => setQuery({ agency: row.name === chosen ? '' : row.name })} empty={<EmptyState>Nothing is charged in {year.label} yet.</EmptyState>} />
      </Section>
      {read.data.length > 0 && (
        <Section title="Each charge">
          <Table sheet="Charges" caption="Each charge" rows={rows} columns={columns} rowKey={key}
            filters={<ComboBox label="Organisation" placeholder="All organisations" choices={totals} value={chosen} onChange={(id) => setQuery({ agency: id ?? '' })} />} empty={<EmptyState>Nothing is charged to that organisation.</EmptyState>} />
        </Section>
      )}
      <Section title="Charges that hold">
        <ul className="plain-list">{schemes.data.toReversed().map((scheme) => <Scheme key={scheme.id} scheme={scheme} />)}</ul>
        <p className="small soft">Where the budget has an income heading called “Training income” and the year is open, each organisation’s charges of an event are a line of its ledger, which follows every correction.</p>
      </Section>
    </div>
  );
}

function Scheme({ scheme }: { scheme: ChargeScheme }) {
  return (
    <li>
      <strong>{scheme.name}, from {formatShortDate(scheme.fromDate)}</strong>
      <div>{noticeWords(scheme.terms)}</div>
      {scheme.terms.lines.map((line, at) => (
        <div key={at}>
          {line.occasion.charAt(0).toUpperCase() + line.occasion.slice(1)}{line.kinds.length > 0 && ` (${line.kinds.join(', ')})`}: {formatPounds(line.fullDayPence)} full day, {formatPounds(line.halfDayPence)} half day{line.per === 'day' && ', for each day'}
        </div>
      ))}
      <Button small look="quiet" aria-label={`Edit ${scheme.name}, from ${formatShortDate(scheme.fromDate)}`} onClick={() => setQuery({ new: 'scheme', open: scheme.id, explain: '' }, { replace: false })}>Edit</Button>
      <Button small look="quiet" aria-label={`Delete ${scheme.name}, from ${formatShortDate(scheme.fromDate)}`} onClick={() => void perform('chargeSchemes.delete', { id: scheme.id, version: scheme.version }, { done: `${scheme.name} deleted` })}>Delete</Button>
    </li>
  );
}
