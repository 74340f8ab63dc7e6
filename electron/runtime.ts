import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Either the Electron program, or why there is none, as the rest of a sentence. */
export type Runtime = { program: string } | { missing: string };

const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const PROBE_MS = 5_000;
/** From npm's cache or a quick refusal; a network that swallows requests without a word is not waited for. */
const WITHOUT_NETWORK_MS = 20_000;
const DOWNLOAD_MS = 15 * 60_000;

/**
 * Finds the Electron runtime: the one named by ELECTRON_OVERRIDE_DIST_PATH, the one that is installed, or by fetching it once, as the
 * electron package itself would at its first start. A failure is not remembered: the next start tries again.
 */
export async function findRuntime(say: (line: string) => void): Promise<Runtime> {
  const name = PROGRAMS[process.platform] ?? 'electron';
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const program = join(override, name);
    return existsSync(program) ? { program } : { missing: `ELECTRON_OVERRIDE_DIST_PATH names a folder without ${name}` };
  }
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return { missing: 'the electron package is not installed' };
  }
  const program = join(folder, 'dist', name);
  if (isInstalled(folder) && existsSync(program)) return { program };
  const reason = await fetchRuntime(folder, say);
  return reason === null && existsSync(program) ? { program } : { missing: `the Electron runtime could not be fetched: ${reason ?? 'the download is incomplete'}` };
}

/** The same test as the electron package's own: the right version has been unpacked to the end. */
function isInstalled(folder: string): boolean {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return readFileSync(join(folder, 'dist', 'version'), 'utf8').trim().replace(/^v/, '') === version && existsSync(join(folder, 'path.txt'));
  } catch {
    return false;
  }
}

async function fetchRuntime(folder: string, say: (line: string) => void): Promise<string | null> {
  const reachable = await probe();
  if (reachable) say('Fetching the Electron runtime (about 120 MB, once) …');
  const reason = await install(folder, reachable ? DOWNLOAD_MS : WITHOUT_NETWORK_MS);
  return reason === 'fetch failed' ? 'its download site cannot be reached' : reason;
}

/** Whether the place the runtime comes from answers at all. */
async function probe(): Promise<boolean> {
  const mirror = process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'] || 'https://github.com/electron/electron/releases/';
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    // Behind a proxy that only the installer knows how to use, this says nothing.
    return process.env['ELECTRON_GET_USE_PROXY'] !== undefined;
  }
}

/** Runs the electron package's installer. Null when it has succeeded, otherwise why not. */
function install(folder: string, limitMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    const timer = setTimeout(() => {
      child.kill();
      resolve('the download took too long');
    }, limitMs);
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-20_000)));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? null : reasonIn(words));
    });
  });
}

/** The first line that says what went wrong, without its stack. */
export function reasonIn(words: string): string {
  const cause = /\[cause\]: \w*Error: (.+)/.exec(words)?.[1] ?? words.split('\n').find((line) => /error|failed/i.test(line)) ?? 'the download was refused';
  return cause.replace(/^\s*(\w*Error: )?/, '').replace(/\s*\{?\s*$/, '').slice(0, 160);
}
