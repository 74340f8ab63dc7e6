const PREFERENCES = '/ViewerPreferences <<';
const SHOW_TITLE = '\n    /DisplayDocTitle true';

/**
 * Has a reader show the title of the document instead of the name of its file, as WCAG 2.2 wants of a PDF (technique PDF18). Typst
 * offers no setting for it. The catalogue is the last object of its files, so that of all places only the table that follows it moves.
 */
export function showTitle(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const catalogue = file.lastIndexOf('/Type /Catalog');
  const preferences = file.indexOf(PREFERENCES, catalogue, 'latin1');
  const start = file.lastIndexOf('startxref');
  const table = Number(/^startxref\s+(\d+)/.exec(file.toString('latin1', start, start + 40))?.[1]);
  if (catalogue < 0 || preferences < 0 || !(preferences < table) || file.indexOf('endobj', catalogue) !== file.lastIndexOf('endobj')) {
    throw new Error('The catalogue of the PDF is not where it was expected');
  }
  const at = preferences + PREFERENCES.length;
  return Buffer.concat([
    file.subarray(0, at), Buffer.from(SHOW_TITLE), file.subarray(at, start), Buffer.from(`startxref\n${table + SHOW_TITLE.length}\n%%EOF`),
  ]);
}
