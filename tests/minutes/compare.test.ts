import fc from 'fast-check';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { documentLines } from '../../shared/packs/document-text.ts';
import { comparisonDocument } from '../../shared/minutes/compare-document.ts';
import { compareMinutes, publicComparison } from '../../shared/minutes/compare.ts';
import { inOrder, keyedChanges, lineChanges, wordChanges, type LinePair, type Piece } from '../../shared/minutes/word-changes.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { written } from '../fixtures/world.ts';
import { action, agendaItem, decision, doc, mark, meetingData, minute, person } from '../packs/data.ts';

/** "the [-old-] plan" and "the [+new+] plan". */
const shown = (pieces: readonly Piece[] | null): string | null =>
  (pieces === null ? null : pieces.map(({ change, text }) => (change === 'same' ? text : change === 'added' ? `[+${text}+]` : `[-${text}-]`)).join(''));
const sides = ({ left, right }: LinePair) => [shown(left), shown(right)];

test.each([
  ['the old plan', 'the new plan', 'the [-old-] plan', 'the [+new+] plan'],
  ['Agreed.', 'Agreed.', 'Agreed.', 'Agreed.'],
  ['Members asked', 'Members asked about buses', 'Members asked', 'Members asked[+ about buses+]'],
  ['£1,200', '£1,300', '£1,[-200-]', '£1,[+300+]'],
  ['', 'All', '', '[+All+]'],
])('words that differ are marked: %s → %s', (left, right, expectedLeft, expectedRight) => expect(sides(wordChanges(left, right))).toEqual([expectedLeft, expectedRight]));

test('the words of both sides are never lost, whatever they are', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (left, right) => {
    const found = wordChanges(left, right);
    const plain = (pieces: readonly Piece[]) => pieces.map((one) => one.text).join('');
    expect([plain(found.left), plain(found.right)]).toEqual([left, right]);
    const same = (pieces: readonly Piece[]) => pieces.filter((one) => one.change === 'same').map((one) => one.text).join('');
    expect(same(found.left)).toBe(same(found.right));
  }));
});

test.each<[string, string[], string[], unknown]>([
  ['a paragraph that was added', ['One.', 'Three.'], ['One.', 'Two is here.', 'Three.'], [['One.', 'One.'], [null, '[+Two is here.+]'], ['Three.', 'Three.']]],
  ['one that is gone', ['One.', 'Two was here.'], ['One.'], [['One.', 'One.'], ['[-Two was here.-]', null]]],
  ['one that was changed stands beside what became of it', ['The Board heard of bus routes.'], ['The Board heard of rural bus routes.'], [['The Board heard of bus routes.', 'The Board heard of [+rural +]bus routes.']]],
  ['one that was replaced stands by itself', ['Alpha beta gamma.'], ['Quite another matter came up.'], [['[-Alpha beta gamma.-]', null], [null, '[+Quite another matter came up.+]']]],
  ['one put before a changed one', ['The plan was noted.'], ['Somebody spoke first of all.', 'The plan was agreed.'], [[null, '[+Somebody spoke first of all.+]'], ['The plan was [-noted-].', 'The plan was [+agreed+].']]],
])('paragraphs side by side: %s', (_, left, right, expected) => expect(lineChanges(left, right).map(sides)).toEqual(expected));

test('lines with keys stay beside each other wherever they moved', () => {
  expect(keyedChanges([{ key: 'a', text: 'Ann: present' }, { key: 'b', text: 'Ben: absent' }], [{ key: 'b', text: 'Ben: present' }, { key: 'c', text: 'Cat: present' }]).map(sides))
    .toEqual([['[-Ann: present-]', null], ['Ben: [-absent-]', 'Ben: [+present+]'], [null, '[+Cat: present+]']]);
  expect(inOrder(['a', 'b', 'c'], ['c', 'b', 'd'])).toEqual(['a', 'c', 'b', 'd']);
});

describe('two versions of minutes', () => {
  const items = [agendaItem('a', '1', 'Budget'), agendaItem('b', '2', 'Transport'), agendaItem('c', '3', 'Risks')];
  const left = meetingData({
    items, minutes: [minute('a', doc('The budget was noted.')), minute('b', doc('Routes.'))], people: [person('ann', 'Ann Lee')], attendance: [mark('ann', 'present')],
    decisions: [decision('d1', 'a', 'Approve the plan')], actions: [action(1, 'b', 'Map the routes')],
  });
  const right = meetingData({
    items: [items[2]!, items[0]!, agendaItem('new', '3', 'CANARY', { exempt: true })], minutes: [minute('a', doc('The budget was agreed.')), minute('new', doc('CANARY text'))], people: [person('ann', 'Ann Lee')],
    attendance: [mark('ann', 'apologies')], decisions: [decision('d1', 'a', 'Approve the budget')],
  });
  const found = compareMinutes({ title: 'Draft 1', data: left }, { title: 'Now', data: right });
  it('say which items are new, gone or moved, and which changed', () => {
    expect(found.parts.map(({ key, change }) => [key, change])).toEqual([['meeting', 'same'], ['attendance', 'changed'], ['c', 'same'], ['a', 'moved'], ['b', 'removed'], ['new', 'added']]);
  });
  it('have text, resolutions, actions and attendance compared word by word', () => {
    const lines = found.parts.flatMap((one) => one.lines.map(sides));
    expect(lines).toEqual(expect.arrayContaining([
      ['Ann Lee: [-present-]', 'Ann Lee: [+apologies+]'], ['The budget was [-noted-].', 'The budget was [+agreed+].'], ['Resolved: Approve the [-plan-]', 'Resolved: Approve the [+budget+]'], ['[-Action 1: Map the routes-]', null],
    ]));
  });
  it('are the same where nothing changed', () => expect(compareMinutes({ title: 'a', data: left }, { title: 'b', data: left }).differences).toBe(0));
  it('have private business of either version taken out for the public', () => {
    expect(JSON.stringify(found)).toContain('CANARY');
    expect(JSON.stringify(publicComparison(found))).not.toContain('CANARY');
    expect(JSON.stringify(publicComparison(compareMinutes({ title: 'Now', data: right }, { title: 'Later', data: { ...right, items: right.items.map((item) => ({ ...item, exempt: false })) } })))).not.toContain('CANARY');
  });
  it('are printed side by side, struck out and underlined', () => {
    const model = comparisonDocument({ board: 'Board', title: 'Versions', today: '2026-10-15', found: publicComparison(found), isPrivate: false });
    expect(documentLines(model)).toEqual(expect.arrayContaining(['Draft 1 (left) and Now (right)', '2 Transport [removed]', 'The budget was noted.', 'The budget was agreed.', 'Unchanged: The meeting; 3 Risks.']));
    expect(JSON.stringify(model)).toContain('{"text":"agreed","change":"added"}');
  });
});

describe('on record', () => {
  let app: TestApp;
  let ids: { meeting: string; minute: string; item: string };
  beforeAll(async () => {
    app = openApp(join(testFolder('compare'), 'board.boardwright'));
    await app.call('board.create', { name: 'Mossford Board', kind: 'other' });
    const bodyId = (await app.call('bodies.create', { name: 'Board' })).id;
    const meeting = await app.call('meetings.create', { bodyId, date: '2026-10-01', startsAt: '18:00', status: 'held' });
    const item = await app.call('agendaItems.create', { meetingId: meeting.id, title: 'Budget' });
    const minute_ = await app.call('minutes.create', { meetingId: meeting.id, agendaItemId: item.id, body: written('The budget was noted.') });
    await app.call('meetings.circulate', { id: meeting.id, version: meeting.version, on: '2026-10-05' });
    ids = { meeting: meeting.id, minute: minute_.id, item: item.id };
  });
  afterAll(() => app.app.close());
  const compare = async (from: string, to: string) => (await app.call('minutes.compare', { meetingId: ids.meeting, from, to })).parts.flatMap((one) => one.lines.map(sides)).filter(([a, b]) => a !== b);

  it('a draft keeps its words, whatever is written afterwards', async () => {
    expect((await app.call('minutes.versions', { meetingId: ids.meeting })).map((one) => one.title)).toEqual(['Draft 1, 05/10/2026', 'As they are now']);
    const row = await app.call('minutes.get', { id: ids.minute });
    await app.call('minutes.saveText', { id: ids.minute, version: row.version, body: written('The budget was agreed.') });
    expect(await compare('draft-1', 'now')).toEqual([['The budget was [-noted-].', 'The budget was [+agreed+].']]);
  });
  it('as at a day before it was written there was nothing, and at the end of today it is as it is', async () => {
    expect(await compare('on-2026-10-01', 'now')).toEqual(expect.arrayContaining([[null, '[+Budget+]'], [null, '[+The budget was agreed.+]']]));
    expect(await compare('on-2026-12-31', 'now')).toEqual([]);
  });
  it('what was deleted since is there as at the day', async () => {
    const minute_ = await app.call('minutes.get', { id: ids.minute });
    const decided = await app.call('decisions.create', { minuteId: minute_.id, text: 'Approve it' });
    await app.call('decisions.delete', { id: decided.id, version: decided.version });
    expect(await compare('now', 'now')).toEqual([]);
  });
  it('a draft or day that there is not is refused', async () => {
    await app.refused('minutes.compare', { meetingId: ids.meeting, from: 'draft-7', to: 'now' }, 'not_found');
    await app.refused('minutes.compare', { meetingId: ids.meeting, from: 'on-2026-02-30', to: 'now' }, 'invalid_input');
  });
});
