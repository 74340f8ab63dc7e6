import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { readSpreadsheet, type ReadSheet } from '../spreadsheets/read.ts';
import { Refusal } from '../../shared/result.ts';
import type { Working } from '../handlers.ts';

interface Staged { key: string; fileName: string; sheets: ReadSheet[] }
/**
 * The extract that was looked at last, kept in memory until the next: a place opens a file only once, and what is imported is what was
 * looked at, even if the file has changed meanwhile.
 */
let staged: Staged | null = null;

/** The sheets of a file: the one looked at before, if `from` is its key, otherwise read afresh from the place. */
export async function sheetsOf({ place, cancelled, progress }: Pick<Working, 'place' | 'cancelled' | 'progress'>, from: string): Promise<Staged> {
  if (staged?.key === from) return staged;
  if (from.startsWith(PREFIX)) throw new Refusal('not_found', 'That file is no longer at hand. Nothing has been changed. Choose it again.');
  progress(0, 0, 'Reading the file');
  const path = place(from);
  const sheets = await readSpreadsheet(path, cancelled);
  staged = { key: `${PREFIX}${randomUUID()}`, fileName: basename(path), sheets };
  return staged;
}
const PREFIX = 'read:';
