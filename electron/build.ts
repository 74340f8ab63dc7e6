import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './build-lock.ts';

/** The project's own folder. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));
/** Where the built page is. */
export const pageFolder = join(projectFolder, 'build', 'renderer');

export type Part = 'renderer' | 'electron';
const SOURCES: Record<Part, string[]> = {
  renderer: ['renderer', 'shared', 'vite.config.ts', 'package-lock.json'],
  electron: ['electron', 'db', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json'],
};

/** Builds the parts whose sources have changed since they were last built, and says so if there is one. */
export async function buildIfStale(parts: Part[], say: (line: string) => void): Promise<void> {
  const isStale = (part: Part) => readStamp(part) !== sourcesOf(part);
  if (!parts.some(isStale)) return;
  say('Building Boardwright (only after a change) …');
  await alone(join(projectFolder, 'build', 'building'), async () => {
    for (const part of parts.filter(isStale)) await buildApart(part);
  });
}

/** In a process of its own, so that the memory of the bundler goes with it and not with the product that is opened next. */
function buildApart(part: Part): Promise<void> {
  return new Promise((built, failed) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), part], { cwd: projectFolder, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? built() : failed(new Error('Boardwright could not be built: the words above say why.'))));
  });
}

/** Builds one part. The stamp goes first and comes back last, so that an interrupted build is never taken for a good one. */
export async function build(part: Part): Promise<void> {
  const sources = sourcesOf(part);
  rmSync(stampFile(part), { force: true });
  // Loaded only now: a start that has nothing to build does not wait for the bundler.
  const [{ build: viteBuild }, { builds }] = await Promise.all([import('vite'), import('../vite.config.ts')]);
  for (const config of builds[part]) await viteBuild({ ...config, configFile: false, logLevel: 'warn' });
  mkdirSync(dirname(stampFile(part)), { recursive: true });
  writeFileSync(stampFile(part), sources);
}

const stampFile = (part: Part): string => join(projectFolder, 'build', `${part}.sha256`);
function readStamp(part: Part): string | null {
  return existsSync(stampFile(part)) ? readFileSync(stampFile(part), 'utf8') : null;
}

/** One hash over the names and contents of everything a part is made from. */
function sourcesOf(part: Part): string {
  const hash = createHash('sha256');
  for (const file of SOURCES[part].flatMap((name) => filesUnder(join(projectFolder, name))).sort()) {
    const content = readFileSync(file);
    hash.update(`${relative(projectFolder, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** What the packed program needs among its assets and `npm start` finds where npm put it. */
function gatherPackedAssets(): void {
  const folder = join(projectFolder, 'build', 'packed-assets');
  mkdirSync(folder, { recursive: true });
  copyFileSync(createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm'), join(folder, 'typst.wasm'));
}

if (import.meta.main) {
  const [only] = process.argv.slice(2) as Part[];
  for (const part of ['renderer', 'electron'] as const) if (only === undefined || only === part) await build(part);
  if (only === undefined) gatherPackedAssets();
}
