import { readFile } from 'node:fs/promises';
import { PAGE_HEADERS } from '../content-security.ts';
import { pageFile } from '../page-files.ts';
import { PAGE_HOST, RESCUE_HOST } from './page-address.ts';

/** A page made on the spot, with the policy that fits it. */
export interface MadePage {
  html: string;
  contentSecurityPolicy: string;
}

/** Answers requests to app://: files of the built page, and the rescue page while there is one. */
export function appFiles(page: string, rescuePage: () => MadePage | null): (request: Request) => Promise<Response> {
  return async (request) => {
    const { host, pathname } = new URL(request.url);
    if (request.method !== 'GET') return nothing(405);
    if (host === RESCUE_HOST) return rescue(rescuePage());
    if (host !== PAGE_HOST) return nothing(404);
    const file = await pageFile(page, pathname);
    if (file === null) return nothing(404);
    return new Response(new Uint8Array(await readFile(file.path)), { headers: { ...PAGE_HEADERS, 'content-type': file.type } });
  };
}

const nothing = (status: number) => new Response(null, { status, headers: PAGE_HEADERS });

function rescue(made: MadePage | null): Response {
  if (made === null) return nothing(404);
  const headers = { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': made.contentSecurityPolicy };
  return new Response(made.html, { headers });
}
