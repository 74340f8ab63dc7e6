import { useMemo } from 'react';
import type { Circulation } from '../../../../shared/minutes/circulations.ts';
import type { ReviewComment } from '../../../../shared/minutes/comments.ts';
import { fail } from '../../../../shared/result.ts';
import { personName } from '../../../../shared/people.ts';
import { perform } from '../../../cache.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Select, TextArea, TextField } from '../../../ui/field.tsx';
import { FormFrame } from '../../../ui/form-frame.tsx';
import { useForm } from '../../../ui/form.ts';
import { DateField } from '../../../ui/when-fields.tsx';
import { useWorkspaceState } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';

/** What a reviewer said: of which draft, about which minute, who and when. */
export function CommentForm({ data, drafts, comment, onClose }: { data: MeetingData; drafts: readonly Circulation[]; comment: ReviewComment | null; onClose: () => void }) {
  const { people, organisations, items, minutes, numbers, today } = data;
  const current = useWorkspaceState((state) => state.current);
  const last = drafts.at(-1)!;
  const form = useForm({
    draft: `comment:${comment?.id ?? last.id}`,
    initial: {
      circulationId: comment?.circulationId ?? last.id, agendaItemId: comment === null ? current ?? '' : comment.agendaItemId ?? '', personId: comment?.personId ?? null, organisationId: comment?.organisationId ?? null,
      writer: comment?.writer ?? '', saidOn: (comment?.saidOn ?? (today < last.circulatedOn ? last.circulatedOn : today)) as string | null, text: comment?.text ?? '',
    },
    submit: async ({ circulationId, agendaItemId, personId, organisationId, writer, saidOn, text }) => {
      if (saidOn === null) return fail({ code: 'invalid_input', message: 'Say when it was said.', fields: [{ path: 'saidOn', message: 'Say when it was said.' }] });
      const values = { circulationId, agendaItemId: agendaItemId || null, personId, organisationId, writer: writer.trim() || null, saidOn, text: text.trim() };
      return comment === null ? perform('reviewComments.create', values, { inline: true, done: 'Comment recorded' })
        : perform('reviewComments.update', { id: comment.id, version: comment.version, set: values }, { inline: true, done: 'Comment changed' });
    },
    onDone: onClose,
    unsaved: 'Comment not recorded yet',
  });
  const persons = useMemo(() => people.map((one) => ({ id: one.id, name: personName(one), hint: one.post })), [people]);
  const agencies = useMemo(() => organisations.map((one) => ({ id: one.id, name: one.name, hint: one.shortName })), [organisations]);
  return (
    <FormFrame form={form} save={comment === null ? 'Record comment' : 'Save comment'} onCancel={onClose} plain>
      {drafts.length > 1 && <Select label="On" options={drafts.map((one) => ({ value: one.id, label: `Draft ${one.number}` }))} {...form.field('circulationId')} />}
      <Select
        label="About" none="The document as a whole"
        options={items.filter((item) => item.minuted).map((item) => ({ value: item.id, label: `${numbers.get(item.id) ?? ''} ${minutes.get(item.id)?.heading ?? item.title}`.trim() }))}
        {...form.field('agendaItemId')}
      />
      <ComboBox label="Person" optional takeFocus choices={persons} value={form.values.personId} onChange={(id) => form.set('personId', id)} />
      <ComboBox label="Organisation" optional choices={agencies} value={form.values.organisationId} onChange={(id) => form.set('organisationId', id)} />
      <TextField label="Or as written" optional {...form.field('writer')} />
      <DateField label="Date" narrow {...form.field('saidOn')} />
      <TextArea label="Comment" rows={4} maxLength={4000} {...form.field('text')} />
    </FormFrame>
  );
}
