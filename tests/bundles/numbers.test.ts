import BetterSqlite3 from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { BUNDLE_TABLES } from '../../shared/bundles/tables.ts';
import { bundleFrom, strangersId } from '../fixtures/bundle-inputs.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';

const folder = testFolder('bundle-numbers');
const HIGHEST = 999_999;
let app: TestApp;
let bodyId: string;
const bundleWith = (number: number, n = 1): string => {
  const path = join(folder, `${number}-${n}.board.json`);
  const body = strangersId(500 + n);
  writeFileSync(path, canonicalJson(bundleFrom({ id: strangersId(600 + n), tables: {
    bodies: [{ id: body, name: `Panel ${n}` }],
    actions: [{ id: strangersId(700 + n), number, bodyId: body, text: 'Write to the schools' }],
    challenges: [{ id: strangersId(800 + n), number, bodyId: body, raisedOn: '2026-09-01', about: 'Late papers' }],
    risks: [{ id: strangersId(900 + n), number, bodyId: body, event: 'No chair', likelihood: 2, impact: 3, likelihoodAfter: 1, impactAfter: 3 }],
  } })));
  return path;
};
const numbersMade = async (text: string): Promise<number[]> => [
  (await app.call('actions.create', { bodyId, text })).number,
  (await app.call('challenges.create', { bodyId, raisedOn: '2026-09-02', about: text })).number,
  (await app.call('risks.create', { bodyId, event: text, likelihood: 1, impact: 1, likelihoodAfter: 1, impactAfter: 1 })).number,
];

beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  await app.call('board.create', { name: 'Board', kind: 'other' });
  ({ id: bodyId } = await app.call('bodies.create', { name: 'Executive' }));
  expect(await numbersMade('First')).toEqual([1, 1, 1]);
});
afterAll(() => {
  expect(app.faults).toEqual([]);
  app.app.close();
});

it('refuses a bundle with a number after which none follows', async () => {
  for (const number of [Number.MAX_SAFE_INTEGER, HIGHEST + 1, 0, -4]) {
    expect((await app.refused('bundles.import', { from: bundleWith(number) }, 'invalid_input')).message).toContain('Nothing has been changed');
  }
});

it('still gives numbers when a bundle has brought the highest, and when it was undone', async () => {
  await app.call('bundles.import', { from: bundleWith(HIGHEST) });
  expect(await numbersMade('Beside it')).toEqual([2, 2, 2]);
  await app.call('bundles.import', { from: bundleWith(HIGHEST, 2) });
  expect((await app.call('actions.list', {})).map(({ number }) => number)).toEqual([1, 2, 3, HIGHEST]);
  await app.call('history.undo', {});
  await app.call('bundles.import', { from: bundleWith(HIGHEST, 3) });
  await app.call('history.undo', {});
  const [action] = await numbersMade('Afterwards');
  expect(action).toBeLessThan(HIGHEST);
});

it('gives numbers again in a file that was blocked before', async () => {
  app.app.close();
  const db = new BetterSqlite3(app.file);
  db.exec(`UPDATE counters SET value = ${Number.MAX_SAFE_INTEGER}`);
  db.close();
  app = openApp(app.file, { firstId: 50_000 });
  const [action] = await numbersMade('In the old file');
  expect(action).toBeLessThan(HIGHEST);
});

it('has no counted field without an end', () => {
  const open = Object.entries(BUNDLE_TABLES).flatMap(([table, { row }]) => Object.entries(row.shape)
    .filter(([field, schema]) => field !== 'version' && [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER].some((n) => (schema as z.ZodType).safeParse(n).success))
    .map(([field]) => `${table}.${field}`));
  expect(open).toEqual([]);
});

it('adds to the end of a list that a bundle has filled to the last place', async () => {
  const [meetingId, body] = [strangersId(41), strangersId(42)];
  const path = join(folder, 'last place.board.json');
  writeFileSync(path, canonicalJson(bundleFrom({ id: strangersId(40), tables: {
    bodies: [{ id: body, name: 'Last panel' }], meetings: [{ id: meetingId, bodyId: body, date: '2026-11-05' }],
    agendaItems: [{ id: strangersId(43), meetingId, title: 'Any other business', position: 100_000 }],
  } })));
  await app.call('bundles.import', { from: path });
  await app.call('agendaItems.create', { meetingId, title: 'One more' });
  const to = join(folder, 'goes on.board.json');
  await app.call('bundles.send', { scope: { kind: 'meeting', id: meetingId }, to, partner: 'Panel' });
  const other = openApp(join(folder, 'other.boardwright'), { firstId: 90_000 });
  await other.call('board.create', { name: 'Other', kind: 'other' });
  expect((await other.call('bundles.open', { from: to })).counts.refused).toBe(0);
  other.app.close();
});
