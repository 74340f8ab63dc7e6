import type { App, Session, WebContents } from 'electron';
import { isPage, SCHEME } from './page-address.ts';

/** For Chromium's own habits: none of its services has anything to do here. */
export const QUIET_SWITCHES = ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'disable-sync', 'no-pings'];

interface Refusable {
  preventDefault(): void;
}

/**
 * Denies everything that a page could ask of the machine or the network beyond its own files. Each is refused although the content
 * security policy and the sandbox already stand in its way: no single wall is relied on.
 */
export function hardenApp(app: App): void {
  const refuse = (event: Refusable) => event.preventDefault();
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', refuse);
  app.on('login', refuse);
}

export function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // The page may be loaded again in its own place; everything else is a way out.
  contents.on('will-navigate', (event) => {
    if (!isPage(event.url) || !isPage(contents.getURL())) event.preventDefault();
  });
  // Our page has no frames. The main frame is left to the listener above: refused here, it would never be heard of there.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  // Finished files are written by the back end where the person chose; the page itself downloads nothing.
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysHere(url) }));
}

/** The page's own files, what it makes itself, and the developer tools' own pages. */
export function staysHere(url: string): boolean {
  return URL.canParse(url) && [`${SCHEME}:`, 'data:', 'blob:', 'devtools:'].includes(new URL(url).protocol);
}
