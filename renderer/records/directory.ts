import { useMemo } from 'react';
import type { Organisation } from '../../shared/organisations.ts';
import { personName, type Person } from '../../shared/people.ts';
import { useQuery } from '../cache.ts';
import type { Choice } from '../ui/combo-box.tsx';

/** Everybody and every organisation of the register, by id and as choices. */
export interface Directory {
  people: readonly Person[];
  organisations: readonly Organisation[];
  person: (id: string | null) => Person | undefined;
  organisation: (id: string | null) => Organisation | undefined;
  /** The short name if there is one, for tight places. */
  agency: (id: string | null) => string | null;
  peopleChoices: readonly Choice[];
  organisationChoices: readonly Choice[];
  /** False until both lists have been read. */
  ready: boolean;
}
const NO_PEOPLE: readonly Person[] = [];
const NO_ORGANISATIONS: readonly Organisation[] = [];

export function useDirectory(): Directory {
  const readPeople = useQuery('people.list', {});
  const readOrganisations = useQuery('organisations.list', {});
  const people = readPeople.data ?? NO_PEOPLE;
  const organisations = readOrganisations.data ?? NO_ORGANISATIONS;
  const ready = readPeople.data !== undefined && readOrganisations.data !== undefined;
  return useMemo(() => {
    const persons = new Map(people.map((one) => [one.id, one]));
    const agencies = new Map(organisations.map((one) => [one.id, one]));
    const agency = (id: string | null) => {
      const found = id === null ? undefined : agencies.get(id);
      return found === undefined ? null : found.shortName ?? found.name;
    };
    return {
      people, organisations, ready, agency,
      person: (id) => (id === null ? undefined : persons.get(id)),
      organisation: (id) => (id === null ? undefined : agencies.get(id)),
      peopleChoices: people.map((one) => ({ id: one.id, name: personName(one), hint: [one.familyName === null && one.givenName === null ? null : one.post, agency(one.organisationId)].filter((part) => part !== null).join(', ') })),
      organisationChoices: organisations.map((one) => ({ id: one.id, name: one.name, hint: one.shortName })),
    };
  }, [people, organisations, ready]);
}
