import type { AttendanceFiguresOut, Cell as MatrixCell, Explained, Report, SeatsLine, Trend } from '../attendance-figures.ts';
import { formatDayMonthYear, formatShortDate } from '../dates.ts';
import { join } from './words.ts';

/** What a report is made of: the answers that the screen shows too. */
export interface ReportData {
  board: string;
  today: string;
  report: Report;
  figures: AttendanceFiguresOut;
  /** For the trend only. */
  trend: Trend | null;
  /** To be printed under the table. */
  explanations: Explained[];
}
/** A table as data: numbers are numbers, dates ISO, nothing is null. A document and a spreadsheet both come of it. */
export interface ReportTable {
  name: string;
  caption: string;
  columns: ReportColumn[];
  rows: (string | number | null)[][];
}
export interface ReportColumn {
  heading: string;
  kind: 'text' | 'number' | 'percent' | 'date';
  /** Width in a spreadsheet; in a document the columns share the page in the same proportion. */
  characters: number;
}

const column = (heading: string, kind: ReportColumn['kind'], characters: number): ReportColumn => ({ heading, kind, characters });
const FIGURE = [column('Meetings', 'number', 12), column('Attended', 'number', 12), column('Attendance', 'percent', 14), column('Apologies', 'number', 13), column('Commitment', 'percent', 15)];
const figureCells = (line: Pick<SeatsLine, 'held' | 'attended' | 'percentage' | 'apologies' | 'commitment'>) =>
  [line.held, line.attended, line.percentage, line.apologies, line.commitment];

/** The words of a cell of the matrix: never a colour alone. */
export const MATRIX_WORDS: Record<MatrixCell['outcome'], string> = { attended: 'Yes', apologies: 'Apologies', absent: 'No', 'not recorded': 'Not recorded', outside: '–' };
export const matrixWord = (cell: MatrixCell | null): string =>
  (cell === null ? '–' : cell.of > 1 ? `${cell.attended} of ${cell.of}` : MATRIX_WORDS[cell.outcome]);

/** Those that a chair should hear about: attendance below the threshold, or two or more meetings missed in a row. */
export const needsAttention = (line: Pick<SeatsLine, 'percentage' | 'missedNow'>, threshold: number): boolean =>
  (line.percentage !== null && line.percentage < threshold) || line.missedNow >= MISSED_IN_A_ROW;
export const MISSED_IN_A_ROW = 2;

export const periodWords = ({ from, to }: { from: string; to: string }): string => `${formatDayMonthYear(from)} to ${formatDayMonthYear(to)}`;
const bodyWords = ({ bodies }: AttendanceFiguresOut): string => (bodies.length > 3 ? `${bodies.length} bodies` : join(bodies.map((body) => body.name)));

export function reportTables(data: ReportData): { title: string; tables: ReportTable[]; notes: string[] } {
  return { title: `Attendance at ${bodyWords(data.figures)}`, tables: tablesOf(data), notes: data.figures.rulesInWords };
}

function tablesOf({ report, figures, trend }: ReportData): ReportTable[] {
  const period = periodWords(figures);
  switch (report) {
    case 'organisations': return [{
      name: 'By agency', caption: `Attendance by agency, ${period}`, columns: [column('Agency', 'text', 36), column('Seats', 'number', 9), ...FIGURE],
      rows: figures.organisations.map((line) => [line.name, line.seats, ...figureCells(line)]),
    }];
    case 'members': return [{
      name: 'By member', caption: `Attendance by member, ${period}`, columns: [column('Member', 'text', 28), column('For', 'text', 30), ...FIGURE],
      rows: figures.members.map((line) => [line.name, line.seats, ...figureCells(line)]),
    }];
    case 'matrix': return [matrix(figures, period)];
    case 'trend': return trend === null ? [] : [{
      name: 'By year', caption: `Attendance by agency, ${trend.years[0]!.label} to ${trend.years.at(-1)!.label}`,
      columns: [column('Agency', 'text', 36), ...trend.years.map((year) => column(year.label, 'percent', 10))],
      rows: trend.organisations.map((line) => [line.name, ...line.years.map((year) => year.percentage)]),
    }];
    case 'attention': return [
      attention('Agencies', 'Agency', figures.organisations, figures, period), attention('Members', 'Member', figures.members, figures, period),
    ];
  }
}

function matrix({ bodies, meetings, organisations }: AttendanceFiguresOut, period: string): ReportTable {
  // Several bodies may meet on one day.
  const whose = (bodyId: string): string => (bodies.length === 1 ? '' : ` ${bodies.find((body) => body.id === bodyId)?.shortName ?? ''}`.trimEnd());
  const counted = meetings.map((meeting, at) => ({ meeting, at })).filter(({ meeting }) => meeting.standing === 'counted');
  return {
    name: 'By meeting', caption: `Attendance by meeting, ${period}`,
    columns: [column('Agency', 'text', 36), ...counted.map(({ meeting }) => column(`${formatShortDate(meeting.date)}${whose(meeting.bodyId)}`, 'text', 13)), column('Attendance', 'percent', 12)],
    rows: organisations.map((line) => [line.name, ...counted.map(({ at }) => matrixWord(line.cells?.[at] ?? null)), line.percentage]),
  };
}

function attention(name: string, heading: string, lines: readonly (Pick<SeatsLine, 'name' | 'held' | 'attended' | 'percentage' | 'missedNow' | 'missedNowWithApologies' | 'lastAttended'>)[], { threshold }: AttendanceFiguresOut, period: string): ReportTable {
  return {
    name, caption: `${name} below ${threshold}%, or with ${MISSED_IN_A_ROW} or more meetings missed in a row, ${period}`,
    columns: [
      column(heading, 'text', 36), column('Meetings', 'number', 10), column('Attended', 'number', 10), column('Attendance', 'percent', 12),
      column('Missed in a row', 'number', 12), column('With apologies', 'number', 12), column('Last attended', 'date', 14),
    ],
    rows: lines.filter((line) => needsAttention(line, threshold))
      .map((line) => [line.name, line.held, line.attended, line.percentage, line.missedNow, line.missedNowWithApologies, line.lastAttended]),
  };
}
