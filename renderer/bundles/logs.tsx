import type { ReceivedBundle, SentBundle } from '../../shared/bundles.ts';
import { formatInstant, formatShortDate } from '../../shared/dates.ts';
import { setQuery } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';

const stateOf = (row: SentBundle, today: string): string =>
  row.answeredAt !== null ? `Answered ${formatInstant(row.answeredAt)}` : row.replyBy === null ? 'No answer asked for' : row.replyBy < today ? 'Overdue' : 'Still out';
/** Opens the mail program with a reminder, and notes that it was asked for again. */
export const remind = (row: Pick<SentBundle, 'id' | 'version' | 'partner' | 'email' | 'purpose' | 'title' | 'fileName' | 'replyBy'>): void => {
  const words = `We sent you ${row.fileName} and have not had your answer yet${row.replyBy === null ? '' : `; we asked for it by ${formatShortDate(row.replyBy)}`}. Please send it back.`;
  window.location.href = `mailto:${encodeURIComponent(row.email ?? '')}?subject=${encodeURIComponent(`Reminder: ${row.purpose === '' ? row.title : row.purpose}`)}&body=${encodeURIComponent(words)}`;
  void perform('bundles.remind', { id: row.id, version: row.version }, { done: `Noted: ${row.partner} was reminded` });
};

const sentColumns = (today: string): readonly Column<SentBundle>[] => [
  { id: 'title', header: 'What', value: (row) => row.title },
  { id: 'partner', header: 'To', value: (row) => row.partner },
  { id: 'purpose', header: 'Purpose', value: (row) => row.purpose },
  { id: 'at', header: 'Sent', align: 'date', value: (row) => row.at, cell: (row) => formatInstant(row.at) },
  { id: 'records', header: 'Records', align: 'number', value: (row) => row.sheet.records },
  { id: 'replyBy', header: 'Answer by', align: 'date', value: (row) => row.replyBy, cell: (row) => (row.replyBy === null ? '–' : formatShortDate(row.replyBy)) },
  { id: 'state', header: 'State', value: (row) => stateOf(row, today) },
  { id: 'remind', header: 'Remind', sortable: false, value: () => null, cell: (row) => (row.answeredAt === null && row.replyBy !== null
    ? <><Button small look="quiet" aria-label={`Remind ${row.partner} of ${row.title}`} onClick={() => remind(row)}>Remind</Button>{row.remindedOn !== null && <span className="small soft"> last {formatShortDate(row.remindedOn)}</span>}</> : null) },
];
const columnsFor = new Map<string, readonly Column<SentBundle>[]>();
const columnsOn = (today: string): readonly Column<SentBundle>[] => columnsFor.get(today) ?? columnsFor.set(today, sentColumns(today)).get(today)!;
const keyOf = (row: { id: string }) => row.id;

/** What went to whom, and what is still out. */
export function SentLog({ today, open }: { today: string; open: string }) {
  const list = useQuery('bundles.sent', {});
  if (list.data === undefined) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  return (
    <Table caption="Sent" rows={list.data} columns={columnsOn(today)} rowKey={keyOf} current={open} onOpen={(row) => setQuery({ open: row.id })}
      empty={<EmptyState action={<Button look="primary" onClick={() => setQuery({ new: '1' })}>Send a bundle</Button>}>A bundle is a file with a part of the board: a partner changes it in its own copy, or in a form, and sends it back to be merged. Nothing has been sent yet.</EmptyState>}
    />
  );
}

const receivedColumns: readonly Column<ReceivedBundle>[] = [
  { id: 'partner', header: 'From', value: (row) => row.partner },
  { id: 'purpose', header: 'Purpose', value: (row) => row.purpose },
  { id: 'answers', header: 'Answers', value: (row) => row.answersTitle ?? '–' },
  { id: 'at', header: 'Taken in', align: 'date', value: (row) => row.at, cell: (row) => formatInstant(row.at) },
  { id: 'new', header: 'New', align: 'number', value: (row) => row.counts.new },
  { id: 'changed', header: 'Changed', align: 'number', value: (row) => row.counts.changed },
  { id: 'conflict', header: 'Decided', align: 'number', value: (row) => row.counts.conflict },
  { id: 'apart', header: 'Set apart', align: 'number', value: (row) => row.counts.apart },
];
export function ReceivedLog({ open }: { open: string }) {
  const list = useQuery('bundles.received', {});
  if (list.data === undefined) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  return <Table caption="Taken in" rows={list.data} columns={receivedColumns} rowKey={keyOf} current={open} onOpen={(row) => setQuery({ open: row.id })} empty={<EmptyState>Nothing has been taken in yet. Open a bundle that somebody sent you; you see what it would change before anything is written.</EmptyState>} />;
}
