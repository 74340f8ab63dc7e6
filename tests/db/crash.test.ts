import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../fixtures/caller.ts';
import { dumpFile, lookInto, recordOf, testFolder } from '../fixtures/files.ts';
import { buildSpine, written } from '../fixtures/world.ts';

const folder = testFolder('crash');
const worldFile = join(folder, 'world.boardwright');
beforeAll(async () => {
  const app = openApp(worldFile);
  await buildSpine(app);
  app.app.close();
});

interface Line {
  ready?: true;
  finished?: true;
  table?: string;
  id?: string;
  version?: number;
  text?: string;
  backup?: string;
  restored?: string;
}
/**
 * Starts the program, and kills it as the power does once it has said that many lines and a little time has passed. What it had said by
 * then was done.
 */
async function killed(work: string, args: string[], afterLines: number, afterMs: number): Promise<Line[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-child.ts'), work, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let fell = false;
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, signal) => resolve(signal)));
  for await (const part of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    said += part;
    if (!fell && said.split('\n').length > afterLines) {
      fell = true;
      await wait(afterMs);
      child.kill('SIGKILL');
    }
  }
  expect(await ended).toBe('SIGKILL');
  return said.split('\n').filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Line);
}
/** The same numbers in every run, so that a failure can be looked for again; where exactly the blow falls is up to the machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const sound = (file: string) => lookInto(file, (db) => [db.pragma('quick_check', { simple: true }), db.pragma('foreign_key_check')]);

describe('a program that is killed in the middle of a thousand writes', () => {
  const next = numbers(7);
  const file = join(folder, 'writes.boardwright');
  const done: Line[] = [];

  it.each(Array.from({ length: 6 }, (_, round) => [round + 1, 20 + next(600), next(6)] as const))(
    'for the %i. time, after %i of them, has lost none that it said was saved', async (_, lines, ms) => {
      if (!existsSync(file)) copyFileSync(worldFile, file);
      const said = await killed('writing', [file], lines, ms);
      expect(said.length).toBeGreaterThanOrEqual(lines - 1);
      expect(said.at(-1)!.finished).toBeUndefined();
      done.push(...said.filter(({ table }) => table !== undefined));

      expect(sound(file)).toEqual(['ok', []]);
      const app = openApp(file, { firstId: 1_000_000_000 });
      app.app.close();
      expect(sound(file)).toEqual(['ok', []]);

      const dump = dumpFile(file);
      for (const { table, id, version, text } of done) {
        const row = dump[table!]!.find((one) => one['id'] === id);
        expect(row, `${table} ${id}`).toBeDefined();
        expect(Number(row!['version'])).toBeGreaterThanOrEqual(version!);
        if (text !== undefined) expect(row!['text'] ?? row!['title']).toBe(text);
      }
      const created = new Set(dump['history']!.filter(({ change }) => change === 'create').map(({ rowId }) => rowId));
      for (const table of ['actions', 'agendaItems', 'minutes', 'people']) for (const { id } of dump[table]!) expect(created, `${table} ${String(id)}`).toContain(id);
      expect(dump['currentStep']).toEqual([{ one: 1, step: null, completes: 0 }]);
    });

  it('can be worked on afterwards as if nothing had been', async () => {
    const app = openApp(file, { firstId: 2_000_000_000 });
    const before = recordOf(dumpFile(file));
    await app.call('people.create', { post: 'Clerk' });
    await app.call('history.undo', {});
    expect(recordOf(dumpFile(file))).toEqual(before);
    app.app.close();
  });
});

describe('a program that is killed while it makes backups', () => {
  const next = numbers(11);
  const place = join(folder, 'backing up');
  const file = join(place, 'board.boardwright');

  it.each(Array.from({ length: 4 }, (_, round) => [round + 1, 1 + next(4), next(40)] as const))(
    'for the %i. time has lost nothing, and what is listed as a backup is whole', async (_, lines, ms) => {
      mkdirSync(place, { recursive: true });
      if (!existsSync(file)) copyFileSync(worldFile, file);
      const said = await killed('backing-up', [file], lines, ms);
      const app = openApp(file);
      const listed = await app.call('backups.list', {});
      expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(said.flatMap(({ backup }) => backup ?? []).slice(-10)));
      for (const { name } of listed) expect((await app.call('backups.verify', { name })).problems, name).toEqual([]);
      app.app.close();
      expect(recordOf(dumpFile(file))).toEqual(recordOf(dumpFile(worldFile)));
      expect(readdirSync(place, { recursive: true }).filter((name) => !/\.boardwright$|backups$/.test(String(name)))).toEqual([]);
    });
});

describe('a program that is killed while it restores', () => {
  const next = numbers(13);
  const place = join(folder, 'restoring');
  const file = join(place, 'board.boardwright');
  const [one, other] = [join(folder, 'one.boardwright'), join(folder, 'other.boardwright')];
  beforeAll(async () => {
    mkdirSync(place);
    for (const path of [file, one, other]) copyFileSync(worldFile, path);
    const app = openApp(other);
    await app.call('actions.create', { bodyId: (await app.call('bodies.list', {}))[0]!.id, text: 'Only in the other' });
    const [meeting] = await app.call('meetings.list', { from: '2026-11-01' });
    await app.call('minutes.create', { meetingId: meeting!.id, agendaItemId: (await app.call('agendaItems.list', { meetingId: meeting!.id }))[0]!.id, body: written('Only in the other') });
    app.app.close();
  });

  it.each(Array.from({ length: 8 }, (_, round) => [round + 1, 1 + next(4), next(40)] as const))(
    'for the %i. time leaves the one state or the other, whole, and nothing that stands in the way', async (_, lines, ms) => {
      await killed('restoring', [file, one, other], lines, ms);
      expect(existsSync(file)).toBe(true);
      expect(sound(file)).toEqual(['ok', []]);
      const app = openApp(file);
      await app.call('home.get', {});
      app.app.close();
      const states = [one, other].map((path) => JSON.stringify(recordOf(dumpFile(path))));
      expect(states).toContain(JSON.stringify(recordOf(dumpFile(file))));
      expect(readdirSync(place, { recursive: true }).filter((name) => !/\.boardwright$|backups$/.test(String(name)))).toEqual([]);
    });
});
