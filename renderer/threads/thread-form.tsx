import type { Thread } from '../../shared/threads.ts';
import { perform } from '../cache.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { useRecordForm } from '../records/record-form.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';

/** What the subject is called, and whatever should stand above it. */
export function ThreadForm({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const record = useRecordForm({
    draft: `thread:${thread.id}`, initial: { name: thread.name, notes: thread.notes }, version: thread.version, table: 'threads', onDone: onClose, unsaved: 'The subject’s name is not saved yet',
    send: (set, version) => perform('threads.update', { id: thread.id, version, set }, { inline: true, done: 'Saved' }),
  });
  return (
    <Dialog title="Name and notes" open onClose={onClose}>
      <BothVersions record={record} />
      <FormFrame form={record.form} save="Save" onCancel={onClose}>
        <TextField label="Name of the subject" {...record.form.field('name')} />
        <TextArea label="Notes" optional hint="They stand above the subject, on the page and in its papers." {...record.form.field('notes')} />
      </FormFrame>
    </Dialog>
  );
}
