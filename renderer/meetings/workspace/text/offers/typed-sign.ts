/** The signs that call for something by typing: a reference, a person, a phrase. */
export type Sign = '#' | '@' | ';';

export interface TypedSign {
  sign: Sign;
  /** What was typed after the sign. */
  words: string;
  /** How many characters the sign and the words take, back from the cursor. */
  length: number;
}

/** A sign counts at the beginning of a word; names and titles may have spaces in them, codes of phrases have none. */
const REFERENCE_OR_PERSON = /(?:^|[\s([“‘"'–—/\ufffc])([#@])((?![\s#@;])[^#@;\n\ufffc]{0,40})?$/u;
const PHRASE = /(?:^|[\s([“‘"'–—/\ufffc])(;)([\p{L}\p{N}-]{0,20})$/u;

/** The sign that the text before the cursor ends with, and what was typed after it; null: nothing is called for. */
export function typedSign(before: string): TypedSign | null {
  const [, sign, words = ''] = PHRASE.exec(before) ?? REFERENCE_OR_PERSON.exec(before) ?? [];
  return sign === undefined ? null : { sign: sign as Sign, words, length: words.length + 1 };
}
