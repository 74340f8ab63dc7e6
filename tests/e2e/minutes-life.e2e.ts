import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { wordLines } from '../../db/packs/read-back.ts';
import { unzip } from '../../db/packs/zip.ts';
import { expect, test } from './product.ts';

const text = (words: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });
const linesOf = (path: string): string[] => wordLines(new TextDecoder().decode(unzip(readFileSync(path)).get('word/document.xml')));
const fit = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).setLegacyMode().analyze()).violations).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
};

test('A draft goes round and is commented on, its versions are compared, it is postponed and then confirmed, and private business is made public', async ({ product }) => {
  const ids = await product.withBackEnd(async (call) => {
    const made = async (name: string, input: object) => (await call(name, input) as { id: string }).id;
    await call('board.create', { name: 'Northfield Safeguarding Partnership', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const body = await made('bodies.create', { name: 'Partnership Board', shortName: 'PB' });
    const police = await made('organisations.create', { name: 'Northfield Police', kind: 'police' });
    const seat = await made('seats.create', { bodyId: body, role: 'Independent chair', class: 'chair' });
    await made('seats.create', { bodyId: body, organisationId: police });
    const ann = await made('people.create', { givenName: 'Ann', familyName: 'Lee', email: 'ann@example.org' });
    await made('people.create', { givenName: 'Ben', familyName: 'Oke', organisationId: police });
    await call('appointments.create', { seatId: seat, personId: ann });
    const meeting = async (date: string, items: object[]) => await made('meetings.create', { bodyId: body, date, startsAt: '10:00', status: 'held', items });
    const june = await meeting('2026-06-10', [{ section: 'standing', title: 'Apologies for absence' }, { section: 'business', title: 'Neglect strategy' }]);
    const july = await meeting('2026-07-15', [{ section: 'standing', title: 'Apologies for absence' }, { section: 'standing', title: 'Minutes of the last meeting' }]);
    const september = await meeting('2026-09-16', [{ section: 'standing', title: 'Minutes of the last meeting' }]);
    await call('attendance.mark', { meetingId: june, personId: ann, status: 'present' });
    const items = await call('agendaItems.list', { meetingId: june }) as { id: string; title: string }[];
    const strategy = items[1]!.id;
    const shut = await made('agendaItems.create', { meetingId: june, section: 'private', title: 'CANARY lease', exemptParagraph: 3 });
    const minute = await made('minutes.create', { meetingId: june, agendaItemId: strategy, body: text('The strategy was presented. Members welcomed the work on dental health.'), outcome: 'noted' });
    await made('minutes.create', { meetingId: june, agendaItemId: shut, body: text('CANARY terms were agreed.'), outcome: 'agreed', outcomeText: 'The Board agreed the terms.' });
    await call('actions.create', { bodyId: body, minuteId: minute, text: 'Share the audit with schools', leadPersonId: ann, targetDate: '2026-07-01' });
    return { june, july, september, strategy };
  });
  const page = await product.start();
  const open = async (id: string, more = '') => { await page.evaluate((hash) => { location.hash = hash; }, `#/meetings/${id}${more}`); };
  const meeting = async (entry: string) => {
    await page.getByRole('button', { name: 'Meeting', exact: true }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };

  // A vacant seat is taken for the day, and a post without a name sends apologies.
  await open(ids.june);
  await page.getByRole('button', { name: 'Substitute for the vacant seat of Northfield Police' }).click();
  await page.getByRole('combobox', { name: /Substitute for the vacant seat/ }).fill('Ben');
  await page.getByRole('option', { name: /Ben Oke/ }).click();
  await expect(page.getByText('substitute here')).toBeVisible();
  await page.getByRole('button', { name: /Add a guest/ }).click();
  await page.getByRole('button', { name: 'A post or organisation without a name' }).click();
  await page.getByRole('group', { name: 'New person' }).getByLabel(/^Post/).fill('Director of Public Health');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /Director of Public Health/ })).toBeVisible();

  // The draft goes round.
  await meeting('Circulate draft');
  const circulate = page.getByRole('complementary', { name: 'Circulate draft' });
  await expect(circulate.getByLabel(/^To/)).toHaveValue(/Ann Lee <ann@example.org>/);
  await fit(page);
  await circulate.getByRole('button', { name: /Mark as circulated/ }).click();
  const drafts = page.getByRole('complementary', { name: 'Drafts and comments' });
  await expect(drafts.getByRole('link', { name: 'E-mail draft 1' })).toHaveAttribute('href', /^mailto:ann%40example\.org\?subject=Draft%20minutes/);
  const printed = await product.saving(async () => { await drafts.getByRole('button', { name: 'Write draft 1 as Word' }).click(); });
  expect(linesOf(printed).join('\n')).not.toMatch(/CANARY/);

  // A comment, answered by key.
  await drafts.getByRole('button', { name: 'Record a comment' }).click();
  await drafts.getByLabel(/^About/).selectOption({ index: 2 });
  await drafts.getByLabel(/^Or as written/).fill('Health visiting team');
  await drafts.getByRole('textbox', { name: 'Comment', exact: true }).fill('It was oral health, not dental health.');
  await drafts.getByRole('button', { name: /Record comment/ }).click();
  await expect(drafts.getByText('1 open')).toBeVisible();
  const list = drafts.getByRole('listbox', { name: /^Comments/ });
  await list.getByRole('option').first().click();
  await list.focus();
  await page.keyboard.press('a');
  await page.keyboard.type('Put right.');
  await page.keyboard.press('Enter');
  await expect(drafts.getByText('all answered')).toBeVisible();
  await expect(drafts.getByText('Accepted: Put right.')).toBeVisible();
  await fit(page);

  // What was changed since the draft.
  await page.getByRole('textbox', { name: /Neglect strategy/ }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' It will come back in the autumn.');
  await page.keyboard.press('Control+s');
  await meeting('Compare versions');
  await expect(page.getByRole('heading', { level: 1, name: 'Versions side by side' })).toBeVisible();
  await expect(page.locator('.compare ins').filter({ hasText: 'It will come back in the autumn.' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.locator('[data-difference]:focus')).toHaveCount(1);
  await fit(page);
  const compared = await product.saving(async () => {
    await page.getByRole('button', { name: 'Papers' }).click();
    await page.getByRole('menuitem', { name: 'As Word' }).click();
  });
  expect(linesOf(compared).join('\n')).toContain('It will come back in the autumn.');

  // July puts it off, September confirms it; matters arising come of the actions.
  await open(ids.july);
  await page.getByRole('button', { name: 'Decide about earlier minutes' }).click();
  const earlier = page.getByRole('complementary', { name: 'Earlier minutes' });
  await earlier.getByLabel('Postponed to a later meeting').check();
  await earlier.getByLabel(/^Why/).fill('The draft came too late to be read.');
  await earlier.getByRole('button', { name: /Record as postponed/ }).click();
  await expect(earlier.getByText('Postponed at this meeting: The draft came too late to be read.')).toBeVisible();
  await expect(page.getByRole('article').getByText('Confirming them was postponed to a later meeting: The draft came too late to be read.', { exact: false })).toBeVisible();
  await fit(page);
  await meeting('Matters arising from the last minutes');
  await expect(page.getByRole('article').getByText('Action 1: Share the audit with schools', { exact: false })).toBeVisible();
  await open(ids.june);
  await expect(page.getByText('Not confirmed: postponed once', { exact: false })).toBeVisible();
  await open(ids.september);
  await expect(page.getByText('The minutes of 2 earlier meetings wait to be confirmed here; 1 of them has been postponed before.')).toBeVisible();
  await page.getByRole('button', { name: 'Decide about earlier minutes' }).click();
  await earlier.getByRole('button', { name: 'Decide about the minutes of Wednesday 10 June 2026' }).click();
  await earlier.getByRole('button', { name: /Confirm minutes/ }).click();
  await expect(earlier.getByText('Confirmed at this meeting as presented. Postponed once before.')).toBeVisible();
  await open(ids.june);
  await expect(page.getByText('after being postponed once', { exact: false })).toBeVisible();

  // Private business is in no public file until it is made public.
  const minutes = async () => linesOf(await product.saving(async () => {
    await page.getByRole('button', { name: 'Export minutes' }).click();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
  })).join('\n');
  const before = await minutes();
  expect(before).toContain('The public were excluded while this item was considered');
  expect(before).not.toMatch(/CANARY/);
  await meeting('Private business: make public');
  const shut = page.getByRole('complementary', { name: 'Private business' });
  await shut.getByLabel(/^Or as written/).fill('the Chair');
  await shut.getByLabel(/^Why/).fill('The lease is signed.');
  await fit(page);
  await shut.getByRole('button', { name: /Make public/ }).click();
  await expect(shut.getByRole('button', { name: /Make private again/ })).toBeVisible();
  expect(await minutes()).toMatch(/CANARY terms were agreed/);
  await page.evaluate(() => { location.hash = '#/'; });
  await expect(page.getByRole('heading', { name: 'Needs a look' })).toBeVisible();
  await fit(page);
});
