import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { bundleFrom, strangersId } from '../fixtures/bundle-inputs.ts';
import { openApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';

const folder = testFolder('large-bundles');
const COUNT = 4000;

it('checks many records in less time than it writes them, in a file that was small when it was last closed', async () => {
  const file = join(folder, 'small.boardwright');
  const small = openApp(file);
  await small.call('board.create', { name: 'Board', kind: 'other' });
  const { id: bodyId } = await small.call('bodies.create', { name: 'Executive' });
  await small.call('actions.create', { bodyId, text: 'Map the bus routes' });
  small.app.close();
  const path = join(folder, 'many.board.json');
  const body = strangersId(1000);
  writeFileSync(path, canonicalJson(bundleFrom({
    tables: { bodies: [{ id: body, name: 'Prevention Group' }], actions: Array.from({ length: COUNT }, (_, n) => ({ id: strangersId(2000 + n), bodyId: body, number: n + 1, text: `Write to school ${n}`, status: 'open' })) } as never,
  })));
  const { app } = openApp(file);
  const at = new Map<string, number[]>();
  const result = await app.dispatch('bundles.import', { from: path }, { onProgress: ({ label }) => at.set(label, [...at.get(label) ?? [], performance.now()]) });
  expect(result).toMatchObject({ ok: true, value: { written: COUNT + 1 } });
  const [writing, checking] = [at.get('Writing the records')!, at.get('Checking the records')!];
  expect(checking.at(-1)! - writing.at(-1)!).toBeLessThan(writing.at(-1)! - writing[0]!);
  app.close();
});
