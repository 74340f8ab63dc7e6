import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './product.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
const TABLE = [
  'Action\tLead Officer\tTimescale and milestones\tHow we will measure success\tRAG Rating/ Commentary\t', 'PRIORITY 1: Safer streets\t\t\t\t\t',
  '1.1\tLight the paths\tHead of Parks\tLamps bought by 01 05 20 Lit by 30 06 20\tFewer falls\t', '1.1\tTalk to shops\t\tApril – September 2020\tTen visits\t',
].join('\n');

test('A plan is made, filled from a pasted table, explained, reviewed and written as a paper', async ({ product }) => {
  await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Eastmarsh Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Clerk' } });
    await call('bodies.create', { name: 'Eastmarsh Board' });
  });
  const page = await product.start();
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Plan' }).click();
  await page.getByRole('button', { name: 'Make a plan' }).click();
  await page.getByLabel('Name').fill('Plan 2020/21');
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await page.getByRole('button', { name: 'Paste a table' }).click();
  await page.getByLabel('The table').fill(TABLE);
  await expect(page.getByText('Read as 1 priority, 2 actions and 2 milestones.')).toBeVisible();
  await expect(page.getByText('The number 1.1 stands twice. Both are kept as they are.')).toBeVisible();
  await page.getByRole('button', { name: 'Add to the plan' }).click();
  await page.getByRole('button', { name: 'Done' }).click();

  await expect(page.getByText('The number 1.1 stands twice. It is left as it is until you change it.')).toBeVisible();
  await page.getByRole('button', { name: /why action 1.1 has this rating/ }).first().click();
  await expect(page.getByText('“Lamps bought by 01 05 20” was due by 01/05/2020', { exact: false })).toBeVisible();
  for (const step of ['Lamps bought by 01 05 20', 'Lit by 30 06 20']) {
    await page.getByRole('checkbox', { name: step }).click();
    await expect(page.getByRole('checkbox', { name: step })).toBeChecked();
  }
  await page.getByRole('button', { name: 'Mark complete' }).click();
  await expect(page.getByRole('button', { name: 'Open again' })).toBeVisible();

  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await page.getByRole('button', { name: 'Keep the review' }).click();
  await page.getByRole('tab', { name: 'Reviews' }).click();
  await page.getByRole('button', { name: /^Papers of/ }).click();
  const paper = await product.saving(() => page.getByRole('menuitem', { name: 'Plan as PDF' }).click());
  expect(readFileSync(paper).toString('latin1', 0, 5)).toBe('%PDF-');

  await page.getByRole('tab', { name: 'Updates from leads' }).click();
  await page.getByLabel('Lead', { exact: true }).selectOption('Head of Parks');
  await page.getByLabel('What has been done').fill('All lamps are lit.');
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Take into the plan' }).click();
  await page.getByRole('tab', { name: 'Plan', exact: true }).click();
  await expect(page.getByText('All lamps are lit.')).toBeVisible();
});

test('The screens of the plan and its registers pass the accessibility rules, in light and dark', async ({ product }) => {
  await product.withBackEnd(async (call) => {
    await call('desk.set', { name: 'Robin Ash', initials: 'RA', role: 'Clerk' });
    await call('board.loadSample', {});
  });
  const page = await product.start();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const place of ['/plan', '/plan?tab=dashboard', '/plan?tab=reviews', '/plan?tab=updates', '/plan?new=1', '/plan?settings=1', '/challenges', '/challenges?new=1', '/risks', '/risks?new=1', '/recommendations', '/recommendations?new=1']) {
      await page.evaluate((hash) => { location.hash = hash; }, `#${place}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForTimeout(300);
      expect.soft(await faults(page), `${place} in ${colorScheme}`).toEqual([]);
    }
  }
  await page.evaluate(() => { location.hash = '#/plan'; });
  await page.getByRole('row').nth(1).click();
  await expect(page.getByRole('heading', { name: /^Action/ })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});
