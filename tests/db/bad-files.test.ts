import BetterSqlite3 from 'better-sqlite3';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackEnd } from '../../db/host.ts';
import { APPLICATION_ID, LATEST, migrations } from '../../db/migrate.ts';
import { problemOf } from '../../db/problems.ts';
import type { ErrorCode, Problem } from '../../shared/result.ts';
import { openApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildSpine } from '../fixtures/world.ts';

const folder = testFolder('bad-files');
const soundFile = join(folder, 'sound.boardwright');
let sound: Buffer;
beforeAll(async () => {
  const app = openApp(soundFile);
  await buildSpine(app);
  app.app.close();
  sound = readFileSync(soundFile);
});
let run = 0;
const newPlace = (): string => {
  const place = join(folder, String(++run));
  mkdirSync(place);
  return place;
};
function problemOfOpening(file: string): Problem {
  try {
    openApp(file).app.close();
  } catch (error) {
    return problemOf(error, 'the file');
  }
  throw new Error(`${file} was opened`);
}
/** Every byte of every file below a folder. */
const everything = (place: string) =>
  Object.fromEntries(readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name)).toString('latin1')]));

const NEWS = /Nothing has been changed|has not been changed|What was saved before is safe/;

describe('a file that cannot be opened', () => {
  const otherProgram = (journal: string) => (path: string) => {
    const db = new BetterSqlite3(path);
    db.exec(`PRAGMA journal_mode = ${journal}; PRAGMA user_version = 2; CREATE TABLE people (id TEXT, name TEXT); INSERT INTO people VALUES ('1', 'Not ours')`);
    db.close();
  };
  const flipped = (from: number, every: number) => (path: string) => {
    const bytes = Buffer.from(sound);
    for (let at = from; at < bytes.length - 100; at += every) for (let n = 0; n < 60; n++) bytes[at + n]! ^= 0xff;
    writeFileSync(path, bytes);
  };
  const cases: [string, ErrorCode, (path: string) => void][] = [
    ['text', 'not_a_board_file', (path) => writeFileSync(path, 'Minutes of the meeting held on Thursday\n'.repeat(200))],
    ['a few letters', 'not_a_board_file', (path) => writeFileSync(path, 'hello')],
    ['a picture', 'not_a_board_file', (path) => writeFileSync(path, Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5000, 7)]))],
    ['a Word document', 'not_a_board_file', (path) => writeFileSync(path, Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(5000, 9)]))],
    ['only the first words of a database', 'not_a_board_file', (path) => writeFileSync(path, 'SQLite format 3\0')],
    ['zeros', 'not_a_board_file', (path) => writeFileSync(path, Buffer.alloc(8192))],
    ['another program’s database', 'not_a_board_file', otherProgram('DELETE')],
    ['another program’s database with a log', 'not_a_board_file', otherProgram('WAL')],
    ['a folder', 'not_a_board_file', (path) => mkdirSync(path)],
    ['a link to a folder', 'not_a_board_file', (path) => { mkdirSync(`${path} real`); symlinkSync(`${path} real`, path); }],
    ['a file of a newer version', 'newer_file', (path) => {
      const bytes = Buffer.from(sound);
      bytes.writeUInt32BE(LATEST + 3, 60);
      writeFileSync(path, bytes);
    }],
    ['a file cut short in its first half', 'damaged_file', (path) => writeFileSync(path, sound.subarray(0, Math.floor(sound.length / 3)))],
    ['a file cut short by one page', 'damaged_file', (path) => writeFileSync(path, sound.subarray(0, sound.length - 4096))],
    ['a file cut short in the middle of a page', 'damaged_file', (path) => writeFileSync(path, sound.subarray(0, sound.length - 1000))],
    ['a file with flipped bytes throughout', 'damaged_file', flipped(4096 + 20, 4096)],
    ['a file with one spoilt page in the middle', 'damaged_file', flipped(4096 * 30, 1e9)],
    ['a file whose first page is spoilt', 'damaged_file', (path) => {
      const bytes = Buffer.from(sound);
      bytes.fill(0xee, 100, 4000);
      writeFileSync(path, bytes);
    }],
  ];
  it.each(cases)('because it is %s is refused with %s, in words that name it, and nothing is changed', (_, code, make) => {
    const place = newPlace();
    const file = join(place, 'board.boardwright');
    make(file);
    const before = everything(place);
    const problem = problemOfOpening(file);
    expect(problem).toMatchObject({ code });
    expect(problem.message).toContain('board.boardwright');
    expect(problem.message).toMatch(/\.$/);
    if (code !== 'not_a_board_file' || !/folder/.test(problem.message)) expect(problem.message).toMatch(NEWS);
    expect(problem.message).not.toMatch(/SQLITE|sqlite|errno|ENO|at \w+ \(/);
    expect(everything(place)).toEqual(before);
  });
  it('because it is of a newer version says which, and which this program reads', () => {
    const file = join(newPlace(), 'board.boardwright');
    const bytes = Buffer.from(sound);
    bytes.writeUInt32BE(LATEST + 3, 60);
    writeFileSync(file, bytes);
    expect(problemOfOpening(file)).toMatchObject({
      details: { fileVersion: LATEST + 3, programVersion: LATEST }, message: expect.stringContaining(`version ${LATEST + 3}; this program reads up to version ${LATEST}`) as string,
    });
  });
  it('because a newer program was killed before it wrote its log into the file is refused as newer too', () => {
    const place = newPlace();
    const [live, file] = [join(folder, `live ${run}.boardwright`), join(place, 'board.boardwright')];
    copyFileSync(soundFile, live);
    const db = new BetterSqlite3(live);
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma(`user_version = ${LATEST + 1}`);
    for (const ending of ['', '-wal']) copyFileSync(live + ending, file + ending);
    db.close();
    expect(readFileSync(file).readUInt32BE(60)).toBe(LATEST);
    expect(problemOfOpening(file)).toMatchObject({ code: 'newer_file' });
  });
  it('does not open through the worker either, and the worker ends', async () => {
    const file = join(newPlace(), 'board.boardwright');
    writeFileSync(file, 'text');
    expect(await startBackEnd({ file })).toMatchObject({ ok: false, error: { code: 'not_a_board_file', message: expect.stringContaining('board.boardwright is not') as string } });
    expect(readFileSync(file, 'utf8')).toBe('text');
  });
});

describe('a file that is to be made', () => {
  it.each([['is empty', (file: string) => writeFileSync(file, '')], ['is not there', () => undefined]])('because it %s is made', async (_, make) => {
    const file = join(newPlace(), 'new', 'board.boardwright');
    mkdirSync(join(file, '..'));
    make(file);
    const app = openApp(file);
    expect((await app.call('board.get', {})).board).toBeNull();
    app.app.close();
    expect(readFileSync(file).readUInt32BE(60)).toBe(LATEST);
  });
  it('has its folder made with it', () => {
    const file = join(newPlace(), 'a', 'b', 'board.boardwright');
    openApp(file).app.close();
    expect(existsSync(file)).toBe(true);
  });
  it.each([
    ['under a file', (place: string) => { writeFileSync(join(place, 'file'), 'x'); return join(place, 'file', 'board.boardwright'); }],
    ['where the system lets nobody write', () => '/proc/boardwright/board.boardwright'],
    ['among the system’s own', () => '/sys/board.boardwright'],
  ])('%s is refused as a place that cannot be written', (_, where) => {
    const place = newPlace();
    const file = where(place);
    const before = everything(place);
    const problem = problemOfOpening(file);
    expect(['read_only', 'not_found']).toContain(problem.code);
    expect(problem.message).toMatch(/board\.boardwright|folder/);
    expect(problem.message).toMatch(NEWS);
    expect(everything(place)).toEqual(before);
  });
});

/** Root may write anywhere, so the program runs as somebody else: `nobody` where we are root, and as ourselves where we are not. */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const TRY = `
  const { createApp } = await import(${JSON.stringify(new URL('../../db/app.ts', import.meta.url).href)});
  const { problemOf } = await import(${JSON.stringify(new URL('../../db/problems.ts', import.meta.url).href)});
  try {
    const app = createApp({ file: process.argv[1] });
    console.log(JSON.stringify(await app.dispatch(process.argv[2] ?? 'board.get', JSON.parse(process.argv[3] ?? '{}'))));
    app.close();
  } catch (error) { console.log(JSON.stringify({ ok: false, error: problemOf(error, process.argv[1]) })); }`;
type Answer = { ok: boolean; error: Problem };
function tryElsewhere(command: string[], options: object = {}): Answer {
  const { stdout, stderr } = spawnSync(command[0]!, command.slice(1), { encoding: 'utf8', ...options });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Answer;
}
const program = (...args: string[]) => [process.execPath, '--input-type=module', '-e', TRY, ...args];

describe('a file that this person may not write', () => {
  const open = (path: string) => { for (let at = path; at.startsWith(folder); at = join(at, '..')) chmodSync(at, 0o755); };
  it.each([
    ['the file is read-only', 0o444, 0o777], ['the folder is read-only', 0o666, 0o555], ['both are', 0o444, 0o555], ['it may not even be read', 0o000, 0o777],
  ])('because %s is refused, and nothing is changed', (_, fileMode, folderMode) => {
    const place = newPlace();
    const file = join(place, 'board.boardwright');
    copyFileSync(soundFile, file);
    open(place);
    chmodSync(file, fileMode);
    chmodSync(place, folderMode);
    const answer = tryElsewhere(program(file, 'people.create', '{"post":"Clerk"}'), asNobody);
    chmodSync(place, 0o755);
    expect(answer).toMatchObject({ ok: false, error: { code: 'read_only', message: expect.stringMatching(/^board\.boardwright cannot be written: .*Nothing has been changed\./) as string } });
    expect(Object.keys(everything(place))).toEqual([file]);
    expect(readFileSync(file).equals(sound)).toBe(true);
  });
});

describe('a file that is open elsewhere', () => {
  it('is refused as locked while the other program has it, and opens when that is closed', async () => {
    const file = join(newPlace(), 'board.boardwright');
    copyFileSync(soundFile, file);
    const app = openApp(file);
    await app.call('people.create', { post: 'Clerk' });
    // The file is not read here meanwhile: on Linux, closing it again would give up this program’s own lock.
    expect(tryElsewhere(program(file))).toMatchObject({ ok: false, error: { code: 'locked_file', message: expect.stringMatching(/^board\.boardwright is open in another window or program\./) as string } });
    expect(problemOfOpening(file)).toMatchObject({ code: 'locked_file' });
    await app.call('people.create', { post: 'Porter' });
    app.app.close();
    expect(tryElsewhere(program(file, 'people.list'))).toMatchObject({ ok: true, value: expect.arrayContaining([expect.objectContaining({ post: 'Porter' })]) as unknown });
  });
  it('is free again as soon as the program that had it is killed', async () => {
    const file = join(newPlace(), 'board.boardwright');
    copyFileSync(soundFile, file);
    const child = spawn(process.execPath, ['--input-type=module', '-e', `
      const { createApp } = await import(${JSON.stringify(new URL('../../db/app.ts', import.meta.url).href)});
      const app = createApp({ file: ${JSON.stringify(file)} });
      await app.dispatch('people.create', { post: 'Clerk' });
      // Held for as long as the program runs: what nobody holds any more is closed, and its lock with it.
      console.log('open'); setInterval(() => app, 1000);`], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(problemOfOpening(file)).toMatchObject({ code: 'locked_file' });
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const app = openApp(file);
    expect((await app.call('people.list', {})).filter(({ post }) => post === 'Clerk')).toHaveLength(1);
    app.app.close();
  });
});

describe('a full disk', () => {
  const WRITE = `
    const { createApp } = await import(${JSON.stringify(new URL('../../db/app.ts', import.meta.url).href)});
    process.on('SIGXFSZ', () => undefined);
    const app = createApp({ file: process.argv[1], place: (path) => path });
    const body = (await app.dispatch('bodies.list', {})).value[0];
    const saved = []; let error;
    while (error === undefined && saved.length < 5000) {
      const answer = await app.dispatch('actions.create', { bodyId: body.id, text: 'x'.repeat(1900) });
      if (answer.ok) saved.push(answer.value.id); else error = answer.error;
    }
    const reads = (await app.dispatch('actions.list', {})).value.length;
    const backup = await app.dispatch('backups.make', {});
    console.log(JSON.stringify({ saved, error, reads, backup }));
    try { app.close(); } catch { /* The log stays beside the file, and is whole. */ }`;

  it('is told in plain words; what was saved before is there, can be read on, and nothing half-written is left', async () => {
    const place = newPlace();
    const file = join(place, 'board.boardwright');
    copyFileSync(soundFile, file);
    // The shell’s limit on the size of a file fails a write just where a full disk does. In blocks of 1,024 bytes.
    const limit = Math.ceil(sound.length / 1024) + 400;
    const { stdout, stderr } = spawnSync('bash', ['-c', `ulimit -f ${limit}; trap '' XFSZ; exec "$@"`, 'bash', process.execPath, '--input-type=module', '-e', WRITE, file], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    const { saved, error, reads, backup } = JSON.parse(stdout) as { saved: string[]; error: Problem; reads: number; backup: Answer };
    expect(saved.length).toBeGreaterThan(10);
    expect(error).toMatchObject({ code: 'disk_full', message: expect.stringMatching(/^The disk is full, so board\.boardwright could not be written\. What was saved before is safe\./) as string });
    expect(reads).toBeGreaterThanOrEqual(saved.length);
    if (!backup.ok) expect(backup.error.code).toBe('disk_full');
    expect(readdirSync(place, { recursive: true }).filter((name) => /\.part/.test(String(name)))).toEqual([]);

    const app = openApp(file);
    const ids = new Set((await app.call('actions.list', {})).map(({ id }) => id));
    for (const id of saved) expect(ids).toContain(id);
    expect(ids.size).toBe(reads);
    await app.call('people.create', { post: 'Clerk' });
    app.app.close();
  });
  it('that leaves no room for a backup before a migration keeps the old file from being touched', () => {
    const place = newPlace();
    const file = join(place, 'board.boardwright');
    copyFileSync(join(import.meta.dirname, '../fixtures/version-1.boardwright'), file);
    const before = readFileSync(file);
    const answer = tryElsewhere(['bash', '-c', `ulimit -f 100; trap '' XFSZ; exec "$@"`, 'bash', ...program(file)]);
    expect(answer).toMatchObject({ ok: false, error: { code: 'disk_full' } });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(place, { recursive: true }).filter((name) => /\.part|-wal/.test(String(name)))).toEqual([]);
  });
});

describe('a program that was killed while it made or changed the file', () => {
  it('at the end of its first transaction, before that counted, leaves a file that opens', () => {
    const place = newPlace();
    const file = join(place, 'board.boardwright');
    const making = join(place, 'making');
    const db = new BetterSqlite3(making);
    // So small a cache writes pages before the end, and so brings the journal to the disk as the end of the transaction does.
    db.pragma('cache_size = 5');
    db.exec('BEGIN EXCLUSIVE');
    db.pragma(`application_id = ${APPLICATION_ID}`);
    for (const { sql } of migrations) db.exec(sql);
    copyFileSync(`${making}-journal`, `${file}-journal`);
    db.exec('COMMIT');
    db.close();
    copyFileSync(making, file);
    const app = openApp(file);
    app.app.close();
    expect(existsSync(`${file}-journal`)).toBe(false);
    expect(readFileSync(file).readUInt32BE(60)).toBe(LATEST);
  });
  it('in the middle of a change to a restored file, which has no log yet, leaves the file as it was', () => {
    const file = join(newPlace(), 'board.boardwright');
    copyFileSync(soundFile, file);
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', `
      const { default: Database } = await import('better-sqlite3');
      const db = new Database(process.argv[1]);
      db.pragma('journal_mode = DELETE');
      db.pragma('cache_size = 5');
      db.exec('BEGIN EXCLUSIVE; UPDATE currentStep SET step = 1');
      db.exec("UPDATE people SET notes = hex(randomblob(20000))");
      process.kill(process.pid, 'SIGKILL');`, file], { cwd: join(import.meta.dirname, '../..') });
    expect(child.signal).toBe('SIGKILL');
    expect(existsSync(`${file}-journal`)).toBe(true);
    const app = openApp(file);
    app.app.close();
    const db = new BetterSqlite3(file, { readonly: true });
    expect(db.prepare('SELECT max(length(notes)) FROM people').pluck().get()).toBe(0);
    db.close();
  });
});
