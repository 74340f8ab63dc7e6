import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './product.ts';

test('a course is held: booked, full, marked by keyboard, charged, certified and reported', async ({ product }) => {
  await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Wexcombe Safeguarding Children Partnership', kind: 'safeguarding children partnership', area: 'Wexcombe', desk: { name: 'Robin Ashdown', initials: 'RA', role: 'Business manager' } });
    await call('organisations.create', { name: 'Wex Valley Police', kind: 'police' });
    await call('chargeSchemes.create', { name: 'Charges', fromDate: '2020-04-01', terms: {
      noticeDays: 2, inclusive: false, days: 'working', replacementFree: true, lines: [{ occasion: 'non-attendance', kinds: [], per: 'day', fullDayPence: 5000, halfDayPence: 2500 }],
    } });
  });
  const page = await product.start();
  await page.getByRole('link', { name: 'Training', exact: true }).click();
  await page.getByRole('main').getByRole('button', { name: 'Add an event' }).first().click();
  const form = page.getByRole('complementary', { name: 'Add an event' });
  await form.getByRole('combobox', { name: 'Course' }).fill('Neglect');
  await page.getByRole('option', { name: /Add “Neglect”/ }).click();
  await form.getByLabel('Date', { exact: true }).fill('today');
  await form.getByLabel('Places').fill('2');
  await form.getByRole('button', { name: 'Add event' }).click();
  await page.getByRole('link', { name: 'Neglect' }).click();
  await expect(page.getByRole('heading', { name: 'Neglect', level: 1 })).toBeVisible();

  await page.getByRole('button', { name: 'Paste or import bookings' }).click();
  await page.getByLabel('Bookings or register').fill('Name\tOrganisation\tRole\nAda Fenn\tWex Valley Police\tSergeant\nBo Carr\tWex Valley Police\tConstable\nCy Hale\tOak School\tTeacher');
  await expect(page.getByRole('status').getByText('3 people')).toBeVisible();
  await page.getByRole('button', { name: 'Take in' }).click();
  const bookings = page.getByRole('table', { name: 'Bookings' });
  await expect(bookings.getByRole('row', { name: /Cy Hale/ })).toContainText('Waiting');

  await bookings.getByRole('row', { name: /Ada Fenn/ }).focus();
  await page.keyboard.press('a');
  await expect(bookings.getByRole('row', { name: /Ada Fenn/ })).toContainText('Attended');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('n');
  await expect(bookings.getByRole('row', { name: /Bo Carr/ })).toContainText('£50.00');
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Bo Carr' });
  await expect(inspector).toContainText('Non-attendance, 1 day, for each day');

  const look = async (what: string) => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).setLegacyMode().analyze();
      expect(violations.map((one) => `${what}, ${scheme}: ${one.id} ${one.nodes.map((node) => node.html).join(' ').slice(0, 300)}`)).toEqual([]);
    }
  };
  await look('an event and a booking');
  await inspector.getByRole('button', { name: 'Close details' }).click();
  await page.getByRole('button', { name: 'Papers' }).click();
  const certificates = await product.saving(() => page.getByRole('menuitem', { name: 'Certificates, as PDF' }).click());
  expect(readFileSync(certificates).toString('latin1', 0, 5)).toBe('%PDF-');
  for (const tab of ['Days and costs', 'Evaluation (0)']) {
    await page.getByRole('tab', { name: tab }).click();
    await look(tab);
  }
  await page.getByRole('link', { name: /^Training 20/ }).click();
  for (const tab of ['Programme', 'Courses', 'Reach and results', 'Charges']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('table').first()).toBeVisible();
    await look(tab);
  }
  await expect(page.getByRole('row', { name: /Wex Valley Police/ }).first()).toContainText('£50.00');
});
