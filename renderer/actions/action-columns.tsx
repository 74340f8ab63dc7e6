import { formatShortDate } from '../../shared/dates.ts';
import { Link } from '../ui/link.tsx';
import type { Column } from '../ui/table.tsx';
import type { ActionRow } from './action-rows.ts';
import { CloseButton } from './close-button.tsx';

const number: Column<ActionRow> = { id: 'number', header: 'No.', align: 'number', value: (row) => row.action.number };
const body: Column<ActionRow> = { id: 'body', header: 'Body', value: (row) => row.body };
const source: Column<ActionRow> = {
  id: 'source', header: 'Minute', value: (row) => row.action.meetingDate, align: 'date',
  cell: ({ action, source: words }) => (action.meetingId === null ? null : <Link to={`/meetings/${action.meetingId}${action.minuteId === null ? '' : `?minute=${action.minuteId}`}`} quiet>{words}</Link>),
};
const text: Column<ActionRow> = {
  id: 'text', header: 'Action', value: (row) => row.action.text,
  cell: ({ action }) => <span className="action-text">{action.text}{action.progress !== '' && <span className="soft action-progress">{action.progress}</span>}</span>,
};
const lead: Column<ActionRow> = { id: 'lead', header: 'Lead', value: (row) => row.lead || null, cell: (row) => (row.lead === '' ? <span className="soft">Nobody yet</span> : <abbr title={row.leadInFull}>{row.lead}</abbr>) };
const due: Column<ActionRow> = {
  id: 'due', header: 'Due', align: 'date', value: (row) => row.action.targetDate,
  cell: ({ action }) => (
    <span className="two-lines">
      {action.targetText !== null && <span>{action.targetText}</span>}
      {action.targetDate !== null && <span className={action.targetText === null ? '' : 'soft'}>{formatShortDate(action.targetDate)}</span>}
    </span>
  ),
};
const status: Column<ActionRow> = {
  id: 'status', header: 'Status', value: ({ action, daysLate }) => (action.status === 'closed' ? `closed ${action.closedOn ?? ''}` : String(100_000 - daysLate)),
  cell: ({ action, daysLate }) => (
    <span className="action-status">
      {action.status === 'closed' ? <span>Closed {action.closedOn === null ? '' : formatShortDate(action.closedOn)}</span>
        : daysLate > 0 ? <span className="action-late">{daysLate === 1 ? '1 day overdue' : `${daysLate} days overdue`}</span> : <span>Open</span>}
    </span>
  ),
};
const close: Column<ActionRow> = { id: 'close', header: 'Close', sortable: false, value: () => null, cell: ({ action }) => (action.status === 'open' ? <CloseButton action={action} /> : null) };

export const actionColumns: readonly Column<ActionRow>[] = [number, body, source, text, lead, due, status, close];
/** Where one body is being looked at, its name stands above. */
export const bodyActionColumns: readonly Column<ActionRow>[] = [number, source, text, lead, due, status, close];
/** Beside the inspector, which has the rest. */
export const narrowActionColumns: readonly Column<ActionRow>[] = [number, text, lead, due, status];
