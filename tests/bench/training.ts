import BetterSqlite3 from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { createApp } from '../../db/app.ts';
import { openPage, startBrowser } from './browser.ts';
import { clock } from './files.ts';
import { TODAY } from './generate.ts';
import { ms, sideBySide, type Line, type Work } from './measure.ts';

/** A call may take half as long again as its SQL, and a fixed cost beside that. */
const TIMES = 1.5;
const FIXED_MS = 1;
/** A frame that a person notices. */
const LONG_FRAME_MS = 50;
const NOW = `SELECT b.*, s.status, s.stepOn AS statusOn, s.rowid AS since FROM bookings AS b
  JOIN bookingSteps AS s ON s.bookingId = b.id AND s.position = (SELECT max(position) FROM bookingSteps WHERE bookingId = b.id)`;

/** Reading bookings beside their SQL on a second copy, what the screens ask for, and whether the real page stays fluid on them. */
export async function measureTraining(file: string, copy: string): Promise<Line[]> {
  const app = createApp({ file, clock });
  const bare = new BetterSqlite3(copy, { readonly: true });
  const lines: Line[] = [];
  const ask = (name: string, input: object): Work => async () => {
    const result = await app.dispatch(name, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  const [eventId, count] = bare.prepare('SELECT eventId, count(*) FROM bookings GROUP BY eventId ORDER BY count(*) DESC LIMIT 1').raw().get() as [string, number];
  const rows = bare.prepare('SELECT count(*) FROM bookings').pluck().get() as number;
  for (const [what, input, where, values] of [[`all ${rows} bookings`, {}, '', []], [`the ${count} bookings of a conference`, { eventId }, ' WHERE b.eventId = ?', [eventId]]] as const) {
    const statement = bare.prepare(`${NOW}${where} ORDER BY b.rowid`);
    const found = await sideBySide({ sql: () => statement.all(...values), call: ask('bookings.list', input) });
    lines.push({ what, figures: `${ms(found.call)}, SQL ${ms(found.sql)}: ${(found.call / found.sql).toFixed(2)} times`, target: `${TIMES} times and ${FIXED_MS} ms`, holds: found.call <= found.sql * TIMES + FIXED_MS });
  }
  for (const [what, name, input] of [
    ['the screen of that conference', 'training.event', { id: eventId }], ['the programme of a year', 'training.programme', { from: '2025-04-01', to: '2026-03-31' }], ['reach of a year', 'training.report', { from: '2025-04-01', to: '2026-03-31' }],
    ['reach of all bookings', 'training.report', { from: '2020-04-01', to: TODAY }], ['a figure of all bookings explained', 'training.explain', { from: '2020-04-01', to: TODAY, measure: 'attendedPercent' }],
  ] as const) {
    const found = await sideBySide({ call: ask(name, input) });
    lines.push({ what, figures: ms(found.call), target: '', holds: null });
  }
  app.close();
  bare.close();
  return [...lines, ...await inThePage(file, eventId)];
}

/** Walks and sorts a thousand bookings in a real page, and counts the frames that take too long. */
async function inThePage(file: string, eventId: string): Promise<Line[]> {
  const browser = await startBrowser();
  const { page, served, close } = await openPage(browser, file);
  try {
    await page.goto(`${new URL(served.address).origin}/#/training/${eventId}`);
    const first = page.locator('tr[data-index="0"]');
    await first.waitFor();
    await first.focus();
    const walked = await longFrames(page, async () => { for (let n = 0; n < 150; n++) await page.keyboard.press('ArrowDown'); });
    const sorted = await longFrames(page, () => page.getByRole('button', { name: 'Organisation', exact: true }).click());
    return [
      { what: 'frames over 50 ms while 150 rows of a thousand are walked', figures: walked.join(', ') || 'none', target: 'none', holds: walked.length === 0 },
      { what: 'frames over 50 ms while they are sorted', figures: sorted.map((one) => `${one} ms`).join(', ') || 'none', target: 'at most one, under 300 ms', holds: sorted.length <= 1 && sorted.every((one) => one < 300) },
    ];
  } finally {
    await close();
    await browser.close();
  }
}
async function longFrames(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate((limit) => {
    const seen: number[] = [];
    Object.assign(window, { longFrames: seen });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (entry.duration > limit) seen.push(Math.round(entry.duration)); }).observe({ type: 'longtask' });
  }, LONG_FRAME_MS);
  await work();
  await page.waitForTimeout(300);
  return page.evaluate(() => (window as unknown as { longFrames: number[] }).longFrames);
}
