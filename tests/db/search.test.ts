import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';

it('a file that was counted when there was little in it is counted again, so that words in thousands of records are found at once', async () => {
  const file = join(testFolder('search'), 'board.boardwright');
  const first = openApp(file);
  await first.call('board.create', { name: 'Board', kind: 'other' });
  const { id: bodyId } = await first.call('bodies.create', { name: 'Board' });
  for (let n = 0; n < 1500; n++) await first.call('actions.create', { bodyId, text: `Action words ${n}` });
  first.app.close();
  expect(rowsCounted(file)).toBeGreaterThan(500);
  // As a large bundle leaves it that came into an empty board.
  const raw = new Database(file);
  raw.exec(`UPDATE sqlite_stat1 SET stat = '1 1 1' WHERE tbl = 'searchText'`);
  raw.close();
  const again = openApp(file);
  expect(await again.call('search.find', { words: 'action words', limit: 5 })).toHaveLength(5);
  again.app.close();
  expect(rowsCounted(file)).toBeGreaterThan(500);
});
function rowsCounted(file: string): number {
  const raw = new Database(file, { readonly: true });
  const stat = raw.prepare(`SELECT stat FROM sqlite_stat1 WHERE tbl = 'searchText'`).pluck().get() as string;
  raw.close();
  return Number(stat.split(' ')[0]);
}
