import { useRef } from 'react';
import type { Body } from '../../../shared/bodies.ts';
import { fail } from '../../../shared/result.ts';
import { organisationKindOf } from '../../../shared/seat-words.ts';
import { SEAT_CLASSES } from '../../../shared/seats.ts';
import { perform } from '../../cache.ts';
import { useDirectory } from '../../records/directory.ts';
import { orNull } from '../../records/period.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { FormFrame } from '../../ui/form-frame.tsx';
import { useForm } from '../../ui/form.ts';
import { Inspector } from '../../ui/inspector.tsx';
import { DateField } from '../../ui/when-fields.tsx';
import { OrganisationField } from '../organisation-field.tsx';
import { SomeoneField } from '../someone-field.tsx';
import { NOBODY, someoneToSend } from '../someone.ts';

/** A seat with its first holder, who may be new, as may the organisation: all in one form and one step. */
export function AddSeat({ body, onClose }: { body: Body; onClose: () => void }) {
  const directory = useDirectory();
  const another = useRef(false);
  const form = useForm({
    draft: `seat:new:${body.id}`, unsaved: 'The new seat is not added yet',
    initial: { ...NOBODY, class: 'member' as (typeof SEAT_CLASSES)[number], role: '', fromDate: null as string | null, organisationId: null as string | null, newOrganisation: null as string | null },
    submit: async (values) => {
      const { organisationId, newOrganisation } = values;
      const organisation = newOrganisation !== null ? { name: newOrganisation, kind: organisationKindOf(newOrganisation) } : organisationId === null ? null : { id: organisationId };
      if (organisation === null && values.role.trim() === '') {
        return fail({ code: 'invalid_input', message: 'Say which organisation the seat is for, or which role.', fields: [{ path: 'organisationId', message: 'Say which organisation the seat is for, or which role.' }] });
      }
      return perform('register.addMembers', {
        bodyId: body.id, fromDate: values.fromDate,
        members: [{ class: values.class, organisation, role: orNull(values.role), seatId: null, person: someoneToSend(values, organisationId) }],
      }, { done: 'Seat added', inline: true });
    },
    onDone: () => {
      if (!another.current) return onClose();
      another.current = false;
      form.discard();
      document.querySelector<HTMLElement>('.inspector select')?.focus();
    },
  });
  const { values } = form;
  return (
    <Inspector title="Add a seat" onClose={onClose} focus>
      <FormFrame form={form} save="Add seat" onCancel={onClose} extra={<Button onClick={() => { another.current = true; void form.submit().then((done) => { if (!done) another.current = false; }); }}>Add, then another</Button>}>
        <Select label="Class" options={SEAT_CLASSES} {...form.field('class')} />
        <OrganisationField directory={directory} value={{ organisationId: values.organisationId, newOrganisation: values.newOrganisation }} onChange={(value) => form.setAll(value)} error={form.errors['organisationId']} hint="Type a name; a new one is added with the seat. Leave empty for a role." />
        <TextField label="Role" optional hint="What its holder is on the body for, such as Independent chair." {...form.field('role')} />
        <SomeoneField directory={directory} label="Holder" optional value={values} onChange={form.setAll} error={form.errors['personId']} />
        <DateField label="From" optional hint="Leave empty if it is not known." {...form.field('fromDate')} />
      </FormFrame>
    </Inspector>
  );
}
