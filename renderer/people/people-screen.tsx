import { useMemo } from 'react';
import { setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { useDirectory } from '../records/directory.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { TextField } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { Link } from '../ui/link.tsx';
import { EmptyState, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { useView } from '../view.ts';
import { PeopleArea } from './people-area.tsx';
import { narrowPersonColumns, personColumns } from './person-columns.tsx';
import { NewPersonForm } from './person-form.tsx';
import { PersonInspector } from './person-inspector.tsx';
import { personRows, type PersonRow } from './person-rows.ts';

const NONE: readonly never[] = [];
const key = (row: PersonRow) => row.id;
const KEYS = [{ keys: 'Enter', does: 'Open the person’s details' }, { keys: 'Esc', does: 'Close the details' }];

/** Everybody the board has to do with: members, deputies, guests, officers. */
export function PeopleScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const { today, bodies } = useView();
  const directory = useDirectory();
  const record = useOpenRecord();
  const seats = useQuery('seats.list', {});
  const appointments = useQuery('appointments.list', {});
  const words = query['find'] ?? '';
  const organisationId = query['organisation'] ?? null;
  const rows = useMemo(() => personRows(directory, { seats: seats.data ?? NONE, appointments: appointments.data ?? NONE, bodies }, today, { words, organisationId }),
    [directory, seats.data, appointments.data, bodies, today, words, organisationId]);
  const person = directory.person(record.id);

  const inspector = record.adding
    ? <Inspector key="new" title="Add a person" onClose={record.close} focus><NewPersonForm onCancel={record.close} onAdded={record.open} /></Inspector>
    : person !== undefined && <PersonInspector key={person.id} person={person} record={record} directory={directory} />;
  return (
    <Page title="People" className="list-page" inspector={inspector} actions={<Button look="primary" onClick={record.add}>Add a person</Button>}>
      <PeopleArea />
      {!directory.ready ? <Waiting /> : (
        <Table
          caption="People"
          rows={rows}
          columns={inspector ? narrowPersonColumns : personColumns}
          rowKey={key}
          sort={{ id: 'name' }}
          current={record.id}
          onOpen={(row) => record.open(row.id)}
          filters={directory.people.length > 0 && (
            <>
              <TextField label="Find by any words" type="search" value={words} onChange={(find) => setQuery({ find })} />
              <ComboBox label="Organisation" placeholder="All organisations" choices={directory.organisationChoices} value={organisationId} onChange={(id) => setQuery({ organisation: id ?? '' })} />
            </>
          )}
          empty={directory.people.length > 0
            ? <EmptyState action={<Button onClick={() => setQuery({ find: '', organisation: '' })}>Show everybody</Button>}>Nobody fits what you asked for.</EmptyState>
            : <EmptyState action={<Link to="/register?paste=1" button="primary">Paste members</Link>}>Nobody is here yet. The quickest way to begin is to paste the membership list of your board.</EmptyState>}
        />
      )}
    </Page>
  );
}
