import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { historyTables } from '../../db/history-triggers.ts';
import { openApp, START, type TestApp } from '../fixtures/caller.ts';
import { dumpFile, dumpOf, lookInto, recordOf, testFolder } from '../fixtures/files.ts';
import { buildSpine, DESK, type Spine, written } from '../fixtures/world.ts';

const folder = testFolder('history');
let app: TestApp;
let world: Spine;
let run = 0;
const template = join(folder, 'template.boardwright');
beforeAll(async () => {
  const first = openApp(template);
  world = await buildSpine(first);
  first.app.close();
});
beforeEach(() => {
  const file = join(folder, `${++run}.boardwright`);
  copyFileSync(template, file);
  app = openApp(file, { start: START + 3_600_000, firstId: 10_000 });
});
afterEach(() => {
  expect(app.faults).toEqual([]);
  app.app.close();
});
const record = () => recordOf(dumpFile(app.file));

describe('the log', () => {
  it('says which field was changed, from what to what, by whom and when', async () => {
    await app.call('people.update', { id: world.chair.id, version: 1, set: { familyName: 'Oakes-Reed', post: 'Leader' } });
    const entries = await app.call('history.list', { table: 'people', rowId: world.chair.id });
    expect(entries).toMatchObject([
      { change: 'update', field: 'post', old: null, new: 'Leader', by: DESK, operation: 'people.update', summary: 'Change a person' },
      { change: 'update', field: 'familyName', old: 'Oakes', new: 'Oakes-Reed', by: DESK },
      { change: 'create', field: null, old: null, new: { id: world.chair.id, familyName: 'Oakes', version: 1 } },
    ]);
    expect(Date.parse(entries[0]!.at)).toBeGreaterThan(START);
    expect(entries[0]!.step).toBe(entries[1]!.step);
  });
  it('keeps the whole row of what was deleted, and what went with it', async () => {
    await app.call('minutes.delete', { id: world.septemberMinute.id, version: 1 });
    const [last] = await app.call('history.list', { limit: 1 });
    const step = (await app.call('history.list', {})).filter((entry) => entry.step === last!.step);
    expect(step.map(({ table, change, rowId }) => [table, change, rowId]).sort()).toEqual([
      ['decisions', 'delete', world.septemberDecision.id], ['minutes', 'delete', world.septemberMinute.id], ['votes', 'delete', world.septemberVote.id],
    ]);
    expect(step.find(({ table }) => table === 'decisions')!.old).toMatchObject({ text: 'That the figures be published' });
  });
  it('stamps each change with who was at the desk then', async () => {
    const other = { name: 'Sam Pike', initials: 'SP', role: 'Administrator' };
    await app.call('desk.set', other);
    await app.call('bodies.create', { name: 'Panel' });
    const by = new Map((await app.call('history.list', { limit: 500 })).reverse().map((entry) => [entry.operation, entry.by]));
    expect(by.get('bodies.create')).toEqual(other);
    // Whoever sits down says so, and is answerable for it; what was done before stays with whoever did it.
    expect(by.get('desk.set')).toEqual(other);
    expect(by.get('actions.create')).toEqual(DESK);
  });
  it('leaves no trace of a command that changed nothing or was refused', async () => {
    const before = dumpFile(app.file);
    await app.call('people.update', { id: world.chair.id, version: 1, set: { familyName: 'Oakes' } });
    await app.call('people.update', { id: world.chair.id, version: 1, set: {} });
    await app.refused('people.delete', { id: world.chair.id, version: 1 }, 'in_use');
    await app.refused('agendaItems.move', { id: world.plan.id, version: 1, before: world.strategy.id }, 'not_found');
    expect(dumpFile(app.file)).toEqual(before);
  });
  it('can be read in pages, latest first', async () => {
    const all = await app.call('history.list', { limit: 500 });
    const first = await app.call('history.list', { limit: 7 });
    const second = await app.call('history.list', { limit: 7, before: first.at(-1)!.seq });
    expect([...first, ...second]).toEqual(all.slice(0, 14));
  });
});

it('has a creation for every row that there is, with every column of it', () => {
  const dump = dumpFile(app.file);
  const tables = lookInto(app.file, historyTables);
  const created = new Map(dump['history']!.filter(({ change }) => change === 'create').map((entry) => [`${String(entry['tableName'])} ${String(entry['rowId'])}`, String(entry['new'])]));
  for (const table of tables) {
    for (const row of dump[table]!) expect(Object.keys(JSON.parse(created.get(`${table} ${String(row['id'])}`)!) as object)).toEqual(Object.keys(row));
  }
});

it('cannot be passed by: the file itself refuses a write to any record outside a command', () => {
  lookInto(app.file, (db) => {
    db.pragma('foreign_keys = OFF');
    for (const table of historyTables(db)) {
      if (dumpOf(db)[table]!.length === 0) continue;
      const column = Object.keys(dumpOf(db)[table]![0]!)[2]!;
      expect(() => db.exec(`UPDATE ${table} SET ${column} = iif(typeof(${column}) = 'integer', 9, 'x') || rowid`), table).toThrow(/NOT NULL constraint failed: history.step|confirmed minutes/);
      expect(() => db.exec(`DELETE FROM ${table}`), table).toThrow(/NOT NULL constraint failed: history.step|confirmed minutes/);
    }
    expect(() => db.exec(`INSERT INTO people (id, notes, post) VALUES ('x', '', 'y')`)).toThrow('NOT NULL constraint failed: history.step');
  });
});

describe('undo', () => {
  it.each([
    ['a creation', () => app.call('people.create', { post: 'Clerk' })],
    ['a change of several fields that only fit together', () =>
      app.call('attendance.update', { id: world.septemberMark.id, version: 1, set: { status: 'substitute', forSeatId: world.policeSeat.id, arrivedAt: '18:30', leftAt: '19:00' } })],
    ['a deletion with all that went with it', () => app.call('meetings.delete', { id: world.november.id, version: 1 })],
    ['a deletion of text and what hangs on it', () => app.call('minutes.delete', { id: world.septemberMinute.id, version: 1 })],
    ['a move', () => app.call('agendaItems.move', { id: world.budget.id, version: 1, before: world.plan.id })],
    ['a series', () => app.call('meetings.createSeries', { bodyId: world.board.id, dates: ['2027-03-11', '2027-06-10'], startsAt: '18:00', endsAt: null, place: 'virtual', venue: null, copyItemsFrom: world.june.id })],
    ['marking everybody', () => app.call('attendance.markRest', { meetingId: world.november.id, status: 'present' })],
    ['closing an action', () => app.call('actions.close', { id: world.action.id, version: 1, on: '2026-10-01' })],
    ['circulating', () => app.call('meetings.circulate', { id: world.november.id, version: 1, on: '2026-11-20' })],
    ['confirming with corrections', () => app.call('meetings.confirm', { ...idOf(world.september), atMeetingId: world.november.id, corrections: [{ minuteId: null, text: 'Add apologies.' }] })],
    ['the board’s name', () => app.call('board.update', { version: 1, set: { name: 'Another board' } })],
    ['who is at the desk', () => app.call('desk.set', { ...DESK, role: 'Clerk' })],
  ])('brings back exactly what was before %s, and redo what was after', async (_, change) => {
    const before = record();
    await change();
    const after = record();
    expect(after).not.toEqual(before);
    for (let round = 0; round < 3; round++) {
      await app.call('history.undo', {});
      expect(record()).toEqual(before);
      await app.call('history.redo', {});
      expect(record()).toEqual(after);
    }
    expect(lookInto(app.file, (db) => db.pragma('foreign_key_check'))).toEqual([]);
  });
  const idOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

  it('goes on, step by step, to the empty file, and says each time what it undid', async () => {
    const steps = (await app.call('history.list', { limit: 500 })).map(({ step }) => step);
    let state = await app.call('history.state', {});
    expect(state.redo).toBeNull();
    while (state.undo !== null) {
      const { undone } = await app.call('history.undo', {});
      expect(undone).toEqual(state.undo);
      expect(steps).toContain(undone.id);
      state = await app.call('history.state', {});
    }
    for (const [table, rows] of Object.entries(record())) if (table !== 'drafts') expect(rows, table).toEqual([]);
    expect((await app.refused('history.undo', {}, 'nothing_to_undo')).message).toBe('There is nothing to undo.');
  });
  it('can be redone only until something else is done', async () => {
    await app.call('people.create', { post: 'Clerk' });
    await app.call('history.undo', {});
    expect((await app.call('history.state', {})).redo).toMatchObject({ operation: 'people.create', summary: 'Add a person' });
    await app.call('people.create', { post: 'Porter' });
    expect((await app.call('history.state', {})).redo).toBeNull();
    await app.refused('history.redo', {}, 'nothing_to_undo');
    await app.call('history.undo', {});
    await app.call('history.redo', {});
    expect((await app.call('people.list', {})).filter(({ post }) => post === 'Porter')).toHaveLength(1);
  });
  it('makes the row that somebody still has open stale, and shows them both versions', async () => {
    const row = await app.call('people.update', { id: world.chair.id, version: 1, set: { post: 'Leader' } });
    await app.call('history.undo', {});
    const problem = await app.refused('people.update', { id: row.id, version: row.version, set: { post: 'Mayor' } }, 'stale');
    expect(problem.details).toMatchObject({ current: { id: row.id, post: null, version: 3 }, yours: { post: 'Mayor' } });
  });
  it('makes a row that was deleted and brought back stale too', async () => {
    await app.call('people.delete', { id: world.nobody.id, version: 1 });
    await app.call('history.undo', {});
    await app.refused('people.update', { id: world.nobody.id, version: 1, set: { phone: '1' } }, 'stale');
  });
  it('is itself in the log, with who undid', async () => {
    await app.call('people.create', { post: 'Clerk' });
    const { undone } = await app.call('history.undo', {});
    const [entry] = await app.call('history.list', { limit: 1 });
    expect(entry).toMatchObject({ operation: 'history.undo', summary: undone.summary, change: 'delete', table: 'people', by: DESK });
  });
  it('does not give the number of an action again', async () => {
    const first = await app.call('actions.create', { bodyId: world.board.id, text: 'One' });
    await app.call('history.undo', {});
    const second = await app.call('actions.create', { bodyId: world.board.id, text: 'Two' });
    expect(second.number).toBe(first.number + 1);
  });
  it('survives closing the program', async () => {
    const before = record();
    await app.call('meetings.delete', { id: world.november.id, version: 1 });
    app.app.close();
    app = openApp(app.file, { start: START + 86_400_000, firstId: 90_000 });
    await app.call('history.undo', {});
    expect(record()).toEqual(before);
  });
  it('finds again what was deleted', async () => {
    await app.call('minutes.delete', { id: world.septemberMinute.id, version: 1 });
    expect(await app.call('search.find', { words: 'uptake ward' })).toEqual([]);
    await app.call('history.undo', {});
    expect(await app.call('search.find', { words: 'uptake ward' })).toMatchObject([{ kind: 'minutes', id: world.septemberMinute.id }]);
  });
});

describe('typing', () => {
  const type = async (text: string) => {
    const { version } = await app.call('minutes.get', { id: world.septemberMinute.id });
    return app.call('minutes.saveText', { id: world.septemberMinute.id, version, body: written(text) });
  };
  const steps = async () => new Set((await app.call('history.list', { rowId: world.septemberMinute.id })).map(({ step }) => step)).size;

  it('within two minutes is one step of undo', async () => {
    const before = record();
    for (const text of ['U', 'Up', 'Upt', 'Uptake']) await type(text);
    expect(await steps()).toBe(2);
    await app.call('history.undo', {});
    expect(record()).toEqual(before);
    await app.call('history.redo', {});
    expect((await app.call('minutes.get', { id: world.septemberMinute.id })).body).toEqual(written('Uptake'));
  });
  it('is another step after two minutes', async () => {
    await type('One.');
    app.pass(121_000);
    await type('One. Two.');
    expect(await steps()).toBe(3);
    await app.call('history.undo', {});
    expect((await app.call('minutes.get', { id: world.septemberMinute.id })).body).toEqual(written('One.'));
  });
  it('in another minute, after another change, by somebody else or after undo is another step', async () => {
    await type('One.');
    await app.call('people.create', { post: 'Clerk' });
    await type('Two.');
    expect(await steps()).toBe(3);
    await app.call('desk.set', { ...DESK, name: 'Sam Pike' });
    await type('Three.');
    expect(await steps()).toBe(4);
    await app.call('history.undo', {});
    await type('Four.');
    await app.call('history.undo', {});
    expect((await app.call('minutes.get', { id: world.septemberMinute.id })).body).toEqual(written('Two.'));
  });
});

it('keeps drafts of forms out of the record: no history, nothing to undo', async () => {
  const before = await app.call('history.state', {});
  await app.call('drafts.save', { key: 'k', value: ['x'] });
  expect(await app.call('drafts.get', { key: 'k' })).toEqual({ value: ['x'] });
  await app.call('drafts.discard', { key: 'k' });
  expect(await app.call('drafts.get', { key: 'k' })).toEqual({ value: null });
  expect(await app.call('history.state', {})).toEqual(before);
});

it('opens in any SQLite program with nothing wrong in it', () => {
  lookInto(app.file, (db) => {
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });
});
