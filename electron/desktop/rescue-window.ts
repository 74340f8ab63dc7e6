import type { BrowserWindow } from 'electron';
import { RESCUE_URL } from './page-address.ts';
import { rescueChoice, type RescueChoice } from './rescue-page.ts';

/** Shows the rescue page and waits for a choice. Closing the window is choosing to quit. */
export function askRescue(window: BrowserWindow): Promise<RescueChoice> {
  return new Promise((resolve) => {
    window.webContents.on('will-navigate', (event) => {
      // Nothing is ever followed: the navigation is refused for every window, and its address is read here.
      event.preventDefault();
      const choice = rescueChoice(event.url);
      if (choice !== null) resolve(choice);
    });
    window.on('closed', () => resolve({ what: 'quit' }));
    window.loadURL(RESCUE_URL).catch(() => resolve({ what: 'quit' }));
  });
}
