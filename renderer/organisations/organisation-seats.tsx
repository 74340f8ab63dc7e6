import { personName } from '../../shared/people.ts';
import { holdsOn } from '../../shared/seats.ts';
import { useQuery } from '../cache.ts';
import { useDirectory } from '../records/directory.ts';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { useView } from '../view.ts';

/** The seats that represent an organisation today, and who holds them. */
export function OrganisationSeats({ organisationId }: { organisationId: string }) {
  const { bodies, today } = useView();
  const directory = useDirectory();
  const seats = useQuery('seats.list', {});
  const appointments = useQuery('appointments.list', {});
  if (seats.data === undefined || appointments.data === undefined) return null;
  const own = seats.data.filter((seat) => seat.organisationId === organisationId && holdsOn(seat, today));
  if (own.length === 0) return null;
  return (
    <Section title="Seats" level={3}>
      <ul className="plain-list tight">
        {own.map((seat) => {
          const holders = appointments.data!.filter((one) => one.seatId === seat.id && holdsOn(one, today)).flatMap((one) => directory.person(one.personId) ?? []);
          return (
            <li key={seat.id}>
              <Link to={`/register?body=${seat.bodyId}&seat=${seat.id}`} quiet>{bodies.find((body) => body.id === seat.bodyId)?.name ?? 'Body'}</Link>{', '}
              {seat.role ?? seat.class}: {holders.length === 0 ? <span className="vacant">Vacant</span> : holders.map(personName).join(' and ')}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
