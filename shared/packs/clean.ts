import type { DocumentModel } from './document.ts';

/** Control characters, those that are no characters, and the marks that reverse the direction of whatever follows them on the page. */
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu;
const SPACES = /[\t\u2028\u2029]/gu;

/** Text as a document can hold it: pasted text brings characters that neither Word nor PDF may contain. Line breaks stay; half a character is a question mark. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replaceAll('\ufffd', '?').replaceAll('\r\n', '\n').replace(SPACES, ' ').replace(UNWANTED, '');

/** The model with every text in it cleaned. The last step of every builder. */
export const cleanDocument = (model: DocumentModel): DocumentModel => clean(model) as DocumentModel;

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  return value;
}
