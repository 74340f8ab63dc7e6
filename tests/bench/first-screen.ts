import { createApp, type App } from '../../db/app.ts';
import { startBackEnd } from '../../db/host.ts';
import { clock } from './files.ts';
import { ms, sideBySide, type Line } from './measure.ts';

/** What the page reads before its first screen stands. */
const READS: [string, Record<string, never>][] = [['board.get', {}], ['bodies.list', {}], ['history.state', {}], ['home.get', {}], ['attendanceFigures.attention', {}]];
const TIMES = 1.2;

async function read(dispatch: (name: string, input: unknown) => Promise<{ ok: boolean }>): Promise<void> {
  const results = await Promise.all(READS.map(([name, input]) => dispatch(name, input)));
  if (results.some((result) => !result.ok)) throw new Error('A read of the first screen failed');
}

/** From opening the file to the answers, as at a start: a worker, the file's checks, and the reads. */
async function startAndRead(file: string): Promise<void> {
  const opened = await startBackEnd({ file });
  if (!opened.ok) throw new Error(opened.error.message);
  await read((name, input) => opened.value.call(name, input));
  await opened.value.close();
}

export async function measureFirstScreen(twenty: string, empty: string): Promise<Line[]> {
  const apps: App[] = [twenty, empty].map((file) => createApp({ file, clock }));
  const [full, fresh] = apps as [App, App];
  const lines: Line[] = [];
  for (const [name, input] of READS) {
    const found = await sideBySide({ full: () => full.dispatch(name, input), fresh: () => fresh.dispatch(name, input) });
    lines.push({ what: `  ${name}`, figures: `${ms(found.full)}, empty board ${ms(found.fresh)}`, target: '', holds: null });
  }
  const reads = await sideBySide({ full: () => read(full.dispatch), fresh: () => read(fresh.dispatch) });
  lines.push({ what: '  all of its reads', figures: `${ms(reads.full)}, empty board ${ms(reads.fresh)}: ${ms(reads.full - reads.fresh)} more`, target: '', holds: null });
  for (const app of apps) app.close();

  const start = await sideBySide({ full: () => startAndRead(twenty), fresh: () => startAndRead(empty) }, 9);
  lines.push({
    what: 'back end started, file opened, all read, closed', figures: `${ms(start.full)}, empty board ${ms(start.fresh)}: ${(start.full / start.fresh).toFixed(2)} times`,
    target: `${TIMES} times`, holds: start.full <= start.fresh * TIMES,
  });
  return lines;
}
