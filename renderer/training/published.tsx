import type { Year } from '../../shared/dates.ts';
import { fail, ok } from '../../shared/result.ts';
import { readProgramme } from '../../shared/training/read-programme.ts';
import { readAmounts } from '../budget/amounts.ts';
import { NewRecord } from '../budget/record-forms.tsx';
import { perform } from '../cache.ts';
import { TextArea, TextField } from '../ui/field.tsx';

const number = (text: string): number | null => (/^[\d,]+$/.test(text.trim()) ? Number(text.replaceAll(',', '')) : null);

/** A year’s programme as a report printed it, and what the report says it adds up to. Both are kept; a difference is pointed out. */
export function PublishedProgramme({ year, onDone }: { year: Year; onDone: () => void }) {
  return (
    <NewRecord draft={`published-programme:${year.label}`} onDone={onDone} save="Enter programme"
      initial={{ text: '', source: `Annual report ${year.label}`, events: '', attendances: '', cost: '', income: '', cancelReason: '' }}
      read={({ text, source, events, attendances, cost, income, cancelReason }) => {
        const lines = readProgramme(text);
        if (lines.length === 0) return fail({ code: 'invalid_input', message: 'No course was found. Nothing has been changed. Write one a line, such as “Neglect – 4 courses”.', fields: [{ path: 'text', message: 'No course was found here.' }] });
        const amounts = readAmounts([{ name: 'cost', text: cost }, { name: 'income', text: income }]);
        if (!amounts.ok) return amounts;
        return ok({ lines, cancelReason, statement: { source, fromDate: year.from, toDate: year.to, events: number(events), attendances: number(attendances), costPence: amounts.value.cost, incomePence: amounts.value.income } });
      }}
      send={async ({ lines, cancelReason, statement }) => {
        const entered = await perform('training.enterProgramme', { from: year.from, to: year.to, dateText: year.label, lines, cancelReason }, { done: ({ events, cancelled }) => `${events} events and ${cancelled} cancelled ones entered`, inline: true });
        const states = [statement.events, statement.attendances, statement.costPence, statement.incomePence].some((one) => one !== null);
        return entered.ok && states ? perform('trainingStatements.create', statement, { inline: true }) : entered;
      }}>
      {(form) => {
        const lines = readProgramme(form.values.text);
        const [held, cancelled] = [lines.reduce((sum, one) => sum + one.held, 0), lines.reduce((sum, one) => sum + one.cancelled, 0)];
        return (
          <>
            <TextArea label="The list as printed" hint="One course a line with how many were held: “Neglect – 4 courses”. Lines after one that says “cancelled” are cancelled events." {...form.field('text')} rows={12} />
            <p role="status"><strong>{lines.length} courses, {held} events held, {cancelled} cancelled</strong></p>
            <TextField label="Why they were cancelled" optional {...form.field('cancelReason')} />
            <TextField label="Source" {...form.field('source')} />
            <div className="form-row">
              <TextField label="Events, as it states" optional inputMode="numeric" {...form.field('events')} />
              <TextField label="Attendances, as it states" optional inputMode="numeric" {...form.field('attendances')} />
            </div>
            <div className="form-row">
              <TextField label="Cost, as it states" optional inputMode="decimal" {...form.field('cost')} />
              <TextField label="Income, as it states" optional inputMode="decimal" {...form.field('income')} />
            </div>
          </>
        );
      }}
    </NewRecord>
  );
}
