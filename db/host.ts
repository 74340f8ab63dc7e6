import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../shared/door.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { logFault } from './log.ts';
import type { FromWorker, ToWorker, WorkerOptions } from './messages.ts';

/** The back end as a door sees it: a worker thread that holds the data file, so that no window ever waits for SQL. */
export interface BackEnd {
  /** Runs an operation. Never throws: whatever goes wrong is in the Result. `id` names the call for progress and cancelling. */
  call(name: string, input: unknown, id?: string): Promise<Result<unknown>>;
  /** The same, with the Result as JSON: a door that sends text on need not have the answer copied from thread to thread as objects first. */
  callJson(name: string, input: unknown, id?: string): Promise<string>;
  /** Asks the long work with this id to stop; it ends with the error `cancelled` at the next batch. */
  cancel(id: string): void;
  /** Lets one operation use a file: gives the token that stands for the path in an operation's `to` or `from`. It works once. */
  place(path: string): string;
  /** Checkpoints and closes the file. The back end cannot be used afterwards. */
  close(): Promise<void>;
}

export interface BackEndOptions {
  /** The data file; made if missing. */
  file: string;
  /** True only for the command line, where `to` and `from` are paths that the user typed. */
  pathsAllowed?: boolean;
  /** True for the doors that stay open: a backup is made when a day has passed without one. */
  dailyBackup?: boolean;
  onProgress?: (progress: Progress) => void;
}

const ENDS_WITHIN_MS = 5000;
const stopped = fail({ code: 'internal', message: 'The part of Boardwright that keeps the data has stopped. What was saved is safe. Restart the program.' });

/** Starts the worker and opens the file. A file that cannot be opened is an error with words for people, not an exception. */
export async function startBackEnd({ file, pathsAllowed = false, dailyBackup = false, onProgress }: BackEndOptions): Promise<Result<BackEnd>> {
  const workerData: WorkerOptions = { file, pathsAllowed, dailyBackup };
  // Beside this module, whether it runs from source or bundled.
  const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? 'worker.ts' : 'worker.js', import.meta.url), {
    workerData,
    // Room for short-lived objects, which the engine otherwise doubles as answers grow and never gives back: 25 MB of the whole, at no loss of speed.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const waiting = new Map<string, { resolve: (result: Result<unknown> | string) => void; cancelled: Int32Array }>();
  const opened = Promise.withResolvers<Result<null>>();
  const closed = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<void>();
  let ended = false;

  const end = (): void => {
    ended = true;
    opened.resolve(stopped);
    for (const { resolve } of waiting.values()) resolve(stopped);
    waiting.clear();
    closed.resolve();
  };
  worker.on('message', (message: FromWorker) => {
    switch (message.type) {
      case 'opened': opened.resolve(message.result); break;
      case 'progress': onProgress?.(message.progress); break;
      case 'closed': closed.resolve(); break;
      case 'result':
        waiting.get(message.id)?.resolve(message.result);
        waiting.delete(message.id);
    }
  });
  worker.on('error', (error) => {
    logFault('the back end stopped', error);
    end();
  });
  worker.on('exit', () => {
    end();
    exited.resolve();
  });
  const send = (message: ToWorker): void => worker.postMessage(message);

  const result = await opened.promise;
  if (!result.ok) {
    await worker.terminate();
    return result;
  }
  const ask = (name: string, input: unknown, id: string, asJson: boolean): Promise<Result<unknown> | string> => {
    if (ended) return Promise.resolve(stopped);
    if (waiting.has(id)) return Promise.resolve(fail({ code: 'invalid_input', message: 'A call with this id is still running.' }));
    const { promise, resolve } = Promise.withResolvers<Result<unknown> | string>();
    const cancelled = new SharedArrayBuffer(4);
    waiting.set(id, { resolve, cancelled: new Int32Array(cancelled) });
    try {
      send({ type: 'call', id, name, input, cancelled, asJson });
    } catch {
      // What cannot even be copied to the other thread (a function, a hundred thousand levels) is no input of ours.
      waiting.delete(id);
      return Promise.resolve(fail({ code: 'invalid_input', message: 'The details cannot be read. Nothing has been changed.' }));
    }
    return promise;
  };
  return ok({
    call: async (name, input, id = randomUUID()) => {
      const answer = await ask(name, input, id, false);
      return typeof answer === 'string' ? JSON.parse(answer) as Result<unknown> : answer;
    },
    callJson: async (name, input, id = randomUUID()) => {
      const answer = await ask(name, input, id, true);
      return typeof answer === 'string' ? answer : JSON.stringify(answer);
    },
    cancel: (id) => {
      const call = waiting.get(id);
      if (call !== undefined) Atomics.store(call.cancelled, 0, 1);
    },
    place: (path) => {
      const token = randomUUID();
      send({ type: 'place', token, path });
      return token;
    },
    close: async () => {
      if (ended) return;
      send({ type: 'close' });
      await closed.promise;
      // It ends by itself. A thread that is torn down while the native driver is tidying up has been seen to take the whole process with it.
      const late = setTimeout(() => { void worker.terminate(); }, ENDS_WITHIN_MS);
      await exited.promise;
      clearTimeout(late);
    },
  });
}

export type StartBackEnd = typeof startBackEnd;
