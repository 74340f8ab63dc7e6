import BetterSqlite3 from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { openPage, startBrowser } from './browser.ts';
import type { Line } from './measure.ts';

const LONGEST_MS = 50;
const KEY_EVERY_MS = 25;
const TEXT = 'The representative of the police reported that the number of referrals had risen since the last meeting, and that the cause lay outside the control of the group. ';
const TIMES = 4;

interface Task { startTime: number; duration: number }
type Watched = Window & { tasks: Task[] };

/** Types into the minutes of a meeting of the board of twenty years, and looks for tasks that would hold up a key. */
export async function measureTyping(file: string): Promise<Line[]> {
  const db = new BetterSqlite3(file);
  const { id, words } = db.prepare(
    `SELECT t.id, (SELECT atom FROM minutes AS m, json_tree(m.body) WHERE m.meetingId = t.id AND key = 'text' LIMIT 1) AS words
     FROM meetings AS t WHERE t.status = 'held' AND t.minutesState = 'draft' ORDER BY t.date DESC LIMIT 1`).get() as { id: string; words: string };
  db.close();
  const browser = await startBrowser();
  const { page, close } = await openPage(browser, file);
  try {
    await page.addInitScript(() => {
      const watched = window as unknown as Watched;
      watched.tasks = [];
      new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(`${new URL(page.url()).origin}/#/meetings/${id}`);
    await page.reload();
    await page.getByText(words.slice(0, 60)).first().click();
    await page.locator('.ProseMirror:focus').waitFor();
    await page.keyboard.press('Control+End');
    await page.waitForTimeout(1000);
    const began = await page.evaluate(() => performance.now());
    for (let time = 0; time < TIMES; time++) {
      await page.keyboard.type(TEXT, { delay: KEY_EVERY_MS });
      await page.keyboard.press('Enter');
    }
    await page.waitForTimeout(1500);
    const tasks = (await page.evaluate(() => (window as unknown as Watched).tasks)).filter((task) => task.startTime >= began);
    if (!(await page.locator('.ProseMirror').innerText()).includes(TEXT.trim())) throw new Error('What was typed is not in the minute');
    await proveWatching(page);
    const longest = Math.max(0, ...tasks.map((task) => task.duration));
    return [{
      what: `${TEXT.length * TIMES} keys typed into minutes`, figures: tasks.length === 0 ? 'no task over 50 ms' : `${tasks.length} tasks over 50 ms, the longest ${longest.toFixed(0)} ms`,
      target: `none over ${LONGEST_MS} ms`, holds: longest <= LONGEST_MS,
    }];
  } finally {
    await close();
    await browser.close();
  }
}

/** A watch that sees nothing proves nothing: a task made long on purpose must be seen. */
async function proveWatching(page: Page): Promise<void> {
  const before = await page.evaluate(() => (window as unknown as Watched).tasks.length);
  await page.evaluate(() => new Promise<void>((done) => {
    setTimeout(() => {
      for (const began = performance.now(); performance.now() - began < 80;);
      done();
    });
  }));
  await page.waitForFunction((count) => (window as unknown as Watched).tasks.length > count, before);
}
