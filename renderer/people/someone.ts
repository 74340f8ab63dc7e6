import type { Input } from '../../shared/contract.ts';
import { parsePersonName } from '../../shared/person-names.ts';
import { orNull } from '../records/period.ts';

/** Somebody chosen in a form: one of the register, or a new person of whom the name, post and email are typed. */
export type Someone = {
  personId: string | null;
  /** The whole name as typed, with title; null: nobody new. */
  newName: string | null;
  newPost: string;
  newEmail: string;
};
export const NOBODY: Someone = { personId: null, newName: null, newPost: '', newEmail: '' };

type Person = Input<'register.appoint'>['person'];
/** What to send, or null while nobody is chosen. `organisationId` is for somebody new. */
export function someoneToSend({ personId, newName, newPost, newEmail }: Someone, organisationId: string | null): Person | null {
  if (newName !== null && newName.trim() !== '') return { ...parsePersonName(newName), post: orNull(newPost), email: orNull(newEmail), organisationId };
  return personId === null ? null : { id: personId };
}
