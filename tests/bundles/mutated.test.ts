import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf, hashOf } from '../../db/bundles/file.ts';
import { commonWith } from '../../db/bundles/exchanges.ts';
import { hereOf } from '../../db/bundles/here.ts';
import { Reader } from '../../db/query.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { planOf } from '../../shared/bundles/plan.ts';
import { workOf } from '../../shared/bundles/resolve.ts';
import { faultOfJson } from '../../shared/bundles/scan.ts';
import { Refusal } from '../../shared/result.ts';
import { bundleFrom, strangersId } from '../fixtures/bundle-inputs.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { dumpFile, testFolder } from '../fixtures/files.ts';
import { buildWorld } from '../fixtures/world.ts';
import { readBundle } from './two-copies.ts';

/** A hundred thousand in all: bytes bent anywhere, values bent with a hash that fits, and some of those through the whole of the program. */
const BYTES = 50_000;
const VALUES = 48_500;
const WHOLE = 1_500;

const folder = testFolder('mutated-bundles');
let app: TestApp;
let state: string;
let reader: Reader;
/** Records of every kind, as they are on the board that the bundles come to, and the ids of that board. */
let samples: [table: string, record: Record<string, unknown>][];
let ids: string[];
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  await buildWorld(app);
  const sent = join(folder, 'all.board.json');
  await app.call('bundles.send', { scope: { kind: 'board', id: null }, include: ['exempt', 'contact', 'notes', 'payees'], to: sent, partner: 'Nobody' });
  const { tables } = readBundle(sent);
  samples = Object.entries(tables).flatMap(([table, records]) => records.slice(0, 4).map((record): [string, Record<string, unknown>] => [table, record]));
  ids = Object.values(tables).flatMap((records) => records.slice(0, 3).map(({ id }) => id));
  state = JSON.stringify(dumpFile(app.file));
  copyFileSync(app.file, join(folder, 'read.boardwright'));
  reader = new Reader(new BetterSqlite3(join(folder, 'read.boardwright'), { readonly: true }));
});
afterAll(() => {
  expect(JSON.stringify(dumpFile(app.file))).toBe(state);
  expect(app.faults).toEqual([]);
  app.app.close();
});

/** What is no Refusal is a fault of ours, and fails the test. */
function orRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.problem.message).toMatch(/Nothing has been changed|no longer/);
  }
}
const nasty = (): fc.Arbitrary<unknown> => fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, '', ' ', '0', '\u0000', '\ud800', '<script>alert(1)</script>', '../../etc/passwd', "'; DROP TABLE actions; --", '9999-99-99', '2026-02-30', '24:61', 'a'.repeat(50_000)),
  fc.constantFrom<unknown>([], {}, [[[[]]]], { type: 'doc' }, { type: 'doc', content: [{ type: 'script' }] }, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 7 }] }] }, { toString: 'x', valueOf: 1 }),
  fc.nat(200).map((n) => ids[n % ids.length]), fc.string({ maxLength: 8 }), fc.integer(),
);
interface Bend { at: number; how: 'set' | 'drop' | 'add' | 'twice' | 'delete'; value: unknown }
const bend = (): fc.Arbitrary<Bend> => fc.record({ at: fc.nat(30), how: fc.constantFrom('set', 'set', 'set', 'drop', 'add', 'twice', 'delete'), value: nasty() }) as fc.Arbitrary<Bend>;

/** A bundle of a few records with some of their values bent, and the hash that fits. */
function bent([picks, bends]: [number[], Bend[]]): unknown {
  const tables: Record<string, unknown[]> = {};
  const records: Record<string, unknown>[] = [];
  for (const pick of picks) {
    const [table, record] = samples[pick % samples.length]!;
    // Half of them are new here, and so would be written.
    const copy = { ...record, ...pick % 2 === 0 ? { id: strangersId(100 + pick) } : {} };
    (tables[table] ??= []).push(copy);
    records.push(copy);
  }
  const deleted: unknown[] = [];
  bends.forEach(({ at, how, value }, n) => {
    const record = records[n % records.length]!;
    const field = Object.keys(record)[at % Object.keys(record).length]!;
    if (how === 'set') record[field] = value;
    else if (how === 'drop') delete record[field];
    else if (how === 'add') record[JSON.stringify(value).slice(0, 20)] = value;
    else if (how === 'twice') Object.values(tables)[0]!.push({ ...record });
    else deleted.push({ table: Object.keys(tables)[at % Object.keys(tables).length], id: ids[at % ids.length] });
  });
  const { hash: _, ...content } = { ...bundleFrom({}), tables, deleted };
  return { ...content, hash: hashOf(content) };
}
const bundles = () => fc.tuple(fc.array(fc.nat(500), { minLength: 1, maxLength: 3 }), fc.array(bend(), { minLength: 1, maxLength: 4 })).map(bent);

describe('a hundred thousand bent bundles are refused or understood, and none crashes, hangs or writes', () => {
  it('bytes', () => {
    const whole = canonicalJson(bundleFrom({ tables: Object.fromEntries(samples.slice(0, 3).map(([table, record]) => [table, [record as { id: string }]])) }));
    const edit = fc.record({ at: fc.nat(whole.length - 1), take: fc.nat(12), put: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('{', '}', '[', ']', '"', ':', ',', 'null', '1e999', '"__proto__":', '\\', '\\ud800', '\u0000')) });
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = whole;
      for (const { at, take, put } of edits) text = text.slice(0, at) + put + text.slice(at + take);
      if (faultOfJson(text) !== null) return;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return;
      }
      orRefused(() => {
        const found = bundleOf(value, 'x');
        expect(hashOf({ ...found, hash: undefined, signature: undefined })).toBe(found.hash);
      });
    }), { numRuns: BYTES });
  }, 120_000);

  it('values, as far as the plan and what it would write', () => {
    const common = commonWith(reader, null);
    let understood = 0;
    fc.assert(fc.property(bundles(), (value) => {
      orRefused(() => {
        const bundle = bundleOf(value, 'x');
        const here = hereOf(reader, bundle, common);
        const plan = planOf(bundle, here);
        workOf(plan, bundle, { decisions: [], otherwise: 'theirs' }, here);
        understood++;
      });
    }), { numRuns: VALUES });
    expect(understood).toBeGreaterThan(VALUES / 100);
  }, 120_000);

  it('values, through the program', async () => {
    const path = join(folder, 'bent.board.json');
    let understood = 0;
    await fc.assert(fc.asyncProperty(bundles(), async (value) => {
      writeFileSync(path, canonicalJson(value));
      const answer = await app.raw('bundles.open', { from: path });
      if (answer.ok) understood++;
      else expect(answer.error.code).not.toBe('internal');
    }), { numRuns: WHOLE });
    expect(understood).toBeGreaterThan(WHOLE / 100);
  }, 120_000);
});
