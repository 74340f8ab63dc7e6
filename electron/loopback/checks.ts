import type { ErrorCode } from '../../shared/result.ts';

/** Why a request is turned away, before anything of it is acted on. */
export interface TurnedAway {
  status: number;
  code: ErrorCode;
  message: string;
}

/** The parts of a request that say where it comes from. */
export interface Caller {
  method: string;
  headers: Record<string, string | string[] | undefined>;
}

const away = (status: number, message: string, code: ErrorCode = 'forbidden'): TurnedAway => ({ status, code, message });

/**
 * Any web page that is open in the same browser can send requests to 127.0.0.1. What gives it away: the Host it reached us by (a name
 * that was made to point here), the Origin it sends, and Sec-Fetch-Site. A POST always carries an Origin in every browser.
 */
export function checkCaller({ method, headers }: Caller, port: number): TurnedAway | null {
  if (method !== 'GET' && method !== 'POST') return away(405, 'Only GET and POST are answered here.', 'invalid_input');
  if (headers['host'] !== `127.0.0.1:${port}`) return away(403, 'This address is not the one that Boardwright printed.');
  const origin = headers['origin'];
  if (origin === undefined ? method === 'POST' : origin !== `http://127.0.0.1:${port}`) {
    return away(403, 'This request does not come from Boardwright’s own page.');
  }
  const site = headers['sec-fetch-site'];
  const welcome = site === undefined || site === 'same-origin' || (site === 'none' && method === 'GET');
  return welcome ? null : away(403, 'This request comes from another site.');
}

/** Plain forms of other sites can send only three content types, so the exact one is asked for. Parameters such as a charset are allowed. */
export function checkBody({ headers }: Caller, type: string, maxBytes: number): TurnedAway | null {
  const given = String(headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (given !== type) return away(415, `Only ${type} is taken here.`, 'invalid_input');
  return Number(headers['content-length'] ?? 0) > maxBytes ? tooLarge(maxBytes) : null;
}

export const tooLarge = (maxBytes: number): TurnedAway =>
  away(413, `That is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB, the most that is taken at once. Nothing has been changed.`, 'too_large');
