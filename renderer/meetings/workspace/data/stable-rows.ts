import { useRef } from 'react';

interface Row {
  id: string;
  version: number;
}

/** The rows as read last, with the very objects of the reading before where nothing changed: what is drawn from those is not drawn again. */
export function keepRows<T extends Row>(before: readonly T[], after: readonly T[]): readonly T[] {
  const known = new Map(before.map((row) => [row.id, row]));
  const kept = after.map((row) => {
    const old = known.get(row.id);
    return old?.version === row.version ? old : row;
  });
  return kept.length === before.length && kept.every((row, index) => row === before[index]) ? before : kept;
}

/** The same for lists by a key, such as the resolutions of each minute: a list in which nothing changed stays the very list. */
export function keepGroups<T>(before: ReadonlyMap<string, readonly T[]>, rows: readonly T[], keyOf: (row: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, readonly T[]>();
  for (const [key, list] of Map.groupBy(rows, keyOf)) {
    if (key === null) continue;
    const old = before.get(key);
    groups.set(key, old !== undefined && old.length === list.length && old.every((row, index) => row === list[index]) ? old : list);
  }
  return groups;
}

const NONE: readonly never[] = [];
export function useStableRows<T extends Row>(rows: readonly T[] | undefined): readonly T[] {
  const kept = useRef<readonly T[]>(NONE);
  if (rows !== undefined) kept.current = keepRows(kept.current, rows);
  return kept.current;
}

export function useStableGroups<T>(rows: readonly T[], keyOf: (row: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const kept = useRef<ReadonlyMap<string, readonly T[]>>(new Map());
  const seen = useRef<readonly T[] | null>(null);
  if (seen.current !== rows) {
    seen.current = rows;
    kept.current = keepGroups(kept.current, rows, keyOf);
  }
  return kept.current;
}

/** An answer that is no list of records: the very object of the reading before where it says the same. */
export function useStableAnswer<T>(answer: T | undefined): T | undefined {
  const kept = useRef<{ text: string; answer: T } | null>(null);
  if (answer !== undefined && kept.current?.answer !== answer) {
    const text = JSON.stringify(answer);
    if (kept.current?.text !== text) kept.current = { text, answer };
  }
  return kept.current?.answer;
}
