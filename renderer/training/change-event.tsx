import { addDays } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { whenWords } from '../../shared/training/papers.ts';
import type { EventShown } from '../../shared/training.ts';
import { NewRecord } from '../budget/record-forms.tsx';
import { perform, useQuery } from '../cache.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { TextField } from '../ui/field.tsx';
import { EmptyState } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { DateField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';
import { statusWords } from './words.ts';

interface Props { shown: EventShown; onDone: () => void }

export function MoveEvent({ shown: { event }, onDone }: Props) {
  return (
    <NewRecord draft={`event-move:${event.id}`} initial={{ date: null as string | null }} onDone={onDone} save="Move" read={({ date }) => ok({ date: date ?? '' })}
      send={({ date }) => perform('trainingEvents.move', { id: event.id, version: event.version, date }, { done: 'Event moved', inline: true })}>
      {(form) => <><p>All its days move by the same number of days. Those booked stay booked.</p><DateField label="New first day" {...form.field('date')} /></>}
    </NewRecord>
  );
}

export function CancelEvent({ shown: { event }, onDone }: Props) {
  const { today } = useView();
  return (
    <NewRecord draft={`event-cancel:${event.id}`} initial={{ reason: '' }} onDone={onDone} save="Cancel the event" read={(values) => ok(values)}
      send={({ reason }) => perform('trainingEvents.cancel', { id: event.id, version: event.version, reason, on: today }, { done: 'Event cancelled', inline: true })}>
      {(form) => <><p>Every booking is cancelled with it, and nobody is charged.</p><TextField label="Why" {...form.field('reason')} /></>}
    </NewRecord>
  );
}

export function MergeEvent({ shown: { event }, onDone }: Props) {
  const { today } = useView();
  const others = useQuery('training.programme', { from: today, to: addDays(today, 730) });
  const choices = (others.data ?? []).filter((one) => one.id !== event.id && one.status === 'planned').map((one) => ({ id: one.id, name: one.title, hint: `${whenWords(one)}, ${one.places === null ? 'no limit' : `${Math.max(0, one.places - one.held)} free`}` }));
  return (
    <NewRecord draft={`event-merge:${event.id}`} initial={{ intoId: null as string | null }} onDone={onDone} save="Merge" read={({ intoId }) => ok({ intoId: intoId ?? '' })}
      send={({ intoId }) => perform('trainingEvents.merge', { id: event.id, version: event.version, intoId, on: today }, { done: ({ booked, offered, waiting }) => `${booked} booked on the other event, ${offered} offered a place, ${waiting} waiting`, inline: true })}>
      {(form) => <><p>Those booked here go to the other event as far as it has places, the others to its waiting list. This event is cancelled.</p><ComboBox label="The other event" choices={choices} {...form.field('intoId')} /></>}
    </NewRecord>
  );
}

/** Whom to write to after a change, with their addresses, those who hold a place apart from those who wait or whose place is gone. */
export function WhoToTell({ shown: { bookings } }: { shown: EventShown }) {
  const groups = (['booked', 'offered', 'waiting', 'requested', 'cancelled'] as const).map((status) => ({ status, people: bookings.filter((one) => one.status === status) })).filter((one) => one.people.length > 0);
  if (groups.length === 0) return <EmptyState>Nobody is to be told.</EmptyState>;
  return groups.map(({ status, people }) => {
    const addresses = people.flatMap((one) => (one.email === null ? [] : [one.email]));
    const without = people.filter((one) => one.email === null);
    return (
      <Section key={status} title={`${statusWords(status)} (${people.length})`} level={3}>
        {addresses.length > 0 && <p className="tell">{addresses.join('; ')}</p>}
        {without.length > 0 && <p className="small soft">No address: {without.map((one) => one.name).join(', ')}</p>}
      </Section>
    );
  });
}
