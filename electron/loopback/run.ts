import { startBackEnd } from '../../db/host.ts';
import type { Progress } from '../../shared/door.ts';
import { openBoard } from '../open-board.ts';
import { onStop } from '../stopping.ts';
import { openBrowser } from './browser.ts';
import { startLoopback } from './server.ts';

export interface LoopbackRun {
  file: string;
  page: string;
  open: boolean;
}

/**
 * Opens the data file and serves the page until Ctrl+C (or the terminal's closing, or a polite kill). Returns the exit code: 0 after a
 * clean close, 1 when the file could not be opened, with the reason on the screen.
 */
export async function runLoopback({ file, page, open }: LoopbackRun): Promise<number> {
  const ended = untilStopped();
  let feed: ((progress: Progress) => void) | undefined;
  const opened = await openBoard(startBackEnd, file, (progress) => feed?.(progress));
  if (!opened.ok) {
    console.error(opened.error.message);
    return 1;
  }
  const board = opened.value;
  const server = await startLoopback({ board, page, log: (line) => console.error(line) });
  feed = server.onProgress;
  console.log(`Boardwright is at ${server.address} (works once; Ctrl+C closes it)`);
  if (open) openBrowser(server.address);
  await ended;
  await server.close();
  await board.close();
  return 0;
}

const IMPATIENT_MS = 2_000;

/**
 * Ctrl+C reaches the program twice when npm runs it: from the terminal and passed on by npm. So a repeat counts only later: then the
 * person has lost patience with a close that hangs, and the program ends at once.
 */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const stop = () => {
      first ??= performance.now();
      if (performance.now() - first > IMPATIENT_MS) process.exit(1);
      resolve();
    };
    onStop(stop);
  });
}
