import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeAll, copies, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let anna: Copy;
let ben: Copy;
let meetingId: string;
/** A member, the seat of another member, and somebody from elsewhere. */
let oakes: string;
let seatId: string;
let evans: string;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  anna = all.Anna;
  ben = all.Ben;
  const { id: bodyId } = await anna.call('bodies.create', { name: 'Board' });
  const person = async (familyName: string) => (await anna.call('people.create', { familyName })).id;
  const seat = async (personId: string) => {
    const { id } = await anna.call('seats.create', { bodyId, class: 'member', role: 'Lay member' });
    await anna.call('appointments.create', { seatId: id, personId, fromDate: '2026-01-01' });
    return id;
  };
  [oakes, evans] = [await person('Oakes'), await person('Evans')];
  await seat(oakes);
  seatId = await seat(await person('Marsh'));
  meetingId = (await anna.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' })).id;
  await ben.take(await anna.send('Ben'));
});
afterEach(() => {
  expect([...anna.faults, ...ben.faults]).toEqual([]);
  closeAll(all);
});
const substitute = (copy: Copy, personId: string) => copy.call('attendance.mark', { meetingId, personId, status: 'substitute', forSeatId: seatId });
const apologies = (copy: Copy, personId: string) => copy.call('attendance.mark', { meetingId, personId, status: 'apologies' });
const marks = async (copy: Copy) => (await copy.call('attendance.list', { meetingId })).map(({ status }) => status).sort();
const told = ({ items }: Awaited<ReturnType<Copy['open']>>) => items.map(({ table, state, reason }) => `${table} ${state}: ${reason ?? ''}`);

it('a second mark of a guest is set apart, and the rest is taken in', async () => {
  await substitute(anna, evans);
  await apologies(ben, evans);
  await apologies(ben, oakes);
  const bundle = await ben.send('Anna');
  expect(told(await anna.open(bundle)).sort()).toEqual(['attendance apart: To take it in would break a rule: A guest has only one mark at a meeting, and this person has one already.', 'attendance ready: ']);
  await anna.take(bundle);
  expect(await marks(anna)).toEqual(['apologies', 'substitute']);
  const [apart] = (await anna.open(bundle)).items;
  const problem = await anna.refused('bundles.import', { from: bundle, decisions: [{ table: 'attendance', id: apart!.id, take: 'theirs' }] }, 'conflict');
  expect(problem.message).toContain('A guest has only one mark');
});
it('is taken in once the other mark has gone', async () => {
  await substitute(anna, evans);
  await apologies(ben, evans);
  const bundle = await ben.send('Anna');
  await anna.take(bundle);
  await anna.call('attendance.unmark', { meetingId, personId: evans });
  expect(told(await anna.open(bundle))).toEqual(['attendance ready: ']);
});
it('the mark by which the other side replaced one goes in with the deletion of that one', async () => {
  await substitute(anna, evans);
  await ben.take(await anna.send('Ben'));
  await apologies(ben, evans);
  await anna.take(await ben.send('Anna'));
  expect(await marks(anna)).toEqual(['apologies']);
});
it('a member has a mark of their own and one as a substitute, one from each side', async () => {
  await substitute(anna, oakes);
  await apologies(ben, oakes);
  const bundle = await ben.send('Anna');
  expect(told(await anna.open(bundle))).toEqual(['attendance ready: ']);
  await anna.take(bundle);
  expect(await marks(anna)).toEqual(['apologies', 'substitute']);
});
it('a member’s two marks arrive where only the meeting is known, and not that they are a member', async () => {
  const { Cara } = await copies('Cara');
  await substitute(anna, oakes);
  await apologies(anna, oakes);
  const bundle = await anna.send('Cara', { scope: { kind: 'meeting', id: meetingId } });
  expect(told(await Cara.open(bundle)).filter((line) => !line.includes(' ready'))).toEqual([]);
  await Cara.take(bundle);
  expect(await marks(Cara)).toEqual(['apologies', 'substitute']);
  closeAll({ Cara });
});
it('no second mark of a guest is made by hand either; marking them anew replaces the first', async () => {
  await substitute(anna, evans);
  expect((await anna.refused('attendance.create', { meetingId, personId: evans, status: 'apologies' }, 'invalid_input')).message).toContain('A guest has only one mark');
  await apologies(anna, evans);
  expect(await marks(anna)).toEqual(['apologies']);
});
