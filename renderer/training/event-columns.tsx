import { formatPounds } from '../../shared/money.ts';
import type { EventLine } from '../../shared/training.ts';
import { lengthWords } from '../../shared/training/charges.ts';
import { whenWords } from '../../shared/training/papers.ts';
import { Link } from '../ui/link.tsx';
import type { Column } from '../ui/table.tsx';
import { placesWords, statusWords } from './words.ts';

const total = (name: 'costPence' | 'incomePence') => (rows: readonly EventLine[]) => formatPounds(rows.reduce((sum, row) => sum + row[name], 0));
const count = (name: 'held' | 'waiting' | 'attended') => (rows: readonly EventLine[]) => rows.reduce((sum, row) => sum + row[name] + (name === 'attended' ? row.partAttended : 0), 0).toLocaleString('en-GB');

export const eventColumns: readonly Column<EventLine>[] = [
  { id: 'title', header: 'Event', value: (row) => row.title, cell: (row) => <Link to={`/training/${row.id}`} quiet>{row.title}</Link> },
  { id: 'date', header: 'Date', align: 'date', value: (row) => row.date, cell: whenWords },
  { id: 'kind', header: 'Kind', value: (row) => `${row.kind}, ${lengthWords(row.lengthHalfDays)}` },
  { id: 'status', header: 'State', value: (row) => row.status, cell: (row) => <span className={`tag ${row.status === 'cancelled' ? 'red' : row.status === 'held' ? 'green' : 'blue'}`}>{statusWords(row.status)}</span> },
  { id: 'held', header: 'Places held', align: 'number', value: (row) => row.held, cell: placesWords, footer: count('held') },
  { id: 'waiting', header: 'Waiting', align: 'number', value: (row) => row.waiting || null, footer: count('waiting') },
  { id: 'attended', header: 'Attended', align: 'number', value: (row) => row.attended + row.partAttended || null, footer: count('attended') },
  { id: 'cost', header: 'Cost', align: 'number', sheet: 'money', value: (row) => row.costPence || null, cell: (row) => (row.costPence === 0 ? null : formatPounds(row.costPence)), footer: total('costPence') },
  { id: 'income', header: 'Income', align: 'number', sheet: 'money', value: (row) => row.incomePence || null, cell: (row) => (row.incomePence === 0 ? null : formatPounds(row.incomePence)), footer: total('incomePence') },
];
/** Beside a form. */
export const narrowEventColumns: readonly Column<EventLine>[] = eventColumns.filter((one) => ['title', 'date', 'status', 'held'].includes(one.id));
