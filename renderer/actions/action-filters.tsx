import { useMemo } from 'react';
import { setQuery } from '../address.ts';
import type { Directory } from '../records/directory.ts';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { DateField } from '../ui/when-fields.tsx';
import type { ActionFilter } from './action-rows.ts';

const STATUSES = [{ value: 'open', label: 'Open' }, { value: 'closed', label: 'Closed' }, { value: 'all', label: 'Open and closed' }] as const;

/** What narrows the log; all of it is in the address. */
export function ActionFilters({ filter, directory }: { filter: ActionFilter; directory: Directory }) {
  const leads = useMemo(() => [...directory.organisationChoices, ...directory.peopleChoices], [directory]);
  return (
    <>
      <TextField label="Find by any words" type="search" value={filter.words} onChange={(find) => setQuery({ find })} />
      <Select label="Status" options={STATUSES} value={filter.status} onChange={(status) => setQuery({ status: status === 'open' ? '' : status })} />
      <ComboBox label="Lead" placeholder="Anybody" choices={leads} value={filter.leadId} onChange={(lead) => setQuery({ lead: lead ?? '' })} />
      <DateField label="Due before" hint="" value={filter.dueBefore} onChange={(due) => setQuery({ due: due ?? '' })} />
      <Checkbox label="Due before the next meeting" value={filter.byNext} onChange={(on) => setQuery({ next: on ? '1' : '' })} />
      <Checkbox label="Overdue only" value={filter.late} onChange={(late) => setQuery({ late: late ? '1' : '' })} />
    </>
  );
}
