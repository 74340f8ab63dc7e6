import { unzip } from '../../db/packs/zip.ts';
import { wordLines } from '../../db/packs/read-back.ts';

/** The paragraphs of a Word file, as its reader sees them, and every byte of it unpacked. */
export function readWord(bytes: Uint8Array): { lines: string[]; everything: string } {
  const parts = unzip(bytes);
  const text = (part: Uint8Array | undefined) => Buffer.from(part ?? []).toString('utf8');
  return { lines: wordLines(text(parts.get('word/document.xml'))), everything: [...parts].map(([name, part]) => `${name}\n${text(part)}`).join('\n') };
}
