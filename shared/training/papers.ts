import { formatLongDate, formatShortDate, formatTimeRange } from '../dates.ts';
import { formatPounds } from '../money.ts';
import type { ChargeRow, EventLine, EventShown, TrainingReport } from '../training.ts';
import { lengthWords } from './charges.ts';
import { STAGES, stageWords, tenthsWords, type Stage } from './evaluation.ts';
import { MEASURE_RULES, type Measure } from './explain.ts';
import { REACH_RULE, type ReachLine } from './reach.ts';
import { SMALLEST_GROUP } from './suppression.ts';

/** A table as data: a document and a spreadsheet both come of it, so that they cannot disagree. Money is in pence until it is written out. */
export interface PaperTable {
  name: string;
  caption: string;
  columns: PaperColumn[];
  rows: (string | number | null)[][];
}
export interface PaperColumn {
  heading: string;
  kind: 'text' | 'number' | 'percent' | 'date' | 'money' | 'bar';
  /** Width in a spreadsheet; in a document the columns share the page in the same proportion. */
  characters: number;
}
export interface Paper {
  title: string;
  subtitle: string;
  tables: PaperTable[];
  notes: string[];
}
const column = (heading: string, kind: PaperColumn['kind'], characters: number): PaperColumn => ({ heading, kind, characters });
/** "October 2026" for "2026-10". */
export const monthWords = (month: string): string => formatLongDate(`${month}-01`).split(' ').slice(-2).join(' ');
export const periodWords = (from: string, to: string): string => `${formatShortDate(from)} to ${formatShortDate(to)}`;

/** The day or days of an event, or the words for them where they are not known. */
export const whenWords = (event: Pick<EventLine, 'date' | 'dateText' | 'lastDate'>): string =>
  event.dateText ?? (event.lastDate === event.date ? formatShortDate(event.date) : `${formatShortDate(event.date)} to ${formatShortDate(event.lastDate)}`);
const where = (event: Pick<EventLine, 'mode' | 'venue'>): string => (event.mode === 'online' ? 'Online' : `${event.venue ?? 'Venue to be announced'}${event.mode === 'hybrid' ? ' and online' : ''}`);

/** What is on offer: without names, costs or numbers booked, because it is published. */
export function programmePaper(events: readonly EventLine[], { from, to }: { from: string; to: string }): Paper {
  return {
    title: 'Training programme', subtitle: periodWords(from, to), notes: [],
    tables: [{
      name: 'Programme', caption: 'Events in the order of their dates',
      columns: [column('Date', 'text', 16), column('Event', 'text', 34), column('Level', 'text', 10), column('Length', 'text', 10), column('Where', 'text', 22), column('Places', 'number', 8)],
      rows: events.filter((one) => one.status !== 'cancelled').map((one) => [whenWords(one), one.title, one.level, lengthWords(one.lengthHalfDays), where(one), one.places]),
    }],
  };
}

export function signInPaper({ event, sessionList, bookings }: EventShown): Paper {
  const here = bookings.filter((one) => ['booked', 'offered', 'attended', 'part attended', 'no-show'].includes(one.status)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const days = sessionList.length > 1 ? sessionList.map((one) => formatShortDate(one.date)) : ['Signature'];
  return {
    title: event.title, subtitle: [whenWords(event), where(event), sessionList.map((one) => (one.startsAt === null ? '' : formatTimeRange(one.startsAt, one.endsAt))).find((one) => one !== '') ?? ''].filter((one) => one !== '').join(', '), notes: [],
    tables: [{
      name: 'Sign-in sheet', caption: `Sign-in sheet: ${here.length} booked`, columns: [column('Name', 'text', 26), column('Organisation', 'text', 26), column('Role', 'text', 18), ...days.map((day) => column(day, 'text', 20))],
      rows: here.map((one) => [one.name, one.organisation, one.role, ...days.map(() => '')]),
    }],
  };
}

/** What each organisation owes, and what each amount is for. */
export function invoicePaper(charges: readonly ChargeRow[], { from, to }: { from: string; to: string }): Paper {
  const organisations = [...new Set(charges.map((one) => one.organisation))].toSorted();
  const total = (name: string): number => charges.filter((one) => one.organisation === name).reduce((sum, one) => sum + one.pence, 0);
  return {
    title: 'Training charges', subtitle: periodWords(from, to), notes: charges.some((one) => one.waiver !== '') ? ['Charges that were waived are listed with their reason and count as nothing.'] : [],
    tables: [
      { name: 'By organisation', caption: 'To be invoiced, by organisation', columns: [column('Organisation', 'text', 40), column('Charges', 'number', 10), column('Amount', 'money', 14)],
        rows: [...organisations.map((name) => [name, charges.filter((one) => one.organisation === name && one.pence > 0).length, total(name)]), ['Together', charges.filter((one) => one.pence > 0).length, charges.reduce((sum, one) => sum + one.pence, 0)]] },
      { name: 'Charges', caption: 'Each charge', columns: [column('Organisation', 'text', 26), column('Event', 'text', 28), column('Date', 'date', 14), column('Name', 'text', 22), column('For', 'text', 26), column('Amount', 'money', 11)],
        rows: charges.toSorted((a, b) => (a.organisation < b.organisation ? -1 : a.organisation > b.organisation ? 1 : 0))
          .map((one) => [one.organisation, one.title, one.date, one.name, one.waiver === '' ? one.words : `${one.words}. Waived: ${one.waiver}`, one.pence]) },
    ],
  };
}

const aimText = ({ aim }: ReachLine): string | null => (aim === null ? null : `${aim.reached.toLocaleString('en-GB')} of ${aim.of.toLocaleString('en-GB')}${aim.kind === 'headcount' ? ' people' : ''}: ${aim.percent ?? 0}%`);
function reachTable(name: string, caption: string, first: string, lines: readonly ReachLine[], total: ReachLine, within = false): PaperTable {
  const all = [...lines, total];
  const aimed = all.some((line) => line.aim !== null);
  return {
    name, caption,
    columns: [column(first, 'text', 28), ...(within ? [column('Sector', 'text', 15)] : []), column('Booked', 'number', 9), column('Attended', 'number', 10), column('In part', 'number', 9), column('No-shows', 'number', 10), column('No-show rate', 'percent', 9),
      column('Attended', 'percent', 10), column('Picture', 'bar', 16), ...(aimed ? [column('Of headcount or target', 'text', 18)] : [])],
    rows: all.map((line) => [
      line.name, ...(within ? [line.within] : []),
      ...(line.hidden ? ['hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', null] : [line.booked, line.attended, line.partAttended, line.noShows, line.noShowPercent, line.attendedPercent, line.attendedPercent]), ...(aimed ? [line.hidden ? 'hidden' : aimText(line)] : []),
    ]),
  };
}

/** Whole sentences of the report’s own figures against those that a published report states. */
export const differenceWords = (source: string, { what, stated, counted, isMoney }: { what: string; stated: number; counted: number; isMoney: boolean }): string => {
  const words = (value: number): string => (isMoney ? formatPounds(value) : value.toLocaleString('en-GB'));
  return `${what}: “${source}” states ${words(stated)}; what is listed here comes to ${words(counted)}, ${words(Math.abs(stated - counted))} ${counted < stated ? 'fewer' : 'more'}.`.replace(isMoney ? 'fewer.' : '\n', 'less.');
};

/** Why the figures by group are left out of a report. */
export const UNFIT = {
  few: 'So few people are in this period, or in what lies between it and a report that was written before, that any figure by group would tell who they are.',
  many: 'Too many reports that were written before share days with this one to be weighed against each other.',
  partly: 'A report that was written before covers a part of this period and other days too: taken together the two could tell who is in a small group. Choose a period that lies within it, holds it or is apart from it; or forget that report, if it was given to nobody.',
} as const;

/** For the annual report and the sub-group: nothing in it names a person. */
export function reportPaper(report: TrainingReport): Paper {
  const { reach, courses, unfit } = report;
  const statements = report.statements.flatMap((one) => one.differences.map((difference) => differenceWords(one.source, difference)));
  const cancelled = courses.filter((one) => one.cancelled > 0);
  const few = unfit === 'few';
  return {
    title: 'Training report', subtitle: periodWords(report.from, report.to),
    tables: [
      { name: 'Summary', caption: 'The period in figures, and how each was worked out', columns: [column('Figure', 'text', 26), column('Value', 'text', 14), column('From', 'text', 26), column('Rule', 'text', 50)], rows: summaryRows(report) },
      { name: 'Courses', caption: 'Events and attendances by course', columns: [column('Course', 'text', 40), column('Held', 'number', 7), column('Planned', 'number', 8), column('Cancelled', 'number', 10), column('Attended', 'number', 10)],
        rows: courses.map((one) => [one.title, one.held, one.planned, one.cancelled, one.hidden || unfit !== null ? 'hidden' : one.attended + one.partAttended]) },
      ...(cancelled.length === 0 ? [] : [{ name: 'Cancelled', caption: 'Cancelled events and why', columns: [column('Course', 'text', 40), column('Events', 'number', 8), column('Reason', 'text', 40)],
        rows: cancelled.map((one) => [one.title, one.cancelled, one.cancelReasons.join('; ')]) }]),
      ...(unfit !== null ? [] : [
        ...STAGES.flatMap((stage) => resultsTable(report, stage)),
        reachTable('Sectors', 'Attendance by sector', 'Sector', reach.sectors, reach.total), reachTable('Agencies', 'Attendance by agency', 'Agency', reach.agencies, reach.total, true),
        reachTable('Courses attended', 'Attendance by course', 'Course', reach.courses, reach.total), reachTable('Months', 'Attendance by month', 'Month', reach.months.map((line) => ({ ...line, name: monthWords(line.name) })), reach.total),
      ]),
      ...(report.compliance.length === 0 ? [] : [compliancePaper(report.compliance)]),
    ],
    notes: [...(unfit === null ? [] : [UNFIT[unfit]]), ...statements, ...REACH_RULE, ...(few ? [] : ['Answers about a course are shown where at least five people answered on the day, and only so many that no other can be worked out from the totals.'])],
  };
}

/** Each figure of the period with what it was worked out from. */
function summaryRows(report: TrainingReport): (string | null)[][] {
  const { reach } = report;
  const number = (value: number): string => value.toLocaleString('en-GB');
  const few = report.unfit === 'few';
  const line = (figure: string, value: string, from: string, measure: Measure): string[] => [figure, value, from, MEASURE_RULES[measure]];
  const total = reach.total.booked;
  return [
    line('Events held', number(report.events), '', 'held'), line('Events cancelled', number(report.cancelled), '', 'cancelled'),
    ...(few ? [['Attendances', 'hidden', '', UNFIT.few]] : [
      line('Attendances', number(report.attendances), `${number(reach.total.attended)} in full, ${number(reach.total.partAttended)} in part`, 'came'),
      line('Attended, of those booked', reach.total.attendedPercent === null ? '–' : `${reach.total.attendedPercent}%`, `${number(report.attendances)} of ${number(total)}`, 'attendedPercent'),
      line('No-show rate', reach.total.noShowPercent === null ? '–' : `${reach.total.noShowPercent}%`, `${number(reach.total.noShows)} of ${number(report.attendances + reach.total.noShows)}`, 'noShowPercent'),
      line('Places offered', number(reach.places), '', 'places'), line('Places filled', reach.filledPercent === null ? '–' : `${reach.filledPercent}%`, `${number(reach.filled)} of ${number(reach.places)}`, 'filledPercent'),
      line('Satisfied or very satisfied', report.satisfiedPercent === null || report.rated < SMALLEST_GROUP ? '–' : `${report.satisfiedPercent}%`, report.rated < SMALLEST_GROUP ? 'Fewer than five ratings' : `${number(report.satisfied)} of ${number(report.rated)}`, 'satisfied'),
    ]),
    line('Cost', formatPounds(report.costPence), '', 'cost'), line('Income', formatPounds(report.incomePence), '', 'income'),
    ...(few ? [] : [line('Cost for each attendance', report.eachPence === null ? '–' : formatPounds(report.eachPence), `${formatPounds(report.costPence)} by ${number(report.attendances)}`, 'each')]),
  ];
}

/** What people thought of each course at a stage: only courses that enough people answered about. */
function resultsTable({ courses }: TrainingReport, stage: Stage): PaperTable[] {
  const rows = courses.flatMap((one): (string | number | null)[][] => {
    const at = one.results.stages.find((other) => other.stage === stage)!;
    const change = one.results.changes.find((other) => other.to === stage);
    if (one.answersHidden || one.hidden || at.answers < SMALLEST_GROUP) return [];
    const satisfied = at.rated < SMALLEST_GROUP ? null : at.satisfiedPercent;
    return [[one.title, at.answers, at.responsePercent, satisfied, satisfied, tenthsWords(at.confidenceTenths), change === undefined || change.people < SMALLEST_GROUP ? '–' : `${tenthsWords(change.tenths, true)} (${change.people})`]];
  });
  if (rows.length === 0) return [];
  return [{ name: `Results ${stage}`, caption: `What they thought of it, ${stageWords[stage].toLowerCase()}`, rows,
    columns: [column('Course', 'text', 34), column('Answers', 'number', 10), column('Response', 'percent', 11), column('Satisfied', 'percent', 11), column('Picture', 'bar', 18), column('Confidence', 'text', 13), column('Change since before', 'text', 12)] }];
}

/** What organisations report of their own staff, each return beside the one before. */
function compliancePaper(lines: TrainingReport['compliance']): PaperTable {
  const percent = (tenths: number): string => `${tenthsWords(tenths)}%`;
  return {
    name: 'Compliance', caption: 'What organisations report of their own staff, by level',
    columns: [column('Organisation', 'text', 26), column('Level', 'text', 10), column('As at', 'date', 12), column('Trained', 'text', 9), column('Before', 'text', 20), column('Change in points', 'text', 10), column('Target', 'text', 16)],
    rows: lines.toSorted((a, b) => (a.level !== b.level ? (a.level < b.level ? -1 : 1) : a.organisation < b.organisation ? -1 : 1)).map((one) => [
      one.organisation, one.level, one.latest.asAt, percent(one.latest.tenths), one.previous === null ? null : `${percent(one.previous.tenths)} at ${formatShortDate(one.previous.asAt)}`, tenthsWords(one.changeTenths, true),
      one.latest.targetTenths === null ? null : `${percent(one.latest.targetTenths)}, ${one.isMet === true ? 'met' : 'not met'}`,
    ]),
  };
}

/** Those of an event who have earned a certificate: they attended, and answered on the day if the board wishes that. */
export const certificated = ({ course, bookings, evaluations }: EventShown): EventShown['bookings'] => bookings.filter((one) => one.status === 'attended'
  && (!course.certificateAfterEvaluation || evaluations.some((answer) => answer.bookingId === one.id && answer.stage === 'on the day')));

export const certificateWords = ({ event, course }: EventShown): { attended: string; length: string; when: string; level: string | null } => ({
  attended: event.title, length: lengthWords(event.lengthHalfDays), when: event.dateText ?? (event.lastDate === event.date ? formatLongDate(event.date) : `${formatLongDate(event.date)} to ${formatLongDate(event.lastDate)}`), level: course.level,
});
