import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract.ts';
import { closeAll, copies, forged, readBundle, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let [anna, ben]: Copy[] = [];
let eventId: string;
let booking: string;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  [anna, ben] = [all.Anna, all.Ben];
  const course = await anna!.call('courses.create', { title: 'First aid' });
  eventId = (await anna!.call('trainingEvents.create', { courseId: course.id, date: '2026-10-01', places: 1 })).id;
  booking = (await anna!.call('bookings.create', { eventId, name: 'Fay Orr', on: '2026-09-01' })).id;
  await ben!.take(await send(anna!, 'Ben'));
});
afterEach(() => {
  expect([...anna!.faults, ...ben!.faults]).toEqual([]);
  closeAll(all);
});
const send = (copy: Copy, to: string, more: Partial<Input<'bundles.send'>> = {}) => copy.send(to, { include: ['notes'], ...more });
const tables = async (copy: Copy) => readBundle(await send(copy, 'Nobody', { sign: false })).tables;
const says = async (copy: Copy, status: Input<'bookings.step'>['status'], note: string, on = '2026-09-20') => copy.call('bookings.step', { ids: [booking], status, on, note });
const steps = async (copy: Copy) => (await tables(copy))['bookingSteps']!.filter(({ bookingId }) => bookingId === booking)
  .sort((a, b) => Number(a['position']) - Number(b['position'])).map(({ status }) => status);
const list = ({ items }: Awaited<ReturnType<Copy['open']>>) => items.map(({ table, change, state }) => `${table} ${change} ${state}`);
const same = async () => {
  expect(await tables(ben!)).toEqual(await tables(anna!));
  for (const [from, to] of [[ben!, anna!], [anna!, ben!]] as const) {
    const next = await send(from, to.name);
    expect((await to.open(next)).items).toEqual([]);
    await to.take(next);
  }
  expect(await tables(ben!)).toEqual(await tables(anna!));
};

describe('a booking of which both sides said something different', () => {
  let fromAnna: string;
  let fromBen: string;
  beforeEach(async () => {
    await says(anna!, 'cancelled', 'rang us');
    await says(ben!, 'attended', 'signed the list');
    fromAnna = await send(anna!, 'Ben');
    fromBen = await send(ben!, 'Anna');
  });

  it('is a conflict that shows both, and neither is taken before somebody has decided', async () => {
    const plan = await anna!.open(fromBen);
    expect(plan.items).toMatchObject([{
      table: 'bookingSteps', state: 'conflict', reason: 'Both sides said something different of the same booking.',
      units: [{ unit: 'status', state: 'conflict', mine: { status: 'cancelled', stepOn: '2026-09-20', note: 'rang us' }, theirs: { status: 'attended', stepOn: '2026-09-20', note: 'signed the list' } }],
    }]);
    expect((await anna!.refused('bundles.import', { from: fromBen }, 'conflict')).message).toContain('not been decided');
  });
  it.each([['mine', 'theirs', 'cancelled'], ['theirs', 'mine', 'attended']] as const)('is the same on both sides when each has opened what the other sent (%s, %s)', async (here, there, status) => {
    const before = await tables(anna!);
    await anna!.take(fromBen, { otherwise: here });
    await ben!.take(fromAnna, { otherwise: there });
    for (const copy of [anna!, ben!]) expect(await steps(copy)).toEqual(['booked', status]);
    expect((await anna!.open(fromBen)).items).toEqual([]);
    expect((await ben!.open(fromAnna)).items).toEqual([]);
    const [received] = await anna!.call('bundles.received', {});
    expect(await anna!.call('bundles.decided', { id: received!.id })).toMatchObject([{ units: [{ mine: { note: 'rang us' }, theirs: { note: 'signed the list' }, kept: here }] }]);
    await same();
    await anna!.call('history.undo', {});
    await anna!.call('history.undo', {});
    expect(await tables(anna!)).toEqual(before);
    await anna!.call('history.redo', {});
    expect(await steps(anna!)).toEqual(['booked', status]);
  });
  it.each([['mine', 'theirs'], ['theirs', null]] as const)('is decided once, and the answer brings the rest (%s)', async (here, there) => {
    await anna!.take(fromBen, { otherwise: here });
    await ben!.take(await send(anna!, 'Ben'), { otherwise: there });
    expect(await steps(ben!)).toEqual(['booked', here === 'mine' ? 'cancelled' : 'attended']);
    await same();
    // What was sent before that was settled brings nothing up again.
    expect((await ben!.open(fromAnna)).items).toEqual([]);
    expect((await anna!.open(fromBen)).items).toEqual([]);
  });
  it('is decided by its field as on screen, and notes that were not ticked are no part of it', async () => {
    const bare = await ben!.send('Anna');
    const { items: [item] } = await anna!.open(bare);
    expect(item).toMatchObject({ state: 'conflict', units: [{ unit: 'status', mine: { status: 'cancelled', stepOn: '2026-09-20' }, theirs: { status: 'attended', stepOn: '2026-09-20' } }] });
    expect(JSON.stringify(item)).not.toContain('signed');
    await anna!.take(bare, { decisions: [{ table: 'bookingSteps', id: item!.id, unit: 'status', take: 'theirs' }] });
    expect(await steps(anna!)).toEqual(['booked', 'attended']);
    expect((await anna!.open(bare)).items).toEqual([]);
  });
  it('is a conflict again where each has taken the step of the other', async () => {
    await anna!.take(fromBen, { otherwise: 'theirs' });
    await ben!.take(fromAnna, { otherwise: 'theirs' });
    const answer = await send(anna!, 'Ben');
    expect(list(await ben!.open(answer))).toEqual(['bookingSteps new conflict']);
    await ben!.take(answer, { otherwise: 'theirs' });
    expect((await ben!.open(answer)).items).toEqual([]);
    expect(await steps(ben!)).toEqual(['booked', 'attended']);
    await same();
  });
  it('is settled where each has kept its own, until one of them says more', async () => {
    await anna!.take(fromBen, { otherwise: 'mine' });
    await ben!.take(fromAnna, { otherwise: 'mine' });
    expect((await anna!.open(await send(ben!, 'Anna'))).items).toEqual([]);
    await says(ben!, 'part attended', 'left at noon');
    const more = await send(ben!, 'Anna');
    expect(list(await anna!.open(more)).sort()).toEqual(['bookingSteps new conflict', 'bookingSteps new ready']);
    await anna!.take(more, { otherwise: 'theirs' });
    expect(await steps(anna!)).toEqual(['booked', 'attended', 'part attended']);
    await same();
  });
  it.each([['theirs', ['booked', 'cancelled', 'requested']], ['mine', ['booked', 'attended']]] as const)('takes along what followed the step that is kept, and leaves what followed the other (%s)', async (take, left) => {
    await says(anna!, 'requested', 'wants to come after all');
    const longer = await send(anna!, 'Ben');
    const plan = await ben!.open(longer);
    expect(plan.items).toMatchObject([{ state: 'conflict', reason: expect.stringContaining('What followed theirs comes along') as string }, { state: 'ready', reason: expect.stringContaining('Goes with the step before it') as string }]);
    await ben!.take(longer, { otherwise: take });
    expect(await steps(ben!)).toEqual(left);
    expect((await ben!.open(longer)).items).toEqual([]);
    const answer = await send(ben!, 'Anna');
    expect((await anna!.open(answer)).items).toMatchObject(take === 'theirs' ? [] : [{ state: 'conflict', reason: expect.stringContaining('what followed ours goes with it: 2026-09-20 requested') as string }]);
    await anna!.take(answer, { otherwise: 'theirs' });
    await same();
  });
  it('is set apart with the reason where the other step would break a rule', async () => {
    await anna!.call('bookings.create', { eventId, name: 'Lee Poole', on: '2026-09-21' });
    const problem = await anna!.refused('bundles.import', { from: fromBen, decisions: readBundle(fromBen).tables['bookingSteps']!.filter(({ status }) => status === 'attended').map(({ id }) => ({ table: 'bookingSteps', id, take: 'theirs' as const })) }, 'conflict');
    expect(problem.message).toContain('The event has 1 place, and 2 would be held');
    const taken = await anna!.take(fromBen, { otherwise: 'theirs' });
    expect(taken.counts).toMatchObject({ apart: 1, conflict: 0 });
    expect(await steps(anna!)).toEqual(['booked', 'cancelled']);
    const [received] = await anna!.call('bundles.received', {});
    expect(await anna!.call('bundles.decided', { id: received!.id })).toMatchObject([{ state: 'apart', units: [{ kept: 'mine' }] }]);
  });
});

it('what followed a step that is set apart is set apart with it and comes up again', async () => {
  await says(anna!, 'cancelled', 'rang us');
  await says(ben!, 'attended', 'signed the list');
  await says(ben!, 'part attended', 'left at noon');
  await anna!.call('bookings.create', { eventId, name: 'Lee Poole', on: '2026-09-21' });
  await anna!.take(await send(ben!, 'Anna'), { otherwise: 'theirs' });
  expect(list(await anna!.open(await send(ben!, 'Anna')))).toEqual(['bookingSteps new conflict', 'bookingSteps new ready']);
});
it('a step that was said on both sides in the same words is one', async () => {
  await says(anna!, 'attended', 'signed the list');
  await says(ben!, 'attended', 'signed the list');
  await says(ben!, 'part attended', 'left at noon');
  const [fromAnna, fromBen] = [await send(anna!, 'Ben'), await send(ben!, 'Anna')];
  for (const [copy, path] of [[anna!, fromBen], [ben!, fromAnna]] as const) {
    expect((await copy.open(path)).counts).toMatchObject({ conflict: 0, apart: 0, refused: 0 });
    await copy.take(path);
    expect((await copy.open(path)).items).toEqual([]);
    expect(await steps(copy)).toEqual(['booked', 'attended', 'part attended']);
  }
  await same();
});
it('a step that was taken back and said otherwise at one side follows at the other', async () => {
  await says(anna!, 'cancelled', 'rang us');
  await ben!.take(await send(anna!, 'Ben'));
  await anna!.call('history.undo', {});
  await says(anna!, 'attended', 'signed the list');
  const answer = await send(anna!, 'Ben');
  expect(list(await ben!.open(answer))).toEqual(['bookingSteps new ready']);
  await ben!.take(answer);
  expect(await steps(ben!)).toEqual(['booked', 'attended']);
  await same();
});
it('steps that do not follow from one another are set apart with the reason', async () => {
  await says(anna!, 'cancelled', 'rang us');
  await says(ben!, 'attended', 'signed the list');
  const wrong = forged(await send(ben!, 'Anna', { sign: false }), (bundle) => { bundle.tables['bookingSteps']!.find(({ status }) => status === 'attended')!['status'] = 'offered'; });
  const { counts } = await anna!.take(wrong, { otherwise: 'theirs' });
  expect(counts).toMatchObject({ apart: 1 });
  expect(await steps(anna!)).toEqual(['booked', 'cancelled']);
});
it('three who said three things of one booking come to one', async () => {
  const { Cara: cara } = await copies('Cara');
  try {
    await cara.take(await send(anna!, 'Cara'));
    await says(anna!, 'cancelled', 'rang us');
    await says(ben!, 'attended', 'signed the list');
    await says(cara, 'no-show', 'nobody saw her');
    const groups = [{ list: 'apart', take: 'theirs' }] as const;
    await cara.take(await send(ben!, 'Cara'), { groups: [...groups] });
    await anna!.take(await send(cara, 'Anna'), { otherwise: 'mine' });
    await ben!.take(await send(anna!, 'Ben'), { otherwise: 'theirs' });
    await cara.take(await send(ben!, 'Cara'), { groups: [...groups] });
    for (const copy of [anna!, ben!, cara]) expect(await steps(copy)).toEqual(['booked', 'cancelled']);
    expect(await tables(cara)).toEqual(await tables(anna!));
    await same();
  } finally {
    closeAll({ cara });
  }
});
