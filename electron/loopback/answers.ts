import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, type Result } from '../../shared/result.ts';
import { PAGE_HEADERS } from '../content-security.ts';
import type { PageFile } from '../page-files.ts';
import type { TurnedAway } from './checks.ts';

const DATA_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

export function sendResult(response: ServerResponse, result: Result<unknown>, status = 200, extra: Record<string, string> = {}): void {
  sendJson(response, JSON.stringify(result), status, extra);
}

export function sendJson(response: ServerResponse, json: string, status = 200, extra: Record<string, string> = {}): void {
  const body = Buffer.from(json);
  response.writeHead(status, { ...DATA_HEADERS, ...extra, 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(body);
}

/** The connection ends with the answer, so that the rest of a body that nobody wants is not read. */
export function sendAway(response: ServerResponse, { status, code, message }: TurnedAway): void {
  sendResult(response, fail({ code, message }), status, { connection: 'close' });
}

/** For a person who looks at the address bar, not a program. */
export function sendWords(response: ServerResponse, status: number, title: string, text: string): void {
  response.writeHead(status, { ...PAGE_HEADERS, 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`);
}

export async function sendPageFile(response: ServerResponse, file: PageFile): Promise<void> {
  const { size } = await stat(file.path);
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'content-type': file.type,
    'content-length': size,
    'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  await pipeline(createReadStream(file.path), response);
}

/** A finished file, as a download, once: it is removed with its own folder when the browser has it. */
export async function sendDownload(response: ServerResponse, path: string): Promise<void> {
  const { size } = await stat(path);
  const name = basename(path);
  const plain = name.replace(/[^ -~]|["\\%]/g, '_');
  response.writeHead(200, {
    ...DATA_HEADERS,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'application/octet-stream',
    'content-length': size,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
  });
  await pipeline(createReadStream(path), response);
  await rm(dirname(path), { recursive: true, force: true });
}

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
