/** What can be known of a number that is not printed. */
export interface Range {
  lo: number;
  hi: number;
}
/** The sum of some unknowns, each counted once; none of them is below nought. */
export interface Equation {
  places: readonly number[];
  total: number;
  /** It is that or more. */
  atLeast?: true;
}
const TINY = 1e-7;

/** Pivots until the goal, the last row, is as small as it can be; by Bland's rule, which always ends. False: there is no least. */
function solve(table: number[][], basis: number[], columns: number): boolean {
  for (;;) {
    const goal = table.at(-1)!;
    let enter = 0;
    while (enter < columns && goal[enter]! > -TINY) enter++;
    if (enter === columns) return true;
    let leave = -1;
    let best = Infinity;
    for (let row = 0; row < table.length - 1; row++) {
      const by = table[row]![enter]!;
      if (by <= TINY) continue;
      const ratio = table[row]!.at(-1)! / by;
      if (ratio < best - TINY || (ratio < best + TINY && basis[row]! < basis[leave]!)) [best, leave] = [ratio, row];
    }
    if (leave === -1) return false;
    pivot(table, basis, leave, enter);
  }
}
function pivot(table: number[][], basis: number[], leave: number, enter: number): void {
  const pivotRow = table[leave]!;
  const by = pivotRow[enter]!;
  for (let at = 0; at < pivotRow.length; at++) pivotRow[at]! /= by;
  for (const [row, line] of table.entries()) {
    const factor = line[enter]!;
    if (row === leave || Math.abs(factor) <= TINY) continue;
    for (let at = 0; at < line.length; at++) line[at]! -= factor * pivotRow[at]!;
  }
  basis[leave] = enter;
}

/**
 * What sums of unknowns can be at the lowest and the highest, when all the equations hold: linear programming by the simplex method, with whole
 * numbers for an answer. The equations must be true of some numbers, as those of a printed report are.
 */
export function rangesBy(equations: readonly Equation[], sought: number): (target: readonly number[]) => Range {
  const over = equations.filter((one) => one.atLeast === true);
  const unknowns = sought + over.length;
  const columns = unknowns + equations.length;
  let table = equations.map((equation, row) => {
    const line = new Array<number>(columns + 1).fill(0);
    for (const place of equation.places) line[place] = 1;
    if (equation.atLeast === true) line[sought + over.indexOf(equation)] = -1;
    line[unknowns + row] = 1;
    line[columns] = equation.total;
    return line;
  });
  // Each equation begins with an unknown of its own, which the first goal brings to nought.
  let basis = equations.map((_, row) => unknowns + row);
  table.push(Array.from({ length: columns + 1 }, (_, at) => (at < unknowns || at === columns ? -table.reduce((all, line) => all + line[at]!, 0) : 0)));
  solve(table, basis, columns);
  for (let row = 0; row < basis.length; row++) {
    if (basis[row]! < unknowns) continue;
    const enter = table[row]!.findIndex((one, at) => at < unknowns && Math.abs(one) > TINY);
    if (enter !== -1) pivot(table, basis, row, enter);
  }
  const kept = [...basis.keys()].filter((row) => basis[row]! < unknowns);
  table = kept.map((row) => [...table[row]!.slice(0, unknowns), table[row]![columns]!]);
  basis = kept.map((row) => basis[row]!);
  table.push([]);
  const least = (target: readonly number[], sign: 1 | -1): number => {
    const goal = new Array<number>(unknowns + 1).fill(0);
    for (const place of target) goal[place]! += sign;
    table[table.length - 1] = goal;
    for (const [row, one] of basis.entries()) {
      const factor = goal[one]!;
      if (Math.abs(factor) > TINY) for (let at = 0; at <= unknowns; at++) goal[at]! -= factor * table[row]![at]!;
    }
    return solve(table, basis, unknowns) ? -table.at(-1)![unknowns]! : -Infinity;
  };
  return (target) => ({ lo: Math.ceil(least(target, 1) - TINY * 10), hi: Math.floor(-least(target, -1) + TINY * 10) });
}
