import type { ReactNode } from 'react';
import type { Result } from '../../shared/result.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { useRecordForm } from '../records/record-form.ts';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm, type Form } from '../ui/form.ts';

interface Common<V extends Record<string, unknown>, F> {
  draft: string;
  initial: V;
  /** The fields of the record from those of the form, which have the same names; amounts are text in the form. */
  read: (values: V) => Result<F>;
  onDone: () => void;
  children: (form: Form<V>) => ReactNode;
}

/** The form of a record that is not there yet. */
export function NewRecord<V extends Record<string, unknown>, F>({ draft, initial, read, send, save, onDone, children }:
  Common<V, F> & { save: string; send: (fields: F) => Promise<Result<unknown>> }) {
  const form = useForm<V>({
    draft, initial, onDone, unsaved: 'The form is not sent yet',
    submit: async (values) => {
      const fields = read(values);
      return fields.ok ? send(fields.value) : fields;
    },
  });
  return <FormFrame form={form} save={save} onCancel={onDone}>{children(form)}</FormFrame>;
}

/** The form of a record that is there: sends only what was changed, and shows both versions if somebody else changed it too. */
export function EditRecord<V extends Record<string, unknown>, F extends Record<string, unknown>>({ draft, initial, read, version, table, send, onDone, children, extra }:
  Common<V, F> & { version: number; table: string; send: (set: Partial<F>, version: number) => Promise<Result<unknown>>; extra?: ReactNode }) {
  const record = useRecordForm<V>({
    draft, table, initial, version, onDone, unsaved: 'A change is not saved yet',
    send: async (changed, seen, values) => {
      const fields = read(values);
      if (!fields.ok) return fields;
      return send(Object.fromEntries(Object.entries(fields.value).filter(([name]) => name in changed)) as Partial<F>, seen);
    },
  });
  return (
    <FormFrame form={record.form} save="Save" onCancel={onDone} extra={extra}>
      <BothVersions record={record} />
      {children(record.form as unknown as Form<V>)}
    </FormFrame>
  );
}
