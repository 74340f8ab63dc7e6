import { _electron, chromium, expect, test as base, type Browser, type ElectronApplication, type Page } from '@playwright/test';
import headless from '@sparticuz/chromium';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { startBackEnd } from '../../db/host.ts';

/**
 * Two launchers over one driver. `product.start()` opens the product on the test's own data file through the door of the project and gives its
 * page, or on another data file of the test’s; starting it again after `stop` or `kill` is what a user does after closing the window or a power cut.
 */
export interface Product {
  file: string;
  folder: string;
  start: (another?: string) => Promise<Page>;
  /** Closes it as Ctrl+C or the window's cross does. */
  stop: () => Promise<void>;
  /** Ends it as a power cut does. */
  kill: () => Promise<void>;
  /** Does something that saves a file, answers the question where, and gives the path of the finished file. */
  saving: (work: () => Promise<void>) => Promise<string>;
  /** Does something that asks for a file, and answers with the one at this path. */
  choosing: (path: string, work: () => Promise<void>) => Promise<void>;
  /** Runs operations on the data file while the product is not running: to prepare a test or to look at what it did. */
  withBackEnd: <T>(work: (call: Call) => Promise<T>) => Promise<T>;
}
const root = resolve(import.meta.dirname, '../..');
// Not the package's own list of flags: it switches off web security, and so the very checks that the page relies on.
const CLOSED_NETWORK = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];

interface Running {
  page: Page;
  child: ChildProcess;
  /** Only behind the desktop door. */
  app: ElectronApplication | null;
  close: () => Promise<void>;
}

async function startLoopback(browser: Browser, file: string): Promise<Running> {
  const child = spawn(process.execPath, ['--import', './electron/check-node.mjs', 'electron/start.ts', '--loopback', '--no-open', '--file', file], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await new Promise<string>((found, failed) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const [match] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said) ?? [];
      if (match !== undefined) found(match);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => failed(new Error(`The product ended with ${code}: ${said}`)));
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London', acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(address);
  return { page, child, app: null, close: () => context.close() };
}

/** Where the runtime is, if there is one and a display for its window; it is never downloaded for a test. */
function electronRuntime(): string | null {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return null;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  // A runtime named by hand may be a repackaged one, whose launcher is less patient than Electron's own.
  if (override !== undefined) return process.platform === 'win32' ? join(override, 'electron.exe') : join(import.meta.dirname, 'early-electron');
  const require = createRequire(import.meta.url);
  try {
    return require.resolve('electron/dist/electron');
  } catch {
    return null;
  }
}

// Chromium lets a page change its address 200 times in ten seconds and then ignores it for a while. Nobody comes near that, but a test that opens and closes
// a hundred figures does. Playwright switches it off in what it starts; in a window by a file that a stand-in launcher (see early-electron) does not read.
const AS_MANY_AS_A_TEST_ASKS = '--disable-ipc-flooding-protection';

async function startElectron(file: string): Promise<Running> {
  // A profile of its own, because one profile has one window: two tests at once would share it.
  const profile = `--user-data-dir=${join(dirname(file), 'profile')}`;
  const app = await _electron.launch({ executablePath: electronRuntime()!, args: ['--no-sandbox', AS_MANY_AS_A_TEST_ASKS, profile, root, '--file', file], cwd: root });
  const page = await app.firstWindow();
  // The window is there before its page is.
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, child: app.process(), app, close: () => Promise.resolve() };
}

/** The browser hands over a download; the desktop asks in a dialog of the system, which no test can press, so its answer is given here. */
async function save({ page, app }: Running, folder: string, work: () => Promise<void>): Promise<string> {
  if (app === null) {
    const [download] = await Promise.all([page.waitForEvent('download'), work()]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  }
  const path = join(folder, `saved-${Date.now()}`);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await work();
  await expect.poll(() => readdirSync(folder).find((name) => join(folder, name).startsWith(path) && !name.includes('.part')), { timeout: 60_000 }).toBeTruthy();
  return join(folder, readdirSync(folder).find((name) => join(folder, name).startsWith(path))!);
}

/** The same for the question which file to open. */
async function choose({ page, app }: Running, path: string, work: () => Promise<void>): Promise<void> {
  if (app === null) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), work()]);
    return chooser.setFiles(path);
  }
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
  await work();
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((done) => child.once('exit', () => done()));

type Call = (name: string, input: unknown) => Promise<unknown>;
/** Runs operations on a data file that nobody has open, and closes it again. A refusal is an error of the test. */
export async function withFile<T>(file: string, work: (call: Call) => Promise<T>): Promise<T> {
  const opened = await startBackEnd({ file, pathsAllowed: true });
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return await work(async (name, input) => {
      const result = await opened.value.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
      return result.value;
    });
  } finally {
    await opened.value.close();
  }
}

export const test = base.extend<{ product: Product }, { chrome: Browser | null }>({
  chrome: [async ({}, use, { project }) => {
    // The window needs no browser beside it.
    if (project.name === 'electron') return use(null);
    const browser = await chromium.launch({ executablePath: await headless.executablePath(), args: CLOSED_NETWORK, headless: true });
    await use(browser);
    await browser.close();
  }, { scope: 'worker' }],
  product: async ({ chrome }, use, info) => {
    const door = info.project.name;
    test.skip(door === 'electron' && electronRuntime() === null, 'No Electron runtime and display were found on this machine.');
    const folder = mkdtempSync(join(tmpdir(), 'boardwright-e2e-'));
    const file = join(folder, 'board.boardwright');
    let running: Running | undefined;
    const end = async (signal: NodeJS.Signals): Promise<void> => {
      if (running === undefined) return;
      const { child, close } = running;
      running = undefined;
      child.kill(signal);
      await ended(child);
      await close();
    };
    await use({
      file, folder,
      start: async (another = file) => {
        running = door === 'electron' ? await startElectron(another) : await startLoopback(chrome!, another);
        return running.page;
      },
      saving: (work) => save(running!, folder, work),
      choosing: (path, work) => choose(running!, path, work),
      stop: () => end('SIGTERM'),
      kill: () => end('SIGKILL'),
      withBackEnd: (work) => withFile(file, work),
    });
    await end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  },
});
export { expect };
