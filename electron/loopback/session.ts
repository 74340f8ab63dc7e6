import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may talk to the loopback door: the one browser that came with the address printed at start. */
export interface Session {
  /** Goes into the printed address. Worth something once. */
  readonly token: string;
  /** Exchanges the token for the value of a Set-Cookie header; null for a wrong token and for one that has been used. */
  redeem(token: string): string | null;
  /** Whether a request's Cookie header holds the session's cookie. */
  holds(cookieHeader: string | undefined): boolean;
}

/** `port` is part of the cookie's name, because browsers share cookies between all ports of one address. */
export function makeSession(port: number): Session {
  const token = secret();
  const cookie = secret();
  const name = `boardwright-${port}`;
  let used = false;
  return {
    token,
    redeem(given) {
      if (used || !same(given, token)) return null;
      used = true;
      return `${name}=${cookie}; Path=/; HttpOnly; SameSite=Strict`;
    },
    holds: (header) => (header ?? '').split(';').some((part) => {
      const [key, value = ''] = part.trim().split('=', 2);
      return key === name && same(value, cookie);
    }),
  };
}

const secret = () => randomBytes(32).toString('base64url');
const digest = (text: string) => createHash('sha256').update(text).digest();
/** Takes the same time wherever the first difference is. */
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
