import { useState } from 'react';
import type { Year } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { tenthsWords } from '../../shared/training/evaluation.ts';
import { differenceWords, monthWords } from '../../shared/training/papers.ts';
import { REACH_RULE, type ReachLine } from '../../shared/training/reach.ts';
import type { TrainingReport } from '../../shared/training.ts';
import { useQuery } from '../cache.ts';
import { Checkbox, Select } from '../ui/field.tsx';
import { EmptyState, ErrorNotice, Notice, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { Compliance } from './compliance.tsx';
import { percentWords } from './words.ts';

const shown = (value: (row: ReachLine) => number | null) => (row: ReachLine) => (row.hidden ? null : value(row));
const column = (id: string, header: string, value: (row: ReachLine) => number | null, percent = false): Column<ReachLine> => ({
  id, header, align: 'number', value: shown(value), cell: (row) => (row.hidden ? <span className="soft">hidden</span> : percent ? percentWords(value(row)) : value(row)),
});
const columns: readonly Column<ReachLine>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name, cell: (row) => (/^\d{4}-\d{2}$/.test(row.name) ? monthWords(row.name) : row.name) }, { id: 'within', header: 'Sector', value: (row) => row.within },
  column('booked', 'Booked', (row) => row.booked), column('attended', 'Attended', (row) => row.attended), column('part', 'In part', (row) => row.partAttended), column('noShows', 'No-shows', (row) => row.noShows),
  column('late', 'Cancelled late', (row) => row.late), column('percent', 'Attended', (row) => row.attendedPercent, true), column('noShowPercent', 'No-show rate', (row) => row.noShowPercent, true),
];
const plainColumns = columns.filter((one) => one.id !== 'within');
const key = (row: ReachLine) => `${row.within ?? ''} ${row.name}`;
const BY = [{ value: 'agencies', label: 'Agency' }, { value: 'sectors', label: 'Sector' }, { value: 'courses', label: 'Course' }, { value: 'months', label: 'Month' }] as const;

/** Who was reached, what they thought of it, and how that stands to what a published report says. */
export function Reach({ year }: { year: Year }) {
  const [small, setSmall] = useState(false);
  const [by, setBy] = useState<(typeof BY)[number]['value']>('agencies');
  const read = useQuery('training.report', { from: year.from, to: year.to, small }, { keepPrevious: true });
  if (read.data === undefined) return read.error === undefined ? <Waiting /> : <ErrorNotice problem={read.error} />;
  const report = read.data;
  const { reach } = report;
  return (
    <div className="page-body">
      {report.statements.flatMap((one) => one.differences.map((difference) => <Notice key={`${one.id} ${difference.what}`} look="warning">{differenceWords(one.source, difference)}</Notice>))}
      <Figures report={report} />
      <Section title="Who came">
        <Table caption={`Attendance by ${by}`} rows={[...reach[by], reach.total]} columns={by === 'agencies' ? columns : plainColumns} rowKey={key}
          filters={<><Select label="By" options={BY} value={by} onChange={setBy} /><Checkbox label="Show small groups" hint="For the training team only; papers never show them." value={small} onChange={setSmall} /></>}
          empty={<EmptyState>Nobody is booked in {year.label} yet.</EmptyState>} />
        <details><summary>How this is counted</summary><ul>{REACH_RULE.map((line) => <li key={line}>{line}</li>)}</ul></details>
      </Section>
      <Satisfaction report={report} />
      <Compliance />
    </div>
  );
}

function Figures({ report }: { report: TrainingReport }) {
  const { reach } = report;
  return (
    <dl className="facts">
      <dt>Events held</dt><dd>{report.events}{report.cancelled > 0 && `, and ${report.cancelled} cancelled`}</dd>
      <dt>Attendances</dt><dd>{report.attendances.toLocaleString('en-GB')}{reach.places > 0 && `; ${reach.filled.toLocaleString('en-GB')} of ${reach.places.toLocaleString('en-GB')} places filled: ${percentWords(reach.filledPercent)}`}</dd>
      <dt>Cost and income</dt>
      <dd>
        {formatPounds(report.costPence)} cost, {formatPounds(report.incomePence)} income{report.attendances > 0 && `; ${formatPounds(Math.round(report.costPence / report.attendances))} for each attendance`}
      </dd>
    </dl>
  );
}

/** Satisfaction by course as bars, and the same as a table. */
function Satisfaction({ report }: { report: TrainingReport }) {
  const rows = report.courses.map((course) => ({ course, day: course.results.stages.find((one) => one.stage === 'on the day')! })).filter((one) => one.day.rated >= 5);
  if (rows.length === 0) return null;
  return (
    <Section title="Satisfied or very satisfied" aside={report.satisfiedPercent === null ? null : `${report.satisfied} of ${report.rated} answers: ${report.satisfiedPercent}%`}>
      <div className="bars" aria-hidden="true">
        {rows.map(({ course, day }) => [
          <span key={`${course.courseId} name`}>{course.title}</span>, <span key={`${course.courseId} bar`} className="bar" style={{ width: `${day.satisfiedPercent ?? 0}%` }} />, <span key={`${course.courseId} value`} className="value">{percentWords(day.satisfiedPercent)}</span>,
        ])}
      </div>
      <table className="table">
        <caption className="unseen">Results by course</caption>
        <thead><tr><th scope="col">Course</th><th scope="col" className="number">Answers</th><th scope="col" className="number">Of those who came</th><th scope="col" className="number">Satisfied</th><th scope="col" className="number">Change in confidence</th></tr></thead>
        <tbody>
          {rows.map(({ course, day }) => (
            <tr key={course.courseId}>
              <th scope="row">{course.title}</th><td className="number">{day.answers}</td><td className="number">{percentWords(day.responsePercent)}</td><td className="number">{day.satisfied} of {day.rated}: {percentWords(day.satisfiedPercent)}</td>
              <td className="number">{tenthsWords(course.results.changes[0]!.tenths, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft">Courses with fewer than five ratings are left out. Satisfied is 4 or 5 of 5. Confidence is compared person by person, before and on the day.</p>
    </Section>
  );
}
