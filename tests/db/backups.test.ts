import BetterSqlite3 from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LATEST } from '../../db/migrate.ts';
import { openFile } from '../../db/open.ts';
import { openApp, START, type TestApp } from '../fixtures/caller.ts';
import { bytesOf, dumpFile, dumpOf, recordOf, testFolder } from '../fixtures/files.ts';
import { buildSpine, type Spine } from '../fixtures/world.ts';

const folder = testFolder('backups');
let place: string;
let backups: string;
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
  place = join(folder, String(++run));
  mkdirSync(place);
  backups = join(place, 'board backups');
  copyFileSync(template, join(place, 'board.boardwright'));
  app = openApp(join(place, 'board.boardwright'), { firstId: 10_000 });
});
afterEach(() => {
  app.app.close();
  // Nothing half-made may be left, whatever happened.
  expect(readdirSync(place, { recursive: true }).filter((name) => !/\.boardwright$|backups$/.test(String(name)))).toEqual([]);
});
const record = () => recordOf(dumpFile(app.file));
const names = () => readdirSync(backups).sort();
function recordIn(path: string) {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    return recordOf(dumpOf(db));
  } finally {
    db.close();
  }
}

describe('a backup', () => {
  it('is one plain file with everything in it, sound, beside the data file and named by its moment and reason', async () => {
    const made = await app.call('backups.make', {});
    expect(made.name).toMatch(/^2026-10-15T\d\d-\d\d-\d\d by-hand\.boardwright$/);
    expect(names()).toEqual([made.name]);
    expect(readFileSync(join(backups, made.name))).toHaveLength(made.bytes);
    expect(recordIn(join(backups, made.name))).toEqual(record());
    expect(await app.call('backups.verify', { name: made.name })).toEqual({ name: made.name, problems: [] });
    expect(await app.call('backups.list', {})).toEqual([made]);
    expect((await app.call('home.get', {})).lastBackup).toEqual({ at: made.at, name: made.name });
  });
  it('can be opened as a data file of its own', async () => {
    const { name } = await app.call('backups.make', {});
    const copy = join(folder, 'opened.boardwright');
    copyFileSync(join(backups, name), copy);
    const other = openApp(copy);
    expect((await other.call('board.get', {})).board!.name).toBe('Wexcombe Health and Wellbeing Board');
    other.app.close();
  });
  it('does not push out another of the same day, the same second or the same moment', async () => {
    const later = openApp(join(place, 'other.boardwright'));
    later.app.close();
    const first = await app.call('backups.make', {});
    const second = await app.call('backups.make', {});
    expect(second.at.slice(0, 10)).toBe(first.at.slice(0, 10));
    app.app.close();
    app = openApp(app.file, { start: START });
    const [a, b] = await Promise.all([app.call('backups.make', {}), app.call('backups.make', {})]);
    app.pass(-1000);
    const c = await app.call('backups.make', {});
    expect(names()).toHaveLength(5);
    expect(new Set([first, second, a, b, c].map(({ name }) => name)).size).toBe(5);
    for (const name of names()) expect((await app.call('backups.verify', { name })).problems).toEqual([]);
  });
  it('goes to a further place too, complete, where one is given', async () => {
    const stick = join(folder, 'stick.boardwright');
    const made = await app.call('backups.make', { to: stick });
    expect(readFileSync(stick).equals(readFileSync(join(backups, made.name)))).toBe(true);
  });
  it('never goes over the data file itself', async () => {
    const before = bytesOf(app.file);
    expect((await app.refused('backups.make', { to: app.file }, 'conflict')).message).toContain('board.boardwright');
    expect(bytesOf(app.file)).toBe(before);
    expect(existsSync(backups)).toBe(false);
  });
  it.each([['a folder that is not there', 'nowhere/copy.boardwright', 'not_found'], ['a path under a file', 'file/copy.boardwright', 'read_only'], ['a folder', 'folder', 'read_only']] as const)(
    'that should go to %s is refused with the name of the copy, and the older copy there stays', async (_, path, code) => {
      mkdirSync(join(place, 'folder'));
      writeFileSync(join(place, 'file'), 'x');
      expect((await app.refused('backups.make', { to: join(place, path) }, code)).message).toContain(basename(path));
      rmSync(join(place, 'folder'), { recursive: true });
      rmSync(join(place, 'file'));
    });
  it('reports how far it has come', async () => {
    const seen: { done: number; total: number }[] = [];
    await app.app.dispatch('backups.make', {}, { onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(0);
    for (const { done, total } of seen) expect(done).toBeLessThanOrEqual(total);
  });
  it('that is stopped leaves nothing behind, and changes nothing', async () => {
    await app.call('backups.make', {});
    const before = [names(), bytesOf(app.file)];
    const answer = await app.app.dispatch('backups.make', {}, { cancelled: new Int32Array([1]) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled', message: 'The backup was stopped. Nothing has been changed.' } });
    expect([names(), bytesOf(app.file)]).toEqual(before);
  });
  it('can be made while somebody goes on writing, and holds one state of it', async () => {
    const made = app.call('backups.make', {});
    for (let n = 0; n < 20; n++) await app.call('people.create', { post: `Clerk ${n}` });
    const { name } = await made;
    expect((await app.call('backups.verify', { name })).problems).toEqual([]);
    const posts = recordIn(join(backups, name))['people']!.filter(({ post }) => String(post).startsWith('Clerk')).length;
    expect(posts).toBeLessThanOrEqual(20);
    expect(await app.call('people.list', {})).toHaveLength(27);
  });
  it('is made by itself when a day has passed without one, but not of a file without a board', async () => {
    await app.app.backUpDaily();
    expect(names()).toHaveLength(1);
    await app.app.backUpDaily();
    expect(names()).toHaveLength(1);
    app.pass(86_400_000);
    await app.app.backUpDaily();
    expect((await app.call('backups.list', {})).map(({ reason }) => reason)).toEqual(['daily', 'daily']);
    const empty = openApp(join(place, 'empty.boardwright'));
    await empty.app.backUpDaily();
    empty.app.close();
    expect(existsSync(join(place, 'empty backups'))).toBe(false);
  });
  it('half made by a program that was killed is cleared away at the next start, and nothing else is', async () => {
    const { name } = await app.call('backups.make', {});
    app.app.close();
    writeFileSync(join(backups, '2026-10-15T08-00-00 daily.boardwright.part'), 'half');
    writeFileSync(join(backups, '2026-10-15T08-00-00 daily.boardwright.part-journal'), '');
    writeFileSync(`${app.file}.incoming`, 'half');
    writeFileSync(join(backups, 'my notes.boardwright'), 'keep me');
    writeFileSync(join(backups, 'my notes 2.boardwright'), 'keep me too');
    app = openApp(app.file);
    expect(names()).toEqual([name, 'my notes 2.boardwright', 'my notes.boardwright']);
    expect(existsSync(`${app.file}.incoming`)).toBe(false);
    expect((await app.call('backups.list', {})).map((one) => one.name)).toEqual([name]);
  });
});

it('thins older backups, but only when the new one is finished: ten newest, then by day, week and month', async () => {
  for (let day = 0; day < 40; day++) {
    await app.call('backups.make', {});
    app.pass(86_400_000);
  }
  const kept = (await app.call('backups.list', {})).map(({ at }) => at.slice(0, 10));
  expect(kept.length).toBeGreaterThanOrEqual(17);
  expect(kept.length).toBeLessThan(25);
  expect(kept.slice(0, 10)).toEqual(['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15', '2026-11-14']);
  const before = names();
  await app.app.dispatch('backups.make', {}, { cancelled: new Int32Array([1]) });
  expect(names()).toEqual(before);
});

describe('restoring', () => {
  it('brings back the state of the backup, and restoring the safety copy brings back what was before', async () => {
    const then = record();
    const { name } = await app.call('backups.make', {});
    await app.call('people.create', { post: 'Clerk' });
    await app.call('meetings.delete', { id: world.november.id, version: 1 });
    const now = record();

    const answer = await app.raw('backups.restore', { name });
    expect(answer).toMatchObject({ ok: true, value: { restored: name, safety: { reason: 'before restore' } } });
    expect(answer.ok && answer.changed).toEqual(expect.arrayContaining(['people', 'meetings', 'board', 'history', 'backups']));
    expect(record()).toEqual(then);
    await app.call('people.create', { post: 'Porter' });

    const { safety } = (answer as { value: { safety: { name: string } } }).value;
    await app.call('backups.restore', { name: safety.name });
    expect(record()).toEqual(now);
    expect(await app.call('search.find', { words: 'clerk' })).toHaveLength(1);
    expect(await app.call('search.find', { words: 'porter' })).toHaveLength(0);
    expect((await app.call('history.state', {})).undo).toMatchObject({ operation: 'meetings.delete' });
  });
  it('takes a file from elsewhere, with what is still in its log, and leaves that file and its folder as they were', async () => {
    const other = join(place, 'other');
    mkdirSync(other);
    const { file, ...theirs } = openApp(join(other, 'theirs.boardwright'));
    await theirs.call('board.create', { name: 'Mossford Board', kind: 'other' });
    const killed = join(other, 'killed.boardwright');
    for (const ending of ['', '-wal']) copyFileSync(file + ending, killed + ending);
    theirs.app.close();
    const before = [readdirSync(other), bytesOf(file), bytesOf(killed)];
    for (const from of [file, killed]) {
      await app.call('backups.restore', { from });
      expect((await app.call('board.get', {})).board!.name).toBe('Mossford Board');
      expect([readdirSync(other), bytesOf(file), bytesOf(killed)]).toEqual(before);
    }
    rmSync(other, { recursive: true });
  });
  it('brings an older file up to date, and keeps a backup of it as it was', async () => {
    const old = join(folder, 'old.boardwright');
    openFile({ file: old, version: 1 }).close();
    await app.call('backups.restore', { from: old });
    expect((await app.call('backups.list', {})).map(({ reason }) => reason).sort()).toEqual(['before migration', 'before restore']);
    expect(await app.call('people.list', {})).toEqual([]);
  });
  it('works with a backup that its own safety copy pushes out', async () => {
    const { name } = await app.call('backups.make', {});
    const then = record();
    await app.call('people.create', { post: 'Clerk' });
    app.pass(3 * 365 * 86_400_000);
    for (let n = 0; n < 9; n++) await app.call('backups.make', {});
    expect(names()[0]).toBe(name);
    await app.call('backups.restore', { name });
    expect(names()).not.toContain(name);
    expect(record()).toEqual(then);
  });
  it('waits for nobody: while a backup is being made it is refused', async () => {
    const { name } = await app.call('backups.make', {});
    const making = app.call('backups.make', {});
    await app.refused('backups.restore', { name }, 'conflict');
    await making;
    await app.call('backups.restore', { name });
  });

  const damage: [string, (path: string, sound: Buffer) => void, string, RegExp][] = [
    ['a file with flipped bytes', (path, sound) => { for (let at = 5000; at < sound.length - 200; at += 4096) sound.fill(0xa5, at, at + 150); writeFileSync(path, sound); }, 'damaged_file', /damaged/],
    ['a file cut short', (path, sound) => writeFileSync(path, sound.subarray(0, 40_000)), 'damaged_file', /damaged/],
    ['an empty file', (path) => writeFileSync(path, ''), 'not_a_board_file', /not a Boardwright data file/],
    ['text', (path) => writeFileSync(path, 'Minutes of the meeting\n'.repeat(1000)), 'not_a_board_file', /not a Boardwright data file/],
    ['a database of another program', (path) => { const db = new BetterSqlite3(path); db.exec('CREATE TABLE people (id); PRAGMA journal_mode = WAL'); db.close(); }, 'not_a_board_file', /not a Boardwright/],
    ['a file from a newer version', (path, sound) => { sound.writeUInt32BE(LATEST + 1, 60); writeFileSync(path, sound); }, 'newer_file', /newer version/],
    ['a file with dangling references', (path, sound) => {
      writeFileSync(path, sound);
      const db = new BetterSqlite3(path);
      db.exec('PRAGMA foreign_keys = OFF; UPDATE currentStep SET step = 1; UPDATE appointments SET personId = \'nobody\'');
      db.close();
    }, 'damaged_file', /refer to others that are missing/],
    ['a file that is not there', () => undefined, 'not_found', /cannot be found/],
    ['a folder', (path) => mkdirSync(path), 'not_a_board_file', /not a Boardwright data file/],
  ];
  it.each(damage)('%s is refused in clear words, and nothing changes', async (_, make, code, words) => {
    const { name } = await app.call('backups.make', {});
    const bad = join(place, 'the bad one.boardwright');
    make(bad, readFileSync(join(backups, name)));
    const before = [readdirSync(place), names(), bytesOf(app.file), record()];
    const problem = await app.refused('backups.restore', { from: bad }, code as never);
    expect(problem.message).toMatch(words);
    expect(problem.message).toContain('the bad one.boardwright cannot be restored.');
    expect(problem.message).toMatch(/Nothing has been changed\.$/);
    expect([readdirSync(place), names(), bytesOf(app.file), record()]).toEqual(before);
    await app.call('people.create', { post: 'still working' });
    rmSync(bad, { recursive: true, force: true });
  });
  it('a backup that was damaged where it lies is found by checking, and cannot be restored', async () => {
    const { name } = await app.call('backups.make', {});
    const bytes = readFileSync(join(backups, name));
    for (let at = 5000; at < bytes.length - 200; at += 4096) bytes.fill(0xa5, at, at + 150);
    writeFileSync(join(backups, name), bytes);
    expect((await app.call('backups.verify', { name })).problems).toEqual(['It is damaged.']);
    await app.refused('backups.restore', { name }, 'damaged_file');
  });
  it.each(['../board.boardwright', '/etc/passwd', 'nothing.boardwright', '.', '..'])('%s is the name of no backup', async (name) => {
    await app.call('backups.make', {});
    const answer = await app.raw('backups.restore', { name });
    expect(answer.ok ? null : answer.error.code).toMatch(/^(not_found|invalid_input)$/);
  });
  it('needs exactly one of a name and a place', async () => {
    await app.refused('backups.restore', {}, 'invalid_input');
    await app.refused('backups.restore', { name: 'x', from: 'y' }, 'invalid_input');
  });
  it('of a file that cannot be opened after all brings the present one back', async () => {
    // Sound and ours, but a table stands in the way of the next migration.
    const treacherous = join(folder, 'treacherous.boardwright');
    const db = openFile({ file: treacherous, version: 2 });
    db.exec('CREATE TABLE drafts (mine TEXT)');
    db.close();
    const { name } = await app.call('backups.make', {});
    const before = record();
    await app.refused('backups.restore', { from: treacherous }, 'internal');
    expect(app.faults).toHaveLength(1);
    expect(record()).toEqual(before);
    await app.call('people.create', { post: 'Clerk' });
    await app.call('backups.restore', { name });
    expect(record()).toEqual(before);
  });
});
