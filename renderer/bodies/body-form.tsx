import { BODY_KINDS, NUMBERINGS, type Body } from '../../shared/bodies.ts';
import { addDays, formatLongDate, issueBy } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { perform } from '../cache.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { orNull } from '../records/period.ts';
import { useRecordForm } from '../records/record-form.ts';
import { Checkbox, RadioGroup, Select, TextArea, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm, type Form } from '../ui/form.ts';
import { DateField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';
import { useNextNumber } from './next-numbers.ts';
import { numberExample, numberingInWords } from './number-example.ts';

const EMPTY = {
  name: '', shortName: '', kind: 'sub-group' as Body['kind'], numbering: 'municipal year' as Body['numbering'], numberPattern: '', noticeDays: '5', saturdayCounts: false, notes: '',
  fromDate: null as string | null, toDate: null as string | null,
};
type Values = typeof EMPTY;
const NUMBERING_WORDS = { 'municipal year': 'Through the municipal year: 87, 88, 89 …', meeting: 'For each meeting: 1, 2, 3 …', coded: 'By a code: HWB/2026/014 …' } as const;

const fieldsOf = (values: Values) => ({
  ...values, name: values.name, shortName: orNull(values.shortName), numberPattern: values.numbering === 'coded' ? orNull(values.numberPattern) : null, noticeDays: Number(values.noticeDays.trim() || NaN),
});

export function NewBodyForm({ onCancel, onAdded }: { onCancel: () => void; onAdded: (id: string) => void }) {
  const { bodies } = useView();
  const form = useForm<Values & { parentId: string }>({
    draft: 'body:new', unsaved: 'The new body is not added yet',
    initial: { ...EMPTY, kind: bodies.length === 0 ? 'board' : 'sub-group', parentId: bodies.find((body) => body.kind === 'board')?.id ?? '' },
    submit: async ({ parentId, ...values }) => {
      const added = await perform('bodies.create', fieldsOf(values), { done: (body) => `${body.name} added`, inline: true });
      if (!added.ok) return added;
      if (parentId !== '') {
        const line = await perform('bodyParents.create', { bodyId: added.value.id, parentId });
        if (!line.ok) return ok(null);
      }
      onAdded(added.value.id);
      return added;
    },
  });
  return (
    <FormFrame form={form} save="Add body" onCancel={onCancel}>
      <BodyFields form={form} next={1} />
      {bodies.length > 0 && <Select label="Reports to" none="No other body" hint="Further bodies can be added afterwards." options={bodies.map((body) => ({ value: body.id, label: body.name }))} {...form.field('parentId')} />}
    </FormFrame>
  );
}

export function EditBodyForm({ body, onDone }: { body: Body; onDone: () => void }) {
  const { today } = useView();
  const next = useNextNumber(body, today);
  const { name, kind, numbering, saturdayCounts, notes, fromDate, toDate } = body;
  const record = useRecordForm<Values>({
    draft: `body:${body.id}`, table: 'bodies', version: body.version, onDone, unsaved: `${name} is not saved yet`,
    initial: { name, kind, numbering, saturdayCounts, notes, fromDate, toDate, shortName: body.shortName ?? '', numberPattern: body.numberPattern ?? '', noticeDays: String(body.noticeDays) },
    send: (changed, version, values) => {
      const whole = fieldsOf(values);
      const set = Object.fromEntries(Object.entries(whole).filter(([field]) => field in changed || (field === 'numberPattern' && 'numbering' in changed)));
      return perform('bodies.update', { id: body.id, version, set }, { done: (saved) => `${saved.name} saved`, inline: true });
    },
  });
  return (
    <FormFrame form={record.form} save="Save" onCancel={onDone}>
      <BothVersions record={record} />
      <BodyFields form={record.form} next={next} />
    </FormFrame>
  );
}

function BodyFields<V extends Values>({ form, next }: { form: Form<V>; /** The number that the next minute would get. */ next: number }) {
  const { today } = useView();
  // The form may have more fields than these; of these it has all.
  const { field, values } = form as unknown as Form<Values>;
  const pattern = { numbering: values.numbering, shortName: orNull(values.shortName), numberPattern: orNull(values.numberPattern) };
  const example = numberExample(pattern, today, next);
  const { error: _, ...saturday } = field('saturdayCounts');
  return (
    <>
      <TextField label="Name" {...field('name')} />
      <TextField label="Short name" optional className="short" hint="HWB, for tables and codes." {...field('shortName')} />
      <Select label="Kind" options={BODY_KINDS} {...field('kind')} />
      <RadioGroup label="Minutes are numbered" options={NUMBERINGS.map((value) => ({ value, label: NUMBERING_WORDS[value] }))} {...field('numbering')} />
      {values.numbering === 'coded' && <TextField label="Pattern" hint="{number:3} is the number in three digits, {year} the year: HWB/{year}/{number:3}" spellCheck={false} {...field('numberPattern')} />}
      <p className="number-example" role="status">
        {example === null ? 'Give a pattern with {number} in it, and the next numbers are shown here.' : <>Next numbers: <strong>{example}</strong>. {numberingInWords(pattern, today)}</>}
      </p>
      <TextField label="Clear working days of notice" className="short" inputMode="numeric" hint={noticeInWords(values, today)} {...field('noticeDays')} />
      <Checkbox label="Saturday counts as a working day" {...saturday} />
      <DateField label="Exists from" optional hint="Leave empty if it is not known." {...field('fromDate')} />
      <DateField label="Until" optional hint="For a group that has finished its task." {...field('toDate')} />
      <TextArea label="Notes" optional {...field('notes')} />
    </>
  );
}

/** "For a meeting on Thursday …, the agenda is issued by …": the rule shown on a date four weeks away. */
function noticeInWords({ noticeDays, saturdayCounts }: Values, today: string): string {
  const days = Number(noticeDays);
  if (noticeDays.trim() === '' || !Number.isInteger(days) || days < 0 || days > 60) return 'Five by law for a council’s own boards.';
  const meeting = addDays(today, 28);
  return `For a meeting on ${formatLongDate(meeting)}, the agenda goes out by ${formatLongDate(issueBy(meeting, days, { saturdayCounts }))}.`;
}
