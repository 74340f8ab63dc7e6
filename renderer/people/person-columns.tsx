import type { Column } from '../ui/table.tsx';
import type { PersonRow } from './person-rows.ts';

const name: Column<PersonRow> = { id: 'name', header: 'Name', value: (row) => row.sortKey, cell: (row) => row.name };
const post: Column<PersonRow> = { id: 'post', header: 'Post', value: (row) => row.person.post };
const organisation: Column<PersonRow> = { id: 'organisation', header: 'Organisation', value: (row) => row.organisation };
const seats: Column<PersonRow> = { id: 'seats', header: 'Sits on', value: (row) => row.seats || null };
const email: Column<PersonRow> = {
  id: 'email', header: 'Email', value: (row) => row.person.email,
  cell: (row) => (row.person.email === null ? null : <a className="link quiet" href={`mailto:${row.person.email}`}>{row.person.email}</a>),
};
const phone: Column<PersonRow> = { id: 'phone', header: 'Phone', value: (row) => row.person.phone };

export const personColumns: readonly Column<PersonRow>[] = [name, post, organisation, seats, email, phone];
/** Beside the inspector, which has the rest. */
export const narrowPersonColumns: readonly Column<PersonRow>[] = [name, post, organisation, seats];
