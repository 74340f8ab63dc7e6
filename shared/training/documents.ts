import { formatShortDate } from '../dates.ts';
import { formatPounds } from '../money.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { Block, Column, DocumentModel, Run, Table } from '../packs/document.ts';
import type { EventShown } from '../training.ts';
import { certificated, certificateWords, type Paper, type PaperColumn, type PaperTable } from './papers.ts';

interface Issued {
  board: string;
  today: string;
}

/** Characters of a row that an upright page can hold side by side. */
const MOST_UPRIGHT = 88;

const BAR_BLANKS = 22;

/** A paper as a document: its tables, and how they were counted. */
export function paperDocument({ title, subtitle, tables, notes }: Paper, { board, today }: Issued): DocumentModel {
  return cleanDocument({
    title: `${title}, ${subtitle}`, author: board, date: today, language: 'en-GB', mark: null, footer: `${title}, ${subtitle}`,
    landscape: tables.some(({ columns }) => columns.reduce((sum, one) => sum + one.characters, 0) > MOST_UPRIGHT),
    blocks: [
      { kind: 'heading', level: 1, number: null, text: title }, { kind: 'subtitle', text: subtitle, strong: true },
      ...tables.map((table): Block => (table.rows.length === 0 ? { kind: 'paragraph', number: null, runs: [{ text: `${table.caption}: none.` }] } : tableBlock(table))),
      ...(notes.length === 0 ? [] : [
        { kind: 'heading', level: 2, number: null, text: 'How this was counted' } satisfies Block,
        { kind: 'list', style: 'bullet', start: 1, items: notes.map((text) => ({ blocks: [{ kind: 'paragraph', number: null, runs: [{ text }] }] })) } satisfies Block,
      ]),
    ],
  });
}

function tableBlock({ caption, columns, rows }: PaperTable): Table {
  return { kind: 'table', caption, columns: shares(columns), rows: rows.map((row) => row.map((cell, at): Run[] => [columns[at]!.kind === 'bar' ? barOf(cell) : { text: cellWords(cell, columns[at]!) }])) };
}
/** A bar as long as its percentage, of blanks; the number stands in the column beside it, for those who do not see it. */
const barOf = (percent: string | number | null): Run => (typeof percent === 'number' && percent > 0 ? { text: '\u00a0'.repeat(Math.max(1, Math.round(percent / 100 * BAR_BLANKS))), tone: 'bar' } : { text: '' });
/** The columns share the width by their characters; what rounding leaves goes to the first, so that the shares add up to 100. */
function shares(columns: readonly PaperColumn[]): Column[] {
  const all = columns.reduce((sum, one) => sum + one.characters, 0);
  const widths = columns.map((one) => Math.floor(one.characters * 100 / all));
  widths[0]! += 100 - widths.reduce((sum, width) => sum + width, 0);
  return columns.map((one, at) => ({ heading: one.heading, width: widths[at]!, align: one.kind === 'number' || one.kind === 'percent' || one.kind === 'money' ? 'right' : 'left' }));
}
function cellWords(cell: string | number | null, { kind }: PaperColumn): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return kind === 'date' ? formatShortDate(cell) : cell;
  return kind === 'money' ? formatPounds(cell) : kind === 'percent' ? `${cell}%` : cell.toLocaleString('en-GB');
}

/** A page for each person who has earned one. */
export function certificateDocument(shown: EventShown, { board, today }: Issued): DocumentModel {
  const { attended, length, when, level } = certificateWords(shown);
  const line = (label: string, text: string): Block => ({ kind: 'labelled', label, runs: [{ text }] });
  return cleanDocument({
    title: `Certificates of attendance: ${attended}`, author: board, date: today, language: 'en-GB', mark: null, footer: board,
    blocks: certificated(shown).flatMap((one, at): Block[] => [
      { kind: 'heading', level: at === 0 ? 1 : 2, number: null, text: 'Certificate of attendance', ...(at === 0 ? {} : { newPage: true }) },
      { kind: 'paragraph', number: null, runs: [{ text: 'This is to certify that' }] },
      { kind: 'subtitle', text: one.name, strong: true },
      { kind: 'paragraph', number: null, runs: [{ text: `${one.organisation === '' ? '' : `of ${one.organisation} `}attended` }] },
      { kind: 'subtitle', text: attended, strong: true },
      ...(level === null ? [] : [line('Level:', level)]), line('Date:', when), line('Length:', length), ...(shown.event.trainers === '' ? [] : [line('Trainers:', shown.event.trainers)]),
      { kind: 'paragraph', number: null, runs: [{ text: `Issued by ${board}.` }] },
    ]),
  });
}
