import { useMemo, type KeyboardEvent } from 'react';
import type { BookingShown, EventShown } from '../../shared/training.ts';
import { isMark, type BookingStatus } from '../../shared/training/ladder.ts';
import { formatPounds } from '../../shared/money.ts';
import { setQuery } from '../address.ts';
import { perform } from '../cache.ts';
import { setSelection, toast } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { isTyping } from '../ui/keys.ts';
import { EmptyState } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { useView } from '../view.ts';
import { statusTone, statusWords } from './words.ts';

const name: Column<BookingShown> = { id: 'name', header: 'Name', value: (row) => row.name, footer: () => 'Total' };
const organisation: Column<BookingShown> = { id: 'organisation', header: 'Organisation', value: (row) => row.organisation };
const status: Column<BookingShown> = { id: 'status', header: 'Now', value: (row) => row.status, cell: (row) => <span className={`tag ${statusTone(row.status)}`}>{statusWords(row.status)}</span> };
const look: Column<BookingShown> = { id: 'look', header: 'Look at', value: (row) => row.warnings.join('. ') || null };
const charge: Column<BookingShown> = {
  id: 'charge', header: 'Charge', align: 'number', sheet: 'money', value: (row) => row.charge?.pence ?? null, cell: (row) => (row.charge === null ? null : row.charge.waiver === '' ? formatPounds(row.charge.pence) : 'waived'),
  footer: (rows) => formatPounds(rows.reduce((sum, row) => sum + (row.charge?.pence ?? 0), 0)),
};
const columns: readonly Column<BookingShown>[] = [name, organisation, { id: 'role', header: 'Role', value: (row) => row.role }, status, look, charge];
const narrow: readonly Column<BookingShown>[] = [name, organisation, status, charge];
const key = (row: BookingShown) => row.id;
const rowClass = (row: BookingShown) => (row.status === 'cancelled' || row.status === 'replaced' ? 'closed' : '');
const MARK_KEYS: Record<string, BookingStatus> = { a: 'attended', p: 'part attended', n: 'no-show', b: 'booked' };

/** Who is booked, and the register: a key marks the row that has the focus. */
export function Bookings({ shown, current, beside }: { shown: EventShown; current: string | null; beside: boolean }) {
  const { today } = useView();
  const { event, bookings } = shown;
  const ticks = `bookings ${event.id}`;
  const rows = useMemo(() => bookings.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')), [bookings]);
  const step = (ids: readonly string[], to: BookingStatus) => {
    if (to === 'replaced') return Promise.resolve();
    // A register filled in later is of the day of the event; a mark before the day is of today.
    const on = isMark(to) && event.lastDate < today ? event.lastDate : today;
    return perform('bookings.step', { ids: [...ids], status: to, on }, { done: ids.length === 1 ? `${bookings.find((one) => one.id === ids[0])?.name ?? 'Booking'}: ${to}` : `${ids.length} bookings: ${to}` }).then(() => undefined);
  };
  const onKey = (pressed: KeyboardEvent<HTMLDivElement>) => {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || isTyping(pressed.target)) return;
    const row = (pressed.target as HTMLElement).closest('tr[data-index]');
    const to = MARK_KEYS[pressed.key.toLowerCase()];
    if (row === null || to === undefined) return;
    const written = row.querySelector('th')?.textContent ?? '';
    const [booking, another] = rows.filter((one) => one.name === written && (row.textContent ?? '').includes(one.organisation));
    if (booking === undefined) return;
    pressed.preventDefault();
    if (another !== undefined) toast({ kind: 'problem', text: `There are two rows for ${written}. Open the one you mean and mark it there.` });
    else void step([booking.id], to);
  };
  const bulk = (ids: readonly string[]) => (
    <span className="training-marks">
      {(['attended', 'part attended', 'no-show', 'cancelled', 'booked'] as const).map((to) => (
        <Button key={to} small onClick={() => void step(ids, to).then(() => setSelection(ticks, []))}>{to === 'booked' ? 'Book' : to === 'cancelled' ? 'Cancel' : statusWords(to)}</Button>
      ))}
    </span>
  );
  return (
    // The keys belong to the rows inside, which are reached by Tab and the arrows.
    <div onKeyDown={onKey} role="presentation">
      <Table sheet={`Bookings ${event.title}`} caption="Bookings" rows={rows} columns={beside ? narrow : columns} rowKey={key} rowClass={rowClass} current={current} select={ticks} bulk={bulk} onOpen={(row) => setQuery({ open: row.id, new: '' })}
        empty={<EmptyState action={<Button onClick={() => setQuery({ new: 'import' }, { replace: false })}>Paste or import bookings</Button>}>Nobody is booked yet. Book people one by one, or paste the list you have.</EmptyState>} />
    </div>
  );
}
