import { formatLongDate, formatTime, municipalYear } from '../../../shared/dates.ts';
import { addMonths, WEEKDAYS, weeksOf } from '../../../shared/meeting-dates.ts';
import { Link } from '../../ui/link.tsx';
import type { View } from '../../view.ts';
import type { MeetingRow } from '../meeting-rows.ts';
import { byDate, holidayOn, monthInWords } from './days.ts';
import './calendar.css';

/** The twelve months of the municipal year; the meetings of each are named beneath it. */
export function YearView({ rows, view }: { rows: readonly MeetingRow[]; view: View }) {
  const year = view.year ?? municipalYear(view.today);
  const days = byDate(rows);
  const months = Array.from({ length: 12 }, (_, at) => addMonths(year.from.slice(0, 7), at));
  return (
    <>
      <p className="small soft year-key">
        <span className="small-day meets" aria-hidden="true">9</span> a meeting <span className="small-day holiday" aria-hidden="true">9</span> a bank holiday <span className="small-day today" aria-hidden="true">9</span> today
      </p>
      <div className="year">
        {months.map((month) => <Month key={month} month={month} days={days} today={view.today} />)}
      </div>
    </>
  );
}

function Month({ month, days, today }: { month: string; days: ReadonlyMap<string, readonly MeetingRow[]>; today: string }) {
  const weeks = weeksOf(month);
  const own = weeks.flat().filter((date) => date.slice(0, 7) === month);
  const meetings = own.flatMap((date) => days.get(date) ?? []);
  return (
    <section className="year-month keep" aria-label={monthInWords(month)}>
      <h2><Link to={`/meetings?view=month&month=${month}`} quiet>{monthInWords(month)}</Link></h2>
      <table className="small-month">
        <thead><tr>{WEEKDAYS.map((day) => <th key={day} scope="col" abbr={day}>{day.charAt(0)}</th>)}</tr></thead>
        <tbody>
          {weeks.map((week) => <tr key={week[0]}>{week.map((date) => <SmallDay key={date} date={date} month={month} today={today} meetings={days.get(date) ?? []} />)}</tr>)}
        </tbody>
      </table>
      {meetings.length > 0 && (
        <ul className="plain-list tight small">
          {meetings.map((row) => (
            <li key={row.id}>
              <Link to={`/meetings/${row.id}`} quiet className={row.meeting.status}>
                <span className="day-time">{Number(row.meeting.date.slice(8))}</span> {row.body?.shortName ?? row.bodyName}, {formatTime(row.meeting.startsAt)}{row.meeting.status === 'cancelled' && ', cancelled'}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function SmallDay({ date, month, today, meetings }: { date: string; month: string; today: string; meetings: readonly MeetingRow[] }) {
  if (date.slice(0, 7) !== month) return <td />;
  const holiday = holidayOn(date);
  const words = [holiday, ...meetings.map((row) => `${row.bodyName}, ${formatTime(row.meeting.startsAt)}`)].filter((part) => part !== undefined).join('. ');
  return (
    <td
      className={`small-day ${meetings.some((row) => row.meeting.status !== 'cancelled') ? 'meets' : ''} ${holiday === undefined ? '' : 'holiday'} ${date === today ? 'today' : ''}`}
      title={words === '' ? undefined : `${formatLongDate(date)}: ${words}`}
      aria-current={date === today ? 'date' : undefined}
    >
      {Number(date.slice(8))}{holiday !== undefined && <span className="unseen">, {holiday}</span>}
    </td>
  );
}
