import type { Body } from '../../shared/bodies.ts';
import type { Person } from '../../shared/people.ts';
import { personName, personSortKey } from '../../shared/people.ts';
import { holdsOn, type Appointment, type Seat } from '../../shared/seats.ts';
import type { Directory } from '../records/directory.ts';
import { hasWords } from '../ui/words.ts';

/** One line of the list of people. */
export interface PersonRow {
  id: string;
  person: Person;
  name: string;
  sortKey: string;
  organisation: string | null;
  /** The bodies that the person has a seat on today, by their short names. */
  seats: string;
}

/** Every person with the bodies they sit on, narrowed by what was typed and by organisation. */
export function personRows(
  directory: Directory, lists: { seats: readonly Seat[]; appointments: readonly Appointment[]; bodies: readonly Body[] }, today: string,
  filter: { words: string; organisationId: string | null },
): PersonRow[] {
  const seatById = new Map(lists.seats.map((seat) => [seat.id, seat]));
  const bodyById = new Map(lists.bodies.map((body) => [body.id, body]));
  const bodiesOf = new Map<string, Set<string>>();
  for (const appointment of lists.appointments) {
    const body = bodyById.get(seatById.get(appointment.seatId)?.bodyId ?? '');
    if (body === undefined || !holdsOn(appointment, today)) continue;
    bodiesOf.set(appointment.personId, (bodiesOf.get(appointment.personId) ?? new Set()).add(body.shortName ?? body.name));
  }
  return directory.people.flatMap((person) => {
    const row = {
      id: person.id, person, name: personName(person), sortKey: personSortKey(person), organisation: directory.organisation(person.organisationId)?.name ?? null,
      seats: [...bodiesOf.get(person.id) ?? []].join(', '),
    };
    const fits = (filter.organisationId === null || person.organisationId === filter.organisationId)
      && hasWords(`${row.name} ${person.post ?? ''} ${row.organisation ?? ''} ${person.email ?? ''} ${row.seats}`, filter.words);
    return fits ? [row] : [];
  });
}
