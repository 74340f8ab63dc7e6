import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { mattersArising, withMatters, type ArisingAction, type ArisingMinute } from '../../shared/minutes/matters-arising.ts';
import { plainText } from '../../shared/rich-text.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { written } from '../fixtures/world.ts';
import { doc, heading, paragraph } from '../packs/data.ts';

const action = (number: number, more: Partial<ArisingAction> = {}): ArisingAction =>
  ({ id: `a${number}`, number, text: 'Map the bus routes', lead: '', due: '', status: 'open', closedOn: null, progress: '', ...more });
const minute = (number: string | null, actions: ArisingAction[], more: Partial<ArisingMinute> = {}): ArisingMinute => ({ number, heading: 'Transport', date: null, private: false, actions, ...more });
const said = (of: ArisingAction) => JSON.stringify([of.status, of.closedOn, of.progress]);
const told = (minutes: ArisingMinute[], known: ArisingAction[] = []) => mattersArising(minutes, new Map(known.map((one) => [one.id, said(one)])));
const words = (additions: { heading: string; lines: { text: string }[] }[]) => additions.map((one) => [one.heading, ...one.lines.map((line) => line.text)]);

describe('what arises from the last minutes', () => {
  test.each<[string, ArisingMinute[], ArisingAction[], string[][]]>([
    ['an open action, with its lead, date and progress', [minute('91', [action(12, { lead: 'TB, WC', due: '01/09/2026', progress: 'Two of five mapped' })])], [],
      [['Minute 91 – Transport', 'Action 12: Map the bus routes (TB, WC; due 01/09/2026). Two of five mapped.']]],
    ['one that was closed since', [minute('91', [action(12, { text: 'Write.', status: 'closed', closedOn: '2026-10-03' })])], [], [['Minute 91 – Transport', 'Action 12: Write. Closed on 03/10/2026.']]],
    ['several, in the order of their numbers', [minute('91', [action(14), action(12)])], [], [['Minute 91 – Transport', 'Action 12: Map the bus routes.', 'Action 14: Map the bus routes.']]],
    ['nothing that was taken over before', [minute('91', [action(12)])], [action(12)], []],
    ['only the news of one that was taken over', [minute('91', [action(12, { progress: 'All mapped', status: 'closed', closedOn: '2026-10-03' }), action(13)])], [action(12), action(13)],
      [['Minute 91 – Transport', 'Action 12, since then: All mapped. Closed on 03/10/2026.']]],
    ['an action that was opened again', [minute('91', [action(12)])], [action(12, { status: 'closed', closedOn: '2026-10-03' })], [['Minute 91 – Transport', 'Action 12, since then: open again.']]],
    ['the date of the meeting where there are several', [minute('4', [action(12)], { date: '2026-06-02' })], [], [['Minute 4 of 2 June 2026 – Transport', 'Action 12: Map the bus routes.']]],
    ['a minute without a number', [minute(null, [action(12)])], [], [['Transport', 'Action 12: Map the bus routes.']]],
  ])('is %s', (_, minutes, known, expected) => expect(words(told(minutes, known).public)).toEqual(expected));

  test('keeps private business apart', () => {
    const { public: open, private: shut } = told([minute('91', [action(12)]), minute('92', [action(13, { text: 'CANARY' })], { private: true })]);
    expect(JSON.stringify(open)).not.toContain('CANARY');
    expect(words(shut)).toEqual([['Minute 92 – Transport', 'Action 13: CANARY.']]);
  });
});

describe('the text of the item', () => {
  const addition = { heading: 'Minute 91 – Transport', lines: [{ actionId: 'a12', text: 'New.', said: '', isNew: true }] };
  test.each([
    ['begins with what arises where nothing was written', doc(''), ['Minute 91 – Transport', 'New.']],
    ['keeps every word that was typed', doc('Typed before.'), ['Typed before.', 'Minute 91 – Transport', 'New.']],
    ['is added to beneath the heading that is there', doc(heading('Minute 91 – Transport'), 'Typed.', heading('Minute 92 – Money'), 'More.'), ['Minute 91 – Transport', 'Typed.', 'New.', 'Minute 92 – Money', 'More.']],
    ['is not taken for a heading by a paragraph of the same words', doc(paragraph('Minute 91 – Transport')), ['Minute 91 – Transport', 'Minute 91 – Transport', 'New.']],
  ])('%s', (_, before, expected) => expect(plainText(withMatters(before, [addition])).split('\n')).toEqual(expected));
});

describe('on record', () => {
  let app: TestApp;
  let ids: { may: string; july: string; open: string; shut: string; openAction: string };
  beforeAll(async () => {
    app = openApp(join(testFolder('matters'), 'board.boardwright'));
    await app.call('board.create', { name: 'Mossford Board', kind: 'other' });
    const bodyId = (await app.call('bodies.create', { name: 'Board' })).id;
    const meeting = async (date: string, status: 'held' | 'planned') => (await app.call('meetings.create', { bodyId, date, startsAt: '18:00', status, items: [{ section: 'standing', title: 'Apologies' }, { section: 'standing', title: 'Minutes of the last meeting' }, { section: 'business', title: 'Budget' }] })).id;
    const may = await meeting('2026-05-14', 'held');
    const july = await meeting('2026-07-16', 'planned');
    const item = async (section: 'business' | 'private', title: string) => {
      const made = await app.call('agendaItems.create', { meetingId: may, section, title });
      return (await app.call('minutes.create', { meetingId: may, agendaItemId: made.id, body: written('Said.'), outcome: 'noted' })).id;
    };
    const [open, shut] = [await item('business', 'Transport'), await item('private', 'CANARY lease')];
    const openAction = (await app.call('actions.create', { bodyId, minuteId: open, text: 'Map the bus routes' })).id;
    await app.call('actions.create', { bodyId, minuteId: shut, text: 'CANARY action' });
    await app.call('actions.create', { bodyId, text: 'Between meetings' });
    ids = { may, july, open, shut, openAction };
  });
  afterAll(() => app.app.close());
  const textOf = async (at: number) => {
    const items = await app.call('agendaItems.list', { meetingId: ids.july });
    const minutes = await app.call('minutes.list', { meetingId: ids.july });
    const item = items.filter((one) => /matters arising/i.test(one.title))[at]!;
    return { item, text: plainText(minutes.find((one) => one.agendaItemId === item.id)!.body).split('\n') };
  };

  it('the item follows the last minutes, and private business has an exempt one of its own', async () => {
    expect(await app.call('minutes.mattersArising', { meetingId: ids.july })).toMatchObject({ added: 2, news: 0 });
    const items = await app.call('agendaItems.list', { meetingId: ids.july });
    expect(items.map(({ title }) => title)).toEqual(['Apologies', 'Minutes of the last meeting', 'Matters arising', 'Budget', 'Matters arising: private business']);
    expect((await textOf(0)).text.join()).not.toContain('CANARY');
    expect(await textOf(1)).toMatchObject({ item: { exempt: true, section: 'private' }, text: [expect.stringMatching(/^Minute \d+ – CANARY lease$/), 'Action 2: CANARY action.'] });
  });
  it('doing it again changes nothing; news is added and what was typed stays', async () => {
    expect(await app.call('minutes.mattersArising', { meetingId: ids.july })).toEqual({ added: 0, news: 0, agendaItemIds: [] });
    const { item } = await textOf(0);
    const minute = (await app.call('minutes.list', { meetingId: ids.july })).find((one) => one.agendaItemId === item.id)!;
    await app.call('minutes.saveText', { id: minute.id, version: minute.version, body: doc(heading('Minute 3 – Transport'), 'The Chair thanked the officers.') });
    await app.call('actionProgress.create', { actionId: ids.openAction, saidOn: '2026-07-01', text: 'Two mapped' });
    expect(await app.call('minutes.mattersArising', { meetingId: ids.july })).toMatchObject({ added: 0, news: 1 });
    expect((await textOf(0)).text).toEqual(expect.arrayContaining(['The Chair thanked the officers.', 'Action 1, since then: Two mapped.']));
    await app.call('history.undo', {});
    expect((await textOf(0)).text).not.toContain('Action 1, since then: Two mapped.');
  });
  it('is refused where no earlier meeting was held', async () => { await app.refused('minutes.mattersArising', { meetingId: ids.may }, 'conflict'); });
});
