import type { EventShown } from '../../shared/training.ts';
import { setQuery } from '../address.ts';
import { perform } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/notices.tsx';

/** Bookings that may be for people of the register, to be linked one by one or all at once. Nothing is linked by itself. */
export function Offers({ shown: { offers, bookings } }: { shown: EventShown }) {
  if (offers.length === 0) return <EmptyState action={<Button onClick={() => setQuery({ new: '' })}>Close</Button>}>Every booking that has a name or address of the register is linked.</EmptyState>;
  const link = (some: EventShown['offers']) => void perform('bookings.link', { links: some.map((one) => ({ id: one.bookingId, personId: one.personId })) }, { done: ({ linked }) => (linked === 1 ? '1 booking linked' : `${linked} bookings linked`) });
  return (
    <div className="section">
      <p>These have the name or address of somebody in the register. A linked booking shows on the person’s page, and the same person is known again under another name.</p>
      <ul className="plain-list">
        {offers.map((one) => {
          const booking = bookings.find((other) => other.id === one.bookingId);
          return (
            <li key={one.bookingId}>
              {booking?.name}{booking?.organisation !== '' && `, ${booking?.organisation}`}: <strong>{one.name}</strong> <span className="small soft">{one.why}</span>{' '}
              <Button small aria-label={`Link ${booking?.name ?? ''} to ${one.name}`} onClick={() => link([one])}>Link</Button>
            </li>
          );
        })}
      </ul>
      {offers.length > 1 && <div className="row"><Button look="primary" onClick={() => link(offers)}>Link all {offers.length}</Button></div>}
    </div>
  );
}
