import { useMemo } from 'react';
import { ORGANISATION_KINDS } from '../../shared/organisations.ts';
import { setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { PeopleArea } from '../people/people-area.tsx';
import { useDirectory } from '../records/directory.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { EmptyState, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { useView } from '../view.ts';
import { narrowOrganisationColumns, organisationColumns } from './organisation-columns.tsx';
import { NewOrganisationForm } from './organisation-form.tsx';
import { OrganisationInspector } from './organisation-inspector.tsx';
import { organisationRows, type OrganisationRow } from './organisation-rows.ts';
import './organisations.css';

const NONE: readonly never[] = [];
const key = (row: OrganisationRow) => row.id;
const rowClass = (row: OrganisationRow) => (row.isOver ? 'closed' : '');
const KEYS = [{ keys: 'Enter', does: 'Open the organisation’s details' }, { keys: 'Esc', does: 'Close the details' }];

/** The agencies that seats represent, under all the names they go and went by. */
export function OrganisationsScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const { today } = useView();
  const directory = useDirectory();
  const record = useOpenRecord();
  const aliases = useQuery('organisationAliases.list', {});
  const seats = useQuery('seats.list', {});
  const words = query['find'] ?? '';
  const kind = query['kind'] ?? null;
  const over = query['over'] !== undefined;
  const rows = useMemo(() => organisationRows(directory, { aliases: aliases.data ?? NONE, seats: seats.data ?? NONE }, today, { words, kind, over }),
    [directory, aliases.data, seats.data, today, words, kind, over]);
  const organisation = directory.organisation(record.id);
  const inspector = record.adding
    ? <Inspector key="new" title="Add an organisation" onClose={record.close} focus><NewOrganisationForm onCancel={record.close} onAdded={record.open} /></Inspector>
    : organisation !== undefined && <OrganisationInspector key={organisation.id} organisation={organisation} record={record} directory={directory} />;
  return (
    <Page title="Organisations" className="list-page" inspector={inspector} actions={<Button look="primary" onClick={record.add}>Add an organisation</Button>}>
      <PeopleArea />
      {!directory.ready ? <Waiting /> : (
        <Table
          caption="Organisations"
          rows={rows}
          columns={inspector ? narrowOrganisationColumns : organisationColumns}
          rowKey={key}
          rowClass={rowClass}
          sort={{ id: 'name' }}
          current={record.id}
          onOpen={(row) => record.open(row.id)}
          filters={directory.organisations.length > 0 && (
            <>
              <TextField label="Find by any name" type="search" value={words} onChange={(find) => setQuery({ find })} />
              <Select label="Kind" none="All kinds" options={ORGANISATION_KINDS} value={kind ?? ''} onChange={(next) => setQuery({ kind: next })} />
              <Checkbox label="Also those that have ended" value={over} onChange={(on) => setQuery({ over: on ? '1' : '' })} />
            </>
          )}
          empty={directory.organisations.length > 0
            ? <EmptyState action={<Button onClick={() => setQuery({ find: '', kind: '', over: '1' })}>Show all organisations</Button>}>No organisation fits what you asked for.</EmptyState>
            : <EmptyState action={<Button look="primary" onClick={record.add}>Add an organisation</Button>}>No organisation is here yet. They are added by themselves when you paste the members of a body, or one by one.</EmptyState>}
        />
      )}
    </Page>
  );
}
