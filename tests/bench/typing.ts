import BetterSqlite3 from 'better-sqlite3';
import { openPage, startBrowser } from './browser.ts';
import type { Line } from './measure.ts';
import { LONGEST_MS, tasksDuring, tasksInWords } from './tasks.ts';

const KEY_EVERY_MS = 25;
const TEXT = 'The representative of the police reported that the number of referrals had risen since the last meeting, and that the cause lay outside the control of the group. ';
const TIMES = 4;

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
    const tasks = await tasksDuring(browser, page, async () => {
      for (let time = 0; time < TIMES; time++) {
        await page.keyboard.type(TEXT, { delay: KEY_EVERY_MS });
        await page.keyboard.press('Enter');
      }
      await page.waitForTimeout(1500);
    });
    if (!(await page.locator('.ProseMirror').innerText()).includes(TEXT.trim())) throw new Error('What was typed is not in the minute');
    return [{ what: `${TEXT.length * TIMES} keys typed into minutes`, figures: tasksInWords(tasks), target: `none over ${LONGEST_MS} ms`, holds: tasks.longest <= LONGEST_MS }];
  } finally {
    await close();
    await browser.close();
  }
}
