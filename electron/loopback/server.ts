import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import type { Progress } from '../../shared/door.ts';
import { fail, ok, Refusal } from '../../shared/result.ts';
import { isDoorRequest, pageCall, pageCalls } from '../door-requests.ts';
import type { OpenBoard } from '../open-board.ts';
import { pageFile } from '../page-files.ts';
import { sendAway, sendDownload, sendJson, sendPageFile, sendResult, sendWords } from './answers.ts';
import { checkBody, checkCaller, tooLarge } from './checks.ts';
import { loopbackDoor } from './door.ts';
import { progressFeed } from './progress.ts';
import { makeSession } from './session.ts';
import { makeTransfers, TooLarge } from './transfers.ts';

export const MAX_CALL_BYTES = 30 * 1024 * 1024;
export const MAX_UPLOAD_BYTES = 2 * 1024 * 1024 * 1024;

export interface LoopbackServer {
  port: number;
  /** With the token that works once. */
  address: string;
  onProgress(progress: Progress): void;
  close(): Promise<void>;
}

export interface LoopbackOptions {
  board: OpenBoard;
  /** The folder of the built page. */
  page: string;
  log(line: string): void;
  maxCallBytes?: number;
  maxUploadBytes?: number;
}

/** Serves the page and its calls on 127.0.0.1, on a port that the system chooses. Nothing is answered without the session's cookie. */
export async function startLoopback({ board, page, log, maxCallBytes = MAX_CALL_BYTES, maxUploadBytes = MAX_UPLOAD_BYTES }: LoopbackOptions): Promise<LoopbackServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const session = makeSession(port);
  const transfers = await makeTransfers();
  const feed = progressFeed();
  const door = loopbackDoor(board, transfers, log);
  const logError = (error: unknown) => log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const call = pageCalls(door.handlers, (name, input, id) => board.backEnd.call(name, input, id), logError);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const caller = { method: request.method ?? '', headers: request.headers };
    const refused = checkCaller(caller, port);
    if (refused !== null) return sendAway(response, refused);
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
    const parameters = new URLSearchParams(query);
    if (request.method === 'GET' && path === '/' && parameters.has('token')) return enter(request, response, parameters.get('token') ?? '');
    if (!session.holds(request.headers.cookie)) return unknownBrowser(response, path);
    const route = `${request.method} ${path}`;
    if (route === 'POST /call') {
      const bad = checkBody(caller, 'application/json', maxCallBytes);
      return bad === null ? await takeCall(request, response) : sendAway(response, bad);
    }
    if (route === 'POST /upload') {
      const bad = checkBody(caller, 'application/octet-stream', maxUploadBytes);
      return bad === null ? await takeUpload(request, response, parameters.get('name') ?? 'file') : sendAway(response, bad);
    }
    if (route === 'GET /progress') return feed.listen(response);
    if (request.method === 'GET' && path.startsWith('/files/')) return await sendDownload(response, door.downloads.take(path.slice('/files/'.length)));
    const file = request.method === 'GET' ? await pageFile(page, path) : null;
    if (file === null) return sendWords(response, 404, 'Not found', 'There is nothing at this address.');
    await sendPageFile(response, file);
  }

  function enter(request: IncomingMessage, response: ServerResponse, token: string): void {
    // The browser that is already in may follow the printed address again.
    const known = session.holds(request.headers.cookie);
    const cookie = known ? null : session.redeem(token);
    if (!known && cookie === null) return unknownBrowser(response, '/');
    // A redirect, so that the token does not stay in the address bar or the history.
    response.writeHead(303, { location: '/', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...(cookie === null ? {} : { 'set-cookie': cookie }) });
    response.end();
  }

  async function takeCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request, maxCallBytes);
    const body = pageCall.safeParse(parseJson(text));
    if (!body.success) {
      return sendResult(response, fail({ code: 'invalid_input', message: 'The call is not JSON of the form {"name", "input", "id"}. Nothing was done.' }), 400);
    }
    const { name, input, id } = body.data;
    if (isDoorRequest(name)) sendResult(response, await call(name, input, id));
    else sendJson(response, await board.backEnd.callJson(name, input, id));
  }

  async function takeUpload(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const path = await transfers.receive(request, name, maxUploadBytes);
    sendResult(response, ok({ token: door.offer(path), name: basename(path) }));
  }

  function failed(response: ServerResponse, error: unknown): void {
    if (response.headersSent) return void response.destroy();
    if (error instanceof BodyTooLarge || error instanceof TooLarge) return sendAway(response, tooLarge(error instanceof TooLarge ? maxUploadBytes : maxCallBytes));
    if (error instanceof Refusal) return sendResult(response, fail(error.problem), 404);
    if (!response.socket?.destroyed) logError(error);
    sendAway(response, { status: 500, code: 'internal', message: 'Something went wrong in Boardwright. Your data is safe. Try again.' });
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => failed(response, error));
  });
  return {
    port,
    address: `http://127.0.0.1:${port}/?token=${session.token}`,
    onProgress: (progress) => feed.send(progress),
    async close() {
      feed.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await transfers.remove();
    },
  };
}

class BodyTooLarge extends Error {}

/** Not by iterating the stream: leaving the loop would cut the connection before the answer is sent. */
function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let seen = 0;
    request.on('data', (chunk: Buffer) => {
      seen += chunk.length;
      if (seen <= maxBytes) return void chunks.push(chunk);
      request.removeAllListeners('data').pause();
      reject(new BodyTooLarge());
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A person sees a page with words; the page of an earlier start gets a Result that it can show. */
function unknownBrowser(response: ServerResponse, path: string): void {
  const message = 'This address works once, in one browser. Start Boardwright again and use the address that it prints.';
  if (path === '/') sendWords(response, 401, 'This browser is not known to Boardwright', message);
  else sendAway(response, { status: 401, code: 'forbidden', message });
}
