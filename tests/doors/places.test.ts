import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeProblem } from '../../electron/check-node.mjs';
import { defaultFile } from '../../electron/default-file.ts';
import { launchFile } from '../../electron/desktop/launch.ts';
import { placeOn, readPlace, writePlace, type WindowPlace } from '../../electron/desktop/window-place.ts';
import { copyUnderFreeName, fileName, withEnding } from '../../electron/file-names.ts';

const folder = mkdtempSync(join(tmpdir(), 'boardwright-places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the default data file', () => {
  it.each<[system: string, platform: NodeJS.Platform, env: Record<string, string>, home: string, file: string]>([
    ['Linux', 'linux', {}, '/home/ann', '/home/ann/.local/share/Boardwright/board.boardwright'],
    ['Linux with a data folder of its own', 'linux', { XDG_DATA_HOME: '/data' }, '/home/ann', '/data/Boardwright/board.boardwright'],
    ['Linux with a relative data folder, which the standard ignores', 'linux', { XDG_DATA_HOME: 'data' }, '/home/ann', '/home/ann/.local/share/Boardwright/board.boardwright'],
    ['Linux with an empty data folder', 'linux', { XDG_DATA_HOME: '' }, '/home/ann', '/home/ann/.local/share/Boardwright/board.boardwright'],
    ['macOS', 'darwin', {}, '/Users/ann', '/Users/ann/Library/Application Support/Boardwright/board.boardwright'],
    ['Windows', 'win32', { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' }, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Roaming\\Boardwright\\board.boardwright'],
    ['Windows with a profile on the network', 'win32', { APPDATA: '\\\\server\\home\\ann' }, 'C:\\Users\\ann', '\\\\server\\home\\ann\\Boardwright\\board.boardwright'],
    ['Windows without the variable', 'win32', {}, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Roaming\\Boardwright\\board.boardwright'],
  ])('on %s', (_system, platform, env, home, file) => { expect(defaultFile({ platform, env, home })).toBe(file); });
});

describe('the file that the desktop program is started with', () => {
  it.each([
    [['boardwright', '--file', 'a.boardwright'], '/work/a.boardwright'],
    [['boardwright', '--file=/x/a.boardwright', '--no-sandbox'], '/x/a.boardwright'],
    [['electron', '--no-sandbox', '.', '--file', '/x/any.name'], '/x/any.name'],
    [['boardwright', '/home/ann/clicked.boardwright'], '/home/ann/clicked.boardwright'],
    [['boardwright', '--file', 'b.boardwright', '/home/ann/clicked.boardwright'], '/work/b.boardwright'],
  ])('%j is %s', (argv, file) => { expect(launchFile(argv, '/work')).toBe(file); });
  it('is the default file when none is named', () => { expect(launchFile(['electron', '.'], '/work')).toBe(defaultFile()); });
});

describe('the window', () => {
  const place: WindowPlace = { x: 100, y: 50, width: 1200, height: 800, maximized: false };
  const laptop = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: -200, width: 2560, height: 1400 };
  it.each<[where: string, change: Partial<WindowPlace>, screens: (typeof laptop)[], kept: boolean]>([
    ['on the screen', {}, [laptop], true],
    ['partly off to the left, but with enough of it to take hold of', { x: -1000 }, [laptop], true],
    ['almost wholly off to the left', { x: -1150 }, [laptop], false],
    ['on the second screen', { x: 2000, y: -100 }, [laptop, second], true],
    ['on a second screen that is gone', { x: 2000, y: 0 }, [laptop], false],
    ['with its title bar above the screen', { y: -400 }, [laptop], false],
    ['with its title bar below the screen', { y: 1000 }, [laptop], false],
    ['without any screen', {}, [], false],
  ])('comes back %s: %#', (_where, change, screens, kept) => {
    const remembered = { ...place, ...change };
    expect(placeOn(screens, remembered)).toEqual(kept ? remembered : null);
  });
  it('remembers its place in a file, and forgets it when the file is broken', () => {
    const file = join(folder, 'window.json');
    expect(readPlace(file)).toBeNull();
    writePlace(file, place);
    expect(readPlace(file)).toEqual(place);
    for (const broken of ['', '{', '[]', '{"x":"1"}', JSON.stringify({ ...place, width: 3 }), JSON.stringify({ ...place, x: 1.5 }), JSON.stringify({ ...place, height: null })]) {
      writeFileSync(file, broken);
      expect(readPlace(file)).toBeNull();
    }
    writePlace(join(folder, 'missing', 'window.json'), place);
  });
});

describe('a file’s name', () => {
  it.each([
    ['Minutes 13 January 2021.docx', 'Minutes 13 January 2021.docx'],
    ['../../etc/passwd', 'etc passwd'],
    ['a\\b:c*d?e"f<g>h|i.pdf', 'a b c d e f g h i.pdf'],
    ['tab\tand\u0000nul.pdf', 'tab and nul.pdf'],
    ['\u202Eexe.pdf', 'exe.pdf'],
    ['.hidden', 'hidden'],
    ['trailing. . ', 'trailing'],
    ['CON.txt', 'file CON.txt'],
    ['', 'file'],
    ['…', '…'],
    [`${'x'.repeat(200)}.docx`, `${'x'.repeat(115)}.docx`],
  ])('%j becomes %j', (wanted, name) => { expect(fileName(wanted)).toBe(name); });
  it('gets its ending once', () => {
    expect([withEnding('minutes', 'pdf'), withEnding('minutes.PDF', 'pdf'), withEnding('minutes.docx', 'pdf')]).toEqual(['minutes.pdf', 'minutes.PDF', 'minutes.docx.pdf']);
  });
  it('is never that of a file which is already there', async () => {
    const from = join(folder, 'sent');
    writeFileSync(from, 'sent');
    const names = [];
    for (let n = 0; n < 3; n++) names.push(await copyUnderFreeName(from, folder, 'board.boardwright'));
    expect(names).toEqual(['board.boardwright', 'board 2.boardwright', 'board 3.boardwright'].map((name) => join(folder, name)));
  });
});

describe('a Node', () => {
  it.each([
    ['24.21.0', '10', true, null],
    ['20.20.2', '9', false, /^Boardwright needs Node 22\.18 or newer, and this is Node 20\.20\.2\. .*$/],
    ['22.14.0', '10', false, /22\.14\.0/],
    ['18.0.0', undefined, false, /18\.0\.0/],
  ])('%s with Node-API %s and TypeScript %s', (node, napi, typeScript, problem) => {
    const found = nodeProblem({ node, napi }, typeScript);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });
});
