import type { Contribution } from '../../shared/budget/records.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { ok } from '../../shared/result.ts';
import { perform } from '../cache.ts';
import { useDirectory } from '../records/directory.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { RadioGroup, Select, TextArea, TextField } from '../ui/field.tsx';
import type { Form } from '../ui/form.ts';
import { DateField } from '../ui/when-fields.tsx';
import { amountText, readAmounts } from './amounts.ts';
import { basisOptions, useHeadings } from './choices.ts';
import { EditRecord, NewRecord } from './record-forms.tsx';

interface Values extends Record<string, unknown> {
  organisationId: string | null; headingId: string | null; label: string; basis: Contribution['basis']; weight: string; agreedPence: string; invoicedPence: string; invoicedOn: string | null;
  invoiceReference: string; note: string;
}
const valuesOf = (one: Contribution | null, headingId: string | null): Values => ({
  organisationId: one?.organisationId ?? null, headingId: one?.headingId ?? headingId, label: one?.label ?? '', basis: one?.basis ?? 'agreed', weight: String(one?.weight ?? 1),
  agreedPence: amountText(one?.agreedPence ?? null), invoicedPence: amountText(one?.invoicedPence ?? null), invoicedOn: one?.invoicedOn ?? null, invoiceReference: one?.invoiceReference ?? '',
  note: one?.note ?? '',
});
function read(values: Values) {
  const amounts = readAmounts([{ name: 'agreedPence', text: values.agreedPence }, { name: 'invoicedPence', text: values.invoicedPence }]);
  if (!amounts.ok) return amounts;
  const { organisationId, headingId, label, basis, weight, invoicedOn, invoiceReference, note } = values;
  return ok({
    organisationId: organisationId ?? '', headingId: headingId ?? '', label: label.trim() || null, basis, weight: /^\d+$/.test(weight.trim()) ? Number(weight) : -1,
    agreedPence: amounts.value.agreedPence ?? 0, invoicedPence: amounts.value.invoicedPence ?? 0, invoicedOn, invoiceReference: invoiceReference.trim() || null, note,
  });
}

export function NewContribution({ figures, onDone }: { figures: YearFigures; onDone: () => void }) {
  const usual = figures.contributions[0]?.headingId ?? figures.headings.find((heading) => heading.kind === 'income' && heading.headingId !== null)?.headingId ?? null;
  return (
    <NewRecord draft={`contribution:new:${figures.year.id}`} initial={valuesOf(null, usual)} read={read} onDone={onDone} save="Add contribution"
      send={(fields) => perform('contributions.create', { yearId: figures.year.id, ...fields }, { done: 'Contribution added', inline: true })}>
      {(form) => <Fields form={form} />}
    </NewRecord>
  );
}
export function EditContribution({ contribution, onDone }: { contribution: Contribution; onDone: () => void }) {
  return (
    <EditRecord draft={`contribution:${contribution.id}`} table="contributions" initial={valuesOf(contribution, null)} version={contribution.version} read={read} onDone={onDone}
      send={(set, version) => perform('contributions.update', { id: contribution.id, version, set }, { done: 'Contribution saved', inline: true })}>
      {(form) => <Fields form={form} />}
    </EditRecord>
  );
}

function Fields({ form }: { form: Form<Values> }) {
  const { organisationChoices } = useDirectory();
  const { choices } = useHeadings('income');
  const { basis } = form.values;
  return (
    <>
      <ComboBox label="Organisation" choices={organisationChoices} {...form.field('organisationId')} />
      <TextField label="Which contribution" optional hint="Where an organisation gives more than once, such as “Housing”." {...form.field('label')} />
      <ComboBox label="Income heading" choices={choices} {...form.field('headingId')} />
      <RadioGroup label="Basis" options={basisOptions} {...form.field('basis')} />
      {basis === 'share' && <TextField label="Share, or population" inputMode="numeric" className="short" hint="A whole number. The sum is divided in these proportions." {...form.field('weight')} />}
      <TextField label={basis === 'in kind' ? 'Worth' : 'Agreed'} optional={basis === 'share'} inputMode="decimal" className="short" {...form.field('agreedPence')} />
      {basis !== 'in kind' && (
        <div className="form-row">
          <TextField label="Invoiced" optional inputMode="decimal" {...form.field('invoicedPence')} />
          <DateField label="Invoiced on" optional hint={null} {...form.field('invoicedOn')} />
          <TextField label="Invoice number" optional {...form.field('invoiceReference')} />
        </div>
      )}
      <TextArea label="Note" optional {...form.field('note')} />
    </>
  );
}

/** Divides a sum among the contributions that go by share. */
export function Apportion({ figures, onDone }: { figures: YearFigures; onDone: () => void }) {
  const shared = figures.contributions.filter((one) => one.basis === 'share');
  const now = shared.reduce((sum, one) => sum + one.agreedPence, 0);
  return (
    <NewRecord draft={`apportion:${figures.year.id}`} initial={{ totalPence: now === 0 ? '' : amountText(now), by: 'weight' as 'weight' | 'equal' }} onDone={onDone} save="Divide"
      read={({ totalPence, by }) => {
        const amounts = readAmounts([{ name: 'totalPence', text: totalPence, needed: true }]);
        return amounts.ok ? ok({ totalPence: amounts.value.totalPence!, by }) : amounts;
      }}
      send={(fields) => perform('budget.apportion', { yearId: figures.year.id, ...fields }, { done: 'The sum is divided', inline: true })}>
      {(form) => (
        <>
          <p>{shared.length === 1 ? '1 contribution goes' : `${shared.length} contributions go`} by share. The parts add up to the sum to the penny, whatever the order.</p>
          <TextField label="Sum to divide" inputMode="decimal" className="short" {...form.field('totalPence')} />
          <Select label="By" options={[{ value: 'weight', label: 'Share or population' }, { value: 'equal', label: 'Equal parts' }]} {...form.field('by')} />
        </>
      )}
    </NewRecord>
  );
}
