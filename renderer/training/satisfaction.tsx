import { STAGES, stageWords, tenthsWords, type Stage } from '../../shared/training/evaluation.ts';
import type { TrainingReport } from '../../shared/training.ts';
import { useState } from 'react';
import { Select } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { Figure } from './figure.tsx';
import { percentWords } from './words.ts';

interface Row { id: string; title: string; stage: Stage; answers: number; response: number | null; satisfied: number; rated: number; percent: number | null; confidence: number | null; change: number | null; changed: number }
const figure = (id: string, header: string, measure: 'answers' | 'response' | 'satisfied' | 'confidence' | 'change', value: (row: Row) => number | null, words: (row: Row) => string): Column<Row> => ({
  id, header, align: 'number', value, ...(measure === 'response' || measure === 'satisfied' ? { sheet: 'percent' as const } : {}), cell: (row) => (value(row) === null ? '–' : <Figure of={{ measure, by: 'courses', name: row.title, stage: row.stage }} label={`${header}, ${row.title}`}>{words(row)}</Figure>),
});
const columns: readonly Column<Row>[] = [
  { id: 'title', header: 'Course', value: (row) => row.title },
  figure('answers', 'Answers', 'answers', (row) => row.answers, (row) => String(row.answers)), figure('response', 'Response', 'response', (row) => row.response, (row) => percentWords(row.response)),
  figure('satisfied', 'Satisfied', 'satisfied', (row) => row.percent, (row) => `${row.satisfied} of ${row.rated}: ${percentWords(row.percent)}`),
  figure('confidence', 'Confidence of 10', 'confidence', (row) => (row.confidence === null ? null : row.confidence / 10), (row) => tenthsWords(row.confidence)),
  figure('change', 'Change since before', 'change', (row) => (row.change === null ? null : row.change / 10), (row) => `${tenthsWords(row.change, true)} (${row.changed})`),
];
const key = (row: Row) => row.id;

/** Satisfaction and confidence by course as bars, and the same as a table. */
export function Satisfaction({ report }: { report: TrainingReport }) {
  const [stage, setStage] = useState<Stage>('on the day');
  const rows = report.courses.filter((one) => !one.answersHidden).map((course): Row => {
    const at = course.results.stages.find((one) => one.stage === stage)!;
    const change = course.results.changes.find((one) => one.to === stage);
    return {
      id: course.courseId, title: course.title, stage, answers: at.answers, response: at.responsePercent, satisfied: at.satisfied, rated: at.rated, percent: at.satisfiedPercent, confidence: at.confidenceTenths,
      change: change?.tenths ?? null, changed: change?.people ?? 0,
    };
  }).filter((one) => one.answers > 0);
  const left = report.courses.filter((one) => one.answersHidden && one.results.stages.some((other) => other.answers > 0)).length;
  if (rows.length === 0 && stage === 'on the day') return null;
  const rated = rows.filter((one) => one.percent !== null);
  return (
    <Section title="What they thought of it" aside={report.satisfiedPercent !== null && <>Satisfied or very satisfied: <Figure of={{ measure: 'satisfied' }} label="Satisfied or very satisfied, all courses">{`${report.satisfied} of ${report.rated}, ${report.satisfiedPercent}%`}</Figure></>}>
      {rated.length > 0 && (
        <div className="bars" aria-hidden="true">
          {rated.map((row) => [<span key={`${row.id} name`}>{row.title}</span>, <span key={`${row.id} bar`} className="bar-room"><span className="bar" style={{ width: `${row.percent ?? 0}%` }} /></span>, <span key={`${row.id} value`} className="value">{percentWords(row.percent)}</span>])}
        </div>
      )}
      <Table sheet="Results by course" caption={`Results by course, ${stageWords[stage].toLowerCase()}`} rows={rows} columns={columns} rowKey={key} sort={{ id: 'title' }} empty={<p className="soft">No answers {stageWords[stage].toLowerCase()} that can be shown.</p>}
        filters={<Select label="Asked" options={STAGES.map((value) => ({ value, label: stageWords[value] }))} value={stage} onChange={setStage} />} />
      <p className="small soft">Satisfied is 4 or 5 of 5. Confidence is compared person by person. {left > 0 && `${left === 1 ? 'One course is' : `${left} courses are`} left out, where too few answered on the day.`}</p>
    </Section>
  );
}
