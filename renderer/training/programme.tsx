import type { Year } from '../../shared/dates.ts';
import type { EventLine } from '../../shared/training.ts';
import { go, setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Table } from '../ui/table.tsx';
import { hasWords } from '../ui/words.ts';
import { eventColumns, figureColumns, narrowEventColumns } from './event-columns.tsx';

const key = (row: EventLine) => row.id;
const rowClass = (row: EventLine) => (row.status === 'cancelled' ? 'closed' : '');

/** The events of a year. */
export function Programme({ year, beside }: { year: Year; /** Whether a figure is explained beside it. */ beside: boolean }) {
  const { query } = useAddress();
  const events = useQuery('training.programme', { from: year.from, to: year.to });
  if (events.data === undefined) return events.error === undefined ? <Waiting /> : <ErrorNotice problem={events.error} />;
  const [words, state] = [query['find'] ?? '', query['state'] ?? ''];
  const rows = events.data.filter((one) => (state === '' || one.status === state) && hasWords(`${one.title} ${one.venue ?? ''} ${one.trainers} ${one.kind}`, words));
  return (
    <Table
      caption="Events"
      sheet={`Events ${year.label.replace('/', '-')}`}
      rows={rows}
      columns={query['new'] !== undefined ? narrowEventColumns : (beside ? figureColumns : eventColumns)[rows.length === events.data.length ? 'whole' : 'some']}
      rowKey={key}
      rowClass={rowClass}
      sort={{ id: 'date' }}
      onOpen={(row) => go(`/training/${row.id}`)}
      filters={events.data.length > 0 && (
        <>
          <TextField label="Find by any words" type="search" value={words} onChange={(find) => setQuery({ find })} />
          <Select label="State" none="All" options={['planned', 'held', 'cancelled']} value={state} onChange={(next) => setQuery({ state: next })} />
        </>
      )}
      empty={events.data.length > 0
        ? <EmptyState action={<Button onClick={() => setQuery({ find: '', state: '' })}>Show all</Button>}>No event fits what you asked for.</EmptyState>
        : <EmptyState action={<Button onClick={() => setQuery({ new: 'event' }, { replace: false })}>Add an event</Button>}>No events in {year.label} yet. An event is a course held once; bookings, registers, certificates and charges all belong to it.</EmptyState>}
    />
  );
}
