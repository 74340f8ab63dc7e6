import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { expect, test } from './product.ts';

test('Minutes are checked, an interest is declared, and the decision stands in the register and its file', async ({ product }) => {
  const meetingId = await product.withBackEnd(async (call) => {
    const made = async (name: Parameters<typeof call>[0], input: object) => (await call(name, input) as { id: string }).id;
    await call('board.create', { name: 'Northfield Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const bodyId = await made('bodies.create', { name: 'Partnership Board' });
    const seatId = await made('seats.create', { bodyId, role: 'Chair', class: 'chair' });
    const personId = await made('people.create', { givenName: 'Ann', familyName: 'Lee' });
    await call('appointments.create', { seatId, personId });
    const id = await made('meetings.create', { bodyId, date: '2026-06-10', startsAt: '10:00', status: 'held' });
    await call('attendance.mark', { meetingId: id, personId, status: 'present' });
    const agendaItemId = await made('agendaItems.create', { meetingId: id, title: 'The lease' });
    const minuteId = await made('minutes.create', { meetingId: id, agendaItemId });
    const decisionId = await made('decisions.create', { minuteId, text: 'Approve the lease' });
    await call('votes.create', { decisionId, personId, vote: 'for' });
    await call('actions.create', { bodyId, meetingId: id, minuteId, text: 'Sign it' });
    return id;
  });
  const page = await product.start();
  const meeting = async (entry: string) => {
    await page.getByRole('button', { name: 'Meeting', exact: true }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  const fit = async () => expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).setLegacyMode().analyze()).violations).toEqual([]);
  await page.evaluate((hash) => { location.hash = hash; }, `#/meetings/${meetingId}`);

  await meeting('Declarations of interest');
  const declared = page.getByRole('complementary', { name: 'Declarations of interest' });
  await declared.getByLabel('Who').selectOption({ label: 'Ann Lee' });
  await declared.getByLabel('Item', { exact: true }).selectOption({ label: 'The lease' });
  await declared.getByLabel('What the interest is').fill('owns the building');
  await declared.getByLabel('Left the room').check();
  await declared.getByRole('button', { name: /Record declaration/ }).click();
  await expect(page.getByRole('article').getByText('Ann Lee declared a pecuniary interest in this item (owns the building) and left the room')).toBeVisible();
  await fit();

  // What looks wrong is shown before the draft goes round, and does not stop it.
  await meeting('Circulate draft');
  const check = page.getByRole('complementary', { name: 'Circulate draft' });
  await expect(check.getByText('action 1 has no owner', { exact: false })).toBeVisible();
  await expect(check.getByText('who declared an interest and left the room', { exact: false })).toBeVisible();
  await fit();
  await check.getByRole('button', { name: 'Mark as circulated' }).click();
  await expect(check).toBeHidden();
  await expect(page.getByText(/^Circulated/).first()).toBeVisible();

  await page.evaluate(() => { location.hash = '#/decisions?year=2026'; });
  await expect(page.getByRole('heading', { level: 1, name: 'Decisions' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Approve the lease/ })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(400);
    await fit();
  }
  const path = await product.saving(async () => {
    await page.getByRole('button', { name: 'Papers' }).click();
    await page.getByRole('menuitem', { name: 'As CSV' }).click();
    await page.getByRole('button', { name: 'Write it' }).click();
  });
  expect(readFileSync(path, 'utf8')).toContain('Approve the lease');
  await page.getByRole('link', { name: 'Declarations of interest' }).click();
  await page.getByRole('row', { name: /owns the building/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Partnership Board' })).toBeVisible();
});
