import { formatShortDate } from '../../shared/dates.ts';
import { useQuery } from '../cache.ts';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { useView } from '../view.ts';

/** The training of somebody: what they were booked on and came to, and what is due again. */
export function PersonTraining({ personId }: { personId: string }) {
  const { today } = useView();
  const read = useQuery('training.ofPerson', { personId });
  if (read.data === undefined) return null;
  return (
    <Section title="Training" level={3}>
      {read.data.length === 0 ? <p className="soft">No booking is linked to them yet. An event offers to link bookings of the same name or address.</p> : (
        <ul className="plain-list tight">
          {read.data.map((one) => (
            <li key={one.bookingId}>
              <Link to={`/training/${one.eventId}?open=${one.bookingId}`} quiet>{formatShortDate(one.date)}</Link> {one.title}, <span className="soft">{one.status}</span>
              {one.dueOn !== null && <> <span className={`tag ${one.dueOn <= today ? 'red' : ''}`}>{one.dueOn <= today ? 'refresher overdue since' : 'refresher due by'} {formatShortDate(one.dueOn)}</span></>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
