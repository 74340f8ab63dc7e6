import { useMemo } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import { fail, ok } from '../../shared/result.ts';
import { complianceLines, type ComplianceLine } from '../../shared/training/compliance.ts';
import { tenthsWords } from '../../shared/training/evaluation.ts';
import { NewRecord } from '../budget/record-forms.tsx';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { useDirectory } from '../records/directory.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { TextField } from '../ui/field.tsx';
import { EmptyState, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { DateField } from '../ui/when-fields.tsx';

type Row = ComplianceLine & { organisation: string };
const percent = (tenths: number): string => `${tenthsWords(tenths)}%`;
const columns: readonly Column<Row>[] = [
  { id: 'organisation', header: 'Organisation', value: (row) => row.organisation }, { id: 'level', header: 'Level', value: (row) => row.level },
  { id: 'asAt', header: 'As at', align: 'date', value: (row) => row.latest.asAt, cell: (row) => formatShortDate(row.latest.asAt) },
  { id: 'now', sheet: 'text', header: 'Trained', align: 'number', value: (row) => row.latest.tenths, cell: (row) => percent(row.latest.tenths) },
  { id: 'before', sheet: 'text', header: 'Before', align: 'number', value: (row) => row.previous?.tenths ?? null, cell: (row) => (row.previous === null ? null : `${percent(row.previous.tenths)} at ${formatShortDate(row.previous.asAt)}`) },
  { id: 'change', sheet: 'text', header: 'Change in points', align: 'number', value: (row) => row.changeTenths, cell: (row) => tenthsWords(row.changeTenths, true) },
  { id: 'target', sheet: 'text', header: 'Target', value: (row) => row.latest.targetTenths, cell: (row) => (row.isMet === null ? null : <span className={`tag ${row.isMet ? 'green' : 'red'}`}>{percent(row.latest.targetTenths!)} {row.isMet ? 'met' : 'not met'}</span>) },
  { id: 'remove', header: 'Latest return', sortable: false, value: () => null, cell: (row) => (
    <Button small look="quiet" aria-label={`Delete the return of ${row.organisation}, ${row.level}`} onClick={() => void perform('complianceReturns.delete', { id: row.latest.id, version: row.latest.version }, { done: 'Return deleted' })}>Delete</Button>
  ) },
];
const key = (row: Row) => `${row.organisationId} ${row.level}`;
const close = () => setQuery({ add: '' });
/** "94.2" and "94.2%" are 942 tenths; null: no such share. */
const tenthsOf = (text: string): number | null => {
  const found = /^(\d{1,3})(?:\.(\d))?\s*%?$/.exec(text.trim());
  const tenths = found === null ? 1001 : Number(found[1]) * 10 + Number(found[2] ?? 0);
  return tenths > 1000 ? null : tenths;
};

/** How far each organisation has trained its own staff, level by level, beside its return before. */
export function Compliance() {
  const { query } = useAddress();
  const directory = useDirectory();
  const returns = useQuery('complianceReturns.list', {});
  const rows = useMemo(() => complianceLines(returns.data ?? []).map((line): Row => ({ ...line, organisation: directory.organisation(line.organisationId)?.name ?? '' })), [returns.data, directory]);
  if (returns.data === undefined) return <Waiting />;
  const add = <Button small onClick={() => setQuery({ add: 'return' })}>Enter a return</Button>;
  return (
    <Section title="What organisations report of their own staff" aside={rows.length > 0 && add}>
      {query['add'] === 'return' && <NewReturn />}
      <Table sheet="Compliance by level" caption="Compliance by level" rows={rows} columns={columns} rowKey={key} sort={{ id: 'organisation' }} empty={<EmptyState action={add}>Organisations report how many of their staff are trained at each level. Enter each return as it comes; the one before stays beside it.</EmptyState>} />
    </Section>
  );
}

function NewReturn() {
  const { organisationChoices } = useDirectory();
  return (
    <NewRecord draft="compliance:new" initial={{ organisationId: null as string | null, level: '', asAt: null as string | null, share: '', target: '' }} onDone={close} save="Add return"
      read={({ organisationId, level, asAt, share, target }) => {
        const [tenths, targetTenths] = [tenthsOf(share), target.trim() === '' ? null : tenthsOf(target)];
        const wrong = (path: string) => fail({ code: 'invalid_input', message: 'A share cannot be read. Nothing has been changed.', fields: [{ path, message: 'Give a share of at most 100, such as 94.2.' }] });
        if (tenths === null) return wrong('share');
        if (target.trim() !== '' && targetTenths === null) return wrong('target');
        return ok({ organisationId: organisationId ?? '', level, asAt: asAt ?? '', tenths, targetTenths });
      }}
      send={(fields) => perform('complianceReturns.create', fields, { done: 'Return added', inline: true })}>
      {(form) => (
        <>
          <ComboBox label="Organisation" choices={organisationChoices} {...form.field('organisationId')} />
          <div className="form-row"><TextField label="Level" placeholder="Level 2" {...form.field('level')} /><DateField label="As at" {...form.field('asAt')} /></div>
          <div className="form-row"><TextField label="Trained, per cent" inputMode="decimal" {...form.field('share')} /><TextField label="Target, per cent" optional inputMode="decimal" {...form.field('target')} /></div>
        </>
      )}
    </NewRecord>
  );
}
