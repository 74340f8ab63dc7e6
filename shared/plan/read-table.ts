import { RAG_COLOURS, type RagColour } from './scale.ts';
import { isOnlyTimescale, readTimescale, stepsOf } from './timescale.ts';

export interface DraftMilestone { text: string; timescale: string | null; startDate: string | null; dueDate: string | null }
export interface DraftAction {
  number: string | null;
  text: string;
  leads: string[];
  timescale: string | null;
  startDate: string | null;
  dueDate: string | null;
  measures: string;
  commentary: string;
  colour: RagColour | null;
  milestones: DraftMilestone[];
}
export interface DraftPriority { number: string | null; title: string; actions: DraftAction[] }
/** What was noticed while reading, by the line of the table. */
export interface ReadingNote { line: number; text: string }
export interface PlanTable { priorities: DraftPriority[]; notes: ReadingNote[] }

const KINDS = ['action', 'lead', 'timescale', 'measures', 'rag'] as const;
type Kind = (typeof KINDS)[number];
const HEADINGS: readonly [Kind, RegExp][] = [
  ['rag', /\brag\b|rating|status|progress|commentary|grade/i], ['measures', /measure|success|impact|outcome|evidence/i],
  ['timescale', /time|milestone|date|deadline|when|due/i], ['lead', /lead|owner|officer|responsib|who/i], ['action', /action|objective|activity|task|what/i],
];
const NUMBER = /^\d+(?:\.\d+)*[a-z]?\.?$/i;
const PRIORITY = /^(?:strategic )?(?:priority|objective|aim|theme)\s+(\d+[a-z]?)\s*[:.–—-]?\s*(.*)$/is;

interface Row { line: number; number: string | null; cells: Record<Kind, string> }

/**
 * Reads a plan pasted from a document or spreadsheet: a priority on a row of its own, then its actions. A row without a number and an action goes on with
 * the action above. Nothing is renumbered and nothing is guessed: what is missing or understood only in part is in the notes.
 */
export function readPlanTable(pasted: string, period: { fromDate: string | null; toDate: string | null } | null): PlanTable {
  const priorities: DraftPriority[] = [];
  const notes: ReadingNote[] = [];
  let columns: readonly (Kind | null)[] = KINDS;
  let rows: Row[] = [];
  const close = (): void => {
    if (rows.length === 0) return;
    if (priorities.length === 0) priorities.push({ number: null, title: 'Actions', actions: [] });
    priorities.at(-1)!.actions.push(actionOf(rows, period, notes));
    rows = [];
  };
  tableRows(pasted).forEach(({ line, cells }) => {
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 0) return;
    const priority = filled.length <= 2 ? PRIORITY.exec(filled.join(' ')) : null;
    if (priority !== null) {
      close();
      priorities.push({ number: priority[1]!, title: priority[2]!.trim() || `Priority ${priority[1]!}`, actions: [] });
      return;
    }
    const heading = headingOf(cells);
    if (heading !== null) {
      columns = heading;
      return;
    }
    const row = rowOf(line, cells, columns);
    if (row === null) {
      notes.push({ line, text: `Left out, because it belongs to no action: “${filled.join(' ').slice(0, 80)}”.` });
      return;
    }
    if (row.number !== null || row.cells.action !== '') {
      close();
      rows = [row];
    } else if (rows.length > 0) rows.push(row);
    else notes.push({ line, text: `Left out, because no action comes before it: “${filled.join(' ').slice(0, 80)}”.` });
  });
  close();
  notes.push(...duplicates(priorities));
  return { priorities, notes };
}

/** Cells as plain text: tags of a web page gone, list items and paragraphs on lines of their own. A quoted cell may hold line breaks. */
function tableRows(pasted: string): { line: number; cells: string[] }[] {
  const lines: { line: number; text: string }[] = [];
  pasted.replace(/\r\n?/g, '\n').split('\n').forEach((text, at) => {
    const last = lines.at(-1);
    // An odd number of quotation marks before it: the cell that began above goes on here.
    if (last !== undefined && /(?:^|\t)"/.test(last.text) && (last.text.match(/"/g)!.length % 2) === 1) last.text += `\n${text}`;
    else lines.push({ line: at + 1, text });
  });
  return lines.map(({ line, text }) => ({ line, cells: text.split('\t').map(plainCell) }));
}
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const plainCell = (cell: string): string => cell.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"')
  .replace(/<\/(?:p|li|div|ul|ol)>|<br\s*\/?>/gi, '\n').replace(/<[a-z/][^<>]*>/gi, ' ').replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name]!)
  .replace(/[•▪]/g, '\n').replace(/\*\*/g, '').split('\n').map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => one !== '').join('\n');

/** Which column is what, if the row is one of headings; the column of numbers is not among them. */
function headingOf(cells: readonly string[]): (Kind | null)[] | null {
  const kinds = cells.filter((cell) => cell !== '' && !/^(?:no\.?|ref\.?|number|#)$/i.test(cell))
    .map((cell) => (cell.length > 60 ? null : HEADINGS.find(([, pattern]) => pattern.test(cell))?.[0] ?? null));
  return kinds.filter((kind) => kind !== null).length >= 3 && kinds.includes('action') ? kinds : null;
}

function rowOf(line: number, cells: readonly string[], columns: readonly (Kind | null)[]): Row | null {
  const numbered = cells.length > columns.length || NUMBER.test(cells[0] ?? '');
  const inCell = numbered ? null : /^(\d+(?:\.\d+)+[a-z]?)\.?\s+(.+)$/is.exec(cells[0] ?? '');
  const values = numbered ? cells.slice(1) : inCell === null ? cells : [inCell[2]!, ...cells.slice(1)];
  const found: Record<Kind, string> = { action: '', lead: '', timescale: '', measures: '', rag: '' };
  columns.forEach((kind, at) => { if (kind !== null && values[at]) found[kind] = found[kind] === '' ? values[at] : `${found[kind]}\n${values[at]}`; });
  const first = numbered ? cells[0]! : inCell?.[1] ?? '';
  // A line of text from around the table, such as a caption or a page number, is no row of it.
  if (Object.values(found).every((value) => value === '') || cells.length === 1) return null;
  return { line, number: NUMBER.test(first) ? first.replace(/\.$/, '') : null, cells: found };
}

function actionOf(rows: readonly Row[], period: { fromDate: string | null; toDate: string | null } | null, notes: ReadingNote[]): DraftAction {
  const [first] = rows as [Row];
  const label = first.number ?? `“${first.cells.action.slice(0, 40)}”`;
  const leads = [...new Set(rows.flatMap((row) => row.cells.lead.split(/\s*(?:\/|;|\n)\s*/)).map((one) => one.trim()).filter((one) => one !== ''))];
  const rag = rows.map((row) => ragOf(row.cells.rag));
  const steps = rows.map((row) => stepsOf(row.cells.timescale));
  const single = rows.length === 1 && steps[0]!.length === 1 && isOnlyTimescale(steps[0]![0]!) ? steps[0]![0]! : null;
  const measures: string[] = [];
  const milestones = single !== null ? [] : rows.flatMap((row, at): DraftMilestone[] => {
    const lone = steps[at]!.length === 1 && isOnlyTimescale(steps[at]![0]!);
    // A date alone belongs to what stands beside it; steps in words leave that to the measures.
    if (lone && row.cells.measures !== '') return [{ text: row.cells.measures.replaceAll('\n', ' '), timescale: steps[at]![0]!, ...readTimescale(steps[at]![0]!, period) }];
    if (row.cells.measures !== '') measures.push(row.cells.measures);
    return steps[at]!.map((step) => ({ text: step, timescale: isOnlyTimescale(step) ? step : null, ...readTimescale(step, period) }));
  });
  if (single !== null) measures.push(first.cells.measures);
  const dates = single === null ? { startDate: null, dueDate: null } : readTimescale(single, period);
  const text = first.cells.action === '' ? 'Action without words' : first.cells.action.replaceAll('\n', ' ');
  if (first.cells.action === '') notes.push({ line: first.line, text: `${label} has no words.` });
  if (leads.length === 0) notes.push({ line: first.line, text: `${label} has no lead.` });
  if (steps.flat().length === 0) notes.push({ line: first.line, text: `${label} has no timescale.` });
  for (const step of steps.flat()) {
    if (readTimescale(step, period).dueDate === null) notes.push({ line: first.line, text: `${label}: “${step.slice(0, 60)}” is kept as written; it names no date to be due by.` });
  }
  return {
    number: first.number, text, leads, timescale: single, ...dates, measures: measures.filter((one) => one !== '').join('\n'),
    commentary: rag.map((one) => one.commentary).filter((one) => one !== '').join('\n'), colour: rag.find((one) => one.colour !== null)?.colour ?? null, milestones,
  };
}

function ragOf(cell: string): { colour: RagColour | null; commentary: string } {
  const found = /^(?:(?:grade|rag|rating|status)\s*[:–-]?\s*)?(red|amber|green|blue|white|grey|gray|[RAGB](?=$|\s|[:.–-]))\b[\s:.–-]*/i.exec(cell);
  if (found === null) return { colour: null, commentary: cell };
  const word = found[1]!.toLowerCase().replace('gray', 'grey');
  return { colour: RAG_COLOURS.find((one) => one === word || (word.length === 1 && one.startsWith(word))) ?? null, commentary: cell.slice(found[0].length).trim() };
}

/** Numbers that stand twice are said, and left as they are: they may be in somebody's papers. */
function duplicates(priorities: readonly DraftPriority[]): ReadingNote[] {
  const seen = new Map<string, number>();
  for (const { number } of priorities.flatMap((one) => one.actions)) if (number !== null) seen.set(number, (seen.get(number) ?? 0) + 1);
  return [...seen].filter(([, times]) => times > 1).map(([number, times]) => ({ line: 0, text: `The number ${number} stands ${times === 2 ? 'twice' : `${times} times`}. Both are kept as they are.` }));
}
