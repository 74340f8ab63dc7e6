import { useMemo } from 'react';
import type { BudgetHeading, Transaction } from '../../shared/budget/records.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { setSelection } from '../ui-store.ts';
import { useDirectory } from '../records/directory.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Menu } from '../ui/menu.tsx';
import { EmptyState, Waiting } from '../ui/notices.tsx';
import { Tag } from '../ui/rag-mark.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { hasWords } from '../ui/words.ts';
import { useHeadings } from './choices.ts';
import { lineName } from './explain.tsx';
import { add, open } from './places.ts';

interface Row { id: string; line: Transaction; heading: BudgetHeading | undefined; name: string }
const key = (row: Row) => row.id;
const signed = (row: Row) => (row.line.kind === 'income' ? row.line.netPence : -row.line.netPence);
/** Commitments have not happened, so they are not added to what has, but they are added up where they stand alone. */
const counted = (rows: readonly Row[]): readonly Row[] => (rows.every((row) => row.line.state === 'commitment') ? rows : rows.filter((row) => row.line.state !== 'commitment'));
const sum = (rows: readonly Row[], kind: Transaction['kind']) => formatPounds(counted(rows).filter((row) => row.line.kind === kind).reduce((all, row) => all + row.line.netPence, 0));
const date: Column<Row> = { id: 'date', header: 'Date', align: 'date', value: (row) => row.line.date, cell: (row) => formatShortDate(row.line.date), footer: () => 'Total' };
const payee: Column<Row> = {
  id: 'name', header: 'Payee or payer', value: (row) => row.name, cell: (row) => <>{row.name}{row.line.state !== 'actual' && <> <Tag>{row.line.state}</Tag></>}</>,
  footer: (rows) => (counted(rows).length < rows.length ? 'commitments not counted' : ''),
};
const heading: Column<Row> = {
  id: 'heading', header: 'Heading', value: (row) => row.heading?.name ?? null, cell: (row) => row.heading?.name ?? <Tag colour="amber">no heading yet</Tag>,
};
const reference: Column<Row> = { id: 'reference', header: 'Reference', value: (row) => (row.line.source === 'training' ? null : row.line.reference) };
const source: Column<Row> = { id: 'source', header: 'Source', value: (row) => row.line.source };
const income: Column<Row> = { id: 'income', header: 'Income', align: 'number', value: (row) => (row.line.kind === 'income' ? signed(row) : null), cell: (row) => (row.line.kind === 'income' ? formatPounds(row.line.netPence) : ''), footer: (rows) => sum(rows, 'income') };
const spent: Column<Row> = { id: 'spent', header: 'Expenditure', align: 'number', value: (row) => (row.line.kind === 'expenditure' ? row.line.netPence : null), cell: (row) => (row.line.kind === 'expenditure' ? formatPounds(row.line.netPence) : ''), footer: (rows) => sum(rows, 'expenditure') };
const wide = [date, payee, heading, reference, source, income, spent];
const narrow = [date, payee, heading, income, spent];
const SHOWN = [{ value: 'unmatched', label: 'Without a heading' }, { value: 'commitment', label: 'Commitments' }, { value: 'accrual', label: 'Accruals' }, { value: 'income', label: 'Income' }, { value: 'expenditure', label: 'Expenditure' }];

/** Puts the ticked lines under a heading; their payees are remembered for the next import. */
function Match({ ids }: { ids: readonly string[] }) {
  const { choices } = useHeadings();
  const match = async (headingId: string | null) => {
    if (headingId === null) return;
    const result = await perform('budget.matchLines', { ids: [...ids], headingId }, { done: ({ matched, alike }) => `${matched + alike} lines matched${alike === 0 ? '' : `, ${alike} of them because the payee is the same`}` });
    if (result.ok) setSelection('budget-lines', []);
  };
  return <ComboBox label="Put them under" choices={choices} value={null} onChange={(id) => void match(id)} />;
}

/** The year’s ledger, narrowed by words, heading and state. */
export function Lines({ figures, current, beside }: { figures: YearFigures; current: string | null; beside: boolean }) {
  const { query } = useAddress();
  const list = useQuery('transactions.list', { yearId: figures.year.id });
  const { headings } = useHeadings();
  const directory = useDirectory();
  const [words, shown] = [query['find'] ?? '', query['show'] ?? ''];
  const rows = useMemo(() => {
    const byId = new Map(headings.map((one) => [one.id, one]));
    return (list.data ?? []).flatMap((line): Row[] => {
      const found = line.headingId === null ? undefined : byId.get(line.headingId);
      const row = { id: line.id, line, heading: found, name: line.payee ?? directory.organisation(line.organisationId)?.name ?? lineName(line) };
      const fits = (shown === '' || line.state === shown || line.kind === shown || (shown === 'unmatched' && line.headingId === null))
        && hasWords(`${row.name} ${line.reference ?? ''} ${line.note} ${found?.name ?? ''} ${found?.code ?? ''}`, words);
      return fits ? [row] : [];
    });
  }, [list.data, headings, directory, words, shown]);
  if (list.data === undefined) return <Waiting />;
  const closed = figures.year.state === 'closed';
  return (
    <Table
      caption={`Ledger of ${figures.year.name}`} rows={rows} columns={beside ? narrow : wide} rowKey={key} sort={{ id: 'date' }} current={current} onOpen={(row) => open(`line:${row.id}`)}
      select={closed ? undefined : 'budget-lines'} bulk={closed ? undefined : (ids) => <Match ids={ids} />}
      filters={
        <>
          <TextField label="Find by any words" type="search" value={words} onChange={(find) => setQuery({ find })} />
          <Select label="Show" none="All lines" options={SHOWN} value={shown} onChange={(show) => setQuery({ show })} />
          {!closed && (
            <Menu label="Add" entries={[
              { id: 'line', label: 'A line', run: () => add('line') }, { id: 'repeat', label: 'A line that comes again', run: () => add('repeat') },
              { id: 'journal', label: 'A journal between headings', run: () => add('journal') },
            ]} />
          )}
        </>
      }
      empty={list.data.length > 0
        ? <EmptyState action={<Button onClick={() => setQuery({ find: '', show: '' })}>Show all lines</Button>}>No line fits what you asked for.</EmptyState>
        : <EmptyState>The ledger has no lines in this year. Add them one by one, or import an extract of the host authority’s ledger.</EmptyState>}
    />
  );
}
