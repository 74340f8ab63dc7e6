import { useState } from 'react';
import { perform, useQuery } from '../cache.ts';
import { periodInWords } from '../records/period.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { Section } from '../ui/page.tsx';
import { DateField } from '../ui/when-fields.tsx';

/** The other names of an organisation: what it was called before, and what else people call it. */
export function Aliases({ organisationId }: { organisationId: string }) {
  const aliases = useQuery('organisationAliases.list', { organisationId });
  const [adding, setAdding] = useState(false);
  if (aliases.data === undefined) return null;
  return (
    <Section title="Other names" level={3} aside={!adding && <Button small look="quiet" className="push" onClick={() => setAdding(true)}>Add</Button>}>
      {aliases.data.length === 0 && !adding && <p className="soft">None. A pasted list finds the organisation by each of its names.</p>}
      {aliases.data.length > 0 && (
        <ul className="plain-list tight">
          {aliases.data.map((alias) => (
            <li key={alias.id} className="alias">
              <span>{alias.name}{periodInWords(alias) !== '' && <span className="soft">, {periodInWords(alias)}</span>}</span>
              <Button
                small look="quiet" icon aria-label={`Delete the name ${alias.name}`}
                onClick={() => void perform('organisationAliases.delete', { id: alias.id, version: alias.version }, { done: `The name ${alias.name} is deleted` })}
              >✕</Button>
            </li>
          ))}
        </ul>
      )}
      {adding && <AliasForm organisationId={organisationId} onDone={() => setAdding(false)} />}
    </Section>
  );
}

function AliasForm({ organisationId, onDone }: { organisationId: string; onDone: () => void }) {
  const form = useForm({
    draft: `alias:new:${organisationId}`, initial: { name: '', fromDate: null as string | null, toDate: null as string | null }, onDone, unsaved: 'The other name is not added yet',
    submit: (values) => perform('organisationAliases.create', { organisationId, ...values }, { done: (alias) => `Also called ${alias.name} now`, inline: true }),
  });
  return (
    <FormFrame form={form} save="Add name" onCancel={onDone}>
      <TextField label="Name" {...form.field('name')} />
      <DateField label="From" optional hint="Only if it was the official name at the time." {...form.field('fromDate')} />
      <DateField label="Until" optional hint="" {...form.field('toDate')} />
    </FormFrame>
  );
}
