import { Bookmark, BookmarkEnd, BookmarkStart, ImportedXmlComponent, InternalHyperlink, type ParagraphChild, Paragraph, Tab, TableOfContents, TextRun, type XmlComponent } from 'docx';
import type { Block, Contents, DocumentModel, Heading } from '../../shared/packs/document.ts';
import { listedHeadings } from '../../shared/packs/layout.ts';
import { NUMBER_COLUMN } from './word-styles.ts';

/** How far the minutes of a meeting stand in beneath it. */
const STEP = 340;

/**
 * The list of contents in Word: a field that Word brings up to date, filled in beforehand, so that it is right in every program. Each line
 * leads to its heading, and its page is a field of its own.
 */
export class WordContents {
  readonly #headings: Heading[];
  readonly #textWidth: number;
  constructor(model: DocumentModel, textWidth: number) {
    this.#headings = listedHeadings(model);
    this.#textWidth = textWidth;
  }

  /** What surrounds the text of a heading that is listed. */
  bookmarkOf(block: Block): ((children: TextRun[]) => ParagraphChild[]) | null {
    const at = block.kind === 'heading' ? this.#headings.indexOf(block) : -1;
    return at < 0 ? null : (children) => {
      const bookmark = new Bookmark({ id: nameOf(at), children });
      // docx numbers the bookmarks of a process, and the same document would not give the same file twice.
      return [Object.assign(bookmark, { start: new BookmarkStart(nameOf(at), at), end: new BookmarkEnd(at) })];
    };
  }

  write({ title, pages }: Contents): (Paragraph | TableOfContents)[] {
    const lines = this.#headings.map(({ level, number, text }, at) => {
      const left = level === 1 ? 0 : STEP + (number === null ? 0 : NUMBER_COLUMN);
      const hanging = level === 1 || number === null ? 0 : NUMBER_COLUMN;
      return new Paragraph({
        style: level === 1 ? 'TOC1' : 'TOC2', indent: { left, hanging },
        tabStops: [...(hanging === 0 ? [] : [{ type: 'left' as const, position: left }]), { type: 'right' as const, position: this.#textWidth, leader: 'dot' as const }],
        children: [new InternalHyperlink({
          anchor: nameOf(at),
          children: [
            new TextRun({ children: number === null ? [text, new Tab()] : [number, new Tab(), text, new Tab()] }), ...pageField(nameOf(at), pages?.[at]),
          ],
        })],
      });
    });
    return [
      new Paragraph({ style: 'TOCHeading', children: [new TextRun(title)] }),
      new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-2', beginDirty: true, contentChildren: lines }),
    ];
  }
}
const fieldMark = (type: 'begin' | 'separate' | 'end'): XmlComponent => ImportedXmlComponent.fromXmlString(`<w:fldChar w:fldCharType="${type}"/>`);
/** The page that a bookmark is on: a field, and what it gave when the pages were set. */
const pageField = (bookmark: string, page: number | undefined): TextRun[] => [
  fieldMark('begin'), ImportedXmlComponent.fromXmlString(`<w:instrText xml:space="preserve"> PAGEREF ${bookmark} \\h </w:instrText>`), fieldMark('separate'), String(page ?? ''), fieldMark('end'),
].map((child) => new TextRun({ children: [child] }));
/** A bookmark's name as Word makes those of its own lists of contents. */
const nameOf = (at: number): string => `_Toc${String(100_000 + at)}`;
