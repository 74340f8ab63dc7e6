import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './product.ts';
import { readWord } from './words.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
const PUBLISHED = 'Income\t\tExpenditure\t\nBalance brought forward\t0\tVenues\t100\nGrant\t54,000\tChair\t25,525.00\nPolice\t5,000\t\nTotal Income\t54,000\tTotal Expenditure\t25,625';

test('A board keeps its money: a published year with its difference, headings, a contribution, an imported ledger, an explained figure and a paper', async ({ product }) => {
  await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Wexcombe Board', kind: 'other', area: null, desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    await call('organisations.create', { name: 'Wex Valley Police', kind: 'police' });
    await call('financialYears.create', { fromDate: '2026-04-01', reservePence: 100_000 });
  });
  const page = await product.start();
  await page.goto(`${page.url().split('#')[0]!}#/budget?new=published`);

  await test.step('both the printed totals and the lines are kept, and the difference is shown', async () => {
    await page.getByLabel('First day of the year').fill('01/04/2016');
    await page.getByRole('textbox', { name: 'The table' }).fill(PUBLISHED);
    await expect(page.getByText('printed £54,000.00, a difference of £5,000.00')).toBeVisible();
    await page.getByRole('button', { name: /Enter the year/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Budget 2016/17' })).toBeVisible();
    await expect(page.getByText('its lines add up to £59,000.00, £5,000.00 more')).toBeVisible();
    await expect(page.getByText('Look first at Police')).toBeVisible();
    await expect(page.getByText('The expenditure printed, £25,625.00, is what its lines add up to.')).toBeVisible();
  });
  await test.step('a heading and a contribution', async () => {
    await page.getByRole('button', { name: 'Financial year: 2016/17' }).click();
    await page.getByRole('menuitem', { name: '2026/27' }).click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Add a heading' }).click();
    await page.getByLabel('Name').fill('Printing');
    await page.getByLabel('Code').fill('E900');
    await page.getByLabel('Budget of this year').fill('1,200.00');
    await page.getByRole('button', { name: /^Add heading/ }).click();
    await expect(page.getByRole('button', { name: 'Original budget of Printing: £1,200.00. Explain' })).toBeVisible();
    await page.getByRole('tab', { name: 'Contributions' }).click();
    await page.getByRole('button', { name: 'Add a contribution' }).click();
    await page.getByRole('combobox', { name: 'Organisation' }).fill('Wex');
    await page.getByRole('option', { name: 'Wex Valley Police' }).click();
    await page.getByRole('textbox', { name: 'Agreed' }).fill('5000');
    await page.getByRole('button', { name: /^Add contribution/ }).click();
    await expect(page.getByRole('row', { name: /Wex Valley Police.*£5,000.00/ })).toBeVisible();
  });
  await test.step('a ledger extract is looked at, imported, and adds nothing the second time', async () => {
    const path = join(product.folder, 'ledger.csv');
    writeFileSync(path, 'Date,Supplier,Ref,Code,Amount\n05/05/2026,Paper Mill Ltd,P1,E900,120.00\n06/05/2026,Somebody,P2,,(30.00)\nTotal,,,,90.00\n');
    await page.getByRole('tab', { name: 'Import' }).click();
    for (const added of ['2 lines', '0 lines']) {
      await product.choosing(path, () => page.getByRole('button', { name: 'Choose a ledger extract' }).click());
      await expect(page.getByText('That is the file’s own total.')).toBeVisible();
      await page.getByRole('button', { name: `Import ${added}` }).click();
      await expect(page.getByText(`${added} added`)).toBeVisible();
    }
    await page.getByRole('button', { name: 'Show them' }).click();
    await expect(page.getByRole('row', { name: /Somebody.*no heading yet.*£30.00/ })).toBeVisible();
  });
  await test.step('a figure explains itself down to the line', async () => {
    await page.getByRole('tab', { name: 'Position' }).click();
    await page.getByRole('button', { name: 'Actual to date of Printing: £120.00. Explain' }).press('Enter');
    await expect(page.getByRole('complementary', { name: 'Actual to date: Printing' }).getByText('Paper Mill Ltd')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary')).toHaveCount(0);
  });
  await test.step('an invoice is kept with its line, and comes out again as it went in', async () => {
    const invoice = join(product.folder, 'invoice P1.pdf');
    writeFileSync(invoice, 'an invoice');
    await page.getByRole('tab', { name: 'Ledger' }).click();
    await page.getByLabel('Show').selectOption({ label: 'All lines' });
    await page.getByRole('row', { name: /Paper Mill Ltd/ }).click();
    const details = page.getByRole('complementary', { name: /Paper Mill/ });
    await product.choosing(invoice, () => details.getByRole('button', { name: 'Attach a file' }).click());
    await expect(details.getByText('invoice P1.pdf')).toBeVisible();
    const copy = await product.saving(() => details.getByRole('button', { name: 'Save a copy of invoice P1.pdf' }).click());
    expect(readFileSync(copy, 'utf8')).toBe('an invoice');
    await details.getByRole('button', { name: 'Remove invoice P1.pdf' }).click();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(details.getByRole('button', { name: 'Save a copy of invoice P1.pdf' })).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('the paper says the same', async () => {
    const path = await product.saving(async () => {
      await page.getByRole('button', { name: 'Papers' }).click();
      await page.getByRole('menuitem', { name: 'Budget monitoring for a meeting, as Word' }).click();
    });
    const { lines } = readWord(new Uint8Array(readFileSync(path)));
    expect(lines.join('\n')).toContain('£120.00');
    expect(lines.join('\n')).toContain('Printing');
  });
});

test('Every figure of the budget’s screens opens an explanation that comes to it', async ({ product }) => {
  test.setTimeout(180_000);
  await product.withBackEnd(async (call) => {
    await call('desk.set', { name: 'Robin Ash', initials: 'RA', role: 'Business manager' });
    await call('board.loadSample', {});
  });
  const page = await product.start();
  let walked = 0;
  for (const tab of ['', 'contributions', 'pictures', 'forecast']) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/budget?tab=${tab}`);
    await page.locator('.figure').first().waitFor();
    // In the page itself: a press of each button, and what the details say, compared with what the button showed.
    const wrong = await page.evaluate(async () => {
      const soon = () => new Promise((done) => { setTimeout(done, 30); });
      const problems: string[] = [];
      const names = [...document.querySelectorAll('.page-body .figure')].map((one) => one.getAttribute('aria-label')!);
      for (const name of names) {
        // Some columns go while the details are open: they are closed before each.
        (document.querySelector('.inspector [aria-label="Close details"]') as HTMLElement | null)?.click();
        let closing = 0;
        do await soon(); while (document.querySelector('.inspector') !== null && closing++ < 100);
        const button = [...document.querySelectorAll<HTMLElement>('.page-body .figure')].find((one) => one.getAttribute('aria-label') === name);
        if (button === undefined) { problems.push(`${name} has gone`); continue; }
        const shown = button.textContent;
        button.click();
        let tries = 0;
        while (document.querySelector('.inspector strong') === null && tries++ < 100) await soon();
        while (document.querySelector('.inspector .waiting') !== null && tries++ < 100) await soon();
        const said = document.querySelector('.inspector strong')?.textContent;
        const together = [...document.querySelectorAll('.inspector .parts tfoot td')].map((one) => one.textContent);
        if (said !== shown) problems.push(`${name}: the details say ${said}`);
        if (together.length === 1 && shown!.includes('£') && together[0] !== shown) problems.push(`${name}: its parts come to ${together[0]}`);
      }
      return { problems, count: names.length };
    });
    expect(wrong.problems, tab).toEqual([]);
    walked += wrong.count;
  }
  expect(walked).toBeGreaterThan(150);
});

test('The budget’s screens pass the accessibility rules, in light and dark', async ({ product }) => {
  test.setTimeout(180_000);
  await product.withBackEnd(async (call) => {
    await call('desk.set', { name: 'Robin Ash', initials: 'RA', role: 'Business manager' });
    await call('board.loadSample', {});
  });
  const page = await product.start();
  const places = ['', '?open=total:expenditure&figure=forecast', '?tab=contributions', '?tab=contributions&new=contribution', '?tab=ledger', '?new=line', '?tab=pictures', '?tab=import', '?tab=forecast', '?new=published', '?new=close'];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const place of places) {
      await page.evaluate((hash) => { location.hash = hash; }, `#/budget${place}`);
      await expect(page.getByRole('tablist', { name: 'Parts of the budget' })).toBeVisible();
      await page.waitForTimeout(300);
      expect.soft(await faults(page), `${place} in ${colorScheme}`).toEqual([]);
    }
  }
});
