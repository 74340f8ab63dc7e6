import { ORGANISATION_KINDS } from '../../shared/organisations.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { fail, ok } from '../../shared/result.ts';
import type { ReachTarget } from '../../shared/training/records.ts';
import { NewRecord } from '../budget/record-forms.tsx';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { useDirectory } from '../records/directory.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { RadioGroup, Select, TextField } from '../ui/field.tsx';
import { EmptyState, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { DateField } from '../ui/when-fields.tsx';

type Row = ReachTarget & { name: string };
const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Of', value: (row) => row.name }, { id: 'kind', header: 'Kind', value: (row) => (row.kind === 'headcount' ? 'Headcount' : 'Target of attendances') },
  { id: 'people', header: 'Number', align: 'number', value: (row) => row.people, cell: (row) => row.people.toLocaleString('en-GB') },
  { id: 'from', header: 'From', align: 'date', value: (row) => row.fromDate, cell: (row) => formatShortDate(row.fromDate) },
  { id: 'to', header: 'Until', align: 'date', value: (row) => row.toDate, cell: (row) => (row.toDate === null ? 'the next begins' : formatShortDate(row.toDate)) },
  { id: 'note', header: 'Note', value: (row) => row.note || null },
  { id: 'remove', header: 'Remove', sortable: false, value: () => null, cell: (row) => (
    <Button small look="quiet" aria-label={`Delete the number of ${row.name}`} onClick={() => void perform('reachTargets.delete', { id: row.id, version: row.version }, { done: `Number of ${row.name} deleted` })}>Delete</Button>
  ) },
];
const key = (row: Row) => row.id;

/** The numbers that reach is held against. */
export function Targets() {
  const { query } = useAddress();
  const directory = useDirectory();
  const list = useQuery('reachTargets.list', {});
  const courses = useQuery('courses.list', {});
  if (list.data === undefined || courses.data === undefined) return <Waiting />;
  const rows = list.data.map((one): Row => ({ ...one, name: directory.organisation(one.organisationId)?.name ?? courses.data!.find((course) => course.id === one.courseId)?.title ?? one.sector ?? '' }));
  const add = <Button small onClick={() => setQuery({ add: 'target' })}>Enter a headcount or target</Button>;
  return (
    <Section title="Headcounts and targets" aside={rows.length > 0 && add}>
      {query['add'] === 'target' && <NewTarget />}
      <Table sheet="Headcounts and targets" caption="Headcounts and targets" rows={rows} columns={columns} rowKey={key} sort={{ id: 'name' }}
        empty={<EmptyState action={add}>Enter how many staff an organisation or sector has, or how many attendances a course should reach, and the table above shows how far you have come.</EmptyState>} />
    </Section>
  );
}

const close = () => setQuery({ add: '' });
function NewTarget() {
  const { organisationChoices } = useDirectory();
  const courses = useQuery('courses.list', {});
  return (
    <NewRecord draft="reach-target:new" onDone={close} save="Add"
      initial={{ of: 'organisation' as 'organisation' | 'sector' | 'course', organisationId: null as string | null, sector: 'health' as (typeof ORGANISATION_KINDS)[number], courseId: null as string | null, kind: 'headcount' as ReachTarget['kind'], people: '', fromDate: null as string | null, toDate: null as string | null, note: '' }}
      read={({ of, organisationId, sector, courseId, kind, people, fromDate, toDate, note }) => {
        if (!/^[\d,]{1,9}$/.test(people.trim())) return fail({ code: 'invalid_input', message: 'The number cannot be read. Nothing has been changed.', fields: [{ path: 'people', message: 'Give a whole number, such as 250.' }] });
        const named = { organisation: { organisationId }, sector: { sector }, course: { courseId } }[of];
        return ok({ ...named, kind, people: Number(people.replaceAll(',', '')), fromDate: fromDate ?? '', toDate, note });
      }}
      send={(fields) => perform('reachTargets.create', fields, { done: 'Number added', inline: true })}>
      {(form) => (
        <>
          <RadioGroup label="Of" across options={[{ value: 'organisation', label: 'An organisation' }, { value: 'sector', label: 'A sector' }, { value: 'course', label: 'A course' }] as const} {...form.field('of')} />
          {form.values.of === 'organisation' && <ComboBox label="Organisation" choices={organisationChoices} {...form.field('organisationId')} />}
          {form.values.of === 'sector' && <Select label="Sector" options={ORGANISATION_KINDS} {...form.field('sector')} />}
          {form.values.of === 'course' && <ComboBox label="Course" choices={(courses.data ?? []).map((one) => ({ id: one.id, name: one.title, hint: one.level }))} {...form.field('courseId')} />}
          <RadioGroup label="Kind" across hint="A headcount counts each person once; a target counts every attendance." options={[{ value: 'headcount', label: 'Headcount of staff' }, { value: 'target', label: 'Target of attendances' }] as const} {...form.field('kind')} />
          <TextField label="Number" inputMode="numeric" className="short" {...form.field('people')} />
          <div className="form-row"><DateField label="From" {...form.field('fromDate')} /><DateField label="Until" optional hint="Empty: until the next begins." {...form.field('toDate')} /></div>
          <TextField label="Note" optional {...form.field('note')} />
        </>
      )}
    </NewRecord>
  );
}
