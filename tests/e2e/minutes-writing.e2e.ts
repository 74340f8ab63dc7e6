import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Product } from './product.ts';

/** A board with a meeting of three items in June and one before it, and the ids to find them by. */
async function prepare(product: Product) {
  return product.withBackEnd(async (call) => {
    const made = async (name: string, input: object) => (await call(name, input) as { id: string }).id;
    await call('board.create', { name: 'Northfield Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const bodyId = await made('bodies.create', { name: 'Partnership Board' });
    const seatId = await made('seats.create', { bodyId, role: 'Chair', class: 'chair' });
    const personId = await made('people.create', { title: 'Cllr', givenName: 'Ann', familyName: 'Lee' });
    await made('people.create', { givenName: 'Omar', familyName: 'Nash', post: 'Head of Housing' });
    await call('appointments.create', { seatId, personId });
    const earlier = await made('meetings.create', { bodyId, date: '2026-05-13', startsAt: '10:00', status: 'held' });
    await made('agendaItems.create', { meetingId: earlier, title: 'The lease' });
    const meetingId = await made('meetings.create', { bodyId, date: '2026-06-10', startsAt: '10:00', status: 'held' });
    await call('attendance.mark', { meetingId, personId, status: 'present' });
    const items: string[] = [];
    for (const title of ['Welcome', 'The plan', 'The budget']) items.push(await made('agendaItems.create', { meetingId, title }));
    return { bodyId, meetingId, items };
  });
}
const openAt = (page: Page, hash: string) => page.evaluate((to) => { location.hash = to; }, hash);
const fit = async (page: Page) => expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).setLegacyMode().analyze()).violations).toEqual([]);
const writeIn = async (page: Page, minute: RegExp) => {
  await page.getByRole('textbox', { name: minute }).click();
  await page.locator('.ProseMirror:focus').waitFor();
};

test('References, names and phrases are put in by typing, and references follow the numbers', async ({ product }) => {
  const { meetingId } = await prepare(product);
  const page = await product.start();
  await openAt(page, `#/meetings/${meetingId}`);
  await writeIn(page, /^Minute 2: Welcome/);

  await page.keyboard.type('See #budg');
  const list = page.getByRole('listbox', { name: 'References' });
  await expect(list.getByRole('option').first()).toHaveText(/minute 4.*The budget/);
  await expect(page.locator('.ProseMirror')).toHaveAttribute('aria-activedescendant', /.+-0$/);
  await fit(page);
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await page.keyboard.type(', as @nas');
  await expect(page.getByRole('listbox', { name: 'People' }).getByRole('option')).toHaveText([/Omar Nash/]);
  await page.keyboard.press('Tab');
  await page.keyboard.type(' said. ;noted ');
  await expect(page.locator('.ProseMirror')).toHaveText('See minute 4, as Omar Nash said. The Board noted the report. ');
  // One step takes the phrase back to what was typed.
  await page.keyboard.press('Control+z');
  await expect(page.locator('.ProseMirror')).toHaveText('See minute 4, as Omar Nash said. ;noted');
  // Esc goes on with the words as they were typed.
  await page.keyboard.type(' and #bud');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(page.locator('.ProseMirror')).toHaveText('See minute 4, as Omar Nash said. ;noted and #bud');
  await page.keyboard.press('Control+s');

  // The item moves up, and the reference follows at once, here and in the document.
  const outline = page.getByRole('listbox', { name: /agenda/i });
  await outline.getByRole('option', { name: /The budget/ }).click();
  await page.getByRole('textbox', { name: /^Minute 4: The budget/ }).click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('article', { hasText: 'Welcome' }).locator('.reference')).toHaveText('minute 3');
});
