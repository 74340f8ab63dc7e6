import { openPage, startBrowser } from './browser.ts';
import type { Line } from './measure.ts';
import { LONGEST_MS, tasksDuring, tasksInWords } from './tasks.ts';

/** Filters and sorts the whole action log of the board of twenty years, as a person does, and looks for tasks that would hold up a frame. */
export async function measureActionLog(file: string): Promise<Line[]> {
  const browser = await startBrowser();
  const { page, close } = await openPage(browser, file);
  const line = async (what: string, work: () => Promise<void>): Promise<Line> => {
    const tasks = await tasksDuring(browser, page, work);
    return { what, figures: tasksInWords(tasks), target: `none over ${LONGEST_MS} ms`, holds: tasks.longest <= LONGEST_MS };
  };
  const wait = () => page.waitForTimeout(700);
  try {
    await page.goto(`${new URL(page.url()).origin}/#/actions?status=all`);
    await page.reload();
    await page.getByText(/^(?:19|20),\d{3} rows$/).waitFor();
    await wait();
    const find = page.getByLabel('Find by any words');
    const lines = [await line('20,000 actions narrowed by typing', async () => {
      await find.click();
      await page.keyboard.type('caseload paper', { delay: 80 });
      await wait();
      for (let key = 0; key < 14; key++) await page.keyboard.press('Backspace', { delay: 20 });
      await wait();
    })];
    for (const heading of ['Action', 'Lead', 'Due']) {
      lines.push(await line(`20,000 actions sorted by ${heading.toLowerCase()}`, async () => {
        for (let time = 0; time < 2; time++) {
          await page.getByRole('columnheader', { name: heading, exact: true }).getByRole('button').click();
          await wait();
        }
      }));
    }
    lines.push(await line('20,000 actions walked with the keyboard', async () => {
      await page.locator('tr[data-index="0"]').focus();
      for (let key = 0; key < 40; key++) await page.keyboard.press(key % 2 === 0 ? 'PageDown' : 'ArrowDown');
      await wait();
    }));
    return lines;
  } finally {
    await close();
    await browser.close();
  }
}
