import type { Result } from '../../shared/result.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { useDirectory } from '../records/directory.ts';
import { useRecordForm } from '../records/record-form.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { Checkbox, Select, TextArea, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm, type Form } from '../ui/form.ts';
import { DateField } from '../ui/when-fields.tsx';

type Value = string | number | boolean | null;
export type Values = Record<string, Value>;
/** One field of a register’s form. `line`: empty is nothing in the record; `required`: empty is refused by the operation. */
export interface FieldSpec {
  name: string;
  label: string;
  kind: 'line' | 'required' | 'area' | 'words' | 'date' | 'person' | 'organisation' | 'choice' | 'score' | 'yes';
  hint?: string;
  options?: readonly { value: string; label: string }[];
}

const SCORES = ['1', '2', '3', '4', '5'];
/** What the form holds: text where a field is typed. */
function held(specs: readonly FieldSpec[], from: Values): Values {
  return Object.fromEntries(specs.map(({ name, kind }) => {
    const value = from[name] ?? null;
    return [name, kind === 'yes' ? value === true : kind === 'date' || kind === 'person' || kind === 'organisation' ? value : value === null ? '' : String(value)];
  }));
}
function toSend(specs: readonly FieldSpec[], values: Values): Values {
  return Object.fromEntries(specs.map(({ name, kind }) => {
    const value = values[name] ?? null;
    if (kind === 'line') return [name, String(value).trim() || null];
    if (kind === 'score') return [name, Number(value)];
    return [name, kind === 'words' ? String(value).replace(/\s*\n\s*/g, ' ') : value];
  }));
}

export function NewEntryForm({ specs, initial, draft, save, onCancel, create }: {
  specs: readonly FieldSpec[]; initial: Values; draft: string; save: string; onCancel: () => void; create: (values: Values) => Promise<Result<unknown>>;
}) {
  const form = useForm<Values>({ draft, unsaved: 'The new entry is not added yet', initial: held(specs, initial), submit: (values) => create(toSend(specs, values)) });
  return <FormFrame form={form} save={save} onCancel={onCancel}><Fields specs={specs} form={form} /></FormFrame>;
}

export function EditEntryForm({ specs, row, table, onDone, update }: {
  specs: readonly FieldSpec[]; row: { id: string; version: number }; table: string; onDone: () => void; update: (input: { id: string; version: number; set: Values }) => Promise<Result<unknown>>;
}) {
  const record = useRecordForm<Values>({
    draft: `${table}:${row.id}`, table, version: row.version, onDone, unsaved: 'This entry is not saved yet', initial: held(specs, row as unknown as Values),
    send: (changed, version, values) => update({ id: row.id, version, set: Object.fromEntries(Object.entries(toSend(specs, values)).filter(([name]) => name in changed)) }),
  });
  return (
    <FormFrame form={record.form} save="Save" onCancel={onDone}>
      <BothVersions record={record} />
      <Fields specs={specs} form={record.form as unknown as Form<Values>} />
    </FormFrame>
  );
}

function Fields({ specs, form }: { specs: readonly FieldSpec[]; form: Form<Values> }) {
  const directory = useDirectory();
  return specs.map(({ name, label, kind, hint, options }) => {
    const field = form.field(name);
    const onChange = (value: Value) => form.set(name, value);
    const common = { label, hint, name, error: field.error };
    switch (kind) {
      case 'line': return <TextField key={name} {...common} optional value={String(field.value ?? '')} onChange={onChange} />;
      case 'required': return <TextField key={name} {...common} value={String(field.value ?? '')} onChange={onChange} />;
      case 'words': return <TextArea key={name} {...common} value={String(field.value ?? '')} onChange={onChange} />;
      case 'area': return <TextArea key={name} {...common} optional value={String(field.value ?? '')} onChange={onChange} />;
      case 'date': return <DateField key={name} {...common} hint={hint ?? ''} value={field.value as string | null} onChange={onChange} />;
      case 'person': return <ComboBox key={name} {...common} optional choices={directory.peopleChoices} value={field.value as string | null} onChange={onChange} />;
      case 'organisation': return <ComboBox key={name} {...common} optional choices={directory.organisationChoices} value={field.value as string | null} onChange={onChange} />;
      case 'choice': return <Select key={name} {...common} none="Choose" options={options ?? []} value={String(field.value ?? '')} onChange={onChange} />;
      case 'score': return <Select key={name} {...common} options={SCORES} value={String(field.value ?? '1')} onChange={onChange} />;
      case 'yes': return <Checkbox key={name} label={label} hint={hint} name={name} value={field.value === true} onChange={onChange} />;
    }
  });
}
