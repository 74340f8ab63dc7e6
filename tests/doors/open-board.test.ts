import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupsOf, restoreInPlaceOf } from '../../db/backups/rescue.ts';
import { startBackEnd } from '../../db/host.ts';
import { loopbackDoor } from '../../electron/loopback/door.ts';
import { makeTransfers } from '../../electron/loopback/transfers.ts';
import { openBoard, type OpenBoard } from '../../electron/open-board.ts';
import { places } from '../../electron/places.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'boardwright-open-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(name: string): Promise<OpenBoard> {
  const result = await openBoard(startBackEnd, join(folder, name));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const create = (board: OpenBoard, name: string) => board.backEnd.call('board.create', { name, kind: 'other' });
const nameOf = async (board: OpenBoard) => {
  const result = await board.backEnd.call('board.get', {});
  return result.ok ? (result.value as { board: { name: string } | null }).board?.name : result.error.code;
};

describe('opening another board', () => {
  it('closes the present one when the other has opened', async () => {
    const board = await open('one.boardwright');
    await create(board, 'One');
    expect(await board.switchTo(join(folder, 'two.boardwright'))).toMatchObject({ ok: true, value: { name: 'two.boardwright' } });
    expect([board.fileName, await nameOf(board)]).toEqual(['two.boardwright', undefined]);
    expect(await board.switchTo(join(folder, 'one.boardwright'))).toMatchObject({ ok: true });
    expect(await nameOf(board)).toBe('One');
    await board.close();
  });
  it('keeps the present one when the other is no board', async () => {
    const board = await open('one.boardwright');
    await create(board, 'One');
    writeFileSync(join(folder, 'other.txt'), 'not a board, but long enough to look at');
    expect(await board.switchTo(join(folder, 'other.txt'))).toMatchObject({ ok: false, error: { code: 'not_a_board_file' } });
    expect([board.fileName, await nameOf(board)]).toEqual(['one.boardwright', 'One']);
    await board.close();
  });
  it('does one after the other when asked twice at once', async () => {
    const board = await open('one.boardwright');
    await Promise.all([board.switchTo(join(folder, 'two.boardwright')), board.switchTo(join(folder, 'three.boardwright')), board.switchTo(join(folder, 'three.boardwright'))]);
    expect(board.fileName).toBe('three.boardwright');
    await board.close();
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
  });
});

describe('a board sent by the browser', () => {
  it('is kept beside the open one under a free name, and only when it opens', async () => {
    const board = await open('board.boardwright');
    await create(board, 'Here');
    const other = await open('other.boardwright');
    await create(other, 'Sent');
    await other.close();
    const transfers = await makeTransfers();
    const door = loopbackDoor(board, transfers, () => undefined);
    const upload = async (from: string, name: string) => {
      const path = await transfers.place(name);
      writeFileSync(path, readFileSync(from));
      return door.offer(path);
    };
    const token = await upload(join(folder, 'other.boardwright'), 'board.boardwright');
    expect(await door.handlers['door.openBoard']({ token })).toEqual({ name: 'board 2.boardwright' });
    expect(await nameOf(board)).toBe('Sent');
    writeFileSync(join(folder, 'other.txt'), 'not a board, but long enough to look at');
    const wrong = await upload(join(folder, 'other.txt'), 'wrong.txt');
    await expect(door.handlers['door.openBoard']({ token: wrong })).rejects.toThrow('is not a Boardwright data file');
    expect([await nameOf(board), existsSync(join(folder, 'wrong.txt.boardwright'))]).toEqual(['Sent', false]);
    await expect(async () => door.handlers['door.openBoard']({})).rejects.toThrow('Choose a file');
    await transfers.remove();
    await board.close();
  });
});

describe('a data file that cannot be opened', () => {
  it('is replaced by a backup and kept beside it, with its log', async () => {
    const file = join(folder, 'board.boardwright');
    const board = await open('board.boardwright');
    await create(board, 'Kept');
    await board.backEnd.call('backups.make', {});
    await board.close();
    writeFileSync(file, 'damaged beyond repair, in more than sixteen bytes');
    writeFileSync(`${file}-wal`, 'its log');
    const [backup] = backupsOf(file);
    expect(restoreInPlaceOf(file, '../board.boardwright')).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(restoreInPlaceOf(file, backup!.name)).toMatchObject({ ok: true, value: { kept: 'board that could not be opened.boardwright' } });
    expect(readFileSync(join(folder, 'board that could not be opened.boardwright-wal'), 'utf8')).toBe('its log');
    const restored = await open('board.boardwright');
    expect(await nameOf(restored)).toBe('Kept');
    await restored.close();
    writeFileSync(file, 'damaged again, in more than sixteen bytes');
    expect(restoreInPlaceOf(file, backup!.name)).toMatchObject({ ok: true, value: { kept: 'board that could not be opened 2.boardwright' } });
  });
});

describe('a place', () => {
  it('is found by its token alone, and taken once', () => {
    const given = places();
    given.add('token', '/a/path');
    expect([given.path('token'), given.take('token')]).toEqual(['/a/path', '/a/path']);
    for (const wrong of ['token', '/a/path', '', '__proto__']) expect(() => given.path(wrong)).toThrow('not on offer');
  });
});
