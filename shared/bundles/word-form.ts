import { formatLongDate } from '../dates.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { Block, Column, DocumentModel, Run, Table } from '../packs/document.ts';
import { capital, plain } from '../packs/words.ts';
import { definitions } from '../plan/scale.ts';
import type { Bundle } from './format.ts';
import { labelOf } from './tables.ts';
import { formTables, NAME_CODE, NAME_LABEL, NOT_ASKED, printed, REFERENCE_HEADING, REFERENCE_WORDS, referenceOf, withoutKind, type FormLine, type FormTable } from './word-layout.ts';

/** The hidden property of the file that names its form, beside the line that is read with the eyes. */
const FORM_PROPERTY = 'Boardwright form';
/** Lines of room for a long text, and for a short one. */
const ROOM = { lines: 5, line: 1, date: 1, colour: 1 } as const;

/** The same questions as the page of HTML, as a Word document: for partners whose mail lets no HTML through. */
export function wordForm(bundle: Bundle): DocumentModel {
  const tables = formTables(bundle.tables);
  const { sender, scope } = bundle;
  return cleanDocument({
    title: `${scope.title} – for ${bundle.to}`, author: sender.board, date: bundle.created.slice(0, 10), language: 'en-GB', mark: null, footer: `${scope.title} – for ${bundle.to}`,
    properties: { [FORM_PROPERTY]: `${REFERENCE_WORDS}: ${referenceOf(bundle)}` },
    blocks: [
      { kind: 'heading', level: 1, number: null, text: scope.title },
      { kind: 'subtitle', strong: true, text: `For ${bundle.to}` },
      { kind: 'subtitle', strong: false, text: `From ${[...new Set([sender.name, sender.role, sender.board])].filter((part) => part !== '').join(', ')}` },
      ...(bundle.replyBy === null ? [] : [{ kind: 'subtitle' as const, strong: true, text: `Please send it back by ${formatLongDate(bundle.replyBy)}` }]),
      ...(bundle.purpose === '' ? [] : [{ kind: 'paragraph' as const, number: null, runs: plain(bundle.purpose) }]),
      heading(2, 'How to fill it in'),
      { kind: 'list', style: 'decimal', start: 1, items: instructions(tables).map((text) => ({ blocks: [{ kind: 'paragraph', number: null, runs: plain(text) }] })) },
      heading(2, 'About you'),
      tableOf('Who fills this in', [REFERENCE_HEADING, 'What is asked', 'Your answer'], [8, 32, 60], [[NAME_CODE, NAME_LABEL, '']], [1]),
      ...parts(tables),
      heading(2, 'Sending it back'),
      { kind: 'paragraph', number: null, runs: plain(`Thank you. Please save this as a Word document (.docx) and send it back by e-mail${bundle.replyBy === null ? '' : ` by ${formatLongDate(bundle.replyBy)}`}.`) },
      { kind: 'note', runs: plain(`${REFERENCE_WORDS}: ${referenceOf(bundle)}\nPlease leave this line as it is. Your answer is matched by it.`) },
    ],
  });
}

const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, number: null, text });

function instructions(tables: readonly FormTable[]): string[] {
  const asks = new Set(tables.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells.map((cell) => cell?.blank.ask))));
  const filled = tables.some(({ lines }) => lines.some(({ cells }) => cells.some((cell) => cell !== null && cell.blank.value !== '')));
  return [
    'Write in the white boxes. They grow as you write. Only what stands in them is read.',
    ...(filled ? ['What is in a box already is what we have. Change it where it is no longer right; otherwise leave it as it is.'] : []),
    ...(asks.has('date') ? ['Write a date as 3/11/2026 or 3 November 2026.'] : []),
    ...(asks.has('colour') ? ['Write a rating as its letter or its word. Leave the box empty if you propose no change.'] : []),
    'Please leave the grey boxes and the references, such as A1, as they are, and neither add nor remove rows.',
  ];
}

function parts(tables: readonly FormTable[]): Block[] {
  return [...new Set(tables.map(({ table }) => table))].flatMap((kind): Block[] => {
    const its = tables.filter(({ table }) => table === kind);
    const scales = new Set(its.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells.flatMap((cell) => (cell === null || cell.blank.levels.length === 0 ? [] : [definitions({ levels: [...cell.blank.levels], soonDays: 0 })])))));
    return [
      heading(2, capital(labelOf(kind, 2))),
      ...[...scales].map((words): Block => ({ kind: 'note', runs: plain(words) })),
      ...its.flatMap((one) => (one.about === null ? [ofMany(one)] : ofOne(one))),
    ];
  });
}
function ofOne({ table, about, columns, lines }: FormTable): Block[] {
  const caption = about!.about.length === 0 ? 'Please say how it stands.' : capital(about!.about.join('\n'));
  return [heading(3, withoutKind(about!.title, capital(labelOf(table)))), tableOf(caption, columns, [8, 25, 67], lines.map(cellsOf), lines.map(roomOf))];
}
function ofMany({ table, columns, lines }: FormTable): Table {
  const long = lines.some(({ cells }) => cells.some((cell) => cell?.blank.ask === 'lines'));
  const asked = columns.length - 2;
  const [reference, what] = [8, long ? 37 : asked === 1 ? 62 : 25];
  const widths = [reference, what, ...Array.from({ length: asked }, () => (100 - reference - what) / asked)];
  return tableOf(`${capital(labelOf(table, 2))} that we ask you about`, columns, widths, lines.map(cellsOf), lines.map(roomOf));
}
const cellsOf = ({ code, what, cells }: FormLine): string[] => [code, what.join('\n'), ...cells.map((cell) => (cell === null ? NOT_ASKED : printed(cell.blank)))];
const roomOf = ({ cells }: FormLine): number => Math.max(...cells.map((cell) => (cell === null ? 1 : ROOM[cell.blank.ask])));

function tableOf(caption: string, headings: readonly string[], widths: readonly number[], rows: readonly string[][], lines: number[]): Table {
  const columns = headings.map((text, at): Column => ({ heading: text, width: widths[at]!, align: 'left' }));
  return {
    kind: 'table', caption, columns, rows: rows.map((row) => row.map((text, at): Run[] => (at === 0 ? [{ text, bold: true }] : plain(text)))),
    toFillIn: { columns: columns.flatMap((_, at) => (at < 2 ? [] : [at])), lines },
  };
}
