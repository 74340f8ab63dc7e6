import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findWords, replaceInDoc, replaceWords } from '../../shared/minutes/find.ts';
import { emptyDoc, type RichDoc } from '../../shared/rich-text.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';
import { bullets, doc, heading } from '../packs/data.ts';

const wanted = (find: string, more: { matchCase?: boolean; wholeWord?: boolean } = {}) => ({ find, matchCase: false, wholeWord: false, ...more });

describe('words are found', () => {
  test.each<[string, string, { matchCase?: boolean; wholeWord?: boolean }, string[]]>([
    ['The plan, the Plan and planning', 'plan', {}, ['plan', 'Plan', 'plan']],
    ['The plan, the Plan and planning', 'plan', { matchCase: true, wholeWord: true }, ['plan']],
    ['The plan, the Plan and planning', 'plan', { wholeWord: true }, ['plan', 'Plan']],
    ['(a) and (b)', '(a)', { wholeWord: true }, ['(a)']],
    ['Director of Children’s Services', "children's  services", {}, ['Children’s Services']],
    ['Zoë and ZOË', 'zoë', {}, ['Zoë', 'ZOË']],
    ['a.b*c', '.b*', {}, ['.b*']],
    ['nothing', 'x', {}, []],
  ])('in “%s”: %s', (text, find, more, expected) => expect(findWords(text, wanted(find, more)).map(({ from, to }) => text.slice(from, to))).toEqual(expected));
});

describe('words are replaced', () => {
  test('in a line of text, one or all', () => {
    expect(replaceWords('a b a b a', wanted('a'), 'x')).toEqual({ text: 'x b x b x', replaced: 3 });
    expect(replaceWords('a b a b a', wanted('a'), 'x', 1)).toEqual({ text: 'a b x b a', replaced: 1 });
    expect(replaceWords('a b', wanted('c'), 'x')).toBeNull();
    // Signs that mean something to a pattern mean themselves.
    expect(replaceWords('cost', wanted('cost'), '$& $1 £5')).toEqual({ text: '$& $1 £5', replaced: 1 });
  });

  test.each<[string, RichDoc, string, string, RichDoc]>([
    ['across marks, in the weight of their first letter', doc('The Ho**using Bo**ard met.'), 'housing board', 'Panel', doc('The Panel met.')],
    ['whose first letter is bold', doc('The **Housing** Board met.'), 'housing board', 'Panel', doc('The **Panel** met.')],
    ['in headings and lists', doc(heading('Old plan'), bullets('old plan', ['the old plan', bullets('old')])), 'old', 'new', doc(heading('new plan'), bullets('new plan', ['the new plan', bullets('new')]))],
    ['by nothing, leaving no empty stretch', doc('**gone** stays'), 'gone', '', doc(' stays')],
    ['to the last word of a line', doc('gone'), 'gone', '', { type: 'doc', content: [{ type: 'paragraph' }] }],
  ])('%s', (_, before, find, replacement, after) => expect(replaceInDoc(before, wanted(find), replacement)?.doc).toEqual(after));

  test('but not over a line break or a reference, which stay where they are', () => {
    const reference = { type: 'reference' as const, attrs: { target: 'minute' as const, id: '0199e6a0-0000-7000-8000-000000000001' } };
    const body: RichDoc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'see ' }, reference, { type: 'text', text: ' see' }, { type: 'hardBreak' }, { type: 'text', text: 'also' }] }] };
    expect(replaceInDoc(body, wanted('see also'), 'x')).toBeNull();
    expect(replaceInDoc(body, wanted('see'), 'look', 1)?.doc.content[0]!.content).toEqual([{ type: 'text', text: 'see ' }, reference, { type: 'text', text: ' look' }, { type: 'hardBreak' }, { type: 'text', text: 'also' }]);
    expect(replaceInDoc(emptyDoc, wanted('x'), 'y')).toBeNull();
  });
});

describe('over a meeting', () => {
  let app: TestApp;
  let world: World;
  let meetingId: string;
  beforeAll(async () => {
    app = openApp(join(testFolder('find'), 'board.boardwright'));
    world = await buildWorld(app);
    meetingId = world.september.id;
    const item = await app.call('agendaItems.create', { meetingId, title: 'Zebra crossings' });
    const minute = await app.call('minutes.create', { meetingId, agendaItemId: item.id, heading: 'The zebra', body: doc('A ze**bra** and a zebra.'), outcomeText: 'The Board saw the zebra.', outcome: 'noted' });
    await app.call('decisions.create', { minuteId: minute.id, text: 'feed the zebra' });
    await app.call('actions.create', { bodyId: world.board.id, meetingId, minuteId: minute.id, text: 'Buy zebra food' });
    await app.call('actions.create', { bodyId: world.board.id, meetingId, text: 'Zebra of no item' });
  });
  afterAll(() => app.app.close());
  const find = () => app.call('minutes.find', { meetingId, find: 'zebra' });

  test('words are found in titles, headings, texts, closing words, resolutions and actions, with what stands around them', async () => {
    const hits = await find();
    expect(hits.map((hit) => hit.in)).toEqual(['title', 'heading', 'text', 'text', 'closing', 'resolution', 'action', 'action']);
    expect(hits[3]).toMatchObject({ nth: 1, before: 'A zebra and a ', found: 'zebra', after: '.' });
    expect(hits.at(-1)!.agendaItemId).toBeNull();
  });

  test('one is replaced, and nothing where the words have changed since', async () => {
    const [, , , second] = await find();
    const only = { in: second!.in, id: second!.id, nth: second!.nth, before: second!.before };
    expect(await app.call('minutes.replace', { meetingId, find: 'zebra', replacement: 'horse', only })).toEqual({ replaced: 1 });
    await app.refused('minutes.replace', { meetingId, find: 'zebra', replacement: 'horse', only }, 'stale');
    await app.call('history.undo', {});
  });

  test('all are replaced in one step, and one undo takes all of it back', async () => {
    const before = await find();
    expect(await app.call('minutes.replace', { meetingId, find: 'zebra', replacement: 'horse' })).toEqual({ replaced: before.length });
    expect(await find()).toEqual([]);
    expect((await app.call('minutes.find', { meetingId, find: 'horse' })).length).toBe(before.length);
    await app.call('history.undo', {});
    expect(await find()).toEqual(before);
  });

  test('nothing is replaced that would leave a title without words', async () => {
    const item = await app.call('agendaItems.create', { meetingId, title: 'Okapi' });
    const problem = await app.refused('minutes.replace', { meetingId, find: 'okapi', replacement: '' }, 'invalid_input');
    expect(problem.message).toContain('Nothing would be left of “Okapi”');
    expect((await app.call('agendaItems.get', { id: item.id })).title).toBe('Okapi');
  });

  test('confirmed minutes are looked through and never changed', async () => {
    const hits = await app.call('minutes.find', { meetingId: world.june.id, find: 'strategy' });
    expect(hits.length).toBeGreaterThan(0);
    await app.refused('minutes.replace', { meetingId: world.june.id, find: 'strategy', replacement: 'plan' }, 'confirmed');
    expect(await app.call('minutes.find', { meetingId: world.june.id, find: 'strategy' })).toEqual(hits);
  });
});
