import { resolve } from 'node:path';
import { defaultFile } from '../default-file.ts';

/**
 * The data file that the program was started with: after `--file`, or a file that was double-clicked (the last argument, by its
 * ending). Other arguments belong to Chromium.
 */
export function launchFile(argv: readonly string[], folder: string): string {
  const flag = argv.findIndex((argument) => argument === '--file' || argument.startsWith('--file='));
  const named = flag === -1 ? undefined : argv[flag]!.slice('--file='.length) || argv[flag + 1];
  const clicked = argv.slice(1).findLast((argument) => !argument.startsWith('-') && argument.endsWith('.boardwright'));
  const path = named ?? clicked;
  return path === undefined ? defaultFile() : resolve(folder, path);
}
