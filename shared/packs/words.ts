import type { Run } from './document.ts';

/** "A", "A and B", "A, B and C". */
export const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);

/** The text as a sentence: with a full stop, if it does not end with a mark of its own. */
export const sentence = (text: string): string => (/[.!?:;…]["’”)\]]?$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);

export const plain = (text: string): Run[] => [{ text }];

/** The text with the first of these words in bold, as the operative word of a minute is set. */
export function withBold(text: string, words: readonly string[]): Run[] {
  const found = new RegExp(`(?<![\\p{L}])(?:${words.join('|')})(?![\\p{L}])`, 'iu').exec(text);
  if (found === null) return plain(text);
  const runs: Run[] = [{ text: text.slice(0, found.index) }, { text: found[0], bold: true }, { text: text.slice(found.index + found[0].length) }];
  return runs.filter((run) => run.text !== '');
}
