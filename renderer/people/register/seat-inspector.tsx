import type { RegisterSeat } from '../../../shared/seats.ts';
import { setQuery, useAddress } from '../../address.ts';
import { perform } from '../../cache.ts';
import { useKeepFocus } from '../../records/keep-focus.ts';
import { periodInWords } from '../../records/period.ts';
import { RecordHistory } from '../../records/record-history.tsx';
import { Button } from '../../ui/button.tsx';
import { Inspector } from '../../ui/inspector.tsx';
import { Menu } from '../../ui/menu.tsx';
import { AppointForm } from './appoint-form.tsx';
import { seatTitle } from './counts.ts';
import { EditSeatForm } from './edit-seat-form.tsx';
import { EndSeatForm } from './end-forms.tsx';
import { SeatPeople } from './seat-people.tsx';

const DEEDS = ['appoint', 'joint', 'deputy', 'edit', 'end'] as const;
type Deed = (typeof DEEDS)[number];

/** One seat: who holds it and stands in for it, and all that can be done about it. */
export function SeatInspector({ seat, on, onClose, onMove }:
  { seat: RegisterSeat; on: string; onClose: () => void; onMove: { up: (() => void) | null; down: (() => void) | null } }) {
  const { query } = useAddress();
  const deed = DEEDS.find((one) => one === query['do']);
  useKeepFocus(deed ?? 'facts');
  const begin = (next: Deed | null) => setQuery({ do: next ?? '' });
  const done = () => begin(null);
  const remove = async () => {
    const result = await perform('seats.delete', { id: seat.id, version: seat.version }, { done: 'Seat deleted' });
    if (result.ok) onClose();
  };
  return (
    <Inspector title={seatTitle(seat)} onClose={onClose} focus>
      {deed === undefined && (
        <>
          <SeatFacts seat={seat} />
          <div className="row">
            <Button look={seat.holders.length === 0 ? 'primary' : 'plain'} onClick={() => begin('appoint')}>{seat.holders.length === 0 ? 'Appoint' : 'Appoint a successor'}</Button>
            <Menu
              label="More"
              entries={[
                { id: 'joint', label: 'Add a joint holder', run: () => begin('joint'), disabled: seat.holders.length === 0 },
                { id: 'deputy', label: 'Add a deputy', run: () => begin('deputy') },
                { id: 'edit', label: 'Edit the seat', run: () => begin('edit') },
                { id: 'up', label: 'Move up', keys: 'Alt+↑', run: () => onMove.up?.(), disabled: onMove.up === null },
                { id: 'down', label: 'Move down', keys: 'Alt+↓', run: () => onMove.down?.(), disabled: onMove.down === null },
                { id: 'end', label: 'End the seat', run: () => begin('end') },
                { id: 'delete', label: 'Delete the seat, entered by mistake', danger: true, run: () => void remove() },
              ]}
            />
          </div>
          <SeatPeople seat={seat} on={on} />
          <RecordHistory table="seats" rowId={seat.id} />
        </>
      )}
      {(deed === 'appoint' || deed === 'joint' || deed === 'deputy') && <AppointForm key={deed} seat={seat} way={deed} onDone={done} />}
      {deed === 'edit' && <EditSeatForm seat={seat} onDone={done} />}
      {deed === 'end' && <EndSeatForm seat={seat} onDone={done} />}
    </Inspector>
  );
}

function SeatFacts({ seat }: { seat: RegisterSeat }) {
  const counts = [seat.countsForAttendance ? 'attendance' : null, seat.countsForQuorum ? 'quorum' : null].filter((part) => part !== null);
  return (
    <dl className="facts">
      <dt>Class</dt><dd>{seat.class}</dd>
      {seat.role !== null && <><dt>Role</dt><dd>{seat.role}</dd></>}
      <dt>Counts for</dt><dd>{counts.length === 0 ? 'neither attendance nor quorum' : counts.join(' and ')}</dd>
      {periodInWords(seat) !== '' && <><dt>Seat</dt><dd>{periodInWords(seat)}</dd></>}
    </dl>
  );
}
