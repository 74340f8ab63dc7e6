import { useMemo } from 'react';
import { holdsOn } from '../../shared/seats.ts';
import { useQuery } from '../cache.ts';
import '../organisations/organisations.css';
import { PeopleArea } from '../people/people-area.tsx';
import { useOpenRecord } from '../records/open-record.ts';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { EmptyState, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { useView } from '../view.ts';
import { bodyColumns, narrowBodyColumns } from './body-columns.tsx';
import { NewBodyForm } from './body-form.tsx';
import { BodyInspector } from './body-inspector.tsx';
import { bodyTree, type BodyLine } from './body-tree.ts';

const key = (row: BodyLine) => row.id;
const KEYS = [{ keys: 'Enter', does: 'Open the body’s details' }, { keys: 'Esc', does: 'Close the details' }];

/** The board, its sub-groups and panels, each beneath what it reports to. */
export function BodiesScreen() {
  useScreenKeys(KEYS);
  const { bodies, today } = useView();
  const record = useOpenRecord();
  const lines = useQuery('bodyParents.list', {});
  const seats = useQuery('seats.list', {});
  const appointments = useQuery('appointments.list', {});
  const rows = useMemo((): BodyLine[] | null => {
    if (lines.data === undefined || seats.data === undefined || appointments.data === undefined) return null;
    const held = new Set(appointments.data.filter((one) => holdsOn(one, today)).map((one) => one.seatId));
    return bodyTree(bodies, lines.data).map((row) => {
      const own = seats.data!.filter((seat) => seat.bodyId === row.id && holdsOn(seat, today));
      return { ...row, seats: own.length, vacant: own.filter((seat) => !held.has(seat.id)).length };
    });
  }, [bodies, lines.data, seats.data, appointments.data, today]);
  const open = rows?.find((row) => row.id === record.id);
  const inspector = record.adding
    ? <Inspector key="new" title="Add a body" onClose={record.close} focus><NewBodyForm onCancel={record.close} onAdded={record.open} /></Inspector>
    : open !== undefined && <BodyInspector key={open.id} row={open} record={record} />;
  return (
    <Page title="Bodies" className="list-page" inspector={inspector} actions={<Button look="primary" onClick={record.add}>Add a body</Button>}>
      <PeopleArea />
      {rows === null ? <Waiting /> : (
        <Table
          caption="Bodies"
          rows={rows}
          columns={inspector ? narrowBodyColumns : bodyColumns}
          rowKey={key}
          current={record.id}
          onOpen={(row) => record.open(row.id)}
          empty={<EmptyState action={<Button look="primary" onClick={record.add}>Add a body</Button>}>Meetings and seats belong to a body: a board, an executive, a sub-group, a panel. Add the first one.</EmptyState>}
        />
      )}
    </Page>
  );
}
