import { formatPounds } from '../../shared/money.ts';
import type { EventLine } from '../../shared/training.ts';
import { lengthWords } from '../../shared/training/charges.ts';
import { whenWords } from '../../shared/training/papers.ts';
import { Link } from '../ui/link.tsx';
import type { Column } from '../ui/table.tsx';
import { Figure } from './figure.tsx';
import { placesWords, statusWords } from './words.ts';

type Name = 'came' | 'cost' | 'income';
const NAMES: Record<Name, { header: string; value: (row: EventLine) => number; words: (value: number) => string }> = {
  came: { header: 'Attended', value: (row) => row.attended + row.partAttended, words: (value) => value.toLocaleString('en-GB') },
  cost: { header: 'Cost', value: (row) => row.costPence, words: formatPounds }, income: { header: 'Income', value: (row) => row.incomePence, words: formatPounds },
};
const sum = (rows: readonly EventLine[], value: (row: EventLine) => number): number => rows.reduce((all, row) => all + value(row), 0);
/** A figure of each event, and below it that of the year; both open what they were worked out from. What some events come to, of many, has no rows of its own. */
function figure(measure: Name, isWhole: boolean): Column<EventLine> {
  const { header, value, words } = NAMES[measure];
  return {
    id: measure, header, align: 'number', ...(measure === 'came' ? {} : { sheet: 'money' as const }), value: (row) => value(row) || null,
    cell: (row) => value(row) !== 0 && <Figure of={{ measure, by: 'events', name: row.id }} label={`${header}, ${row.title}, ${whenWords(row)}`}>{words(value(row))}</Figure>,
    footer: (rows) => (isWhole ? <Figure of={{ measure }} label={`${header}, all events`}>{words(sum(rows, value))}</Figure> : words(sum(rows, value))),
  };
}
const columnsOf = (isWhole: boolean): readonly Column<EventLine>[] => [
  { id: 'title', header: 'Event', value: (row) => row.title, cell: (row) => <Link to={`/training/${row.id}`} quiet>{row.title}</Link>, footer: () => 'Total' },
  { id: 'date', header: 'Date', align: 'date', value: (row) => row.date, cell: whenWords },
  { id: 'kind', header: 'Kind', value: (row) => `${row.kind}, ${lengthWords(row.lengthHalfDays)}` },
  { id: 'status', header: 'State', value: (row) => row.status, cell: (row) => <span className={`tag ${row.status === 'cancelled' ? 'red' : row.status === 'held' ? 'green' : 'blue'}`}>{statusWords(row.status)}</span> },
  { id: 'held', header: 'Places held', align: 'number', value: (row) => row.held, cell: placesWords, footer: (rows) => sum(rows, (row) => row.held).toLocaleString('en-GB') },
  { id: 'waiting', header: 'Waiting', align: 'number', value: (row) => row.waiting || null, footer: (rows) => sum(rows, (row) => row.waiting).toLocaleString('en-GB') },
  figure('came', isWhole), figure('cost', isWhole), figure('income', isWhole),
];
const only = (columns: readonly Column<EventLine>[], ...ids: string[]) => columns.filter((one) => ids.includes(one.id));
const whole = columnsOf(true);
const some = columnsOf(false);
/** All events of the year, or those of them that were asked for. */
export const eventColumns = { whole, some };
/** Beside the explanation of a figure, which must stay in sight with the others. */
export const figureColumns = { whole: only(whole, 'title', 'date', 'came', 'cost', 'income'), some: only(some, 'title', 'date', 'came', 'cost', 'income') };
/** Beside a form. */
export const narrowEventColumns: readonly Column<EventLine>[] = only(some, 'title', 'date', 'status', 'held');
