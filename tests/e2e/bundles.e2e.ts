import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzip } from '../../db/packs/zip.ts';
import { filled, typed, zipOf } from '../fixtures/word-file.ts';
import { check } from './axe.ts';
import { expect, test, withFile } from './product.ts';

/** What is to be sent: first its kind, then which. */
async function choosePart(page: Page, kind: string, which: string): Promise<void> {
  await page.getByLabel('What', { exact: true }).selectOption({ label: kind });
  await page.getByRole('combobox', { name: /^Which/ }).fill(which);
  await page.getByRole('option', { name: which }).click();
}

test('A part of the board goes to a partner, comes back changed, is decided and taken in; a form comes back too', async ({ product }, info) => {
  test.skip(info.project.name === 'electron', 'The form for a partner opens in a browser of its own, which the desktop door does not have.');
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
  await choosePart(page, 'A body', 'Prevention Group');
  await page.getByLabel('To', { exact: true }).fill('Sam Pike');
  await page.getByLabel('Purpose').fill('Your actions');
  await expect(page.getByText('2 actions')).toBeVisible();
  await check(page, 'send');
  const sent = await product.saving(() => page.getByRole('button', { name: 'Write the file' }).click());
  await expect(page.getByRole('link', { name: 'E-mail this' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  const back = join(product.folder, 'back.board.json');
  await withFile(join(product.folder, 'partner.boardwright'), async (call) => {
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
  await product.choosing(back, () => page.getByRole('button', { name: 'Read a bundle' }).click());
  await expect(page.getByText('Nothing of it is taken in')).toBeVisible();
  await check(page, 'read');
  await page.getByRole('button', { name: 'Close' }).click();
  await product.choosing(back, () => page.getByRole('button', { name: 'Open a bundle' }).click());
  await expect(page.getByRole('heading', { name: 'In conflict (1)' })).toBeVisible();
  await expect(page.getByText('Half of the routes are mapped.').first()).toBeVisible();
  await check(page, 'plan');
  await page.getByRole('radio', { name: 'Take theirs' }).check();
  await page.getByRole('button', { name: 'Take in' }).click();
  await expect(page.getByText(/Taken in: 2 records written/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Our answer/ })).toBeVisible();
  await page.getByRole('row', { name: /Our answer/ }).click();
  await expect(page.getByText('Both texts are kept here')).toBeVisible();
  const decided = page.getByRole('complementary', { name: 'From Sam Pike' });
  await expect(decided.getByText('Reminded on Tuesday.')).toBeVisible();
  await expect(decided.getByText('Written on Monday.')).toBeVisible();
  // The list stands beside its details, not under them.
  const [list, beside] = [await page.getByRole('table', { name: 'Taken in' }).boundingBox(), await decided.boundingBox()];
  expect(list!.x + list!.width).toBeLessThanOrEqual(beside!.x);
  await page.keyboard.press('Escape');
  await expect(decided).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Our answer|Sam Pike/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(decided).toBeVisible();
  await check(page, 'received');
  await page.getByRole('tab', { name: 'Partners' }).click();
  await page.getByRole('row', { name: /Sam Pike/ }).click();
  await page.getByLabel('E-mail address').fill('sam.pike@example.org');
  await page.getByRole('button', { name: 'Save partner' }).click();
  await expect(page.getByRole('row', { name: /sam\.pike@example\.org/ })).toBeVisible();
  await expect(page.getByText(/SHA256:/)).toBeVisible();
  await check(page, 'partners');

  await page.getByRole('button', { name: 'Send a bundle' }).first().click();
  await choosePart(page, 'A body', 'Prevention Group');
  await page.getByLabel('To', { exact: true }).fill('Una Marsh');
  await page.getByRole('radio', { name: /A form/ }).check();
  const form = await product.saving(() => page.getByRole('button', { name: 'Write the file' }).click());
  await page.getByRole('button', { name: 'Done' }).click();
  const blank = await page.context().newPage();
  await blank.goto(pathToFileURL(form).href);
  await blank.getByLabel('Progress').first().fill('All of them are mapped.');
  await blank.getByLabel('Your name').fill('Una Marsh');
  await blank.reload();
  await expect(blank.getByLabel('Progress').first()).toHaveValue('All of them are mapped.');
  await check(blank, 'form');
  const [answer] = await Promise.all([blank.waitForEvent('download'), blank.getByRole('button', { name: 'Save the answer' }).click()]);
  const path = join(product.folder, 'answer.board.json');
  await answer.saveAs(path);
  await blank.close();
  await product.choosing(path, () => page.getByRole('button', { name: 'Open a bundle' }).click());
  await expect(page.getByRole('heading', { name: 'Changed (1)' })).toBeVisible();
  await page.getByRole('button', { name: 'Take in' }).click();
  await expect(page.getByText(/Taken in: 1 record written/)).toBeVisible();

  await page.getByRole('button', { name: 'Send a bundle' }).first().click();
  await choosePart(page, 'A body', 'Prevention Group');
  await page.getByLabel('To', { exact: true }).fill('Una Marsh');
  await page.getByRole('radio', { name: /A Word form/ }).check();
  const word = await product.saving(() => page.getByRole('button', { name: 'Write the file' }).click());
  expect(word).toMatch(/Prevention Group for Una Marsh\.docx$/);
  await page.getByRole('button', { name: 'Done' }).click();
  const parts = new Map([...unzip(readFileSync(word))].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
  parts.set('word/document.xml', filled(parts.get('word/document.xml')!, 'A2', typed('Written', 'and answered.')));
  const typedIn = join(product.folder, 'typed in.docx');
  writeFileSync(typedIn, zipOf(parts));
  await product.choosing(typedIn, () => page.getByRole('button', { name: 'Open a bundle' }).click());
  await expect(page.getByRole('heading', { name: 'Changed (1)' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Written and answered.' }).first()).toBeVisible();
});

test('A locked bundle is read before there is a board, after a wrong passphrase without choosing it again', async ({ product }) => {
  const path = join(product.folder, 'locked.board.json.age');
  await withFile(join(product.folder, 'sender.boardwright'), async (call) => {
    await call('board.create', { name: 'Wex Board', kind: 'other', desk: { name: 'Sam Pike', initials: 'SP', role: 'Manager' } });
    await call('organisations.create', { name: 'Wexcombe Forum' });
    await call('bundles.send', { scope: { kind: 'board', id: null }, to: path, partner: 'Robin Ash', passphrase: 'four plain words here' });
  });
  const page = await product.start();
  await product.choosing(path, () => page.getByRole('button', { name: 'Read a bundle' }).click());
  await expect(page.getByLabel('Passphrase')).toBeFocused();
  await page.getByLabel('Passphrase').fill('not these words');
  await page.getByRole('button', { name: 'Unlock it' }).click();
  await expect(page.getByText('does not open with this passphrase')).toBeVisible();
  await expect(page.getByLabel('Passphrase')).toBeFocused();
  await check(page, 'first run, locked');
  await page.getByLabel('Passphrase').fill('four plain words here');
  await page.getByRole('button', { name: 'Unlock it' }).click();
  await expect(page.getByText('Organisation: Wexcombe Forum')).toBeVisible();
  await check(page, 'first run, read');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Set up your board' })).toBeVisible();
});
