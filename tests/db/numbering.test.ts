import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { written } from '../fixtures/world.ts';

const folder = testFolder('numbering');
let app: TestApp;
let run = 0;
beforeEach(() => { app = openApp(join(folder, `${++run}.boardwright`)); });
afterEach(() => {
  expect(app.faults).toEqual([]);
  app.app.close();
});
const body = async (numbering: Input<'bodies.create'>['numbering'], more: object = {}) => (await app.call('bodies.create', { name: 'Board', shortName: 'HWB', numbering, ...more })).id;
/** A meeting with that many items to be minuted, between one that is not and one that is private. */
async function meeting(bodyId: string, date: string, items: number, more: object = {}): Promise<string> {
  const { id } = await app.call('meetings.create', { bodyId, date, ...more });
  await app.call('agendaItems.create', { meetingId: id, section: 'standing', title: 'Apologies', minuted: false });
  for (let n = 1; n <= items; n++) await app.call('agendaItems.create', { meetingId: id, title: `Item ${n}` });
  return id;
}
const numbers = async (meetingId: string) => (await app.call('minutes.numbers', { meetingId })).map(({ number }) => number);
const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => String(first + at));
async function confirm(id: string, atMeetingId: string): Promise<void> {
  const { version } = await app.call('meetings.get', { id });
  await app.call('meetings.confirm', { id, version, atMeetingId, corrections: [] });
}
const change = async (id: string, set: object) => app.call('meetings.update', { id, version: (await app.call('meetings.get', { id })).version, set });

describe('numbers that run through the municipal year', () => {
  it('are 87 to 94 in January where the meeting is given 87, and the next meeting goes on at 95', async () => {
    const board = await body('municipal year');
    const january = await meeting(board, '2021-01-13', 8, { firstMinuteNumber: 87 });
    const march = await meeting(board, '2021-03-09', 2);
    expect(await numbers(january)).toEqual(from(87, 8));
    expect(await numbers(march)).toEqual(['95', '96']);
  });
  it('begin again at 1 in May, and not in January or April', async () => {
    const board = await body('municipal year');
    const ids = [];
    for (const date of ['2020-05-01', '2020-12-31', '2021-01-01', '2021-04-30', '2021-05-01']) ids.push(await meeting(board, date, 2));
    expect(await Promise.all(ids.map(numbers))).toEqual([['1', '2'], ['3', '4'], ['5', '6'], ['7', '8'], ['1', '2']]);
  });
  it('move when an item is added, taken away, moved, or is no longer minuted', async () => {
    const board = await body('municipal year');
    const june = await meeting(board, '2020-06-10', 3);
    const september = await meeting(board, '2020-09-10', 2);
    expect(await numbers(september)).toEqual(['4', '5']);
    const added = await app.call('agendaItems.create', { meetingId: june, title: 'Added' });
    expect(await numbers(september)).toEqual(['5', '6']);
    await app.call('agendaItems.update', { id: added.id, version: 1, set: { minuted: false } });
    expect(await numbers(september)).toEqual(['4', '5']);
    await app.call('history.undo', {});
    expect(await numbers(september)).toEqual(['5', '6']);
    const order = (await app.call('minutes.numbers', { meetingId: june })).map(({ agendaItemId }) => agendaItemId);
    const { version } = await app.call('agendaItems.get', { id: added.id });
    await app.call('agendaItems.move', { id: added.id, version, before: order[0]! });
    expect((await app.call('minutes.numbers', { meetingId: june })).map(({ agendaItemId, number }) => [agendaItemId, number]))
      .toEqual([added.id, ...order.slice(0, 3)].map((id, at) => [id, String(at + 1)]));
  });
  it('leave a cancelled meeting out, and another body alone', async () => {
    const board = await body('municipal year');
    const other = await body('municipal year');
    const june = await meeting(board, '2020-06-10', 3);
    const july = await meeting(board, '2020-07-10', 2);
    await meeting(other, '2020-06-01', 9);
    await change(june, { status: 'cancelled' });
    expect(await numbers(july)).toEqual(['1', '2']);
  });
  it('are frozen when the minutes are confirmed, and the meetings after them carry on', async () => {
    const board = await body('municipal year');
    const june = await meeting(board, '2020-06-10', 3);
    const september = await meeting(board, '2020-09-10', 2);
    const november = await meeting(board, '2020-11-10', 2);
    await confirm(september, november);
    expect(await numbers(september)).toEqual(['4', '5']);
    // What comes to the earlier meeting afterwards takes the next numbers that are free, and never one that is taken.
    await app.call('agendaItems.create', { meetingId: june, title: 'Found later' });
    expect(await numbers(june)).toEqual(['1', '2', '3', '6']);
    expect(await numbers(september)).toEqual(['4', '5']);
    expect(await numbers(november)).toEqual(['7', '8']);
    const early = await meeting(board, '2020-05-20', 1);
    expect(await numbers(early)).toEqual(['1']);
    expect(await numbers(september)).toEqual(['4', '5']);
    expect(new Set((await Promise.all([early, june, september, november].map(numbers))).flat()).size).toBe(9);
  });
  it('keep their number in the minute itself, and a minute is made for every item that had none', async () => {
    const board = await body('municipal year');
    const january = await meeting(board, '2021-01-13', 8, { firstMinuteNumber: 87 });
    const march = await meeting(board, '2021-03-09', 1);
    const third = (await app.call('minutes.numbers', { meetingId: january }))[2]!;
    await app.call('minutes.create', { meetingId: january, agendaItemId: third.agendaItemId, body: written('Something was said.') });
    await confirm(january, march);
    expect((await app.call('minutes.list', { meetingId: january })).map(({ number }) => number)).toEqual(from(87, 8));
    expect((await app.call('minutes.numbers', { meetingId: january })).every(({ minuteId }) => minuteId !== null)).toBe(true);
  });
  it('do not change for what is confirmed when the body goes over to another scheme', async () => {
    const board = await body('municipal year');
    const june = await meeting(board, '2020-06-10', 2);
    const september = await meeting(board, '2020-09-10', 2);
    await confirm(june, september);
    await app.call('bodies.update', { id: board, version: 1, set: { numbering: 'coded', numberPattern: 'HWB/{year}/{number:3}' } });
    expect(await numbers(june)).toEqual(['1', '2']);
    expect(await numbers(september)).toEqual(['HWB/2020/003', 'HWB/2020/004']);
  });
  it('are given back when the confirmation is undone', async () => {
    const board = await body('municipal year');
    const june = await meeting(board, '2020-06-10', 2);
    const september = await meeting(board, '2020-09-10', 1);
    await confirm(june, september);
    await app.call('history.undo', {});
    await change(june, { firstMinuteNumber: 40 });
    expect([await numbers(june), await numbers(september)]).toEqual([['40', '41'], ['42']]);
  });
});

it('numbers of a meeting begin at 1 in each, whatever is confirmed', async () => {
  const board = await body('meeting');
  const june = await meeting(board, '2020-06-10', 3);
  const september = await meeting(board, '2020-09-10', 2);
  await confirm(june, september);
  expect([await numbers(june), await numbers(september)]).toEqual([['1', '2', '3'], ['1', '2']]);
});

it('coded numbers name the year and run through it', async () => {
  const board = await body('coded', { numberPattern: 'HWB/{year}/{number:3}' });
  const december = await meeting(board, '2020-12-10', 2);
  const january = await meeting(board, '2021-01-13', 2, { firstMinuteNumber: 14 });
  const march = await meeting(board, '2021-03-09', 1);
  expect(await Promise.all([december, january, march].map(numbers))).toEqual([['HWB/2020/001', 'HWB/2020/002'], ['HWB/2021/014', 'HWB/2021/015'], ['HWB/2021/016']]);
  await confirm(january, march);
  await app.call('agendaItems.create', { meetingId: december, title: 'Late' });
  expect(await numbers(march)).toEqual(['HWB/2021/016']);
  expect((await app.call('minutes.list', { meetingId: january })).map(({ number }) => number)).toEqual(['HWB/2021/014', 'HWB/2021/015']);
});
