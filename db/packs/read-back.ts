import type { DocumentModel } from '../../shared/packs/document.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { unzip } from './zip.ts';

/** Checks a finished Word file against its model: every paragraph, in order, to the letter. Throws if it differs. */
export function checkWord(bytes: Uint8Array, model: DocumentModel): void {
  const document = unzip(bytes).get('word/document.xml');
  if (document === undefined) throw new Error('The Word file has no document in it');
  const written = wordLines(new TextDecoder().decode(document));
  const meant = documentLines(model);
  const at = meant.findIndex((line, index) => line !== written[index]);
  if (at >= 0 || written.length !== meant.length) throw new Error(`The Word file differs from the minutes at paragraph ${at < 0 ? meant.length : at}`);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' };
const unescape = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!);

/** The paragraphs in which a list of contents begins and ends hold its field and no text. */
const isFieldFrame = (paragraph: string): boolean => paragraph.includes('<w:fldChar') && !/<w:t[ >]/.test(paragraph);

/** The paragraphs of a Word document's XML, as `documentLines` gives them. */
export function wordLines(xml: string): string[] {
  return [...xml.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>/gs)].filter(([, paragraph]) => !isFieldFrame(paragraph!)).map(([, paragraph]) =>
    [...paragraph!.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|(<w:tab\/>)|(<w:br\/>)/g)]
      .map(([, text, tab]) => (text !== undefined ? unescape(text) : tab !== undefined ? '\t' : '\n')).join(''));
}

/**
 * Checks that a PDF is whole and says how many pages it has: it begins and ends as a PDF does, its cross-references are where it
 * says, and its pages are as many as it counts. (It is for our own files: their page objects are not packed away in streams.)
 */
export function checkPdf(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-60))?.[1];
  if (!text.startsWith('%PDF-1.') || start === undefined) throw new Error('The PDF is not whole');
  if (!/^(?:xref|\d+ \d+ obj)/.test(text.slice(Number(start), Number(start) + 20))) throw new Error('The cross-references of the PDF are not where it says');
  const pages = text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  const counted = [...text.matchAll(/\/Type \/Pages\s+\/Count (\d+)/g)].map(([, count]) => Number(count));
  if (pages === 0 || Math.max(0, ...counted) !== pages) throw new Error('The PDF does not have the pages that it counts');
  return pages;
}
