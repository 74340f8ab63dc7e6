import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sameThing } from '../../db/same-thing.ts';
import { SAME_THING } from '../../shared/same-thing.ts';
import { openApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';

const file = join(testFolder('same-thing'), 'sample.boardwright');
const nothing = { oneSql: () => undefined } as never;
let db: Database.Database;
beforeAll(async () => {
  const { app, call } = openApp(file);
  await call('board.loadSample', {});
  app.close();
  db = new Database(file, { readonly: true });
});
afterAll(() => { db.close(); });

// These stand in files that are in use: they may never come out otherwise.
it.each([
  ['attendance', { meetingId: 'm', personId: 'p', forSeatId: null }, '3ca2861b-5294-8688-a48f-efa23c5f7218'],
  ['financialYears', { fromDate: '2026-04-01' }, '45fa7f60-123d-8551-a1ac-fdefc6391f8b'],
])('the id of a record of %s is the same in every version', (table, row, id) => {
  expect(sameThing(nothing, table, row)).toEqual({ id, version: 1 });
});
describe.each(Object.entries(SAME_THING))('a record of %s', (table, fields) => {
  it('is the only one for what it is about, as the table says too', () => {
    const sets = db.prepare(`SELECT group_concat(c.name) AS names FROM pragma_index_list(?) AS i, pragma_index_info(i.name) AS c WHERE i."unique" = 1 AND i.origin <> 'pk' GROUP BY i.name`).pluck().all(table) as string[];
    // An expression in an index has no name here, and of a link either end is the thing.
    expect(sets.some((names) => names.split(',').every((name) => fields.includes(name)))).toBe(true);
  });
  it('has an id that follows from that, in whatever way it was made', () => {
    const rows = db.prepare(`SELECT * FROM ${table}`).all() as { id: string }[];
    const derived = rows.filter((row) => sameThing(nothing, table, row)!.id === row.id);
    expect(derived).toEqual(rows);
  });
});
it('a record of which there can be several has an id of its own', () => {
  expect(sameThing(nothing, 'actions', { number: 1 })).toBeUndefined();
});
