import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { builds } from '../../vite.config.ts';
import { project } from './processes.ts';

const outputs = builds.electron.map(({ build }) => (build!.rolldownOptions!.output as { entryFileNames: string }).entryFileNames);

it('builds the main process, the preload and every worker that the back end starts, each under a name of its own', () => {
  const started = globSync('db/**/*.ts', { cwd: project }).flatMap((file) => [...readFileSync(`${project}/${file}`, 'utf8').matchAll(/workerFile\('([^']+)'\)/g)])
    .map(([, source]) => `${basename(source!, '.ts')}.js`);
  expect(started.length).toBeGreaterThan(0);
  expect(outputs).toEqual(expect.arrayContaining(['main.cjs', 'preload.cjs', 'worker.js', ...started]));
  expect(new Set(outputs).size).toBe(outputs.length);
});

it('names in package.json the main process that is built', () => {
  const { main } = JSON.parse(readFileSync(`${project}/package.json`, 'utf8')) as { main: string };
  expect(main).toBe(`build/electron/${outputs[0]}`);
});
