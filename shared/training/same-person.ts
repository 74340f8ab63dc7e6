import { personName, type Person } from '../people.ts';
import { foldName } from '../same-name.ts';
import type { Booking } from './records.ts';

type Known = Pick<Person, 'id' | 'title' | 'givenName' | 'familyName' | 'post' | 'organisationId' | 'email'>;
export interface Offer {
  bookingId: string;
  personId: string;
  name: string;
  why: string;
}
const named = (person: Known): string => foldName([person.givenName, person.familyName].filter((part) => part !== null).join(' '));

/**
 * Whom of the register bookings may be for: by the same address, or by the same name where the organisations do not say otherwise. Where several
 * people fit, nobody is offered. It is an offer: two people can have one name, and an office can have one address.
 */
export function offersFor(bookings: readonly Pick<Booking, 'id' | 'name' | 'email' | 'organisationId' | 'personId'>[], people: readonly Known[]): Offer[] {
  const by = (key: (person: Known) => string): Map<string, Known[]> => {
    const found = new Map<string, Known[]>();
    for (const person of people) if (key(person) !== '') found.set(key(person), [...found.get(key(person)) ?? [], person]);
    return found;
  };
  const [addresses, names] = [by((person) => person.email?.toLowerCase() ?? ''), by(named)];
  return bookings.filter((one) => one.personId === null).flatMap((one): Offer[] => {
    const sameAddress = one.email === null ? [] : addresses.get(one.email.toLowerCase()) ?? [];
    const sameName = (names.get(foldName(one.name)) ?? []).filter((person) => person.organisationId === null || one.organisationId === null || person.organisationId === one.organisationId);
    const [found, why] = sameAddress.length === 1 ? [sameAddress[0]!, 'the same email address'] : sameName.length === 1 ? [sameName[0]!, 'the same name'] : [undefined, ''];
    return found === undefined ? [] : [{ bookingId: one.id, personId: found.id, name: personName(found), why }];
  });
}
