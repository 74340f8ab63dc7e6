import { letterLabel, romanLabel } from '../../../../shared/minute-numbers.ts';
import type { Decision } from '../../../../shared/minutes.ts';

type Placed = Pick<Decision, 'id' | 'parentId' | 'position'>;

export interface TreeRow<D> {
  decision: D;
  /** 0 for a resolution, 1 for a part of one; no deeper on the screen. */
  depth: 0 | 1;
  /** "(i)", "(a)"; empty for a resolution that stands alone, which is written as a sentence. */
  label: string;
}

/** The changes to make, by the id of the resolution. */
export type TreeChange = { id: string; set: { parentId?: string | null; position?: number } };

/** Resolutions in the order in which they are read, each part beneath its own. `alone`: one resolution is not numbered. */
export function treeRows<D extends Placed>(decisions: readonly D[], alone: boolean): TreeRow<D>[] {
  const tops = decisions.filter((one) => one.parentId === null || !decisions.some((other) => other.id === one.parentId));
  return tops.flatMap((top, index): TreeRow<D>[] => [
    { decision: top, depth: 0, label: alone && tops.length === 1 ? '' : romanLabel(index + 1) },
    ...below(decisions, top.id).map((part, at): TreeRow<D> => ({ decision: part, depth: 1, label: letterLabel(at + 1) })),
  ]);
}
/** All that hangs on a resolution, at whatever depth. */
const below = <D extends Placed>(decisions: readonly D[], id: string): D[] =>
  decisions.filter((one) => one.parentId === id).flatMap((part) => [part, ...below(decisions, part.id)]);

/** Makes a resolution a part of the one before it, together with its own parts; null where there is none before it. */
export function indented(decisions: readonly Placed[], id: string): TreeChange[] | null {
  const rows = treeRows(decisions, false);
  const at = rows.findIndex((row) => row.decision.id === id);
  if (at < 1 || rows[at]!.depth === 1) return null;
  const parent = rows.slice(0, at).findLast((row) => row.depth === 0)!.decision.id;
  const parts = below(decisions, id);
  return [{ id, set: { parentId: parent } }, ...parts.map((part) => ({ id: part.id, set: { parentId: parent } }))];
}

/** Makes a part a resolution of its own; the parts that followed it become its parts, so that nothing changes its place on the page. */
export function outdented(decisions: readonly Placed[], id: string): TreeChange[] | null {
  const rows = treeRows(decisions, false);
  const at = rows.findIndex((row) => row.decision.id === id);
  if (at < 1 || rows[at]!.depth === 0) return null;
  const rest = rows.slice(at + 1);
  const end = rest.findIndex((row) => row.depth === 0);
  const followers = end < 0 ? rest : rest.slice(0, end);
  return [{ id, set: { parentId: null } }, ...followers.map((row) => ({ id: row.decision.id, set: { parentId: id } }))];
}

/** Where a new resolution goes that follows another (null: at the end), and which have to make room for it. */
export function placeAfter(decisions: readonly Placed[], afterId: string | null): { position: number; parentId: string | null; changes: TreeChange[] } {
  const rows = treeRows(decisions, false);
  const at = afterId === null ? -1 : rows.findIndex((row) => row.decision.id === afterId);
  const after = rows[at]?.decision;
  if (after === undefined) {
    return { position: Math.max(-1, ...decisions.map((one) => one.position)) + 1, parentId: null, changes: [] };
  }
  // A resolution that has parts is followed by a new first part.
  const hasParts = rows[at]!.depth === 0 && rows[at + 1]?.depth === 1;
  const position = after.position + 1;
  const changes: TreeChange[] = [];
  let taken = position;
  for (const { decision } of rows.slice(at + 1)) {
    if (decision.position > taken) break;
    taken += 1;
    changes.push({ id: decision.id, set: { position: taken } });
  }
  return { position, parentId: hasParts ? after.id : after.parentId, changes };
}
