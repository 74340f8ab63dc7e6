import type { Writing } from '../handlers.ts';

/** What the parts of the sample have become: the id of each key, and the dates moved to the present. */
export interface Loading {
  context: Writing;
  ids: { organisations: Map<string, string>; people: Map<string, string>; bodies: Map<string, string> };
  /** Moves a date by whole weeks, so that weekdays stay, and so far that nothing that is planned has already passed. */
  moved: (date: string) => string;
}

/** The id that a key has become; null for no key. A key that is nowhere is a slip in the file, and stops the loading. */
export function idOf(ids: Map<string, string>, key: string): string;
export function idOf(ids: Map<string, string>, key: string | undefined): string | null;
export function idOf(ids: Map<string, string>, key: string | undefined): string | null {
  if (key === undefined) return null;
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample board has nothing called ${key}`);
  return id;
}
