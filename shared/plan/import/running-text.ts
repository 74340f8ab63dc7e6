import { RATING_WORD } from './rating.ts';
import { isOnlyTimescale, readTimescale } from '../timescale.ts';
import { kindsOfHeadings } from './columns.ts';
import type { GridRow } from './grid.ts';

const PRIORITY = /^(?:strategic )?(?:priority|objective|aim|theme)\s+\d+[a-z]?\b/i;
const NUMBERED = /^(\d+\.\d+(?:\.\d+)*[a-z]?)\.?(?:\s+(.*))?$/i;
const BULLET = /^[•▪·●◦‣*]\s*|^[-–]\s+/;
const POST = /\b(?:manager|officer|chair|director|head|lead|co-?ordinator|commissioner|commander|superintendent|nurse|clerk|secretary|board|group|team|council|trust|police|partnership|ICB|CCG|NHS)\b/i;
/** What stands around a table on a page: its number, and the headings that come again on each page. */
const AROUND = /^(?:page\s+)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?$/i;

const HEADING_ALONE = /^(?:no\.?|actions?|lead(?: officer)?s?|time(?:scale|line|frame)s?(?: and milestones)?|milestones|how (?:we will measure )?success(?: is measured)?(?: and impact)?|success measures?|rag(?: rating)?(?: ?\/ ?commentary)?|rating(?: and commentary)?|commentary)$/i;

/** The parts of one action, as its lines are gone through. */
interface Found { action: string[]; lead: string[]; timescale: string[]; measures: string[]; rating: string }

/**
 * Text that has lost its table, as it comes out of a PDF: an action begins at its number; after its words come, in the order of the columns, who leads, the
 * dated steps, the bullets of how success is measured, and the rating. Each is told by what it looks like, so the result is to be looked at, and says so.
 */
export function rowsOfRunningText(lines: readonly { line: number; text: string }[]): GridRow[] {
  const rows: GridRow[] = [];
  let block: { line: number; number: string; lines: string[] } | null = null;
  const close = (): void => {
    if (block !== null) rows.push({ line: block.line, cells: cellsOf(block.number, block.lines) });
    block = null;
  };
  let title: GridRow | null = null;
  for (const { line, text: written } of lines) {
    const text = written.replace(/\s+/g, ' ').trim();
    if (text === '') {
      title = null;
      continue;
    }
    if (AROUND.test(text) || HEADING_ALONE.test(text) || kindsOfHeadings(text.split(/(?<=\w) (?=[A-Z])/)) !== null) continue;
    const numbered = NUMBERED.exec(text);
    if (PRIORITY.test(text)) {
      close();
      title = { line, cells: [text] };
      rows.push(title);
    } else if (numbered !== null) {
      close();
      title = null;
      block = { line, number: numbered[1]!, lines: numbered[2] === undefined ? [] : [numbered[2]] };
    } else if (title !== null) title.cells = [`${title.cells[0]!} ${text}`];
    else if (block !== null) block.lines.push(text);
    else rows.push({ line, cells: [text] });
  }
  close();
  return rows;
}

/** Number, action, lead, timescale, measures and rating. */
function cellsOf(number: string, lines: readonly string[]): string[] {
  const found: Found = { action: [], lead: [], timescale: [], measures: [], rating: '' };
  let at: 'action' | 'lead' | 'timescale' | 'measures' = 'action';
  for (const line of lines) {
    const rating = RATING_WORD.exec(line);
    if (rating !== null && (line.length === rating[0].length || /^(?:grade|rag|rating|status)/i.test(line))) {
      found.rating = [found.rating, line].filter((one) => one !== '').join('\n');
      continue;
    }
    if (BULLET.test(line)) {
      at = 'measures';
      found.measures.push(line.replace(BULLET, ''));
      continue;
    }
    const dated = isOnlyTimescale(line) || readTimescale(line).dueDate !== null;
    const ended = found.action.at(-1)?.endsWith('.') === true;
    if (dated && (at !== 'action' || ended || isOnlyTimescale(line)) && (at !== 'measures' || isOnlyTimescale(line))) {
      at = 'timescale';
      found.timescale.push(line);
    } else if (at === 'action' && found.action.length > 0 && (ended || /^(?:lead|owner)\s*:/i.test(line)) && POST.test(line)) {
      at = 'lead';
      found.lead.push(line.replace(/^(?:lead|owner)\s*:\s*/i, ''));
    } else if (at === 'measures' || at === 'timescale') {
      const list = found[at];
      if (list.length === 0) list.push(line);
      else list[list.length - 1] += ` ${line}`;
    } else found[at].push(line);
  }
  return [number, found.action.join(' '), found.lead.join(' '), found.timescale.join('\n'), found.measures.join('\n'), found.rating];
}
