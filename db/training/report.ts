import { aimsOf, type Aim } from '../../shared/training/aims.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import { complianceLines } from '../../shared/training/compliance.ts';
import { explainFigure, valueOf, valueWords } from '../../shared/training/explain.ts';
import { counted, type TrainingFacts } from '../../shared/training/facts.ts';
import { figuresOf } from '../../shared/training/figures.ts';
import { comparedWith, overlapping, partlyOverlapping, printedTables, MOST_OVERLAPPING, type Period, type PrintedTables, type WrittenReport } from '../../shared/training/overlap.ts';
import { UNFIT } from '../../shared/training/papers.ts';
import { reachAndPrint } from '../../shared/training/reach.ts';
import { differencesOf } from '../../shared/training/stated.ts';
import type { TrainingReport } from '../../shared/training.ts';
import { readBoard } from '../board/handlers.ts';
import type { Reading, Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import { gatherFacts } from './gather.ts';
import { complianceRecords, statementRecords, targetRecords } from './records.ts';

const NO_TABLES: PrintedTables = { agencies: { lines: [], parents: [] }, courses: { lines: [], parents: [] }, months: { lines: [], parents: [] }, answers: { lines: [], parents: [] } };

/** The reports that were written, with what they hid. */
export const writtenReports = (db: Reader): (WrittenReport & { id: string; version: number; at: string })[] =>
  db.allSql<{ id: string; version: number; fromDate: string; toDate: string; at: string; figures: string }>('SELECT id, version, fromDate, toDate, at, figures FROM trainingReports ORDER BY fromDate, toDate')
    .map(({ fromDate, toDate, figures, ...one }) => ({ ...one, from: fromDate, to: toDate, tables: printedTables.parse(JSON.parse(figures)) }));

function aims(db: Reader, period: Period): Aim[] {
  const names = (table: 'organisations' | 'courses', column: 'name' | 'title'): ReadonlyMap<string, string> =>
    new Map(db.allSql<{ id: string; name: string }>(`SELECT id, ${column} AS name FROM ${table}`).map((one) => [one.id, one.name]));
  const [organisations, courses] = [names('organisations', 'name'), names('courses', 'title')];
  return aimsOf(targetRecords.list(db, {}), period, { organisation: (id) => organisations.get(id), course: (id) => courses.get(id) });
}

/** How many answered on the day about each course: groups of a table of their own. */
function answerGroups({ answers, events }: TrainingFacts) {
  const titles = new Map(events.map((one) => [one.courseId, one.course]));
  return [...titles].map(([courseId, key]) => {
    const own = answers.filter((one) => one.courseId === courseId && one.stage === 'on the day');
    return { key, within: '', size: own.length, people: own.length };
  });
}

/** The training of a period: what the annual report and the sub-group need, and what is to be kept of it when it is written. */
export function reportOf({ db, today }: Pick<Reading, 'db' | 'today'>, { from, to, small }: Parsed<'training.report'>): { report: TrainingReport; printed: PrintedTables } {
  const period = { from, to };
  const facts = gatherFacts({ db, today }, period);
  const { courses, places, filled, filledPercent, results, ...totals } = figuresOf(facts);
  const written = writtenReports(db);
  const [partly, near] = [partlyOverlapping(period, written), overlapping(period, written)];
  const barred = partly.length > 0 || near.length > MOST_OVERLAPPING;
  const found = reachAndPrint(counted(facts), { small, aims: aims(db, period), answers: answerGroups(facts), ...(small || barred ? {} : { compared: comparedWith(period, written) }) });
  const { printed, hiddenAnswers, unfit, ...reach } = found;
  const stage = results.stages.find((one) => one.stage === 'on the day')!;
  const organisations = new Map(db.allSql<{ id: string; name: string }>('SELECT id, name FROM organisations').map((one) => [one.id, one.name]));
  const hideAnswers = (title: string): boolean => !small && (unfit || hiddenAnswers.has(title));
  return {
    printed: barred ? NO_TABLES : printed,
    report: {
      ...period, board: readBoard(db)?.name ?? '', ...totals, results, satisfiedPercent: stage.satisfiedPercent, rated: stage.rated, satisfied: stage.satisfied,
      courses: courses.map((one) => ({ ...one, hidden: !small && (unfit || reach.courses.some((line) => line.name === one.title && line.hidden)), answersHidden: hideAnswers(one.title) })),
      reach: { ...reach, places, filled, filledPercent },
      unfit: small ? null : partly.length > 0 ? 'partly' : near.length > MOST_OVERLAPPING ? 'many' : unfit ? 'few' : null, overlaps: near.map((one) => ({ from: one.from, to: one.to })),
      compliance: complianceLines(complianceRecords.list(db, {}).filter((one) => one.asAt <= to)).map((one) => ({ ...one, organisation: organisations.get(one.organisationId) ?? '' })),
      statements: statementRecords.list(db, {}).filter((one) => one.fromDate >= from && one.toDate <= to).map((one) => ({ ...one, differences: differencesOf(one, totals) })),
    },
  };
}

/** Keeps what a report that is being written shows and hides; a report of the same days takes its place. */
export function keepReport(context: Writing, { from, to }: Period, printed: PrintedTables): void {
  const figures = JSON.stringify(printed);
  const there = context.db.oneSql<{ id: string; figures: string }>('SELECT id, figures FROM trainingReports WHERE fromDate = ? AND toDate = ?', [from, to]);
  if (there?.figures === figures) return;
  if (there === undefined) context.db.runSql('INSERT INTO trainingReports (id, fromDate, toDate, at, figures) VALUES (?, ?, ?, ?, ?)', [context.newId(), from, to, context.now(), figures]);
  else context.db.runSql('UPDATE trainingReports SET figures = ?, at = ?, version = version + 1 WHERE id = ?', [figures, context.now(), there.id]);
}

/** The same for figures that were printed from the screen. */
export function giveOut(context: Writing, period: Period): Output<'trainingReports.keep'> {
  const { report, printed } = reportOf(context, { ...period, small: false });
  if (report.unfit !== null) throw new Refusal('conflict', `${UNFIT[report.unfit]} Nothing has been changed.`);
  keepReport(context, period, printed);
  const { tables: _, ...kept } = writtenReports(context.db).find((one) => one.from === period.from && one.to === period.to)!;
  return kept;
}

/** One figure with its rule and rows. */
export function explainTraining(context: Pick<Reading, 'db' | 'today'>, { from, to, eventId, measure, by, name, within, stage }: Parsed<'training.explain'>): Output<'training.explain'> {
  const facts = gatherFacts(context, eventId === null ? { from, to } : { eventId });
  const aim = measure !== 'aim' ? undefined : aims(context.db, { from, to }).find((one) => one.by === by && one.name === name);
  const all = measure === 'aim' && by === 'all' ? { kind: 'headcount' as const, people: aims(context.db, { from, to }).filter((one) => one.by === 'agencies' && one.kind === 'headcount').reduce((sum, one) => sum + one.people, 0) } : null;
  const explanation = explainFigure(facts, { measure, by, name, within, stage, aim: aim ?? all });
  return { ...explanation, value: valueWords(explanation.format, valueOf(explanation.format, explanation.rows)), over: explanation.rows.reduce((sum, row) => sum + row.over, 0), of: explanation.rows.reduce((sum, row) => sum + row.of, 0) };
}

/** For a report that was given to nobody. */
export function forgetReport(context: Writing, { id, version }: Parsed<'trainingReports.delete'>): Output<'trainingReports.delete'> {
  const row = context.db.oneSql<{ version: number }>('SELECT version FROM trainingReports WHERE id = ?', [id]);
  if (row === undefined) throw new Refusal('not_found', 'This report is not kept any more.');
  if (row.version !== version) throw new Refusal('stale', 'This report has been written again since you looked. Look again.');
  context.db.runSql('DELETE FROM trainingReports WHERE id = ?', [id]);
  return { id };
}
