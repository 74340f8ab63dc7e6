import { afterEach, beforeEach, expect, it } from 'vitest';
import { written } from '../fixtures/world.ts';
import { closeAll, copies, forged, readBundle, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let [anna, ben]: Copy[] = [];
let held: string;
let fromAnna: string;
let fromBen: string;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  [anna, ben] = [all.Anna, all.Ben];
  const { id: bodyId } = await anna!.call('bodies.create', { name: 'Board' });
  held = (await anna!.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' })).id;
  const item = await anna!.call('agendaItems.create', { meetingId: held, title: 'Routes' });
  await anna!.call('minutes.create', { meetingId: held, agendaItemId: item.id, body: written('Agreed.') });
  await ben!.take(await anna!.send('Ben'));
  await sendRound(anna!, '2026-09-03');
  await sendRound(ben!, '2026-09-04');
  fromAnna = await anna!.send('Ben');
  fromBen = await ben!.send('Anna');
});
afterEach(() => {
  expect([...anna!.faults, ...ben!.faults]).toEqual([]);
  closeAll(all);
});
/** Each in words of its own, and with a comment. */
async function sendRound(copy: Copy, on: string): Promise<void> {
  const [minute] = await copy.call('minutes.list', { meetingId: held });
  await copy.call('minutes.saveText', { id: minute!.id, version: minute!.version, body: written(`As ${copy.name} has it.`) });
  const { version } = await copy.call('meetings.get', { id: held });
  await copy.call('meetings.circulate', { id: held, version, on });
  const drafts = await copy.call('circulations.list', { meetingId: held });
  await copy.call('reviewComments.create', { circulationId: drafts.find(({ circulatedOn }) => circulatedOn === on)!.id, writer: copy.name, saidOn: on, text: `Said to ${copy.name}` });
}
const tables = async (copy: Copy) => readBundle(await copy.send('Nobody', { sign: false })).tables;
const drafts = async (copy: Copy) => (await copy.call('circulations.list', { meetingId: held })).map(({ number, circulatedOn }) => `${number} of ${circulatedOn}`);
const comments = async (copy: Copy) => (await copy.call('reviewComments.list', { meetingId: held })).map(({ text }) => text).sort();

it('keeps both drafts that went round as the first, and the one that came in gets the next number', async () => {
  const plan = await anna!.open(fromBen);
  expect(plan.items.filter(({ table }) => table === 'circulations' || table === 'reviewComments')).toMatchObject([
    { table: 'circulations', state: 'ready', reason: 'Its number is taken here, so it gets the next free one.' }, { table: 'reviewComments', state: 'ready', reason: null },
  ]);
  const before = await tables(anna!);
  const { renumbered } = await anna!.take(fromBen, { otherwise: 'mine' });
  expect(renumbered).toEqual([expect.stringMatching(/^Draft that was sent round: .* is number 2 here/)]);
  expect(await drafts(anna!)).toEqual(['1 of 2026-09-03', '2 of 2026-09-04']);
  expect(await comments(anna!)).toEqual(['Said to Anna', 'Said to Ben']);
  expect((await anna!.open(fromBen)).items).toEqual([]);
  await anna!.call('history.undo', {});
  expect(await tables(anna!)).toEqual(before);
  await anna!.call('history.redo', {});
  expect(await drafts(anna!)).toEqual(['1 of 2026-09-03', '2 of 2026-09-04']);
});
it('gives the number back with the answer, so that both sides have the same', async () => {
  await anna!.take(fromBen, { otherwise: 'mine' });
  const answer = await anna!.send('Ben');
  const plan = await ben!.open(answer);
  expect(plan.items.filter(({ table }) => table === 'circulations').map(({ change, state, reason, units }) => ({ change, state, reason, units: units.map(({ theirs }) => theirs) }))).toEqual(expect.arrayContaining([
    { change: 'changed', state: 'ready', reason: null, units: [{ number: 2 }] }, { change: 'new', state: 'ready', reason: null, units: [] },
  ]));
  const before = await tables(ben!);
  expect((await ben!.take(answer, { otherwise: 'theirs' })).renumbered).toEqual([]);
  expect(await drafts(ben!)).toEqual(['1 of 2026-09-03', '2 of 2026-09-04']);
  expect(await tables(ben!)).toEqual(await tables(anna!));
  expect((await ben!.open(answer)).items).toEqual([]);
  expect((await anna!.open(await ben!.send('Anna'))).items).toEqual([]);
  await ben!.call('history.undo', {});
  expect(await tables(ben!)).toEqual(before);
});
it('comes to the same numbers where the two bundles crossed', async () => {
  await anna!.take(fromBen, { otherwise: 'mine' });
  await ben!.take(fromAnna, { otherwise: 'theirs' });
  await ben!.take(await anna!.send('Ben'), { otherwise: 'theirs' });
  await anna!.take(await ben!.send('Anna'), { otherwise: 'theirs' });
  await ben!.take(await anna!.send('Ben'), { otherwise: 'theirs' });
  for (const copy of [anna!, ben!]) expect((await drafts(copy)).map((one) => one.slice(0, 1))).toEqual(['1', '2']);
  expect(await tables(ben!)).toEqual(await tables(anna!));
  expect(await comments(ben!)).toEqual(['Said to Anna', 'Said to Ben']);
});
it('changes nothing of a draft but its number', async () => {
  await anna!.take(fromBen, { otherwise: 'mine' });
  const path = forged(await anna!.send('Ben', { sign: false }), ({ tables: sent }) => { for (const draft of sent['circulations']!) draft['circulatedOn'] = '2026-09-02'; });
  const { items } = await ben!.open(path);
  expect(items.filter(({ table, change }) => table === 'circulations' && change === 'changed')).toMatchObject([{ state: 'refused', reason: 'Such a record is only ever added, never changed.' }]);
});
it('numbers the drafts of each meeting by themselves, and still finds a number after the last', async () => {
  const { bodyId } = await anna!.call('meetings.get', { id: held });
  const other = await anna!.call('meetings.create', { bodyId, date: '2026-08-01', status: 'held' });
  await anna!.call('meetings.circulate', { id: other.id, version: other.version, on: '2026-08-03' });
  const sent = await anna!.send('Ben');
  expect((await ben!.open(sent)).items.filter(({ table, reason }) => table === 'circulations' && reason !== null)).toHaveLength(1);
  const last = forged(await anna!.send('Ben', { sign: false }), ({ tables: all }) => { all['circulations']!.find(({ meetingId }) => meetingId === other.id)!['number'] = 10_000; });
  await ben!.take(last, { otherwise: 'theirs', trust: true });
  const { version } = await ben!.call('meetings.get', { id: other.id });
  await ben!.call('meetings.circulate', { id: other.id, version, on: '2026-08-05' });
  expect((await ben!.call('circulations.list', { meetingId: other.id })).map(({ number }) => number)).toEqual([1, 10_000]);
});
