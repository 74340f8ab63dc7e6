import BetterSqlite3 from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyTables } from '../../db/history-triggers.ts';
import { LATEST, migrate, migrations } from '../../db/migrate.ts';
import type { Listed } from '../fixtures/world.ts';
import { operations } from '../../shared/contract.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { dumpFile, dumpOf, lookInto, testFolder, type Dump } from '../fixtures/files.ts';

const folder = testFolder('migration');
const fixture = (version: number) => join(import.meta.dirname, `../fixtures/version-${version}.boardwright`);
const versionOf = (path: string) => lookInto(path, (db) => db.pragma('user_version', { simple: true }));
let run = 0;
const copyOf = (version: number): string => {
  const path = join(folder, `${++run}.boardwright`);
  copyFileSync(fixture(version), path);
  return path;
};
/** What the older file held, without what a later version may add to it. */
const within = (newer: Dump, older: Dump): Dump => Object.fromEntries(Object.entries(older).map(([table, rows]) =>
  [table, rows.map((row, at) => Object.fromEntries(Object.keys(row).map((column) => [column, newer[table]?.[at]?.[column]])))]));

describe.each([1, 2])('a file of version %i, as a program of that time left it', (version) => {
  let file: string;
  let before: Dump;
  let app: TestApp;
  beforeEach(() => {
    file = copyOf(version);
    expect(versionOf(file)).toBe(version);
    before = dumpFile(file);
    app = openApp(file);
  });
  afterEach(() => app.app.close());

  it('is brought up to date with nothing lost or changed', () => {
    expect(versionOf(file)).toBe(LATEST);
    const after = dumpFile(file);
    const { searchText: _, ...kept } = before;
    expect(within(after, kept)).toEqual(kept);
    expect(lookInto(file, (db) => [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')])).toEqual(['ok', []]);
  });
  it('has exactly the tables, columns, indexes and triggers of a new file', () => {
    const fresh = new BetterSqlite3(':memory:');
    migrate(fresh);
    const schema = `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`;
    expect(lookInto(file, (db) => db.prepare(schema).all())).toEqual(fresh.prepare(schema).all());
    fresh.close();
  });
  it('can be read through every list', async () => {
    const lists = Object.keys(operations).filter((name): name is Listed => /^(organisations|people|bodies|seats|meetings|actions|appointments|corrections)\.list$/.test(name));
    expect(lists).toHaveLength(8);
    for (const name of lists) expect(await app.call(name, {}), name).toHaveLength(before[name.replace('.list', '')]!.length);
    const june = (await app.call('meetings.list', {})).find(({ date }) => date === '2026-06-11')!;
    expect(june.minutesState).toBe('confirmed with corrections');
    expect((await app.call('minutes.list', { meetingId: june.id })).map(({ number }) => number)).toEqual(['1', '2', '3']);
    expect((await app.call('attendance.room', { meetingId: june.id })).people).toHaveLength(6);
    expect((await app.call('home.get', {})).minutes).toHaveLength(1);
    expect((await app.call('history.list', { limit: 500 })).length).toBe(before['history']!.length);
  });
  it.each([['bus routes', 'minutes'], ['ward', 'minutes'], ['Søndergaard', 'people'], ['falls prev', 'agendaItems'], ['adopted', 'decisions'], ['trust', 'organisations']] as const)(
    'finds the old words “%s”', async (words, kind) => {
      expect((await app.call('search.find', { words })).map((hit) => hit.kind)).toContain(kind);
    });
  it('keeps the history of the old rows, and goes on with it for every column', async () => {
    lookInto(file, (db) => {
      for (const table of historyTables(db)) {
        const trigger = db.prepare(`SELECT sql FROM sqlite_schema WHERE name = ?`).pluck();
        const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
        for (const column of columns) expect(trigger.get(`history_${table}_create`)).toContain(`'${column}', new.${column}`);
      }
    });
    const [person] = await app.call('people.list', {});
    await app.call('people.update', { id: person!.id, version: person!.version, set: { phone: '01234 567890' } });
    expect((await app.call('history.list', { rowId: person!.id })).map(({ change }) => change)).toEqual(['update', 'create']);
  });
  it('can still be undone, the last step of then as well as those of now', async () => {
    const { undo } = await app.call('history.state', {});
    expect(undo).toMatchObject({ operation: 'actions.create', by: { name: 'Robin Ashdown' } });
    await app.call('history.undo', {});
    expect(await app.call('actions.list', {})).toHaveLength(before['actions']!.length - 1);
    await app.call('history.redo', {});
    expect(await app.call('actions.list', {})).toHaveLength(before['actions']!.length);
  });
  it('keeps confirmed minutes from being edited from now on', async () => {
    const [june] = await app.call('meetings.list', {});
    const [minute] = await app.call('minutes.list', { meetingId: june!.id });
    await app.refused('minutes.update', { id: minute!.id, version: minute!.version, set: { heading: 'Other' } }, 'confirmed');
  });
  it('was backed up first, as it was', async () => {
    const [backup, ...more] = await app.call('backups.list', {});
    expect(more).toEqual([]);
    expect(backup!.reason).toBe('before migration');
    const path = join(folder, `${run} backups`, backup!.name);
    expect(versionOf(path)).toBe(version);
    expect(dumpFile(path)).toEqual(before);
    expect((await app.call('backups.verify', { name: backup!.name })).problems).toEqual([]);
  });
  it('is migrated once: the next start makes no further backup', async () => {
    app.app.close();
    app = openApp(file);
    expect(await app.call('backups.list', {})).toHaveLength(1);
  });
});

describe('a migration that fails half-way', () => {
  it.each(migrations.slice(1).map(({ version, name }) => [version, name] as const))('at step %i, %s, leaves the file at its old version, whole and readable', (version) => {
    const file = copyOf(1);
    // A table or index that a later step means to make is there already, so that step fails after those before it have worked.
    const made = tablesMadeAt(version) ?? REBUILT_AS[version];
    const index = /CREATE INDEX (\w+)/.exec(migrations.find((one) => one.version === version)!.sql)?.[1];
    const db = new BetterSqlite3(file);
    if (made !== undefined) db.exec(`CREATE TABLE ${made} (inTheWay TEXT)`);
    else if (index !== undefined) db.exec(`CREATE INDEX ${index} ON people (id)`);
    else db.exec('DROP TABLE organisations');
    db.close();
    const before = [dumpFile(file), readFileSync(file)];
    for (let time = 0; time < 2; time++) {
      expect(() => openApp(file)).toThrow();
      expect(versionOf(file)).toBe(1);
      expect([dumpFile(file), readFileSync(file)]).toEqual(before);
      expect(existsSync(`${file}-wal`)).toBe(false);
      expect(readdirSync(file.replace('.boardwright', ' backups')).every((name) => /before-migration( 2)?\.boardwright$/.test(name))).toBe(true);
    }
  });
  it('is named as our fault and not as the user’s', () => {
    const file = copyOf(2);
    const db = new BetterSqlite3(file);
    db.exec('CREATE TABLE drafts (inTheWay TEXT)');
    db.close();
    expect(() => openApp(file)).toThrow('table drafts already exists');
  });
});
/** A step that makes no new table but builds one anew makes it under this name first. */
const REBUILT_AS: Record<number, string> = { 13: 'planLinksNew', 19: 'attachmentsNew' };
/** A table that a step makes. */
function tablesMadeAt(version: number): string | undefined {
  const db = new BetterSqlite3(':memory:');
  migrate(db, version - 1);
  const before = new Set(Object.keys(dumpOf(db)));
  migrate(db, version);
  const made = Object.keys(dumpOf(db)).find((name) => !before.has(name));
  db.close();
  return made;
}

it('migrating a file that is up to date, or newer than asked for, does nothing', () => {
  const db = new BetterSqlite3(':memory:');
  migrate(db);
  const changes = db.prepare('SELECT total_changes() AS n').pluck();
  const before = [changes.get(), db.pragma('schema_version', { simple: true })];
  migrate(db);
  migrate(db, 1);
  expect([changes.get(), db.pragma('schema_version', { simple: true })]).toEqual(before);
  db.close();
});
