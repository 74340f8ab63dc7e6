import { periodInWords } from '../records/period.ts';
import type { Column } from '../ui/table.tsx';
import type { OrganisationRow } from './organisation-rows.ts';

const name: Column<OrganisationRow> = {
  id: 'name', header: 'Name', value: (row) => row.organisation.name,
  cell: (row) => <>{row.organisation.name}{row.organisation.shortName !== null && <span className="soft short-name"> {row.organisation.shortName}</span>}</>,
};
const kind: Column<OrganisationRow> = { id: 'kind', header: 'Kind', value: (row) => row.organisation.kind };
const period: Column<OrganisationRow> = { id: 'period', header: 'Existed', value: (row) => row.organisation.fromDate, cell: (row) => periodInWords(row.organisation), align: 'date' };
const aliases: Column<OrganisationRow> = { id: 'aliases', header: 'Also called', value: (row) => row.aliases || null };
const successor: Column<OrganisationRow> = { id: 'successor', header: 'Became', value: (row) => row.successor };
const seats: Column<OrganisationRow> = { id: 'seats', header: 'Seats', align: 'number', value: (row) => row.seats };
const people: Column<OrganisationRow> = { id: 'people', header: 'People', align: 'number', value: (row) => row.people };

export const organisationColumns: readonly Column<OrganisationRow>[] = [name, kind, aliases, period, successor, seats, people];
/** Beside the inspector, which has the rest. */
export const narrowOrganisationColumns: readonly Column<OrganisationRow>[] = [name, kind, seats, people];
