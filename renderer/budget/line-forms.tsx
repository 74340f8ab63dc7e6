import type { Transaction } from '../../shared/budget/records.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { ok } from '../../shared/result.ts';
import { perform } from '../cache.ts';
import { useDirectory } from '../records/directory.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { Checkbox, RadioGroup, Select, TextArea, TextField } from '../ui/field.tsx';
import type { Form } from '../ui/form.ts';
import { DateField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';
import { amountText, readAmounts } from './amounts.ts';
import { stateOptions, useHeadings } from './choices.ts';
import { EditRecord, NewRecord } from './record-forms.tsx';

interface Values extends Record<string, unknown> {
  date: string | null; kind: Transaction['kind']; headingId: string | null; organisationId: string | null; contributionId: string | null; payee: string; reference: string; netPence: string; vatPence: string;
  note: string; state: Transaction['state']; personal: boolean; attachment: string;
}
export type LineStart = Partial<Pick<Values, 'kind' | 'headingId' | 'organisationId' | 'contributionId' | 'netPence'>>;
const valuesOf = (one: Transaction | null, start: LineStart = {}): Values => ({
  date: one?.date ?? null, kind: one?.kind ?? 'expenditure', headingId: one?.headingId ?? null, organisationId: one?.organisationId ?? null, contributionId: one?.contributionId ?? null,
  payee: one?.payee ?? '', reference: one?.reference ?? '', netPence: amountText(one?.netPence ?? null), vatPence: amountText(one?.vatPence || null), note: one?.note ?? '',
  state: one?.state ?? 'actual', personal: one?.personal ?? false, attachment: one?.attachment ?? '', ...start,
});
function read(values: Values) {
  const amounts = readAmounts([{ name: 'netPence', text: values.netPence, needed: true }, { name: 'vatPence', text: values.vatPence }]);
  if (!amounts.ok) return amounts;
  const { payee, reference, attachment, date, ...rest } = values;
  return ok({
    date: date ?? '', kind: rest.kind, headingId: rest.headingId, organisationId: rest.organisationId, contributionId: rest.contributionId, payee: payee.trim() || null, reference: reference.trim() || null,
    netPence: amounts.value.netPence!, vatPence: amounts.value.vatPence ?? 0, note: rest.note, state: rest.state, personal: rest.personal, attachment: attachment.trim() || null,
  });
}

export function NewLine({ figures, start, onDone }: { figures: YearFigures; start?: LineStart; onDone: () => void }) {
  return (
    <NewRecord draft={`transaction:new:${start?.contributionId ?? ''}`} initial={valuesOf(null, start)} read={read} onDone={onDone} save="Add line"
      send={(fields) => perform('transactions.create', fields, { done: 'Line added', inline: true })}>
      {(form) => <Fields form={form} figures={figures} />}
    </NewRecord>
  );
}
export function EditLine({ line, figures, onDone }: { line: Transaction; figures: YearFigures; onDone: () => void }) {
  return (
    <EditRecord draft={`transaction:${line.id}`} table="transactions" initial={valuesOf(line)} version={line.version} read={read} onDone={onDone}
      send={(set, version) => perform('transactions.update', { id: line.id, version, set }, { done: 'Line saved', inline: true })}>
      {(form) => <Fields form={form} figures={figures} />}
    </EditRecord>
  );
}

function Fields({ form, figures }: { form: Form<Values>; figures: YearFigures }) {
  const { organisationChoices } = useDirectory();
  const { kind } = form.values;
  const { choices } = useHeadings(kind);
  const owed = figures.contributions.filter((one) => one.basis !== 'in kind').map((one) => ({ id: one.id, name: one.label === null ? one.organisation : `${one.organisation}, ${one.label}`, hint: one.headingName }));
  const pays = (contributionId: string | null) => {
    const paid = figures.contributions.find((one) => one.id === contributionId);
    form.setAll({ contributionId, ...(paid === undefined ? {} : { organisationId: paid.organisationId, headingId: paid.headingId }) });
  };
  return (
    <>
      <RadioGroup label="For" across options={['income', 'expenditure']} {...form.field('kind')} onChange={(next) => form.setAll({ kind: next, headingId: null, contributionId: null })} />
      <DateField label="Date" {...form.field('date')} />
      {kind === 'income' && owed.length > 0 && <ComboBox label="Pays the contribution of" optional choices={owed} {...form.field('contributionId')} onChange={pays} />}
      <ComboBox label="Heading" optional choices={choices} {...form.field('headingId')} />
      <div className="form-row">
        <TextField label="Amount without VAT" hint="A refund or credit is less than nothing: −12.00" inputMode="decimal" {...form.field('netPence')} />
        <TextField label="VAT" optional inputMode="decimal" {...form.field('vatPence')} />
      </div>
      <TextField label={kind === 'income' ? 'From' : 'Payee'} optional {...form.field('payee')} />
      <Checkbox label="A private person" hint="The name is left out of what is published." {...form.field('personal')} />
      <ComboBox label="Organisation" optional choices={organisationChoices} {...form.field('organisationId')} />
      <TextField label="Reference" optional className="short" {...form.field('reference')} />
      <Select label="State" options={stateOptions} {...form.field('state')} />
      <TextField label="Where the paper is" optional hint="The name of the invoice’s file or folder." {...form.field('attachment')} />
      <TextArea label="Note" optional {...form.field('note')} />
    </>
  );
}

/** Moves budget (a virement) or what was booked (a journal) from one heading to another. */
export function MoveBetween({ figures, as, onDone }: { figures: YearFigures; as: 'virement' | 'journal'; onDone: () => void }) {
  const { choices } = useHeadings();
  const { today } = useView();
  const { fromDate, toDate } = figures.year;
  return (
    <NewRecord draft={`${as}:new`} onDone={onDone} save={as === 'virement' ? 'Move budget' : 'Post journal'}
      initial={{ date: fromDate <= today && today <= toDate ? today : null as string | null, fromHeadingId: null as string | null, toHeadingId: null as string | null, pence: '', agreedBy: '', note: '' }}
      read={(values) => {
        const amounts = readAmounts([{ name: 'pence', text: values.pence, needed: true }]);
        if (!amounts.ok) return amounts;
        const { date, fromHeadingId, toHeadingId, agreedBy, note } = values;
        return ok({ date: date ?? '', fromHeadingId: fromHeadingId ?? '', toHeadingId: toHeadingId ?? '', pence: amounts.value.pence!, agreedBy, note });
      }}
      send={({ agreedBy, ...fields }) => (as === 'virement'
        ? perform('virements.create', { yearId: figures.year.id, agreedBy, ...fields }, { done: 'Budget moved', inline: true })
        : perform('budget.journal', fields, { done: ({ reference }) => `Journal ${reference} posted`, inline: true }))}>
      {(form) => (
        <>
          <p className="soft">{as === 'virement' ? 'The original budget stays; the revised budget of both headings changes.' : 'Two lines: one takes the amount from the first heading, one puts it under the second.'}</p>
          <ComboBox label="From" choices={choices} {...form.field('fromHeadingId')} />
          <ComboBox label="To" choices={choices} {...form.field('toHeadingId')} />
          <TextField label="Amount" inputMode="decimal" className="short" {...form.field('pence')} />
          <DateField label="Date" {...form.field('date')} />
          {as === 'virement' && <TextField label="Agreed by" hint="Who agreed it, and where." {...form.field('agreedBy')} />}
          <TextArea label={as === 'virement' ? 'Note' : 'Reason'} optional={as === 'virement'} {...form.field('note')} />
        </>
      )}
    </NewRecord>
  );
}

/** Commits the same line for every month or quarter to the end of the year. */
export function Repeat({ onDone }: { onDone: () => void }) {
  const { choices } = useHeadings('expenditure');
  return (
    <NewRecord draft="repeat:new" onDone={onDone} save="Add commitments"
      initial={{ firstDate: null as string | null, every: 'month' as 'month' | 'quarter', headingId: null as string | null, payee: '', netPence: '', note: '' }}
      read={(values) => {
        const amounts = readAmounts([{ name: 'netPence', text: values.netPence, needed: true }]);
        if (!amounts.ok) return amounts;
        const { firstDate, every, headingId, payee, note } = values;
        return ok({ kind: 'expenditure' as const, firstDate: firstDate ?? '', every, headingId: headingId ?? '', payee: payee.trim() || null, netPence: amounts.value.netPence!, note });
      }}
      send={(fields) => perform('budget.repeat', fields, { done: ({ lines }) => `${lines.length} commitments added`, inline: true })}>
      {(form) => (
        <>
          <p className="soft">When one has been paid, open it and make it an actual.</p>
          <ComboBox label="Heading" choices={choices} {...form.field('headingId')} />
          <TextField label="Payee" optional {...form.field('payee')} />
          <TextField label="Amount each time" inputMode="decimal" className="short" {...form.field('netPence')} />
          <DateField label="First date" {...form.field('firstDate')} />
          <RadioGroup label="Every" across options={['month', 'quarter']} {...form.field('every')} />
          <TextArea label="Note" optional {...form.field('note')} />
        </>
      )}
    </NewRecord>
  );
}
