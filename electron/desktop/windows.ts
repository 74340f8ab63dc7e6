import { BrowserWindow, nativeTheme, screen } from 'electron';
import { join } from 'node:path';
import { FIRST_SIZE, placeOn, readPlace, writePlace } from './window-place.ts';

/** The strictest settings there are, for every window. */
const locked = { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, navigateOnDragDrop: false };
const paper = () => (nativeTheme.shouldUseDarkColors ? '#14191d' : '#fbfaf7');

/** The product's window, in the place where it was last. `profile` is the folder for what belongs to this computer only. */
export function pageWindow(profile: string, preload: string, icon: string): BrowserWindow {
  const placeFile = join(profile, 'window.json');
  const place = placeOn(screen.getAllDisplays().map((display) => display.workArea), readPlace(placeFile));
  const { x, y, width, height } = place ?? { x: undefined, y: undefined, ...FIRST_SIZE };
  const window = new BrowserWindow({
    x, y, width, height, minWidth: 640, minHeight: 480, show: false, icon, title: 'Boardwright', backgroundColor: paper(),
    webPreferences: { ...locked, preload, spellcheck: true },
  });
  if (place?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => writePlace(placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  return window;
}

/** A plain window without any way into the program; its links are read by whoever opened it. */
export function plainWindow(icon: string): BrowserWindow {
  return new BrowserWindow({ width: 760, height: 620, icon, title: 'Boardwright', backgroundColor: paper(), webPreferences: { ...locked, spellcheck: false } });
}
