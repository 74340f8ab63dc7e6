import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from '../../shared/bundles/word-answer.ts';
import { formTables } from '../../shared/bundles/word-layout.ts';
import { testFolder } from '../fixtures/files.ts';
import { filled, rowOf, typed } from '../fixtures/word-file.ts';
import { sendWordForm, type SentForm } from './word-sent.ts';

const folder = testFolder('word-cells');
let form: SentForm;
beforeAll(async () => { form = await sendWordForm(folder); });
afterAll(() => {
  expect(form.faults).toEqual([]);
  form.app.close();
});
const tracked = 'w:id="7" w:author="Sam" w:date="2026-10-15T09:00:00Z"';
/** What an answer says of each record. */
async function shown(xml: string): Promise<Record<string, Record<string, unknown>>> {
  const { tables } = await form.call('bundles.show', { from: form.answered(xml) });
  return Object.fromEntries(tables.flatMap(({ rows }) => rows.map(({ id, fields }) => [id, fields])));
}

describe('what is written in a cell', () => {
  const run = (text: string): string => `<w:r w:rsidR="00AB12CD"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const cells: [what: string, xml: string, read: string][] = [
    ['in runs that Word has cut', `<w:p w:rsidR="1"><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:proofErr w:type="spellStart"/>${run('Lam')}${run('ps')}<w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="0" w:name="_GoBack"/>${run(' lit')}</w:p>`, 'Lamps lit'],
    ['over line breaks and paragraphs', `<w:p><w:r><w:t>One</w:t><w:br/><w:t>Two</w:t></w:r></w:p><w:p/>${typed('Three')}`, 'One\nTwo\n\nThree'],
    ['with signs that XML writes otherwise', '<w:p><w:r><w:t>A &amp; B &lt;c&gt; &#8211; &#x201C;d&quot;</w:t><w:tab/><w:noBreakHyphen/></w:r></w:p>', 'A & B <c> – “d" -'],
    ['as a tracked insertion', `<w:p>${run('Ten')}<w:ins ${tracked}>${run(' lamps')}</w:ins></w:p>`, 'Ten lamps'],
    ['with a tracked deletion', `<w:p>${run('Ten')}<w:del ${tracked}><w:r><w:delText xml:space="preserve"> or so</w:delText></w:r></w:del>${run(' lamps')}</w:p>`, 'Ten lamps'],
    ['with words moved under tracked changes', `<w:p><w:moveTo ${tracked}>${run('Ten ')}</w:moveTo>${run('lamps')}<w:moveFrom ${tracked}>${run(' Ten')}</w:moveFrom></w:p>`, 'Ten lamps'],
    ['with the end of a paragraph deleted', `<w:p><w:pPr><w:rPr><w:del ${tracked}/></w:rPr></w:pPr>${run('Ten ')}</w:p><w:p>${run('lamps')}</w:p>`, 'Ten lamps'],
    ['with formatting that was changed', `<w:p><w:pPr><w:pPrChange ${tracked}><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr></w:pPrChange></w:pPr>${run('Ten')}</w:p>`, 'Ten'],
    ['as a link', `<w:p><w:hyperlink r:id="rId9">${run('maren@example.org')}</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK </w:instrText></w:r></w:p>`, 'maren@example.org'],
    ['in a content control, as a list', `<w:sdt><w:sdtContent><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${run('Lamps')}</w:p></w:sdtContent></w:sdt>${typed('Paths')}`, 'Lamps\nPaths'],
    ['in a table of its own', `<w:tbl><w:tr><w:tc>${typed('A1')}</w:tc><w:tc>${typed('Lamps')}</w:tc></w:tr></w:tbl><w:p/>`, 'A1\nLamps'],
    ['as an arrow that Word made of signs', `<w:p><w:r><w:t>Plan </w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r></w:p>`, 'Plan →'],
    ['as CDATA beside a comment', '<w:p><w:r><w:t><![CDATA[Ten <lamps>]]><!-- </w:t> --></w:t></w:r></w:p>', 'Ten <lamps>'],
    ['with odd spaces', `<w:p>${run('&#160;Ten&#160;lamps \u200b')}</w:p><w:p/>`, 'Ten lamps'],
  ];
  it.each(cells)('%s', async (_, xml, read) => {
    expect(await shown(filled(form.document, 'A2', xml))).toMatchObject({ [form.ids.emptyAction]: { progress: read }, [form.ids.action]: { progress: 'Begun in <May>.\nHalf  is done.' } });
  });
  it.each([
    ['R', 'red'], ['red', 'red'], ['RED.', 'red'], ['Amber', 'amber'], ['Red (R)', 'red'], ['r – red', 'red'], ['c', 'blue'], ['Complete', 'blue'], ['Blue', 'blue'], ['On track', 'green'], ['Green: on track', 'green'], ['', undefined],
  ])('as a rating, “%s” is %s', async (text, colour) => {
    const said = Object.values(await shown(filled(filled(form.document, 'P1a', typed('Done')), 'P1d', typed(text)))).find(({ done }) => done === 'Done')!;
    expect(said['proposedColour']).toBe(colour);
  });
  it.each([['3/11/2026', '2026-11-03'], ['03/11/2026', '2026-11-03'], ['3 November 2026', '2026-11-03'], ['Tue 3rd Nov 2026', '2026-11-03'], ['2026-11-03', '2026-11-03'], ['', null]])('as a date, “%s” is %s', async (text, date) => {
    expect((await shown(filled(form.document, 'M1', typed(text))))[form.ids.milestone]!['doneOn']).toBe(date);
  });
  it('is read wherever its row has gone, in a wider table too', async () => {
    const [first, second] = [rowOf(form.document, 'A1'), rowOf(form.document, 'A2')];
    const turned = form.document.replace(first, 'FIRST').replace(second, first).replace('FIRST', filled(form.document, 'A2', typed('Asked')).match(/<w:tr[ >].*?<\/w:tr>/gs)!.find((row) => row.includes('>A2<'))!);
    expect(await shown(turned.replaceAll('>A1<', '> a1.<'))).toMatchObject({ [form.ids.emptyAction]: { progress: 'Asked' }, [form.ids.action]: { progress: 'Begun in <May>.\nHalf  is done.' } });
    expect(await shown(form.document.replaceAll('<w:tcPr>', '<w:tcPr><w:gridSpan w:val="2"/>'))).toMatchObject({ [form.ids.emptyAction]: { progress: '' } });
  });
});

describe('what cannot be read is refused with the row and the cell', () => {
  const refusals: [what: string, change: (xml: string) => string, words: string][] = [
    ['no rating of the plan', (xml) => filled(xml, 'P1d', typed('purple')), 'row P1d, Rating you propose: “purple” is no rating of this plan. Write one of R (Red), A (Amber), G (Green), C (Blue), N (White).'],
    ['no date', (xml) => filled(xml, 'M1', typed('soon')), 'row M1, Done on: “soon” is no date. Write it as 03/11/2026 or 3 November 2026.'],
    ['a day that there is not', (xml) => filled(xml, 'M1', typed('31/11/2026')), 'row M1, Done on: “31/11/2026” is no date.'],
    ['a text that is too long', (xml) => filled(xml, 'A2', typed('x'.repeat(5000))), 'row A2, Progress: it is too long.'],
    ['a name that is too long', (xml) => filled(xml, 'N1', typed('x'.repeat(101))), 'row N1, Your name: a name has at most 100 characters.'],
    ['a picture', (xml) => filled(xml, 'A2', '<w:p><w:r><w:drawing/></w:r></w:p>'), 'row A2, Progress: there is a picture or another object in it, and only words can be read.'],
    ['a cell merged with the one above', (xml) => xml.replace(rowOf(xml, 'A2'), (row) => row.replace(/(.*<w:tcPr>)/s, '$1<w:vMerge/>')), 'row A2, Progress: its cell was merged with the one above.'],
    ['two cells in one', (xml) => xml.replace(rowOf(xml, 'C1'), (row) => row.replace(/<w:tc>(?:(?!<w:tc>).)*<\/w:tc>(?=<\/w:tr>)/s, '')), 'the row C1 has 4 cells instead of 5.'],
    ['a row that is missing', (xml) => xml.replace(rowOf(xml, 'A2'), ''), 'the row A2 (2 Ask the schools) is missing from it.'],
    ['a row deleted under tracked changes', (xml) => xml.replace(rowOf(xml, 'A2'), (row) => row.replace('<w:trPr>', `<w:trPr><w:del ${tracked}/>`)), 'the row A2 (2 Ask the schools) is missing from it.'],
    ['a row that stands twice', (xml) => xml.replace(rowOf(xml, 'A2'), (row) => row + row), 'the row A2 stands in it twice.'],
    ['a row of another form', (xml) => xml.replaceAll('>A2<', '>A7<'), 'it has a row A7, which the form did not have.'],
    ['a row that was added', (xml) => xml.replace(rowOf(xml, 'A2'), (row) => row + row.replace('>A2<', '><').replace('Ask the schools', 'Our own action')), 'a row of it has no reference such as A1 (“2 Our own action”).'],
    ['no table', (xml) => xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, ''), 'the tables of the form are missing from it.'],
    ['two forms in one', (xml) => xml.replace(/(Form reference: [0-9a-f-]{48})[0-9a-f]/, (all, most: string) => most + (all.endsWith('0') ? '1' : '0')), 'it holds the references of two different forms.'],
  ];
  it.each(refusals)('%s', async (_, change, words) => {
    const xml = change(form.document);
    expect(xml).not.toBe(form.document);
    const from = form.answered(xml);
    for (const name of ['bundles.show', 'bundles.open', 'bundles.import']) expect((await form.refused(name, { from }, 'invalid_input')).message).toContain(`cannot be taken in: ${words}`.slice(0, -1));
  });
  it('says to whoever has it what to do', async () => {
    expect((await form.refused('bundles.open', { from: form.answered(filled(form.document, 'M1', typed('soon'))) }, 'invalid_input')).message).toMatch(/^answer \d+\.docx cannot be taken in: .* Nothing has been changed\. Put it right in the document and save it, or ask the sender to\.$/);
  });
  it('a cell where nothing was asked may hold its dash and no words', async () => {
    const layout = formTables({ people: [{ id: form.ids.person, familyName: 'Oakes', post: 'Head', email: null }, { id: form.ids.action, familyName: 'Ash', post: 'Clerk' }] } as never);
    const cell = (text: string) => ({ text, merged: false, picture: false });
    const rows = (dash: string) => [[['N1', '', ''].map(cell)], [['C1', '', 'Head', ''].map(cell), ['C2', '', 'Clerk', dash].map(cell)]];
    expect(answerOf(layout, rows('–'), 'a.docx')).toMatchObject({ name: 'Not named', values: [{ field: 'post', value: 'Head' }, { field: 'email', value: '' }, { field: 'post', value: 'Clerk' }] });
    expect(() => answerOf(layout, rows('x@example.org'), 'a.docx')).toThrow(/row C2, E-mail address: this was not asked for/);
  });
});
