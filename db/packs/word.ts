import { Document, Footer, Header, PageNumber, PageOrientation, Packer, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { DocumentModel } from '../../shared/packs/document.ts';
import { hasNumberColumn, longestNumber, placed } from '../../shared/packs/layout.ts';
import { wordBlock } from './word-blocks.ts';
import { WordContents } from './word-contents.ts';
import { WordLists } from './word-lists.ts';
import { steadyChartParts } from './word-chart.ts';
import { FONT, NUMBER_COLUMN, NUMBER_LETTER, PAGE, STYLES, TEXT_WIDTH } from './word-styles.ts';
import { stampZip } from './zip.ts';

/** Writes the document as a Word file (.docx). The same model always gives the same bytes. */
export async function writeWord(model: DocumentModel): Promise<Uint8Array> {
  const lists = new WordLists();
  const hang = hasNumberColumn(model) ? NUMBER_COLUMN : longestNumber(model) * NUMBER_LETTER + NUMBER_LETTER;
  const textWidth = (model.landscape === true ? PAGE.height : PAGE.width) - 2 * PAGE.margin;
  const contents = new WordContents(model, textWidth);
  const children = placed(model).flatMap((block) => (block.block.kind === 'contents' ? contents.write(block.block) : wordBlock(block, hang, lists, textWidth, contents.bookmarkOf(block.block))));
  const document = new Document({
    title: model.title, creator: model.author, lastModifiedBy: model.author,
    styles: STYLES, numbering: { config: lists.config }, compatibility: { version: 15 },
    ...(model.properties === undefined ? {} : { customProperties: Object.entries(model.properties).map(([name, value]) => ({ name, value })) }),
    sections: [{
      properties: {
        page: { size: { width: PAGE.width, height: PAGE.height, ...(model.landscape === true ? { orientation: PageOrientation.LANDSCAPE } : {}) }, margin: { top: 1300, bottom: 1250, left: PAGE.margin, right: PAGE.margin, header: 620, footer: 560 } },
      },
      ...(model.mark === null ? {} : { headers: { default: new Header({ children: [new Paragraph({ style: 'PageMark', children: [new TextRun(model.mark)] })] }) } }),
      footers: { default: new Footer({ children: footer(model, textWidth) }) },
      children,
    }],
  });
  const parts = [{ path: 'docProps/core.xml', data: coreProperties(model) }, { path: 'word/fontTable.xml', data: FONT_TABLE }];
  const file = await Packer.toBuffer(document, undefined, parts);
  if (!model.blocks.some((block) => block.kind === 'chart')) return stampZip(file, model.date);
  return stampZip(await Packer.toBuffer(document, undefined, [...parts, ...steadyChartParts(file, model.date)]), model.date);
}

/** Longer than this, the name of the document leaves no room for the page number in its line. */
const LONG_FOOTER = 80;
function footer(model: DocumentModel, textWidth: number): Paragraph[] {
  const page = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  if (model.footer.length <= LONG_FOOTER) {
    return [new Paragraph({
      style: 'PageFoot', children: [new TextRun({ children: [model.footer, new Tab(), ...page] })],
      // The style’s own stop is that of an upright page.
      ...(textWidth === TEXT_WIDTH ? {} : { tabStops: [{ type: TabStopType.CLEAR, position: TEXT_WIDTH }, { type: TabStopType.RIGHT, position: textWidth }] }),
    })];
  }
  return [
    new Paragraph({ style: 'PageFoot', children: [new TextRun(model.footer)] }),
    new Paragraph({ style: 'PageCount', children: [new TextRun({ children: page })] }),
  ];
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

/** The file's properties: title, author, language and the document's own date. docx would put in the time of writing. */
function coreProperties({ title, author, language, date }: DocumentModel): string {
  const time = `<dcterms:TAG xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:TAG>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>${escape(title)}</dc:title><dc:creator>${escape(author)}</dc:creator><cp:lastModifiedBy>${escape(author)}</cp:lastModifiedBy>\
<dc:language>${language}</dc:language>${time.replaceAll('TAG', 'created')}${time.replaceAll('TAG', 'modified')}</cp:coreProperties>`;
}

/** What stands in for the font where it is not installed: Word takes the alternative name, or else another face without serifs. */
const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="${FONT}"><w:altName w:val="Calibri"/>\
<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`;
