import { afterEach, beforeEach, expect, it } from 'vitest';
import { written } from '../fixtures/world.ts';
import { closeAll, copies, forged, readBundle, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let [anna, ben]: Copy[] = [];
let held: string;
let personId: string;
let item: string;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  [anna, ben] = [all.Anna, all.Ben];
  const { id: bodyId } = await anna!.call('bodies.create', { name: 'Board' });
  held = (await anna!.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' })).id;
  item = (await anna!.call('agendaItems.create', { meetingId: held, title: 'Routes' })).id;
  personId = (await anna!.call('people.create', { familyName: 'Oakes' })).id;
  await ben!.take(await anna!.send('Ben'));
});
afterEach(() => {
  expect([...anna!.faults, ...ben!.faults]).toEqual([]);
  closeAll(all);
});
/** What a copy holds, without the ids of what both made. */
const tables = async (copy: Copy) => Object.fromEntries(Object.entries(readBundle(await copy.send('Nobody', { sign: false })).tables)
  .map(([table, records]) => [table, ['attendance', 'financialYears', 'transactions'].includes(table) ? records.map(({ id: _, yearId: _year, ...rest }) => rest).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : records]));
const mark = (copy: Copy, status: 'present' | 'apologies') => copy.call('attendance.mark', { meetingId: held, personId, status });

it.each([['Anna first', true], ['Ben first', false]])('the same mark made on two machines is one mark on both, under whatever id (%s)', async (_, annaFirst) => {
  await mark(anna!, 'present');
  await mark(ben!, 'present');
  const [first, second] = annaFirst ? [anna!, ben!] : [ben!, anna!];
  const bundle = await second.send(first.name);
  expect((await first.open(bundle)).counts).toMatchObject({ new: 0, changed: 0, conflict: 0, apart: 0, refused: 0 });
  await first.take(bundle);
  await second.take(await first.send(second.name));
  await first.take(await second.send(first.name));
  expect(await tables(first)).toEqual(await tables(second));
  expect((await tables(first))['attendance']).toHaveLength(1);
});
it('different marks are a conflict, decided once for both', async () => {
  await mark(anna!, 'present');
  await mark(ben!, 'apologies');
  const bundle = await ben!.send('Anna');
  const plan = await anna!.open(bundle);
  expect(plan.items).toMatchObject([{ table: 'attendance', state: 'conflict', units: [{ unit: 'status', mine: { status: 'present' }, theirs: { status: 'apologies' } }] }]);
  await anna!.take(bundle, { otherwise: 'theirs' });
  expect(await anna!.call('attendance.list', { meetingId: held })).toMatchObject([{ status: 'apologies' }]);
  expect((await anna!.open(bundle)).items).toEqual([]);
  await ben!.take(await anna!.send('Ben'), { otherwise: 'theirs' });
  await anna!.take(await ben!.send('Anna'), { otherwise: 'theirs' });
  expect(await tables(ben!)).toEqual(await tables(anna!));
});
it('a year that both set up is one year, and what each entered in it is there', async () => {
  for (const [copy, netPence] of [[anna!, 100], [ben!, 200]] as const) {
    await copy.call('financialYears.create', { fromDate: '2026-04-01' });
    await copy.call('transactions.create', { date: '2026-06-01', kind: 'expenditure', netPence });
  }
  const bundle = await ben!.send('Anna');
  expect((await anna!.open(bundle)).items.map(({ table, state, reason }) => `${table} ${state} ${reason ?? ''}`)).toEqual([expect.stringMatching(/^transactions apart .*not given: Financial year/)]);
  await anna!.take(bundle, { groups: [{ list: 'apart', take: 'theirs' }] });
  await ben!.take(await anna!.send('Ben'));
  for (const copy of [anna!, ben!]) expect((await copy.call('transactions.list', {})).map(({ netPence }) => netPence).sort()).toEqual([100, 200]);
  expect(await tables(ben!)).toEqual(await tables(anna!));
  await anna!.call('history.undo', {});
  expect(await anna!.call('transactions.list', {})).toHaveLength(1);
});
it('two minutes of one item are one minute with two texts to choose from, and what belongs to theirs comes along', async () => {
  for (const copy of [anna!, ben!]) {
    const { id: minuteId } = await copy.call('minutes.create', { meetingId: held, agendaItemId: item, body: written(`${copy.name}’s words.`) });
    await copy.call('decisions.create', { minuteId, text: `${copy.name}’s decision` });
  }
  const bundle = await ben!.send('Anna');
  const plan = await anna!.open(bundle);
  expect(plan.items.map(({ table, state }) => `${table} ${state}`).sort()).toEqual(['decisions ready', 'minutes conflict']);
  await anna!.take(bundle, { otherwise: 'mine' });
  const [minute] = await anna!.call('minutes.list', { meetingId: held });
  expect(JSON.stringify(minute)).toContain('Anna’s words.');
  expect((await anna!.call('decisions.list', { minuteId: minute!.id })).map(({ text }) => text).sort()).toEqual(['Anna’s decision', 'Ben’s decision']);
});
it('a mark that was taken away there and made again is not lost', async () => {
  await mark(anna!, 'present');
  await ben!.take(await anna!.send('Ben'));
  await ben!.call('attendance.unmark', { meetingId: held, personId });
  await mark(ben!, 'apologies');
  await anna!.take(await ben!.send('Anna'));
  expect(await anna!.call('attendance.list', { meetingId: held })).toMatchObject([{ status: 'apologies' }]);
});
it('two of theirs for one of ours are not both taken for it', async () => {
  await anna!.call('abbreviations.create', { short: 'ICB', long: 'Integrated care board' });
  const path = forged(await ben!.send('Anna'), ({ tables: all }) => {
    all['abbreviations'] = [8, 9].map((n) => ({ id: `0199e6a0-0000-7000-8000-0000000e000${n}`, short: 'ICB', long: 'Integrated care board' }));
  });
  const plan = await anna!.open(path);
  expect(plan.counts).toMatchObject({ new: 0, changed: 0 });
  await anna!.take(path);
  expect(await anna!.call('abbreviations.list', {})).toHaveLength(1);
});
