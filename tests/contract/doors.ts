import { request } from 'node:http';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createApp } from '../../db/app.ts';
import { startBackEnd, type StartBackEnd } from '../../db/host.ts';
import { run } from '../../electron/command-line/run.ts';
import { takeCalls } from '../../electron/desktop/calls.ts';
import { desktopDoor } from '../../electron/desktop/door.ts';
import { PAGE_URL } from '../../electron/desktop/page-address.ts';
import { pageCalls } from '../../electron/door-requests.ts';
import { startLoopback } from '../../electron/loopback/server.ts';
import { openBoard, type OpenBoard } from '../../electron/open-board.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Raw } from '../fixtures/caller.ts';

/** One door, as its caller sees it. */
export interface Door {
  raw: Raw;
  /** What an operation's `to` is given so that the file ends up at the path, where the door lets its caller choose. */
  placeFor: (path: string) => Promise<string>;
  /** What an operation's `from` is given so that it reads the file at the path, where the door lets its caller choose. */
  fileFor: (path: string) => Promise<string>;
  /** Puts the content of a data file in the place of the one that is open. */
  reset: (from: string) => Promise<void>;
  close: () => Promise<void>;
}

async function open(file: string): Promise<OpenBoard> {
  const board = await openBoard(startBackEnd, file);
  if (!board.ok) throw new Error(board.error.message);
  return board.value;
}
async function restore({ backEnd }: OpenBoard, from: string): Promise<void> {
  const answer = await backEnd.call('backups.restore', { from: backEnd.place(from) });
  if (!answer.ok) throw new Error(answer.error.message);
}
const valueOf = <T>(answer: Result<unknown>): T => {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as T;
};

/** The worker thread itself, which is behind each of the doors. */
export async function workerDoor(file: string): Promise<Door> {
  const board = await open(file);
  return {
    raw: (name, input) => board.backEnd.call(name, input),
    placeFor: (path) => Promise.resolve(board.backEnd.place(path)),
    fileFor: (path) => Promise.resolve(board.backEnd.place(path)),
    reset: (from) => restore(board, from),
    close: () => board.close(),
  };
}

/** The page in a window: what its preload hands to the main process, with an IPC of the test's own and dialogs that answer at once. */
export async function desktopDoorOf(file: string): Promise<Door> {
  const board = await open(file);
  let chosen = '';
  const dialogs = { saveAs: () => Promise.resolve(chosen), choose: () => Promise.resolve(chosen), tell: () => Promise.resolve() };
  const shell = { openPath: () => Promise.resolve(''), showItemInFolder: () => undefined };
  const handlers = desktopDoor(board, dialogs, shell);
  let listener: ((event: never, given: unknown) => unknown) | undefined;
  takeCalls({ handle: (_channel, take) => { listener = take; } }, pageCalls(handlers, (name, input, id) => board.backEnd.call(name, input, id), () => undefined));
  const event = { senderFrame: { url: PAGE_URL, parent: null } } as never;
  const raw: Raw = async (name, input) => await listener!(event, structuredClone({ name, input })) as Result<unknown>;
  return {
    raw,
    placeFor: async (path) => { chosen = path; return valueOf<{ token: string }>(await raw('door.saveAs', { name: 'minutes', type: 'docx' })).token; },
    fileFor: async (path) => { chosen = path; return valueOf<{ token: string }>(await raw('door.choose', { type: 'spreadsheet' })).token; },
    reset: (from) => restore(board, from),
    close: () => board.close(),
  };
}

/** The page in a browser: HTTP requests with the headers that a browser sends. */
export async function loopbackDoorOf(file: string): Promise<Door> {
  const board = await open(file);
  const server = await startLoopback({ board, page: resolve('tests/contract'), log: () => undefined });
  const entered = await send(server.port, 'GET', server.address.slice(server.address.indexOf('/?')), {});
  const cookie = entered.cookie.split(';')[0]!;
  const raw: Raw = async (name, input) => {
    const answer = await send(server.port, 'POST', '/call', { cookie, 'content-type': 'application/json', origin: `http://127.0.0.1:${server.port}` }, JSON.stringify({ name, input }));
    return JSON.parse(answer.text) as Result<unknown>;
  };
  return {
    raw,
    fileFor: async (path) => {
      const sent = await send(server.port, 'POST', `/upload?name=${encodeURIComponent(basename(path))}`, { cookie, 'content-type': 'application/octet-stream', origin: `http://127.0.0.1:${server.port}` }, readFileSync(path));
      return valueOf<{ token: string }>(JSON.parse(sent.text) as Result<unknown>).token;
    },
    placeFor: async () => valueOf<{ token: string }>(await raw('door.saveAs', { name: 'minutes', type: 'docx' })).token,
    reset: (from) => restore(board, from),
    close: async () => { await server.close(); await board.close(); },
  };
}
function send(port: number, method: string, path: string, headers: Record<string, string>, body: string | Buffer = ''): Promise<{ text: string; cookie: string }> {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done({ text: Buffer.concat(parts).toString(), cookie: response.headers['set-cookie']?.[0] ?? '' }));
    });
    sent.on('error', failed).end(body);
  });
}

/** A back end in this thread: the command line starts one for every call, and a thread for each would take minutes over all operations. */
const startHere: StartBackEnd = ({ file }) => {
  const app = createApp({ file, place: (path) => path });
  return Promise.resolve(ok({
    call: (name, input) => app.dispatch(name, input), callJson: async (name, input) => JSON.stringify(await app.dispatch(name, input)), cancel: () => undefined, place: (path) => path,
    close: () => { app.close(); return Promise.resolve(); },
  }));
};
/** The command line, from its arguments to its Result. That it prints that as JSON and exits with 0 or 1 is tested on the real program. */
export function commandLineDoor(file: string): Door {
  const raw: Raw = (name, input) => run(['--file', file, name, JSON.stringify(input) ?? ''], startHere);
  return {
    raw,
    placeFor: (path) => Promise.resolve(path),
    fileFor: (path) => Promise.resolve(path),
    reset: async (from) => { valueOf(await raw('backups.restore', { from })); },
    close: () => Promise.resolve(),
  };
}
