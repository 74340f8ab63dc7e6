import { useMemo } from 'react';
import { parsePublishedTable } from '../../shared/budget/published-table.ts';
import type { FinancialYear } from '../../shared/budget/records.ts';
import { addDays } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { fail, ok } from '../../shared/result.ts';
import { setQuery } from '../address.ts';
import { perform } from '../cache.ts';
import { TextArea, TextField } from '../ui/field.tsx';
import { DateField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';
import { amountText, readAmounts } from './amounts.ts';
import { EditRecord, NewRecord } from './record-forms.tsx';

const whole = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : -1);

export function NewYear({ suggested, onDone }: { suggested: string; onDone: () => void }) {
  return (
    <NewRecord draft="financialYear:new" initial={{ fromDate: suggested as string | null, openingPence: '', reservePence: '' }} onDone={onDone} save="Add financial year"
      read={({ fromDate, openingPence, reservePence }) => {
        const amounts = readAmounts([{ name: 'openingPence', text: openingPence }, { name: 'reservePence', text: reservePence }]);
        return amounts.ok ? ok({ fromDate: fromDate ?? '', openingPence: amounts.value.openingPence, reservePence: amounts.value.reservePence ?? 0 }) : amounts;
      }}
      send={async (fields) => {
        const added = await perform('financialYears.create', fields, { done: (year) => `${year.name} added`, inline: true });
        if (added.ok) setQuery({ fy: added.value.id });
        return added;
      }}>
      {(form) => (
        <>
          <DateField label="First day" hint="1 April for most boards; the first of any month." {...form.field('fromDate')} />
          <TextField label="Balance brought forward" optional inputMode="decimal" className="short" hint="Left empty, it is what the year before closes with." {...form.field('openingPence')} />
          <TextField label="Reserve" optional inputMode="decimal" className="short" {...form.field('reservePence')} />
        </>
      )}
    </NewRecord>
  );
}

export function EditYear({ year, onDone }: { year: FinancialYear; onDone: () => void }) {
  return (
    <EditRecord draft={`financialYear:${year.id}`} table="financialYears" version={year.version} onDone={onDone}
      initial={{
        openingPence: amountText(year.openingPence), reservePence: amountText(year.reservePence), amberPercent: String(year.amberPercent), redPercent: String(year.redPercent),
        statedIncomePence: amountText(year.statedIncomePence), statedExpenditurePence: amountText(year.statedExpenditurePence), statedClosingPence: amountText(year.statedClosingPence),
        statedSource: year.statedSource, notes: year.notes,
      }}
      read={(values) => {
        const names = ['openingPence', 'reservePence', 'statedIncomePence', 'statedExpenditurePence', 'statedClosingPence'] as const;
        const amounts = readAmounts(names.map((name) => ({ name, text: values[name] })));
        if (!amounts.ok) return amounts;
        return ok({ ...amounts.value, reservePence: amounts.value.reservePence ?? 0, amberPercent: whole(values.amberPercent), redPercent: whole(values.redPercent), statedSource: values.statedSource, notes: values.notes });
      }}
      send={(set, version) => perform('financialYears.update', { id: year.id, version, set }, { done: `${year.name} saved`, inline: true })}>
      {(form) => (
        <>
          <div className="form-row">
            <TextField label="Balance brought forward" optional inputMode="decimal" hint="Empty: carried forward." {...form.field('openingPence')} />
            <TextField label="Reserve" optional inputMode="decimal" {...form.field('reservePence')} />
          </div>
          <div className="form-row">
            <TextField label="Amber from, in %" inputMode="numeric" {...form.field('amberPercent')} />
            <TextField label="Red from, in %" inputMode="numeric" {...form.field('redPercent')} />
          </div>
          <p className="soft">Totals as a published table prints them. They are kept beside what the lines add up to.</p>
          <div className="form-row">
            <TextField label="Income printed" optional inputMode="decimal" {...form.field('statedIncomePence')} />
            <TextField label="Expenditure printed" optional inputMode="decimal" {...form.field('statedExpenditurePence')} />
          </div>
          <TextField label="Closing balance printed" optional inputMode="decimal" className="short" {...form.field('statedClosingPence')} />
          <TextField label="Where it is printed" optional {...form.field('statedSource')} />
          <TextArea label="Notes" optional {...form.field('notes')} />
        </>
      )}
    </EditRecord>
  );
}

export function CloseYear({ year, onDone }: { year: FinancialYear; onDone: () => void }) {
  const { today } = useView();
  return (
    <NewRecord draft={`financialYear:close:${year.id}`} initial={{ on: (today <= year.toDate ? addDays(year.toDate, 1) : today) as string | null }} onDone={onDone} save="Close the year"
      read={({ on }) => ok({ on: on ?? '' })}
      send={({ on }) => perform('budget.closeYear', { id: year.id, version: year.version, on }, { done: `${year.name} is closed and its balance carried forward`, inline: true })}>
      {(form) => (
        <>
          <p>Closing keeps the year as it is. Its balance becomes the first line of the next year, which is added if it is not there. A closed year can be reopened with a reason.</p>
          <DateField label="Closed on" {...form.field('on')} />
        </>
      )}
    </NewRecord>
  );
}
export function ReopenYear({ year, onDone }: { year: FinancialYear; onDone: () => void }) {
  return (
    <NewRecord draft={`financialYear:reopen:${year.id}`} initial={{ reason: '' }} onDone={onDone} save="Reopen the year" read={({ reason }) => ok({ reason })}
      send={({ reason }) => perform('budget.reopenYear', { id: year.id, version: year.version, reason }, { done: `${year.name} is open again`, inline: true })}>
      {(form) => <TextArea label="Reason" hint="Kept with the year." {...form.field('reason')} />}
    </NewRecord>
  );
}

/** A year from a table in a report: both its lines and the totals it prints are kept. */
export function PublishedYear({ onDone }: { onDone: () => void }) {
  return (
    <NewRecord draft="financialYear:published" initial={{ fromDate: null as string | null, statedSource: '', table: '' }} onDone={onDone} save="Enter the year"
      read={({ fromDate, statedSource, table }) => {
        const read = parsePublishedTable(table);
        if (read.income.length + read.expenditure.length === 0) return fail({ code: 'invalid_input', message: 'No lines with amounts were found. Nothing has been changed.', fields: [{ path: 'table', message: 'Paste lines of names and amounts.' }] });
        const { income, expenditure, openingPence, incomePence, expenditurePence } = read;
        return ok({ fromDate: fromDate ?? '', source: statedSource, openingPence, income, expenditure, statedIncomePence: incomePence, statedExpenditurePence: expenditurePence });
      }}
      send={async (fields) => {
        const added = await perform('budget.enterPublished', fields, { done: (value) => `${value.added} lines entered as printed`, inline: true });
        if (added.ok) setQuery({ fy: added.value.yearId });
        return added;
      }}>
      {(form) => (
        <>
          <DateField label="First day of the year" hint="For example 01/04/2016" {...form.field('fromDate')} />
          <TextField label="Where it is printed" optional {...form.field('statedSource')} />
          <TextArea label="The table" rows={8} hint="Copy it from the report, with income and expenditure side by side or one below the other, and with its totals." {...form.field('table')} />
          <PublishedPreview text={form.values.table} />
        </>
      )}
    </NewRecord>
  );
}
function PublishedPreview({ text }: { text: string }) {
  const table = useMemo(() => parsePublishedTable(text), [text]);
  if (table.income.length + table.expenditure.length === 0) return null;
  const side = (title: string, lines: typeof table.income, stated: number | null) => {
    const sum = lines.reduce((all, line) => all + line.pence, 0);
    return <p>{title}: {lines.length} lines, together {formatPounds(sum)}{stated !== null && (stated === sum ? ', as printed' : `; printed ${formatPounds(stated)}, a difference of ${formatPounds(Math.abs(sum - stated))}`)}.</p>;
  };
  return (
    <div className="preview" role="status">
      {side('Income', table.income, table.incomePence)}
      {side('Expenditure', table.expenditure, table.expenditurePence)}
      {table.unread.length > 0 && <p>Left out, because no amount was found: {table.unread.slice(0, 5).join('; ')}.</p>}
    </div>
  );
}
