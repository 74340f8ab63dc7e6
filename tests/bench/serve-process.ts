import { pageFolder } from '../../electron/build.ts';
import { runLoopback } from '../../electron/loopback/run.ts';

/** The loopback door as `npm start` runs it, but never building the page first: the bundler's memory and time are not what is measured. */
process.exitCode = await runLoopback({ file: process.argv[2]!, page: pageFolder, open: false });
