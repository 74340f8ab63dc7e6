import { SEAT_CLASSES, type RegisterSeat } from '../../../shared/seats.ts';
import { perform } from '../../cache.ts';
import { BothVersions } from '../../records/both-versions.tsx';
import { useDirectory } from '../../records/directory.ts';
import { orNull } from '../../records/period.ts';
import { useRecordForm } from '../../records/record-form.ts';
import { Checkbox, Select, TextField } from '../../ui/field.tsx';
import { FormFrame } from '../../ui/form-frame.tsx';
import { DateField } from '../../ui/when-fields.tsx';
import { OrganisationField, settleOrganisation } from '../organisation-field.tsx';

/** What the seat is: its class, what it is for, whether it counts, and its dates. */
export function EditSeatForm({ seat, onDone }: { seat: RegisterSeat; onDone: () => void }) {
  const directory = useDirectory();
  const record = useRecordForm({
    draft: `seat:${seat.id}`, table: 'seats', version: seat.version, onDone, unsaved: 'The seat is not saved yet',
    initial: {
      class: seat.class, role: seat.role ?? '', countsForAttendance: seat.countsForAttendance, countsForQuorum: seat.countsForQuorum,
      fromDate: seat.fromDate, toDate: seat.toDate, organisationId: seat.organisationId, newOrganisation: null as string | null,
    },
    send: async (changed, version, values) => {
      const organisation = await settleOrganisation(values);
      if (!organisation.ok) return organisation;
      const { newOrganisation, ...set } = changed;
      return perform('seats.update', {
        id: seat.id, version, set: {
          ...set, ...('role' in set ? { role: orNull(values.role) } : {}), ...('organisationId' in changed || newOrganisation != null ? { organisationId: organisation.value } : {}),
        },
      }, { done: 'Seat saved', inline: true });
    },
  });
  const { form } = record;
  const { values } = form;
  return (
    <FormFrame form={form} save="Save" onCancel={onDone}>
      <BothVersions record={record} />
      <Select label="Class" options={SEAT_CLASSES} {...form.field('class')} />
      <OrganisationField directory={directory} value={{ organisationId: values.organisationId, newOrganisation: values.newOrganisation }} onChange={(value) => form.setAll(value)} error={form.errors['organisationId']} />
      <TextField label="Role" optional hint="What its holder is on the body for, such as Independent chair." {...form.field('role')} />
      <Checkbox label="Counts for attendance" {...omitError(form.field('countsForAttendance'))} />
      <Checkbox label="Counts for quorum" {...omitError(form.field('countsForQuorum'))} />
      <DateField label="Seat from" optional {...form.field('fromDate')} />
      <DateField label="Seat until" optional hint="To end the seat and its holders together, use End the seat." {...form.field('toDate')} />
    </FormFrame>
  );
}
const omitError = <T extends { error: unknown }>({ error: _, ...rest }: T) => rest;
