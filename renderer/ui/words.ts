/** Finding by words: without accents or case, each word typed must begin a word of the text, in any order. */
export function hasWords(text: string, typed: string): boolean {
  const has = words(text);
  return words(typed).every((word) => has.some((one) => one.startsWith(word)));
}
/** The same for any person or machine: "Zoë" is "zoe". */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');
const words = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
