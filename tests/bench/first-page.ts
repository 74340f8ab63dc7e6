import type { Page } from '@playwright/test';
import { openPage, startBrowser } from './browser.ts';
import { median, ms, type Line } from './measure.ts';

const TIMES = 1.2;
const ROUNDS = 15;
const HOME = '.home';

/** From asking for the page until its home screen stands, in the page's own clock. */
async function load(page: Page): Promise<number> {
  await page.reload();
  await page.waitForSelector(HOME);
  return page.evaluate(() => (window as unknown as { homeStood: number }).homeStood);
}

/** The first screen in a browser, on twenty years and on an empty board, in turn. */
export async function measureFirstPage(twenty: string, empty: string): Promise<Line[]> {
  const browser = await startBrowser();
  const boards = await Promise.all([twenty, empty].map((file) => openPage(browser, file)));
  const times: number[][] = [[], []];
  try {
    for (const { page } of boards) {
      await page.addInitScript((selector) => {
        new MutationObserver((_, observer) => {
          if (document.querySelector(selector) === null) return;
          observer.disconnect();
          requestAnimationFrame(() => { (window as unknown as { homeStood: number }).homeStood = performance.now(); });
        }).observe(document, { childList: true, subtree: true });
      }, HOME);
      await load(page);
    }
    for (let round = 0; round < ROUNDS; round++) for (const [at, { page }] of boards.entries()) times[at]!.push(await load(page));
  } finally {
    for (const board of boards) await board.close();
    await browser.close();
  }
  const [full, fresh] = times.map(median) as [number, number];
  return [{
    what: 'page asked for until the home screen stands', figures: `${ms(full)}, empty board ${ms(fresh)}: ${(full / fresh).toFixed(2)} times`,
    target: `${TIMES} times`, holds: full <= fresh * TIMES,
  }];
}
