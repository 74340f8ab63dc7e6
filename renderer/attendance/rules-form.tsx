import type { AttendanceSettings } from '../../shared/attendance-figures.ts';
import { DEFAULT_RULES, MERGERS, type AttendanceRules } from '../../shared/attendance-figures/rules.ts';
import { YEAR_KINDS } from '../../shared/attendance-figures/years.ts';
import { perform } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Field, RadioGroup, Select } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';

const SHARES = [0, 25, 50, 75, 100];
const shareWords = (share: number): string => (share === 0 ? 'Any part of it (usual)' : share === 100 ? 'All of it' : `At least ${share}%`);

/** How the board counts. Changing it changes every figure at once, and can be undone. */
export function RulesForm({ settings, onDone }: { settings: AttendanceSettings; onDone: () => void }) {
  const form = useForm({
    draft: 'attendance:rules',
    initial: { ...settings.rules, threshold: String(settings.threshold), years: settings.years },
    submit: ({ threshold, years, ...rules }) => perform('attendanceFigures.setSettings', { rules, threshold: Number(threshold), years }, { done: 'Attendance is now counted by these rules', inline: true }),
    onDone,
    unsaved: 'The rules of attendance are not saved yet',
  });
  const { values } = form;
  const check = (name: 'deputies' | 'virtual' | 'joint' | 'extraordinary' | 'inquorate', label: string, hint?: string) =>
    <Checkbox label={label} hint={hint} value={values[name]} onChange={(value) => form.set(name, value)} name={name} />;
  const isDefault = (Object.keys(DEFAULT_RULES) as (keyof AttendanceRules)[]).every((name) => values[name] === DEFAULT_RULES[name]);
  return (
    <FormFrame form={form} save="Count by these rules" onCancel={onDone} extra={!isDefault && <Button look="quiet" onClick={() => form.setAll(DEFAULT_RULES)}>The usual rules</Button>}>
      <RadioGroup label="An agency with several seats" {...form.field('seats')} options={[{ value: 'any', label: 'Is represented when any of them is filled (usual)' }, { value: 'every', label: 'Counts each of them by itself' }]} />
      <div className="checks">
        {check('deputies', 'A deputy counts for the agency', 'Never for the member.')}
        {check('virtual', 'Taking part virtually counts')}
        {check('joint', 'Joint meetings count')}
        {check('extraordinary', 'Extraordinary meetings count')}
        {check('inquorate', 'Meetings without a quorum count', 'Usually all of these count.')}
      </div>
      <Select
        label="Somebody who came late or left early must have been there for" value={String(values.partPresent)} onChange={(share) => form.set('partPresent', Number(share))}
        options={[...new Set([...SHARES, values.partPresent])].sort((a, b) => a - b).map((share) => ({ value: String(share), label: shareWords(share) }))}
      />
      <RadioGroup
        label="The seats of an agency that was merged" {...form.field('mergers')}
        options={MERGERS.map((value) => ({ value, label: { 'from the merger': 'Count with its successor from the merger on (usual)', throughout: 'Count with its successor throughout', separately: 'Are counted separately' }[value] }))}
      />
      <Field label="Look at attendance below" hint="Per cent. Lines below it are marked Low." error={form.errors['threshold']}>
        {(described) => <input {...described} className="input short" inputMode="numeric" value={values.threshold} onChange={(event) => form.set('threshold', event.target.value)} />}
      </Field>
      <Select label="The board reports by" {...form.field('years')} options={YEAR_KINDS.map((value) => ({ value, label: { municipal: 'Municipal year, from May', financial: 'Financial year, from April', calendar: 'Calendar year' }[value] }))} />
    </FormFrame>
  );
}
