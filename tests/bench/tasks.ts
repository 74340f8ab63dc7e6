import type { Browser, Page } from '@playwright/test';

/** From here on a task holds up a frame and a key. */
export const LONGEST_MS = 50;
const DELIBERATE_MS = 300;

/** What the browser's own trace says of one task: microseconds by the clock, and of the thread's own work. */
interface TraceEvent { name: string; ph: string; pid: number; tid: number; dur?: number; tdur?: number; args?: { name?: string } }
interface Tasks {
  /** Of the page's own thread, in milliseconds. */
  longest: number;
  /** By the clock, those over the limit, the longest first. */
  long: number[];
}

/** Makes one task long on purpose: a watch that does not see it sees nothing. */
function busy(ms: number): void {
  for (const began = performance.now(); performance.now() - began < ms;);
}

/**
 * The tasks of the page while something is done. Judged by the work of the page's own thread: on a busy machine a task may stand still for others,
 * which says nothing about the page. Both are given.
 */
export async function tasksDuring(browser: Browser, page: Page, work: () => Promise<void>): Promise<Tasks> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await work();
  await page.evaluate(busy, DELIBERATE_MS);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const threads = new Set(traceEvents.filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && threads.has(`${event.pid} ${event.tid}`));
  const [deliberate, ...rest] = tasks.toSorted((a, b) => (b.dur ?? 0) - (a.dur ?? 0));
  if ((deliberate?.dur ?? 0) < DELIBERATE_MS * 1000) throw new Error('The trace does not show the task that was made long on purpose');
  return { longest: Math.max(...rest.map((task) => (task.tdur ?? task.dur ?? 0) / 1000)), long: rest.map((task) => (task.dur ?? 0) / 1000).filter((duration) => duration > LONGEST_MS) };
}
export const tasksInWords = ({ longest, long }: Tasks): string => `longest task ${longest.toFixed(0)} ms of work; ${long.length} over ${LONGEST_MS} ms by the clock${long[0] === undefined ? '' : `, the longest ${long[0].toFixed(0)} ms`}`;
