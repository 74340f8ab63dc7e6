import { formatShortDate, formatTimeRange } from '../../shared/dates.ts';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/rag-mark.tsx';
import type { Column } from '../ui/table.tsx';
import type { MeetingRow } from './meeting-rows.ts';
import { shortWeekday } from './weekday.ts';

const date: Column<MeetingRow> = {
  id: 'date', header: 'Date', align: 'date', value: ({ meeting }) => `${meeting.date} ${meeting.startsAt}`,
  cell: ({ meeting }) => <Link to={`/meetings/${meeting.id}`} quiet><span className="weekday">{shortWeekday(meeting.date)}</span> {formatShortDate(meeting.date)}</Link>,
};
const time: Column<MeetingRow> = { id: 'time', header: 'Time', align: 'date', value: ({ meeting }) => meeting.startsAt, cell: ({ meeting }) => formatTimeRange(meeting.actualStart ?? meeting.startsAt, meeting.actualStart === null ? meeting.endsAt : meeting.actualEnd) };
const body: Column<MeetingRow> = { id: 'body', header: 'Body', value: (row) => row.bodyName, cell: (row) => <>{row.bodyName}{row.meeting.kind !== 'ordinary' && <span className="soft">, {row.meeting.kind}</span>}</> };
const place: Column<MeetingRow> = { id: 'place', header: 'Place', value: ({ meeting }) => meeting.venue ?? meeting.place, cell: ({ meeting }) => placeInWords(meeting) };
const items: Column<MeetingRow> = { id: 'items', header: 'Items', align: 'number', value: (row) => row.items, cell: (row) => (row.items === 0 ? <span className="soft">none yet</span> : row.items) };
const dispatch: Column<MeetingRow> = {
  id: 'dispatch', header: 'Agenda out', align: 'date', value: (row) => row.dispatch?.date ?? null,
  cell: (row) => (row.dispatch === null ? null : <span className={`clock ${row.dispatch.urgency}`}>{row.dispatch.words}{row.dispatch.urgency === 'late' && <span className="unseen">, late</span>}</span>),
};
const state: Column<MeetingRow> = { id: 'state', header: 'State', value: (row) => row.state.words, cell: (row) => <Tag colour={row.state.colour}>{row.state.words}</Tag> };

export const meetingColumns: readonly Column<MeetingRow>[] = [date, time, body, place, items, dispatch, state];
/** Where one body is being looked at, its name stands above. */
export const bodyMeetingColumns: readonly Column<MeetingRow>[] = [date, time, place, items, dispatch, state];
/** Beside the inspector. */
export const narrowMeetingColumns: readonly Column<MeetingRow>[] = [date, body, state];

/** "Town Hall", "virtual", "Town Hall and online". */
function placeInWords({ place: where, venue }: MeetingRow['meeting']): string {
  if (where === 'virtual') return 'Virtual';
  if (where === 'hybrid') return venue === null ? 'Hybrid' : `${venue} and online`;
  return venue ?? 'In person';
}
