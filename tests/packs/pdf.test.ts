import { beforeAll, describe, expect, it } from 'vitest';
import type { TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';
import { cleanText } from '../../shared/packs/clean.ts';
import type { Block, DocumentModel } from '../../shared/packs/document.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { checkPdf } from '../../db/packs/read-back.ts';
import { startTypst, writePdf } from '../../db/packs/typst.ts';
import { canaryMeeting } from './canary.ts';
import { CLEANED, FOREIGN, hostileMeeting, LITERAL } from './hostile.ts';
import { longMeeting } from './long-meeting.ts';
import { bookmarksOf, readPdf, unpackPdf } from './pdf-reader.ts';

const model = minutesDocument(longMeeting, { actions: true, exempt: false });
let typst: TypstCompiler;
beforeAll(async () => { typst = await startTypst(); });
const write = (of: DocumentModel): Uint8Array => writePdf(typst, of);
const withoutSpace = (text: string): string => text.replace(/[\s\u200b]/gu, '');

/** The lines of the model in the text of the PDF, in order; gives what else stands between them. */
function between(text: string, lines: readonly string[]): string[] {
  const others: string[] = [];
  let at = 0;
  for (const line of lines.map(withoutSpace)) {
    const found = text.indexOf(line, at);
    if (found < 0) throw new Error(`Not in the PDF, or not here: ${line}`);
    if (found > at) others.push(text.slice(at, found));
    at = found + line.length;
  }
  return at < text.length ? [...others, text.slice(at)] : others;
}

describe('a PDF', () => {
  it('says what its model says, in order, with the signs of its lists and nothing else', () => {
    expect(between(readPdf(write(model)).pages.join(''), documentLines(model))).toEqual([
      '•', ...Array<string>(2).fill('•'), 'a.', 'b.', ...Array<string>(9).fill('•'), '(i)', '(a)', '(b)', '(ii)', '(iii)',
    ]);
  });

  it('shows its mark, its name and the page of all pages on every page', () => {
    const { margins } = readPdf(write(model));
    expect(margins).toEqual(margins.map((_, index) => withoutSpace(`${model.mark}${model.footer}Page ${index + 1} of ${margins.length}`)));
    expect(margins.length).toBeGreaterThan(1);
    expect(readPdf(write({ ...model, mark: null })).margins[0]).toBe(withoutSpace(`${model.footer}Page 1 of ${margins.length}`));
  });

  it('is whole, and counts its pages', () => {
    const file = write(model);
    expect(checkPdf(file)).toBe(readPdf(file).pages.length);
    expect(() => checkPdf(file.subarray(0, file.length - 100))).toThrow();
    expect(() => checkPdf(file.subarray(200))).toThrow();
  });

  it('is tagged: headings, lists, and a table with header cells', () => {
    const file = unpackPdf(write(model));
    expect(file).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    const count = (tag: string): number => file.match(new RegExp(`/S /${tag}\\b`, 'g'))?.length ?? 0;
    const headings = (level: number): number => model.blocks.filter((block) => block.kind === 'heading' && block.level === level).length;
    expect([count('H1'), count('H2'), count('H3'), count('Table'), count('TH'), count('Caption')]).toEqual([1, headings(2), headings(3), 1, 5, 1]);
    expect([count('LI'), count('Lbl')]).toEqual([19, 19]);
    expect(file).toContain('/Scope /Column');
  });

  it('has a bookmark for every heading below the title, with its number', () => {
    expect(bookmarksOf(write(model))).toEqual(model.blocks.flatMap((block) =>
      (block.kind === 'heading' && block.level > 1 ? (block.number === null ? block.text : `${block.number} ${block.text}`) : [])));
  });

  it('has its title, author, language and date set, shows the title, and is on A4', () => {
    const file = unpackPdf(write(model));
    expect(file).toContain('/DisplayDocTitle true');
    expect(file).toContain(`/Title (${model.title})`);
    expect(file).toContain(`/Author (${model.author})`);
    expect(file).toMatch(/\/Lang \(en-GB\)/i);
    expect(file).toContain('/CreationDate (D:20210113');
    expect(file).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
  });

  it('is the same file every time', () => {
    expect(Buffer.compare(write(model), write(model))).toBe(0);
  });

  it('sets long numbers in the line of their headings', () => {
    const coded = minutesDocument({ ...longMeeting, items: longMeeting.items.map((item) => ({ ...item, number: item.number === null ? null : `HWB/2021/0${item.number}` })) }, { actions: true, exempt: false });
    expect(readPdf(write(coded)).pages.join('')).toContain('HWB/2021/087ApologiesforAbsence');
  });
});

describe('hostile text in a PDF', () => {
  it('comes out to the letter, without the characters that no document may hold', () => {
    const text = readPdf(write(minutesDocument(hostileMeeting, { actions: true, exempt: false }))).pages.join('');
    for (const typed of [...LITERAL, ...CLEANED.map(([, printed]) => printed)]) expect(text).toContain(withoutSpace(cleanText(typed)));
  });

  it('is kept, letter for letter, where the font has no sign for it', () => {
    const text = readPdf(write(minutesDocument(hostileMeeting, { actions: true, exempt: false }))).pages.join('');
    // Text from right to left lies in the file from left to right.
    for (const foreign of FOREIGN) expect(text.includes(foreign) || text.includes([...foreign].toReversed().join(''))).toBe(true);
  });
});

describe('private business in a PDF', () => {
  const data = canaryMeeting('private', true);
  it('is in no byte of a public document', () => {
    const file = write(minutesDocument(data, { actions: true, exempt: false }));
    const { pages, margins } = readPdf(file);
    const everything = [Buffer.from(file).toString('latin1'), unpackPdf(file), ...pages, ...margins, ...bookmarksOf(file)].join('\n');
    expect(everything).toContain('Inpublic.');
    expect(everything).not.toMatch(/canary/i);
    // Nor as a string of 16-bit characters.
    expect(everything).not.toMatch(/00430041004e004100520059|C\0A\0N\0A\0R\0Y/i);
  });

  it('is in a document that asks for it', () => {
    const { pages, margins } = readPdf(write(minutesDocument(data, { actions: true, exempt: true })));
    expect(pages.join('')).toContain('CANARYtext');
    expect(margins[0]).toContain('NOTFORPUBLICATION');
  });
});

it('an unknown kind of block stops the writer', () => {
  expect(() => write({ ...model, blocks: [{ kind: 'picture' } as unknown as Block] })).toThrow(/cannot hold/);
});
