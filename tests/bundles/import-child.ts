import { createApp } from '../../db/app.ts';

/** Takes in a bundle and says when it has begun to write, so that the test can end it in the middle. */
const [file, from] = process.argv.slice(2) as [string, string];
const app = createApp({ file, place: (path) => path });
await app.dispatch('bundles.import', { from }, {
  onProgress: ({ label, done }) => { if (label === 'Writing the records') process.stdout.write(`${done}\n`); },
});
process.stdout.write('done\n');
