import { z } from 'zod';
import { crud } from './crud.ts';
import { id, line, text } from './fields.ts';

/** A person has a title, a name, a post and contact details. Somebody known only by their post may have no name yet. */
export const people = crud('people', 'person', z.object({
  title: line(40).nullable(),
  givenName: line(100).nullable(),
  familyName: line(100).nullable(),
  initials: line(8).nullable(),
  post: line().nullable(),
  organisationId: id.nullable(),
  email: line(254).nullable(),
  phone: line(40).nullable(),
  notes: text(4000),
}), { title: null, givenName: null, familyName: null, initials: null, post: null, organisationId: null, email: null, phone: null, notes: '' },
z.strictObject({ organisationId: id.optional() }));

export type Person = z.output<typeof people.row>;
type Named = Pick<Person, 'title' | 'givenName' | 'familyName' | 'post'>;

/** "Cllr Maureen Worby"; somebody known only by their post is called by it. */
export function personName(person: Named): string {
  const parts = [person.title, person.givenName, person.familyName].filter((part) => part !== null);
  return person.familyName === null && person.givenName === null ? person.post ?? 'Unnamed person' : parts.join(' ');
}

/** The key people are sorted by in a register: family name, then given name. */
export const personSortKey = (person: Named): string =>
  `${person.familyName ?? ''} ${person.givenName ?? ''} ${person.post ?? ''}`.trim().toLocaleLowerCase('en-GB');

/** "MW" for Maureen Worby: as entered, or the first letters of the names. Hyphenated names give both letters. */
export function personInitials(person: Named & Pick<Person, 'initials'>): string {
  if (person.initials !== null) return person.initials;
  const letters = [person.givenName, person.familyName].filter((part) => part !== null).join(' ');
  return letters.split(/[\s-]+/u).map((word) => word.charAt(0).toLocaleUpperCase('en-GB')).join('').slice(0, 5);
}
