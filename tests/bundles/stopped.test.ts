import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { bundleFrom, strangersId } from '../fixtures/bundle-inputs.ts';
import { openApp } from '../fixtures/caller.ts';
import { dumpFile, recordOf, testFolder } from '../fixtures/files.ts';

const folder = testFolder('stopped-imports');
const COUNT = 6000;
const path = join(folder, 'many.board.json');
writeFileSync(path, canonicalJson(bundleFrom({ tables: { organisations: Array.from({ length: COUNT }, (_, n) => ({ id: strangersId(1000 + n), name: `Forum ${n}`, kind: 'voluntary', notes: '', fromDate: null, toDate: null })) } })));

async function boardWith(name: string): Promise<{ file: string; before: object }> {
  const file = join(folder, name);
  const app = openApp(file);
  await app.call('board.create', { name: 'Board', kind: 'other' });
  await app.call('organisations.create', { name: 'Mine' });
  app.app.close();
  return { file, before: recordOf(dumpFile(file)) };
}
const count = async (file: string): Promise<number> => {
  const app = openApp(file);
  const list = await app.call('organisations.list', {});
  app.app.close();
  return list.length;
};

describe('an import that does not come to its end', () => {
  const MOMENTS: [when: string, moment: string][] = [
    ['before anything', 'begun'], ['while the first are written', 'Writing the records 500'], ['while the last are written', 'Writing the records 6000'], ['while they are checked', 'Checking the records 9500'],
  ];
  it.each(MOMENTS)('leaves the old state when the program is killed %s, and can be done again', async (when, moment) => {
    const { file, before } = await boardWith(`killed ${when}.boardwright`);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'import-child.ts'), file, path, moment], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = await new Promise<string>((found) => child.stdout.once('data', (chunk: Buffer) => { child.kill('SIGKILL'); found(chunk.toString()); }));
    await new Promise((ended) => child.once('close', ended));
    expect(said).toBe('here\n');
    expect(await count(file)).toBe(1);
    expect(recordOf(dumpFile(file))).toEqual(before);
    const app = openApp(file);
    await app.call('bundles.import', { from: path });
    app.app.close();
    expect(await count(file)).toBe(COUNT + 1);
  });
  it('leaves the old state when the person stops it', async () => {
    const { file, before } = await boardWith('cancelled.boardwright');
    const app = openApp(file);
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    const answer = await app.app.dispatch('bundles.import', { from: path }, {
      cancelled, onProgress: ({ label }) => { if (label === 'Writing the records') Atomics.store(cancelled, 0, 1); },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    app.app.close();
    expect(recordOf(dumpFile(file))).toEqual(before);
  });
  it.each(['bundles.open', 'bundles.show', 'bundles.import'])('looks already while the file is read and compared whether to stop (%s)', async (name) => {
    const { file, before } = await boardWith(`early ${name}.boardwright`);
    const app = openApp(file);
    // As a person who stops it at the very start, and then a little later each time.
    for (const looks of [0, 3, 10]) {
      let left = looks;
      const flag = new Int32Array(new SharedArrayBuffer(4));
      const load = Atomics.load;
      Atomics.load = ((array: Int32Array, at: number) => (array === flag && left-- <= 0 ? 1 : load(array, at))) as typeof Atomics.load;
      try {
        expect(await app.app.dispatch(name, { from: path }, { cancelled: flag })).toEqual({ ok: false, error: { code: 'cancelled', message: 'You stopped this. Nothing has been changed.' } });
      } finally {
        Atomics.load = load;
      }
    }
    app.app.close();
    expect(recordOf(dumpFile(file))).toEqual(before);
  });
});
