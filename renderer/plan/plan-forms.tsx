import { useState } from 'react';
import type { PlanTree } from '../../shared/plan.ts';
import { GREEN_IS_COMPLETE, USUAL_SCALE } from '../../shared/plan/scale.ts';
import { fail } from '../../shared/result.ts';
import { perform } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { RadioGroup, Select, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { Section } from '../ui/page.tsx';
import { DateField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';
import { ScaleField } from './scale-field.tsx';

const SCALES = [{ value: 'usual', label: 'Blue is complete, green is on track' }, { value: 'green', label: 'Green is complete, amber is in progress' }] as const;

export function NewPlanForm({ onCancel, onAdded }: { onCancel: () => void; onAdded: (id: string) => void }) {
  const { bodies, bodyId } = useView();
  const form = useForm({
    draft: 'plan:new', unsaved: 'The new plan is not made yet',
    initial: { bodyId: bodyId ?? (bodies.length === 1 ? bodies[0]!.id : ''), name: '', fromDate: null as string | null, toDate: null as string | null, scale: 'usual' as 'usual' | 'green' },
    submit: async ({ scale, ...values }) => {
      if (values.bodyId === '') return fail({ code: 'invalid_input', message: 'Say whose plan it is.', fields: [{ path: 'bodyId', message: 'Say whose plan it is.' }] });
      const added = await perform('plans.create', { ...values, scale: scale === 'usual' ? USUAL_SCALE : GREEN_IS_COMPLETE }, { done: (plan) => `${plan.name} made`, inline: true });
      if (added.ok) onAdded(added.value.id);
      return added;
    },
  });
  return (
    <FormFrame form={form} save="Make the plan" onCancel={onCancel}>
      <Select label="Body" none="Choose a body" options={bodies.map((body) => ({ value: body.id, label: body.name }))} {...form.field('bodyId')} />
      <TextField label="Name" hint="Business plan 2027/28" {...form.field('name')} />
      <DateField label="From" optional {...form.field('fromDate')} />
      <DateField label="Until" optional {...form.field('toDate')} />
      <RadioGroup label="What the colours mean" hint="Words and meanings can be changed afterwards." options={SCALES} {...form.field('scale')} />
    </FormFrame>
  );
}

/** The plan’s name and period, its priorities, and what its colours are called and mean. */
export function PlanSettings({ tree, onDone }: { tree: PlanTree; onDone: () => void }) {
  const { plan } = tree;
  const [levels, setLevels] = useState(plan.scale.levels);
  const form = useForm({
    draft: null, initial: { name: plan.name, fromDate: plan.fromDate, toDate: plan.toDate, numbering: plan.numbering, soonDays: String(plan.scale.soonDays) },
    submit: ({ soonDays, ...values }) => perform('plans.update', { id: plan.id, version: plan.version, set: { ...values, scale: { levels, soonDays: Number(soonDays) } } }, { done: 'Plan saved', inline: true }),
    onDone,
  });
  return (
    <>
      <FormFrame form={form} save="Save" onCancel={onDone}>
        <TextField label="Name" {...form.field('name')} />
        <DateField label="From" optional {...form.field('fromDate')} />
        <DateField label="Until" optional {...form.field('toDate')} />
        <TextField label="Numbers of actions" hint="{priority} and {action} stand for the numbers." {...form.field('numbering')} />
        <TextField label="Days before a date that count as at risk" className="short" inputMode="numeric" {...form.field('soonDays')} />
        <ScaleField scale={{ soonDays: plan.scale.soonDays, levels }} onChange={setLevels} />
      </FormFrame>
      <Priorities tree={tree} />
    </>
  );
}

function Priorities({ tree }: { tree: PlanTree }) {
  const [title, setTitle] = useState('');
  const add = async () => {
    const added = await perform('planPriorities.create', { planId: tree.plan.id, title }, { done: (priority) => `Priority ${priority.number} added` });
    if (added.ok) setTitle('');
  };
  return (
    <Section title="Priorities" level={3}>
      <ul className="plan-steps">
        {tree.priorities.map((priority) => (
          <li key={priority.id}>
            <span>{priority.number}. {priority.title}</span>
            <Button small look="quiet" aria-label={`Delete priority ${priority.number}`} onClick={() => void perform('planPriorities.delete', { id: priority.id, version: priority.version }, { done: `Priority ${priority.number} deleted with its actions` })}>Delete</Button>
          </li>
        ))}
      </ul>
      <TextField label="New priority" value={title} onChange={setTitle} />
      <div><Button small aria-disabled={title.trim() === ''} onClick={() => void add()}>Add priority</Button></div>
    </Section>
  );
}
