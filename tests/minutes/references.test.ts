import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { resolutionPath } from '../../shared/minutes/references.ts';
import { compiledMinutes } from '../../shared/packs/year.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { plainText, richDoc, type ReferenceTarget, type RichDoc } from '../../shared/rich-text.ts';
import { withoutPrivate } from '../../shared/packs/publishable.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { agendaItem, doc, meetingData, minute } from '../packs/data.ts';
import { readMinutes } from '../../db/packs/kept.ts';
import { openFile } from '../../db/open.ts';
import { Reader } from '../../db/query.ts';

const folder = testFolder('references');
const to = (target: ReferenceTarget, id: string, before = 'See '): RichDoc =>
  ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: before }, { type: 'reference', attrs: { target, id } }, { type: 'text', text: '.' }] }] });
let run = 0;
let app: TestApp;
let bodyId: string;
let meetingId: string;
let items: string[];
let minuteIds: string[];
const opened: TestApp[] = [];
afterAll(() => opened.forEach((one) => one.app.close()));
beforeEach(async () => {
  app = openApp(join(folder, `${++run}.boardwright`));
  opened.push(app);
  await app.call('board.create', { name: 'B', kind: 'other' });
  bodyId = (await app.call('bodies.create', { name: 'Board' })).id;
  const march = await app.call('meetings.create', { bodyId, date: '2026-05-10', startsAt: '10:00', status: 'held' });
  await app.call('agendaItems.create', { meetingId: march.id, title: 'The lease' });
  meetingId = (await app.call('meetings.create', { bodyId, date: '2026-06-10', startsAt: '10:00', status: 'held' })).id;
  items = [];
  minuteIds = [];
  for (const title of ['Welcome', 'The plan', 'The budget']) {
    const item = await app.call('agendaItems.create', { meetingId, title });
    items.push(item.id);
    minuteIds.push((await app.call('minutes.create', { meetingId, agendaItemId: item.id })).id);
  }
});
const names = async (): Promise<string[]> => (await app.call('minutes.references', { meetingId })).map((one) => one.name);
const write = async (at: number, body: RichDoc) => {
  const { version } = await app.call('minutes.get', { id: minuteIds[at]! });
  await app.call('minutes.saveText', { id: minuteIds[at]!, version, body });
};

describe('a reference in the text of a minute', () => {
  test('follows the number of a minute when the first number changes, and when items move or go', async () => {
    await write(0, to('minute', items[2]!));
    const first = (await app.call('minutes.numbers', { meetingId }))[2]!.number;
    expect(await names()).toEqual([`minute ${first}`]);
    const meeting = await app.call('meetings.get', { id: meetingId });
    await app.call('meetings.update', { id: meetingId, version: meeting.version, set: { firstMinuteNumber: 87 } });
    expect(await names()).toEqual(['minute 89']);
    const third = await app.call('agendaItems.get', { id: items[2]! });
    await app.call('agendaItems.move', { id: items[2]!, version: third.version, before: items[1]! });
    expect(await names()).toEqual(['minute 88']);
    const second = await app.call('agendaItems.get', { id: items[1]! });
    await app.call('agendaItems.delete', { id: items[1]!, version: second.version });
    await app.call('history.undo', {});
    expect(await names()).toEqual(['minute 88']);
  });

  test('names resolutions by their place, actions by their number, items by their place on the agenda, and minutes of other meetings with their date', async () => {
    const top = await app.call('decisions.create', { minuteId: minuteIds[1]!, text: 'Approve' });
    await app.call('decisions.create', { minuteId: minuteIds[1]!, text: 'Note' });
    const part = await app.call('decisions.create', { minuteId: minuteIds[1]!, parentId: top.id, text: 'the dates' });
    const action = await app.call('actions.create', { bodyId, meetingId, minuteId: minuteIds[1]!, text: 'Write' });
    const choices = await app.call('references.choices', { meetingId });
    const nameOf = (id: string, target: ReferenceTarget) => choices.find((one) => one.id === id && one.target === target)?.name;
    expect(nameOf(part.id, 'decision')).toBe('minute 3(i)(a)');
    expect(nameOf(action.id, 'action')).toBe('action 1');
    expect(nameOf(items[2]!, 'item')).toBe('item 3');
    expect(choices.find((one) => one.title === 'The lease')).toMatchObject({ name: 'minute 1 of 10 May 2026', date: '2026-05-10', target: 'minute' });
  });

  test('says so where what it referred to was deleted or never was in this file, and the check leads there', async () => {
    const action = await app.call('actions.create', { bodyId, meetingId, text: 'Write' });
    await write(0, to('action', action.id));
    await write(1, to('decision', '0199e6a0-0000-7000-8000-999999999999'));
    await app.call('actions.delete', { id: action.id, version: action.version });
    expect(await names()).toEqual(['[an action that was deleted]', '[a resolution that is not in this file]']);
    const problems = (await app.call('minutes.preflight', { meetingId })).filter((one) => one.text.includes('refers'));
    expect(problems).toEqual([
      { text: expect.stringContaining('the text refers to an action that was deleted.') as string, agendaItemId: items[0] },
      { text: expect.stringContaining('the text refers to a resolution that is not in this file.') as string, agendaItemId: items[1] },
    ]);
    await app.call('history.undo', {});
    expect((await names())[0]).toBe('action 1');
  });

  test('keeps the number that it had when the minutes were confirmed', async () => {
    const lease = (await app.call('references.choices', { meetingId })).find((one) => one.title === 'The lease')!;
    await write(0, to('minute', lease.id));
    const later = await app.call('meetings.create', { bodyId, date: '2026-07-10', startsAt: '10:00', status: 'held' });
    await app.call('meetings.confirm', { id: meetingId, version: (await app.call('meetings.get', { id: meetingId })).version, atMeetingId: later.id, corrections: [] } as never);
    const may = (await app.call('meetings.list', { bodyId })).find((one) => one.date === '2026-05-10')!;
    await app.call('meetings.update', { id: may.id, version: may.version, set: { firstMinuteNumber: 40 } });
    expect(await names()).toEqual(['minute 1 of 10 May 2026']);
    expect((await app.call('references.name', { references: [{ target: 'minute', id: lease.id }] }))[0]!.name).toBe('minute 40 of 10 May 2026');
    app.app.close();
    opened.pop();
    const file = openFile({ file: app.file });
    expect(documentLines(minutesDocument(readMinutes(new Reader(file), meetingId), { actions: false, exempt: false }))).toContain('See minute 1 of 10 May 2026.');
    file.close();
  });

  test('is shown in what the search finds with its number of the moment, and its token is never shown', async () => {
    await write(0, to('minute', items[2]!, 'Zebras were discussed under '));
    const [hit] = await app.call('search.find', { words: 'zebras', limit: 5 });
    expect(hit!.excerpt).toContain('Zebras were discussed under minute 4 of 10 June 2026');
  });

  test('is part of the document, its plain text and a year’s compilation', () => {
    const body = to('minute', '0199e6a0-0000-7000-8000-000000000001');
    const data = meetingData({
      items: [agendaItem('plan', '87', 'The plan')], minutes: [minute('plan', body)],
      references: [{ target: 'minute', id: '0199e6a0-0000-7000-8000-000000000001', name: 'minute 90', missing: false }],
    });
    expect(documentLines(minutesDocument(data, { actions: false, exempt: false }))).toContain('See minute 90.');
    expect(documentLines(compiledMinutes({ body: 'B', board: 'B', meetings: [data], from: '2021-01-01', until: '2021-12-31', exempt: false }))).toContain('See minute 90.');
    expect(plainText(body)).toBe('See another minute.');
    expect(plainText(body, () => 'minute 5')).toBe('See minute 5.');
  });

  test('of private business is not in the data of a public document', () => {
    const data = meetingData({
      items: [agendaItem('plan', '87', 'The plan'), agendaItem('secret', '88', 'Secret', { section: 'private' })], minutes: [minute('plan', doc('Said.')), minute('secret', to('action', '0199e6a0-0000-7000-8000-000000000001'))],
      references: [{ target: 'action', id: '0199e6a0-0000-7000-8000-000000000001', name: 'action 99', missing: false }],
    });
    expect(withoutPrivate(data).references).toEqual([]);
  });
});

test.each<[string, unknown]>([
  ['of no kind', { type: 'reference', attrs: { id: '0199e6a0-0000-7000-8000-000000000001' } }],
  ['of an unknown kind', { type: 'reference', attrs: { target: 'person', id: '0199e6a0-0000-7000-8000-000000000001' } }],
  ['to no id', { type: 'reference', attrs: { target: 'minute', id: '87' } }],
  ['with words of its own', { type: 'reference', attrs: { target: 'minute', id: '0199e6a0-0000-7000-8000-000000000001' }, text: 'minute 1' }],
  ['with something in it', { type: 'reference', attrs: { target: 'minute', id: '0199e6a0-0000-7000-8000-000000000001' }, content: [] }],
  ['in another node', { type: 'text', text: 'x', attrs: { target: 'minute', id: '0199e6a0-0000-7000-8000-000000000001' } }],
])('a reference %s is refused', (_, node) => {
  expect(richDoc.safeParse({ type: 'doc', content: [{ type: 'paragraph', content: [node] }] }).success).toBe(false);
});

test('the signs of a resolution are those that print', () => {
  const list = [{ id: 'a', parentId: null }, { id: 'b', parentId: 'a' }, { id: 'c', parentId: 'b' }];
  expect(resolutionPath(list, 'c', { outcome: 'resolved', outcomeText: null })).toBe('(i)(a)');
  expect(resolutionPath(list, 'a', { outcome: 'resolved', outcomeText: null })).toBe('');
  expect(resolutionPath(list, 'c', { outcome: 'resolved', outcomeText: 'The Board, having heard, resolved' })).toBe('(i)(a)(1)');
  expect(resolutionPath([...list, { id: 'd', parentId: null }], 'd', { outcome: null, outcomeText: null })).toBe('(ii)');
});
