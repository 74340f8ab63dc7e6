import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';

const folder = testFolder('training-income');
let app: TestApp;
let world: World;
let n = 0;
beforeEach(async () => {
  app = openApp(join(folder, `${n++}.boardwright`));
  world = await buildWorld(app);
  await app.call('budgetHeadings.create', { kind: 'income', name: 'Training income' });
  await app.call('bookings.step', { ids: [world.training.came.id], status: 'no-show', on: '2026-09-15' });
});
const training = async () => (await app.call('transactions.list', {})).filter((line) => line.source === 'training').map(({ payee, netPence, state }) => [payee, netPence, state]).toSorted();
const waive = async (waiver: string) => {
  const { id, version } = await app.call('bookings.get', { id: world.training.missed.id });
  await app.call('bookings.update', { id, version, set: { waiver } });
};
const extract = (): string => {
  const path = join(folder, `ledger ${n}.csv`);
  writeFileSync(path, 'Date,Payer,Ref,Amount\n01/10/2026,WEX VALLEY POLICE,BACS 9,(50.00)\n02/10/2026,Somebody else,BACS 10,(50.00)\n');
  return path;
};

it('a charge that the host authority’s ledger shows as received is not counted twice', async () => {
  expect(await training()).toEqual([['Wex Valley Police', 5000, 'accrual'], ['Wexcombe Council', 5000, 'accrual']]);
  const before = (await app.call('budget.figures', { yearId: world.money.year.id })).income.actualPence;
  const look = await app.call('budget.readLedger', { from: extract() });
  expect(look.same).toMatchObject([{ row: 2, reference: 'BACS 9', here: [{ source: 'training', state: 'accrual', spentPence: -5000 }] }]);
  expect(await app.call('budget.importLedger', { from: look.from, others: 'replace' })).toMatchObject({ added: 1, replaced: 1, skippedCount: 0 });
  expect(await training()).toEqual([['Wex Valley Police', 5000, 'actual'], ['Wexcombe Council', 5000, 'accrual']]);
  expect((await app.call('budget.figures', { yearId: world.money.year.id })).income.actualPence).toBe(before + 5000);
  expect(await app.call('budget.importLedger', { from: look.from, others: 'replace' })).toMatchObject({ added: 0, replaced: 0, already: 2 });
  expect(app.faults).toEqual([]);
});

it('what has been received stays, and a correction shows what is owed back or still due', async () => {
  const police = (await app.call('transactions.list', {})).find((line) => line.source === 'training' && line.payee === 'Wex Valley Police')!;
  await app.call('transactions.update', { id: police.id, version: police.version, set: { state: 'actual' } });
  await waive('Called to court');
  expect(await training()).toEqual([['Wex Valley Police', -5000, 'accrual'], ['Wex Valley Police', 5000, 'actual'], ['Wexcombe Council', 5000, 'accrual']]);
  await waive('');
  expect(await training()).toEqual([['Wex Valley Police', 5000, 'actual'], ['Wexcombe Council', 5000, 'accrual']]);
});
