import { describe, expect, it } from 'vitest';
import { cleanText } from '../../shared/packs/clean.ts';
import type { Block, DocumentModel } from '../../shared/packs/document.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { wordLines } from '../../db/packs/read-back.ts';
import { writeWord } from '../../db/packs/word.ts';
import { unzip } from '../../db/packs/zip.ts';
import { canaryMeeting } from './canary.ts';
import { allTexts, CLEANED, hostileMeeting } from './hostile.ts';
import { longMeeting } from './long-meeting.ts';

const model = minutesDocument(longMeeting, { actions: true, exempt: false });
const partsOf = async (of: DocumentModel): Promise<Map<string, string>> =>
  new Map([...unzip(await writeWord(of))].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));

describe('a Word document', async () => {
  const parts = await partsOf(model);
  const document = parts.get('word/document.xml')!;
  const all = [...parts.values()].join('\n');

  it('says what its model says, paragraph by paragraph', () => {
    expect(wordLines(document)).toEqual(documentLines(model));
  });

  it('has real headings, in steps of one', () => {
    const levels = [...document.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, level]) => Number(level));
    expect(levels).toEqual(model.blocks.flatMap((block) => (block.kind === 'heading' ? block.level : [])));
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
  });

  it('defines every style and every list that it refers to', () => {
    const defined = new Set([...parts.get('word/styles.xml')!.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
    const used = new Set([...all.matchAll(/<w:pStyle w:val="([^"]+)"\/>/g)].map(([, id]) => id));
    expect([...used].filter((id) => !defined.has(id))).toEqual([]);
    const lists = new Set([...parts.get('word/numbering.xml')!.matchAll(/<w:num w:numId="(\d+)"/g)].map(([, id]) => id));
    const usedLists = [...document.matchAll(/<w:numId w:val="([^"]+)"\/>/g)].map(([, id]) => id);
    expect(usedLists.length).toBeGreaterThan(10);
    expect(usedLists.filter((id) => !lists.has(id))).toEqual([]);
  });

  it('numbers resolutions (i) and (a)', () => {
    const numbering = parts.get('word/numbering.xml')!;
    expect(numbering).toMatch(/<w:numFmt w:val="lowerRoman"\/>(?:(?!<\/w:lvl>).)*<w:lvlText w:val="\(%1\)"\/>/s);
    expect(numbering).toMatch(/<w:numFmt w:val="lowerLetter"\/>(?:(?!<\/w:lvl>).)*<w:lvlText w:val="\(%2\)"\/>/s);
  });

  it('has tables with a header row that repeats, rows that do not break, and no merged cells', () => {
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs)!;
    expect(rows[0]).toContain('<w:tblHeader');
    expect(rows.slice(1).join('')).not.toContain('<w:tblHeader');
    expect(rows.every((row) => row.includes('<w:cantSplit') && row.match(/<w:tc>/g)!.length === 5)).toBe(true);
    expect(document).not.toMatch(/gridSpan|vMerge/);
  });

  it('shows its mark and “Page 3 of 9” on every page, on A4', () => {
    const header = [...parts].find(([name]) => /header\d*\.xml$/.test(name))![1];
    const footer = [...parts].find(([name]) => /footer\d*\.xml$/.test(name))![1];
    expect(wordLines(header)).toEqual(['Draft – not yet confirmed']);
    expect(wordLines(footer)).toEqual([`${model.footer}\tPage  of `]);
    expect(footer).toMatch(/>PAGE<.*>NUMPAGES</s);
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(document).not.toContain('titlePg');
  });

  it('has no header once the minutes are confirmed', async () => {
    expect([...(await partsOf({ ...model, mark: null })).keys()].filter((name) => /header\d*\.xml$/.test(name))).toEqual([]);
  });

  it('has its title, author, date and language set, and no other name or time', () => {
    const core = parts.get('docProps/core.xml')!;
    expect(core).toContain(`<dc:title>${model.title}</dc:title><dc:creator>${model.author}</dc:creator>`);
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect(core.match(/\d{4}-\d{2}-\d{2}T/g)).toEqual(['2021-01-13T', '2021-01-13T']);
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"');
    expect(all).not.toContain('Un-named');
  });

  it('is the same file every time', async () => {
    expect(Buffer.compare(await writeWord(model), await writeWord(model))).toBe(0);
  });
});

describe('hostile text in Word', async () => {
  const hostile = minutesDocument(hostileMeeting, { actions: true, exempt: false });
  const parts = await partsOf(hostile);

  it('comes out to the letter', () => {
    const written = wordLines(parts.get('word/document.xml')!);
    expect(written).toEqual(documentLines(hostile));
    for (const text of allTexts) expect(written).toContain(cleanText(text));
  });

  it('loses only the characters that no document may hold', () => {
    for (const [typed, printed] of CLEANED) expect(cleanText(typed)).toBe(printed);
    expect([...parts.values()].join('')).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufdd0\ufffe\uffff\u202e]/u);
  });
});

describe('private business in Word', () => {
  it('is in no byte of a public document', async () => {
    const file = await writeWord(minutesDocument(canaryMeeting('private', true), { actions: true, exempt: false }));
    const everything = [Buffer.from(file).toString('latin1'), ...(await partsOf(minutesDocument(canaryMeeting('private', true), { actions: true, exempt: false }))).values()].join('\n');
    expect(everything).toContain('In public.');
    expect(everything).not.toMatch(/canary/i);
  });

  it('is in a document that asks for it', async () => {
    const parts = await partsOf(minutesDocument(canaryMeeting('private', true), { actions: true, exempt: true }));
    expect(parts.get('word/document.xml')).toContain('CANARY text');
  });
});

it('an unknown kind of block stops the writer', async () => {
  await expect(writeWord({ ...model, blocks: [{ kind: 'picture' } as unknown as Block] })).rejects.toThrow(/cannot hold/);
});
