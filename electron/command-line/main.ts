import { startBackEnd } from '../../db/host.ts';
import { workWhereTyped } from '../typed-paths.ts';
import { run } from './run.ts';

/** What `npm run cli` runs: one operation, its Result as JSON on standard output and nothing else there, exit code 0 or 1. */
workWhereTyped('cli');
const result = await run(process.argv.slice(2), startBackEnd);
process.exitCode = result.ok ? 0 : 1;
// A reader that goes away early (“| head”) is no fault.
process.stdout.on('error', () => undefined);
// No process.exit: it would cut off what a pipe has not taken yet.
process.stdout.write(`${JSON.stringify(result, null, process.stdout.isTTY ? 2 : 0)}\n`);
