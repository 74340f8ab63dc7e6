import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOfJson } from '../../shared/bundles/scan.ts';
import { startBackEnd, type BackEnd } from '../../db/host.ts';
import { testFolder } from '../fixtures/files.ts';

const folder = testFolder('wide-bundles');
const MEGABYTE = 1024 * 1024;
const HEAD = '{"format":"boardwright bundle","formatVersion":3,';
const ID = '0199e6a0-0000-7000-8000-000000000001';

/** A file that says the same thing for so many bytes, written in pieces. */
function wide(name: string, head: string, unit: (n: number) => string, tail: string, bytes: number): string {
  const path = join(folder, `${name}.board.json`);
  const file = openSync(path, 'w');
  let size = writeSync(file, head);
  for (let n = 0; size < bytes;) {
    let piece = '';
    while (piece.length < 64_000) piece += (n === 0 ? '' : ',') + unit(n++);
    size += writeSync(file, piece);
  }
  writeSync(file, tail);
  closeSync(file);
  return path;
}
/** An object with the same twenty names, in another order each time. */
function shuffled(n: number): string {
  const names = Array.from('abcdefghijklmnopqrst');
  for (let at = names.length - 1, seed = n * 7919 + 1; at > 0; at--) {
    seed = (seed * 48271) % 2147483647;
    const other = seed % (at + 1);
    [names[at], names[other]] = [names[other]!, names[at]!];
  }
  return `{${names.map((one) => `"${one}":0`).join(',')}}`;
}

let backEnd: BackEnd;
beforeAll(async () => {
  const started = await startBackEnd({ file: join(folder, 'board.boardwright'), pathsAllowed: true });
  if (!started.ok) throw new Error(started.error.message);
  backEnd = started.value;
  await backEnd.call('board.create', { name: 'Board', kind: 'other' });
});
afterAll(() => backEnd.close());

describe('a file that would need gigabytes to be understood is refused within seconds, and the program goes on', () => {
  const files: [what: string, head: string, unit: (n: number) => string, tail: string, megabytes: number][] = [
    ['nothing but lists', '[', () => '[]', ']', 198],
    ['nothing but objects', '{"format":"boardwright bundle","x":[', () => '{}', ']}', 198],
    ['nothing but numbers', `${HEAD}"x":[`, () => '1', ']}', 198],
    ['small texts', `${HEAD}"deleted":[`, (n) => `"${n}"`, ']}', 100],
    ['names of all kinds', `${HEAD}"x":{`, (n) => `"k${n}":0`, '}}', 100],
    ['names in every order', `${HEAD}"x":[`, shuffled, ']}', 50],
    ['empty records', `${HEAD}"tables":{"actions":[`, () => '{}', ']}}', 11],
    ['empty deletions', `${HEAD}"tables":{},"deleted":[`, () => '{}', ']}', 1.3],
    ['a record of empty parts', `${HEAD}"tables":{"confirmedMinutes":[{"id":"${ID}","meetingId":"${ID}","contents":{"items":[`, () => '{}', ']}}]}}', 0.5],
    ['a record of more parts than any has', `${HEAD}"tables":{"confirmedMinutes":[{"id":"${ID}","meetingId":"${ID}","contents":{"items":[`, () => '{}', ']}}]}}', 11],
    ['empty answers', '{"format":"boardwright answer","values":[', () => '{}', ']}', 11],
  ];
  it.each(files)('%s', async (what, head, unit, tail, megabytes) => {
    const from = wide(what, head, unit, tail, megabytes * MEGABYTE);
    const began = performance.now();
    const answer = await backEnd.call('bundles.open', { from });
    const seconds = (performance.now() - began) / 1000;
    rmSync(from);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    if (!answer.ok) expect(answer.error.message).toMatch(/cannot be taken in: .* Nothing has been changed/);
    expect(seconds).toBeLessThan(30);
    expect(await backEnd.call('bundles.partners', {})).toEqual({ ok: true, value: [], changed: [] });
  }, 120_000);
});

describe('what is looked at before a file is understood', () => {
  it('leaves a bundle of 500,000 records of 25 fields alone', () => {
    const record = `{${Array.from({ length: 25 }, (_, n) => `"f${n}":1`).join(',')}}`;
    expect(faultOfJson(`{"tables":{"actions":[${`${record},`.repeat(499_999)}${record}]}}`)).toBeNull();
  }, 60_000);
  it('finds a key that stands twice however often its object was seen without', () => {
    const [sound, twice] = ['{"a":1,"b":2,"c":3}', '{"a":1,"b":2,"c":3,"b":4}'];
    expect(faultOfJson(`{"x":[${`${sound},`.repeat(1000)}${sound}]}`)).toBeNull();
    expect(faultOfJson(`{"x":[${`${sound},`.repeat(1000)}${twice}]}`)).toMatch(/“b” stands twice/);
    expect(faultOfJson('{"x":{"a":1},"a":2,"y":{"a":1,"x":{"a":1}}}')).toBeNull();
  });
  it('can be stopped on the way', () => {
    expect(() => faultOfJson(`{"x":"${'a'.repeat(3_000_000)}","y":[${'1,'.repeat(2_000_000)}1]}`, () => { throw new Error('stopped'); })).toThrow('stopped');
  });
});

it.runIf(process.platform !== 'win32')('a pipe that nobody writes into is refused and not waited for, whoever is to read it', async () => {
  const from = join(folder, 'pipe.csv');
  execFileSync('mkfifo', [from]);
  const body = await backEnd.call('bodies.create', { name: 'Executive' });
  const action = await backEnd.call('actions.create', { bodyId: (body as { value: { id: string } }).value.id, text: 'Map the routes' });
  const readers: [name: string, input: object][] = [
    ['bundles.open', { from }], ['bundles.show', { from }], ['training.readFile', { from }], ['backups.restore', { from }],
    ['attachments.add', { ownerTable: 'actions', ownerId: (action as { value: { id: string } }).value.id, from }],
  ];
  for (const [name, input] of readers) {
    const answer = await backEnd.call(name, input);
    expect([name, answer.ok]).toEqual([name, false]);
    if (!answer.ok) expect(answer.error.message, name).toMatch(/Nothing has been changed|not a Boardwright data file/);
  }
}, 20_000);
