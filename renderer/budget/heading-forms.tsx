import type { BudgetHeading, BudgetLine } from '../../shared/budget/records.ts';
import { ok } from '../../shared/result.ts';
import { perform } from '../cache.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { RadioGroup, Select, TextArea, TextField } from '../ui/field.tsx';
import { amountText, readAmounts } from './amounts.ts';
import { profileOptions, useHeadings } from './choices.ts';
import { EditRecord, NewRecord } from './record-forms.tsx';

interface HeadingValues extends Record<string, unknown> { kind: 'income' | 'expenditure'; name: string; code: string; parentId: string | null; profile: 'even' | 'committed' | 'full'; budget: string }
const EMPTY: HeadingValues = { kind: 'expenditure', name: '', code: '', parentId: null, profile: 'even', budget: '' };

/** Adds a heading, and its budget of the year if there is one. */
export function NewHeading({ yearId, onDone }: { yearId: string; onDone: () => void }) {
  const income = useHeadings('income').choices;
  const expenditure = useHeadings('expenditure').choices;
  return (
    <NewRecord
      draft="budgetHeading:new" initial={EMPTY} onDone={onDone} save="Add heading"
      read={(values) => {
        const amounts = readAmounts([{ name: 'budget', text: values.budget }]);
        return amounts.ok ? ok({ ...values, budget: amounts.value.budget }) : amounts;
      }}
      send={async ({ kind, name, code, parentId, profile, budget }) => {
        const added = await perform('budgetHeadings.create', { kind, name, code: code.trim() || null, parentId, ...(profile === 'even' && kind === 'income' ? {} : { profile }) }, { done: `${name} added`, inline: true });
        if (added.ok && budget !== null) await perform('budgetLines.create', { yearId, headingId: added.value.id, originalPence: budget });
        return added;
      }}
    >
      {(form) => (
        <>
          <RadioGroup label="For" across options={['income', 'expenditure']} {...form.field('kind')} onChange={(kind) => form.setAll({ kind, parentId: null })} />
          <TextField label="Name" {...form.field('name')} />
          <TextField label="Code" optional className="short" hint="As the host authority’s ledger has it: imported lines find the heading by it." {...form.field('code')} />
          <ComboBox label="Below the heading" optional choices={form.values.kind === 'income' ? income : expenditure} {...form.field('parentId')} />
          <TextField label="Budget of this year" optional inputMode="decimal" className="short" {...form.field('budget')} />
          <Select label="What is still to come" options={profileOptions} {...form.field('profile')} />
        </>
      )}
    </NewRecord>
  );
}

/** Changes the heading itself, which all years share. */
export function EditHeading({ heading, onDone }: { heading: BudgetHeading; onDone: () => void }) {
  const { choices } = useHeadings(heading.kind);
  return (
    <EditRecord
      draft={`budgetHeading:${heading.id}`} table="budgetHeadings" version={heading.version} onDone={onDone}
      initial={{ name: heading.name, code: heading.code ?? '', parentId: heading.parentId, profile: heading.profile }}
      read={({ name, code, parentId, profile }) => ok({ name, code: code.trim() || null, parentId, profile })}
      send={(set, version) => perform('budgetHeadings.update', { id: heading.id, version, set }, { done: `${heading.name} saved`, inline: true })}
    >
      {(form) => (
        <>
          <TextField label="Name" {...form.field('name')} />
          <TextField label="Code" optional className="short" {...form.field('code')} />
          <ComboBox label="Below the heading" optional choices={choices.filter((one) => one.id !== heading.id)} {...form.field('parentId')} />
          <Select label="What is still to come" options={profileOptions} {...form.field('profile')} />
        </>
      )}
    </EditRecord>
  );
}

/** The budget of a heading in a year, a forecast of one’s own, and why it stands as it does. */
export function EditBudget({ yearId, headingId, line, onDone }: { yearId: string; headingId: string; line: BudgetLine | undefined; onDone: () => void }) {
  const initial = { originalPence: amountText(line?.originalPence ?? null), forecastPence: amountText(line?.forecastPence ?? null), reason: line?.reason ?? '' };
  const read = ({ originalPence, forecastPence, reason }: typeof initial) => {
    const amounts = readAmounts([{ name: 'originalPence', text: originalPence, needed: true }, { name: 'forecastPence', text: forecastPence }]);
    return amounts.ok ? ok({ originalPence: amounts.value.originalPence!, forecastPence: amounts.value.forecastPence, reason }) : amounts;
  };
  const fields = (form: Parameters<Parameters<typeof NewRecord<typeof initial, unknown>>[0]['children']>[0]) => (
    <>
      <TextField label="Original budget" inputMode="decimal" className="short" {...form.field('originalPence')} />
      <TextField label="Forecast of your own" optional inputMode="decimal" className="short" hint="Replaces the one that is worked out." {...form.field('forecastPence')} />
      <TextArea label="Reason" optional hint="Printed under the heading: why it is over or under." {...form.field('reason')} />
    </>
  );
  return line === undefined ? (
    <NewRecord draft={`budgetLine:${yearId}:${headingId}`} initial={initial} read={read} save="Save" onDone={onDone}
      send={(set) => perform('budgetLines.create', { yearId, headingId, ...set }, { done: 'Budget saved', inline: true })}>
      {fields}
    </NewRecord>
  ) : (
    <EditRecord draft={`budgetLine:${line.id}`} table="budgetLines" initial={initial} version={line.version} read={read} onDone={onDone}
      send={(set, version) => perform('budgetLines.update', { id: line.id, version, set }, { done: 'Budget saved', inline: true })}>
      {fields}
    </EditRecord>
  );
}
