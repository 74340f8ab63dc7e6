import { personName } from '../../shared/people.ts';
import type { Organisation, OrganisationAlias } from '../../shared/organisations.ts';
import { holdsOn, type Seat } from '../../shared/seats.ts';
import type { Directory } from '../records/directory.ts';
import { hasWords } from '../ui/words.ts';

/** One line of the list of organisations. */
export interface OrganisationRow {
  id: string;
  organisation: Organisation;
  aliases: string;
  successor: string | null;
  /** Seats that exist today, and people who belong to it. */
  seats: number;
  people: number;
  isOver: boolean;
}

/** Every organisation with what hangs on it, narrowed by words (also of its other names and its people) and by kind. */
export function organisationRows(
  directory: Directory, lists: { aliases: readonly OrganisationAlias[]; seats: readonly Seat[] }, today: string, filter: { words: string; kind: string | null; over: boolean },
): OrganisationRow[] {
  return directory.organisations.flatMap((organisation) => {
    const people = directory.people.filter((person) => person.organisationId === organisation.id);
    const row = {
      id: organisation.id, organisation, people: people.length,
      aliases: lists.aliases.filter((alias) => alias.organisationId === organisation.id).map((alias) => alias.name).join(', '),
      successor: directory.organisation(organisation.successorId)?.name ?? null,
      seats: lists.seats.filter((seat) => seat.organisationId === organisation.id && holdsOn(seat, today)).length,
      isOver: organisation.toDate !== null && organisation.toDate < today,
    };
    const fits = (filter.kind === null || organisation.kind === filter.kind) && (filter.over || !row.isOver)
      && hasWords(`${organisation.name} ${organisation.shortName ?? ''} ${organisation.kind} ${row.aliases} ${filter.words === '' ? '' : people.map(personName).join(' ')}`, filter.words);
    return fits ? [row] : [];
  });
}
