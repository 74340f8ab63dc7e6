import {
  AlignmentType, BorderStyle, HeadingLevel, HeightRule, Paragraph, type ParagraphChild, ShadingType, Tab, Table, TableCell, TableLayoutType, type TableOfContents, TableRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import { type List, type Resolutions, type Run, type Table as TableBlock, TONES, unknownKind } from '../../shared/packs/document.ts';
import type { Placed } from '../../shared/packs/layout.ts';
import { wordChart } from './word-chart.ts';
import type { WordLists, Place } from './word-lists.ts';
import { NUMBER_COLUMN } from './word-styles.ts';

type Written = Paragraph | Table | TableOfContents;
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5] as const;

/** One block in Word. `marked` puts a bookmark around a heading that is listed; `hang` is how far the text after a number stands clear of the margin, and `textWidth` the width of the lines, in twips. */
export function wordBlock({ block, indented, keepWithNext }: Placed, hang: number, lists: WordLists, textWidth: number, marked: ((children: TextRun[]) => ParagraphChild[]) | null): Written[] {
  const base = indented ? NUMBER_COLUMN : 0;
  switch (block.kind) {
    case 'heading': {
      const heading = HEADINGS[block.level - 1]!;
      const mark = marked ?? ((children: TextRun[]) => children);
      if (block.number === null) return [new Paragraph({ heading, pageBreakBefore: block.newPage ?? false, indent: { left: base }, children: mark([new TextRun(block.text)]) })];
      return [new Paragraph({ heading, pageBreakBefore: block.newPage ?? false, ...numberIndent(hang), children: mark([new TextRun({ children: [block.number, new Tab(), block.text] })]) })];
    }
    case 'subtitle': return [new Paragraph({ style: block.strong ? 'DateLine' : 'SubtitleLine', children: runs([{ text: block.text }]) })];
    case 'labelled':
      return [new Paragraph({ style: 'Attendance', children: [new TextRun({ bold: true, children: [block.label, new Tab()] }), ...runs(block.runs)] })];
    case 'paragraph': {
      const keepNext = keepWithNext;
      if (block.number === null) return [new Paragraph({ keepNext, indent: { left: base }, children: runs(block.runs) })];
      return [new Paragraph({ keepNext, ...numberIndent(hang), children: [new TextRun({ children: [block.number, new Tab()] }), ...runs(block.runs)] })];
    }
    case 'note': return [new Paragraph({ style: 'Note', indent: { left: base }, children: runs(block.runs) })];
    case 'list': return wordList(block, 0, base, lists);
    case 'resolutions': return wordResolutions(block.items, 0, lists.resolutions(base));
    case 'table': return wordTable(block, textWidth);
    case 'chart': return [wordChart(block, textWidth)];
    // A list of contents needs the whole document, and has a writer of its own.
    case 'contents': return [];
    default: return unknownKind(block);
  }
}

/** The text after a number stands clear of it, and so do the lines beneath. */
const numberIndent = (hang: number) => ({ indent: { left: hang, hanging: hang }, tabStops: [{ type: 'left' as const, position: hang }] });

/** Runs as Word holds them; a line break in the text is a break in the line. */
const runs = (from: readonly Run[]): TextRun[] => from.flatMap((run) => run.text.split('\n').map((text, index) =>
  new TextRun({ text, ...(index > 0 ? { break: 1 } : {}), bold: run.bold, italics: run.italic, strike: run.change === 'removed', ...(run.change === 'added' ? { underline: {} } : {}),
    ...(run.tone === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: TONES[run.tone] } }) })));

function wordList(list: List, depth: number, base: number, lists: WordLists): Paragraph[] {
  const place = lists.list(list.style, list.start, depth, base);
  return list.items.flatMap((item) => item.blocks.flatMap((block, index): Paragraph[] => {
    switch (block.kind) {
      case 'paragraph': return [new Paragraph({ style: 'ListText', ...atPlace(place, index === 0), children: runs(block.runs) })];
      case 'note': return [new Paragraph({ style: 'Note', ...atPlace(place, index === 0), children: runs(block.runs) })];
      case 'list': return wordList(block, depth + 1, base, lists);
      default: return unknownKind(block);
    }
  }));
}

/** The first paragraph of an item carries its sign; the others stand under its text. */
const atPlace = (place: Place, first: boolean) => (first ? { numbering: place.numbering } : { indent: { left: place.left } });

function wordResolutions(items: Resolutions['items'], depth: number, places: (depth: number) => Place): Paragraph[] {
  const place = places(depth);
  return items.flatMap((item) => [
    new Paragraph({ style: 'ListText', numbering: place.numbering, children: runs(item.runs) }),
    ...wordResolutions(item.items, depth + 1, places),
    ...(item.note === null ? [] : [new Paragraph({ style: 'Note', indent: { left: place.left }, children: runs(item.note) })]),
  ]);
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '8A8F94' } as const;
const SHADED = { type: ShadingType.CLEAR, color: 'auto', fill: 'E6E8EA' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
/** What is asked stands on grey and the boxes to write in are white, framed on every side. */
const ASKED = { type: ShadingType.CLEAR, color: 'auto', fill: 'EFF1F2' } as const;
/** The height of a line of a table and what stands above and below it, in twips. */
const LINE_HEIGHT = 270;

function wordTable(table: TableBlock, textWidth: number): Written[] {
  const widths = table.columns.map((column) => Math.round(textWidth * column.width / 100));
  const form = table.toFillIn;
  const cell = (style: string, content: readonly Run[], index: number, shaded = false): TableCell => new TableCell({
    ...(shaded ? { shading: SHADED } : form?.columns.includes(index) === false ? { shading: ASKED } : {}),
    width: { size: widths[index]!, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.TOP,
    children: [new Paragraph({
      style, alignment: table.columns[index]!.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT, children: runs(content),
    })],
  });
  return [
    new Paragraph({ style: 'TableCaption', children: runs([{ text: table.caption }]) }),
    new Table({
      layout: TableLayoutType.FIXED, width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA }, columnWidths: widths,
      margins: { left: 80, right: 80, top: 20, bottom: 20 },
      borders: { top: RULE, bottom: RULE, insideHorizontal: RULE, ...(form === undefined ? { left: NONE, right: NONE, insideVertical: NONE } : { left: RULE, right: RULE, insideVertical: RULE }) },
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: table.columns.map((column, index) => cell('TableHeading', [{ text: column.heading }], index)) }),
        // A box that somebody fills with half a page may go on over the page.
        ...table.rows.map((row, at) => new TableRow({ cantSplit: (form?.lines[at] ?? 1) === 1, ...(form === undefined ? {} : { height: { value: form.lines[at]! * LINE_HEIGHT + 40, rule: HeightRule.ATLEAST } }), children: row.map((content, index) => cell('TableText', content, index, table.shaded?.includes(at))) })),
      ],
    }),
  ];
}
