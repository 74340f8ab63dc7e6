import { parseArgs } from 'node:util';
import { defaultFile } from './default-file.ts';

export interface StartOptions {
  file: string;
  /** Whether to open the browser, where there is no desktop window. */
  open: boolean;
  /** Use the loopback door even where a desktop window could be had. */
  loopback: boolean;
  help: boolean;
}

export const HELP = `Opens Boardwright.

  npm start -- [options]

  --file PATH   the data file; made if it is missing
                (without it: ${defaultFile()})
  --loopback    open in the browser, even where a desktop window could be had
  --no-open     where it opens in the browser: print the address only
  --help        show this

Ctrl+C closes Boardwright.`;

/** Reads what was typed after `npm start --`. A string is what is wrong with it, in one line. */
export function startOptions(args: string[]): StartOptions | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        file: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        loopback: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.file === '') return '--file needs the path of a data file.';
    return { file: values.file ?? defaultFile(), open: !values['no-open'], loopback: values.loopback, help: values.help };
  } catch (error) {
    const problem = (error as Error).message.split(/\. |\n/)[0];
    return `${problem}. "npm start -- --help" lists the options.`;
  }
}
