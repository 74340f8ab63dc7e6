import { formatLongDate, formatShortDate, weekday } from '../../../shared/dates.ts';
import { WEEKDAYS } from '../../../shared/meeting-dates.ts';
import { DateField } from '../../ui/when-fields.tsx';
import type { SeriesDate } from './series-dates.ts';

/** The dates one by one: each can be left out or moved, and says what speaks against it. */
export function SeriesPreview({ dates, onChange }: { dates: readonly SeriesDate[]; onChange: (origin: string, change: { out?: boolean; to?: string | null }) => void }) {
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="unseen">The meetings that would be made</caption>
        <thead><tr><th scope="col">Make</th><th scope="col">Date</th><th scope="col">Day</th><th scope="col">Agenda out by</th><th scope="col">To look at</th></tr></thead>
        <tbody>
          {dates.map((one) => {
            const name = one.date === null ? one.origin : formatLongDate(one.date);
            return (
              <tr key={one.origin} className={one.included ? undefined : 'closed'}>
                <td className="tick"><input type="checkbox" aria-label={`Make the meeting of ${name}`} checked={one.included} disabled={one.date === null} onChange={(event) => onChange(one.origin, { out: !event.target.checked })} /></td>
                <td>{one.date === null && one.origin !== '' && !/^\d{4}-/.test(one.origin) ? one.origin : null}<DateField label={`Date instead of ${name}`} hideLabel hint="" value={one.date} onChange={(to) => onChange(one.origin, { to })} /></td>
                <td>{one.date === null ? '' : WEEKDAYS[weekday(one.date) - 1]}</td>
                <td className="date">{one.issueBy === null ? '' : formatShortDate(one.issueBy)}</td>
                <td>{one.remarks.length > 0 && <span className="clash">{one.remarks.join('. ')}</span>}{one.notes.length > 0 && <div className="soft">{one.notes.join('. ')}</div>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
