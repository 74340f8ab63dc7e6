import react from '@vitejs/plugin-react';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page. Relative addresses, because it is served both at http://127.0.0.1 and at app://. Nothing inline, as the content security policy wants. */
const renderer: InlineConfig = {
  root: here('renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: here('build/renderer'),
    emptyOutDir: true,
    target: 'chrome128',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
};

/** One program of the desktop door or the back end, in one file; only Electron and the database library stay outside. */
const program = (name: string, source: string, format: 'es' | 'cjs' = 'es'): InlineConfig => ({
  root: here('.'),
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3'], target: 'node' },
  build: {
    ssr: here(source),
    outDir: here('build/electron'),
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      external: ['electron', 'better-sqlite3', /^node:/],
      output: { format, entryFileNames: name, codeSplitting: false },
    },
  },
});

/** Each worker of the back end is a program of its own, beside the one that starts it. */
const workers = globSync('db/**/*worker.ts', { cwd: here('.') }).sort();

/**
 * What `npm start` and `npm run build` make. The main process is CommonJS because it is then read at once: what has to be settled before
 * Electron is ready never comes too late.
 */
export const builds: Record<'renderer' | 'electron', InlineConfig[]> = {
  renderer: [renderer],
  electron: [
    program('main.cjs', 'electron/desktop/main.ts', 'cjs'),
    program('preload.cjs', 'electron/desktop/preload.ts', 'cjs'),
    ...workers.map((source) => program(`${basename(source, '.ts')}.js`, source)),
  ],
};

// Vite itself insists on a default export; it is what `npx vite` would use.
export default renderer;
