import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildIfStale, pageFolder } from '../../electron/build.ts';
import type { Line } from './measure.ts';

const TARGET_KB = 600;
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;

/** The page's code, compressed as it would travel; and how much of it the first screen waits for. */
export async function measurePage(): Promise<Line[]> {
  await buildIfStale(['renderer'], console.log);
  const names = readdirSync(pageFolder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css)$/.test(name));
  const sizes = new Map(names.map((name) => [name, gzipSync(readFileSync(join(pageFolder, name))).length]));
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const index = readFileSync(join(pageFolder, 'index.html'), 'utf8');
  const first = [...sizes].filter(([name]) => index.includes(name)).reduce((sum, [, size]) => sum + size, 0);
  return [
    { what: 'code of the whole page', figures: `${kb(all)} compressed, in ${sizes.size} files`, target: `${TARGET_KB} KB`, holds: all < TARGET_KB * 1024 },
    { what: 'of it before any screen', figures: kb(first), target: '', holds: null },
  ];
}
