import { formatShortDate } from '../../shared/dates.ts';
import type { Output } from '../../shared/contract.ts';
import { RegisterTabs } from '../decisions/register-tabs.tsx';
import { go } from '../address.ts';
import { useQuery } from '../cache.ts';
import { Link } from '../ui/link.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';

type Row = Output<'threads.overview'>[number];
const key = (row: Row) => row.id;
const day = (date: string | null) => (date === null ? '' : formatShortDate(date));
const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', header: 'Subject', value: (row) => row.name },
  { id: 'items', header: 'Agenda items', align: 'number', value: (row) => row.items },
  { id: 'actions', header: 'Actions by themselves', align: 'number', value: (row) => row.actions },
  { id: 'first', header: 'First', align: 'date', value: (row) => row.first, cell: (row) => day(row.first) },
  { id: 'last', header: 'Last', align: 'date', value: (row) => row.last, cell: (row) => day(row.last) },
];

/** The subjects that are followed over the years. */
export function ThreadsScreen() {
  const list = useQuery('threads.overview', {});
  return (
    <Page title="Subjects">
      <RegisterTabs current="threads" />
      {list.error !== undefined && <ErrorNotice problem={list.error} />}
      {list.data === undefined ? list.error === undefined && <Waiting /> : (
        <Table
          caption="Subjects followed over the years" rows={list.data} columns={COLUMNS} rowKey={key} onOpen={(row) => go(`/threads/${row.id}`)}
          empty={<EmptyState action={<Link to="/decisions" button="plain">Go to decisions</Link>}>A subject follows one matter through agendas, minutes, decisions and actions over the years. Tick a decision and choose “Follow as a subject”, or choose it under Meeting in a meeting.</EmptyState>}
        />
      )}
    </Page>
  );
}
