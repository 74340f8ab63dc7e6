import { ORGANISATION_KINDS } from '../../shared/organisations.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Course } from '../../shared/training/records.ts';
import { NewRecord } from '../budget/record-forms.tsx';
import { perform, useQuery } from '../cache.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { orNull } from '../records/period.ts';
import { useRecordForm } from '../records/record-form.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { Checkbox, TextArea, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import type { Form } from '../ui/form.ts';

interface Values extends Record<string, unknown> {
  title: string; level: string; aims: string; words: string; kinds: string; priorityId: string | null; refreshMonths: string; certificateAfterEvaluation: boolean;
}
const valuesOf = (course: Course | null): Values => ({
  title: course?.title ?? '', level: course?.level ?? '', aims: course?.aims ?? '', words: course?.audience.words ?? '', kinds: (course?.audience.kinds ?? []).join('|'), priorityId: course?.priorityId ?? null,
  refreshMonths: course?.refreshMonths === null || course === null ? '' : String(course.refreshMonths), certificateAfterEvaluation: course?.certificateAfterEvaluation ?? false,
});
function read({ title, level, aims, words, kinds, priorityId, refreshMonths, certificateAfterEvaluation }: Values) {
  if (refreshMonths.trim() !== '' && !/^\d{1,3}$/.test(refreshMonths.trim())) {
    return fail({ code: 'invalid_input', message: 'The months cannot be read. Nothing has been changed.', fields: [{ path: 'refreshMonths', message: 'Give a whole number of months, such as 36.' }] });
  }
  const named = kinds.split('|');
  return ok({
    title, level: orNull(level), aims, audience: { words, kinds: ORGANISATION_KINDS.filter((one) => named.includes(one)) }, priorityId, refreshMonths: refreshMonths.trim() === '' ? null : Number(refreshMonths), certificateAfterEvaluation,
  });
}

export function NewCourse({ onDone }: { onDone: () => void }) {
  return (
    <NewRecord draft="course:new" initial={valuesOf(null)} read={read} onDone={onDone} save="Add course" send={(fields) => perform('courses.create', fields, { done: 'Course added', inline: true })}>
      {(form) => <Fields form={form} />}
    </NewRecord>
  );
}
export function EditCourse({ course, onDone }: { course: Course; onDone: () => void }) {
  const record = useRecordForm<Values>({
    draft: `course:${course.id}`, table: 'courses', initial: valuesOf(course), version: course.version, onDone, unsaved: 'A change is not saved yet',
    send: async (changed, version, values) => {
      const fields = read(values);
      if (!fields.ok) return fields;
      // The audience is one field of the record and two of the form.
      const set = Object.fromEntries(Object.entries(fields.value).filter(([name]) => (name === 'audience' ? 'words' in changed || 'kinds' in changed : name in changed)));
      return perform('courses.update', { id: course.id, version, set }, { done: 'Course saved', inline: true });
    },
  });
  return <FormFrame form={record.form} save="Save" onCancel={onDone}><BothVersions record={record} /><Fields form={record.form as unknown as Form<Values>} /></FormFrame>;
}

function Fields({ form }: { form: Form<Values> }) {
  const priorities = useQuery('planPriorities.list', {});
  const kinds = form.values.kinds.split('|').filter((one) => one !== '');
  const toggle = (kind: string, on: boolean) => form.set('kinds', (on ? [...kinds, kind] : kinds.filter((one) => one !== kind)).join('|'));
  return (
    <>
      <TextField label="Title" {...form.field('title')} />
      <TextField label="Level" optional className="short" placeholder="Level 3" {...form.field('level')} />
      <TextArea label="Aims" optional {...form.field('aims')} />
      <TextField label="Who it is for" optional {...form.field('words')} />
      <fieldset className="field">
        <legend className="field-label">Kinds of organisation</legend>
        <span className="field-hint">A booking from another kind is pointed out. None ticked: everybody.</span>
        <div className="checks across">{ORGANISATION_KINDS.map((kind) => <Checkbox key={kind} label={kind} value={kinds.includes(kind)} onChange={(on) => toggle(kind, on)} />)}</div>
      </fieldset>
      {(priorities.data ?? []).length > 0 && (
        <ComboBox label="Priority of the plan that it serves" optional choices={(priorities.data ?? []).map((one) => ({ id: one.id, name: `${one.number}. ${one.title}` }))} {...form.field('priorityId')} />
      )}
      <TextField label="To be taken again after so many months" optional inputMode="numeric" className="short" {...form.field('refreshMonths')} />
      <Checkbox label="Certificate only after an evaluation on the day" {...form.field('certificateAfterEvaluation')} />
    </>
  );
}
