/** A sum of unknowns, each not below nought, that lies between two numbers. */
export interface Sum {
  places: readonly number[];
  least: number;
  most: number;
}
const TINY = 1e-7;

/**
 * How many whole sizes each target can have: the attacker's own arithmetic. Unlike the product it writes every sum as two bounds, and sets out anew
 * for each target from an unbounded start (the big-M way), so that a slip of the one is not repeated by the other.
 */
export const possibleSizes = (sums: readonly Sum[], unknowns: number, targets: readonly (readonly number[])[]): number[] =>
  targets.map((target) => Math.floor(furthest(sums, unknowns, target, 1) + TINY) - Math.ceil(-furthest(sums, unknowns, target, -1) - TINY) + 1);

function furthest(sums: readonly Sum[], unknowns: number, target: readonly number[], sign: 1 | -1): number {
  const HUGE = 1e6;
  const bounds = sums.flatMap(({ places, least, most }) => [...(most === Infinity ? [] : [{ places, limit: most, isLeast: false }]), ...(least === 0 ? [] : [{ places, limit: least, isLeast: true }])]);
  const leasts = bounds.filter((one) => one.isLeast);
  const columns = unknowns + bounds.length + leasts.length;
  const basis: number[] = [];
  const rows = bounds.map((bound, at) => {
    const row = new Float64Array(columns + 1);
    for (const place of bound.places) row[place] = 1;
    row[unknowns + at] = bound.isLeast ? -1 : 1;
    if (bound.isLeast) row[unknowns + bounds.length + leasts.indexOf(bound)] = 1;
    row[columns] = bound.limit;
    basis.push(bound.isLeast ? unknowns + bounds.length + leasts.indexOf(bound) : unknowns + at);
    return row;
  });
  const goal = new Float64Array(columns + 1);
  for (const place of target) goal[place]! += sign;
  for (let at = unknowns + bounds.length; at < columns; at++) goal[at] = -HUGE;
  for (const [at, one] of basis.entries()) if (goal[one] !== 0) { const by = goal[one]!; for (let n = 0; n <= columns; n++) goal[n]! -= by * rows[at]![n]!; }
  for (;;) {
    const enter = goal.findIndex((one, at) => at < columns && one > TINY * 100);
    if (enter === -1) return -goal[columns]!;
    let leave = -1;
    for (const [at, row] of rows.entries()) {
      if (row[enter]! <= TINY) continue;
      const [ratio, best] = [row[columns]! / row[enter]!, leave === -1 ? Infinity : rows[leave]![columns]! / rows[leave]![enter]!];
      if (ratio < best - TINY || (Math.abs(ratio - best) <= TINY && basis[at]! < basis[leave]!)) leave = at;
    }
    if (leave === -1) return Infinity;
    const by = rows[leave]![enter]!;
    for (let n = 0; n <= columns; n++) rows[leave]![n]! /= by;
    for (const row of [...rows, goal]) {
      const factor = row[enter]!;
      if (row === rows[leave] || factor === 0) continue;
      for (let n = 0; n <= columns; n++) row[n]! -= factor * rows[leave]![n]!;
    }
    basis[leave] = enter;
  }
}
