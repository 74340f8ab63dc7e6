/** Finding by words: without accents or case, each word typed must begin a word of the text, in any order. */
export function hasWords(text: string, typed: string): boolean {
  const has = words(text);
  return words(typed).every((word) => has.some((one) => one.startsWith(word)));
}
/** The same for any person or machine: "Zoë" is "zoe". */
export const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB'));
/** Most text has no accents, and then needs none of the work of taking them off. */
const PLAIN = /^[ -~\s]*$/;
/** A text made ready for finding, for lists so long that it is made once and looked into at every key. */
export const haystack = (text: string): string => ` ${words(text).join(' ')}`;
/** The same as `hasWords`, of a text made ready. */
export const findsIn = (ready: string, typed: readonly string[]): boolean => typed.every((word) => ready.includes(` ${word}`));
export const words = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
