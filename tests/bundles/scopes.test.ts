import { join } from 'node:path';
import { expect, it } from 'vitest';
import { confirmedMinutes } from '../../shared/packs/kept-minutes.ts';
import { BUNDLE_TABLES, WITHHELD_KINDS } from '../../shared/bundles/tables.ts';
import { openApp } from '../fixtures/caller.ts';
import { dumpFile, testFolder, type Dump } from '../fixtures/files.ts';
import { buildWorld } from '../fixtures/world.ts';

it('every part of a board can be taken in by an empty one, with nothing that it cannot stand without', async () => {
  const folder = testFolder('bundle-scopes');
  const app = openApp(join(folder, 'world.boardwright'));
  await buildWorld(app);
  const scopes = await app.call('bundles.scopes', {});
  expect(new Set(scopes.map(({ kind }) => kind))).toEqual(new Set(['board', 'body', 'meeting', 'organisation', 'plan', 'financialYear', 'year']));
  const seen = new Set<string>();
  for (const [n, scope] of scopes.entries()) {
    // One of each kind in full; they are alike.
    if (seen.has(scope.kind) && scope.kind !== 'body') continue;
    seen.add(scope.kind);
    for (const include of [[], ['exempt', 'contact', 'notes', 'payees']] as const) {
      const path = join(folder, `${n}-${include.length}.board.json`);
      const { title: _title, ...part } = scope;
      const { records } = await app.call('bundles.send', { scope: part, include: [...include], to: path, partner: `Partner ${n} ${include.length}` });
      const other = openApp(join(folder, `${n}-${include.length}.boardwright`), { firstId: 900_000 });
      await other.call('board.create', { name: 'Empty', kind: 'other' });
      const plan = await other.call('bundles.open', { from: path });
      expect(plan.items.filter(({ state }) => state !== 'ready').map(({ title, reason }) => `${scope.title}: ${title}: ${reason ?? ''}`)).toEqual([]);
      expect((await other.call('bundles.import', { from: path })).counts.new).toBe(records);
      expect([...other.faults, ...app.faults]).toEqual([]);
      other.app.close();
    }
  }
  app.app.close();
});

it('everything that a board holds arrives in an empty file, row by row as it was', async () => {
  const folder = testFolder('bundle-whole');
  const app = openApp(join(folder, 'world.boardwright'));
  await buildWorld(app);
  const path = join(folder, 'whole.board.json');
  await app.call('bundles.send', { scope: { kind: 'board', id: null }, include: [...WITHHELD_KINDS], to: path, partner: 'The successor' });
  const other = openApp(join(folder, 'other.boardwright'), { firstId: 900_000 });
  await other.call('board.create', { name: 'Empty', kind: 'other' });
  await other.call('bundles.import', { from: path });
  const [here, there] = [dumpFile(app.file), dumpFile(other.file)];
  for (const table of Object.keys(BUNDLE_TABLES)) expect(plain(table, there[table]!), table).toEqual(plain(table, here[table]!));
  expect([...other.faults, ...app.faults]).toEqual([]);
  for (const one of [app, other]) one.app.close();
});
/** Rows without the count of their changes, JSON as what it means; of the wording of confirmed minutes what the minutes say, without the notes that were kept beside it. */
const plain = (table: string, rows: Dump[string]) => rows.map(({ version: _, ...row }) => Object.fromEntries(Object.entries(row).map(([field, value]) => {
  const meant: unknown = typeof value === 'string' && value.startsWith('{"') ? JSON.parse(value) : value;
  return [field, (table === 'confirmedMinutes' || table === 'circulations') && field === 'contents' ? confirmedMinutes.row.shape.contents.parse(meant) : meant];
})));

it('a year of the sample board gives the same figures of budget and attendance in an empty file', async () => {
  const folder = testFolder('bundle-year');
  const app = openApp(join(folder, 'sample.boardwright'));
  await app.call('board.loadSample', {});
  const year = (await app.call('financialYears.list', {})).at(-1)!;
  const path = join(folder, 'year.board.json');
  await app.call('bundles.send', { scope: { kind: 'year', id: null, from: year.fromDate, to: year.toDate }, include: [...WITHHELD_KINDS], to: path, partner: 'The annual report' });
  const other = openApp(join(folder, 'other.boardwright'), { firstId: 900_000 });
  await other.call('board.create', { name: 'Empty', kind: 'other' });
  await other.call('bundles.import', { from: path });
  expect(await other.call('budget.figures', { yearId: year.id })).toEqual(await app.call('budget.figures', { yearId: year.id }));
  const [body] = await app.call('bodies.list', {});
  const what = { bodyIds: [body!.id], from: year.fromDate, to: year.toDate };
  expect(await other.call('attendanceFigures.get', what)).toEqual(await app.call('attendanceFigures.get', what));
  expect([...other.faults, ...app.faults]).toEqual([]);
  for (const one of [app, other]) one.app.close();
});

it.each(['financialYear', 'year'] as const)('a balance that was carried over several years is the same where only the last is sent (%s)', async (kind) => {
  const folder = testFolder(`bundle-carried-${kind}`);
  const app = openApp(join(folder, 'board.boardwright'));
  await app.call('board.create', { name: 'Board', kind: 'other' });
  for (const [at, netPence] of [11_00, 7_00, 5_00, 3_00, 2_00].entries()) {
    await app.call('financialYears.create', { fromDate: `${2022 + at}-04-01`, ...at === 1 ? { openingPence: 100_00 } : {} });
    await app.call('transactions.create', { date: `${2022 + at}-06-01`, kind: 'expenditure', netPence });
  }
  const year = (await app.call('financialYears.list', {})).at(-1)!;
  const scope = kind === 'year' ? { kind, id: null, from: year.fromDate, to: year.toDate } : { kind, id: year.id };
  const sheet = await app.call('bundles.sheet', { scope });
  // The one before the opening balance that was entered has no part in it.
  expect(sheet.earlierYears).toEqual(['2023/24', '2024/25', '2025/26']);
  const path = join(folder, 'year.board.json');
  await app.call('bundles.send', { scope, to: path, partner: 'The treasurer' });
  const other = openApp(join(folder, 'other.boardwright'), { firstId: 900_000 });
  await other.call('board.create', { name: 'Empty', kind: 'other' });
  await other.call('bundles.import', { from: path });
  const { balance } = await other.call('budget.figures', { yearId: year.id });
  expect(balance).toEqual((await app.call('budget.figures', { yearId: year.id })).balance);
  expect(balance).toMatchObject({ openingPence: 85_00, closingPence: 83_00, openingFrom: 'carried' });
  for (const one of [app, other]) one.app.close();
});
