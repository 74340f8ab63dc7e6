import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOperations } from '../../electron/command-line/describe.ts';
import { operations } from '../../shared/contract.ts';
import { cli } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'boardwright-cli-'));
const file = join(folder, 'board.boardwright');
beforeAll(async () => {
  const made = await cli(['--file', file, 'board.create', '{"name":"Northfield Partnership","kind":"other"}']);
  expect([made.code, made.result]).toMatchObject([0, { ok: true, value: { name: 'Northfield Partnership' } }]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it('prints the Result on one line, and nothing else', async () => {
    const { code, out, result } = await cli(['--file', file, 'board.get']);
    expect([code, out.split('\n').length]).toEqual([0, 2]);
    expect(result).toMatchObject({ ok: true, value: { board: { name: 'Northfield Partnership' } } });
  });
  it('takes its input from standard input and from a file, with or without a byte order mark', async () => {
    const input = JSON.stringify({ words: 'Northfield', limit: 5 });
    expect((await cli(['--file', file, 'search.find', '-'], input)).result).toMatchObject({ ok: true });
    writeFileSync(join(folder, 'input.json'), `\uFEFF${input}`);
    expect((await cli(['--file', file, 'search.find', `@${join(folder, 'input.json')}`])).result).toMatchObject({ ok: true });
  });
  it('lists every operation with its kind and schemas, without a data file', async () => {
    const { code, result } = await cli(['operations']);
    const listed = result.value as { name: string; kind: string; input: object; output: object }[];
    expect(code).toBe(0);
    expect(listed.map(({ name }) => name)).toEqual(Object.keys(operations).sort());
    expect(listed).toEqual(JSON.parse(JSON.stringify(describeOperations())));
    expect(listed.find(({ name }) => name === 'board.create')).toMatchObject({
      kind: 'command', input: { type: 'object', required: ['name', 'kind'], additionalProperties: false }, output: { type: 'object' },
    });
  });
  it('lets a person name the place of a file, and writes it there', async () => {
    const to = join(folder, 'stick.boardwright');
    expect((await cli(['--file', file, 'backups.make', JSON.stringify({ to })])).code).toBe(0);
    expect(existsSync(to)).toBe(true);
  });
  it.each<[why: string, args: string[], code: string, field: string | undefined]>([
    ['the operation is unknown', ['--file', file, 'board.none'], 'unknown_operation', undefined],
    ['the operation is a word of the language', ['--file', file, 'constructor'], 'unknown_operation', undefined],
    ['the input has an unknown key', ['--file', file, 'board.get', '{"more":1}'], 'invalid_input', 'more'],
    ['the input has a wrong type', ['--file', file, 'search.find', '{"words":1}'], 'invalid_input', 'words'],
    ['the input is not JSON', ['--file', file, 'board.get', '{board}'], 'invalid_input', 'input'],
    ['the input file is missing', ['--file', file, 'board.get', '@/nowhere/x.json'], 'invalid_input', 'input'],
    ['there are two inputs', ['--file', file, 'board.get', '{}', '{}'], 'invalid_input', 'input'],
    ['there is no operation', ['--file', file], 'invalid_input', 'operation'],
    ['an option is unknown', ['--files', file, 'board.get'], 'invalid_input', '--files'],
    ['an option has no value', ['board.get', '--file'], 'invalid_input', '--file'],
    ['the file is empty text', ['--file', '', 'board.get'], 'invalid_input', '--file'],
  ])('answers with a typed error and 1 when %s', async (_why, args, code, field) => {
    const { code: exit, result } = await cli(args);
    expect([exit, result.ok, result.error?.code]).toEqual([1, false, code]);
    expect(result.error?.fields?.[0]?.path).toBe(field);
    expect(result.error?.message).toMatch(/[a-z].*\.$/s);
  });
  it.each(['board.get', 'backups.make'])('does not make a board out of a mistyped path for %s', async (operation) => {
    const mistyped = join(folder, 'mistyped.boardwright');
    const { code, result } = await cli(['--file', mistyped, operation]);
    expect([code, result.error?.fields?.[0]?.path, existsSync(mistyped)]).toEqual([1, '--file', false]);
  });
  it('says in words that a file is none of ours, and leaves it alone', async () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'not a board, but long enough to look at');
    const { code, result } = await cli(['--file', other, 'board.get']);
    expect([code, result.error?.code]).toEqual([1, 'not_a_board_file']);
  });
});
