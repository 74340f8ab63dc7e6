import { formatTime } from '../../../shared/dates.ts';
import { addMonths, WEEKDAYS, weeksOf } from '../../../shared/meeting-dates.ts';
import { setQuery, useAddress } from '../../address.ts';
import { useQuery } from '../../cache.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import type { View } from '../../view.ts';
import { meetingRows, type MeetingRow } from '../meeting-rows.ts';
import { byDate, holidayOn, monthInWords } from './days.ts';
import './calendar.css';

/** One month, Monday first, with bank holidays. It can be leafed beyond the year being looked at. */
export function MonthView({ rows, view }: { rows: readonly MeetingRow[]; view: View }) {
  const { query } = useAddress();
  const { today, year, bodyId, bodies } = view;
  const asked = query['month'];
  const month = asked !== undefined && /^(19|2\d)\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : firstMonth(rows, view);
  const weeks = weeksOf(month);
  const from = weeks[0]![0]!;
  const to = weeks.at(-1)!.at(-1)!;
  // The days beside the month, and a month outside the year, are read for themselves.
  const own = useQuery('meetings.list', { ...(bodyId === null ? {} : { bodyId }), from, to }, { keepPrevious: true });
  const days = byDate(own.data === undefined ? rows : meetingRows(own.data, [], bodies, today));
  const show = (next: string) => setQuery({ month: next });
  return (
    <div className="calendar">
      <div className="calendar-head">
        <h2 aria-live="polite">{monthInWords(month)}</h2>
        <div className="row no-print">
          <Button small onClick={() => show(addMonths(month, -1))} aria-label={`Back to ${monthInWords(addMonths(month, -1))}`}>‹ Back</Button>
          <Button small onClick={() => show(today.slice(0, 7))}>This month</Button>
          <Button small onClick={() => show(addMonths(month, 1))} aria-label={`On to ${monthInWords(addMonths(month, 1))}`}>On ›</Button>
          <Button small look="quiet" onClick={() => window.print()}>Print</Button>
        </div>
        {year !== null && (month < year.from.slice(0, 7) || month > year.to.slice(0, 7)) && <span className="soft">outside {year.label}</span>}
      </div>
      <table className="month">
        <caption className="unseen">Meetings in {monthInWords(month)}</caption>
        <thead><tr>{WEEKDAYS.map((day) => <th key={day} scope="col">{day}</th>)}</tr></thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => <Day key={date} date={date} month={month} today={today} meetings={days.get(date) ?? []} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({ date, month, today, meetings }: { date: string; month: string; today: string; meetings: readonly MeetingRow[] }) {
  const holiday = holidayOn(date);
  return (
    <td className={`${date.slice(0, 7) === month ? '' : 'beside'} ${holiday === undefined ? '' : 'holiday'} ${date === today ? 'today' : ''}`} aria-current={date === today ? 'date' : undefined}>
      <span className="day-number">{Number(date.slice(8))}</span>
      {holiday !== undefined && <span className="day-holiday">{holiday}</span>}
      {meetings.map((row) => (
        <Link key={row.id} to={`/meetings/${row.id}`} quiet className={`day-meeting ${row.meeting.status}`}>
          <span className="day-time">{formatTime(row.meeting.startsAt)}</span> {row.body?.shortName ?? row.bodyName}{row.meeting.status === 'cancelled' && ', cancelled'}
        </Link>
      ))}
    </td>
  );
}

/** This month if it is in the year, otherwise the first month of the year with a meeting. */
function firstMonth(rows: readonly MeetingRow[], { today, year }: View): string {
  if (year === null || (year.from <= today && today <= year.to)) return today.slice(0, 7);
  return (rows[0]?.meeting.date ?? year.from).slice(0, 7);
}
