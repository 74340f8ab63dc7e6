import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  await page.getByRole('button', { name: 'Take in a spreadsheet or table' }).click();
  await page.getByLabel('The table').fill(TABLE);
  await expect(page.getByText('Read as 1 priority, 2 actions and 2 milestones: 2 are new.')).toBeVisible();
  await expect(page.getByText('The number 1.1 stands twice. Both are kept as they are.')).toBeVisible();
  await page.getByRole('button', { name: 'Take it into the plan' }).click();
  await page.getByRole('link', { name: 'Go to the plan' }).click();

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

test('A plan comes in from a spreadsheet with its columns put right, and from a table copied in Word; the same again changes nothing', async ({ product }) => {
  await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Eastmarsh Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Clerk' } });
    const { id: bodyId } = await call('bodies.create', { name: 'Eastmarsh Board' }) as { id: string };
    await call('plans.create', { bodyId, name: 'Plan 2020/21', fromDate: '2020-04-01', toDate: '2021-03-31' });
  });
  const file = join(product.folder, 'plan.csv');
  writeFileSync(file, 'Ref,Theme,Action,Owner,Finish by,Remarks\n1.1,1. Safer streets,Light the paths,Head of Parks,30/06/2020,Slow\n1.2,,Talk to shops,,ongoing,\n');
  const page = await product.start();
  const bring = async () => {
    await page.evaluate(() => { location.hash = '#/plan?import=1'; });
    await expect(page.getByRole('heading', { name: 'Take in a plan' })).toBeVisible();
    await product.choosing(file, () => page.getByRole('button', { name: 'Choose a spreadsheet' }).click());
  };
  await bring();
  await expect(page.getByText('Read as 1 priority, 2 actions and 0 milestones: 2 are new.')).toBeVisible();
  await page.getByText('columns found by their headings').click();
  await page.getByLabel('Commentary').selectOption({ label: 'Column 6: Remarks' });
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take it into the plan' }).click();
  await expect(page.getByText('1 priority, 2 actions and 0 milestones added, 0 actions changed.')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the plan' }).click();
  await expect(page.getByRole('cell', { name: 'Slow' })).toBeVisible();
  await bring();
  await expect(page.getByText('2 are in the plan already.')).toBeVisible();
  await page.getByRole('button', { name: 'Take it into the plan' }).click();
  await expect(page.getByText('Everything in this table is in the plan already. Nothing has been changed.')).toBeVisible();

  await page.getByRole('button', { name: 'Paste a table instead' }).click();
  await page.getByLabel('The table').evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/html', '<table><tr><td>No.</td><td>Action</td><td>Lead</td><td>Milestones</td></tr><tr><td>1.3</td><td>Count <b>buses</b></td><td>Clerk</td><td><p>Form by 01/05/2020</p><p>Counted by 30/06/2020</p></td></tr></table>');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText('Read as 1 priority, 1 action and 2 milestones: 1 is new.')).toBeVisible();
});

test('An action is tied to a risk and seen from both ends, found by Ctrl+K, and its lead goes through their actions by keyboard', async ({ product }) => {
  await product.withBackEnd(async (call) => {
    await call('desk.set', { name: 'Robin Ash', initials: 'RA', role: 'Clerk' });
    await call('board.loadSample', {});
  });
  const page = await product.start();
  await page.evaluate(() => { location.hash = '#/plan'; });
  await page.getByRole('row').nth(1).click();
  await page.getByLabel('Kind').selectOption('risk');
  await page.getByRole('combobox', { name: 'Which' }).fill('Safeguarding leads');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Add link' }).click();
  await page.getByRole('link', { name: /^Risk 1:/ }).click();
  await expect(page.getByRole('heading', { name: 'Risk 1', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'In the business plan' }).getByRole('link', { name: /^1\.1/ })).toBeVisible();

  // A slow machine: what is typed before the palette is there is neither lost nor done to the page behind.
  await page.route(/\/palette-[^/]*\.js/, async (route) => { await new Promise((done) => { setTimeout(done, 1500); }); await route.continue(); });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Risk 1', exact: true })).toBeVisible();
  const address = page.url();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('return-home imp');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('nterview');
  expect(page.url()).toBe(address);
  await expect(page.getByRole('dialog', { name: 'Find anything, go anywhere' }).getByRole('textbox')).toHaveValue('return-home interview');
  await page.getByRole('menuitem', { name: /Agree one return-home interview form/ }).click();
  await expect(page.getByRole('heading', { name: 'Action 2.3' })).toBeVisible();

  await page.evaluate(() => { location.hash = '#/plan?tab=updates'; });
  const leads = page.getByLabel('Lead', { exact: true });
  const lead = await leads.locator('option', { hasText: 'Bethan' }).first().getAttribute('value');
  await leads.selectOption(lead);
  await expect(page.getByText('Action 1 of 2')).toBeVisible();
  await page.getByLabel('What has been done').fill('Half of it.');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Action 2 of 2')).toBeVisible();
  await expect(page.getByLabel('What has been done')).toBeFocused();
  await page.keyboard.press('Alt+PageUp');
  await expect(page.getByText('Action 1 of 2')).toBeVisible();
  await expect(page.getByText('Not taken into the plan yet: 1.2')).toBeVisible();
  await page.getByRole('button', { name: 'Form on paper' }).click();
  const paper = await product.saving(() => page.getByRole('menuitem', { name: 'As Word' }).click());
  expect(readFileSync(paper).toString('latin1', 0, 2)).toBe('PK');
  expect(await faults(page)).toEqual([]);
});

test('The screens of the plan and its registers pass the accessibility rules, in light and dark', async ({ product }) => {
  await product.withBackEnd(async (call) => {
    await call('desk.set', { name: 'Robin Ash', initials: 'RA', role: 'Clerk' });
    await call('board.loadSample', {});
  });
  const page = await product.start();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const place of ['/plan', '/plan?tab=dashboard', '/plan?tab=reviews', '/plan?tab=updates', '/plan?new=1', '/plan?settings=1', '/plan?import=1', '/challenges', '/challenges?new=1', '/risks', '/risks?new=1', '/recommendations', '/recommendations?new=1', '/actions', '/actions?status=all&next=1']) {
      await page.evaluate((hash) => { location.hash = hash; }, `#${place}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForTimeout(300);
      expect.soft(await faults(page), `${place} in ${colorScheme}`).toEqual([]);
    }
  }
  await page.evaluate(() => { location.hash = '#/actions'; });
  await page.getByRole('row').nth(1).click();
  await expect(page.getByRole('heading', { name: 'Progress, meeting by meeting' })).toBeVisible();
  await page.getByText('Put it off').click();
  expect(await faults(page)).toEqual([]);
  await page.evaluate(() => { location.hash = '#/plan'; });
  await page.getByRole('row').nth(1).click();
  await expect(page.getByRole('heading', { name: /^Action/ })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});
