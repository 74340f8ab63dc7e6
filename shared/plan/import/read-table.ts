import type { RagColour, RagScale } from '../scale.ts';
import { isOnlyTimescale, readTimescale, stepsOf } from '../timescale.ts';
import { headingsOverColumns, kindsOfHeadings, matchColumns, NUMBER, usualColumns, type PlanColumn, type PlanMatching } from './columns.ts';
import type { GridRow } from './grid.ts';
import { ratingOf } from './rating.ts';

export interface DraftMilestone { text: string; timescale: string | null; startDate: string | null; dueDate: string | null; doneOn?: string | null }
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
export interface PlanTable {
  priorities: DraftPriority[];
  notes: ReadingNote[];
  /** The first row of headings, or none; and which column was taken for what, which a person may change. */
  headings: string[];
  matching: PlanMatching;
  /** How many columns the widest row has. */
  width: number;
}
type Period = { fromDate: string | null; toDate: string | null } | null;
export interface ReadingOptions { period: Period; scale: RagScale | null; /** Instead of what the headings say. */ matching?: PlanMatching | null }

const PRIORITY = /^(?:strategic )?(?:priority|objective|aim|theme)\s+(\d+[a-z]?)\s*[:.–—-]?\s*(.*)$/is;
const TITLE_NUMBER = /^(\d+[a-z]?)[.:)]?\s+(\S.*)$/is;
interface Row { line: number; number: string | null; cells: Record<PlanColumn, string> }

/**
 * Reads a plan out of a table: a priority on a row of its own or in a column, then its actions. A row without a number and an action goes on with
 * the action above. Nothing is renumbered and nothing is guessed: what is missing or understood only in part is in the notes.
 */
export function readPlanTable(grid: readonly GridRow[], { period, scale, matching: chosen = null }: ReadingOptions): PlanTable {
  const rowsOnly = grid.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const headingAt = rowsOnly.map(({ cells }) => kindsOfHeadings(cells) !== null && !cells.some((cell) => NUMBER.test(cell)));
  const firstHeading = headingAt.indexOf(true);
  const matchedFrom = (at: number): PlanMatching => {
    const next = headingAt.indexOf(true, at + 1);
    return matchColumns(rowsOnly[at]!.cells, rowsOnly.slice(at + 1, next < 0 ? undefined : next).map((one) => one.cells));
  };
  const first = chosen ?? (firstHeading < 0 ? usualColumns(rowsOnly.map((one) => one.cells)) : matchedFrom(firstHeading));
  let matching = first;
  const sections = rowsOnly.some(({ cells }) => PRIORITY.test(wordsOf(cells)) && cells.filter((cell) => cell !== '').length <= 2);
  const priorities: DraftPriority[] = [];
  const notes: ReadingNote[] = [];
  let rows: Row[] = [];
  const close = (): void => {
    if (rows.length === 0) return;
    if (priorities.length === 0) priorities.push({ number: null, title: 'Actions', actions: [] });
    priorities.at(-1)!.actions.push(actionOf(rows, period, scale, notes));
    rows = [];
  };
  const begin = (number: string | null, title: string): void => {
    close();
    const there = priorities.find((one) => one.title === title && one.number === number);
    if (there !== undefined) priorities.push(...priorities.splice(priorities.indexOf(there), 1));
    else priorities.push({ number: number?.slice(0, 20) ?? null, title: title.slice(0, 500), actions: [] });
  };
  rowsOnly.forEach(({ line, cells }, at) => {
    if (headingAt[at]) {
      if (chosen === null) matching = matchedFrom(at);
      return;
    }
    const section = sectionOf(cells, rowsOnly[at + 1]?.cells ?? [], sections, headingAt[at + 1] === true);
    if (section !== null) return begin(section.number, section.title);
    const row = rowOf(line, cells, matching);
    if (row === null) {
      notes.push({ line, text: `Left out, because it belongs to no action: “${wordsOf(cells).slice(0, 80)}”.` });
      return;
    }
    if (row.cells.priority !== '') {
      const [, number = null, title = row.cells.priority] = PRIORITY.exec(row.cells.priority) ?? TITLE_NUMBER.exec(row.cells.priority) ?? [];
      const flat = title.replaceAll('\n', ' ').trim();
      if (priorities.at(-1)?.title !== flat) begin(number, flat);
    }
    if (row.number !== null || row.cells.action !== '') {
      close();
      rows = [row];
    } else if (rows.length > 0) rows.push(row);
    else if (row.cells.priority === '') notes.push({ line, text: `Left out, because no action comes before it: “${wordsOf(cells).slice(0, 80)}”.` });
  });
  close();
  notes.push(...duplicates(priorities));
  return { priorities, notes, headings: firstHeading < 0 ? [] : headingsOverColumns(rowsOnly[firstHeading]!.cells, matchedFrom(firstHeading)), matching: first, width: Math.max(0, ...rowsOnly.map(({ cells }) => cells.length)) };
}

const wordsOf = (cells: readonly string[]): string => cells.filter((cell) => cell !== '').join(' ');

/** A row that names a priority: "PRIORITY 1: Safer streets", or "1" and "Safer streets" over actions numbered 1.1, 1.2. */
function sectionOf(cells: readonly string[], next: readonly string[], sections: boolean, headingNext: boolean): { number: string | null; title: string } | null {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || filled.length > 2) return null;
  const words = filled.join(' ').replaceAll('\n', ' ');
  const named = PRIORITY.exec(words);
  if (named !== null) return { number: named[1]!, title: named[2]!.trim() || `Priority ${named[1]!}` };
  const [, number, title] = /^(\d+)[.:)]?\s+(\D.*)$/s.exec(words) ?? [];
  const under = (next.find((cell) => cell !== '') ?? '').startsWith(`${number}.`);
  if (number !== undefined && title !== undefined && (under || (headingNext && filled.length === 1))) return { number, title };
  // A line across the whole table, without a number: only where priorities are not named otherwise, and an action or the headings follow.
  const across = filled.length === 1 && cells[0] === words && !sections && /\p{L}{3}.*\s\p{L}{3}/u.test(words) && !/\bpage\b|\bplan\b|\d{4}/i.test(words);
  return across && (headingNext || NUMBER.test(next[0] ?? '')) && next.filter((cell) => cell !== '').length >= 3 ? { number: null, title: words } : null;
}

function rowOf(line: number, cells: readonly string[], matching: PlanMatching): Row | null {
  // A line of text from around the table, such as a caption or a page number, is no row of it.
  if (cells.length === 1 && Object.values(matching).filter((at) => at !== null).length > 1) return null;
  const at = (kind: PlanColumn): string => (matching[kind] === null ? '' : cells[matching[kind]] ?? '');
  const found = Object.fromEntries(Object.keys(matching).map((kind) => [kind, at(kind as PlanColumn)])) as Record<PlanColumn, string>;
  const inCell = NUMBER.test(found.number) ? null : /^(\d+(?:\.\d+)+[a-z]?)\.?\s+(.+)$/is.exec(found.action);
  if (inCell !== null) found.action = inCell[2]!;
  if (Object.values(found).every((value) => value === '')) return null;
  return { line, number: NUMBER.test(found.number) ? found.number.replace(/\.$/, '') : inCell?.[1] ?? null, cells: found };
}

function actionOf(rows: readonly Row[], period: Period, scale: RagScale | null, notes: ReadingNote[]): DraftAction {
  const [first] = rows as [Row];
  const label = first.number ?? `“${first.cells.action.slice(0, 40)}”`;
  const leads = [...new Set(rows.flatMap((row) => row.cells.lead.split(/\s*(?:\/|;|\n)\s*/)).map((one) => one.trim().slice(0, 200)).filter((one) => one !== ''))];
  const ratings = rows.map((row) => ratingOf(row.cells.rating, scale));
  const steps = rows.map((row) => [...stepsOf(row.cells.timescale), ...stepsOf(row.cells.milestones)]);
  const own = first.cells.timescale;
  const apart = rows.length === 1 && first.cells.milestones !== '' && own !== '' && !own.includes('\n');
  const single = apart ? own : rows.length === 1 && steps[0]!.length === 1 && isOnlyTimescale(steps[0]![0]!) ? steps[0]![0]! : null;
  const measures: string[] = [];
  const milestones = single !== null && !apart ? [] : rows.flatMap((row, at): DraftMilestone[] => {
    const mine = apart ? stepsOf(row.cells.milestones) : steps[at]!;
    const lone = mine.length === 1 && isOnlyTimescale(mine[0]!);
    // A date alone belongs to what stands beside it; steps in words leave that to the measures.
    if (lone && row.cells.measures !== '') return [{ text: row.cells.measures.replaceAll('\n', ' '), timescale: mine[0]!, ...readTimescale(mine[0]!, period) }];
    if (row.cells.measures !== '') measures.push(row.cells.measures);
    return mine.map((step) => milestoneOf(step, period));
  });
  if (single !== null && !apart) measures.push(first.cells.measures);
  const due = first.cells.due === '' ? null : readTimescale(first.cells.due, period).dueDate;
  const read = single === null ? { startDate: null, dueDate: null } : readTimescale(single, period);
  const timescale = single ?? (first.cells.due === '' || due !== null ? null : first.cells.due);
  if (first.cells.action === '') notes.push({ line: first.line, text: `${label} has no words.` });
  if (leads.length === 0) notes.push({ line: first.line, text: `${label} has no lead.` });
  if (steps.flat().length === 0 && first.cells.due === '') notes.push({ line: first.line, text: `${label} has no timescale.` });
  for (const step of [...steps.flat(), ...(due === null && first.cells.due !== '' ? [first.cells.due] : [])]) {
    if (due === null && readTimescale(step, period).dueDate === null) notes.push({ line: first.line, text: `${label}: “${step.slice(0, 60)}” is kept as written; it names no date to be due by.` });
  }
  const startDate = read.startDate !== null && due !== null && due < read.startDate ? null : read.startDate;
  return {
    number: first.number?.slice(0, 20) ?? null, text: first.cells.action === '' ? 'Action without words' : first.cells.action.replaceAll('\n', ' ').slice(0, 2000), leads: leads.slice(0, 20),
    timescale: timescale?.slice(0, 300) ?? null, startDate, dueDate: due ?? read.dueDate, measures: measures.filter((one) => one !== '').join('\n').slice(0, 8000),
    commentary: [...ratings.map((one) => one.commentary), ...rows.map((row) => row.cells.commentary)].filter((one) => one !== '').join('\n').slice(0, 8000),
    colour: ratings.find((one) => one.colour !== null)?.colour ?? null, milestones: milestones.slice(0, 100),
  };
}

/** "Rooms found (30/06/2026) – done 20/06/2026", as our own spreadsheets write it, or a step in anybody’s words. */
function milestoneOf(step: string, period: Period): DraftMilestone {
  const [, before = step, doneWords] = /^(.*?) – done (\d{2}\/\d{2}\/\d{4})$/s.exec(step) ?? [];
  const [, text = before, when] = /^(.+?)\s*\(([^()]+)\)$/s.exec(before) ?? [];
  const doneOn = doneWords === undefined ? {} : { doneOn: readTimescale(doneWords).dueDate };
  if (when !== undefined && (isOnlyTimescale(when) || / due \d/.test(when))) {
    const [, written = when, due] = /^(.*?),? due (\d{2}\/\d{2}\/\d{4})$/.exec(when) ?? [];
    const read = readTimescale(due ?? written, period);
    return { text: text.slice(0, 2000), timescale: /^\d{2}\/\d{2}\/\d{4}$/.test(written) ? null : written.slice(0, 300), ...(due === undefined ? read : { ...readTimescale(written, period), dueDate: read.dueDate }), ...doneOn };
  }
  const [, alone, on] = /^(.*), due (\d{2}\/\d{2}\/\d{4})$/s.exec(before) ?? [];
  if (alone !== undefined && isOnlyTimescale(alone)) return { text: alone.slice(0, 2000), timescale: alone.slice(0, 300), ...readTimescale(alone, period), dueDate: readTimescale(on!).dueDate, ...doneOn };
  return { text: before.slice(0, 2000), timescale: isOnlyTimescale(before) ? before.slice(0, 300) : null, ...readTimescale(before, period), ...doneOn };
}

/** Numbers that stand twice are said, and left as they are: they may be in somebody's papers. */
function duplicates(priorities: readonly DraftPriority[]): ReadingNote[] {
  const seen = new Map<string, number>();
  for (const { number } of priorities.flatMap((one) => one.actions)) if (number !== null) seen.set(number, (seen.get(number) ?? 0) + 1);
  return [...seen].filter(([, times]) => times > 1).map(([number, times]) => ({ line: 0, text: `The number ${number} stands ${times === 2 ? 'twice' : `${times} times`}. Both are kept as they are.` }));
}
