import type { MemberLine } from './member-lines.ts';
import type { Organisation, OrganisationAlias } from './organisations.ts';
import type { Person } from './people.ts';
import type { NewMember } from './register.ts';
import { foldName, sameName } from './same-name.ts';
import { organisationKindOf } from './seat-words.ts';
import type { RegisterSeat } from './seats.ts';

/** What the register already knows. */
export interface Known {
  organisations: readonly Organisation[];
  aliases: readonly OrganisationAlias[];
  people: readonly Person[];
  /** The seats of the body, as they are on the day from which the members are added. */
  seats: readonly RegisterSeat[];
}

export interface PlannedMember {
  line: MemberLine;
  /** `fill`: a vacant seat that is there gets a holder. `already`: it is all there. `problem`: it cannot be added as it is. */
  state: 'add' | 'fill' | 'already' | 'problem';
  problem: string | null;
  organisation: 'known' | 'new' | null;
  person: 'known' | 'new' | null;
  /** Another person of the same name, at another organisation: shown so that nobody is added twice unseen. */
  namesake: Person | null;
  /** What to send; null for what is already there or cannot be added. */
  member: NewMember | null;
}

/** Works out what a pasted list would add: what is known is used again, and a list that was pasted before adds nothing. */
export function planMembers(lines: readonly MemberLine[], known: Known): PlannedMember[] {
  const free = new Set(known.seats);
  const use = (seat: RegisterSeat | undefined): RegisterSeat | undefined => {
    if (seat !== undefined) free.delete(seat);
    return seat;
  };
  return lines.map((line): PlannedMember => {
    const organisation = line.organisation === null ? undefined : findOrganisation(line.organisation, known);
    const { person, namesake } = findPerson(line, organisation, known.people);
    const about = {
      line, namesake,
      organisation: line.organisation === null ? null : organisation === undefined ? 'new' as const : 'known' as const,
      person: line.name === null ? null : person === undefined ? 'new' as const : 'known' as const,
    };
    if (line.organisation === null && line.role === null) {
      return { ...about, state: 'problem', problem: 'Say which organisation or role the seat is for, after a comma or a tab.', member: null };
    }
    const tooLong = [line.organisation, line.role, line.post].some((part) => part !== null && part.length > 200);
    if (tooLong) return { ...about, state: 'problem', problem: 'This line is too long for one member. Put each member on a line of their own.', member: null };

    const same = [...free].filter((seat) => seat.organisationId === (organisation?.id ?? null) && (line.organisation === null || organisation !== undefined)
      && (line.role === null ? seat.role === null || line.organisation !== null : seat.role !== null && sameName(seat.role, line.role)));
    const held = use(person === undefined
      ? line.name === null ? same.find((seat) => seat.holders.length === 0 && seat.class === line.class) : undefined
      : same.find((seat) => seat.holders.some((holder) => holder.id === person.id)));
    if (held !== undefined) return { ...about, state: 'already', problem: null, member: null };
    const vacant = line.name === null ? undefined : use(same.find((seat) => seat.holders.length === 0 && seat.class === line.class));
    return {
      ...about, state: vacant === undefined ? 'add' : 'fill', problem: null,
      member: {
        class: line.class, role: line.role, seatId: vacant?.id ?? null,
        organisation: line.organisation === null ? null : organisation === undefined ? { name: line.organisation, kind: organisationKindOf(line.organisation) } : { id: organisation.id },
        person: line.name === null ? null : person === undefined ? { ...line.name, post: line.post, email: line.email } : { id: person.id },
      },
    };
  });
}

/** By name, short name or a name it goes or went by. */
function findOrganisation(name: string, { organisations, aliases }: Known): Organisation | undefined {
  const wanted = foldName(name);
  return organisations.find((one) => foldName(one.name) === wanted)
    ?? organisations.find((one) => one.shortName !== null && foldName(one.shortName) === wanted)
    ?? organisations.find((one) => aliases.some((alias) => alias.organisationId === one.id && foldName(alias.name) === wanted));
}

/** The same names at the same organisation; or at none that is known, in the register or in the line. */
function findPerson({ name, organisation: written }: MemberLine, organisation: Organisation | undefined, people: readonly Person[]): { person: Person | undefined; namesake: Person | null } {
  if (name === null) return { person: undefined, namesake: null };
  const key = foldName(`${name.givenName ?? ''} ${name.familyName ?? ''}`);
  const named = people.filter((one) => foldName(`${one.givenName ?? ''} ${one.familyName ?? ''}`) === key);
  const person = named.find((one) => organisation !== undefined && one.organisationId === organisation.id)
    ?? named.find((one) => one.organisationId === null || written === null);
  return { person, namesake: person === undefined ? named[0] ?? null : null };
}
