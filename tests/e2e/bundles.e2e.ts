import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBackEnd } from '../../db/host.ts';
import { expect, test } from './product.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
async function check(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
    expect.soft(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`), `${where} in ${colorScheme}`).toEqual([]);
  }
  const shots = process.env['BUNDLES_SHOTS'];
  if (shots !== undefined) {
    await page.screenshot({ path: join(shots, `${where}-dark.png`), fullPage: true });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.screenshot({ path: join(shots, `${where}-light.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
type Call = (name: string, input: unknown) => Promise<unknown>;
/** The partner's own copy of the product. */
async function withCopy<T>(file: string, work: (call: Call) => Promise<T>): Promise<T> {
  const opened = await startBackEnd({ file, pathsAllowed: true });
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return await work(async (name, input) => {
      const result = await opened.value.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
      return result.value;
    });
  } finally {
    await opened.value.close();
  }
}
async function choose(page: Page, button: string, path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button }).click()]);
  await chooser.setFiles(path);
}

test('A part of the board goes to a partner, comes back changed, is decided and taken in; a form comes back too', async ({ product }, info) => {
  test.skip(info.project.name === 'electron', 'The desktop asks for the file in a dialog of the system.');
  await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Mossford Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const body = await call('bodies.create', { name: 'Prevention Group' }) as { id: string };
    await call('actions.create', { bodyId: body.id, text: 'Map the bus routes' });
    await call('actions.create', { bodyId: body.id, text: 'Write to the trust' });
  });
  let page = await product.start();
  await page.getByRole('link', { name: 'Bundles' }).click();
  await expect(page.getByText('Nothing has been sent yet')).toBeVisible();
  await check(page, 'empty');

  await page.getByRole('button', { name: 'Send a bundle' }).first().click();
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Prevention Group' });
  await page.getByLabel('To', { exact: true }).fill('Sam Pike');
  await page.getByLabel('Purpose').fill('Your actions');
  await expect(page.getByText('2 actions')).toBeVisible();
  await check(page, 'send');
  const sent = await product.saving(() => page.getByRole('button', { name: 'Write the file' }).click());
  await expect(page.getByRole('link', { name: 'E-mail this' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  const back = join(product.folder, 'back.board.json');
  await withCopy(join(product.folder, 'partner.boardwright'), async (call) => {
    await call('board.create', { name: 'Wex Police', kind: 'other', desk: { name: 'Sam Pike', initials: 'SP', role: 'Superintendent' } });
    await call('bundles.import', { from: sent });
    const [first, second] = await call('actions.list', {}) as { id: string; version: number }[];
    await call('actions.update', { id: first!.id, version: first!.version, set: { progress: 'Half of the routes are mapped.' } });
    await call('actions.update', { id: second!.id, version: second!.version, set: { progress: 'Written on Monday.' } });
    await call('bundles.send', { scope: { kind: 'board', id: null }, to: back, partner: 'Robin Ash', purpose: 'Our answer' });
  });
  await product.stop();
  await product.withBackEnd(async (call) => {
    const second = (await call('actions.list', {}) as { id: string; version: number }[])[1]!;
    await call('actions.update', { id: second.id, version: second.version, set: { progress: 'Reminded on Tuesday.' } });
  });
  page = await product.start();
  await page.getByRole('link', { name: 'Bundles' }).click();
  await choose(page, 'Read a bundle', back);
  await expect(page.getByText('Nothing of it is taken in')).toBeVisible();
  await check(page, 'read');
  await page.getByRole('button', { name: 'Close' }).click();
  await choose(page, 'Open a bundle', back);
  await expect(page.getByRole('heading', { name: 'In conflict (1)' })).toBeVisible();
  await expect(page.getByText('Half of the routes are mapped.').first()).toBeVisible();
  await check(page, 'plan');
  await page.getByRole('radio', { name: 'Take theirs' }).check();
  await page.getByRole('button', { name: 'Take in' }).click();
  await expect(page.getByText(/Taken in: 2 records written/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Our answer/ })).toBeVisible();
  await check(page, 'received');

  await page.getByRole('button', { name: 'Send a bundle' }).first().click();
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Prevention Group' });
  await page.getByLabel('To', { exact: true }).fill('Una Marsh');
  await page.getByRole('radio', { name: /A form/ }).check();
  const form = await product.saving(() => page.getByRole('button', { name: 'Write the file' }).click());
  await page.getByRole('button', { name: 'Done' }).click();
  const blank = await page.context().newPage();
  await blank.goto(pathToFileURL(form).href);
  await blank.getByLabel('Progress').first().fill('All of them are mapped.');
  await blank.getByLabel('Your name').fill('Una Marsh');
  await check(blank, 'form');
  const [answer] = await Promise.all([blank.waitForEvent('download'), blank.getByRole('button', { name: 'Save the answer' }).click()]);
  const path = join(product.folder, 'answer.board.json');
  await answer.saveAs(path);
  await blank.close();
  await choose(page, 'Open a bundle', path);
  await expect(page.getByRole('heading', { name: 'Changed (1)' })).toBeVisible();
  await page.getByRole('button', { name: 'Take in' }).click();
  await expect(page.getByText(/Taken in: 1 record written/)).toBeVisible();
});
