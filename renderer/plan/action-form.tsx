import type { PlanAction, PlanTree } from '../../shared/plan.ts';
import type { RagColour } from '../../shared/plan/scale.ts';
import { readTimescale } from '../../shared/plan/timescale.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { fail } from '../../shared/result.ts';
import { perform } from '../cache.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { orNull } from '../records/period.ts';
import { useRecordForm } from '../records/record-form.ts';
import { Select, TextArea, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm, type Form } from '../ui/form.ts';
import { DateField } from '../ui/when-fields.tsx';

const EMPTY = {
  priorityId: '', number: '', text: '', lead: '', timescale: '', startDate: null as string | null, dueDate: null as string | null, measures: '', startedOn: null as string | null,
  completedOn: null as string | null, colour: '' as RagColour | '', colourReason: '', commentary: '', outturnReason: '',
};
type Values = typeof EMPTY;

/** Dates that the timescale names fill in those left empty. */
function fieldsOf({ lead: _, colour, number, timescale, startDate, dueDate, ...values }: Values, plan: PlanTree['plan']) {
  const read = startDate === null && dueDate === null ? readTimescale(timescale, plan) : { startDate, dueDate };
  return { ...values, ...read, text: values.text.replace(/\s*\n\s*/g, ' '), timescale: orNull(timescale), colour: colour === '' ? null : colour, ...(number.trim() === '' ? {} : { number }) };
}

export function NewPlanActionForm({ tree, onCancel, onAdded }: { tree: PlanTree; onCancel: () => void; onAdded: (id: string) => void }) {
  const form = useForm<Values>({
    draft: `planAction:new:${tree.plan.id}`, unsaved: 'The new action is not added yet', initial: { ...EMPTY, priorityId: tree.priorities.length === 1 ? tree.priorities[0]!.id : '' },
    submit: async (values) => {
      if (values.priorityId === '') return fail({ code: 'invalid_input', message: 'Say which priority it belongs to.', fields: [{ path: 'priorityId', message: 'Say which priority it belongs to.' }] });
      const added = await perform('planActions.create', fieldsOf(values, tree.plan), { done: (action) => `Action ${action.number} added`, inline: true });
      if (!added.ok) return added;
      if (values.lead.trim() !== '') await perform('planLeads.create', { actionId: added.value.id, post: values.lead });
      onAdded(added.value.id);
      return added;
    },
  });
  return (
    <FormFrame form={form} save="Add action" onCancel={onCancel}>
      <Fields form={form} tree={tree} />
      <TextField label="Lead" optional hint="A post, a name or an agency as written; more can be added afterwards." {...form.field('lead')} />
    </FormFrame>
  );
}

export function EditPlanActionForm({ tree, action, onDone }: { tree: PlanTree; action: PlanAction; onDone: () => void }) {
  const record = useRecordForm<Values>({
    draft: `planAction:${action.id}`, table: 'planActions', version: action.version, onDone, unsaved: `Action ${action.number} is not saved yet`,
    initial: {
      priorityId: action.priorityId, number: action.number, text: action.text, lead: '', timescale: action.timescale ?? '', startDate: action.startDate, dueDate: action.dueDate, measures: action.measures,
      startedOn: action.startedOn, completedOn: action.completedOn, colour: action.colour ?? '', colourReason: action.colourReason, commentary: action.commentary, outturnReason: action.outturnReason,
    },
    send: (changed, version, values) => {
      const dated = 'timescale' in changed ? { startDate: true, dueDate: true } : {};
      const set = Object.fromEntries(Object.entries(fieldsOf(values, tree.plan)).filter(([name]) => name in changed || name in dated));
      return perform('planActions.update', { id: action.id, version, set }, { done: (saved) => `Action ${saved.number} saved`, inline: true });
    },
  });
  const form = record.form as unknown as Form<Values>;
  return (
    <FormFrame form={record.form} save="Save" onCancel={onDone}>
      <BothVersions record={record} />
      <Fields form={form} tree={tree} />
      <TextArea label="Commentary" optional {...form.field('commentary')} />
      <DateField label="Started on" optional {...form.field('startedOn')} />
      <DateField label="Completed on" optional hint="Only when every milestone is done." {...form.field('completedOn')} />
      <Select
        label="Rating set by hand" none="None: as the rule proposes" options={tree.plan.scale.levels.map((level) => ({ value: level.colour, label: `${level.word}: ${level.meaning}` }))}
        {...form.field('colour')}
      />
      {form.values.colour !== '' && <TextArea label="Why this rating" hint="Kept beside what the rule proposes." {...form.field('colourReason')} />}
      <TextArea label="Why it was not complete at the end" optional hint="For the outturn of the plan." {...form.field('outturnReason')} />
    </FormFrame>
  );
}

function Fields({ form, tree }: { form: Form<Values>; tree: PlanTree }) {
  const { timescale } = form.values;
  const read = readTimescale(timescale, tree.plan);
  const hint = timescale.trim() === '' ? 'As agreed: April – October 2027, quarterly. Dates in it are read.'
    : read.dueDate === null ? 'Kept as written; it names no date to be due by.' : `Read as due by ${formatShortDate(read.dueDate)}${read.startDate === null ? '' : `, from ${formatShortDate(read.startDate)}`}.`;
  return (
    <>
      <Select label="Priority" none="Choose a priority" options={tree.priorities.map((one) => ({ value: one.id, label: `${one.number}. ${one.title}` }))} {...form.field('priorityId')} />
      <TextField label="Number" optional className="short" hint="Left empty, the next one." {...form.field('number')} />
      <TextArea label="Action" {...form.field('text')} />
      <TextField label="Timescale as written" optional hint={hint} {...form.field('timescale')} />
      <DateField label="Start" optional hint="Left empty with the due date, both are read from the timescale." {...form.field('startDate')} />
      <DateField label="Due by" optional {...form.field('dueDate')} />
      <TextArea label="How success is measured" optional {...form.field('measures')} />
    </>
  );
}
