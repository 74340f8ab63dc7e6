import { commonPairs } from '../bundles/merge-blocks.ts';

/** A stretch of text that two versions share, or that only one of them has. */
export interface Piece { change: 'same' | 'added' | 'removed'; text: string }
/** One line of both versions side by side: what the left one says and what the right one says; null where one has no such line. */
export interface LinePair { left: Piece[] | null; right: Piece[] | null }

const words = (text: string): string[] => text.match(/[\p{L}\p{N}’'-]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/** The two texts with the words that only one of them has marked, in the order of reading. Texts too long to compare are marked as a whole. */
export function wordChanges(left: string, right: string): { left: Piece[]; right: Piece[] } {
  if (left === right) return { left: [{ change: 'same', text: left }], right: [{ change: 'same', text: right }] };
  const [a, b] = [words(left), words(right)];
  const pairs = commonPairs(a, b) ?? [];
  return { left: pieces(a, new Set(pairs.map(([at]) => at)), 'removed'), right: pieces(b, new Set(pairs.map(([, at]) => at)), 'added') };
}

function pieces(tokens: readonly string[], shared: ReadonlySet<number>, change: 'added' | 'removed'): Piece[] {
  const found: Piece[] = [];
  tokens.forEach((text, at) => {
    const kind = shared.has(at) ? 'same' : change;
    const last = found.at(-1);
    if (last?.change === kind) last.text += text;
    else found.push({ change: kind, text });
  });
  return found;
}

/** How much of the shorter line the longer one holds too, by words, from 0 to 1. */
function likeness(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => words(text).filter((word) => /[\p{L}\p{N}]/u.test(word))) as [string[], string[]];
  const shorter = Math.min(a.length, b.length);
  return shorter === 0 ? 0 : (commonPairs(a, b)?.length ?? 0) / shorter;
}
/** Lines that share less than this are two different lines, and are not compared word by word. */
const ALIKE = 0.4;

const whole = (text: string, change: Piece['change']): Piece[] => [{ change, text }];
const removed = (text: string): LinePair => ({ left: whole(text, 'removed'), right: null });
const added = (text: string): LinePair => ({ left: null, right: whole(text, 'added') });
const both = (left: string, right: string): LinePair => wordChanges(left, right);

/** Paragraphs side by side: what both have stands in one line, and so does a paragraph beside what became of it. */
export function lineChanges(left: readonly string[], right: readonly string[]): LinePair[] {
  const found: LinePair[] = [];
  let [i, j] = [0, 0];
  const between = (untilLeft: number, untilRight: number): void => {
    while (i < untilLeft || j < untilRight) {
      if (i >= untilLeft) found.push(added(right[j++]!));
      else if (j >= untilRight) found.push(removed(left[i++]!));
      else if (likeness(left[i]!, right[j]!) >= ALIKE) found.push(both(left[i++]!, right[j++]!));
      // Whichever side has something further down that goes with this line waits for it.
      else if (right.slice(j + 1, untilRight).some((other) => likeness(left[i]!, other) >= ALIKE)) found.push(added(right[j++]!));
      else found.push(removed(left[i++]!));
    }
  };
  for (const [atLeft, atRight] of commonPairs(left, right) ?? []) {
    between(atLeft, atRight);
    found.push(both(left[i++]!, right[j++]!));
  }
  between(left.length, right.length);
  return found;
}

/** A line that is known by a key: somebody's attendance, a resolution, an action. */
export interface Keyed { key: string; text: string }
/** Lines with keys side by side: in the order of the right, with those that are gone where they stood. */
export function keyedChanges(left: readonly Keyed[], right: readonly Keyed[]): LinePair[] {
  const before = new Map(left.map((one) => [one.key, one.text]));
  const after = new Map(right.map((one) => [one.key, one.text]));
  return inOrder(left.map((one) => one.key), right.map((one) => one.key)).map((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    return was === undefined ? added(is!) : is === undefined ? removed(was) : both(was, is);
  });
}

/** One order of two lists: that of the right, and what only the left has after what it followed there. */
export function inOrder(left: readonly string[], right: readonly string[]): string[] {
  const order = [...right];
  const there = new Set(right);
  left.forEach((id, at) => {
    if (there.has(id)) return;
    const before = left.slice(0, at).findLast((other) => order.includes(other));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}
export const isChanged = ({ left, right }: LinePair): boolean => left === null || right === null || [...left, ...right].some((piece) => piece.change !== 'same');
