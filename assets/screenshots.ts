import { chromium } from '@playwright/test';
import headless from '@sparticuz/chromium';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startBackEnd } from '../db/host.ts';

/** Takes the pictures in README.md from the sample board, so that they show the product as it is. Run by `npm run screenshots`. */
const root = resolve(import.meta.dirname, '..');
const out = join(root, 'assets', 'screenshots');
const folder = mkdtempSync(join(tmpdir(), 'boardwright-pictures-'));
const file = join(folder, 'Marlbridge.boardwright');

interface Meeting { id: string; status: string; minutesState: string }
async function prepare(): Promise<{ meeting: string; body: string }> {
  const opened = await startBackEnd({ file });
  if (!opened.ok) throw new Error(opened.error.message);
  const call = async <T>(name: string, input: unknown): Promise<T> => {
    const result = await opened.value.call(name, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value as T;
  };
  await call('desk.set', { name: 'Robin Ash', initials: 'RA', role: 'Business manager' });
  await call('board.loadSample', {});
  await call('backups.make', {});
  const meetings = await call<Meeting[]>('meetings.list', {});
  const bodies = await call<{ id: string }[]>('bodies.list', {});
  await opened.value.close();
  return { meeting: meetings.findLast((one) => one.status === 'held' && one.minutesState === 'circulated')!.id, body: bodies[0]!.id };
}

const { meeting, body } = await prepare();
const child = spawn(process.execPath, ['--import', './electron/check-node.mjs', 'electron/start.ts', '--loopback', '--no-open', '--file', file], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise<string>((found) => {
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const [match] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said) ?? [];
    if (match !== undefined) found(match);
  });
});
const browser = await chromium.launch({ executablePath: await headless.executablePath(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London' });
await page.goto(address);
mkdirSync(out, { recursive: true });
const pictures: Record<string, string> = { home: '/', meeting: `/meetings/${meeting}`, register: `/register?body=${body}`, attendance: '/attendance', plan: '/plan', budget: '/budget' };
for (const [name, place] of Object.entries(pictures)) {
  await page.evaluate((hash) => { location.hash = hash; }, `#${place}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(out, `${name}.png`) });
}
await browser.close();
child.kill('SIGTERM');
await new Promise((done) => child.once('exit', done));
rmSync(folder, { recursive: true, force: true });
