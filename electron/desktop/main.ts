import { app, dialog, ipcMain, Menu, protocol, session, shell, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backupsOf, restoreInPlaceOf } from '../../db/backups/rescue.ts';
import { startBackEnd } from '../../db/host.ts';
import type { Progress } from '../../shared/door.ts';
import type { Problem } from '../../shared/result.ts';
import { pageCalls } from '../door-requests.ts';
import { openBoard, type OpenBoard } from '../open-board.ts';
import { version } from '../version.ts';
import { takeCalls } from './calls.ts';
import { PROGRESS } from './channels.ts';
import { dialogs } from './dialogs.ts';
import { desktopDoor } from './door.ts';
import { hardenApp, hardenSession, QUIET_SWITCHES } from './harden.ts';
import { launchFile } from './launch.ts';
import { menuTemplate } from './menu.ts';
import { PAGE_URL, SCHEME } from './page-address.ts';
import { appFiles, type MadePage } from './protocol.ts';
import { rescuePage } from './rescue-page.ts';
import { askRescue } from './rescue-window.ts';
import { offerTextMenu, prepareSpelling } from './spelling.ts';
import { pageWindow, plainWindow } from './windows.ts';

// The desktop door. It only wires Electron to the modules beside it, which are tested without a runtime.
const here = import.meta.dirname;
const icon = join(here, '..', '..', 'assets', 'icons', 'boardwright.png');
const file = launchFile(process.argv, process.cwd());

app.enableSandbox();
for (const name of QUIET_SWITCHES) app.commandLine.appendSwitch(name);
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
hardenApp(app);

// Only the last page that was asked for, while its window is open.
let rescue: MadePage | null = null;
let window: BrowserWindow | null = null;
let board: OpenBoard | null = null;
const theWindow = (): BrowserWindow => window!;
const talk = dialogs(dialog, theWindow, app.getPath('documents'));

if (app.requestSingleInstanceLock({ file })) {
  app.on('second-instance', (_event, _argv, _folder, other) => void show((other as { file?: string }).file));
  // Windows come and go while a file is being rescued; the program ends when the page's own window closes.
  app.on('window-all-closed', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  // Not awaited here: Electron is ready only when this file has been read to its end.
  app.whenReady().then(run).catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else {
  // The program that is already running shows the file.
  app.exit(0);
}

async function run(): Promise<void> {
  prepareSpelling(session.defaultSession, process.platform, app.getPath('userData'));
  hardenSession(session.defaultSession);
  protocol.handle(SCHEME, appFiles(join(here, '..', 'renderer'), () => rescue));
  Menu.setApplicationMenu(null);
  board = await openOrRescue(file);
  if (board === null) return app.quit();
  const open = board;
  takeCalls(ipcMain, pageCalls(desktopDoor(open, talk, shell), (name, input, id) => open.backEnd.call(name, input, id), console.error));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, menuActions(open), !app.isPackaged)));
  closeBeforeQuitting(open);
  window = pageWindow(app.getPath('userData'), join(here, 'preload.cjs'), icon);
  offerTextMenu(window, (template, over) => Menu.buildFromTemplate(template).popup({ window: over }));
  window.on('closed', () => app.quit());
  await window.loadURL(PAGE_URL);
}

const sendProgress = (progress: Progress): void => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(PROGRESS, progress);
};

/** Opens the file; where that fails, asks what to do until something opens. Null: the person gave up. */
async function openOrRescue(wanted: string): Promise<OpenBoard | null> {
  let path = wanted;
  let problem: Problem | null = null;
  for (;;) {
    if (problem === null) {
      const opened = await openBoard(startBackEnd, path, sendProgress);
      if (opened.ok) return opened.value;
      problem = opened.error;
    }
    rescue = rescuePage(problem, path, backupsOf(path));
    problem = null;
    window = plainWindow(icon);
    const choice = await askRescue(window);
    if (choice.what === 'quit') return null;
    if (choice.what === 'choose') path = (await talk.choose('boardwright')) ?? path;
    if (choice.what === 'restore') {
      const restored = restoreInPlaceOf(path, choice.name);
      if (!restored.ok) problem = restored.error;
    }
    window.destroy();
    rescue = null;
  }
}

async function show(other: string | undefined): Promise<void> {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.focus();
  if (board !== null && other !== undefined) await open(board, other);
}

/** Opens another file in the window, or says why not. */
async function open(current: OpenBoard, path: string): Promise<void> {
  const before = current.file;
  const result = await current.switchTo(path);
  if (!result.ok) await talk.tell('error', 'That file was not opened', result.error.message);
  else if (current.file !== before) await theWindow().loadURL(PAGE_URL);
}

function menuActions(current: OpenBoard) {
  const doing = (work: () => Promise<unknown>) => () => void work().catch(console.error);
  return {
    newBoard: doing(async () => {
      const path = await talk.saveAs('board', 'boardwright');
      if (path === null) return;
      if (existsSync(path)) await talk.tell('error', 'There is already a file of that name', 'It has not been changed. Choose another name for the new board.');
      else await open(current, path);
    }),
    openBoard: doing(async () => {
      const path = await talk.choose('boardwright');
      if (path !== null) await open(current, path);
    }),
    backUp: doing(async () => {
      const result = await current.backEnd.call('backups.make', {});
      if (result.ok) await talk.tell('info', 'The backup was made and checked', (result.value as { name: string }).name);
      else await talk.tell('error', 'The backup was not made', result.error.message);
    }),
    showFile: () => shell.showItemInFolder(current.file),
    about: doing(() => talk.tell('info', `Boardwright ${version}`, `The data file is ${current.file}. Nothing leaves this computer unless you send it.`)),
  };
}

/** The page sends its last words while its window closes; they are written before the file is closed. */
function closeBeforeQuitting(current: OpenBoard): void {
  let closing = false;
  app.on('will-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    current.close().catch(console.error).finally(() => app.exit(0));
  });
}
