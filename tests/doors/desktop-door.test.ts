import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dialogs } from '../../electron/desktop/dialogs.ts';
import { desktopDoor } from '../../electron/desktop/door.ts';
import type { OpenBoard } from '../../electron/open-board.ts';

const opened: string[] = [];
const places = new Map<string, string>();
const board = { backEnd: { place: (path: string) => { const token = `token ${places.size}`; places.set(token, path); return token; } } } as unknown as OpenBoard;
const answers = { saveAs: (name: string) => Promise.resolve(join('/home/me', name)), choose: () => Promise.resolve('/home/me/setup.exe'), tell: () => Promise.resolve() };
const shell = { openPath: (path: string) => { opened.push(path); return Promise.resolve(''); }, showItemInFolder: () => undefined };

it('the desktop opens what the product has written, and never a file that came from elsewhere', async () => {
  const door = desktopDoor(board, answers, shell);
  const [paper, copy, chosen] = [await door['door.saveAs']({ name: 'minutes.docx', type: 'docx' }), await door['door.saveAs']({ name: 'setup.exe', type: 'any' }), await door['door.choose']({ type: 'any' })];
  await door['door.deliver']({ token: paper!.token, then: 'open' });
  for (const other of [copy, chosen]) {
    await expect(door['door.deliver']({ token: other!.token, then: 'open' })).rejects.toThrow('does not open it');
    await door['door.deliver']({ token: other!.token, then: 'folder' });
  }
  expect(opened).toEqual(['/home/me/minutes.docx']);
});

it('a kept file is offered under its own name, whatever its ending', async () => {
  let offered = '';
  const asked = dialogs({
    showSaveDialog: (_window: unknown, options: { defaultPath?: string }) => { offered = options.defaultPath!; return Promise.resolve({ canceled: false, filePath: '/home/me/letter' }); },
    showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }), showMessageBox: () => Promise.resolve({}),
  } as unknown as Parameters<typeof dialogs>[0], () => ({}) as never, '/home/me');
  expect([await asked.saveAs('invoice.77.pdf', 'any'), offered]).toEqual(['/home/me/letter', '/home/me/invoice.77.pdf']);
});
