import { useMemo } from 'react';
import { go, setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import '../home/home.css';
import { useOpenRecord } from '../records/open-record.ts';
import { TabLinks } from '../records/tab-links.tsx';
import { Button } from '../ui/button.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { Link } from '../ui/link.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { useView, type View } from '../view.ts';
import { MonthView } from './calendar/month.tsx';
import { YearView } from './calendar/year.tsx';
import { bodyMeetingColumns, meetingColumns, narrowMeetingColumns } from './meeting-columns.tsx';
import { meetingRows, type MeetingRow } from './meeting-rows.ts';
import { YearOfMinutes } from './year-of-minutes.tsx';
import { NewMeeting } from './new-meeting.tsx';
import { MakeSeries } from './series/make-series.tsx';
import './meetings.css';

const VIEWS = [{ id: 'list', title: 'List' }, { id: 'month', title: 'Month' }, { id: 'year', title: 'Year at a glance' }] as const;
const NONE: readonly never[] = [];
const key = (row: MeetingRow) => row.id;
const rowClass = (row: MeetingRow) => (row.meeting.status === 'cancelled' ? 'closed' : '');
const KEYS = [{ keys: 'Enter', does: 'Open the meeting: agenda, attendance and minutes' }];

/** The meetings of the body and year being looked at, as a list, a month or a year. */
export function MeetingsScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const looking = useView();
  const { bodyId, body, bodies, year, today } = looking;
  const record = useOpenRecord();
  const filter = { ...(bodyId === null ? {} : { bodyId }), ...(year === null ? {} : { from: year.from, to: year.to }) };
  const list = useQuery('meetings.list', filter, { keepPrevious: true });
  const counts = useQuery('meetings.itemCounts', filter, { keepPrevious: true });
  const rows = useMemo(() => (list.data === undefined ? null : meetingRows(list.data, counts.data ?? NONE, bodies, today)), [list.data, counts.data, bodies, today]);
  const view = VIEWS.find((one) => one.id === query['view'])?.id ?? 'list';
  if (query['series'] !== undefined) return <MakeSeries onClose={() => setQuery({ series: '' })} />;
  return (
    <Page
      title={body === null ? 'Meetings' : `Meetings of ${body.name}`}
      below={rows !== null && rows.length > 0 && inWords(rows, looking)}
      inspector={record.adding && <NewMeeting onClose={record.close} />}
      actions={<>
        {rows?.some((row) => row.meeting.status === 'held') === true && <YearOfMinutes />}
        <Link to="/meetings?series=1" button="plain">Make the year’s meetings</Link>
        <Button look="primary" onClick={record.add}>New meeting</Button>
      </>}
    >
      <TabLinks label="How the meetings are shown" tabs={VIEWS.map(({ id, title }) => ({ to: `/meetings${id === 'list' ? '' : `?view=${id}`}`, title, current: id === view }))} />
      {list.error !== undefined && <ErrorNotice problem={list.error} />}
      {rows === null ? list.error === undefined && <Waiting />
        : view === 'month' ? <MonthView rows={rows} view={looking} />
          : view === 'year' ? <YearView rows={rows} view={looking} />
            : (
              <Table
                key={year === null ? 'all' : 'year'}
                caption="Meetings"
                sort={{ id: 'date', desc: year === null }}
                rows={rows}
                columns={record.adding ? narrowMeetingColumns : body === null ? meetingColumns : bodyMeetingColumns}
                rowKey={key}
                rowClass={rowClass}
                onOpen={(row) => go(`/meetings/${row.id}`)}
                empty={(
                  <EmptyState action={<Link to="/meetings?series=1" button="primary">Make the year’s meetings</Link>}>
                    No meeting {body === null ? '' : `of ${body.name} `}is in {year === null ? 'this file' : year.label} yet. Put in all the dates of the year at once, or one meeting by itself.
                  </EmptyState>
                )}
              />
            )}
    </Page>
  );
}

/** "2026/27: 12 meetings, 4 held". */
function inWords(rows: readonly MeetingRow[], { year }: View): string {
  const held = rows.filter((row) => row.meeting.status === 'held').length;
  const cancelled = rows.filter((row) => row.meeting.status === 'cancelled').length;
  return `${year === null ? 'All years' : year.label}: ${rows.length === 1 ? '1 meeting' : `${rows.length.toLocaleString('en-GB')} meetings`}, ${held.toLocaleString('en-GB')} held${cancelled === 0 ? '' : `, ${cancelled} cancelled`}`;
}
