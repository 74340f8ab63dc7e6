import type { ReceivedBundle, SentBundle } from '../../shared/bundles.ts';
import { formatDayMonthYear, formatShortDate, todayInLondon } from '../../shared/dates.ts';
import { setQuery } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';

const isOverdue = ({ answeredAt, replyBy }: SentBundle, today: string): boolean => answeredAt === null && replyBy !== null && replyBy < today;
const stateOf = (row: SentBundle, today: string): string =>
  (row.answeredAt !== null ? `Answered ${day(row.answeredAt)}` : row.replyBy === null ? 'No answer asked for' : isOverdue(row, today) ? 'Overdue' : 'Still out');
/** Opens the mail program with a reminder, and notes that it was asked for again. */
export const remind = (row: Pick<SentBundle, 'id' | 'version' | 'partner' | 'email' | 'purpose' | 'title' | 'fileName' | 'replyBy'>): void => {
  const words = `We sent you ${row.fileName} and have not had your answer yet${row.replyBy === null ? '' : `; we asked for it by ${formatDayMonthYear(row.replyBy)}`}. Please send it back.`;
  window.location.href = `mailto:${encodeURIComponent(row.email ?? '')}?subject=${encodeURIComponent(`Reminder: ${row.purpose === '' ? row.title : row.purpose}`)}&body=${encodeURIComponent(words)}`;
  void perform('bundles.remind', { id: row.id, version: row.version }, { done: `Noted: ${row.partner} was reminded` });
};

/** The day alone: the details say the time too. */
const day = (instant: string): string => formatShortDate(todayInLondon(instant));
const wide = (beside: boolean, ...columns: Column<SentBundle>[]) => (beside ? [] : columns);
const sentColumns = (today: string, beside: boolean): readonly Column<SentBundle>[] => [
  { id: 'title', header: 'What', value: (row) => row.title },
  { id: 'partner', header: 'To', value: (row) => row.partner },
  ...wide(beside, { id: 'purpose', header: 'Purpose', value: (row) => row.purpose, cell: (row) => (row.purpose === '' ? '–' : row.purpose) }),
  { id: 'at', header: 'Sent', align: 'date', value: (row) => row.at, cell: (row) => day(row.at) },
  ...wide(beside, { id: 'records', header: 'Records', align: 'number', value: (row) => row.sheet.records, cell: (row) => row.sheet.records.toLocaleString('en-GB') }),
  { id: 'replyBy', header: 'Answer by', align: 'date', value: (row) => row.replyBy, cell: (row) => (row.replyBy === null ? '–' : formatShortDate(row.replyBy)) },
  { id: 'state', header: 'State', align: 'date', value: (row) => stateOf(row, today), cell: (row) => <span className={isOverdue(row, today) ? 'clock late' : ''}>{stateOf(row, today)}</span> },
  { id: 'remind', header: 'Remind', sortable: false, value: () => null, cell: (row) => (row.answeredAt === null && row.replyBy !== null
    ? <span className="two-lines remind"><Button small look="quiet" aria-label={`Remind ${row.partner} of ${row.title}`} onClick={() => remind(row)}>Remind</Button>{row.remindedOn !== null && <span className="soft">last {formatShortDate(row.remindedOn)}</span>}</span> : null) },
];
const columnsFor = new Map<string, readonly Column<SentBundle>[]>();
function columnsOn(today: string, beside: boolean): readonly Column<SentBundle>[] {
  const key = `${today} ${String(beside)}`;
  return columnsFor.get(key) ?? columnsFor.set(key, sentColumns(today, beside)).get(key)!;
}
const keyOf = (row: { id: string }) => row.id;

/** What went to whom, and what is still out. */
export function SentLog({ today, open }: { today: string; open: string }) {
  const list = useQuery('bundles.sent', {});
  if (list.data === undefined) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  return (
    <Table caption="Sent" rows={list.data} columns={columnsOn(today, open !== '')} rowKey={keyOf} current={open} onOpen={(row) => setQuery({ open: row.id })}
      empty={<EmptyState action={<Button look="primary" onClick={() => setQuery({ new: '1' })}>Send a bundle</Button>}>A bundle is a file with a part of the board: a partner changes it in its own copy, or in a form, and sends it back to be merged. Nothing has been sent yet.</EmptyState>}
    />
  );
}

const countCell = (of: keyof ReceivedBundle['counts']) => (row: ReceivedBundle) => row.counts[of].toLocaleString('en-GB');
const receivedColumns: readonly Column<ReceivedBundle>[] = [
  { id: 'partner', header: 'From', value: (row) => row.partner },
  { id: 'purpose', header: 'Purpose', value: (row) => row.purpose, cell: (row) => (row.purpose === '' ? '–' : row.purpose) },
  { id: 'answers', header: 'Answers', value: (row) => row.answersTitle ?? '–' },
  { id: 'at', header: 'Taken in', align: 'date', value: (row) => row.at, cell: (row) => day(row.at) },
  { id: 'new', header: 'New', align: 'number', value: (row) => row.counts.new, cell: countCell('new') },
  { id: 'changed', header: 'Changed', align: 'number', value: (row) => row.counts.changed, cell: countCell('changed') },
  { id: 'conflict', header: 'Decided', align: 'number', value: (row) => row.counts.conflict, cell: countCell('conflict') },
  { id: 'apart', header: 'Set apart', align: 'number', value: (row) => row.counts.apart, cell: countCell('apart') },
];
const BESIDE = receivedColumns.filter(({ id }) => id !== 'purpose' && id !== 'answers');
/** What came from whom. `onChoose`: asks for a bundle to take in. */
export function ReceivedLog({ open, onChoose }: { open: string; onChoose: () => void }) {
  const list = useQuery('bundles.received', {});
  if (list.data === undefined) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  return (
    <Table caption="Taken in" rows={list.data} columns={open === '' ? receivedColumns : BESIDE} rowKey={keyOf} current={open} onOpen={(row) => setQuery({ open: row.id })}
      empty={<EmptyState action={<Button look="primary" onClick={onChoose}>Open a bundle</Button>}>Nothing has been taken in yet. Open a bundle that somebody sent you: you see what it would change before anything is written. To look at one and take in nothing, choose ‘Read a bundle’.</EmptyState>}
    />
  );
}
