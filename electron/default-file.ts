import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What the default place depends on; a parameter so that every system can be tested on one. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
}
export const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() });

/** The folder where this user's programs keep their data, by the custom of each system. The same for every door. */
export function dataFolder({ platform, env, home }: Machine = thisMachine()): string {
  if (platform === 'win32') return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), 'Boardwright');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Boardwright');
  const xdg = env['XDG_DATA_HOME'];
  // The XDG standard says that a relative path here is to be ignored.
  return posix.join(xdg !== undefined && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share'), 'Boardwright');
}

/** The data file that opens when no other is named. */
export function defaultFile(machine: Machine = thisMachine()): string {
  return (machine.platform === 'win32' ? win32 : posix).join(dataFolder(machine), 'board.boardwright');
}
