import { useState } from 'react';
import { formatInstant, formatShortDate } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { BOOKING_STATUSES, canFollow, type BookingStatus } from '../../shared/training/ladder.ts';
import type { BookingShown, EventShown } from '../../shared/training.ts';
import { EditRecord } from '../budget/record-forms.tsx';
import { perform, useQuery } from '../cache.ts';
import { orNull } from '../records/period.ts';
import { useDirectory } from '../records/directory.ts';
import { ok } from '../../shared/result.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { TextField } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { useView } from '../view.ts';
import { Link } from '../ui/link.tsx';
import { personName } from '../../shared/people.ts';
import { BookingForm } from './booking-form.tsx';
import { statusTone, statusWords } from './words.ts';

const DEED: Record<BookingStatus, string> = {
  requested: 'Asked for', booked: 'Book', waiting: 'Waiting list', offered: 'Offer a place', cancelled: 'Cancel', 'late cancellation': 'Late cancellation', replaced: 'Replace', 'no-show': 'No-show', 'part attended': 'Part attended', attended: 'Attended',
};

/** One booking: its steps, what can follow, what it costs and why. */
export function BookingInspector({ booking, offer, terms, onClose }: { booking: BookingShown; offer: EventShown['offers'][number] | null; terms: string | null; onClose: () => void }) {
  const { today } = useView();
  const [mode, setMode] = useState<'look' | 'edit' | 'replace'>('look');
  const look = () => setMode('look');
  const person = useDirectory().person(booking.personId);
  const steps = useQuery('bookings.steps', { bookingId: booking.id });
  const next = BOOKING_STATUSES.filter((to) => to !== 'replaced' && canFollow(booking.status, to));
  if (mode === 'replace') return <Inspector title={`In place of ${booking.name}`} onClose={look} focus><BookingForm eventId={booking.eventId} replacing={booking} onDone={look} /></Inspector>;
  if (mode === 'edit') return <Inspector title={booking.name} onClose={look} focus><EditBooking booking={booking} onDone={look} /></Inspector>;
  return (
    <Inspector title={booking.name} onClose={onClose} focus>
      <dl className="facts">
        <dt>Now</dt><dd><span className={`tag ${statusTone(booking.status)}`}>{statusWords(booking.status)}</span></dd>
        {booking.organisation !== '' && <><dt>Organisation</dt><dd>{booking.organisation}</dd></>}
        {person !== undefined && <><dt>Register</dt><dd><Link to={`/people?open=${person.id}`}>{personName(person)}</Link></dd></>}
        {booking.role !== null && <><dt>Role</dt><dd>{booking.role}</dd></>}
        {booking.email !== null && <><dt>Email</dt><dd><a className="link" href={`mailto:${booking.email}`}>{booking.email}</a></dd></>}
      </dl>
      {offer !== null && (
        <Notice action={<Button small onClick={() => void perform('bookings.link', { links: [{ id: booking.id, personId: offer.personId }] }, { done: `Linked to ${offer.name}` })}>Link</Button>}>
          In the register there is {offer.name}, by {offer.why}.
        </Notice>
      )}
      {booking.warnings.map((words) => <Notice key={words} look="warning">{words}.</Notice>)}
      <div className="training-marks">
        {next.map((to) => (to === 'replaced' ? null : <Button key={to} small onClick={() => void perform('bookings.step', { ids: [booking.id], status: to, on: today }, { done: `${booking.name}: ${to}` })}>{booking.status === 'offered' && to === 'booked' ? 'Accepts the place' : booking.status === 'offered' && to === 'waiting' ? 'Declines for now' : DEED[to]}</Button>))}
        {canFollow(booking.status, 'replaced') && <Button small onClick={() => setMode('replace')}>Send somebody else</Button>}
        <Button small look="quiet" onClick={() => setMode('edit')}>Edit or waive the charge</Button>
      </div>
      <Section title="Charge" level={3}>
        {booking.charge === null ? <p className="soft">Nothing is charged.</p> : <p><strong>{formatPounds(booking.charge.pence)}</strong> {booking.charge.words}.{booking.charge.waiver !== '' && ` ${formatPounds(booking.charge.fullPence)} is waived: ${booking.charge.waiver}`}</p>}
        <p className="small soft">{terms ?? 'No charges are set for the day of this event.'}</p>
      </Section>
      <Section title="Steps" level={3}>
        <ol className="plain-list">
          {(steps.data ?? []).map((step) => <li key={step.id}>{statusWords(step.status)}, {formatShortDate(step.stepOn)}{step.note !== '' && `: ${step.note}`}<div className="small soft">{formatInstant(step.at)}{step.byName === null ? '' : `, ${step.byName}`}</div></li>)}
        </ol>
      </Section>
    </Inspector>
  );
}

function EditBooking({ booking, onDone }: { booking: BookingShown; onDone: () => void }) {
  const { organisationChoices, peopleChoices } = useDirectory();
  return (
    <EditRecord draft={`booking-edit:${booking.id}`} table="bookings" version={booking.version} onDone={onDone}
      initial={{ personId: booking.personId, name: booking.name, organisationId: booking.organisationId, role: booking.role ?? '', email: booking.email ?? '', waiver: booking.waiver }}
      read={({ personId, name, organisationId, role, email, waiver }) => ok({ personId, name, organisationId, role: orNull(role), email: orNull(email), waiver })}
      send={(set, version) => perform('bookings.update', { id: booking.id, version, set }, { done: 'Booking saved', inline: true })}>
      {(form) => (
        <>
          <TextField label="Name" {...form.field('name')} />
          <ComboBox label="Organisation" optional choices={organisationChoices} {...form.field('organisationId')} />
          <TextField label="Role" optional {...form.field('role')} />
          <TextField label="Email" optional type="email" {...form.field('email')} />
          <ComboBox label="In the register" optional hint="Empty: nobody there." choices={peopleChoices} {...form.field('personId')} />
          <TextField label="Why the charge is waived" optional hint="Empty: it is charged." {...form.field('waiver')} />
        </>
      )}
    </EditRecord>
  );
}
