import { ok, type Result } from '../../shared/result.ts';
import type { TrainingEvent } from '../../shared/training/records.ts';
import { EVENT_KINDS, EVENT_STATUSES, MODES } from '../../shared/training/records.ts';
import { EditRecord, NewRecord } from '../budget/record-forms.tsx';
import { perform, useQuery } from '../cache.ts';
import { orNull } from '../records/period.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { RadioGroup, Select, TextArea, TextField } from '../ui/field.tsx';
import type { Form } from '../ui/form.ts';
import { DateField } from '../ui/when-fields.tsx';

interface Values extends Record<string, unknown> {
  courseId: string | null; newCourse: string; kind: TrainingEvent['kind']; date: string | null; mode: TrainingEvent['mode']; venue: string; trainers: string; places: string; halfDays: string; attendedCount: string; notes: string;
  status: TrainingEvent['status']; cancelReason: string;
}
const valuesOf = (event: TrainingEvent | null, courseId: string | null): Values => ({
  courseId: event?.courseId ?? courseId, newCourse: '', kind: event?.kind ?? 'course', date: event?.date ?? null, mode: event?.mode ?? 'venue', venue: event?.venue ?? '', trainers: event?.trainers ?? '',
  places: event === null ? '20' : event.places === null ? '' : String(event.places), halfDays: String(event?.halfDays ?? 2), attendedCount: event?.attendedCount === null || event === null ? '' : String(event.attendedCount), notes: event?.notes ?? '', status: event?.status ?? 'planned', cancelReason: event?.cancelReason ?? '',
});
const LENGTHS = [{ value: '1', label: 'Half a day' }, { value: '2', label: '1 day' }, { value: '3', label: '1½ days' }, { value: '4', label: '2 days' }, { value: '6', label: '3 days' }];
function fieldsOf({ courseId, kind, date, mode, venue, trainers, places, halfDays, attendedCount, notes, status, cancelReason }: Values) {
  const whole = (text: string): number | null => (text.trim() === '' ? null : /^\d{1,5}$/.test(text.trim()) ? Number(text) : -1);
  return { courseId: courseId ?? '', kind, date: date ?? '', mode, venue: orNull(venue), trainers, places: whole(places), halfDays: Number(halfDays), attendedCount: whole(attendedCount), notes, status, cancelReason };
}
const read = (values: Values) => ok(fieldsOf(values));

export function NewEvent({ courseId = null, onDone }: { courseId?: string | null; onDone: () => void }) {
  return (
    <NewRecord<Values, Values> draft={`event:new:${courseId ?? ''}`} initial={valuesOf(null, courseId)} read={(values): Result<Values> => ok(values)} onDone={onDone} save="Add event"
      send={async (values) => {
        let id = values.courseId;
        if (id === null && values.newCourse !== '') {
          const course = await perform('courses.create', { title: values.newCourse }, { inline: true });
          if (!course.ok) return course;
          id = course.value.id;
        }
        return perform('trainingEvents.create', fieldsOf({ ...values, courseId: id }), { done: 'Event added', inline: true });
      }}>
      {(form) => <Fields form={form} isNew />}
    </NewRecord>
  );
}

export function EditEvent({ event, onDone }: { event: TrainingEvent; onDone: () => void }) {
  return (
    <EditRecord draft={`event:${event.id}`} table="trainingEvents" initial={valuesOf(event, null)} version={event.version} read={read} onDone={onDone}
      send={(set, version) => perform('trainingEvents.update', { id: event.id, version, set }, { done: 'Event saved', inline: true })}>
      {(form) => <Fields form={form} />}
    </EditRecord>
  );
}

function Fields({ form, isNew = false }: { form: Form<Values>; isNew?: boolean }) {
  const courses = useQuery('courses.list', {});
  const { courseId, newCourse, status, mode } = form.values;
  const choices = (courses.data ?? []).map((one) => ({ id: one.id, name: one.title, hint: one.level }));
  return (
    <>
      <ComboBox label="Course" noun="course" choices={newCourse === '' ? choices : [{ id: 'new', name: newCourse, hint: 'added when you save' }, ...choices]} value={newCourse === '' ? courseId : 'new'} error={form.errors['courseId']} name="courseId"
        onChange={(id) => form.setAll(id === 'new' ? {} : { courseId: id, newCourse: '' })} {...(isNew ? { onAdd: (typed: string) => form.setAll({ courseId: null, newCourse: typed }) } : {})} />
      <DateField label={isNew ? 'Date' : 'First day'} {...form.field('date')} />
      <div className="form-row">
        <Select label="Kind" options={EVENT_KINDS} {...form.field('kind')} />
        <Select label="Length" options={LENGTHS.some((one) => one.value === form.values.halfDays) ? LENGTHS : [...LENGTHS, { value: form.values.halfDays, label: `${Number(form.values.halfDays) / 2} days` }]} {...form.field('halfDays')} />
        <TextField label="Places" optional inputMode="numeric" className="short" hint="Empty: as many as come." {...form.field('places')} />
      </div>
      <RadioGroup label="Held" across options={MODES.map((value) => ({ value, label: { venue: 'At a venue', online: 'Online', hybrid: 'Both' }[value] }))} {...form.field('mode')} />
      {mode !== 'online' && <TextField label="Venue" optional {...form.field('venue')} />}
      <TextField label="Trainers" optional {...form.field('trainers')} />
      {!isNew && <RadioGroup label="State" across options={EVENT_STATUSES.filter((one) => one !== 'cancelled' || status === 'cancelled')} {...form.field('status')} />}
      {!isNew && status !== 'cancelled' && <TextField label="Came without being named here" optional inputMode="numeric" className="short" hint="Of an event that is known only by its number of attendances." {...form.field('attendedCount')} />}
      {status === 'cancelled' && <TextField label="Why it was cancelled" {...form.field('cancelReason')} />}
      <TextArea label="Notes" optional {...form.field('notes')} />
    </>
  );
}
