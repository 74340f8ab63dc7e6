import { formatShortDate } from '../../shared/dates.ts';
import type { Organisation } from '../../shared/organisations.ts';
import { fail } from '../../shared/result.ts';
import { perform } from '../cache.ts';
import { orNull } from '../records/period.ts';
import { TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { DateField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';

/** A new name from a day on; the old one stays as the name it went by until then. */
export function RenameForm({ organisation, onDone }: { organisation: Organisation; onDone: () => void }) {
  const { today } = useView();
  const form = useForm({
    draft: `organisation-rename:${organisation.id}`, onDone, unsaved: 'The new name is not saved yet',
    initial: { name: organisation.name, shortName: organisation.shortName ?? '', from: today as string | null },
    submit: async ({ name, shortName, from }) => (from === null
      ? fail({ code: 'invalid_input', message: 'Give the first day of the new name.', fields: [{ path: 'from', message: 'Give the first day of the new name.' }] })
      : perform('organisations.rename', { id: organisation.id, version: organisation.version, name, shortName: orNull(shortName), from }, { done: `${organisation.name} is now ${name.trim()}`, inline: true })),
  });
  const { from } = form.values;
  return (
    <FormFrame form={form} save="Rename" onCancel={onDone}>
      <p>Registers, minutes and reports of days before {from === null ? 'then' : formatShortDate(from)} go on saying {organisation.name}.</p>
      <TextField label="New name" {...form.field('name')} />
      <TextField label="New short name" optional className="short" {...form.field('shortName')} />
      <DateField label="First day of the new name" {...form.field('from')} />
    </FormFrame>
  );
}
