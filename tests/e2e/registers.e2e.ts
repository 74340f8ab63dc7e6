import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { unzip } from '../../db/packs/zip.ts';
import { expect, test } from './product.ts';

test('Quorum is lost and the decision says so; a subject is followed, and an agency gets its extract', async ({ product }) => {
  const { meetingId, bodyId } = await product.withBackEnd(async (call) => {
    const made = async (name: Parameters<typeof call>[0], input: object) => (await call(name, input) as { id: string }).id;
    await call('board.create', { name: 'Northfield Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const body = await made('bodies.create', { name: 'Partnership Board', shortName: 'PB' });
    const people: string[] = [];
    for (const [agency, given, family] of [['Northfield Police', 'Ann', 'Lee'], ['Northfield Council', 'Ben', 'Oke'], ['Northfield Trust', 'Cy', 'Rowe']] as const) {
      const organisationId = await made('organisations.create', { name: agency, kind: agency.includes('Police') ? 'police' : 'other' });
      const seatId = await made('seats.create', { bodyId: body, organisationId });
      const personId = await made('people.create', { givenName: given, familyName: family, organisationId });
      await call('appointments.create', { seatId, personId });
      people.push(personId);
    }
    const earlier = await made('meetings.create', { bodyId: body, date: '2026-05-13', startsAt: '18:00', status: 'held' });
    const before = await made('agendaItems.create', { meetingId: earlier, title: 'The youth club' });
    await call('minutes.create', { meetingId: earlier, agendaItemId: before, outcome: 'deferred' });
    const id = await made('meetings.create', { bodyId: body, date: '2026-06-10', startsAt: '18:00', actualStart: '18:00', actualEnd: '20:00', status: 'held' });
    for (const personId of people) await call('attendance.mark', { meetingId: id, personId, status: 'present' });
    await made('agendaItems.create', { meetingId: id, title: 'Welcome', section: 'standing', startedAt: '18:00' });
    const item = await made('agendaItems.create', { meetingId: id, title: 'The youth club' });
    const minuteId = await made('minutes.create', { meetingId: id, agendaItemId: item, outcome: 'resolved' });
    await call('decisions.create', { minuteId, text: 'Open the club on Fridays' });
    await call('actions.create', { bodyId: body, meetingId: id, minuteId, text: 'Find a caretaker', leadPersonId: people[0] });
    return { meetingId: id, bodyId: body };
  });
  const page = await product.start();
  const at = (hash: string) => page.evaluate((to) => { location.hash = to; }, hash);
  const fit = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).setLegacyMode().analyze()).violations).toEqual([]);
    }
  };

  // The rule of the body, with an organisation by name.
  await at(`#/attendance?year=2026&tab=quorum&beside=quorum:${bodyId}`);
  const rule = page.getByRole('complementary', { name: 'Quorum of Partnership Board' });
  await rule.getByLabel('A number of members').check();
  await rule.getByLabel('Number', { exact: true }).fill('2');
  await rule.getByRole('combobox', { name: /Add an organisation/ }).fill('Police');
  await page.getByRole('option', { name: 'Northfield Police' }).click();
  await expect(rule.getByLabel('How many from Northfield Police')).toHaveValue('1');
  await fit();
  await rule.getByRole('button', { name: /Set the quorum/ }).click();
  await expect(page.getByText('At least 2 members, with at least one from Northfield Police.')).toBeVisible();

  // Somebody leaves, and the item is given the time at which it was taken.
  await at(`#/meetings/${meetingId}`);
  const line = page.getByRole('region', { name: 'In the room' }).getByRole('status').filter({ hasText: /quorum/i });
  await expect(line).toContainText('Quorum: 3 present, 2 needed, with one from Northfield Police.');
  await page.getByRole('option', { name: /Ann Lee/ }).click();
  await page.getByRole('button', { name: 'Left', exact: false }).last().click();
  await page.getByLabel('Time').fill('6:40 pm');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /The youth club/ }).click();
  await expect(line).toContainText('Give the time at which this item was taken.');
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await page.getByLabel('Taken at').fill('6:55 pm');
  await page.getByRole('button', { name: /Save item/ }).click();
  await expect(line).toContainText('No quorum: nobody from Northfield Police.');
  await expect(page.getByText('Quorum was lost at 6:40 pm when Ann Lee left.')).toBeVisible();
  await expect(page.getByRole('article').getByText('[There was no quorum when this was decided: nobody from Northfield Police.]')).toBeVisible();
  await fit();

  // The register says so too; the decision is followed as a subject, which proposes what was there before.
  await at('#/decisions?year=2026');
  const row = page.getByRole('row', { name: /Open the club on Fridays/ });
  await expect(row).toContainText('No quorum');
  await page.getByLabel('Outcome').selectOption({ label: 'Deferred' });
  await expect(row).toBeHidden();
  await page.getByLabel('Outcome').selectOption({ label: 'All' });
  await fit();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: /Follow as a subject/ }).click();
  await page.getByLabel('Name of the subject').fill('Youth clubs');
  await page.getByRole('button', { name: 'Follow it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Youth clubs' })).toBeVisible();
  await page.getByRole('button', { name: 'Add: The youth club' }).click();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByRole('article').first()).toContainText('Wednesday 13 May 2026');
  await fit();
  const subject = await product.saving(async () => {
    await page.getByRole('button', { name: 'Papers' }).click();
    await page.getByRole('menuitem', { name: 'As Word' }).click();
  });
  expect(new TextDecoder().decode(unzip(readFileSync(subject)).get('word/document.xml'))).toContain('Find a caretaker');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Find anything, go anywhere' }).fill('youth clubs');
  await expect(page.getByRole('menuitem', { name: /Youth clubs/ })).toBeVisible();
  await page.keyboard.press('Escape');

  // The extract shows why each item is in it.
  await at(`#/excerpt?meeting=${meetingId}`);
  await page.getByRole('combobox', { name: 'Agency' }).fill('Police');
  await page.getByRole('option', { name: 'Northfield Police' }).click();
  await expect(page.getByText('Action 1 for it.')).toBeVisible();
  await fit();
  const extract = await product.saving(async () => {
    await page.getByRole('button', { name: 'Write it' }).click();
    await page.getByRole('menuitem', { name: 'As Word' }).click();
  });
  expect(new TextDecoder().decode(unzip(readFileSync(extract)).get('word/document.xml'))).toContain('Extract from minutes for Northfield Police');

  // The year as one document, with contents.
  await at(`#/meetings?body=${bodyId}&year=2026`);
  const year = await product.saving(async () => {
    await page.getByRole('button', { name: 'Minutes of the year' }).click();
    await page.getByRole('menuitem', { name: 'As Word' }).click();
    await page.getByRole('button', { name: 'Write it' }).click();
  });
  expect(new TextDecoder().decode(unzip(readFileSync(year)).get('word/document.xml'))).toMatch(/PAGEREF/);
});
