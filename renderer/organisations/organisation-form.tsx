import { ORGANISATION_KINDS, type Organisation } from '../../shared/organisations.ts';
import { organisationKindOf } from '../../shared/seat-words.ts';
import { perform } from '../cache.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { useDirectory } from '../records/directory.ts';
import { orNull } from '../records/period.ts';
import { useRecordForm } from '../records/record-form.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { Select, TextArea, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm, type Form } from '../ui/form.ts';
import { DateField } from '../ui/when-fields.tsx';

const EMPTY = {
  name: '', shortName: '', kind: '' as Organisation['kind'] | '', successorId: null as string | null, notes: '', fromDate: null as string | null, toDate: null as string | null,
};
type Values = typeof EMPTY;

export function NewOrganisationForm({ onCancel, onAdded }: { onCancel: () => void; onAdded: (id: string) => void }) {
  const form = useForm<Values>({
    draft: 'organisation:new', initial: EMPTY, unsaved: 'The new organisation is not added yet',
    submit: async (values) => {
      const added = await perform('organisations.create', { ...values, kind: values.kind || organisationKindOf(values.name), shortName: orNull(values.shortName) },
        { done: (organisation) => `${organisation.name} added`, inline: true });
      if (added.ok) onAdded(added.value.id);
      return added;
    },
  });
  return (
    <FormFrame form={form} save="Add organisation" onCancel={onCancel}>
      <TextField label="Name" {...form.field('name')} />
      <OrganisationFields form={form} none={form.values.name === '' ? 'By its name' : `By its name: ${organisationKindOf(form.values.name)}`} />
    </FormFrame>
  );
}

export function EditOrganisationForm({ organisation, onDone }: { organisation: Organisation; onDone: () => void }) {
  const { name, shortName, kind, successorId, notes, fromDate, toDate } = organisation;
  const record = useRecordForm<Values>({
    draft: `organisation:${organisation.id}`, table: 'organisations', version: organisation.version, onDone, unsaved: `${name} is not saved yet`,
    initial: { name, shortName: shortName ?? '', kind, successorId, notes, fromDate, toDate },
    send: ({ kind: newKind, ...changed }, version, values) => perform('organisations.update', {
      id: organisation.id, version,
      set: { ...changed, ...(newKind ? { kind: newKind } : {}), ...('shortName' in changed ? { shortName: orNull(values.shortName) } : {}) },
    }, { done: (saved) => `${saved.name} saved`, inline: true }),
  });
  return (
    <FormFrame form={record.form} save="Save" onCancel={onDone}>
      <BothVersions record={record} />
      <TextField label="Name" hint="Put a slip right here. If it has really been renamed, use Rename, which keeps the old name." {...record.form.field('name')} />
      <OrganisationFields form={record.form} except={organisation.id} />
    </FormFrame>
  );
}

function OrganisationFields<V extends Values>({ form, none, except }: { form: Form<V>; none?: string; except?: string }) {
  const directory = useDirectory();
  // The form may have more fields than these; of these it has all.
  const field = (form as unknown as Form<Values>).field;
  return (
    <>
      <TextField label="Short name" optional className="short" hint="For tables and the action log." {...field('shortName')} />
      <Select label="Kind" options={ORGANISATION_KINDS} none={none} {...field('kind')} />
      <DateField label="Existed from" optional hint="Leave empty if it is not known." {...field('fromDate')} />
      <DateField label="Until" optional hint="The last day, if it was merged or dissolved." {...field('toDate')} />
      <ComboBox label="Became" optional hint="The organisation that took its place." choices={directory.organisationChoices.filter((choice) => choice.id !== except)} {...field('successorId')} />
      <TextArea label="Notes" optional {...field('notes')} />
    </>
  );
}
