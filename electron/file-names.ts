import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that every system can use for a file: no folders, no characters that Windows refuses, no hidden or reserved name, at most
 * 120 characters with its ending kept.
 */
export function fileName(wanted: string, fallback = 'file'): string {
  const clean = wanted.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const name = clean === '' || RESERVED.test(clean) ? `${fallback} ${clean}`.trim() : clean;
  const ending = extname(name).slice(0, 20);
  return name.length <= 120 ? name : name.slice(0, 120 - ending.length).trimEnd() + ending;
}

/** The name with this ending, whatever it had: `withEnding('minutes', 'pdf')` is `minutes.pdf`; with `any` it stays as it is. */
export const withEnding = (name: string, ending: string): string =>
  ending === 'any' || name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`;

/** Copies into a folder under the first free name ("board 2.boardwright"); no file that is already there is ever written over. */
export async function copyUnderFreeName(from: string, folder: string, name: string): Promise<string> {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let n = 1; ; n++) {
    const to = join(folder, n === 1 ? name : `${stem} ${n}${ending}`);
    try {
      await copyFile(from, to, constants.COPYFILE_EXCL);
      return to;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || n === 1000) throw error;
    }
  }
}
