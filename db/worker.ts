import { parentPort, workerData } from 'node:worker_threads';
import { fail, ok, Refusal, type Result } from '../shared/result.ts';
import { createApp, type App } from './app.ts';
import { logFault } from './log.ts';
import type { FromWorker, ToWorker, WorkerOptions } from './messages.ts';
import { problemOf } from './problems.ts';

/** The back end in its own thread: one file, one connection, calls in the order in which they come. */
const port = parentPort!;
const options = workerData as WorkerOptions;
const places = new Map<string, string>();
const send = (message: FromWorker): void => port.postMessage(message);

/** Gives a place away once: a token that has been used opens nothing any more. */
function place(token: string): string {
  const path = places.get(token);
  if (path !== undefined) {
    places.delete(token);
    return path;
  }
  if (options.pathsAllowed) return token;
  throw new Refusal('forbidden', 'Choose the file through the program. Nothing has been changed.');
}

function open(): App | null {
  try {
    const app = createApp({
      file: options.file, place,
      log: ({ operation, error }) => {
        if (error !== undefined) logFault(operation, error);
      },
    });
    send({ type: 'opened', result: ok(null) });
    return app;
  } catch (error) {
    const problem = problemOf(error, options.file);
    if (problem.code === 'internal') logFault('open', error);
    send({ type: 'opened', result: fail(problem) });
    return null;
  }
}

const app = open();
const DAILY_BACKUP_AFTER_MS = 60_000;
const daily = options.dailyBackup
  ? setInterval(() => { app?.backUpDaily().catch((error: unknown) => logFault('daily backup', error)); }, DAILY_BACKUP_AFTER_MS)
  : undefined;

async function answer(message: Extract<ToWorker, { type: 'call' }>, open: App): Promise<void> {
  const { id, name, input, cancelled, asJson } = message;
  const result: Result<unknown> = await open.dispatch(name, input, {
    cancelled: new Int32Array(cancelled),
    onProgress: (progress) => send({ type: 'progress', progress: { id, ...progress } }),
  });
  send({ type: 'result', id, result: asJson ? JSON.stringify(result) : result });
}

port.on('message', (message: ToWorker) => {
  if (message.type === 'place') places.set(message.token, message.path);
  else if (message.type === 'call' && app !== null) void answer(message, app);
  else if (message.type === 'close') {
    clearInterval(daily);
    app?.close();
    send({ type: 'closed' });
    port.close();
  }
});
