import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './axe.ts';
import { expect, test, withFile } from './product.ts';

test('A paper is attached to an item, goes with its meeting to a partner, who takes it in and saves a copy', async ({ product }) => {
  test.setTimeout(180_000);
  const ids = await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Mossford Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const body = await call('bodies.create', { name: 'Prevention Group' }) as { id: string };
    const meeting = await call('meetings.create', { bodyId: body.id, date: '2026-11-12' }) as { id: string };
    await call('agendaItems.create', { meetingId: meeting.id, title: 'Winter plan' });
    await call('agendaItems.create', { meetingId: meeting.id, title: 'Clinic lease', section: 'private' });
    await call('actions.create', { bodyId: body.id, text: 'Map the bus routes' });
    return { meeting: meeting.id };
  });
  const file = (name: string, words: string): string => {
    const path = join(product.folder, name);
    writeFileSync(path, words);
    return path;
  };
  let page = await product.start();

  await test.step('papers are attached with the keyboard, renamed, removed and taken back', async () => {
    await page.evaluate((hash) => { location.hash = hash; }, `#/meetings/${ids.meeting}`);
    const agenda = page.getByRole('listbox', { name: 'Agenda items' });
    await agenda.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('F2');
    const details = page.getByRole('complementary', { name: 'Item: Winter plan' });
    await expect(details.getByText('Reports and appendices for this item')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(details.getByRole('button', { name: 'Attach a file' })).toBeFocused();
    await product.choosing(file('scan0001.pdf', 'The winter plan'), () => details.getByRole('button', { name: 'Attach a file' }).press('Enter'));
    await expect(agenda.getByRole('option', { name: /Winter plan.*1 paper/ })).toBeVisible();
    await details.getByRole('button', { name: 'Rename scan0001.pdf' }).press('Enter');
    // Esc leaves the name as it is, and the details open.
    await page.keyboard.press('Escape');
    await expect(details.getByRole('button', { name: 'Rename scan0001.pdf' })).toBeFocused();
    await page.keyboard.press('Enter');
    await details.getByLabel('Name of the file').fill('Winter plan 2026.pdf');
    await page.keyboard.press('Enter');
    await expect(details.getByRole('button', { name: 'Rename Winter plan 2026.pdf' })).toBeFocused();
    await product.choosing(file('Appendix.csv', 'Ward,Count'), () => details.getByRole('button', { name: 'Attach a file' }).click());
    await expect(agenda.getByRole('option', { name: /Winter plan.*2 papers/ })).toBeVisible();
    await check(page, 'papers of an item');
    await details.getByRole('button', { name: 'Remove Appendix.csv' }).press('Enter');
    await expect(details.getByRole('button', { name: 'Attach a file' })).toBeFocused();
    await expect(agenda.getByRole('option', { name: /Winter plan.*1 paper/ })).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(agenda.getByRole('option', { name: /Winter plan.*2 papers/ })).toBeVisible();

    await agenda.focus();
    await page.keyboard.press('ArrowDown');
    const lease = page.getByRole('complementary', { name: 'Item: Clinic lease' });
    await expect(lease.getByText('Private business: these papers stay out')).toBeVisible();
    await product.choosing(file('Lease.pdf', 'The lease'), () => lease.getByRole('button', { name: 'Attach a file' }).click());
    await expect(agenda.getByRole('option', { name: /Clinic lease.*1 paper/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  const sent = await test.step('the meeting is sent with its papers, without the private one', async () => {
    await page.getByRole('link', { name: 'Bundles' }).click();
    await page.getByRole('button', { name: 'Send a bundle' }).first().click();
    await page.getByLabel('What', { exact: true }).selectOption({ label: 'A meeting' });
    await page.getByRole('combobox', { name: 'Which meeting' }).fill('12/11/2026');
    await page.getByRole('option', { name: 'Prevention Group, meeting of 12/11/2026' }).click();
    await page.getByLabel('To', { exact: true }).fill('Sam Pike');
    await expect(page.getByText(/Papers and other attached files \(2\)/)).toBeVisible();
    await page.getByRole('checkbox', { name: 'Papers and other attached files' }).check();
    await expect(page.getByText('2 files, 1 kB together')).toBeVisible();
    await check(page, 'send with papers');
    return product.saving(() => page.getByRole('button', { name: 'Write the file' }).click());
  });
  expect(readFileSync(sent, 'utf8')).not.toMatch(/Lease/i);
  await product.stop();

  await test.step('the partner sees what the papers are, takes them in and saves a copy', async () => {
    const partner = join(product.folder, 'partner.boardwright');
    await withFile(partner, (call) => call('board.create', { name: 'Wex Police', kind: 'other', desk: { name: 'Sam Pike', initials: 'SP', role: 'Superintendent' } }));
    page = await product.start(partner);
    await page.getByRole('link', { name: 'Bundles' }).click();
    await product.choosing(sent, () => page.getByRole('button', { name: 'Open a bundle' }).click());
    await expect(page.getByText(/Size: 1 kB · Kept with: agenda item Winter plan · Added on: \d\d\/\d\d\/\d{4}/).first()).toBeVisible();
    await check(page, 'plan with papers');
    await page.getByRole('button', { name: 'Take in' }).last().click();
    await expect(page.getByText(/Taken in: \d+ records written/)).toBeVisible();
    await page.evaluate((hash) => { location.hash = hash; }, `#/meetings/${ids.meeting}`);
    await page.getByRole('option', { name: /Winter plan.*2 papers/ }).click();
    await page.getByRole('button', { name: 'Details', exact: true }).click();
    const copy = await product.saving(() => page.getByRole('button', { name: 'Save a copy of Winter plan 2026.pdf' }).click());
    expect(readFileSync(copy, 'utf8')).toBe('The winter plan');
    await expect(page.getByText('Clinic lease')).toHaveCount(0);
  });
});

test('Papers of a confirmed meeting are seen and added; an action keeps files too', async ({ product }) => {
  const ids = await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Mossford Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const body = await call('bodies.create', { name: 'Prevention Group' }) as { id: string };
    const meeting = await call('meetings.create', { bodyId: body.id, date: '2026-01-15', status: 'held' }) as { id: string; version: number };
    await call('agendaItems.create', { meetingId: meeting.id, title: 'Winter plan' });
    const next = await call('meetings.create', { bodyId: body.id, date: '2026-02-12', status: 'held' }) as { id: string };
    await call('meetings.confirm', { id: meeting.id, version: meeting.version, atMeetingId: next.id, corrections: [] });
    const action = await call('actions.create', { bodyId: body.id, text: 'Map the bus routes' }) as { id: string };
    return { meeting: meeting.id, action: action.id };
  });
  const paper = join(product.folder, 'Plan as adopted.pdf');
  writeFileSync(paper, 'Adopted');
  const page = await product.start();
  await page.evaluate((hash) => { location.hash = hash; }, `#/meetings/${ids.meeting}`);
  await page.getByRole('option', { name: /Winter plan/ }).click();
  await page.getByRole('button', { name: 'Papers' }).click();
  const details = page.getByRole('complementary', { name: 'Item: Winter plan' });
  await expect(details.getByRole('button', { name: 'Save item' })).toHaveCount(0);
  await product.choosing(paper, () => details.getByRole('button', { name: 'Attach a file' }).click());
  await expect(page.getByRole('option', { name: /Winter plan.*1 paper/ })).toBeVisible();
  await expect(page.getByText('so they cannot be edited')).toBeVisible();
  await check(page, 'papers of a confirmed meeting');

  await page.evaluate((hash) => { location.hash = hash; }, `#/actions?open=${ids.action}`);
  const action = page.getByRole('complementary', { name: 'Action 1' });
  await product.choosing(paper, () => action.getByRole('button', { name: 'Attach a file' }).click());
  await expect(action.getByText('Plan as adopted.pdf')).toBeVisible();
  await check(page, 'files of an action');
});
