import { useState } from 'react';
import { personName } from '../../../shared/people.ts';
import { holdsOn, type Appointment, type Deputy, type RegisterSeat } from '../../../shared/seats.ts';
import { perform, useQuery } from '../../cache.ts';
import { useDirectory, type Directory } from '../../records/directory.ts';
import { periodInWords } from '../../records/period.ts';
import { Link } from '../../ui/link.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Section } from '../../ui/page.tsx';
import { DatesForm } from './end-forms.tsx';

type Kind = 'appointments' | 'deputies';

/** Everybody who holds, held or will hold the seat, and its deputies: the history of the seat. */
export function SeatPeople({ seat, on }: { seat: RegisterSeat; on: string }) {
  const directory = useDirectory();
  const held = useQuery('appointments.list', { seatId: seat.id });
  const deputies = useQuery('deputies.list', { seatId: seat.id });
  if (held.data === undefined || deputies.data === undefined) return null;
  const sort = <T extends Appointment | Deputy>(list: readonly T[]) => list.toSorted((a, b) => Number(holdsOn(b, on)) - Number(holdsOn(a, on)) || ((a.fromDate ?? '') < (b.fromDate ?? '') ? 1 : -1));
  return (
    <>
      <Section title="Holders" level={3}>
        {!held.data.some((one) => holdsOn(one, on)) && <p className="vacant">Vacant</p>}
        {held.data.length > 0 && <ul className="plain-list">{sort(held.data).map((one) => <Held key={one.id} kind="appointments" one={one} on={on} directory={directory} />)}</ul>}
      </Section>
      {deputies.data.length > 0 && (
        <Section title="Deputies" level={3}>
          <ul className="plain-list">{sort(deputies.data).map((one) => <Held key={one.id} kind="deputies" one={one} on={on} directory={directory} />)}</ul>
        </Section>
      )}
    </>
  );
}

function Held({ kind, one, on, directory }: { kind: Kind; one: Appointment | Deputy; on: string; directory: Directory }) {
  const [dates, setDates] = useState<'end' | 'change' | null>(null);
  const person = directory.person(one.personId);
  const name = person === undefined ? 'Somebody' : personName(person);
  const now = holdsOn(one, on);
  const period = periodInWords(one);
  return (
    <li className={now ? 'held' : 'held ended'}>
      <div className="held-line">
        <span>
          <Link to={`/people?open=${one.personId}`} quiet>{name}</Link>
          {person?.post != null && person.post !== name && <span className="soft">, {person.post}</span>}
          {period !== '' && <span className="held-period">{period}</span>}
        </span>
        <Menu
          label={`Do something about ${name}`}
          small
          look="quiet"
          entries={[
            { id: 'end', label: kind === 'deputies' ? 'End as deputy' : 'End the appointment', run: () => setDates('end'), disabled: one.toDate !== null && one.toDate <= on },
            { id: 'dates', label: 'Change the dates', run: () => setDates('change') },
            { id: 'delete', label: 'Delete, entered by mistake', danger: true, run: () => void perform(`${kind}.delete`, { id: one.id, version: one.version }, { done: `${name} taken off the seat` }) },
          ]}
        >⋯</Menu>
      </div>
      {dates !== null && <DatesForm key={`${dates}${one.version}`} kind={kind} one={one} name={name} ending={dates === 'end'} on={on} onDone={() => setDates(null)} />}
    </li>
  );
}
