import { MAX_TEXT_DEPTH } from '../rich-text.ts';

/** Deeper than any text of minutes within the records that keep it; a file of nothing but brackets ends here. */
const MAX_DEPTH = MAX_TEXT_DEPTH + 16;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** Read as JSON, every value costs many times what it takes in the file. 500,000 records of 25 fields are within these. */
const MOST_VALUES = 16_000_000;
const MOST_CONTAINERS = 4_000_000;
/** In one record: the longest minutes have some tens of thousands. */
const MOST_VALUES_OF_RECORD = 200_000;
/** At so many brackets within others an entry of a list of records begins. */
const RECORD_DEPTH = 3;
const MOST_KEYS = 500;
/** Names, and orders of names, that objects may have: each costs more than a record. */
const MOST_NAMES = 4096;
const MOST_SHAPES = 100_000;
const LIST = -1;
const QUOTE = 34, BACKSLASH = 92, OPEN = 123, CLOSE = 125, OPEN_LIST = 91, CLOSE_LIST = 93, COLON = 58, COMMA = 44;
const TOO_MUCH = 'it holds far more than a bundle';
const LOOK_EVERY = 1_000_000;

/**
 * Looks through JSON before it is read as such: how deep and how wide it goes, whether a key stands twice in one object (programs differ in which
 * they believe) and whether a key is a name that could reach into the language. One pass, without recursion. Null: nothing found. `pause` is called now
 * and then, and may throw.
 */
export function faultOfJson(text: string, pause: () => void = () => {}): string | null {
  if (/^\s*[^\s{]/.test(text.slice(0, 1000))) return 'it is not a bundle of Boardwright';
  const shapes = new Shapes();
  const open: number[] = [];
  let last = '';
  let values = 1, outside = 0, containers = 0, recordFrom = 0, nextPause = LOOK_EVERY;
  for (let at = 0; at < text.length; at++) {
    if (at >= nextPause) {
      pause();
      nextPause = at + LOOK_EVERY;
    }
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      const from = at;
      let escaped = false;
      for (at++; at < text.length && text.charCodeAt(at) !== QUOTE; at++) {
        if (text.charCodeAt(at) === BACKSLASH) { escaped = true; at++; }
      }
      if (at >= text.length) return 'it ends in the middle';
      // Only keys are kept: they are short, and texts need no look.
      last = nextIsColon(text, at + 1) ? keyOf(text.slice(from, at + 1), escaped) : '';
    } else if (char === COMMA) {
      // What stands outside records is little but the records themselves.
      if (++values > MOST_VALUES || open.length <= RECORD_DEPTH && ++outside > MOST_CONTAINERS) return TOO_MUCH;
      if (open.length > RECORD_DEPTH && values - recordFrom > MOST_VALUES_OF_RECORD) return 'a record of it holds far more than any record does';
    } else if (char === OPEN || char === OPEN_LIST) {
      if (open.length >= MAX_DEPTH) return 'it is nested too deeply';
      if (++containers > MOST_CONTAINERS || ++values > MOST_VALUES) return TOO_MUCH;
      if (open.length === RECORD_DEPTH) recordFrom = values;
      open.push(char === OPEN ? Shapes.EMPTY : LIST);
    } else if (char === CLOSE || char === CLOSE_LIST) {
      if (open.length === 0) return 'its brackets do not match';
      open.pop();
    } else if (char === COLON) {
      const here = open.at(-1);
      if (here === undefined || here === LIST) return 'a colon stands where none belongs';
      if (FORBIDDEN.has(last)) return `it uses the name “${last}”, which no record has`;
      const shape = shapes.with(here, last);
      if (typeof shape === 'string') return shape;
      open[open.length - 1] = shape;
    }
  }
  return open.length === 0 ? null : 'it ends in the middle';
}

/** The keys that objects have had so far, in their order: objects of one kind share theirs, so that a key is looked for among the others only once for all of them. */
class Shapes {
  static readonly EMPTY = 0;
  readonly #numbers = new Map<string, number>();
  readonly #next = new Map<number, number>();
  /** Of each shape: the one it had a key less, that key, and how many there are. */
  readonly #before = [0];
  readonly #key = [-1];
  readonly #size = [0];

  /** The shape with one key more, or what is wrong with that in words. */
  with(shape: number, key: string): number | string {
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    const step = shape * MOST_NAMES + number;
    const known = this.#next.get(step);
    if (known !== undefined) return known;
    for (let one = shape; one !== Shapes.EMPTY; one = this.#before[one]!) {
      if (this.#key[one] === number) return `the name “${key.slice(0, 40)}” stands twice in one place`;
    }
    const size = this.#size[shape]! + 1;
    if (number >= MOST_NAMES || size > MOST_KEYS || this.#before.length >= MOST_SHAPES) return 'it uses names that no record has';
    this.#numbers.set(key, number);
    this.#next.set(step, this.#before.length);
    this.#before.push(shape);
    this.#key.push(number);
    this.#size.push(size);
    return this.#before.length - 1;
  }
}

function nextIsColon(text: string, at: number): boolean {
  let next = at;
  while (next < text.length && text.charCodeAt(next) <= 32) next++;
  return text.charCodeAt(next) === COLON;
}
function keyOf(quoted: string, escaped: boolean): string {
  if (!escaped) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}
