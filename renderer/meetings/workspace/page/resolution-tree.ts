import { resolutionLabel } from '../../../../shared/minute-numbers.ts';
import type { Decision } from '../../../../shared/minutes.ts';

type Placed = Pick<Decision, 'id' | 'parentId' | 'position'>;

export interface TreeRow<D> {
  decision: D;
  /** 0 for a resolution, 1 for a part of one, and so on. */
  depth: number;
  /** "(i)", "(a)", "(1)", "(A)"; empty for a resolution that stands alone, which is written as a sentence. */
  label: string;
}

/** Where a resolution is to stand. */
export interface TreePlace {
  id: string;
  parentId: string | null;
  position: number;
}

/** Four kinds of signs come again from the fifth level on; deeper than the sixth nobody could say what belongs to what. */
export const DEEPEST = 5;

/** Resolutions in the order in which they are read, each part beneath its own. `alone`: one resolution is not numbered, and its parts begin at (i). */
export function treeRows<D extends Placed>(decisions: readonly D[], alone: boolean): TreeRow<D>[] {
  const known = new Set(decisions.map((one) => one.id));
  const children = Map.groupBy(decisions, (one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null));
  const isSentence = alone && children.get(null)?.length === 1;
  const walk = (parent: string | null, depth: number): TreeRow<D>[] => (children.get(parent) ?? []).flatMap((decision, index) => [
    { decision, depth, label: isSentence && depth === 0 ? '' : resolutionLabel(isSentence ? depth - 1 : depth, index + 1) },
    ...walk(decision.id, depth + 1),
  ]);
  return walk(null, 0);
}

/** A resolution in the order of the page, with the one it belongs to. */
interface Line {
  id: string;
  parentId: string | null;
  depth: number;
}
const linesOf = (decisions: readonly Placed[]): Line[] => treeRows(decisions, false).map(({ decision, depth }, _, all) =>
  ({ id: decision.id, parentId: all.some((row) => row.decision.id === decision.parentId) ? decision.parentId : null, depth }));

/** The line and all that hangs on it: the lines after it that stand deeper. */
function branchEnd(lines: readonly Line[], at: number): number {
  const end = lines.findIndex((line, index) => index > at && line.depth <= lines[at]!.depth);
  return end < 0 ? lines.length : end;
}

/** Makes a resolution a part of the one before it at its level, together with its own parts; null where there is none, or it would stand too deep. */
export function indented(decisions: readonly Placed[], id: string): TreePlace[] | null {
  const lines = linesOf(decisions);
  const at = lines.findIndex((line) => line.id === id);
  const line = lines[at];
  if (line === undefined) return null;
  const end = branchEnd(lines, at);
  const parent = lines.slice(0, at).findLast((one) => one.depth <= line.depth);
  const deepest = Math.max(...lines.slice(at, end).map((one) => one.depth));
  if (parent === undefined || parent.depth < line.depth || deepest >= DEEPEST) return null;
  return placesOf(decisions, lines.map((one) => (one.id === id ? { ...one, parentId: parent.id } : one)));
}

/** Makes a part stand beside the one it was a part of; the parts that followed it become its parts, so that nothing changes its place on the page. */
export function outdented(decisions: readonly Placed[], id: string): TreePlace[] | null {
  const lines = linesOf(decisions);
  const line = lines.find((one) => one.id === id);
  const parent = lines.find((one) => one.id === line?.parentId);
  if (line === undefined || parent === undefined) return null;
  const at = lines.indexOf(line);
  return placesOf(decisions, lines.map((one, index) => (
    one === line ? { ...one, parentId: parent.parentId } : index > at && one.parentId === parent.id ? { ...one, parentId: id } : one)));
}

/**
 * Moves a resolution with its parts past the one before or after it at its level. At the edge it goes over into the next or last
 * resolution above, at the same depth; null where there is no place to go.
 */
export function moved(decisions: readonly Placed[], id: string, by: -1 | 1): TreePlace[] | null {
  const lines = linesOf(decisions);
  const at = lines.findIndex((one) => one.id === id);
  const line = lines[at];
  if (line === undefined) return null;
  const branch = lines.slice(at, branchEnd(lines, at));
  const rest = lines.filter((one) => !branch.includes(one));
  const siblings = lines.filter((one) => one.parentId === line.parentId);
  const beside = siblings[siblings.indexOf(line) + by];
  const parents = lines.filter((one) => one.depth === line.depth - 1);
  const over = parents[parents.findIndex((one) => one.id === line.parentId) + by];
  const to = beside ?? (line.parentId === null ? undefined : over);
  if (to === undefined) return null;
  const target = rest.indexOf(to);
  const index = beside !== undefined ? (by < 0 ? target : branchEnd(rest, target)) : by < 0 ? branchEnd(rest, target) : target + 1;
  const [first, ...parts] = branch;
  return placesOf(decisions, rest.toSpliced(index, 0, { ...first!, parentId: beside === undefined ? to.id : line.parentId }, ...parts));
}

/** The place of every line whose place is another now: positions rise down the page, and only those change that must. */
function placesOf(decisions: readonly Placed[], lines: readonly Pick<Line, 'id' | 'parentId'>[]): TreePlace[] {
  const before = new Map(decisions.map((one) => [one.id, one]));
  let last = -1;
  return lines.flatMap(({ id, parentId }) => {
    const old = before.get(id)!;
    const position = old.position > last ? old.position : last + 1;
    last = position;
    return position === old.position && parentId === old.parentId ? [] : [{ id, parentId, position }];
  });
}

/** Where a new resolution goes that follows another (null: at the end), and which have to make room for it. */
export function placeAfter(decisions: readonly Placed[], afterId: string | null): { position: number; parentId: string | null; changes: TreePlace[] } {
  const rows = treeRows(decisions, false);
  const at = afterId === null ? -1 : rows.findIndex((row) => row.decision.id === afterId);
  const after = rows[at]?.decision;
  if (after === undefined) {
    return { position: Math.max(-1, ...decisions.map((one) => one.position)) + 1, parentId: null, changes: [] };
  }
  // A resolution that has parts is followed by a new first part.
  const hasParts = (rows[at + 1]?.depth ?? 0) > rows[at]!.depth;
  const position = after.position + 1;
  const changes: TreePlace[] = [];
  let taken = position;
  for (const { decision: { id, parentId, position: old } } of rows.slice(at + 1)) {
    if (old > taken) break;
    taken += 1;
    changes.push({ id, parentId, position: taken });
  }
  return { position, parentId: hasParts ? after.id : after.parentId, changes };
}
