import { unknownKind, type Block, type Contents, type DocumentModel, type Resolution, type Run } from './document.ts';
import { listedHeadings } from './layout.ts';

/**
 * The words of a document, a line for each paragraph, in reading order; the signs before list items are left out. What was written is
 * compared with it, and so is what a test reads out of a file.
 */
export const documentLines = (model: DocumentModel): string[] => model.blocks.flatMap((block) => (block.kind === 'contents' ? contentsLines(block, model) : linesOf(block)));

/** The text of runs as one string. */
export const runText = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

const numbered = (number: string | null, text: string): string => (number === null ? text : `${number}\t${text}`);

const contentsLines = ({ title, pages }: Contents, model: DocumentModel): string[] =>
  [title, ...listedHeadings(model).map(({ number, text }, at) => `${numbered(number, text)}\t${pages?.[at] ?? ''}`)];

function linesOf(block: Exclude<Block, Contents>): string[] {
  switch (block.kind) {
    case 'heading': return [numbered(block.number, block.text)];
    case 'subtitle': return [block.text];
    case 'labelled': return [numbered(block.label, runText(block.runs))];
    case 'paragraph': return [numbered(block.number, runText(block.runs))];
    case 'note': return [runText(block.runs)];
    case 'list': return block.items.flatMap((item) => item.blocks.flatMap(linesOf));
    case 'resolutions': return block.items.flatMap(resolutionLines);
    case 'table': return [block.caption, ...block.columns.map((column) => column.heading), ...block.rows.flatMap((row) => row.map(runText))];
    // A picture stands in a paragraph without words: the table beside it has them.
    case 'chart': return [''];
    default: return unknownKind(block);
  }
}

const resolutionLines = (item: Resolution): string[] =>
  [runText(item.runs), ...item.items.flatMap(resolutionLines), ...(item.note === null ? [] : [runText(item.note)])];
