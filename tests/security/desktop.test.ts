import { describe, expect, it, vi } from 'vitest';
import { takeCalls } from '../../electron/desktop/calls.ts';
import { hardenApp, hardenContents, hardenSession, staysHere } from '../../electron/desktop/harden.ts';
import { menuTemplate } from '../../electron/desktop/menu.ts';
import { isTrustedSender } from '../../electron/desktop/page-address.ts';
import { ok, type Result } from '../../shared/result.ts';

type Listener = (...args: unknown[]) => unknown;

/** Stands for an Electron object: keeps its listeners, and whatever is handed to any of its `set…` methods. */
function stand(more: object = {}) {
  const listeners = new Map<string, Listener[]>();
  const set = new Map<string, Listener>();
  const target = {
    on: (name: string, listener: Listener) => void listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    ...more,
  };
  const object = new Proxy(target, {
    get: (own, name) => Reflect.get(own, name) as unknown ?? ((value: Listener) => void set.set(String(name), value)),
  });
  /** Emits an event whose default the listeners may prevent, and says whether one did. */
  const prevented = (name: string, event: object = {}, ...rest: unknown[]): boolean => {
    const preventDefault = vi.fn<() => void>();
    for (const listener of listeners.get(name) ?? []) listener({ ...event, preventDefault }, ...rest);
    return preventDefault.mock.calls.length > 0;
  };
  return { object, set, prevented, listeners };
}

describe('the window', () => {
  const contents = (at: string) => {
    const fake = stand({ getURL: () => at });
    hardenContents(fake.object as unknown as Parameters<typeof hardenContents>[0]);
    return fake;
  };
  it.each([
    'https://example.org/', 'http://127.0.0.1/', 'file:///etc/passwd', 'app://elsewhere/', 'app://boardwright.example/', 'app://boardwright@example/', 'app://rescue/quit',
    'app://boardwright/assets/x.js', 'javascript:alert(1)', 'data:text/html,x', 'blob:app://boardwright/x', 'about:blank', '',
  ])('does not go to %s', (url) => {
    expect(contents('app://boardwright/').prevented('will-navigate', { url })).toBe(true);
  });
  it('may load its own page again, and only from there', () => {
    expect(contents('app://boardwright/').prevented('will-navigate', { url: 'app://boardwright/#/meetings' })).toBe(false);
    expect(contents('app://rescue/').prevented('will-navigate', { url: 'app://boardwright/' })).toBe(true);
  });
  it('opens no other window, follows no redirect, takes no frame and no webview', () => {
    const fake = contents('app://boardwright/');
    expect(fake.set.get('setWindowOpenHandler')!()).toEqual({ action: 'deny' });
    expect(fake.prevented('will-redirect', { url: 'app://boardwright/' })).toBe(true);
    expect(fake.prevented('will-frame-navigate', { url: 'app://boardwright/', isMainFrame: false })).toBe(true);
    expect(fake.prevented('will-attach-webview')).toBe(true);
  });
});

describe('the program', () => {
  it('hardens every window that is made, whoever makes it', () => {
    const app = stand();
    hardenApp(app.object as unknown as Parameters<typeof hardenApp>[0]);
    const made = stand({ getURL: () => 'app://boardwright/' });
    app.prevented('web-contents-created', {}, made.object);
    expect(made.prevented('will-navigate', { url: 'https://example.org/' })).toBe(true);
  });
  it('trusts no broken certificate, gives none of its own and no password', () => {
    const app = stand();
    hardenApp(app.object as unknown as Parameters<typeof hardenApp>[0]);
    const answer = vi.fn<Listener>();
    expect(app.prevented('certificate-error', {}, null, '', '', null, answer)).toBe(true);
    expect(answer.mock.calls).toEqual([[false]]);
    expect(app.prevented('select-client-certificate')).toBe(true);
    expect(app.prevented('login')).toBe(true);
  });
});

describe('the session', () => {
  const requests: { listener?: Listener } = {};
  const session = stand({ webRequest: { onBeforeRequest: (listener: Listener) => { requests.listener = listener; } } });
  hardenSession(session.object as unknown as Parameters<typeof hardenSession>[0]);
  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'fileSystem', 'midi', 'serial', 'hid', 'usb'])('denies the permission %s', (permission) => {
    const answer = vi.fn<Listener>();
    session.set.get('setPermissionRequestHandler')!(null, permission, answer);
    expect(answer.mock.calls).toEqual([[false]]);
    expect(session.set.get('setPermissionCheckHandler')!(null, permission)).toBe(false);
  });
  it('denies every device, screen capture and pairing', () => {
    expect(session.set.get('setDevicePermissionHandler')!({})).toBe(false);
    const pairing = vi.fn<Listener>();
    session.set.get('setBluetoothPairingHandler')!({}, pairing);
    expect(pairing.mock.calls).toEqual([[{ confirmed: false }]]);
    const capture = vi.fn<Listener>();
    session.set.get('setDisplayMediaRequestHandler')!({}, capture);
    expect(capture.mock.calls).toEqual([[{}]]);
    for (const event of ['select-hid-device', 'select-usb-device']) expect(session.prevented(event, {}, {}, () => undefined)).toBe(true);
    expect(session.prevented('select-serial-port', {}, [], null, () => undefined)).toBe(true);
  });
  it('downloads nothing', () => {
    expect(session.prevented('will-download')).toBe(true);
  });
  it.each([
    ['app://boardwright/x.js', false], ['data:image/png;base64,x', false], ['blob:app://boardwright/1', false], ['https://example.org/', true], ['http://127.0.0.1:80/', true],
    ['ws://example.org/', true], ['file:///etc/passwd', true], ['ftp://example.org/', true], ['nonsense', true],
  ])('a request to %s is cancelled: %s', (url, cancel) => {
    const answer = vi.fn<Listener>();
    requests.listener!({ url }, answer);
    expect(answer.mock.calls).toEqual([[{ cancel }]]);
    expect(staysHere(url)).toBe(!cancel);
  });
});

describe('a call to the main process', () => {
  const top = { parent: null };
  it.each([
    ['the page', { url: 'app://boardwright/', ...top }, true],
    ['the page at some place', { url: 'app://boardwright/#/meetings/1?body=2', ...top }, true],
    ['a frame in the page', { url: 'app://boardwright/', parent: {} }, false],
    ['the rescue page', { url: 'app://rescue/', ...top }, false],
    ['another host', { url: 'app://boardwright.example/', ...top }, false],
    ['another scheme', { url: 'https://boardwright/', ...top }, false],
    ['a scheme that only begins alike', { url: 'apps://boardwright/', ...top }, false],
    ['a file of the page', { url: 'app://boardwright/assets/x.html', ...top }, false],
    ['a name before the host', { url: 'app://user@boardwright/', ...top }, false],
    ['a page on the disk', { url: 'file:///app://boardwright/', ...top }, false],
    ['an empty page', { url: 'about:blank', ...top }, false],
    ['no address', { url: '', ...top }, false],
    ['a frame that has gone', null, false],
  ])('from %s', (_who, frame, trusted) => { expect(isTrustedSender(frame)).toBe(trusted); });

  it('is answered only for the page, and only in its shape', async () => {
    let take: Listener = () => undefined;
    const call = vi.fn<(name: string, input: unknown, id?: string) => Promise<Result<unknown>>>(() => Promise.resolve(ok('done')));
    takeCalls({ handle: (_channel, listener) => { take = listener as Listener; } }, call);
    const page = { senderFrame: { url: 'app://boardwright/', parent: null } };
    expect(await take({ senderFrame: { url: 'https://example.org/', parent: null } }, { name: 'board.get', input: {} })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await take(page, { name: 1 })).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(await take(page, { name: 'board.get', input: {}, more: 1 })).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(call).not.toHaveBeenCalled();
    expect(await take(page, { name: 'board.get', input: {}, id: 'a' })).toEqual(ok('done'));
    expect(call).toHaveBeenCalledExactlyOnceWith('board.get', {}, 'a');
  });
});

describe('the menu', () => {
  const nothing = () => undefined;
  const actions = { newBoard: nothing, openBoard: nothing, backUp: nothing, showFile: nothing, about: nothing };
  it.each(['linux', 'win32', 'darwin'] as const)('of %s has the developer tools only while developing', (platform) => {
    const roles = (developer: boolean) => JSON.stringify(menuTemplate(platform, actions, developer));
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
  });
});
