import { BorderStyle, type IParagraphStyleOptions, type IStylesOptions } from 'docx';

/** Twentieths of a point, which Word measures in. */
const POINT = 20;
const CENTIMETRE = 567;
/** Half points, which Word gives type sizes in. */
const size = (points: number): number => points * 2;

export const FONT = 'Source Sans 3';
export const PAGE = { width: 11_906, height: 16_838, margin: Math.round(2.3 * CENTIMETRE) } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** The column of minute numbers. */
export const NUMBER_COLUMN = Math.round(1.3 * CENTIMETRE);
/** How much of the line a long number takes in a heading, letter by letter. */
export const NUMBER_LETTER = 150;
/** The column of "Present:". */
export const LABEL_COLUMN = Math.round(3 * CENTIMETRE);
/** How far a list is set in, level by level. */
export const LIST_STEP = Math.round(0.75 * CENTIMETRE);
export const RESOLUTION_STEP = Math.round(1.1 * CENTIMETRE);
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: '8A8F94', space: 4 } as const;

/** Single spacing: the font’s own lines are already a quarter higher than its type. */
const line = 240;
const style = (id: string, name: string, points: number, before: number, after: number, more: Partial<IParagraphStyleOptions> = {}): IParagraphStyleOptions => ({
  id, name, basedOn: 'Normal', quickFormat: true, ...more,
  run: { size: size(points), ...more.run },
  paragraph: { ...more.paragraph, spacing: { before: before * POINT, after: after * POINT, line, lineRule: 'auto', ...more.paragraph?.spacing } },
});
const heading = (points: number, before: number, after: number, italics = false) => ({
  run: { size: size(points), bold: true, italics, color: '000000', font: FONT },
  paragraph: { keepNext: true, keepLines: true, spacing: { before: before * POINT, after: after * POINT, line, lineRule: 'auto' as const } },
});

/** Every paragraph style that a document refers to: LibreOffice drops whole tables whose style is not defined. */
export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: FONT, size: size(12), language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' } } },
    heading1: heading(22, 0, 2),
    heading2: heading(13, 16, 4),
    heading3: heading(12, 10, 3),
    heading4: heading(12, 8, 3, true),
    heading5: heading(12, 8, 3, true),
  },
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', quickFormat: true, paragraph: { spacing: { after: 6 * POINT, line, lineRule: 'auto' } } },
    style('DateLine', 'Date line', 14, 0, 1, { run: { bold: true } }),
    style('SubtitleLine', 'Subtitle line', 12, 0, 1),
    style('Attendance', 'Attendance', 12, 8, 3, {
      paragraph: { indent: { left: LABEL_COLUMN, hanging: LABEL_COLUMN } },
    }),
    style('Note', 'Note', 11, 0, 6, { run: { italics: true } }),
    style('ListText', 'List text', 12, 0, 4),
    style('TableCaption', 'Table caption', 11, 0, 4, { paragraph: { keepNext: true } }),
    style('TableHeading', 'Table heading', 10.5, 1, 1, { run: { bold: true }, paragraph: { keepNext: true } }),
    style('TableText', 'Table text', 10.5, 1, 1),
    style('TOCHeading', 'TOC Heading', 13, 14, 4, { run: { bold: true }, paragraph: { keepNext: true } }),
    style('TOC1', 'toc 1', 12, 8, 2, { run: { bold: true }, paragraph: { keepNext: true } }),
    style('TOC2', 'toc 2', 12, 0, 2),
    style('PageMark', 'Page mark', 11, 0, 0, { run: { bold: true }, paragraph: { alignment: 'right' } }),
    style('PageCount', 'Page count', 10, 0, 0, { paragraph: { alignment: 'right' } }),
    style('PageFoot', 'Page foot', 10, 0, 0, {
      paragraph: { border: { top: HAIRLINE }, rightTabStop: TEXT_WIDTH },
    }),
  ],
};
