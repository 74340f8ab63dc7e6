import { afterEach, beforeEach, expect, it } from 'vitest';
import { written } from '../fixtures/world.ts';
import { closeAll, copies, readBundle, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let [anna, ben]: Copy[] = [];
let meetingId: string;
let item: { id: string; version: number };
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  [anna, ben] = [all.Anna, all.Ben];
  const { id: bodyId } = await anna!.call('bodies.create', { name: 'Board' });
  meetingId = (await anna!.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' })).id;
  item = await anna!.call('agendaItems.create', { meetingId, title: 'Routes' });
  await ben!.take(await anna!.send('Ben'));
});
afterEach(() => {
  expect([...anna!.faults, ...ben!.faults]).toEqual([]);
  closeAll(all);
});
const tables = async (copy: Copy) => readBundle(await copy.send('Nobody', { sign: false })).tables;
const items = async (copy: Copy) => (await copy.call('agendaItems.list', { meetingId })).map(({ title }) => title);

it.each([['goes with it', 'theirs', []], ['is kept with it', 'mine', ['Routes']]] as const)('what was written here since for something deleted there is asked for, and %s', async (_, otherwise, left) => {
  const { id: minuteId } = await ben!.call('minutes.create', { meetingId, agendaItemId: item.id, body: written('Agreed.') });
  await ben!.call('decisions.create', { minuteId, text: 'To map them' });
  await anna!.call('agendaItems.delete', { id: item.id, version: item.version });
  const bundle = await anna!.send('Ben');
  expect((await ben!.open(bundle)).items).toMatchObject([{ change: 'deleted', state: 'conflict', reason: expect.stringMatching(/^Deleted there, and here 2 records belong to it that would go with it: /) as string }]);
  await expect(ben!.take(bundle)).rejects.toThrow(/not been decided/);
  const before = await tables(ben!);
  await ben!.take(bundle, { otherwise });
  expect(await items(ben!)).toEqual(left);
  await ben!.call('history.undo', {});
  expect(await tables(ben!)).toEqual(before);
});
it('decided the same on both sides, it is gone on both', async () => {
  await ben!.call('minutes.create', { meetingId, agendaItemId: item.id, body: written('Agreed.') });
  await anna!.call('agendaItems.delete', { id: item.id, version: item.version });
  await anna!.take(await ben!.send('Anna'), { otherwise: 'mine' });
  await ben!.take(await anna!.send('Ben'), { otherwise: 'theirs' });
  expect(await items(ben!)).toEqual([]);
  await anna!.take(await ben!.send('Anna'), { otherwise: 'mine' });
  expect(await tables(ben!)).toEqual(await tables(anna!));
});
it('what stayed at home is not deleted unseen', async () => {
  const { version } = await anna!.call('meetings.get', { id: meetingId });
  await anna!.call('meetings.update', { id: meetingId, version, set: { notes: 'Ring the chair first.' } });
  await ben!.call('agendaItems.delete', { id: item.id, version: (await ben!.call('agendaItems.get', { id: item.id })).version });
  await ben!.call('meetings.delete', { id: meetingId, version: (await ben!.call('meetings.get', { id: meetingId })).version });
  const bundle = await ben!.send('Anna');
  expect((await anna!.open(bundle)).items.find(({ table }) => table === 'meetings')).toMatchObject({ state: 'conflict', reason: 'Deleted there, and here it has what was not sent there: Notes.' });
  await expect(anna!.take(bundle)).rejects.toThrow(/not been decided/);
  expect(await items(anna!)).toEqual(['Routes']);
});
