import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../electron/content-security.ts';
import { startServer, type Running } from './loopback-server.ts';

const call = JSON.stringify({ name: 'board.get', input: {} });
let door: Running;
let page: Record<string, string>;
beforeAll(async () => {
  door = await startServer({ maxCallBytes: 1000, maxUploadBytes: 5000 });
  page = await door.enter();
});
afterAll(() => door.close());

const post = (headers: Record<string, string>, body = call, path = '/call') => door.send(path, { method: 'POST', headers, body });
const without = (headers: Record<string, string>, name: string) => Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

describe('the token in the printed address', () => {
  it('is exchanged once for a cookie that only this site can send and no script can read', async () => {
    const fresh = await startServer();
    const first = await fresh.send(`/?token=${fresh.token}`);
    expect(first.status).toBe(303);
    expect(first.headers['location']).toBe('/');
    expect(first.headers['set-cookie']).toEqual([expect.stringMatching(/^boardwright-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)]);
    const second = await fresh.send(`/?token=${fresh.token}`);
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
    await fresh.close();
  });
  it.each(['', 'x', 'x'.repeat(43)])('is refused when it is %j, and stays good for its owner', async (wrong) => {
    const fresh = await startServer();
    expect((await fresh.send(`/?token=${wrong}`)).status).toBe(401);
    expect((await fresh.send(`/?token=${fresh.token}`)).status).toBe(303);
    await fresh.close();
  });
  it('may be followed again by the browser that is already in', async () => {
    const again = await door.send(`/?token=${door.token}`, { headers: { cookie: page['cookie']! } });
    expect([again.status, again.headers['set-cookie']]).toEqual([303, undefined]);
  });
});

describe('a request to call an operation', () => {
  it('reaches the back end when it comes from the page', async () => {
    door.reached.length = 0;
    const answer = await post({ ...page, 'sec-fetch-site': 'same-origin' });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: true, value: 'done', changed: [] }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(door.reached).toEqual([{ name: 'board.get', input: {} }]);
  });
  it.each<[why: string, status: number, headers: (own: Record<string, string>) => Record<string, string>]>([
    ['has no cookie', 401, (own) => without(own, 'cookie')],
    ['has a wrong cookie', 401, (own) => ({ ...own, cookie: `${own['cookie']!.split('=')[0]}=${'x'.repeat(43)}` })],
    ['has the cookie of another port', 401, (own) => ({ ...own, cookie: own['cookie']!.replace(/-\d+/, '-1') })],
    ['came by another name for this machine', 403, (own) => ({ ...own, host: `localhost:${door.server.port}` })],
    ['came by a name that was made to point here', 403, (own) => ({ ...own, host: `board.example:${door.server.port}` })],
    ['came to another port', 403, (own) => ({ ...own, host: '127.0.0.1' })],
    ['comes from another site', 403, (own) => ({ ...own, origin: 'https://board.example' })],
    ['comes from another port of this machine', 403, (own) => ({ ...own, origin: 'http://127.0.0.1:1' })],
    ['comes from a page without an origin', 403, (own) => ({ ...own, origin: 'null' })],
    ['does not say where it comes from', 403, (own) => without(own, 'origin')],
    ['is marked by the browser as cross-site', 403, (own) => ({ ...own, 'sec-fetch-site': 'cross-site' })],
    ['is marked by the browser as from a sibling site', 403, (own) => ({ ...own, 'sec-fetch-site': 'same-site' })],
    ['is marked as typed by hand', 403, (own) => ({ ...own, 'sec-fetch-site': 'none' })],
    ['is a plain form', 415, (own) => ({ ...own, 'content-type': 'application/x-www-form-urlencoded' })],
    ['is plain text', 415, (own) => ({ ...own, 'content-type': 'text/plain' })],
    ['has no content type', 415, (own) => without(own, 'content-type')],
  ])('is turned away when it %s', async (_why, status, headers) => {
    door.reached.length = 0;
    const answer = await post(headers(page));
    expect([answer.status, door.reached]).toEqual([status, []]);
  });
  it('is turned away when it is larger than allowed, whether or not it says so', async () => {
    door.reached.length = 0;
    const large = JSON.stringify({ name: 'board.get', input: 'x'.repeat(2000) });
    const said = await post({ ...page, 'content-length': String(large.length) }, large);
    const unsaid = await post({ ...page, 'transfer-encoding': 'chunked' }, large);
    for (const answer of [said, unsaid]) {
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'too_large' } });
    }
    expect(door.reached).toEqual([]);
  });
  it.each(['', 'x', '[]', '{"name":1}', '{"input":{}}', '{"name":"board.get","input":{},"more":1}'])('is turned away when its body is %j', async (body) => {
    door.reached.length = 0;
    const answer = await post(page, body);
    expect([answer.status, JSON.parse(answer.text).error.code, door.reached]).toEqual([400, 'invalid_input', []]);
  });
  it.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])('is turned away as %s', async (method) => {
    const answer = await door.send('/call', { method, headers: page });
    expect(answer.status).toBe(405);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
  it('is answered by the door itself when it asks for something of the door, and checked', async () => {
    const about = await post(page, JSON.stringify({ name: 'door.about', input: {} }));
    expect(JSON.parse(about.text)).toMatchObject({ ok: true, value: { door: 'loopback', fileName: 'board.boardwright' } });
    const extra = await post(page, JSON.stringify({ name: 'door.about', input: { path: '/etc/passwd' } }));
    expect(JSON.parse(extra.text)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    const unknown = await post(page, JSON.stringify({ name: 'door.constructor', input: {} }));
    expect(JSON.parse(unknown.text)).toMatchObject({ ok: false, error: { code: 'unknown_operation' } });
  });
});

describe('the files of the page', () => {
  it('come with exactly the policy of the product', async () => {
    const answer = await door.send('/', { headers: { cookie: page['cookie']! } });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
  });
  it('are shown to nobody without the cookie, and to no other site', async () => {
    expect((await door.send('/')).status).toBe(401);
    expect((await door.send('/assets/main-abc123.js')).status).toBe(401);
    expect((await door.send('/assets/main-abc123.js', { headers: { cookie: page['cookie']!, 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
  it.each([
    '/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/assets/%2e%2e%2f%2e%2e%2fsecret.txt', '/..%5csecret.txt', '/..\\secret.txt',
    '/%252e%252e/secret.txt', '//etc/passwd', '/%00', '/assets/main-abc123.js%00.html', '/C:/secret.txt', '/%', '/secret.txt', '/.',
  ])('do not include %s', async (path) => {
    const answer = await door.send(path, { headers: { cookie: page['cookie']! } });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('a secret');
  });
});

describe('files to and from the browser', () => {
  const upload = (headers: Record<string, string>, body: string, name = 'members.csv') => door.send(`/upload?name=${encodeURIComponent(name)}`, { method: 'POST', headers, body });
  it('go into a private folder under a harmless name, and out of it once', async () => {
    const octets = { ...page, 'content-type': 'application/octet-stream' };
    const sent = JSON.parse((await upload(octets, 'some bytes', '../../etc/pass\u0000wd')).text) as { value: { token: string; name: string } };
    expect(sent.value.name).not.toMatch(/[/\\\u0000]/);
    expect(door.placed.at(-1)).toMatch(/boardwright-\w+[/\\][0-9a-f]{24}[/\\][^/\\]+$/);
    const delivered = JSON.parse((await post(page, JSON.stringify({ name: 'door.deliver', input: { token: sent.value.token } }))).text) as { value: { url: string } };
    const first = await door.send(delivered.value.url, { headers: { cookie: page['cookie']! } });
    expect([first.status, first.text]).toEqual([200, 'some bytes']);
    expect(first.headers['content-disposition']).toMatch(/^attachment; /);
    expect(first.headers['content-type']).toBe('application/octet-stream');
    expect((await door.send(delivered.value.url, { headers: { cookie: page['cookie']! } })).status).toBe(404);
  });
  it('are refused above the limit, without a cookie and as any other type', async () => {
    const octets = { ...page, 'content-type': 'application/octet-stream' };
    expect((await upload({ ...octets, 'content-length': '6000' }, 'x'.repeat(6000))).status).toBe(413);
    expect((await upload(without(octets, 'cookie'), 'x')).status).toBe(401);
    expect((await upload(page, 'x')).status).toBe(415);
  });
  it('are not found by a made-up token', async () => {
    expect((await door.send('/files/made-up', { headers: { cookie: page['cookie']! } })).status).toBe(404);
    const answer = await post(page, JSON.stringify({ name: 'door.deliver', input: { token: '/etc/passwd' } }));
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });
});
