import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopback, type LoopbackServer } from '../../electron/loopback/server.ts';
import type { OpenBoard } from '../../electron/open-board.ts';
import { ok } from '../../shared/result.ts';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}
export interface Sending {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** The server over a back end that only notes what reaches it, and a page of two files beside a secret one. */
export interface Running {
  server: LoopbackServer;
  origin: string;
  token: string;
  reached: { name: string; input: unknown }[];
  placed: string[];
  folder: string;
  /** Sends exactly this path, which a URL parser would tidy up first. */
  send: (path: string, sending?: Sending) => Promise<Answer>;
  /** Exchanges the token, and gives the headers that the page's own requests have from then on. */
  enter: () => Promise<Record<string, string>>;
  close: () => Promise<void>;
}

export async function startServer(limits: { maxCallBytes?: number; maxUploadBytes?: number } = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'boardwright-security-'));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>The page</title>');
  writeFileSync(join(page, 'assets', 'main-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'a secret');
  const reached: Running['reached'] = [];
  const placed: string[] = [];
  const board = {
    file: join(folder, 'board.boardwright'), fileName: 'board.boardwright',
    backEnd: {
      call: (name: string, input: unknown) => { reached.push({ name, input }); return Promise.resolve(ok('done')); },
      callJson: (name: string, input: unknown) => { reached.push({ name, input }); return Promise.resolve(JSON.stringify(ok('done'))); },
      cancel: () => undefined, place: (path: string) => { placed.push(path); return `place-${placed.length}`; }, close: () => Promise.resolve(),
    },
    switchTo: () => Promise.resolve(ok({ name: 'other' })), close: () => Promise.resolve(),
  } satisfies OpenBoard;
  const server = await startLoopback({ board, page, log: () => undefined, ...limits });
  const origin = `http://127.0.0.1:${server.port}`;
  const token = new URL(server.address).searchParams.get('token') ?? '';
  const send = (path: string, sending: Sending = {}) => sendTo(server.port, path, sending);
  return {
    server, origin, token, reached, placed, folder, send,
    async enter() {
      const { headers } = await send(`/?token=${token}`);
      return { cookie: headers['set-cookie']![0]!.split(';')[0]!, origin, 'content-type': 'application/json' };
    },
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function sendTo(port: number, path: string, { method = 'GET', headers = {}, body }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
