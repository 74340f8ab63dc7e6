import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bundleOf } from '../../db/bundles/file.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { bundleSchema } from '../../shared/bundles/schema.ts';
import { BUNDLE_TABLES } from '../../shared/bundles/tables.ts';

const read = (name: string) => readFileSync(new URL(`../../assets/bundles/${name}`, import.meta.url), 'utf8');

it('the schema that ships is that of the program', () => {
  expect(JSON.parse(read('bundle.schema.json')), 'A record’s fields have changed: run node assets/make-bundle-format.ts').toEqual(JSON.parse(JSON.stringify(bundleSchema())));
  for (const table of Object.keys(BUNDLE_TABLES)) expect(read('bundle.schema.json')).toContain(`"${table}"`);
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
