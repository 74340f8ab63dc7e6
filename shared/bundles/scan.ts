/** Deeper than any text of minutes; a file of nothing but brackets ends here. */
const MAX_DEPTH = 64;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const QUOTE = 34, BACKSLASH = 92, OPEN = 123, CLOSE = 125, OPEN_LIST = 91, CLOSE_LIST = 93, COLON = 58;

/**
 * Looks through JSON before it is read as such: how deep it goes, whether a key stands twice in one object (programs differ in which
 * they believe) and whether a key is a name that could reach into the language. One pass, without recursion. Null: nothing found.
 */
export function faultOfJson(text: string): string | null {
  const keys: (Set<string> | null)[] = [];
  let last = '';
  for (let at = 0; at < text.length; at++) {
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
    } else if (char === OPEN || char === OPEN_LIST) {
      if (keys.length >= MAX_DEPTH) return 'it is nested too deeply';
      keys.push(char === OPEN ? new Set() : null);
    } else if (char === CLOSE || char === CLOSE_LIST) {
      if (keys.length === 0) return 'its brackets do not match';
      keys.pop();
    } else if (char === COLON) {
      const here = keys.at(-1);
      if (here == null) return 'a colon stands where none belongs';
      if (FORBIDDEN.has(last)) return `it uses the name “${last}”, which no record has`;
      if (here.has(last)) return `the name “${last.slice(0, 40)}” stands twice in one place`;
      here.add(last);
    }
  }
  return keys.length === 0 ? null : 'it ends in the middle';
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
