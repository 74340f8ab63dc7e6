import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTypst, writePdf } from '../../db/packs/typst.ts';
import { writeWord } from '../../db/packs/word.ts';
import { unzip } from '../../db/packs/zip.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { closeAll, copies } from '../bundles/two-copies.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';
import { agendaItem, decision, doc, meetingData, minute } from '../packs/data.ts';
import { readPdf } from '../packs/pdf-reader.ts';

const folder = testFolder('resolutions');
let app: TestApp;
let world: World;
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  world = await buildWorld(app);
});
afterAll(() => app.app.close());

/** A chain of resolutions, each a part of the one before. */
async function chain(to: Pick<TestApp, 'call'>, minuteId: string, ...texts: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) ids.push((await to.call('decisions.create', { minuteId, parentId: ids.at(-1) ?? null, text })).id);
  return ids;
}
const treeOf = async (to: Pick<TestApp, 'call'>, minuteId: string): Promise<string[]> => {
  const rows = await to.call('decisions.list', { minuteId });
  return rows.map((row) => `${row.text}<${rows.find((one) => one.id === row.parentId)?.text ?? ''}`);
};

describe('resolutions and their parts', () => {
  test('are put into other places in one step, which one undo takes back', async () => {
    const minuteId = world.septemberMinute.id;
    const [a, b, c] = await chain(app, minuteId, 'A', 'B', 'C');
    const before = await treeOf(app, minuteId);
    // A cycle on the way there is none in the end.
    await app.call('decisions.arrange', { minuteId, places: [{ id: a!, parentId: c!, position: 30 }, { id: c!, parentId: null, position: 10 }, { id: b!, parentId: a!, position: 31 }] });
    expect(await treeOf(app, minuteId)).toEqual(['That the figures be published<', 'C<', 'A<C', 'B<A']);
    await app.call('history.undo', {});
    expect(await treeOf(app, minuteId)).toEqual(before);
  });

  test('cannot be parts of themselves or of a resolution of another minute', async () => {
    const minuteId = world.juneMinute.id;
    const places = [{ id: world.decision.id, parentId: world.subDecision.id, position: 0 }];
    const problem = await app.refused('decisions.arrange', { minuteId: world.septemberMinute.id, places: [{ id: world.septemberDecision.id, parentId: world.decision.id, position: 0 }] }, 'not_found');
    expect(problem.message).toContain('no longer in this minute');
    const closed = await app.result('decisions.arrange', { minuteId, places });
    expect(closed.ok).toBe(false);
    const [a, b] = await chain(app, world.septemberMinute.id, 'X', 'Y');
    await app.refused('decisions.arrange', { minuteId: world.septemberMinute.id, places: [{ id: a!, parentId: b!, position: 0 }] }, 'invalid_input');
  });

  test('keep their parts when one is deleted: they take its place', async () => {
    const item = await app.call('agendaItems.create', { meetingId: world.september.id, title: 'Estates' });
    const { id: minuteId } = await app.call('minutes.create', { meetingId: world.september.id, agendaItemId: item.id });
    const [, b] = await chain(app, minuteId, 'A', 'B', 'C');
    await app.call('decisions.delete', { id: b!, version: 1 });
    expect(await treeOf(app, minuteId)).toEqual(['A<', 'C<A']);
    await app.call('history.undo', {});
    expect(await treeOf(app, minuteId)).toEqual(['A<', 'B<A', 'C<B']);
    const register = await app.call('minutes.register', { register: 'decisions', from: '2026-09-01' });
    expect(register.filter((one) => one.item === 'Estates').map((one) => one.text)).toEqual(['A', 'A – B', 'A – B – C']);
  });

  test('travel in a bundle four levels deep', async () => {
    const { anna, ben } = await copies('anna', 'ben');
    const body = await anna.call('bodies.create', { name: 'Board' });
    const meeting = await anna.call('meetings.create', { bodyId: body.id, date: '2026-06-10', startsAt: '10:00' });
    const item = await anna.call('agendaItems.create', { meetingId: meeting.id, title: 'Estates' });
    const { id: minuteId } = await anna.call('minutes.create', { meetingId: meeting.id, agendaItemId: item.id });
    await chain(anna, minuteId, 'A', 'B', 'C', 'D');
    await ben.take(await anna.send('ben'));
    expect(await treeOf(ben, minuteId)).toEqual(['A<', 'B<A', 'C<B', 'D<C']);
    closeAll({ anna, ben });
  });
});

describe('four levels of resolutions in a document', async () => {
  const model = minutesDocument(meetingData({
    items: [agendaItem('estates', '4', 'Estates')], minutes: [minute('estates', doc('Said.'), { outcome: 'resolved' })],
    decisions: [
      decision('a', 'estates', 'approve the plan'), decision('b', 'estates', 'the sites', { parentId: 'a' }), decision('c', 'estates', 'the north', { parentId: 'b' }),
      decision('d', 'estates', 'the yard', { parentId: 'c' }), decision('e', 'estates', 'the hall', { parentId: 'c' }), decision('f', 'estates', 'note the rest'),
    ],
  }), { actions: false, exempt: false });

  test('are (i), (a), (1), (A) in Word, each level of one numbering', async () => {
    const parts = unzip(await writeWord(model));
    const text = (name: string): string => new TextDecoder().decode(parts.get(name));
    const levels = [...text('word/document.xml').matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g)].map(([, level, list]) => `${list}:${level}`);
    const list = levels[0]!.split(':')[0]!;
    expect(levels).toEqual(['0', '1', '2', '3', '3', '0'].map((level) => `${list}:${level}`));
    const formats = [...text('word/numbering.xml').matchAll(/<w:numFmt w:val="(\w+)"\/>(?:(?!<\/w:lvl>).)*<w:lvlText w:val="\(%(\d)\)"\/>/gs)].slice(0, 4).map(([, format]) => format);
    expect(formats).toEqual(['lowerRoman', 'lowerLetter', 'decimal', 'upperLetter']);
  });

  test('are (i), (a), (1), (A) in a PDF', async () => {
    const [page] = readPdf(writePdf(await startTypst(), model)).pages;
    expect(page).toContain('(i)Approvetheplan:(a)thesites:(1)thenorth:(A)theyard;and(B)thehall;(ii)Notetherest.');
  });
});
