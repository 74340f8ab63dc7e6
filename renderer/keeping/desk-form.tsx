import type { Desk } from '../../shared/board.ts';
import { perform } from '../cache.ts';
import { TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { initialsOf } from './initials.ts';

/** Who is at the desk: stamped on every change from then on. */
export function DeskForm({ desk, onDone, plain = false }: { desk: Desk | null; onDone?: () => void; plain?: boolean }) {
  const form = useForm({
    draft: 'desk',
    initial: { name: desk?.name ?? '', initials: desk?.initials ?? '', role: desk?.role ?? 'Business manager' },
    submit: (values) => perform('desk.set', { ...values, initials: values.initials.trim() || initialsOf(values.name) },
      { done: (value) => `Changes are now recorded as ${value.name}’s`, undo: false, inline: true }),
    onDone,
    unsaved: 'Who is at the desk is not saved yet',
  });
  return (
    <FormFrame form={form} save="Save who is at the desk" plain={plain}>
      <TextField label="Your name" autoComplete="name" {...form.field('name')} />
      <div className="form-row">
        <TextField label="Initials" hint="Shown beside each change. Left empty, they are taken from the name." className="short" {...form.field('initials')} />
        <TextField label="Your role" {...form.field('role')} />
      </div>
    </FormFrame>
  );
}
