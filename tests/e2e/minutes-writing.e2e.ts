import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { wordLines } from '../../db/packs/read-back.ts';
import { unzip } from '../../db/packs/zip.ts';
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

/** What a word processor puts on the clipboard, given to the text that has the cursor. */
const paste = (page: Page, html: string) => page.evaluate((words) => {
  const data = new DataTransfer();
  data.setData('text/html', words);
  data.setData('text/plain', 'plain');
  document.querySelector('.ProseMirror')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, html);
const word = (body: string) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Aptos",sans-serif;} --></style></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;
const item = (list: number, level: number, sign: string, words: string) => `<p class=MsoListParagraph style='margin-left:${36 * level}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l${list} level${level} lfo1'><!--[if !supportLists]--><span
style='font-family:Symbol;mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><!--[endif]-->${words}<o:p></o:p></p>`;

const PASTED: readonly [name: string, html: string, expected: string][] = [
  ['paragraphs of Word, with bold, italic, smart tags and empty lines', word(`<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>Chair</b> thanked <st1:PersonName w:st="on">Ann&nbsp;Lee</st1:PersonName>
for <i>the</i> report.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><span style='font-weight:bold'>Bold</span> end<img src="file:///C:/x.png"><o:p></o:p></p>`),
  '<p>The <strong>Chair</strong> thanked Ann Lee for <em>the</em> report.</p><p><strong>Bold</strong> end</p>'],
  ['lists of Word, one within the other', word(item(0, 1, '·', 'First') + item(0, 2, 'o', 'Inner') + item(0, 1, '·', 'Second') + '<p class=MsoNormal>After</p>' + item(1, 1, '3.', 'Third') + item(1, 2, 'a.', 'Letter') + item(1, 2, 'b.', 'More')),
    '<ul><li><p>First</p><ul><li><p>Inner</p></li></ul></li><li><p>Second</p></li></ul><p>After</p><ol start="3"><li><p>Third</p><ol type="a"><li><p>Letter</p></li><li><p>More</p></li></ol></li></ol>'],
  ['headings, tracked changes and comments of Word', word(`<h1>Report</h1><h3><b>Detail</b></h3><p class=MsoNormal>Kept <ins cite="mailto:Ann" datetime="2026-01-01T10:00">added</ins><del cite="mailto:Ann"><span>removed</span></del><a
style='mso-comment-reference:AL_1;mso-comment-date:20260101T1000'> text</a><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AL1]</a></span></span>.</p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Check this</p></div></div>`),
  '<h2>Report</h2><h3>Detail</h3><p>Kept added text.</p>'],
  ['a table of Word, as lines', word(`<table class=MsoTableGrid><tr><td><p class=MsoNormal>Ward</p></td><td><p class=MsoNormal>Cases<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>North</p></td><td><p class=MsoNormal>12</p></td></tr></table>`),
    '<p>Ward | Cases</p><p>North | 12</p>'],
  ['what LibreOffice writes', `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4"/><style type="text/css">p { line-height: 115% }</style></head><body lang="en-GB" link="#000080" dir="ltr"><p style="line-height: 100%">
The <b>Board</b>
noted <font color="#000000"><font face="Liberation Serif, serif">it</font></font>.</p><p><br/>
</p><ol><li><p>One</p></li><ol type="a"><li><p>Inner</p></li></ol><li><p>Two</p></li></ol></body></html>`,
  '<p>The <strong>Board</strong> noted it.</p><ol><li><p>One</p><ol type="a"><li><p>Inner</p></li></ol></li><li><p>Two</p></li></ol>'],
  ['a page that would do harm', `<p onclick="alert(1)">Safe<script>window.harm = 1</script><img src=x onerror="window.harm = 2"> <a href="javascript:alert(1)">link</a></p>`, '<p>Safe link</p>'],
];
test('What is pasted from word processors keeps its structure and nothing else', async ({ product }) => {
  const { meetingId } = await prepare(product);
  const page = await product.start();
  await openAt(page, `#/meetings/${meetingId}`);
  await writeIn(page, /^Minute 2: Welcome/);
  for (const [name, html, expected] of PASTED) {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await paste(page, html);
    const held = await page.locator('.ProseMirror').evaluate((text) => text.innerHTML.replaceAll(/<br class="ProseMirror-trailingBreak">| class="[^"]*"/g, '').replace(/<p><\/p>$/, ''));
    expect.soft(held, name).toBe(expected);
  }
  expect(await page.evaluate(() => 'harm' in window)).toBe(false);
});

test('Resolutions nest four levels deep by key, and move with their parts', async ({ product }) => {
  const { meetingId } = await prepare(product);
  const page = await product.start();
  await openAt(page, `#/meetings/${meetingId}`);
  await writeIn(page, /^Minute 3: The plan/);
  await page.keyboard.type('The plan was read.');
  await page.keyboard.press('Alt+r');
  await page.keyboard.press('Control+Shift+Enter');
  for (const [index, text] of ['approve the plan', 'its aims', 'the first', 'the north'].entries()) {
    if (index > 0) {
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('thank @nas');
  await page.keyboard.press('Tab');
  await expect(page.locator('.resolution-row textarea:focus')).toHaveValue('thank Omar Nash');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('note the rest');
  await page.keyboard.press('Control+s');
  const labels = page.locator('.resolution-row .resolution-label');
  await expect(labels).toHaveText(['(i)', '(a)', '(1)', '(A)', '(ii)']);
  await expect(page.locator('.resolution-row.depth-3 textarea')).toHaveValue('the north');
  await page.getByRole('textbox', { name: 'Resolution (ii)', exact: true }).click();
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(page.locator('.resolution-row textarea').first()).toHaveValue('note the rest');
  await expect(labels).toHaveText(['(i)', '(ii)', '(a)', '(1)', '(A)']);
  await page.getByRole('textbox', { name: 'Resolution (ii)', exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect(labels).toHaveText(['', '(i)', '(a)', '(1)', '(A)']);
  await fit(page);
});

test('Words are found over a meeting and replaced in one step, and confirmed minutes are left alone', async ({ product }) => {
  const { meetingId } = await prepare(product);
  const page = await product.start();
  await openAt(page, `#/meetings/${meetingId}`);
  await writeIn(page, /^Minute 3: The plan/);
  await page.keyboard.type('The plan of the Trust was read. A planner spoke of the ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('tru');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('st.');
  await page.keyboard.press('Control+h');
  const panel = page.getByRole('complementary', { name: 'Find and replace' });
  await panel.getByLabel('Find').fill('plan');
  await expect(panel.getByRole('status')).toHaveText('Found 3 times.');
  await panel.getByText('Whole words').click();
  await expect(panel.getByRole('status')).toHaveText('Found 2 times.');
  await panel.getByLabel('Find').fill('trust');
  await expect(panel.getByRole('option')).toHaveText([/In the text.*plan of the Trust was read/, /spoke of the trust\./]);
  await fit(page);
  await panel.getByLabel('Replace with').fill('Council');
  await panel.getByLabel('Replace with').press('Alt+Enter');
  await expect(page.getByText('2 places replaced')).toBeVisible();
  const text = page.getByRole('article').filter({ hasText: 'A planner spoke' });
  await expect(text).toContainText('The plan of the Council was read. A planner spoke of the Council.');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(text).toContainText('The plan of the Trust was read. A planner spoke of the trust.');
});

test('Phrases and abbreviations are kept under Settings, and abbreviations are written out in the document alone', async ({ product }) => {
  const { meetingId } = await prepare(product);
  const page = await product.start();
  await openAt(page, '#/keeping?tab=phrases');
  await page.getByRole('button', { name: 'Add a phrase' }).click();
  await page.getByLabel('Code').fill('lapsed');
  await page.getByLabel('Phrase', { exact: true }).fill('{body} heard that the DCS had {…}.');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('row', { name: /;lapsed/ })).toBeVisible();
  await fit(page);
  await openAt(page, '#/keeping?tab=abbreviations');
  await page.getByRole('button', { name: 'Add an abbreviation' }).first().click();
  await page.getByLabel('Abbreviation', { exact: true }).fill('DCS');
  await page.getByLabel('Written out', { exact: true }).fill('Director of Children’s Services');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('row', { name: /Director of Children/ })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(400);
  await fit(page);

  await openAt(page, `#/meetings/${meetingId}`);
  await writeIn(page, /^Minute 3: The plan/);
  await page.keyboard.type(';lapsed');
  await page.keyboard.press('Tab');
  await page.keyboard.type('left');
  await expect(page.locator('.ProseMirror')).toHaveText('The Board heard that the DCS had left.');
  await page.keyboard.press('Control+s');
  const path = await product.saving(async () => {
    await page.getByRole('button', { name: 'Export minutes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /Export|Write/ }).last().click();
  });
  const words = wordLines(new TextDecoder().decode(unzip(readFileSync(path)).get('word/document.xml')));
  expect(words).toContain('The Board heard that the Director of Children’s Services (DCS) had left.');
});
