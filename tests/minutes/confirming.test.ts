import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Meeting } from '../../shared/meetings.ts';
import { isAsked, timesWord, waitingMinutes } from '../../shared/minutes/confirming.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { wordLines } from '../../db/packs/read-back.ts';
import { unzip } from '../../db/packs/zip.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { agendaItem, doc, meetingData, minute } from '../packs/data.ts';

type Met = Pick<Meeting, 'id' | 'bodyId' | 'date' | 'startsAt' | 'kind' | 'status' | 'minutesState' | 'confirmedAtMeetingId'>;
const met = (id: string, date: string, more: Partial<Met> = {}): Met =>
  ({ id, bodyId: 'board', date, startsAt: '18:00', kind: 'ordinary', status: 'held', minutesState: 'draft', confirmedAtMeetingId: null, ...more });
const may = met('may', '2026-05-14');
const extra = met('extra', '2026-06-02', { kind: 'extraordinary' });
const july = met('july', '2026-07-16');
const september = met('september', '2026-09-17', { status: 'planned' });
const all = [september, july, extra, may];
const puts = (...pairs: [of: string, at: string][]) => pairs.map(([meetingId, atMeetingId]) => ({ meetingId, atMeetingId }));
const told = (at: Met, siblings: readonly Met[], postponed = puts()) => waitingMinutes(at, siblings, postponed).map(({ meeting, times, decided }) => [meeting.id, times, decided]);

describe('the minutes that a meeting is asked about', () => {
  test.each<[string, Met, readonly Met[], ReturnType<typeof puts>, unknown]>([
    ['are those of the meeting before', extra, [may, extra], puts(), [['may', 0, null]]],
    ['are several, the oldest first, where an extraordinary meeting stood between', july, all, puts(), [['may', 0, null], ['extra', 0, null]]],
    ['are not those of a cancelled meeting', july, [may, { ...extra, status: 'cancelled' }, july], puts(), [['may', 0, null]]],
    ['are not those of another body', july, [{ ...may, bodyId: 'other' }, extra, july], puts(), [['extra', 0, null]]],
    ['are not those confirmed elsewhere', july, [{ ...may, minutesState: 'confirmed', confirmedAtMeetingId: 'extra' }, extra, july], puts(), [['extra', 0, null]]],
    ['stay in the list once confirmed here', july, [{ ...may, minutesState: 'confirmed', confirmedAtMeetingId: 'july' }, july], puts(), [['may', 0, 'confirmed']]],
    ['stay in the list once postponed here', july, [may, july], puts(['may', 'july']), [['may', 0, 'postponed']]],
    ['come again at the next meeting, with how often they were put off', september, all, puts(['may', 'extra'], ['may', 'july']), [['may', 2, null], ['extra', 0, null], ['july', 0, null]]],
    ['do not count what a still later meeting put off', july, all, puts(['may', 'september']), [['may', 0, null], ['extra', 0, null]]],
    ['are none at the first meeting', may, all, puts(), []],
  ])('%s', (_, at, siblings, postponed, expected) => expect(told(at, siblings, postponed)).toEqual(expected));

  test.each<[string, Met, string, boolean]>([
    ['a meeting that is over', july, '2026-07-20', true], ['the next one', september, '2026-07-20', true], ['one on the day', july, '2026-07-16', true],
    ['one after the next', met('later', '2026-11-12', { status: 'planned' }), '2026-07-20', false], ['a cancelled one', { ...july, status: 'cancelled' }, '2026-07-20', false],
    ['one whose own minutes are confirmed', { ...july, minutesState: 'confirmed' }, '2026-07-20', false],
  ])('are asked of %s: %#', (_, at, today, expected) => expect(isAsked(at, [...all, met('later', '2026-11-12', { status: 'planned' })], today)).toBe(expected));

  test('are counted in words', () => expect([1, 2, 3].map(timesWord)).toEqual(['once', 'twice', '3 times']));
});

describe('the documents of both meetings', () => {
  const items = [agendaItem('m', '3', 'Minutes of the last meeting')];
  const postponedHere = [{ date: '2026-06-02', kind: 'extraordinary' as const, reason: 'the draft came too late', times: 0 }, { date: '2026-05-14', kind: 'ordinary' as const, reason: 'No quorum.', times: 2 }];
  const first = 'The minutes of the extraordinary meeting held on 2 June 2026 were not confirmed. Confirming them was postponed to a later meeting: the draft came too late.';
  const second = 'The minutes of the meeting held on 14 May 2026 were not confirmed. Confirming them was postponed to a later meeting, having been postponed twice before: No quorum.';
  const lines = (text: string) => documentLines(minutesDocument(meetingData({ items, minutes: text === '' ? [] : [minute('m', doc(text))], postponedHere }), { actions: false, exempt: false }));
  it('tell in the later one which minutes were put off and why', () => {
    expect(lines('')).toEqual(expect.arrayContaining(['3.\tMinutes of the last meeting', first, second]));
  });
  it('leave it to the clerk who has written of it', () => {
    expect(lines('The minutes of May were confirmed.')).toEqual(expect.arrayContaining([first, second]));
    expect(lines('The minutes of May were confirmed; those of June were postponed.')).not.toContain(first);
  });
  it('tell in the earlier one when it was put off, and go on saying draft', () => {
    const model = minutesDocument(meetingData({ postponedLater: [{ date: '2026-07-16', reason: 'no quorum' }] }), { actions: false, exempt: false });
    expect(model.mark).toBe('Draft – not yet confirmed');
    expect(documentLines(model).slice(-3)).toEqual(['Confirmation', 'Postponed on Thursday 16 July 2026: no quorum.', 'These minutes are not yet confirmed.']);
  });
});

describe('on record', () => {
  let app: TestApp;
  let bodyId: string;
  const ids: string[] = [];
  beforeAll(async () => {
    app = openApp(join(testFolder('confirming'), 'board.boardwright'));
    await app.call('board.create', { name: 'Mossford Board', kind: 'other' });
    bodyId = (await app.call('bodies.create', { name: 'Board' })).id;
    for (const date of ['2026-05-14', '2026-06-02', '2026-07-16', '2026-09-17']) {
      ids.push((await app.call('meetings.create', { bodyId, date, startsAt: '18:00', status: 'held', items: [{ section: 'standing', title: 'Minutes of the last meeting' }] })).id);
    }
  });
  afterAll(() => app.app.close());
  const put = (of: number, at: number, reason = 'The draft came too late.') => app.call('postponements.create', { meetingId: ids[of]!, atMeetingId: ids[at]!, reason });
  const confirm = async (of: number, at: number) => app.raw('meetings.confirm', { id: ids[of]!, version: (await app.call('meetings.get', { id: ids[of]! })).version, atMeetingId: ids[at]!, corrections: [] });
  const printed = async (at: number): Promise<string[]> => {
    const to = join(dirname(app.file), 'minutes.docx');
    await app.call('packs.minutes', { meetingId: ids[at]!, format: 'docx', to });
    return wordLines(new TextDecoder().decode(unzip(readFileSync(to)).get('word/document.xml')));
  };

  it('postponing leaves the minutes unconfirmed, and the next meeting confirms them', async () => {
    await put(0, 1);
    expect((await app.call('meetings.get', { id: ids[0]! })).minutesState).toBe('draft');
    expect(await confirm(0, 1)).toMatchObject({ ok: false, error: { message: expect.stringContaining('That meeting postponed these minutes') as string } });
    await put(0, 2, 'No quorum.');
    expect(await printed(2)).toContain('The minutes of the meeting held on 14 May 2026 were not confirmed. Confirming them was postponed to a later meeting, having been postponed once before: No quorum.');
    expect((await printed(0)).slice(-4)).toEqual(['Confirmation', 'Postponed on Tuesday 2 June 2026: The draft came too late.', 'Postponed on Thursday 16 July 2026: No quorum.', 'These minutes are not yet confirmed.']);
    expect(await confirm(0, 3)).toMatchObject({ ok: true, value: { minutesState: 'confirmed', confirmedOn: '2026-09-17' } });
    expect(await confirm(1, 3)).toMatchObject({ ok: true });
    expect((await printed(3)).filter((line) => line.includes('confirmed as'))).toEqual(['The minutes of the meeting held on 14 May 2026 were confirmed as correct.', 'The minutes of the meeting held on 2 June 2026 were confirmed as correct.']);
    expect((await printed(0)).slice(-3)).toEqual(['Postponed on Tuesday 2 June 2026: The draft came too late.', 'Postponed on Thursday 16 July 2026: No quorum.', 'Confirmed as a correct record on Thursday 17 September 2026.']);
  });
  it('once confirmed, what was put off before can no longer be changed; undoing the confirming opens it again', async () => {
    const [first] = await app.call('postponements.list', { meetingId: ids[0]! });
    await app.refused('postponements.delete', { id: first!.id, version: first!.version }, 'confirmed');
    await app.call('history.undo', {});
    await app.call('history.undo', {});
    expect((await app.call('meetings.get', { id: ids[0]! })).minutesState).toBe('draft');
    await app.call('postponements.delete', { id: first!.id, version: first!.version });
    await app.call('history.undo', {});
    expect(await app.call('postponements.list', { meetingId: ids[0]! })).toHaveLength(2);
  });
  test.each<[string, () => object]>([
    ['an earlier meeting', () => ({ meetingId: ids[2], atMeetingId: ids[1], reason: 'x' })], ['the meeting itself', () => ({ meetingId: ids[2], atMeetingId: ids[2], reason: 'x' })],
    ['the same meeting twice', () => ({ meetingId: ids[0], atMeetingId: ids[1], reason: 'x' })], ['nobody’s reason', () => ({ meetingId: ids[1], atMeetingId: ids[2], reason: ' ' })],
  ])('is refused by %s', async (_, input) => { await app.refused('postponements.create', input(), 'invalid_input'); });
});
