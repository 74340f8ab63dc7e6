import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { browserCommand } from '../../electron/loopback/browser.ts';
import { reasonIn } from '../../electron/runtime.ts';
import { startOptions } from '../../electron/start-options.ts';
import { startProgram } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'boardwright-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}/;

describe('npm start', () => {
  it.runIf(process.platform === 'linux')('says why there is no window, prints the address, serves the page and closes cleanly on Ctrl+C', { timeout: 120_000 }, async () => {
    const temporary = join(folder, 'temporary');
    const file = join(folder, 'new folder', 'board.boardwright');
    mkdirSync(temporary);
    const { child, ended, saying } = startProgram('electron/start.ts', ['--no-open', '--file', file], { TMPDIR: temporary });
    const [address] = await saying(ADDRESS);
    const entered = await fetch(address, { redirect: 'manual' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
    const page = await fetch(new URL('/', address), { headers: { cookie: entered.headers.get('set-cookie')!.split(';')[0]! } });
    expect(await page.text()).toContain('<div id="root">');
    // npm passes the key on as well, so it arrives twice.
    child.kill('SIGINT');
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^No desktop window, because there is no display for a window\. /m);
    expect([existsSync(file), existsSync(`${file}-wal`), readdirSync(temporary)]).toEqual([true, false, []]);
  });
  it('says in words why a file cannot be opened, and ends with 1', { timeout: 120_000 }, async () => {
    const other = join(folder, 'other.boardwright');
    writeFileSync(other, 'not a board, but long enough to look at');
    const { code, errors, out } = await startProgram('electron/start.ts', ['--loopback', '--no-open', '--file', other]).ended;
    expect([code, ADDRESS.test(out)]).toEqual([1, false]);
    expect(errors).toMatch(/^other\.boardwright is not a Boardwright data file\./);
  });
  it('explains itself', async () => {
    const { code, out } = await startProgram('electron/start.ts', ['--help']).ended;
    expect([code, out]).toEqual([0, expect.stringMatching(/--file PATH[\s\S]*--loopback[\s\S]*--no-open/)]);
  });
  it('refuses an option that it does not know, in one line', async () => {
    const { code, errors } = await startProgram('electron/start.ts', ['--port', '80']).ended;
    expect([code, errors.trim().split('\n').length]).toEqual([1, 1]);
    expect(errors).toContain('--port');
  });
});

describe('the options', () => {
  it.each([
    [[], { open: true, loopback: false }],
    [['--no-open'], { open: false, loopback: false }],
    [['--loopback'], { open: true, loopback: true }],
    [['--file', 'a b.boardwright'], { file: 'a b.boardwright' }],
    [['--file=x'], { file: 'x' }],
  ])('%j are read', (args, expected) => { expect(startOptions(args)).toMatchObject(expected); });
  it.each([[['--file', '']], [['--file']], [['board.boardwright']], [['--open']]])('%j are refused', (args) => {
    expect(startOptions(args)).toEqual(expect.any(String));
  });
});

describe('the browser', () => {
  it.each([['linux', 'xdg-open'], ['darwin', 'open'], ['win32', 'rundll32']] as const)('on %s is opened by %s, without a shell', (platform, program) => {
    const [command, args] = browserCommand(platform, 'http://127.0.0.1:1/?token=a&b');
    expect([command, args.at(-1)]).toEqual([program, expect.stringContaining('http://127.0.0.1:1/?token=a&b')]);
  });
});

describe('the reason why the runtime could not be fetched', () => {
  it.each([
    ['TypeError: fetch failed\n    at x\n  [cause]: Error: getaddrinfo ENOTFOUND github.com\n      at y {', 'getaddrinfo ENOTFOUND github.com'],
    ['TypeError: fetch failed\n    at node', 'fetch failed'],
    ['Error: Checksum failed for x.zip\n at', 'Checksum failed for x.zip'],
    ['', 'the download was refused'],
  ])('is one line of %j', (words, reason) => { expect(reasonIn(words)).toBe(reason); });
});
