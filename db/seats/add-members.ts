import type { Output, Parsed } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import { foldName } from '../../shared/same-name.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Writing } from '../handlers.ts';
import { organisationRecords } from '../organisations/handlers.ts';
import { personRecords } from '../people/handlers.ts';
import { appointmentRecords, seatRecords } from './records.ts';

type Input = Parsed<'register.addMembers'>;
type Member = Input['members'][number];

/** Adds a whole membership list: organisations, people, seats and appointments, all or nothing. */
export function addMembers(context: Writing, { bodyId, fromDate, members }: Input): Output<'register.addMembers'> {
  bodyRecords.get(context.db, bodyId);
  const added = { organisations: 0, people: 0, seats: 0, appointments: 0 };
  const newOrganisations = new Map<string, string>();
  const newPeople = new Map<string, string>();

  const organisationOf = ({ organisation }: Member): string | null => {
    if (organisation === null) return null;
    if ('id' in organisation) return organisation.id;
    return once(newOrganisations, foldName(organisation.name), () => {
      added.organisations++;
      return organisationRecords.create(context, organisation).id;
    });
  };
  // Somebody who is in the list twice, for two seats, is one person.
  const personOf = (person: NonNullable<Member['person']>, organisationId: string | null): string => {
    if ('id' in person) return person.id;
    const own = person.organisationId ?? organisationId;
    const key = foldName(`${person.givenName ?? ''} ${person.familyName ?? person.post ?? ''} ${own ?? ''}`);
    return once(newPeople, key, () => {
      added.people++;
      return personRecords.create(context, { ...person, organisationId: own }).id;
    });
  };

  for (const member of members) {
    const organisationId = organisationOf(member);
    let { seatId } = member;
    if (seatId === null) {
      seatId = seatRecords.create(context, { bodyId, class: member.class, organisationId, role: member.role, fromDate }).id;
      added.seats++;
    } else if (seatRecords.get(context.db, seatId).bodyId !== bodyId) {
      throw new Refusal('invalid_input', 'A seat in the list is on another body. Nothing has been changed.');
    }
    if (member.person !== null) {
      appointmentRecords.create(context, { seatId, personId: personOf(member.person, organisationId), fromDate });
      added.appointments++;
    }
  }
  return added;
}

function once(made: Map<string, string>, key: string, make: () => string): string {
  const id = made.get(key) ?? make();
  made.set(key, id);
  return id;
}
