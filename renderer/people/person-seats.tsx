import { holdsOn, type Seat } from '../../shared/seats.ts';
import { useQuery } from '../cache.ts';
import { periodInWords } from '../records/period.ts';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { useView } from '../view.ts';

/** The seats somebody holds, held, and stands in for. */
export function PersonSeats({ personId }: { personId: string }) {
  const { bodies, today } = useView();
  const held = useQuery('appointments.list', { personId });
  const deputising = useQuery('deputies.list', { personId });
  const seats = useQuery('seats.list', {});
  if (held.data === undefined || deputising.data === undefined || seats.data === undefined) return null;
  const seatById = new Map(seats.data.map((seat) => [seat.id, seat]));
  const lines = [...held.data.map((one) => ({ ...one, deputy: false })), ...deputising.data.map((one) => ({ ...one, deputy: true }))]
    .flatMap((one) => {
      const seat = seatById.get(one.seatId);
      return seat === undefined ? [] : [{ ...one, seat, body: bodies.find((body) => body.id === seat.bodyId), now: holdsOn(one, today) }];
    })
    .sort((a, b) => Number(b.now) - Number(a.now) || (a.fromDate ?? '' < (b.fromDate ?? '') ? 1 : -1));
  return (
    <Section title="Seats" level={3}>
      {lines.length === 0 ? <p className="soft">Holds no seat. Appoint them from the register of a body.</p> : (
        <ul className="plain-list tight">
          {lines.map((line) => (
            <li key={line.id} className={line.now ? '' : 'ended'}>
              <Link to={`/register?body=${line.seat.bodyId}&seat=${line.seatId}`} quiet>{line.body?.name ?? 'Body'}</Link>{', '}
              {line.deputy ? `deputy for ${seatName(line.seat)}` : seatName(line.seat)}
              {periodInWords(line) !== '' && <span className="soft">, {periodInWords(line)}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
const seatName = (seat: Seat) => seat.role ?? seat.class;
