import { spawn } from 'node:child_process';

/** The program that opens an address in the default browser, for each system. */
export function browserCommand(platform: NodeJS.Platform, address: string): [program: string, args: string[]] {
  if (platform === 'darwin') return ['open', [address]];
  // Not `start`, which would need the shell's quoting.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return ['xdg-open', [address]];
}

/** Opens the address in the default browser. Where there is none nothing happens: the address has been printed. */
export function openBrowser(address: string): void {
  const [program, args] = browserCommand(process.platform, address);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
