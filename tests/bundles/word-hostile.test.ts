import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordText } from '../../db/bundles/word-text.ts';
import { XmlFault } from '../../db/bundles/xml.ts';
import { dumpFile, testFolder } from '../fixtures/files.ts';
import { zipOf, type ZipLies } from '../fixtures/word-file.ts';
import { sendWordForm, type SentForm } from './word-sent.ts';

const folder = testFolder('word-hostile');
let form: SentForm;
let before: string;
const state = () => JSON.stringify(dumpFile(form.file));
beforeAll(async () => {
  form = await sendWordForm(folder);
  before = state();
});
afterAll(() => {
  expect(form.faults).toEqual([]);
  form.app.close();
});
const MEGABYTE = 1024 * 1024;
const zip = (changes: Record<string, string | Uint8Array>, lies: ZipLies = {}): Buffer => zipOf(new Map<string, string | Uint8Array>([...form.parts, ...Object.entries(changes)]), lies);
const xml = (content: string): Buffer => zip({ 'word/document.xml': content });
const within = (inner: string): string => form.document.replace('<w:body>', `<w:body>${inner}`);

describe('a Word document that means harm, or is broken, is refused in plain words and changes nothing', () => {
  const hostile: [what: string, make: () => Uint8Array, words: RegExp][] = [
    ['entities of its own', () => xml(form.document.replace(/^(<\?xml.*?\?>)?/, '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>')), /defines entities of its own/],
    ['an outside entity', () => xml(form.document.replace(/^(<\?xml.*?\?>)?/, '<!DOCTYPE w SYSTEM "file:///etc/passwd">')), /defines entities of its own/],
    ['an entity that nobody defined', () => xml(within('<w:p>&secret;</w:p>')), /it is damaged/],
    ['a character that does not exist', () => xml(within('<w:p>&#x110000;</w:p>')), /it is damaged/],
    ['deep nesting', () => xml(within('<w:tbl>'.repeat(100_000))), /nested too deeply/],
    ['tags without end', () => xml(within('<w:p/>'.repeat(2_000_001))), /holds far more than a form/],
    ['a tag that never ends', () => xml(within(`<w:p ${'a="<" '.repeat(100_000)}`)), /it is damaged/],
    ['tags that are closed in the wrong order', () => xml(within('<w:p><w:r></w:p></w:r>')), /it is damaged/],
    ['half a document', () => xml(form.document.slice(0, 3000)), /it is damaged/],
    ['a document of nothing', () => xml(''), /it is damaged/],
    ['bytes that are no text', () => zip({ 'word/document.xml': Uint8Array.of(0x3c, 0xff, 0xfe, 0x3e) }), /it is damaged/],
    ['entities in its properties', () => zip({ 'docProps/custom.xml': '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>' }), /defines entities of its own/],
    ['a part of 64 MB packed into nothing', () => zip({ 'word/media/image1.png': Buffer.alloc(64 * MEGABYTE) }), /far more than a form/],
    ['parts of 120 MB together', () => zip(Object.fromEntries([1, 2, 3, 4].map((n) => [`word/media/image${n}.png`, Buffer.alloc(30 * MEGABYTE)]))), /far more than a form/],
    ['a part that is larger than it says', () => zip({ 'word/media/image1.png': Buffer.alloc(40 * MEGABYTE) }, { declared: 1000 }), /far more than a form|it is damaged/],
    ['more parts than it has', () => zip({}, { count: 60_000 }), /far more than a form/],
    ['21 MB of bytes', () => Buffer.concat([zip({}), Buffer.alloc(21 * MEGABYTE)]), /larger than 20 MB/],
    ['a locked zip', () => zip({}, { locked: true }), /it has a password/],
    ['a locked document', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(4000)]), /it has a password, or is in the form of Word before 2007/],
    ['a document of LibreOffice’s own kind', () => zipOf(new Map([['mimetype', 'application/vnd.oasis.opendocument.text'], ['content.xml', '<office/>']])), /it is not a Word document/],
    ['a document that its list of parts says is elsewhere', () => zip({ '_rels/.rels': '<Relationships><Relationship Type="x/officeDocument" Target="../../etc/passwd"/></Relationships>' }), /it is not a Word document/],
    ['a Word document that is no form', () => zipOf(new Map([['word/document.xml', '<w:document><w:body><w:p><w:r><w:t>Dear all</w:t></w:r></w:p></w:body></w:document>']])), /not a form that was sent from Boardwright/],
    ['nothing but the sign of a zip', () => Buffer.from('PK\u0003\u0004'), /it is damaged/],
  ];
  it.each(hostile)('%s', async (what, make, words) => {
    const from = join(folder, `${what.replace(/\W+/g, ' ')}.docx`);
    writeFileSync(from, make());
    for (const name of ['bundles.open', 'bundles.show', 'bundles.import']) {
      const answer = await form.raw(name, { from });
      expect(answer.ok).toBe(false);
      if (!answer.ok) expect(answer.error.message).toMatch(words);
    }
    expect(state()).toBe(before);
  });
  it('a form that was not sent from this file, or with another hash', async () => {
    for (const change of [(text: string) => text.replace(/(Form reference: )[0-9a-f]{8}/, '$100000000'), (text: string) => text.replace(/(Form reference: [0-9a-f-]{36}-)[0-9a-f]{12}/, '$1000000000000')]) {
      const from = form.saved(['word/document.xml', change(form.document)], ['docProps/custom.xml', null]);
      expect((await form.refused('bundles.open', { from }, 'not_found')).message).toContain('answers a form that was not sent from this file');
    }
  });
  it('cut short or with a flipped bit anywhere: refused, or read as what it was', async () => {
    const whole = readFileSync(join(folder, 'form.docx'));
    const from = join(folder, 'broken.docx');
    const sound = (await form.call('bundles.show', { from: join(folder, 'form.docx') })).tables;
    let refused = 0;
    for (let n = 0; n < 150; n++) {
      const broken = Buffer.from(n % 5 === 0 ? whole.subarray(0, Math.floor(whole.length * n / 150)) : whole);
      if (n % 5 !== 0) broken[(n * 7919) % broken.length]! ^= 1 << (n % 8);
      writeFileSync(from, broken);
      const answer = await form.raw('bundles.show', { from });
      if (answer.ok) expect((answer.value as { tables: unknown }).tables).toEqual(sound);
      else {
        refused++;
        expect(answer.error.message).toMatch(/Nothing has been changed/);
      }
    }
    expect(refused).toBeGreaterThan(50);
    expect(state()).toBe(before);
  });
});

describe('the text of a Word document', () => {
  it('is read without a fault, however its tags are turned about', () => {
    const tags = form.document.match(/<[^>]+>|[^<]+/g)!;
    for (let n = 0; n < 300; n++) {
      const from = (n * 613) % tags.length;
      const turned = [...tags.slice(0, from), ...tags.slice(from + 1 + n % 3, from + 40), tags[(n * 31) % tags.length]!, ...tags.slice(from + 40)].join('');
      try {
        wordText(turned);
      } catch (error) {
        expect(error).toBeInstanceOf(XmlFault);
      }
    }
  });
  it('keeps to what is open, whatever is nested in what', () => {
    const t = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    expect(wordText(`<d><w:tc>${t('a')}</w:tc><w:tbl><w:tc>${t('b')}</w:tc><w:tr><w:tr><w:tc><w:tc>${t('c')}</w:tc></w:tc></w:tr></w:tr></w:tbl>${t('d')}</d>`).paragraphs).toContain('d');
    expect(wordText(`<d><mc:AlternateContent><mc:Choice>${t('once')}</mc:Choice><mc:Fallback>${t('twice')}</mc:Fallback></mc:AlternateContent></d>`).paragraphs).toEqual(['once']);
  });
});
