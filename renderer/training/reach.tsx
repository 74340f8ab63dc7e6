import { useMemo, useState } from 'react';
import { formatShortDate, type Year } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { differenceWords, monthWords, periodWords, UNFIT } from '../../shared/training/papers.ts';
import { REACH_RULE, type ReachLine } from '../../shared/training/reach.ts';
import type { Grouping, Measure } from '../../shared/training/explain.ts';
import type { TrainingReport } from '../../shared/training.ts';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { EmptyState, ErrorNotice, Notice, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { hasWords } from '../ui/words.ts';
import { Compliance } from './compliance.tsx';
import { Figure } from './figure.tsx';
import { Satisfaction } from './satisfaction.tsx';
import { Targets } from './targets.tsx';
import { percentWords } from './words.ts';

type Line = ReachLine & { by: Grouping };
const shown = (value: (row: Line) => number | null) => (row: Line) => (row.hidden ? null : value(row));
const named = (row: Line): string => (row.by === 'months' ? monthWords(row.name) : row.name);
function column(id: string, header: string, measure: Measure, value: (row: Line) => number | null, words: (row: Line) => string): Column<Line> {
  return {
    id, header, align: 'number', value: shown(value), ...(measure.endsWith('Percent') || measure === 'aim' ? { sheet: 'percent' as const } : {}),
    cell: (row) => (row.hidden ? <span className="soft">hidden</span> : value(row) === null ? '–' : <Figure of={{ measure, by: row.by, name: row.by === 'all' ? '' : row.name, within: row.within }} label={`${header}, ${named(row)}`}>{words(row)}</Figure>),
  };
}
const count = (id: string, header: string, measure: Measure, value: (row: Line) => number): Column<Line> => column(id, header, measure, value, (row) => value(row).toLocaleString('en-GB'));
const share = (id: string, header: string, measure: Measure, value: (row: Line) => number | null): Column<Line> => column(id, header, measure, value, (row) => percentWords(value(row)));
/** "38 of 120 people: 32%". */
const aimWords = ({ aim }: Line): string => (aim === null ? '–' : `${aim.reached.toLocaleString('en-GB')} of ${aim.of.toLocaleString('en-GB')}${aim.kind === 'headcount' ? ' people' : ''}: ${percentWords(aim.percent)}`);
const columns: readonly Column<Line>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name, cell: named }, { id: 'within', header: 'Sector', value: (row) => row.within },
  count('booked', 'Booked', 'booked', (row) => row.booked), count('attended', 'Attended', 'attended', (row) => row.attended), count('part', 'In part', 'partAttended', (row) => row.partAttended), count('noShows', 'No-shows', 'noShows', (row) => row.noShows),
  count('late', 'Late', 'late', (row) => row.late), share('percent', 'Attended %', 'attendedPercent', (row) => row.attendedPercent), share('noShowPercent', 'No-show %', 'noShowPercent', (row) => row.noShowPercent),
  count('people', 'People', 'people', (row) => row.people), column('aim', 'Against aim', 'aim', (row) => row.aim?.percent ?? null, aimWords),
];
const plainColumns = columns.filter((one) => one.id !== 'within');
const narrowColumns = columns.filter((one) => ['name', 'booked', 'attended', 'percent', 'aim'].includes(one.id));
const key = (row: Line) => `${row.within ?? ''} ${row.name}`;
const BY = [{ value: 'agencies', label: 'Agency' }, { value: 'sectors', label: 'Sector' }, { value: 'courses', label: 'Course' }, { value: 'months', label: 'Month' }] as const;

/** Who was reached, what they thought of it, and how that stands to what a published report says. */
export function Reach({ year, beside }: { year: Year; beside: boolean }) {
  const [small, setSmall] = useState(false);
  const [by, setBy] = useState<(typeof BY)[number]['value']>('agencies');
  const [find, setFind] = useState('');
  const read = useQuery('training.report', { from: year.from, to: year.to, small }, { keepPrevious: true });
  const rows = useMemo(() => (read.data === undefined ? [] : [
    ...read.data.reach[by].filter((line) => hasWords(`${line.name} ${line.within ?? ''}`, find)).map((line): Line => ({ ...line, by })), ...(find === '' ? [{ ...read.data.reach.total, by: 'all' as const }] : []),
  ]), [read.data, by, find]);
  if (read.data === undefined) return read.error === undefined ? <Waiting /> : <ErrorNotice problem={read.error} />;
  const report = read.data;
  return (
    <div className="page-body">
      {report.statements.flatMap((one) => one.differences.map((difference) => <Notice key={`${one.id} ${difference.what}`} look="warning">{differenceWords(one.source, difference)}</Notice>))}
      {report.unfit !== null && <Notice look="warning">{UNFIT[report.unfit]}</Notice>}
      <Figures report={report} />
      <div className="training-reach"><Section title="Who came">
        <Table sheet={`Attendance by ${BY.find((one) => one.value === by)!.label.toLowerCase()}`} caption={`Attendance by ${BY.find((one) => one.value === by)!.label.toLowerCase()}`} rows={rows} columns={beside ? narrowColumns : by === 'agencies' ? columns : plainColumns} rowKey={key}
          filters={<>
            <Select label="By" options={BY} value={by} onChange={setBy} /><TextField label="Find" type="search" value={find} onChange={setFind} />
            <Checkbox label="Show small groups" hint="For the training team only; papers never show them." value={small} onChange={setSmall} />
          </>}
          empty={find === '' ? <EmptyState>Nobody is booked in {year.label} yet.</EmptyState> : <EmptyState action={<Button onClick={() => setFind('')}>Show all</Button>}>Nothing fits “{find}”.</EmptyState>} />
        <p className="small soft">Late: cancelled with too little notice. Against aim: of the headcount or target entered below.</p>
        <details><summary>How this is counted, and what is hidden</summary><ul>{REACH_RULE.map((line) => <li key={line}>{line}</li>)}</ul></details>
      </Section></div>
      <Targets />
      <Satisfaction report={report} />
      <Compliance />
      <Written report={report} year={year} />
    </div>
  );
}

function Figures({ report }: { report: TrainingReport }) {
  const { reach } = report;
  const number = (value: number): string => value.toLocaleString('en-GB');
  return (
    <dl className="facts training-facts">
      <dt>Events held</dt><dd><Figure of={{ measure: 'held' }} label="Events held">{number(report.events)}</Figure>{report.cancelled > 0 && <>, and <Figure of={{ measure: 'cancelled' }} label="Events cancelled">{number(report.cancelled)}</Figure> cancelled</>}</dd>
      <dt>Attendances</dt>
      <dd>
        <Figure of={{ measure: 'came' }} label="Attendances">{number(report.attendances)}</Figure>
        {reach.places > 0 && <>; {number(reach.filled)} of <Figure of={{ measure: 'places' }} label="Places offered">{number(reach.places)}</Figure> places filled: <Figure of={{ measure: 'filledPercent' }} label="Places filled">{percentWords(reach.filledPercent)}</Figure></>}
      </dd>
      <dt>Cost and income</dt>
      <dd>
        <Figure of={{ measure: 'cost' }} label="Cost">{formatPounds(report.costPence)}</Figure> cost, <Figure of={{ measure: 'income' }} label="Income">{formatPounds(report.incomePence)}</Figure> income
        {report.eachPence !== null && <>; <Figure of={{ measure: 'each' }} label="Cost for each attendance">{formatPounds(report.eachPence)}</Figure> for each attendance</>}
      </dd>
    </dl>
  );
}

/** The reports of other periods that this one is held against, so that nobody can be told from the two together. */
function Written({ report, year }: { report: TrainingReport; year: Year }) {
  const list = useQuery('trainingReports.list', {});
  const given = list.data?.some((one) => one.from === year.from && one.to === year.to) === true;
  return (
    <Section title="Reports that were given out" aside={!given && report.unfit === null && <Button small onClick={() => void perform('trainingReports.keep', { from: year.from, to: year.to }, { done: 'Kept as given out' })}>Keep {year.label} as given out</Button>}>
      {(list.data ?? []).length === 0 ? <p className="soft">None yet. A training report is kept here as it is written: what it shows and hides decides what later reports of overlapping periods may show.</p> : (
        <ul className="plain-list">
          {list.data!.map((one) => (
            <li key={one.id}>
              {periodWords(one.from, one.to)}, written on {formatShortDate(one.at.slice(0, 10))}{' '}
              <Button small look="quiet" aria-label={`Forget the report of ${periodWords(one.from, one.to)}`} onClick={() => void perform('trainingReports.delete', { id: one.id, version: one.version }, { done: 'Report forgotten' })}>It was given to nobody</Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
