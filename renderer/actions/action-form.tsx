import { useMemo } from 'react';
import type { Action } from '../../shared/actions.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { fail } from '../../shared/result.ts';
import { perform, useQuery } from '../cache.ts';
import { OrganisationField, settleOrganisation } from '../people/organisation-field.tsx';
import { BothVersions } from '../records/both-versions.tsx';
import { useDirectory } from '../records/directory.ts';
import { orNull } from '../records/period.ts';
import { useRecordForm } from '../records/record-form.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { Select, TextArea, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm, type Form } from '../ui/form.ts';
import { DateField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';

const EMPTY = {
  bodyId: '', meetingId: null as string | null, text: '', leadPersonId: null as string | null, organisationId: null as string | null, newOrganisation: null as string | null, leadText: '',
  targetDate: null as string | null, targetText: '', status: 'open' as Action['status'], closedOn: null as string | null, progress: '',
};
type Values = typeof EMPTY;
const fieldsOf = ({ organisationId: _, newOrganisation: _new, ...values }: Values) =>
  ({ ...values, text: values.text.replace(/\s*\n\s*/g, ' '), leadText: orNull(values.leadText), targetText: orNull(values.targetText) });

export function NewActionForm({ onCancel, onAdded }: { onCancel: () => void; onAdded: (id: string) => void }) {
  const { bodyId, bodies } = useView();
  const form = useForm<Values>({
    draft: 'action:new', unsaved: 'The new action is not added yet', initial: { ...EMPTY, bodyId: bodyId ?? (bodies.length === 1 ? bodies[0]!.id : '') },
    submit: async (values) => {
      if (values.bodyId === '') return fail({ code: 'invalid_input', message: 'Say which body the action is for.', fields: [{ path: 'bodyId', message: 'Say which body the action is for.' }] });
      const organisation = await settleOrganisation(values);
      if (!organisation.ok) return organisation;
      const { status: _, closedOn: _on, ...fields } = fieldsOf(values);
      const added = await perform('actions.create', { ...fields, leadOrganisationId: organisation.value }, { done: (action) => `Action ${action.number} added`, inline: true });
      if (added.ok) onAdded(added.value.id);
      return added;
    },
  });
  return (
    <FormFrame form={form} save="Add action" onCancel={onCancel}>
      {bodies.length > 1 && <Select label="Body" none="Choose a body" options={bodies.map((body) => ({ value: body.id, label: body.name }))} {...form.field('bodyId')} />}
      <ActionFields form={form} />
    </FormFrame>
  );
}

export function EditActionForm({ action, onDone }: { action: Action; onDone: () => void }) {
  const { bodyId, meetingId, text, leadPersonId, targetDate, status, closedOn, progress } = action;
  const record = useRecordForm<Values>({
    draft: `action:${action.id}`, table: 'actions', version: action.version, onDone, unsaved: `Action ${action.number} is not saved yet`,
    initial: { bodyId, meetingId, text, leadPersonId, targetDate, status, closedOn, progress, organisationId: action.leadOrganisationId, newOrganisation: null, leadText: action.leadText ?? '', targetText: action.targetText ?? '' },
    send: async (changed, version, values) => {
      const organisation = await settleOrganisation(values);
      if (!organisation.ok) return organisation;
      const set = Object.fromEntries(Object.entries(fieldsOf(values)).filter(([name]) => name in changed));
      const moved = 'organisationId' in changed || 'newOrganisation' in changed;
      return perform('actions.update', { id: action.id, version, set: { ...set, ...(moved ? { leadOrganisationId: organisation.value } : {}) } }, { done: (saved) => `Action ${saved.number} saved`, inline: true });
    },
  });
  const { form } = record;
  return (
    <FormFrame form={form} save="Save" onCancel={onDone}>
      <BothVersions record={record} />
      <ActionFields form={form} />
      <Select label="Status" options={['open', 'closed']} {...form.field('status')} />
      {form.values.status === 'closed' && <DateField label="Closed on" {...form.field('closedOn')} />}
    </FormFrame>
  );
}

function ActionFields<V extends Values>({ form }: { form: Form<V> }) {
  const directory = useDirectory();
  // The form may have more fields than these; of these it has all.
  const { field, values, setAll, errors } = form as unknown as Form<Values>;
  const meetings = useQuery('meetings.list', values.bodyId === '' ? null : { bodyId: values.bodyId });
  const meetingChoices = useMemo(() => (meetings.data ?? []).toReversed().map((meeting) => ({ id: meeting.id, name: formatShortDate(meeting.date), hint: meeting.kind === 'ordinary' ? null : meeting.kind })), [meetings.data]);
  const person = directory.person(values.leadPersonId);
  const own = directory.organisation(person?.organisationId ?? null);
  return (
    <>
      <TextArea label="Action" {...field('text')} />
      <ComboBox label="Lead" optional choices={directory.peopleChoices} {...field('leadPersonId')} />
      <OrganisationField
        directory={directory} label="Lead organisation" value={{ organisationId: values.organisationId, newOrganisation: values.newOrganisation }} onChange={(value) => setAll(value)} error={errors['organisationId'] ?? errors['leadOrganisationId']}
        hint={own === undefined ? undefined : `Left empty, the lead’s own: ${own.name}.`}
      />
      <TextField label="Lead as written" optional hint="Where it is neither: All members." {...field('leadText')} />
      <TextField label="Timescale as written" optional hint="As agreed: spring 2027, ongoing." {...field('targetText')} />
      <DateField label="Due by" optional hint="The date after which it is overdue. “Ongoing” has none." {...field('targetDate')} />
      <ComboBox label="Meeting it comes from" optional hint="None for one that came up between meetings." choices={meetingChoices} {...field('meetingId')} />
      <TextArea label="Progress" optional {...field('progress')} />
    </>
  );
}
