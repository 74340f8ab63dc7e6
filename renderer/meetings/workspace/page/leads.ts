import type { Action } from '../../../../shared/actions.ts';
import type { Organisation } from '../../../../shared/organisations.ts';
import { personInitials, personName, personSortKey, type Person } from '../../../../shared/people.ts';
import type { Choice } from '../../../ui/combo-box.tsx';

type Lead = Pick<Action, 'leadPersonId' | 'leadOrganisationId' | 'leadText'>;

/** Whoever can lead an action: people, found by name, initials, post or agency, then agencies. */
export function leadChoices(people: readonly Person[], organisations: readonly Organisation[]): Choice[] {
  const names = new Map(organisations.map((organisation) => [organisation.id, organisation.shortName ?? organisation.name]));
  return [
    ...people.toSorted((a, b) => personSortKey(a).localeCompare(personSortKey(b), 'en-GB')).map((person) => ({
      id: `person:${person.id}`, name: personName(person), hint: hintOf([personInitials(person), person.post === personName(person) ? null : person.post, names.get(person.organisationId ?? '')]),
    })),
    ...organisations.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')).map((organisation) => ({
      id: `organisation:${organisation.id}`, name: organisation.name, hint: hintOf([organisation.shortName]),
    })),
  ];
}
const hintOf = (parts: readonly (string | null | undefined)[]): string | null => parts.filter((part) => part != null && part !== '').join(' · ') || null;

/** The lead as one value of a form: "person:…", "organisation:…", "text:All members", or empty. */
export function leadValue({ leadPersonId, leadOrganisationId, leadText }: Lead): string {
  if (leadPersonId !== null) return `person:${leadPersonId}`;
  if (leadOrganisationId !== null) return `organisation:${leadOrganisationId}`;
  return leadText === null ? '' : `text:${leadText}`;
}

export function leadOf(value: string): Lead {
  const [, kind, rest] = /^(person|organisation|text):(.*)$/s.exec(value) ?? [];
  return {
    leadPersonId: kind === 'person' ? rest! : null,
    leadOrganisationId: kind === 'organisation' ? rest! : null,
    leadText: kind === 'text' ? rest! : null,
  };
}
