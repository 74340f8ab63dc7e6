import type { FoundCell, FoundRow } from '../../shared/bundles/word-answer.ts';
import { attribute, readXml } from './xml.ts';

export interface WordText {
  /** Outside the tables. */
  paragraphs: string[];
  tables: FoundRow[][];
}

/** What was deleted or moved away under tracked changes, what only programs read, and what says the same a second time for older ones. */
const UNREAD = /^(?:w:del|w:moveFrom|w:delText|w:instrText|w:delInstrText|mc:Fallback|w:\w+Change)$/;
const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object']);
/** Signs that are tags of their own within a run. */
const SIGNS: Readonly<Record<string, string>> = { 'w:br': '\n', 'w:cr': '\n', 'w:tab': ' ', 'w:noBreakHyphen': '-' };
/** Signs that Word puts from a font of pictures, often unasked: for an arrow or a smile that was typed. */
const SYMBOLS: Readonly<Record<string, string>> = { F0E0: '→', F0DF: '←', F0FC: '✓', F0FE: '☑', F04A: ':)' };

/**
 * The text of a Word document’s XML: tables of rows of cells, each paragraph a line. Tracked changes are read as if they were accepted. A table within a cell is
 * read as lines of that cell. Throws an XmlFault.
 */
export function wordText(xml: string): WordText {
  const found: WordText = { paragraphs: [], tables: [] };
  const within: string[] = [];
  /** How deep in tables; how deep in what is not read. */
  let tables = 0;
  let unread = 0;
  let row: FoundRow | null = null;
  let rowDeleted = false;
  let cell: FoundCell | null = null;
  let lines: string[] = [];
  let line = '';
  /** Whether the end of the paragraph before was deleted, so that this one goes on in its line. */
  let goesOn = false;

  const endLine = (): void => {
    (cell === null ? found.paragraphs : lines).push(line);
    line = '';
  };
  const open = (name: string, attributes: string): void => {
    const parent = within.at(-1);
    within.push(name);
    // Within properties these say something of the row or of the end of the paragraph, and hold nothing.
    if ((name === 'w:del' || name === 'w:moveFrom') && unread === 0) {
      if (parent === 'w:trPr' && tables === 1) rowDeleted = true;
      if (parent === 'w:rPr' && within.at(-3) === 'w:pPr') goesOn = true;
    }
    if (UNREAD.test(name)) unread++;
    if (unread > 0) return;
    if (name === 'w:tbl' && ++tables === 1) found.tables.push([]);
    else if (name === 'w:tr' && tables === 1) [row, rowDeleted] = [[], false];
    else if (name === 'w:tc' && tables === 1 && row !== null) {
      if (line !== '') endLine();
      lines = [];
      row.push(cell = { text: '', merged: false, picture: false });
    } else if ((name === 'w:vMerge' || name === 'w:hMerge') && tables === 1 && cell !== null) cell.merged = attribute(attributes, 'w:val') !== 'restart';
    else if (name === 'w:p' && line !== '' && !goesOn) endLine();
    else if (name === 'w:p') goesOn = false;
    else if (PICTURES.has(name) && cell !== null) cell.picture = true;
    else if (parent === 'w:r' && Object.hasOwn(SIGNS, name)) line += SIGNS[name]!;
    else if (name === 'w:sym') line += SYMBOLS[(attribute(attributes, 'w:char') ?? '').toUpperCase()] ?? '□';
  };
  const close = (name: string): void => {
    within.pop();
    if (UNREAD.test(name)) unread--;
    else if (unread > 0) return;
    else if (name === 'w:p' && !goesOn) endLine();
    else if (name === 'w:tc' && tables === 1 && cell !== null) {
      if (line !== '') endLine();
      goesOn = false;
      cell.text = lines.join('\n');
      cell = null;
    } else if (name === 'w:tr' && tables === 1 && row !== null) {
      if (!rowDeleted) found.tables.at(-1)!.push(row);
      row = null;
    } else if (name === 'w:tbl') tables--;
  };
  readXml(xml, { open, close, text: (text) => { if (unread === 0 && within.at(-1) === 'w:t') line += text; } });
  return found;
}
