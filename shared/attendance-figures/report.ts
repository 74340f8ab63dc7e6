import type { Explained } from '../attendance-figures.ts';
import { formatShortDate } from '../dates.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { Block, Column, DocumentModel, Run, Table } from '../packs/document.ts';
import { periodWords, reportTables, type ReportColumn, type ReportData, type ReportTable } from './report-tables.ts';

/** An attendance report as a document: the tables, how they were counted, what the record does not say and, if asked for, every meeting behind every figure. */
export function attendanceDocument(data: ReportData): DocumentModel {
  const { figures } = data;
  const { title, tables, notes } = reportTables(data);
  const period = periodWords(figures);
  return cleanDocument({
    title: `${title}, ${period}`, author: data.board, date: data.today, language: 'en-GB', mark: null, footer: `${title}, ${period}`,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: title },
      { kind: 'subtitle', text: period.charAt(0).toUpperCase() + period.slice(1), strong: true },
      ...tables.flatMap((table) => parts(table).map((part) => (part.rows.length === 0 ? nothing(part) : tableBlock(part)))),
      { kind: 'heading', level: 2, number: null, text: 'How this was counted' },
      bullets(notes),
      ...(figures.gaps.length === 0 ? [] : [
        heading('What the record does not say'), bullets(figures.gaps.map((gap) => `${formatShortDate(gap.date)}, ${gap.bodyName}: ${gap.words}`)),
      ]),
      ...(data.explanations.length === 0 ? [] : [heading('How each meeting counted'), ...data.explanations.flatMap(explained)]),
    ],
  });
}
const heading = (text: string): Block => ({ kind: 'heading', level: 2, number: null, text });
const bullets = (lines: readonly string[]): Block => ({
  kind: 'list', style: 'bullet', start: 1, items: lines.map((text) => ({ blocks: [{ kind: 'paragraph', number: null, runs: [{ text }] }] })),
});
const nothing = (table: ReportTable): Block => ({ kind: 'paragraph', number: null, runs: [{ text: `${table.caption}: none.` }] });

/** As many columns as an upright page can hold beside the first. */
const COLUMNS_BESIDE = 7;
/** A table too wide for the page, such as the matrix of a busy year, is cut into several with the same first column. */
function parts(table: ReportTable): ReportTable[] {
  const beside = table.columns.length - 1;
  if (beside <= COLUMNS_BESIDE) return [table];
  const count = Math.ceil(beside / COLUMNS_BESIDE);
  const size = Math.ceil(beside / count);
  return Array.from({ length: count }, (_, at) => {
    const cut = <T>(cells: readonly T[]): T[] => [cells[0]!, ...cells.slice(1 + at * size, 1 + (at + 1) * size)];
    return { ...table, caption: `${table.caption} (part ${at + 1} of ${count})`, columns: cut(table.columns), rows: table.rows.map(cut) };
  });
}

function tableBlock(table: ReportTable): Table {
  return {
    kind: 'table', caption: table.caption, columns: shares(table.columns),
    rows: table.rows.map((row) => row.map((cell, at): Run[] => [{ text: cellWords(cell, table.columns[at]!) }])),
  };
}
/** The columns share the width of the page by their characters; what rounding leaves goes to the first, so that the shares add up to 100. */
function shares(columns: readonly ReportColumn[]): Column[] {
  const all = columns.reduce((sum, column) => sum + column.characters, 0);
  const widths = columns.map((column) => Math.floor(column.characters * 100 / all));
  widths[0]! += 100 - widths.reduce((sum, width) => sum + width, 0);
  return columns.map((column, at) => ({ heading: column.heading, width: widths[at]!, align: column.kind === 'number' || column.kind === 'percent' ? 'right' : 'left' }));
}
function cellWords(cell: string | number | null, column: ReportColumn): string {
  if (cell === null || cell === '') return '–';
  if (column.kind === 'percent') return `${cell}%`;
  return column.kind === 'date' ? formatShortDate(String(cell)) : String(cell);
}

/** Every meeting behind one figure, and the figure that they add up to. */
function explained({ name, figure, meetings }: Explained): Block[] {
  const result = figure.percentage === null ? 'no meeting in the count' : `${figure.attended} of ${figure.held}, ${figure.percentage}%`;
  return [{
    kind: 'table', caption: `${name}: ${result}`,
    columns: [{ heading: 'Meeting', width: 14, align: 'left' }, { heading: 'Counted', width: 12, align: 'right' }, { heading: 'What counted, what did not and why', width: 74, align: 'left' }],
    rows: meetings.map((meeting) => [
      [{ text: formatShortDate(meeting.date) }], [{ text: meeting.of === 0 ? '–' : `${meeting.attended} of ${meeting.of}` }],
      [{ text: [meeting.words, ...meeting.details.map((line) => `${line}.`)].join(' ') }],
    ]),
  }];
}
