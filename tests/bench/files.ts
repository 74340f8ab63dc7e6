import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createApp } from '../../db/app.ts';
import { generateBoard, TODAY } from './generate.ts';

/** The boards that the bench looks at, kept under `build` and made anew when what they are made from has changed. */
const folder = resolve(import.meta.dirname, '../../build/bench');

/** The file of twenty years. Only its copies are opened: measuring may write. */
export function twentyYears(): string {
  mkdirSync(folder, { recursive: true });
  const hash = createHash('sha256');
  const sources = [import.meta.dirname, resolve(import.meta.dirname, '../../db/migrations')];
  for (const source of sources) for (const name of readdirSync(source).sort()) if (/generate|store|words|random|^\d/.test(name)) hash.update(readFileSync(join(source, name)));
  const name = `twenty-years-${hash.digest('hex').slice(0, 12)}.boardwright`;
  for (const old of readdirSync(folder)) if (old !== name) rmSync(join(folder, old), { recursive: true });
  const file = join(folder, name);
  if (!existsSync(file)) {
    console.log('Making the board of twenty years (only after a change) …');
    generateBoard(file);
  }
  return file;
}

export function copyOf(file: string, name: string): string {
  const copy = join(folder, `${name}.boardwright`);
  copyFileSync(file, copy);
  return copy;
}

/** A board that has only just been created. */
export async function emptyBoard(name: string): Promise<string> {
  const file = join(folder, `${name}.boardwright`);
  for (const path of [file, `${file}-wal`]) rmSync(path, { force: true });
  const app = createApp({ file, clock });
  const created = await app.dispatch('board.create', { name: 'Empty board', kind: 'other', desk: { name: 'Flora Inkpen', initials: 'FI', role: 'Business Manager' } });
  if (!created.ok) throw new Error(created.error.message);
  app.close();
  return file;
}

export const clock = (): number => Date.parse(`${TODAY}T10:00:00Z`);
