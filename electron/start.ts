import { spawn } from 'node:child_process';
import { buildIfStale, pageFolder, projectFolder } from './build.ts';
import { findRuntime } from './runtime.ts';
import { HELP, startOptions, type StartOptions } from './start-options.ts';
import { onStop } from './stopping.ts';
import { workWhereTyped } from './typed-paths.ts';

const say = (line: string): void => console.log(line);
/** A desktop window that fails sooner than this has never been seen by anyone. */
const FAILED_START_MS = 8_000;

/** What `npm start` runs: the desktop window where its runtime can be had, otherwise the same product in the browser, saying why. */
async function start(options: StartOptions): Promise<number> {
  const reason = options.loopback ? null : await openDesktop(options);
  if (typeof reason === 'number') return reason;
  if (reason !== null) say(`No desktop window, because ${reason}. Boardwright opens in the browser instead.`);
  await buildIfStale(['renderer'], say);
  const { runLoopback } = await import('./loopback/run.ts');
  return runLoopback({ file: options.file, page: pageFolder, open: options.open });
}

/** The window's exit code when it has been closed, or why there was none. */
async function openDesktop(options: StartOptions): Promise<number | string> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display for a window';
  const runtime = await findRuntime(say);
  if ('missing' in runtime) return runtime.missing;
  await buildIfStale(['renderer', 'electron'], say);
  return runDesktop(runtime.program, options.file);
}

function runDesktop(program: string, file: string): Promise<number | string> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(program, [projectFolder, '--file', file], { stdio: 'inherit' });
    const stopListening = onStop((signal) => void child.kill(signal));
    child.on('error', (error) => resolve(`the Electron runtime could not be started: ${error.message}`));
    child.on('close', (code, signal) => {
      stopListening();
      const failed = code !== 0 && signal !== 'SIGINT' && signal !== 'SIGTERM' && performance.now() - started < FAILED_START_MS;
      resolve(failed ? 'the Electron runtime stopped as soon as it was started (its words are above)' : (code ?? 0));
    });
  });
}

workWhereTyped('start');
const options = startOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exitCode = 1;
} else if (options.help) {
  say(HELP);
} else {
  process.exitCode = await start(options);
}
