import { useRef, useState } from 'react';
import { COLUMN_NAMES, type ColumnMatching } from '../../shared/budget/ledger.ts';
import type { Output } from '../../shared/contract.ts';
import type { Progress } from '../../shared/door.ts';
import { formatInstant } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { setQuery } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { cancel, chooseFile } from '../call.ts';
import { toast } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { RadioGroup, Select, TextField } from '../ui/field.tsx';
import { EmptyState, Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { readAmounts } from './amounts.ts';
import { useHeadings } from './choices.ts';
import { NOTHING_DECIDED, sameAsked, SameReferences } from './same-references.tsx';

type Looked = Output<'budget.readLedger'>;
type Imported = Output<'budget.importLedger'>;
type Past = Output<'budget.imports'>[number];
const words: Record<(typeof COLUMN_NAMES)[number], string> = {
  date: 'Date', payee: 'Payee or description', reference: 'Reference', code: 'Heading’s code', note: 'Note', amount: 'Amount', debit: 'Debit', credit: 'Credit', vat: 'VAT',
};

/** Brings in an extract of the host authority’s ledger: choose, check the columns, compare the total, import. */
export function ImportLedger() {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [done, setDone] = useState<Imported | null>(null);
  const [working, setWorking] = useState<Progress | null>(null);
  const [stated, setStated] = useState('');
  const [decided, setDecided] = useState(NOTHING_DECIDED);
  const [error, setError] = useState<string>();
  const id = useRef('');
  const options = () => {
    id.current = crypto.randomUUID();
    setWorking({ id: id.current, done: 0, total: 0, label: 'Reading the file' });
    return { id: id.current, onProgress: setWorking };
  };
  const look = async (asked: { from: string; sheet?: number; headingRow?: number; matching?: ColumnMatching }) => {
    const result = await perform('budget.readLedger', asked, {}, options());
    setWorking(null);
    if (result.ok) setLooked(result.value);
    setDecided(NOTHING_DECIDED);
  };
  const choose = async () => {
    const file = await chooseFile('spreadsheet');
    if (!file.ok) toast({ text: file.error.message, kind: 'problem' });
    else if (file.value !== null) {
      setDone(null);
      setLooked(null);
      await look({ from: file.value.token });
    }
  };
  const bring = async () => {
    if (looked === null) return;
    const amounts = readAmounts([{ name: 'stated', text: stated }]);
    setError(amounts.ok ? undefined : amounts.error.fields?.[0]?.message);
    if (!amounts.ok) return;
    const { from, sheet, headingRow, matching } = looked;
    const result = await perform('budget.importLedger', { from, sheet, headingRow, matching, statedPence: amounts.value.stated, ...sameAsked(decided) }, { done: ({ added, replaced }) => `${count(added + replaced, 'line')} imported`, undo: true }, options());
    setWorking(null);
    if (!result.ok) return;
    setDone(result.value);
    setLooked(null);
    setStated('');
  };
  return (
    <div className="budget-part">
      <div className="row">
        <Button look={looked === null ? 'primary' : 'plain'} onClick={() => void choose()} busy={working !== null}>Choose a ledger extract</Button>
        <span className="soft">An xlsx, ods or csv file of at most 20 MB. Lines that are here already are left out.</span>
      </div>
      {working !== null && (
        <div className="progress" role="status">
          <progress {...(working.total > 0 ? { value: working.done, max: working.total } : {})} aria-label={working.label} />
          <span>{working.label}{working.total > 0 && ` ${working.done.toLocaleString('en-GB')} of ${working.total.toLocaleString('en-GB')}`}</span>
          <Button small onClick={() => cancel(id.current)}>Stop</Button>
        </div>
      )}
      {done !== null && <Outcome done={done} />}
      {looked !== null && (
        <Section title={looked.fileName} aside={<span className="soft">{looked.remembered ? 'Columns as you matched them before' : 'Columns guessed from their headings'}</span>}>
          {looked.sheets.length > 1 && <Select label="Sheet" options={looked.sheets.map((name, at) => ({ value: String(at), label: name }))} value={String(looked.sheet)} onChange={(sheet) => void look({ from: looked.from, sheet: Number(sheet) })} />}
          <Columns looked={looked} onChange={(matching) => void look({ from: looked.from, sheet: looked.sheet, headingRow: looked.headingRow, matching })} />
          <Sample looked={looked} />
          <p role="status">
            {count(looked.lines, 'line')} of {formatPounds(looked.filePence)} together; {looked.newLines.toLocaleString('en-GB')} not here yet, of which {looked.matched.toLocaleString('en-GB')} find their heading.
            {looked.totalPence !== null && (looked.totalPence === looked.filePence ? ' That is the file’s own total.' : ` The file’s own total is ${formatPounds(looked.totalPence)}, a difference of ${formatPounds(Math.abs(looked.filePence - looked.totalPence))}.`)}
          </p>
          {looked.problemCount > 0 && (
            <Notice look="warning">{count(looked.problemCount, 'row')} cannot be read and will be left out: {looked.problems.slice(0, 5).map(({ row, why }) => `row ${row}: ${why}`).join(' ')}</Notice>
          )}
          <SameReferences looked={looked} decided={decided} onChange={setDecided} />
          <div className="filter-bar">
            <TextField label="Total that the host authority states" optional inputMode="decimal" value={stated} onChange={setStated} error={error} />
            <Button look="primary" busy={working !== null} onClick={() => void bring()}>Import {count(looked.newLines, 'line')}</Button>
          </div>
        </Section>
      )}
      <Imports />
      <Rules />
    </div>
  );
}
const count = (number: number, what: string): string => (number === 1 ? `1 ${what}` : `${number.toLocaleString('en-GB')} ${what}s`);

function Columns({ looked: { headings, matching }, onChange }: { looked: Looked; onChange: (matching: ColumnMatching) => void }) {
  const options = headings.map((heading, at) => ({ value: String(at), label: heading === '' ? `Column ${at + 1}` : heading }));
  return (
    <>
      <div className="form-row">
        {COLUMN_NAMES.map((name) => (
          <Select key={name} label={words[name]} none="–" options={options} value={matching[name] === null ? '' : String(matching[name])}
            onChange={(value) => onChange({ ...matching, [name]: value === '' ? null : Number(value) })} />
        ))}
      </div>
      <RadioGroup label="A positive amount was" across options={[{ value: 'expenditure', label: 'Spent' }, { value: 'income', label: 'Received' }]} value={matching.positive} onChange={(positive) => onChange({ ...matching, positive })} />
    </>
  );
}

function Sample({ looked: { headings, sample } }: { looked: Looked }) {
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="unseen">First rows of the file</caption>
        <thead><tr>{headings.map((heading, at) => <th key={at} scope="col">{heading || `Column ${at + 1}`}</th>)}</tr></thead>
        <tbody>{sample.map((row, down) => <tr key={down}>{headings.map((_, at) => <td key={at}>{row[at] ?? ''}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

function Outcome({ done }: { done: Imported }) {
  return (
    <Notice look={done.differencePence === null || done.differencePence === 0 ? 'plain' : 'warning'}
      action={done.unmatched > 0 ? <Button small onClick={() => setQuery({ tab: 'ledger', show: 'unmatched' })}>Give them a heading</Button> : undefined}>
      {count(done.added, 'line')} added, {done.replaced > 0 && `${count(done.replaced, 'line')} replaced, `}{done.already.toLocaleString('en-GB')} here already, {(done.skippedCount + done.problemCount).toLocaleString('en-GB')} left out.
      {done.statedPence !== null && (done.differencePence === 0 ? ` The lines of the file add up to the stated ${formatPounds(done.statedPence)}.` : ` The lines of the file add up to ${formatPounds(done.filePence)}; stated is ${formatPounds(done.statedPence)}.`)}
      {done.herePence !== done.filePence && ` Of the file’s ${formatPounds(done.filePence)} the ledger here has ${formatPounds(done.herePence)}: ${formatPounds(done.filePence - done.herePence)} is in lines that were left out.`}
      {done.unmatched > 0 && ` ${count(done.unmatched, 'line')} found no heading.`}
      {[...done.skipped, ...done.problems].slice(0, 5).map(({ row, why }) => ` Row ${row}: ${why}`).join('')}
    </Notice>
  );
}

/** What was learned: each can be forgotten. */
function Rules() {
  const rules = useQuery('importRules.list', {});
  const { headings } = useHeadings();
  if (rules.data === undefined || rules.data.length === 0) return null;
  return (
    <Section title="What was learned">
      <ul className="plain-list tight">
        {rules.data.map((rule) => (
          <li key={rule.id}>
            Lines of “{rule.pattern}” go under {headings.find((one) => one.id === rule.headingId)?.name ?? 'a heading'}.{' '}
            <Button small look="quiet" aria-label={`Forget “${rule.pattern}”`} onClick={() => void perform('importRules.delete', { id: rule.id, version: rule.version }, { done: 'Forgotten' })}>Forget</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const pastColumns: readonly Column<Past>[] = [
  { id: 'at', header: 'When', align: 'date', value: (row) => row.at, cell: (row) => formatInstant(row.at) },
  { id: 'fileName', header: 'File', value: (row) => row.fileName },
  { id: 'added', header: 'Lines added', align: 'number', value: (row) => row.added },
  { id: 'filePence', header: 'The file adds up to', align: 'number', value: (row) => row.filePence, cell: (row) => formatPounds(row.filePence) },
  { id: 'statedPence', header: 'Stated', align: 'number', value: (row) => row.statedPence, cell: (row) => (row.statedPence === null ? '–' : formatPounds(row.statedPence)) },
  { id: 'difference', header: 'Difference', align: 'number', value: (row) => (row.statedPence === null ? null : row.filePence - row.statedPence), cell: (row) => (row.statedPence === null ? '–' : formatPounds(row.filePence - row.statedPence)) },
];
const key = (row: Past) => row.id;
function Imports() {
  const list = useQuery('budget.imports', {});
  return list.data === undefined ? null : (
    <Section title="Imports so far">
      <Table caption="Imports so far" rows={list.data} columns={pastColumns} rowKey={key} empty={<EmptyState>Nothing has been imported yet. Ask the host authority for an extract of your cost centre, and choose the file above.</EmptyState>} />
    </Section>
  );
}
