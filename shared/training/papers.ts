import { formatLongDate, formatShortDate, formatTimeRange } from '../dates.ts';
import { formatPounds } from '../money.ts';
import type { ChargeRow, EventLine, EventShown, TrainingReport } from '../training.ts';
import { lengthWords } from './charges.ts';
import { tenthsWords } from './evaluation.ts';
import { REACH_RULE, type ReachLine } from './reach.ts';

/** A table as data: a document and a spreadsheet both come of it, so that they cannot disagree. Money is in pence until it is written out. */
export interface PaperTable {
  name: string;
  caption: string;
  columns: PaperColumn[];
  rows: (string | number | null)[][];
}
export interface PaperColumn {
  heading: string;
  kind: 'text' | 'number' | 'percent' | 'date' | 'money';
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

const reachTable = (name: string, caption: string, first: string, lines: readonly ReachLine[], total: ReachLine, within = false): PaperTable => ({
  name, caption,
  columns: [column(first, 'text', 30), ...(within ? [column('Sector', 'text', 18)] : []), column('Booked', 'number', 9), column('Attended', 'number', 9), column('In part', 'number', 8), column('No-shows', 'number', 9), column('Attended', 'percent', 9)],
  rows: [...lines, total].map((line) => [
    line.name, ...(within ? [line.within] : []), ...(line.hidden ? ['hidden', 'hidden', 'hidden', 'hidden', 'hidden'] : [line.booked, line.attended, line.partAttended, line.noShows, line.attendedPercent]),
  ]),
});

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
  const { reach, courses } = report;
  const statements = report.statements.flatMap((one) => one.differences.map((difference) => differenceWords(one.source, difference)));
  const cancelled = courses.filter((one) => one.cancelled > 0);
  return {
    title: 'Training report', subtitle: periodWords(report.from, report.to),
    tables: [
      { name: 'Summary', caption: 'The period in figures', columns: [column('Figure', 'text', 50), column('Value', 'text', 24)], rows: [
        ['Events held', String(report.events)], ['Events cancelled', String(report.cancelled)], ['Attendances', report.attendances.toLocaleString('en-GB')],
        ['Places offered', `${reach.places.toLocaleString('en-GB')}${reach.filledPercent === null ? '' : `, ${reach.filled.toLocaleString('en-GB')} filled: ${reach.filledPercent}%`}`],
        ['Satisfied or very satisfied (4 or 5 of 5)', report.satisfiedPercent === null ? 'No answers' : `${report.satisfied} of ${report.rated} answers: ${report.satisfiedPercent}%`],
        ['Cost', formatPounds(report.costPence)], ['Income', formatPounds(report.incomePence)], ['Cost for each attendance', report.attendances === 0 ? '–' : formatPounds(Math.round(report.costPence / report.attendances))],
      ] },
      { name: 'Courses', caption: 'Events, attendances and satisfaction by course',
        columns: [column('Course', 'text', 34), column('Held', 'number', 7), column('Cancelled', 'number', 10), column('Attended', 'number', 10), column('Answers', 'number', 9), column('Satisfied', 'percent', 10), column('Confidence', 'text', 11)],
        rows: courses.map((one) => {
          const day = one.results.stages.find((stage) => stage.stage === 'on the day')!;
          // So few answers would tell who said what.
          const few = day.rated > 0 && day.rated < 5;
          const hidden = reach.courses.find((line) => line.name === one.title)?.hidden === true;
          return [one.title, one.held, one.cancelled, hidden ? 'hidden' : one.attended + one.partAttended, hidden || few ? '–' : day.answers, few ? null : day.satisfiedPercent, few ? '–' : tenthsWords(one.results.changes[0]!.people < 5 ? null : one.results.changes[0]!.tenths, true)];
        }) },
      ...(cancelled.length === 0 ? [] : [{ name: 'Cancelled', caption: 'Cancelled events and why', columns: [column('Course', 'text', 40), column('Events', 'number', 8), column('Reason', 'text', 40)],
        rows: cancelled.map((one) => [one.title, one.cancelled, one.cancelReasons.join('; ')]) }]),
      reachTable('Sectors', 'Attendance by sector', 'Sector', reach.sectors, reach.total),
      reachTable('Agencies', 'Attendance by agency', 'Agency', reach.agencies, reach.total, true),
      reachTable('Months', 'Attendance by month', 'Month', reach.months.map((line) => ({ ...line, name: monthWords(line.name) })), reach.total),
    ],
    notes: [...statements, ...REACH_RULE, 'Satisfaction and confidence of fewer than five answers are not shown.'],
  };
}

/** Those of an event who have earned a certificate: they attended, and answered on the day if the board wishes that. */
export const certificated = ({ course, bookings, evaluations }: EventShown): EventShown['bookings'] => bookings.filter((one) => one.status === 'attended'
  && (!course.certificateAfterEvaluation || evaluations.some((answer) => answer.bookingId === one.id && answer.stage === 'on the day')));

export const certificateWords = ({ event, course }: EventShown): { attended: string; length: string; when: string; level: string | null } => ({
  attended: event.title, length: lengthWords(event.lengthHalfDays), when: event.dateText ?? (event.lastDate === event.date ? formatLongDate(event.date) : `${formatLongDate(event.date)} to ${formatLongDate(event.lastDate)}`), level: course.level,
});
