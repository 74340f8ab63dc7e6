/** Fewer paragraphs than this are sooner read than explained away. */
const WORTH_LEAVING_OUT = 3;

export interface Differing<T extends string | null = string> {
  /** The texts from the first paragraph in which they differ to the last; null where there is none. */
  texts: T[];
  /** How many paragraphs before and after it are the same in all of them. */
  before: number;
  after: number;
}

/** Long texts that stand side by side, without what is the same at their beginning and at their end: who decides between them sees where they part. */
export function differing<T extends string | null>(texts: readonly T[]): Differing<T | string> {
  const all = texts.filter((text) => text !== null).map((text) => text.split('\n'));
  const least = Math.min(...all.map(({ length }) => length));
  const isSame = (at: number): boolean => all.every((paragraphs) => paragraphs.at(at) === all[0]!.at(at));
  let before = 0;
  while (before < least && isSame(before)) before++;
  let after = 0;
  while (after < least - before && isSame(-1 - after)) after++;
  if (before + after < WORTH_LEAVING_OUT || all.every(({ length }) => length === before)) return { texts: [...texts], before: 0, after: 0 };
  const part = (text: string): string => text.split('\n').slice(before, -after || undefined).join('\n');
  return { texts: texts.map((text) => (text === null ? text : part(text))), before, after };
}
