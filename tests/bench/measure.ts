/** Runs of the same work side by side, turn and turn about, so that a busy machine slows all of them alike. */
export type Work = () => unknown;

const ROUNDS = 25;
/** A round repeats its work until it takes about this long, so that the clock is fine enough. */
const ROUND_MS = 4;

export const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;

async function timed(work: Work, times: number): Promise<number> {
  const began = performance.now();
  for (let done = 0; done < times; done++) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - began) / times;
}

/** The median time of one run of each, in milliseconds. */
export async function sideBySide<K extends string>(works: Record<K, Work>, rounds = ROUNDS): Promise<Record<K, number>> {
  const names = Object.keys(works) as K[];
  const repeats = {} as Record<K, number>;
  const times = {} as Record<K, number[]>;
  for (const name of names) {
    // Twice unmeasured: caches filled, code compiled.
    for (let warm = 0; warm < 2; warm++) await timed(works[name], 1);
    repeats[name] = Math.max(1, Math.min(2000, Math.round(ROUND_MS / Math.max(0.0005, await timed(works[name], 3)))));
    times[name] = [];
  }
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times[name].push(await timed(works[name], repeats[name]));
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<K, number>;
}

export interface Line {
  what: string;
  figures: string;
  target: string;
  /** Null: for information, no target. */
  holds: boolean | null;
}

export const ms = (value: number): string => `${value < 1 ? value.toFixed(4) : value.toFixed(2)} ms`;

export function print(title: string, lines: Line[]): void {
  console.log(`\n${title}`);
  for (const { what, figures, target, holds } of lines) {
    console.log(`  ${holds === null ? '     ' : holds ? 'holds' : 'FAILS'}  ${what.padEnd(44)} ${figures.padEnd(64)} ${target}`);
  }
}
