import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FORM_FIELDS } from '../../shared/bundles/answer.ts';
import { CODES } from '../../shared/bundles/word-layout.ts';
import { testFolder } from '../fixtures/files.ts';
import { filled, typed } from '../fixtures/word-file.ts';
import { freshWordForm, type SentForm } from './word-sent.ts';

const root = testFolder('word-forms');
let folder: string;
let form: SentForm;
beforeEach(async () => {
  const fresh = await freshWordForm(root);
  ({ folder, form } = fresh);
  return fresh.done;
});
const open = (from: string) => form.call('bundles.open', { from });
const take = (from: string) => form.call('bundles.import', { from });
const progress = async (id: string) => (await form.call('actions.get', { id })).progress;
const updates = () => form.call('planUpdates.list', { actionId: form.ids.planAction });

describe('a form in Word', () => {
  it('says what the page of HTML says, of the partner’s own records alone', async () => {
    const to = join(folder, 'form.html');
    await form.call('bundles.send', { scope: { kind: 'organisation', id: form.ids.organisation }, include: ['contact'], partner: 'Parks Trust', to, as: 'form' });
    const page = readFileSync(to, 'utf8');
    for (const words of ['Map the routes &amp; paths', 'Ask the schools', '1.1 Light the paths', '31/12/2026', 'Fewer falls', 'Lamps ordered', 'Maren Oakes', 'Half  is done.',
      'maren@example.org', ...Object.values(FORM_FIELDS).flat().map(({ label }) => label), 'Your name']) {
      expect(form.document, words).toContain(words);
      expect(page, words).toContain(words);
    }
    for (const words of ['Friday 30 October 2026', 'For the June meeting', 'Red (R)', '03/09/2026', 'How to fill it in']) expect(form.document).toContain(words);
    expect(form.document).not.toContain('Not for them');
    expect((await form.call('bundles.sent', {})).find(({ fileName }) => fileName === 'form.docx')).toMatchObject({ form: true, locked: false, signed: false });
  });
  it('is accessible: headings in steps, defined styles, header rows, no merged cells, its language and title, A4', () => {
    const defined = new Set([...form.parts.get('word/styles.xml')!.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
    expect([...form.document.matchAll(/<w:pStyle w:val="([^"]+)"\/>/g)].map(([, id]) => id!).filter((id) => !defined.has(id))).toEqual([]);
    const levels = [...form.document.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, level]) => Number(level));
    expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
    const tables = form.document.match(/<w:tbl>.*?<\/w:tbl>/gs)!;
    expect(tables).toHaveLength(5);
    for (const table of tables) expect(table.match(/<w:tr>.*?<\/w:tr>/gs)!.map((row) => row.includes('<w:tblHeader'))).toEqual([true, ...Array.from({ length: table.match(/<w:tr>/g)!.length - 1 }, () => false)]);
    expect(form.document).not.toMatch(/gridSpan|vMerge/);
    expect(form.parts.get('docProps/core.xml')).toMatch(/<dc:title>The part of Parks Trust – for Parks Trust<.*<dc:language>en-GB</);
    expect(form.document).toContain('<w:pgSz w:w="11906" w:h="16838"');
  });
  it('has a kind of reference for everything that forms ask about', () => {
    expect(Object.keys(CODES).sort()).toEqual(Object.entries(FORM_FIELDS).flatMap(([table, asked]) => (asked.length === 0 ? [] : [table])).sort());
    expect(new Set([...Object.values(CODES), 'N']).size).toBe(Object.keys(CODES).length + 1);
  });
});

describe('a filled-in form', () => {
  it('that comes back as it went changes nothing', async () => {
    expect(await open(form.answered(form.document))).toMatchObject({ counts: { new: 0, changed: 0, conflict: 0, apart: 0, refused: 0 }, board: 'Parks Trust', answers: 'The part of Parks Trust', items: [] });
  });
  it('brings what was written, kind by kind, and answers the form', async () => {
    let xml = filled(form.document, 'N1', typed('Sam Lee'));
    xml = filled(xml, 'A1', typed('Begun in <May>.', 'All of it is done.'));
    xml = filled(xml, 'A2', typed('', 'They are asked.', '', ''));
    xml = filled(xml, 'P1a', typed('Ten lamps are lit.'));
    xml = filled(xml, 'P1c', typed('Ten more.'));
    xml = filled(xml, 'P1d', typed('amber'));
    xml = filled(xml, 'M1', typed('3 November 2026'));
    xml = filled(filled(filled(xml, 'C1', typed('Director of Parks')), 'C1', typed(''), 3), 'C1', typed('020 7946 0000'), 4);
    const from = form.saved(['word/document.xml', xml], form.savedAt('2026-10-16T09:00:00Z'));
    form.pass(2 * 86_400_000);
    expect(await form.call('bundles.show', { from })).toMatchObject({ from: 'Sam Lee', board: 'Parks Trust', created: '2026-10-16T09:00:00.000Z', signature: 'none' });
    const { opened, counts } = await open(from);
    expect(counts).toMatchObject({ new: 1, changed: 4, conflict: 0, apart: 0, refused: 0 });
    await form.call('bundles.import', { opened });
    expect([await progress(form.ids.action), await progress(form.ids.emptyAction)]).toEqual(['Begun in <May>.\nAll of it is done.', 'They are asked.']);
    expect(await updates()).toMatchObject([{ reportedOn: '2026-10-16', byText: 'Sam Lee', done: 'Ten lamps are lit.', evidence: '', nextStep: 'Ten more.', proposedColour: 'amber', acceptedOn: null }]);
    expect((await form.call('planMilestones.get', { id: form.ids.milestone })).doneOn).toBe('2026-11-03');
    expect(await form.call('people.get', { id: form.ids.person })).toMatchObject({ post: 'Director of Parks', email: null, phone: '020 7946 0000' });
    expect((await form.call('bundles.sent', {}))[0]!.answeredAt).not.toBeNull();
  });
  it('changes nothing the second time, even when it was saved anew without a change', async () => {
    const xml = filled(form.document, 'P1a', typed('Ten lamps are lit.'));
    await take(form.saved(['word/document.xml', xml], form.savedAt('2026-10-15T08:30:00Z')));
    form.pass(5 * 86_400_000);
    for (const again of [form.saved(['word/document.xml', xml], form.savedAt('2026-10-15T08:30:00Z')), form.saved(['word/document.xml', xml.replaceAll('<w:r>', '<w:r w:rsidR="00AB12CD">')], form.savedAt('2026-10-18T10:00:00Z'))]) {
      const { seenBefore, counts } = await open(again);
      expect({ seenBefore, counts }).toMatchObject({ seenBefore: true, counts: { new: 0, changed: 0, conflict: 0 } });
      await take(again);
    }
    expect(await updates()).toHaveLength(1);
    await take(form.answered(filled(xml, 'P1a', typed('Twelve lamps are lit.'))));
    expect((await updates()).map(({ done }) => done).sort()).toEqual(['Ten lamps are lit.', 'Twelve lamps are lit.']);
  });
  it.each([['no date at all', 'yesterday'], ['a date to come', '2031-01-01T00:00:00Z'], ['a date before it was sent', '2026-01-01T00:00:00Z']])('is of now where its properties give %s', async (_, modified) => {
    const { created } = await open(form.saved(form.savedAt(modified)));
    expect(created > '2026-10-15T08:00:00.000Z' && created < '2026-10-15T09:00:00.000Z').toBe(true);
  });
  it('clears what was taken out of a cell, as the page of HTML does', async () => {
    await take(form.answered(filled(form.document, 'A1', typed(''))));
    expect(await progress(form.ids.action)).toBe('');
  });
  it('finds its form by the line in the text or by the hidden property, whichever was kept', async () => {
    const line = /<w:p>(?:(?!<\/w:p>).)*Form reference.*?<\/w:p>/s;
    expect(form.document).toMatch(line);
    const bare = form.document.replace(line, '');
    for (const from of [form.saved(['docProps/custom.xml', null], ['docProps/core.xml', null], ['docProps/app.xml', null]), form.answered(bare)]) expect((await open(from)).answers).toBe('The part of Parks Trust');
    const none = form.saved(['docProps/custom.xml', null], ['word/document.xml', bare]);
    expect((await form.refused('bundles.open', { from: none }, 'invalid_input')).message).toMatch(/line that begins with “Form reference” is gone/);
  });
  it('is found where Word on the web puts it', async () => {
    const elsewhere = form.saved(['word/document.xml', null], ['word/document2.xml', form.document], ['_rels/.rels', form.parts.get('_rels/.rels')!.replace('word/document.xml', '/word/document2.xml')]);
    expect((await open(elsewhere)).counts.same).toBeGreaterThan(0);
  });
  it('may have been locked by its sender', async () => {
    const { Encrypter } = await import('age-encryption');
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(10);
    encrypter.setPassphrase('right');
    const path = join(folder, 'locked.docx.age');
    writeFileSync(path, await encrypter.encrypt(readFileSync(form.answered(form.document))));
    expect((await form.call('bundles.open', { from: path, passphrase: 'right' })).answers).toBe('The part of Parks Trust');
  });
});
