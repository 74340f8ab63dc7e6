import { createApp } from '../../db/app.ts';

/** Takes in a bundle as far as the named moment, says so, and waits there to be ended. */
const [file, from, moment] = process.argv.slice(2) as [string, string, string];
const app = createApp({ file, place: (path) => path });
function reached(now: string): void {
  if (now !== moment) return;
  process.stdout.write('here\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
reached('begun');
await app.dispatch('bundles.import', { from }, { onProgress: ({ label, done }) => reached(`${label} ${done}`) });
process.stdout.write('done\n');
