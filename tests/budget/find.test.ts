import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { lookInto, testFolder } from '../fixtures/files.ts';

let app: TestApp;
const found = async (words: string) => (await app.call('search.find', { words, limit: 14 })).filter((one) => one.kind === 'transactions').map(({ title, excerpt }) => [title, excerpt]);
beforeAll(async () => {
  app = openApp(join(testFolder('find'), 'board.boardwright'));
  await app.call('financialYears.create', { fromDate: '2026-04-01' });
  for (let at = 1; at <= 6; at++) await app.call('transactions.create', { date: '2026-05-01', kind: 'expenditure', payee: 'Café Ward', reference: `INV-${at}`, netPence: at * 100 });
  await app.call('transactions.create', { date: '2026-05-02', kind: 'income', note: 'Refund of a deposit\nsecond line', netPence: 5 });
});
afterAll(() => app.app.close());

it('a line of the ledger is found by its payee, its reference and its note, the latest first and only a few', async () => {
  expect(await found('cafe')).toEqual([6, 5, 4, 3].map((at) => ['Café Ward', `£${at}.00 expenditure, 2026-05-01, INV-${at}`]));
  expect(await found('INV-2')).toHaveLength(1);
  expect(await found('deposit')).toEqual([['Refund of a deposit', '£0.05 income, 2026-05-02, Refund of a deposit']]);
});
it('is found by what it says now, through changes, deleting and undo', async () => {
  const [line] = await app.call('transactions.list', { kind: 'income' });
  const { id, version } = await app.call('transactions.update', { id: line!.id, version: line!.version, set: { note: 'Returned bond' } });
  expect([await found('deposit'), (await found('bond')).length]).toEqual([[], 1]);
  await app.call('transactions.delete', { id, version });
  expect(await found('bond')).toEqual([]);
  await app.call('history.undo', {});
  expect(await found('bond')).toHaveLength(1);
  await app.call('history.undo', {});
  expect(await found('deposit')).toHaveLength(1);
});
it('has one entry in the index, whatever was done to it', () => {
  expect(lookInto(app.file, (db) => db.prepare(`SELECT (SELECT count(*) FROM ledgerNumbers) = (SELECT count(*) FROM transactions) AS same, (SELECT count(*) FROM ledgerWords WHERE ledgerWords MATCH 'cafe') AS cafes`).get())).toEqual({ same: 1, cafes: 6 });
});
