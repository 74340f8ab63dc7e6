import { personName } from '../../shared/people.ts';
import { offersFor } from '../../shared/training/same-person.ts';
import { perform } from '../cache.ts';
import { OrganisationField, settleOrganisation } from '../people/organisation-field.tsx';
import { useDirectory } from '../records/directory.ts';
import { orNull } from '../records/period.ts';
import { Button } from '../ui/button.tsx';
import { RadioGroup, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notices.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { useView } from '../view.ts';

type First = 'booked' | 'requested' | 'waiting';
/** A place for somebody, or somebody in place of another. */
export function BookingForm({ eventId, replacing = null, onDone }: { eventId: string; replacing?: { id: string; name: string; organisationId: string | null } | null; onDone: () => void }) {
  const directory = useDirectory();
  const { today } = useView();
  const form = useForm({
    draft: `booking:${replacing === null ? eventId : replacing.id}`, unsaved: 'A booking is not made yet', onDone,
    initial: { personId: null as string | null, name: '', email: '', role: '', organisationId: replacing?.organisationId ?? null, newOrganisation: null as string | null, status: 'booked' as First },
    submit: async ({ personId, name, email, role, status, ...organisation }) => {
      const organisationId = await settleOrganisation(organisation);
      if (!organisationId.ok) return organisationId;
      const fields = { personId, name, email: orNull(email), role: orNull(role), organisationId: organisationId.value, on: today };
      return replacing === null
        ? perform('bookings.create', { eventId, status, ...fields }, { done: (one) => `${one.name}: ${one.status}`, inline: true })
        : perform('bookings.replace', { id: replacing.id, ...fields }, { done: (one) => `${one.name} comes for ${replacing.name}`, inline: true });
    },
  });
  const { personId, organisationId, newOrganisation } = form.values;
  // Somebody of the register who fits what is typed is offered, and taken only when asked.
  const [offer] = personId !== null || form.values.name.trim() === '' ? [] : offersFor([{ id: '', personId, name: form.values.name, email: orNull(form.values.email), organisationId }], directory.people);
  const known = directory.person(personId);
  const take = (id: string) => {
    const person = directory.person(id);
    if (person !== undefined) form.setAll({ personId: id, email: person.email ?? form.values.email, role: form.values.role || (person.post ?? ''), ...(organisationId === null && newOrganisation === null ? { organisationId: person.organisationId } : {}) });
  };
  return (
    <FormFrame form={form} save={replacing === null ? 'Book' : 'Send instead'} onCancel={onDone}>
      <TextField label="Name" {...form.field('name')} />
      {offer !== undefined && <Notice action={<Button small onClick={() => take(offer.personId)}>It is for them</Button>}>In the register there is {offer.name}, by {offer.why}.</Notice>}
      {known !== undefined && <p className="small">For {personName(known)} of the register. <Button small look="quiet" onClick={() => form.set('personId', null)}>It is somebody else</Button></p>}
      <OrganisationField directory={directory} value={{ organisationId, newOrganisation }} onChange={(value) => form.setAll(value)} error={form.errors['organisationId']} />
      <TextField label="Role" optional {...form.field('role')} />
      <TextField label="Email" optional type="email" {...form.field('email')} />
      {replacing === null && <RadioGroup label="As" across hint="When all places are held, a booking goes on the waiting list." options={['booked', 'requested', 'waiting'] as const} {...form.field('status')} />}
    </FormFrame>
  );
}
