import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STAYS_HOME } from '../../shared/bundles/stays-home.ts';
import { BUNDLE_TABLES } from '../../shared/bundles/tables.ts';
import { openApp } from '../fixtures/caller.ts';
import { lookInto, testFolder } from '../fixtures/files.ts';

const file = join(testFolder('bundle-coverage'), 'board.boardwright');
openApp(file).app.close();
const DERIVED = /^(sqlite_|searchWords|ledgerWords)/;
const columnsOf = new Map(lookInto(file, (db) => (db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all() as string[]).filter((name) => !DERIVED.test(name))
  .map((name) => [name, db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[]])));

it('every table either travels or stays at home for a reason', () => {
  const travels = Object.keys(BUNDLE_TABLES);
  const stays = Object.keys(STAYS_HOME);
  expect(travels.filter((name) => stays.includes(name))).toEqual([]);
  expect([...travels, ...stays].sort(), 'Say in shared/bundles/tables.ts how the records of a new table travel, or in stays-home.ts why they do not').toEqual([...columnsOf.keys()].sort());
});
it.each(Object.entries(BUNDLE_TABLES))('every field of %s travels', (table, { row }) => {
  expect(Object.keys(row.shape).sort()).toEqual([...columnsOf.get(table)!].sort());
});
