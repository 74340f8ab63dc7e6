import { beforeAll, describe, expect, test } from 'vitest';
import { checkWord } from '../../db/packs/read-back.ts';
import { headingPages, startTypst, writePdf } from '../../db/packs/typst.ts';
import { writeWord } from '../../db/packs/word.ts';
import { unzip } from '../../db/packs/zip.ts';
import { listedHeadings, withPages } from '../../shared/packs/layout.ts';
import { compiledMinutes } from '../../shared/packs/year.ts';
import { agendaItem, doc, meetingData, minute } from './data.ts';
import { readPdf } from './pdf-reader.ts';

const met = (date: string, number: string, more: { minutesState?: 'confirmed'; section?: 'private' } = {}) => meetingData(
  { items: [agendaItem('plan', number, `The plan of ${date}`, more.section === undefined ? {} : { section: more.section })], minutes: [minute('plan', doc('Canary said it.'), { outcome: 'noted' })] },
  { date, minutesState: more.minutesState ?? 'draft' });
const compiled = (meetings: ReturnType<typeof met>[], exempt = false) =>
  compiledMinutes({ body: 'The Board', board: 'Eastmarsh', meetings, from: '2020-05-01', until: '2021-04-30', exempt });

test('a year of minutes begins with what is in it, and each meeting begins a page', () => {
  const model = compiled([met('2020-06-10', '1', { minutesState: 'confirmed' }), met('2020-09-09', '2')]);
  const { blocks, mark } = model;
  expect(listedHeadings(model).map(({ number, text }) => [number, text])).toEqual([
    [null, 'Wednesday 10 June 2020'], ['1.', 'The plan of 2020-06-10'], [null, 'Confirmation'],
    [null, 'Wednesday 9 September 2020 – not yet confirmed'], ['2.', 'The plan of 2020-09-09'],
  ]);
  expect(blocks.filter((block) => block.kind === 'heading' && block.newPage)).toHaveLength(2);
  expect(mark).toBe('Includes minutes not yet confirmed');
  expect(compiled([met('2020-06-10', '1', { minutesState: 'confirmed' })]).mark).toBeNull();
});

test('private business is in a year of minutes only if it was asked for', () => {
  const secret = [met('2020-06-10', '1', { section: 'private' })];
  expect(JSON.stringify(compiled(secret))).not.toMatch(/Canary|The plan/);
  expect(JSON.stringify(compiled(secret, true))).toContain('Canary');
  expect(compiled(secret, true).mark).toContain('NOT FOR PUBLICATION');
});

describe('the list of contents', () => {
  const long = Array.from({ length: 4 }, (_, at) => {
    const items = Array.from({ length: 5 }, (_item, place) => agendaItem(`i${place}`, String(at * 5 + place + 1), `Item ${place + 1} of meeting ${at + 1}`));
    return meetingData({
      items, minutes: items.map((item) => minute(item.id, doc(...Array.from({ length: 6 }, () => 'Members heard what had been done since the last meeting, asked about the work with schools and thanked those who had written the report. '.repeat(3))), { outcome: 'noted' })),
    }, { date: `2020-0${at + 5}-10`, minutesState: 'confirmed', confirmedOn: `2020-0${at + 6}-10` });
  });
  const model = compiled(long);
  let pages: number[];
  let pdf: Uint8Array;
  beforeAll(async () => {
    const compiler = await startTypst();
    pages = headingPages(compiler, model);
    pdf = writePdf(compiler, model);
  });

  test('gives the page that each heading is on', () => {
    expect(pages).toHaveLength(listedHeadings(model).length);
    const read = readPdf(pdf);
    listedHeadings(model).forEach(({ text }, at) => expect(read.pages[pages[at]! - 1], `${text} on page ${pages[at]}`).toContain(text.replaceAll(' ', '')));
  });
  test('is in Word a field with links and pages, whose every line leads to a bookmark on its heading', async () => {
    const paged = withPages(model, pages);
    const file = await writeWord(paged);
    expect(await writeWord(paged)).toEqual(file);
    expect(() => checkWord(file, paged)).not.toThrow();
    const xml = new TextDecoder().decode(unzip(file).get('word/document.xml'));
    const anchors = [...xml.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(([, name]) => name!);
    expect(anchors).toHaveLength(pages.length);
    for (const name of anchors) expect(xml).toContain(`w:name="${name}"`);
    expect([...xml.matchAll(/PAGEREF \S+ \\h <\/w:instrText>.*?<w:t[^>]*>(\d+)</g)].map(([, page]) => Number(page))).toEqual(pages);
    expect(xml).toMatch(/<w:instrText[^>]*>TOC [^<]*<\/w:instrText>/);
  });
});
