export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * The one way to write a value: keys in the order of their characters, no spaces (as RFC 8785). The same content gives the same
 * bytes, so that two files can be compared and a hash means the content.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The same in pieces, one for each entry of each list or object down to this depth, so that a large content need not be one text in memory. */
export function* canonicalPieces(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield canonicalJson(value);
    return;
  }
  const list = Array.isArray(value);
  const entries: [key: string, one: unknown][] = list ? value.map((one: unknown) => ['', one]) : Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  yield list ? '[' : '{';
  for (const [at, [key, one]] of entries.entries()) {
    yield `${at === 0 ? '' : ','}${list ? '' : `${JSON.stringify(key)}:`}`;
    yield* canonicalPieces(one, depth - 1);
  }
  yield list ? ']' : '}';
}

/** Whether two values are the same content, however their keys are ordered. */
export const sameContent = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null && canonicalJson(a) === canonicalJson(b));

type Fields = Readonly<Record<string, unknown>>;
/** Whether what came is what both sides had. */
export const isAsBefore = (base: Fields | undefined, record: Fields): boolean => base !== undefined && Object.entries(record).every(([field, value]) => sameContent(base[field], value));
