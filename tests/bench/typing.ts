import BetterSqlite3 from 'better-sqlite3';
import { openPage, startBrowser } from './browser.ts';
import type { Line } from './measure.ts';

const LONGEST_MS = 50;
const DELIBERATE_MS = 300;
const KEY_EVERY_MS = 25;
const TEXT = 'The representative of the police reported that the number of referrals had risen since the last meeting, and that the cause lay outside the control of the group. ';
const TIMES = 4;

/** What the browser's own trace says of one task: microseconds by the clock, and of the thread's own work. */
interface TraceEvent { name: string; ph: string; pid: number; tid: number; dur?: number; tdur?: number; args?: { name?: string } }

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
    await page.goto(`${new URL(page.url()).origin}/#/meetings/${id}`);
    await page.reload();
    await page.getByText(words.slice(0, 60)).first().click();
    await page.locator('.ProseMirror:focus').waitFor();
    await page.keyboard.press('Control+End');
    await page.waitForTimeout(1000);
    await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
    for (let time = 0; time < TIMES; time++) {
      await page.keyboard.type(TEXT, { delay: KEY_EVERY_MS });
      await page.keyboard.press('Enter');
    }
    await page.waitForTimeout(1500);
    await page.evaluate(busy, DELIBERATE_MS);
    const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
    if (!(await page.locator('.ProseMirror').innerText()).includes(TEXT.trim())) throw new Error('What was typed is not in the minute');
    return [judge(trace.traceEvents)];
  } finally {
    await close();
    await browser.close();
  }
}

/** Makes one task long on purpose: a watch that does not see it sees nothing. */
function busy(ms: number): void {
  for (const began = performance.now(); performance.now() - began < ms;);
}

/**
 * Judged by the work of the page's own thread: on a busy machine a task may stand still for others, which says nothing about the page.
 * Both are shown.
 */
function judge(events: TraceEvent[]): Line {
  const threads = new Set(events.filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && threads.has(`${event.pid} ${event.tid}`));
  const [deliberate, ...typing] = tasks.toSorted((a, b) => (b.dur ?? 0) - (a.dur ?? 0));
  if ((deliberate?.dur ?? 0) < DELIBERATE_MS * 1000) throw new Error('The trace does not show the task that was made long on purpose');
  const clock = typing.map((task) => (task.dur ?? 0) / 1000).filter((duration) => duration > LONGEST_MS);
  const longest = Math.max(...typing.map((task) => (task.tdur ?? task.dur ?? 0) / 1000));
  return {
    what: `${TEXT.length * TIMES} keys typed into minutes`,
    figures: `longest task ${longest.toFixed(0)} ms of work; ${clock.length} over ${LONGEST_MS} ms by the clock${clock[0] === undefined ? '' : `, the longest ${clock[0].toFixed(0)} ms`}`,
    target: `none over ${LONGEST_MS} ms`, holds: longest <= LONGEST_MS,
  };
}
