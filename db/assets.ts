import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the files lie that ship beside the code. Run from source, that is the project's `assets`; in a build it is the `assets` folder
 * found above the bundle. BOARDWRIGHT_ASSETS names it where neither holds.
 */
export const assetPath = (...parts: string[]): string => join(assetsFolder(), ...parts);

let folder: string | undefined;
function assetsFolder(): string {
  folder ??= process.env.BOARDWRIGHT_ASSETS ?? nearest(dirname(fileURLToPath(import.meta.url)));
  return folder;
}
function nearest(from: string): string {
  const here = join(from, 'assets');
  if (existsSync(join(here, 'templates'))) return here;
  const above = dirname(from);
  if (above === from) throw new Error('The assets folder is missing');
  return nearest(above);
}

/** The Typst compiler. A packaged build carries it among its assets; otherwise it is where npm put it. */
export function typstPath(): string {
  const packaged = assetPath('typst.wasm');
  return existsSync(packaged) ? packaged : createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
}

/** The file of a worker: the source under `db` in development, or its bundle beside the bundle that starts it. */
export function workerFile(source: string): URL {
  const fromSource = import.meta.url.endsWith('.ts');
  return new URL(fromSource ? source : source.replace(/^.*\//, '').replace(/\.ts$/, '.js'), import.meta.url);
}
