import { personInitials, personName } from '../people.ts';
import type { MinutesData, MinutesOrganisation, MinutesPerson } from './minutes-data.ts';

/** The people and agencies of a document, by id, as they are called in lists, sentences and tables. */
export interface Names {
  /** "Cllr Ann Lee"; somebody known only by their post is called by it: "Integrated Care Director, BHR CCGs". */
  inList(personId: string): string;
  /** The same in running text: "the Integrated Care Director at Riverside Clinical Commissioning Group (RCCG)". */
  inSentence(personId: string): string;
  organisation(organisationId: string): MinutesOrganisation;
  person(personId: string): MinutesPerson;
  /** "AL, NHS Riverside": initials and agency, as in an action log. */
  lead(personId: string): string;
}

/** The short form of an agency's name where it has one. */
export const shortName = (organisation: MinutesOrganisation): string => organisation.shortName ?? organisation.name;

export function namesOf(data: Pick<MinutesData, 'people' | 'organisations'>): Names {
  const people = new Map(data.people.map((person) => [person.id, person]));
  const organisations = new Map(data.organisations.map((organisation) => [organisation.id, organisation]));
  const find = <T>(map: Map<string, T>, id: string, noun: string): T => {
    const found = map.get(id);
    if (found === undefined) throw new Error(`The minutes refer to a ${noun} that was not read`);
    return found;
  };
  const person = (id: string): MinutesPerson => find(people, id, 'person');
  const organisation = (id: string): MinutesOrganisation => find(organisations, id, 'organisation');
  const agencyOf = (of: MinutesPerson): MinutesOrganisation | null => (of.organisationId === null ? null : organisation(of.organisationId));

  return {
    person, organisation,
    inList(id) {
      const of = person(id);
      const agency = isNamed(of) ? null : agencyOf(of);
      return agency === null ? personName(of) : `${personName(of)}, ${shortName(agency)}`;
    },
    inSentence(id) {
      const of = person(id);
      if (isNamed(of)) return personName(of);
      const agency = agencyOf(of);
      return `the ${personName(of)}${agency === null ? '' : ` at ${fullName(agency)}`}`;
    },
    lead(id) {
      const of = person(id);
      const agency = agencyOf(of);
      const called = isNamed(of) ? personInitials(of) : personName(of);
      return agency === null ? called : `${called}, ${shortName(agency)}`;
    },
  };
}

const isNamed = (person: MinutesPerson): boolean => person.givenName !== null || person.familyName !== null;
const fullName = ({ name, shortName: short }: MinutesOrganisation): string => (short === null || short === name ? name : `${name} (${short})`);
