import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairs, type Pair } from './prepared-pair.ts';
import { closeAll, copies, forged, type Copy } from './two-copies.ts';

let fresh: () => Pair;
beforeAll(async () => { fresh = await pairs(); });
const opened: Copy[] = [];
afterAll(() => { for (const copy of opened) copy.app.close(); });
const pair = (): Pair => {
  const made = fresh();
  opened.push(made.Anna, made.Ben);
  return made;
};
const order = async (copy: Copy, meetingId: string): Promise<string> => (await copy.call('agendaItems.list', { meetingId })).map(({ title }) => title).join(' ');

it('a record that is left out stays where it is, though it was moved there as well', async () => {
  const { Anna, Ben, shared } = pair();
  const [first, , , last] = await Ben.call('agendaItems.list', { meetingId: shared.meetingId });
  await Ben.call('agendaItems.update', { id: last!.id, version: last!.version, set: { title: 'Delta' } });
  const { version } = await Ben.call('agendaItems.get', { id: last!.id });
  await Ben.call('agendaItems.move', { id: last!.id, version, before: first!.id });
  const bundle = await Ben.send('Anna');
  const plan = await Anna.open(bundle);
  expect(plan.items).toMatchObject([{ change: 'changed', units: [{ unit: 'title' }, { unit: 'position', mine: { position: 4 }, result: { position: 1 } }] }]);
  await Anna.take(bundle, { decisions: [{ table: 'agendaItems', id: last!.id, take: 'mine' }] });
  expect(await order(Anna, shared.meetingId)).toBe('A B C D');
});
it('the title of a record is taken and its place left out, or the other way round', async () => {
  for (const [unit, is] of [['position', 'A B C Delta'], ['title', 'D A B C']] as const) {
    const { Anna, Ben, shared } = pair();
    const [first, , , last] = await Ben.call('agendaItems.list', { meetingId: shared.meetingId });
    await Ben.call('agendaItems.update', { id: last!.id, version: last!.version, set: { title: 'Delta' } });
    const { version } = await Ben.call('agendaItems.get', { id: last!.id });
    await Ben.call('agendaItems.move', { id: last!.id, version, before: first!.id });
    await Anna.take(await Ben.send('Anna'), { decisions: [{ table: 'agendaItems', id: last!.id, unit, take: 'mine' }] });
    expect(await order(Anna, shared.meetingId)).toBe(is);
  }
});
describe('a decision with a slip in it lets nothing in', () => {
  it.each([
    ['a kind of record that there is not', { table: 'action' }], ['a field that there is not', { unit: 'txet' }], ['an id that is not in the bundle', { id: '0199e6a0-0000-7000-8000-0000000fffff' }],
  ])('%s', async (_, slip) => {
    const { Anna, Ben, shared } = pair();
    const action = await Ben.call('actions.get', { id: shared.actions[0]! });
    await Ben.call('actions.update', { id: action.id, version: action.version, set: { text: 'Not wanted' } });
    const problem = await Anna.refused('bundles.import', { from: await Ben.send('Anna'), decisions: [{ table: 'actions', id: action.id, take: 'mine', ...slip }] }, 'invalid_input');
    expect(problem.message).toMatch(/Nothing has been changed/);
    expect((await Anna.call('actions.get', { id: action.id })).text).toBe('Map');
  });
  it('a group of a kind that there is not', async () => {
    const { Anna, Ben, shared } = pair();
    await Ben.call('actions.create', { bodyId: shared.bodyId, text: 'Not wanted' });
    await Anna.refused('bundles.import', { from: await Ben.send('Anna'), groups: [{ list: 'new', table: 'action', take: 'mine' }] }, 'invalid_input');
    expect(await Anna.call('actions.list', {})).toHaveLength(3);
  });
  it('any field of those that are merged as one stands for all of them', async () => {
    const { Anna, Ben, shared } = pair();
    const action = await Ben.call('actions.get', { id: shared.actions[0]! });
    await Ben.call('actions.update', { id: action.id, version: action.version, set: { status: 'closed', closedOn: '2026-10-01' } });
    await Anna.take(await Ben.send('Anna'), { decisions: [{ table: 'actions', id: action.id, unit: 'closedOn', take: 'mine' }] });
    expect((await Anna.call('actions.get', { id: action.id })).status).toBe('open');
  });
});
it('whole lists and kinds of record are left out or taken, listed or not, and one record otherwise', async () => {
  const { Anna, Ben, shared } = pair();
  const made: string[] = [];
  for (const text of ['n1', 'n2', 'n3']) made.push((await Ben.call('actions.create', { bodyId: shared.bodyId, text })).id);
  await Ben.call('organisations.create', { name: 'Forum' });
  const bundle = await Ben.send('Anna');
  const more = await Anna.call('bundles.items', { from: bundle, list: 'new', table: 'actions', offset: 1, most: 1 });
  expect([more.total, more.items.map(({ id }) => id)]).toEqual([3, [made[1]]]);
  await Anna.take(bundle, { groups: [{ list: 'new', take: 'theirs' }, { list: 'new', table: 'actions', take: 'mine' }], decisions: [{ table: 'actions', id: made[2]!, take: 'theirs' }] });
  expect((await Anna.call('actions.list', {})).map(({ text }) => text)).toEqual(['Map', 'Write', 'Ring', 'n3']);
  expect(await Anna.call('organisations.list', {})).toHaveLength(1);
});
it('a record that was left out before, and is changed there since, is not said to have been deleted here', async () => {
  const { Anna, Ben, shared } = pair();
  const made = await Ben.call('actions.create', { bodyId: shared.bodyId, text: 'new' });
  await Anna.take(await Ben.send('Anna'), { decisions: [{ table: 'actions', id: made.id, take: 'mine' }] });
  await Ben.call('actions.update', { id: made.id, version: made.version, set: { text: 'newer' } });
  expect((await Anna.open(await Ben.send('Anna'))).items).toMatchObject([{ state: 'conflict', reason: 'Left out here before; changed there.' }]);
});
it('what was given cannot be moved under what was not, nor a file be kept with it', async () => {
  const { Anna, Ben } = await copies('Anna', 'Ben');
  const [own, other] = [await Anna.call('bodies.create', { name: 'Shared' }), await Anna.call('bodies.create', { name: 'Not shared' })];
  const action = await Anna.call('actions.create', { bodyId: own.id, text: 'Given' });
  await Ben.take(await Anna.send('Ben', { scope: { kind: 'body', id: own.id } }));
  const path = forged(await Ben.send('Anna'), ({ tables }) => { tables['actions']![0]!['bodyId'] = other.id; });
  expect((await Anna.open(path)).items).toMatchObject([{ id: action.id, state: 'apart', reason: expect.stringMatching(/not given: Body: Not shared/) as string }]);
  closeAll({ Anna, Ben });
});
it('parts of one list that come in two bundles stand in the order of their sender', async () => {
  const { Anna, Ben } = await copies('Anna', 'Ben');
  const { id: bodyId } = await Anna.call('bodies.create', { name: 'Board' });
  const [x, y] = [await Anna.call('organisations.create', { name: 'X' }), await Anna.call('organisations.create', { name: 'Y' })];
  for (const { id: organisationId } of [x, y, x]) await Anna.call('seats.create', { bodyId, class: 'member', organisationId });
  for (const { id } of [x, y]) await Ben.take(await Anna.send('Ben', { scope: { kind: 'organisation', id } }));
  const seats = async (copy: Copy) => (await copy.call('seats.list', { bodyId })).map(({ id, position }) => `${id} ${position}`).sort();
  expect(await seats(Ben)).toEqual(await seats(Anna));
  closeAll({ Anna, Ben });
});
it('a number that is taken here is told before anything is written', async () => {
  const { Anna, Ben, shared } = pair();
  await Anna.call('actions.create', { bodyId: shared.bodyId, text: 'Ours' });
  await Ben.call('actions.create', { bodyId: shared.bodyId, text: 'Theirs' });
  expect((await Anna.open(await Ben.send('Anna'))).items).toMatchObject([{ state: 'ready', reason: 'Its number is taken here, so it gets the next free one.' }]);
});
