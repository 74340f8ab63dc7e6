import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readPdf, unpackPdf } from '../packs/pdf-reader.ts';
import { expect, test } from './product.ts';
import { readWord } from './words.ts';

const MEMBERS = [
  'Cllr Maud Ferris (Chair)\tNorthfield Council (Cabinet Member for Health)',
  'Dr Ivo Lindqvist (Deputy Chair)\tNorthfield Integrated Care Board',
  'Tessa Brand\tNorthfield Council (Director of People)',
  'Vacant\tNorthfield Ambulance Service',
  'Standing invited guests',
  'Oona Pryce\tNorthfield Fire Brigade',
].join('\n');

async function createBoard(page: Page): Promise<void> {
  await page.getByLabel('Name of the board').fill('Northfield Health and Wellbeing Board');
  await page.getByLabel('What kind it is').selectOption({ label: 'Health and wellbeing board' });
  await page.getByLabel('Your name').fill('Robin Ash');
  await page.getByRole('button', { name: 'Create the board' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Northfield Health and Wellbeing Board' })).toBeVisible();
}

async function pasteMembers(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'People' }).first().click();
  await page.getByRole('link', { name: 'Paste members' }).click();
  await page.getByLabel('Membership list').fill(MEMBERS);
  await expect(page.getByText('Adds 5 seats, with 4 people.')).toBeVisible();
  await page.getByRole('button', { name: 'Add to the register' }).click();
  await expect(page.getByRole('row', { name: /Northfield Ambulance Service.*Vacant/ })).toBeVisible();
}

async function addMeeting(page: Page, date: string): Promise<void> {
  await page.getByRole('link', { name: 'Meetings' }).first().click();
  await page.getByRole('button', { name: 'New meeting' }).click();
  await page.getByLabel('Date').fill(date);
  await page.getByLabel('Starts at').fill('6pm');
  await page.getByLabel('Ends at').fill('8:00 pm');
  await page.getByLabel('Place', { exact: true }).selectOption({ label: 'Virtual' });
  await page.getByRole('button', { name: 'Add meeting' }).click();
  await expect(page.getByRole('region', { name: 'In the room' })).toBeVisible();
}

async function addItem(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Add an item' }).fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: title })).toBeVisible();
}

async function mark(page: Page, person: RegExp, key: string, said: string): Promise<void> {
  await page.getByRole('option', { name: person }).click();
  await page.keyboard.press(key);
  await expect(page.getByRole('option', { name: person })).toContainText(said);
}

const saved = (page: Page) => expect(page.getByRole('banner').getByRole('status')).toHaveText(/Saved/);

test('A newcomer sets up a board, records a meeting and has its minutes as Word and PDF', async ({ product }) => {
  const page = await product.start();
  await createBoard(page);
  await pasteMembers(page);
  await addMeeting(page, '13/01/2027');
  await addItem(page, 'Winter vaccination');
  await addItem(page, 'Purchase of the clinic');

  await test.step('an item is made private', async () => {
    await page.getByRole('option', { name: /Purchase of the clinic/ }).click();
    await page.getByRole('button', { name: 'Details' }).click();
    await page.getByLabel('Section', { exact: true }).selectOption({ label: 'Private' });
    await page.getByRole('button', { name: /Save/ }).last().click();
    await expect(page.getByRole('option', { name: /Purchase of the clinic/ })).toContainText(/private|exempt/i);
  });
  await test.step('everybody is marked by one key', async () => {
    await mark(page, /Maud Ferris/, 'p', 'present');
    await mark(page, /Ivo Lindqvist/, 'v', 'virtually');
    await mark(page, /Tessa Brand/, 'a', 'apologies');
    await mark(page, /Oona Pryce/, 'p', 'present');
    await expect(page.getByText('Apologies were received from Tessa Brand.')).toBeVisible();
  });
  await test.step('minutes, a resolution and an action are written without leaving the text', async () => {
    await page.getByRole('textbox', { name: /Minute \d+: Winter vaccination/ }).click();
    await page.keyboard.type('The Director of Public Health reported that take-up had risen.');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Action', { exact: true }).fill('Report on take-up among carers');
    await page.getByLabel(/By when/).fill('30/04/2027');
    await page.getByRole('button', { name: 'Add action' }).click();
    await expect(page.getByText('Report on take-up among carers').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: /Minute \d+: Winter vaccination/ }).click();
    await page.keyboard.press('Control+Shift+Enter');
    await page.keyboard.type('to agree the winter plan');
    await page.keyboard.press('Enter');
    await page.keyboard.type('to ask for a report in spring');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: /Minute \d+: Purchase of the clinic/ }).click();
    await page.keyboard.type('The price is zanzibarquartz.');
    await saved(page);
  });

  const word = await product.saving(async () => {
    await page.getByRole('button', { name: 'Export minutes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  });
  const { lines, everything } = readWord(readFileSync(word));
  const text = lines.join('\n');
  expect(text).toContain('Wednesday 13 January 2027');
  expect(text).toMatch(/Present:?\s*Cllr Maud Ferris \(Chair\) and Dr Ivo Lindqvist \(Deputy Chair\)/);
  expect(text).toContain('Apologies were received from Tessa Brand.');
  expect(text).toContain('The Director of Public Health reported that take-up had risen.');
  expect(text).toContain('The Board resolved to:\nAgree the winter plan; and\nAsk for a report in spring.');
  expect(text).toContain('Report on take-up among carers');
  expect(everything).toMatch(/Draft/);
  expect(everything).not.toMatch(/zanzibarquartz|Purchase of the clinic/);

  await page.keyboard.press('Escape');
  const pdf = await product.saving(async () => {
    const dialog = page.getByRole('dialog');
    if (!await dialog.isVisible()) await page.getByRole('button', { name: 'Export minutes' }).click();
    await dialog.getByText('PDF', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  });
  const bytes = readFileSync(pdf);
  const printed = readPdf(bytes).pages.join('');
  expect(printed).toContain('Agreethewinterplan');
  expect(printed).toContain('ReportontakeUpamongcarers'.replace('Up', '-up'));
  expect(`${unpackPdf(bytes)}${printed}`).not.toMatch(/zanzibarquartz|Purchase of the clinic|Purchaseoftheclinic/);
});

test('Text typed a second before the power goes is there after the next start', async ({ product }) => {
  let page = await product.start();
  await createBoard(page);
  await addMeeting(page, '13/01/2027');
  const address = new URL(page.url()).hash;
  await page.getByRole('textbox', { name: /Minute 1/ }).click();
  await page.keyboard.type('Apologies were late because of the snow.');
  await page.waitForTimeout(1000);
  await product.kill();
  page = await product.start();
  await page.evaluate((hash) => { location.hash = hash; }, address);
  await expect(page.getByText('Apologies were late because of the snow.')).toBeVisible();
});

test('A change is undone and done again with the keyboard, and reload keeps the place', async ({ product }) => {
  const page = await product.start();
  await createBoard(page);
  await addMeeting(page, '13/01/2027');
  await addItem(page, 'Winter vaccination');
  await page.getByRole('heading', { level: 1 }).click();
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); });
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('option', { name: 'Winter vaccination' })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByRole('option', { name: 'Winter vaccination' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('option', { name: 'Winter vaccination' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Meetings' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('region', { name: 'In the room' })).toBeVisible();
});
