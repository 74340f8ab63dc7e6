import { ORGANISATION_KINDS } from '../../shared/organisations.ts';
import { parsePounds } from '../../shared/money.ts';
import { fail, ok } from '../../shared/result.ts';
import { OCCASIONS, type ChargeLine } from '../../shared/training/charges.ts';
import type { ChargeScheme } from '../../shared/training/records.ts';
import { amountText } from '../budget/amounts.ts';
import { NewRecord } from '../budget/record-forms.tsx';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Select, TextArea, TextField } from '../ui/field.tsx';
import type { Form } from '../ui/form.ts';
import { Waiting } from '../ui/notices.tsx';
import { DateField } from '../ui/when-fields.tsx';

interface Line { occasion: ChargeLine['occasion']; who: string; per: ChargeLine['per']; full: string; half: string }
interface Values extends Record<string, unknown> { name: string; fromDate: string | null; noticeDays: string; inclusive: boolean; days: ChargeScheme['terms']['days']; replacementFree: boolean; lines: Line[]; notes: string }
const PARTNERS = ORGANISATION_KINDS.filter((kind) => kind !== 'private' && kind !== 'other');
/** Kinds as one text, so that a choice can be one of them, several or all. */
const codeOf = (kinds: readonly string[]): string => kinds.join('|');
const kindsOf = (who: string): ChargeLine['kinds'] => ORGANISATION_KINDS.filter((kind) => who.split('|').includes(kind));
const WHO = [{ value: '', label: 'Everybody' }, { value: codeOf(PARTNERS), label: 'Public and voluntary bodies' }, ...ORGANISATION_KINDS.map((kind) => ({ value: kind as string, label: `Only ${kind}` }))];
/** The usual choices, and those that are not among them as they are. */
const whoOptions = (who: string) => (WHO.some((one) => one.value === who) ? WHO : [...WHO, { value: who, label: kindsOf(who).join(', ') }]);
const FIRST: Line = { occasion: 'non-attendance', who: '', per: 'event', full: '75.00', half: '50.00' };

const valuesOf = (last: ChargeScheme | undefined): Values => ({
  name: last?.name ?? 'Charges', fromDate: null, noticeDays: String(last?.terms.noticeDays ?? 2), inclusive: last?.terms.inclusive ?? false, days: last?.terms.days ?? 'working', replacementFree: last?.terms.replacementFree ?? true,
  lines: last?.terms.lines.map((one) => ({ occasion: one.occasion, who: codeOf(one.kinds), per: one.per, full: amountText(one.fullDayPence), half: amountText(one.halfDayPence) })) ?? [FIRST], notes: '',
});

function readTerms({ name, fromDate, noticeDays, inclusive, days, replacementFree, lines, notes }: Values) {
  const read = lines.map((line) => ({ occasion: line.occasion, kinds: kindsOf(line.who), per: line.per, fullDayPence: parsePounds(line.full), halfDayPence: parsePounds(line.half) }));
  const whole = read.flatMap(({ fullDayPence, halfDayPence, ...line }) => (fullDayPence === null || halfDayPence === null ? [] : [{ ...line, fullDayPence, halfDayPence }]));
  if (whole.length < read.length) return fail({ code: 'invalid_input', message: 'An amount cannot be read. Nothing has been changed. Write pounds and pence, such as 75.00.' });
  return ok({ name, fromDate: fromDate ?? '', notes, terms: { noticeDays: /^\d{1,3}$/.test(noticeDays.trim()) ? Number(noticeDays) : -1, inclusive, days, replacementFree, lines: whole } });
}

/** What the board charges from a date on, beginning as what holds now; or a set of charges to be put right, with which all its charges change. */
export function SchemeForm({ id = null, onDone }: { id?: string | null; onDone: () => void }) {
  const schemes = useQuery('chargeSchemes.list', {});
  if (schemes.data === undefined) return <Waiting />;
  const there = schemes.data.find((one) => one.id === id);
  return (
    <NewRecord key={there?.version} draft={`charges:${there?.id ?? 'new'}`} initial={there === undefined ? valuesOf(schemes.data.at(-1)) : { ...valuesOf(there), fromDate: there.fromDate, notes: there.notes }} onDone={onDone} save={there === undefined ? 'Set charges' : 'Save'} read={readTerms}
      send={(fields) => (there === undefined ? perform('chargeSchemes.create', fields, { done: 'Charges set', inline: true }) : perform('chargeSchemes.update', { id: there.id, version: there.version, set: fields }, { done: 'Charges saved', inline: true }))}>
      {(form) => <Fields form={form} />}
    </NewRecord>
  );
}

function Fields({ form }: { form: Form<Values> }) {
  const { lines } = form.values;
  const change = (at: number, set: Partial<Line>) => form.set('lines', lines.map((line, index) => (index === at ? { ...line, ...set } : line)));
  return (
    <>
      <TextField label="Name" {...form.field('name')} />
      <DateField label="From" hint="They hold for events on this day and after it, until other charges begin." {...form.field('fromDate')} />
      <div className="form-row">
        <TextField label="Late with fewer than" inputMode="numeric" className="short" {...form.field('noticeDays')} />
        <Select label="Days of notice" options={[{ value: 'working', label: 'Working days' }, { value: 'calendar', label: 'Calendar days' }, { value: 'clear working', label: 'Clear working days' }]} {...form.field('days')} />
      </div>
      <Checkbox label="Late with exactly that many too" {...form.field('inclusive')} />
      <Checkbox label="Sending somebody else is free" {...form.field('replacementFree')} />
      {lines.map((line, at) => (
        <div key={at} className="charge-line" role="group" aria-label={`Charge ${at + 1}`}>
          <div className="form-row">
            <Select label="For" options={OCCASIONS} value={line.occasion} onChange={(occasion) => change(at, { occasion })} />
            <Select label="Who pays" options={whoOptions(line.who)} value={line.who} onChange={(who) => change(at, { who })} />
          </div>
          <details><summary>Several kinds of organisation</summary><div className="checks across">{ORGANISATION_KINDS.map((kind) => <Checkbox key={kind} label={kind} value={kindsOf(line.who).includes(kind)} onChange={(on) => change(at, { who: codeOf(ORGANISATION_KINDS.filter((one) => (one === kind ? on : kindsOf(line.who).includes(one)))) })} />)}</div></details>
          <div className="form-row">
            <TextField label="Full day" inputMode="decimal" className="short" value={line.full} onChange={(full) => change(at, { full })} />
            <TextField label="Half day" inputMode="decimal" className="short" value={line.half} onChange={(half) => change(at, { half })} />
            <Select label="Charged" options={[{ value: 'event', label: 'Once' }, { value: 'day', label: 'For each day' }]} value={line.per} onChange={(per) => change(at, { per })} />
          </div>
          <div className="row"><Button small look="quiet" onClick={() => form.set('lines', lines.filter((_, index) => index !== at))}>Remove charge {at + 1}</Button></div>
        </div>
      ))}
      <div className="row"><Button onClick={() => form.set('lines', [...lines, FIRST])}>Add a charge</Button></div>
      <p className="small soft">Of several charges for the same thing the first that fits the organisation counts: put the narrower one first, and nothing at all as 0.00.</p>
      <TextArea label="Notes" optional {...form.field('notes')} />
    </>
  );
}
