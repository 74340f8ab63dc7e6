/** What a column of somebody’s plan can hold. */
export const PLAN_COLUMNS = ['number', 'priority', 'action', 'lead', 'timescale', 'due', 'milestones', 'measures', 'rating', 'commentary'] as const;
export type PlanColumn = (typeof PLAN_COLUMNS)[number];
/** Which column of the table holds what, counted from 0; what is not in it is null. */
export type PlanMatching = Record<PlanColumn, number | null>;
export const NO_MATCHING: PlanMatching = { number: null, priority: null, action: null, lead: null, timescale: null, due: null, milestones: null, measures: null, rating: null, commentary: null };

export const NUMBER = /^\d+(?:\.\d+)*[a-z]?\.?$/i;
/** The more particular comes first: a heading counts for the first that it fits and that no other heading has yet. */
const HEADINGS: readonly [PlanColumn, RegExp][] = [
  ['number', /^(?:no\.?|ref(?:erence)?\.?|num(?:ber)?|#|item|action (?:no\.?|ref\.?|number))$/i],
  ['priority', /priorit|theme|\baim\b|\bgoal/i],
  ['rating', /\brag\b|rating|status|grade|colour/i],
  ['measures', /measure|success|impact|outcome|evidence/i],
  ['due', /\bdue\b|deadline|target date|by when|end date|complete by|finish/i],
  ['timescale', /time ?(?:scale|line|frame)|\bwhen\b|dates?\b/i],
  ['milestones', /milestone|\bsteps?\b/i],
  ['lead', /lead|owner|officer|responsib|\bwho\b/i],
  ['commentary', /comment|progress|update|\bnotes?\b/i],
  ['action', /action|activity|task|objective|\bwhat\b/i],
];
const LONGEST_HEADING = 60;

/** What the cells of a row of headings say; null if the row is no row of headings. */
export function kindsOfHeadings(cells: readonly string[]): (PlanColumn | null)[] | null {
  const taken = new Set<PlanColumn>();
  const kinds = cells.map((cell) => {
    if (cell === '' || cell.length > LONGEST_HEADING) return null;
    const kind = HEADINGS.find(([one, pattern]) => !taken.has(one) && pattern.test(cell))?.[0] ?? null;
    if (kind !== null) taken.add(kind);
    return kind;
  });
  // "Objective, Action, Lead": with an action beside it the objective is what the action is for.
  const objective = cells.findIndex((cell) => /^(?:strategic )?objectives?$/i.test(cell));
  const action = cells.findIndex((cell) => /^actions?$/i.test(cell));
  if (objective >= 0 && action >= 0 && !taken.has('priority')) {
    kinds[objective] = 'priority';
    kinds[action] = 'action';
  }
  return kinds.filter((kind) => kind !== null).length >= 3 && kinds.includes('action') ? kinds : null;
}

/**
 * Which column is what, by a row of headings and the rows under it. One heading often stands over both the number and the words: then the headings are one fewer than
 * the columns, or one of their cells is empty, and they are counted without the column of numbers.
 */
export function matchColumns(headings: readonly string[], rows: readonly (readonly string[])[]): PlanMatching {
  const kinds = kindsOfHeadings(headings) ?? [];
  const whole = rows.filter((row) => (row[0] ?? '') !== '' && row.filter((cell) => cell !== '').length > 2);
  const numbersFirst = whole.length > 0 && whole.every((row) => NUMBER.test(row[0]!));
  const overBoth = numbersFirst && kinds[0] === 'action';
  const placed = overBoth ? [null, ...kinds.filter((_, at) => headings[at] !== '')] : kinds;
  const matching = { ...NO_MATCHING };
  placed.forEach((kind, at) => { if (kind !== null && kind !== undefined) matching[kind] = at; });
  if (matching.number === null && numbersFirst && !Object.values(matching).includes(0)) matching.number = 0;
  return matching;
}

/** The headings over the columns that they stand for: one over both number and words leaves the column of numbers without. */
export const headingsOverColumns = (headings: readonly string[], matching: PlanMatching): string[] =>
  (matching.number === 0 && kindsOfHeadings(headings)?.[0] === 'action' ? ['', ...headings.filter((one) => one !== '')] : [...headings]);

/** Without headings: as plans are usually laid out. */
export function usualColumns(rows: readonly (readonly string[])[]): PlanMatching {
  const usual: PlanColumn[] = ['action', 'lead', 'timescale', 'measures', 'rating'];
  const from = rows.some((row) => NUMBER.test(row[0] ?? '')) ? 1 : 0;
  return { ...NO_MATCHING, ...(from === 1 ? { number: 0 } : {}), ...Object.fromEntries(usual.map((kind, at) => [kind, at + from])) };
}
