import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleOf, hashOf } from '../../db/bundles/file.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { bundleSchema, withKinds } from '../../shared/bundles/schema.ts';
import { STAYS_HOME } from '../../shared/bundles/stays-home.ts';
import { FORMAT_VERSION } from '../../shared/bundles/format.ts';
import { upgraded, UPGRADERS } from '../../shared/bundles/upgrade.ts';
import { BUNDLE_TABLES } from '../../shared/bundles/tables.ts';

const read = (name: string) => readFileSync(new URL(`../../assets/bundles/${name}`, import.meta.url), 'utf8');

it('the schema that ships is that of the program', () => {
  expect(JSON.parse(read('bundle.schema.json')), 'A record’s fields have changed: run node assets/make-bundle-format.ts').toEqual(JSON.parse(JSON.stringify(bundleSchema())));
  for (const table of Object.keys(BUNDLE_TABLES)) expect(read('bundle.schema.json')).toContain(`"${table}"`);
});
it('the schema has no pattern that only some programs can read', () => {
  const patterns = new Set([...read('bundle.schema.json').matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, text]) => JSON.parse(text!) as string));
  expect(patterns.size).toBeGreaterThan(5);
  // Classes of characters by their name, groups with a name or that look back.
  expect([...patterns].filter((pattern) => /\\[pPk]|\(\?</.test(pattern) || !isRead(pattern))).toEqual([]);
});
/** Whether it is read without the flag that makes JavaScript read all of Unicode. */
function isRead(pattern: string): boolean {
  try {
    return new RegExp(pattern).source !== '';
  } catch {
    return false;
  }
}
it('the page that ships names every kind of record, and everything that stays at home', () => {
  expect(withKinds(read('format.md')), 'The kinds of record have changed: run node assets/make-bundle-format.ts').toBe(read('format.md'));
  for (const name of [...Object.keys(BUNDLE_TABLES), ...Object.keys(STAYS_HOME)]) expect(read('format.md')).toContain(`| \`${name}\` |`);
});
it('the example that ships is a sound bundle in its canonical form', () => {
  const example = bundleOf(JSON.parse(read('example.board.json')), 'example');
  expect(example.tables['actions']).toHaveLength(1);
  expect(read('example.board.json')).toBe(`${canonicalJson(JSON.parse(read('example.board.json')))}\n`);
});
it('the page explains every field of a bundle', () => {
  const page = read('format.md');
  for (const field of Object.keys(JSON.parse(read('example.board.json')) as object)) expect(page).toContain(`\`${field}\``);
});

describe('a bundle of an older version', () => {
  const older = () => JSON.parse(readFileSync(new URL('../fixtures/bundles/version-1.board.json', import.meta.url), 'utf8')) as Record<string, unknown>;
  it('is read as it was made, and its hash is that of what came', () => {
    const found = bundleOf(older(), 'older');
    expect(found).toMatchObject({ formatVersion: FORMAT_VERSION, files: [], tables: { actions: [{ text: 'Map the bus routes' }] } });
    expect(() => bundleOf({ ...older(), to: 'Somebody else' }, 'older')).toThrow(/not what its hash says/);
  });
  it('of version 2 is read with what it answered as what was taken in, and its year as a financial year', () => {
    const second = JSON.parse(readFileSync(new URL('../fixtures/bundles/version-2.board.json', import.meta.url), 'utf8')) as { answersTo: object; hash: string };
    const found = bundleOf(second, 'second');
    expect(found).toMatchObject({ formatVersion: FORMAT_VERSION, hash: second.hash, takenIn: [{ ...second.answersTo, left: [] }], sentBefore: [], scope: { kind: 'financialYear', title: 'Financial year 2026/27' } });
  });
  it('is brought to the present version a step at a time', () => {
    const steps = { 1: (one: object) => ({ ...one, formatVersion: 2, second: true }), 2: (one: object) => ({ ...one, formatVersion: 3, third: true }) };
    expect(upgraded({ formatVersion: 1 }, 3, steps)).toEqual({ formatVersion: 3, second: true, third: true });
    expect(upgraded({ formatVersion: 2 }, 3, steps)).toEqual({ formatVersion: 3, third: true });
    for (const stranger of [0, -1, 1.5, '1', null]) expect(upgraded({ formatVersion: stranger }, 3, steps)).toEqual({ formatVersion: stranger });
  });
  it('has a step from every version there has been', () => {
    expect(Object.keys(UPGRADERS).map(Number)).toEqual(Array.from({ length: FORMAT_VERSION - 1 }, (_, n) => n + 1));
  });
  it('of a version that never was is refused', () => {
    const { hash: _, ...content } = { ...older(), formatVersion: 0 } as Record<string, unknown>;
    expect(() => bundleOf({ ...content, hash: hashOf(content) }, 'odd')).toThrow(/it is damaged/);
  });
});
