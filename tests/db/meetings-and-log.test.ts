import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../db/app.ts';
import type { Input, Name, Output } from '../../shared/contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'boardwright-meetings-'));
const app = createApp({ file: join(folder, 'board.boardwright'), clock: () => Date.parse('2026-06-15T10:00:00Z') });
afterAll(() => {
  app.close();
  rmSync(folder, { recursive: true });
});
async function get<K extends Name>(name: K, input: Input<K>): Promise<Output<K>> {
  const result = await app.dispatch(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  return result.value as Output<K>;
}

let bodyId = '';
beforeAll(async () => { bodyId = (await get('bodies.create', { name: 'Northfield Board' })).id; });

const USUAL = [{ section: 'standing' as const, title: 'Apologies' }, { section: 'standing' as const, title: 'Any other business' }];

describe('the meetings of a year', () => {
  it('open with the items given, or with the standing items of another meeting', async () => {
    const first = await get('meetings.create', { bodyId, date: '2026-05-12', items: USUAL });
    await get('agendaItems.create', { meetingId: first.id, title: 'The plan' });
    const series = await get('meetings.createSeries', { bodyId, dates: ['2026-09-08', '2026-07-14'], startsAt: '18:00', endsAt: null, place: 'virtual', venue: null, copyItemsFrom: first.id });
    expect(series.map((meeting) => meeting.date)).toEqual(['2026-07-14', '2026-09-08']);
    const counts = await get('meetings.itemCounts', { bodyId });
    expect(counts.map((one) => one.items)).toEqual([3, 2, 2]);
    expect((await get('agendaItems.list', { meetingId: series[0]!.id })).map((item) => item.title)).toEqual(['Apologies', 'Any other business']);
    expect(await get('meetings.itemCounts', { from: '2026-06-01', to: '2026-08-31' })).toEqual([{ meetingId: series[0]!.id, items: 2 }]);
    await get('history.undo', {});
    expect(await get('meetings.list', { bodyId })).toHaveLength(1);
  });
});

describe('a meeting', () => {
  it('moves to another body only while nobody is marked and nothing is minuted', async () => {
    const other = await get('bodies.create', { name: 'Northfield Executive' });
    const meeting = await get('meetings.create', { bodyId, date: '2026-10-13', items: USUAL });
    const moved = await get('meetings.update', { id: meeting.id, version: 1, set: { bodyId: other.id } });
    expect(moved.bodyId).toBe(other.id);
    const [item] = await get('agendaItems.list', { meetingId: meeting.id });
    await get('minutes.create', { meetingId: meeting.id, agendaItemId: item!.id });
    const refused = await app.dispatch('meetings.update', { id: meeting.id, version: moved.version, set: { bodyId } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: [{ path: 'bodyId' }] } });
    expect(await get('meetings.get', { id: meeting.id })).toEqual(moved);
  });
});

describe('the action log', () => {
  it('says which meeting and minute each action comes from, by the number the minute has at present', async () => {
    const meeting = await get('meetings.create', { bodyId, date: '2026-06-02', items: USUAL, firstMinuteNumber: 87 });
    const [, item] = await get('agendaItems.list', { meetingId: meeting.id });
    const minute = await get('minutes.create', { meetingId: meeting.id, agendaItemId: item!.id });
    const taken = await get('actions.create', { bodyId, meetingId: meeting.id, minuteId: minute.id, text: 'Write to the school' });
    await get('actions.create', { bodyId, text: 'Book the hall' });
    const about = (log: Output<'actions.log'>) => log.map((action) => [action.number, action.meetingDate, action.minuteNumber]);
    expect(about(await get('actions.log', {}))).toEqual([[1, '2026-06-02', '88'], [2, null, null]]);
    await get('meetings.update', { id: meeting.id, version: meeting.version, set: { firstMinuteNumber: 10 } });
    expect(about(await get('actions.log', { bodyId, status: 'open' }))[0]).toEqual([1, '2026-06-02', '11']);
    await get('actions.close', { id: taken.id, version: taken.version, on: '2026-06-15' });
    expect(about(await get('actions.log', { status: 'closed' }))).toEqual([[1, '2026-06-02', '11']]);
    expect(await get('actions.log', { bodyId: meeting.id })).toEqual([]);
  });
});
