import type { Block, DocumentModel, Heading } from './document.ts';

/** A block in its place on the page. */
export interface Placed {
  block: Block;
  /** Whether it stands to the right of the column of minute numbers. */
  indented: boolean;
  /** Whether it is the line that leads into a list, and must not be left behind at the foot of a page. */
  keepWithNext: boolean;
}

/** Longer numbers, such as HWB/2021/014, would leave too little width for the text: they stand in the line of their heading. */
const LONGEST_IN_COLUMN = 5;

/** The length of the longest number of the document, in characters; 0 if it has none. */
export const longestNumber = (model: DocumentModel): number =>
  Math.max(0, ...model.blocks.map((block) => ('number' in block ? block.number?.length ?? 0 : 0)));

/** Whether the numbers of the document stand in a column of their own, with the text to the right of it. */
export function hasNumberColumn(model: DocumentModel): boolean {
  const longest = longestNumber(model);
  return longest > 0 && longest <= LONGEST_IN_COLUMN;
}

/** The blocks of a document as both writers place them: what follows a numbered heading is set in, up to the next part without a number. */
export function placed(model: DocumentModel): Placed[] {
  const column = hasNumberColumn(model);
  let inNumbered = false;
  return model.blocks.map((block, index) => {
    if (block.kind === 'heading' && (block.level <= 2 || block.number !== null)) inNumbered = block.number !== null;
    const next = model.blocks[index + 1]?.kind;
    return { block, indented: column && inNumbered, keepWithNext: block.kind === 'paragraph' && (next === 'list' || next === 'resolutions') };
  });
}

/** The headings that the list of contents names, in order; none in a document without one. */
export function listedHeadings({ blocks }: DocumentModel): Heading[] {
  const start = blocks.findIndex((block) => block.kind === 'contents');
  return start < 0 ? [] : blocks.slice(start).filter((block): block is Heading => block.kind === 'heading' && block.level <= 2);
}

/** The document with the page of each part in its list of contents. */
export const withPages = (model: DocumentModel, pages: number[]): DocumentModel =>
  ({ ...model, blocks: model.blocks.map((block) => (block.kind === 'contents' ? { ...block, pages } : block)) });
