/** The page's own scheme. Standard and secure, so that it has an origin and a content security policy like any site. */
export const SCHEME = 'app';
export const PAGE_HOST = 'boardwright';
export const RESCUE_HOST = 'rescue';
export const PAGE_URL = `${SCHEME}://${PAGE_HOST}/`;
export const RESCUE_URL = `${SCHEME}://${RESCUE_HOST}/`;

/** Scheme and host are compared, never the origin: outside Chromium the origin of a scheme like ours is the word "null". */
function isAt(url: string, host: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return parsed.protocol === `${SCHEME}:` && parsed.host === host && parsed.username === '' && parsed.password === '';
}

/** Whether a URL is the product's page itself, with whatever place within it. */
export const isPage = (url: string): boolean => isAt(url, PAGE_HOST) && new URL(url).pathname === '/';

/** The parts of an IPC event's frame that say who speaks. */
export interface SenderFrame {
  url: string;
  parent: unknown;
}

/** Only the top frame of our own page may call. A frame that has gone away in the meantime is nobody. */
export const isTrustedSender = (frame: SenderFrame | null | undefined): boolean =>
  frame !== null && frame !== undefined && frame.parent === null && isPage(frame.url);
