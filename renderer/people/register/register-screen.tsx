import { useEffect } from 'react';
import { formatDayMonthYear, isDate } from '../../../shared/dates.ts';
import type { RegisterSeat } from '../../../shared/seats.ts';
import { go, setQuery, useAddress } from '../../address.ts';
import { useQuery } from '../../cache.ts';
import type { Params } from '../../routes.tsx';
import { Button } from '../../ui/button.tsx';
import { useScreenKeys } from '../../ui/keys.ts';
import { Link } from '../../ui/link.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../../ui/notices.tsx';
import { Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { DateField } from '../../ui/when-fields.tsx';
import { useView } from '../../view.ts';
import { PeopleArea } from '../people-area.tsx';
import { AddSeat } from './add-seat.tsx';
import { countsInWords } from './counts.ts';
import { PasteMembers } from './paste-members.tsx';
import { narrowRegisterColumns, registerColumns } from './register-columns.tsx';
import { SeatInspector } from './seat-inspector.tsx';
import { useMoveSeat } from './move-seat.ts';
import './register.css';

const key = (seat: RegisterSeat) => seat.id;
const KEYS = [
  { keys: 'Enter', does: 'Open the seat: appoint, end, name a deputy' }, { keys: 'Alt+↑ Alt+↓', does: 'Move the open seat up or down' }, { keys: 'Esc', does: 'Close the seat' },
];

/** Who sits on a body as at a date, and what changes that. */
export function RegisterScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const { body: chosen, bodies, today } = useView();
  const body = chosen ?? bodies.find((one) => one.kind === 'board') ?? bodies[0];
  const on = query['on'] !== undefined && isDate(query['on']) ? query['on'] : today;
  const register = useQuery('register.get', body === undefined ? null : { bodyId: body.id, on }, { keepPrevious: true });
  const seats = register.data?.seats;
  const open = seats?.find((seat) => seat.id === query['seat']);
  const move = useMoveSeat(seats, open);
  const close = () => setQuery({ seat: '', new: '', do: '' });
  const pasting = query['paste'] !== undefined;

  if (body === undefined) {
    return (
      <Page title="Register">
        <PeopleArea />
        <EmptyState action={<Link to="/bodies?new=1" button="primary">Add a body</Link>}>A register belongs to a board, sub-group or panel. Add the first one.</EmptyState>
      </Page>
    );
  }
  if (pasting) return <PasteMembers key={body.id} body={body} onClose={() => setQuery({ paste: '' })} />;
  const inspector = query['new'] !== undefined ? <AddSeat body={body} onClose={close} />
    : open !== undefined && <SeatInspector key={open.id} seat={open} on={on} onClose={close} onMove={move} />;
  return (
    <Page
      title={`Register of ${body.name}`}
      below={<>as at {formatDayMonthYear(on)}</>}
      inspector={inspector}
      className="list-page"
      actions={<>
        <Button onClick={() => setQuery({ paste: '1', seat: '', new: '' }, { replace: false })}>Paste members</Button>
        <Button look="primary" onClick={() => setQuery({ new: '1', seat: '' }, { replace: false })}>Add a seat</Button>
      </>}
    >
      <PeopleArea />
      {seats !== undefined && seats.length > 0 && <p className="register-counts">{countsInWords(seats)}</p>}
      {register.error !== undefined && <ErrorNotice problem={register.error} />}
      {seats === undefined ? register.error === undefined && <Waiting /> : (
        <Table
          caption={`Register of ${body.name} as at ${formatDayMonthYear(on)}`}
          rows={seats}
          columns={inspector ? narrowRegisterColumns : registerColumns}
          rowKey={key}
          current={open?.id ?? null}
          onOpen={(seat) => setQuery({ seat: seat.id, new: '', do: '' }, { replace: open !== undefined })}
          filters={<>
            <DateField label="As at" hint="" value={on} onChange={(date) => setQuery({ on: date === null || date === today ? '' : date })} />
            {on !== today && <Button small look="quiet" onClick={() => setQuery({ on: '' })}>Today</Button>}
          </>}
          empty={<EmptyRegister on={on} isPast={on < today} />}
        />
      )}
    </Page>
  );
}

function EmptyRegister({ on, isPast }: { on: string; isPast: boolean }) {
  return isPast
    ? <EmptyState action={<Button onClick={() => setQuery({ on: '' })}>Show today’s register</Button>}>No seat of this body existed on {formatDayMonthYear(on)}.</EmptyState>
    : (
      <EmptyState action={<Button look="primary" onClick={() => setQuery({ paste: '1' }, { replace: false })}>Paste members</Button>}>
        Nobody sits on this body yet. Paste its membership list, from a document or a spreadsheet, to add all of them at once.
      </EmptyState>
    );
}

/** The address of a body leads to its register, with the body chosen in the top bar. */
export function BodyAddress({ params }: { params: Params }) {
  const { query } = useAddress();
  const to = `/register?body=${params['id'] ?? ''}${query['seat'] === undefined ? '' : `&seat=${query['seat']}`}`;
  useEffect(() => go(to, { replace: true }), [to]);
  return null;
}
