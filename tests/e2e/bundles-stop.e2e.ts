import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../db/bundles/file.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import type { Bundle } from '../../shared/bundles/format.ts';
import { expect, test, withFile, type Product } from './product.ts';

/** So many, and so much text in each, that writing them takes a second or more on a quick machine. */
const RECORDS = 3000;
const WORDS = 150;
const idOf = (n: number): string => `0199e6a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const told = (n: number): string => Array.from({ length: WORDS }, (_, word) => `route${(n * 7 + word * 13) % 2000}`).join(' ');

interface Action { id: string; version: number; bodyId: string; progress: string }
/** A board whose one action both sides have changed since it went to a partner, and the partner's answer, which brings many more. */
async function prepare({ folder, withBackEnd }: Product): Promise<string> {
  const [sent, answer] = [join(folder, 'sent.board.json'), join(folder, 'answer.board.json')];
  const update = (progress: string) => async (call: (name: string, input: unknown) => Promise<unknown>): Promise<Action> => {
    const [action] = await call('actions.list', {}) as Action[];
    await call('actions.update', { id: action!.id, version: action!.version, set: { progress } });
    return action!;
  };
  const scope = { kind: 'board', id: null };
  await withBackEnd(async (call) => {
    await call('board.create', { name: 'Wexcombe Board', kind: 'other', area: null, desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const body = await call('bodies.create', { name: 'Executive' }) as { id: string };
    await call('meetings.create', { bodyId: body.id, date: '2026-11-12' });
    await call('actions.create', { bodyId: body.id, text: 'Map the bus routes' });
    await call('bundles.send', { scope, to: sent, partner: 'Sam Pike' });
  });
  const { bodyId } = await withFile(join(folder, 'partner.boardwright'), async (call) => {
    await call('board.create', { name: 'Wex Police', kind: 'other', desk: { name: 'Sam Pike', initials: 'SP', role: 'Superintendent' } });
    await call('bundles.import', { from: sent });
    const action = await update('Half of the routes are mapped.')(call);
    await call('bundles.send', { scope, to: answer, partner: 'Robin Ash', sign: false });
    return action;
  });
  await withBackEnd(update('Reminded on Tuesday.'));
  const { hash: _, ...content } = JSON.parse(readFileSync(answer, 'utf8')) as Bundle;
  content.tables['actions']!.push(...Array.from({ length: RECORDS }, (_each, n) => ({ id: idOf(n), bodyId, number: n + 2, text: `Write to school ${n + 1}`, status: 'open', progress: told(n) })) as never[]);
  writeFileSync(answer, canonicalJson({ ...content, hash: hashOf(content) }));
  return answer;
}

/** Sees it come along, and stops it while it does. */
async function stopWhile(page: Page, label: string): Promise<void> {
  // In the page itself, where no moment of it is missed.
  const seen = await page.evaluate(async (asked) => {
    const values = new Set<number>();
    const until = Date.now() + 30_000;
    while (values.size < 2 && Date.now() < until) {
      const bar = document.querySelector('progress');
      if (bar?.getAttribute('aria-label') === asked) values.add(bar.value);
      await new Promise((done) => { setTimeout(done, 10); });
    }
    return [...values];
  }, label);
  expect(seen[1]).toBeGreaterThan(seen[0]!);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('You stopped this. Nothing has been changed.')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
}
const screen = (page: Page, name: string): Promise<void> => page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

test('Taking in a large bundle can be stopped, changes nothing then, keeps what was decided, and leaves the other screens usable', async ({ product }) => {
  const path = await prepare(product);
  const page = await product.start();
  const meeting = page.getByRole('main').getByText('12/11/2026').first();
  await screen(page, 'Meetings');
  await expect(meeting).toBeVisible();
  await screen(page, 'Bundles');

  await test.step('it is stopped while it is being opened, and opened again', async () => {
    const open = () => page.getByRole('button', { name: 'Open a bundle' }).click();
    await product.choosing(path, open);
    await stopWhile(page, 'Trying out what it would change');
    await product.choosing(path, open);
    await expect(page.getByRole('heading', { name: 'In conflict (1)' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('heading', { name: 'New (3,000)' })).toBeVisible();
  });

  const theirs = page.getByRole('radio', { name: 'Take theirs' });
  const second = page.getByRole('checkbox', { name: 'Take this in: Action: 2 Write to school 1', exact: true });
  const takeIn = page.getByRole('button', { name: 'Take in', exact: true });
  await test.step('it is stopped while its records are written, and what was decided is kept', async () => {
    await theirs.check();
    await second.uncheck();
    await takeIn.click();
    // What these ask waits for its answer until this has ended; Stop gets through all the same.
    for (const other of ['Attendance', 'Budget', 'Bundles']) await screen(page, other);
    await stopWhile(page, 'Writing the records');
    await expect(theirs).toBeChecked();
    await expect(second).not.toBeChecked();
  });
  await test.step('nothing of it is in the file', async () => {
    await screen(page, 'Actions');
    await expect(page.getByRole('row', { name: /Map the bus routes.*Reminded on Tuesday/ })).toBeVisible();
    await expect(page.getByText(/Write to school/)).toHaveCount(0);
    await screen(page, 'Bundles');
    await expect(theirs).toBeChecked();
    await expect(second).not.toBeChecked();
  });
  await test.step('taken in again it comes to its end, while other screens are looked at', async () => {
    await takeIn.click();
    await screen(page, 'Meetings');
    await expect(meeting).toBeVisible();
    await expect(page.getByRole('banner').getByText('Taking in a bundle')).toBeVisible();
    await screen(page, 'Bundles');
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText('Taken in: 3,000 records written.')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('tab', { name: 'Taken in' })).toHaveAttribute('aria-selected', 'true');
  });
  await product.stop();
  await product.withBackEnd(async (call) => {
    const actions = await call('actions.list', {}) as Action[];
    expect(actions.length).toBe(RECORDS);
    expect(actions.some(({ id }) => id === idOf(0))).toBe(false);
    expect(actions.some(({ progress }) => progress === 'Half of the routes are mapped.')).toBe(true);
  });
});
