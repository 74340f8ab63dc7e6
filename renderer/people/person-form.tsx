import { personName, type Person } from '../../shared/people.ts';
import { perform } from '../cache.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { useDirectory } from '../records/directory.ts';
import { orNull } from '../records/period.ts';
import { useRecordForm } from '../records/record-form.ts';
import { TextArea, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm, type Form } from '../ui/form.ts';
import { OrganisationField, settleOrganisation } from './organisation-field.tsx';

const EMPTY = {
  title: '', givenName: '', familyName: '', initials: '', post: '', email: '', phone: '', notes: '', organisationId: null as string | null, newOrganisation: null as string | null,
};
type Values = typeof EMPTY;

const valuesOf = (person: Person): Values => ({
  title: person.title ?? '', givenName: person.givenName ?? '', familyName: person.familyName ?? '', initials: person.initials ?? '', post: person.post ?? '',
  email: person.email ?? '', phone: person.phone ?? '', notes: person.notes, organisationId: person.organisationId, newOrganisation: null,
});
const fieldsOf = ({ title, givenName, familyName, initials, post, email, phone, notes }: Values) => ({
  title: orNull(title), givenName: orNull(givenName), familyName: orNull(familyName), initials: orNull(initials), post: orNull(post), email: orNull(email), phone: orNull(phone), notes,
});

export function NewPersonForm({ onCancel, onAdded }: { onCancel: () => void; onAdded: (id: string) => void }) {
  const form = useForm<Values>({
    draft: 'person:new', initial: EMPTY, unsaved: 'The new person is not added yet',
    submit: async (values) => {
      const organisation = await settleOrganisation(values);
      if (!organisation.ok) return organisation;
      const added = await perform('people.create', { ...fieldsOf(values), organisationId: organisation.value }, { done: (person) => `${personName(person)} added`, inline: true });
      if (added.ok) onAdded(added.value.id);
      return added;
    },
  });
  return <FormFrame form={form} save="Add person" onCancel={onCancel}><PersonFields form={form} /></FormFrame>;
}

export function EditPersonForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const record = useRecordForm<Values>({
    draft: `person:${person.id}`, table: 'people', initial: valuesOf(person), version: person.version, onDone, unsaved: `${personName(person)} is not saved yet`,
    send: async (changed, version, values) => {
      const organisation = await settleOrganisation(values);
      if (!organisation.ok) return organisation;
      const whole = { ...fieldsOf(values), organisationId: organisation.value };
      const moved = 'organisationId' in changed || 'newOrganisation' in changed;
      const set = Object.fromEntries(Object.entries(whole).filter(([name]) => (name === 'organisationId' ? moved : name in changed)));
      return perform('people.update', { id: person.id, version, set }, { done: (saved) => `${personName(saved)} saved`, inline: true });
    },
  });
  return (
    <FormFrame form={record.form} save="Save" onCancel={onDone}>
      <BothVersions record={record} />
      <PersonFields form={record.form} />
    </FormFrame>
  );
}

function PersonFields<V extends Values>({ form }: { form: Form<V> }) {
  const directory = useDirectory();
  // The form may have more fields than these; of these it has all.
  const field = (form as unknown as Form<Values>).field;
  const { values, setAll, errors } = form as unknown as Form<Values>;
  return (
    <>
      <div className="form-row">
        <div className="title-field"><TextField label="Title" placeholder="Cllr, Dr" {...field('title')} /></div>
        <TextField label="Given name" {...field('givenName')} />
      </div>
      <TextField label="Family name" hint="Somebody known only by their post may have no name yet." {...field('familyName')} />
      <TextField label="Post" optional {...field('post')} />
      <OrganisationField directory={directory} value={{ organisationId: values.organisationId, newOrganisation: values.newOrganisation }} onChange={(value) => setAll(value)} error={errors['organisationId']} />
      <TextField label="Email" optional type="email" {...field('email')} />
      <TextField label="Phone" optional type="tel" {...field('phone')} />
      <TextField label="Initials" optional className="short" hint="For the action log. Left empty, they are taken from the name." {...field('initials')} />
      <TextArea label="Notes" optional {...field('notes')} />
    </>
  );
}
