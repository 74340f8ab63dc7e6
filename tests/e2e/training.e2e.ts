import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './product.ts';

test('a course is held: booked, full, marked by keyboard, charged, certified and reported', async ({ product }) => {
  await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Wexcombe Safeguarding Children Partnership', kind: 'safeguarding children partnership', area: 'Wexcombe', desk: { name: 'Robin Ashdown', initials: 'RA', role: 'Business manager' } });
    const police = await call('organisations.create', { name: 'Wex Valley Police', kind: 'police' }) as { id: string };
    await call('people.create', { givenName: 'Ada', familyName: 'Fenn', organisationId: police.id });
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
  // The answers of a form tool, its columns found by their headings.
  await page.getByRole('button', { name: 'Import answers' }).click();
  await page.getByLabel('Answers', { exact: true }).fill('Name\tOverall rating\tConfidence before\tConfidence now\tComments\nAda Fenn\t5\t4\t9\tClear\n\t4\t\t\tUseful');
  await expect(page.getByRole('status').getByText('2 answers')).toBeVisible();
  await look('answers to be imported');
  await page.getByRole('button', { name: 'Take in' }).click();
  await page.getByRole('button', { name: /^Change, On the day: \+5.0 \(1\). Explain/ }).click();
  const told = page.getByRole('complementary', { name: /Change in confidence/ });
  await expect(told.getByRole('table', { name: 'What counted' })).toContainText('4, and 9 on the day');
  await told.getByRole('button', { name: 'Close details' }).click();
  // Somebody of the register is offered, not forced.
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Link to the register (1)' }).click();
  await look('offers of the register');
  await page.getByRole('button', { name: 'Link Ada Fenn to Ada Fenn' }).click();
  await expect(page.getByText('Every booking that has a name or address of the register is linked.')).toBeVisible();
  await page.getByRole('link', { name: /^Training 20/ }).click();
  await page.getByRole('tab', { name: 'Reach and results' }).click();
  await page.getByRole('button', { name: 'Enter a headcount or target' }).click();
  await page.getByText('A course', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Course' }).fill('Neg');
  await page.getByRole('option', { name: 'Neglect' }).click();
  await page.getByText('Target of attendances', { exact: true }).click();
  await page.getByLabel('Number', { exact: true }).fill('4');
  await page.getByLabel('From', { exact: true }).fill('1/4/2020');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByLabel('Show small groups').check({ force: true });
  await page.getByLabel('By', { exact: true }).selectOption('courses');
  const reached = page.getByRole('button', { name: /^Against aim, Neglect: 1 of 4: 25%. Explain/ });
  await reached.click();
  await expect(page.getByRole('complementary', { name: /Against headcount or target: Neglect/ })).toContainText('Ada Fenn, Wex Valley Police');
  await look('a figure explained');
  const sheet = await product.saving(() => page.getByRole('button', { name: 'As spreadsheet' }).first().click());
  expect(readFileSync(sheet).toString('latin1', 0, 2)).toBe('PK');
  for (const tab of ['Programme', 'Courses', 'Reach and results', 'Charges']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('table').first()).toBeVisible();
    await look(tab);
  }
  await expect(page.getByRole('row', { name: /Wex Valley Police/ }).first()).toContainText('£50.00');
});
