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
/** All that a copy holds, with its ids. */
const tables = async (copy: Copy) => readBundle(await copy.send('Nobody', { sign: false })).tables;
const mark = (copy: Copy, status: 'present' | 'apologies') => copy.call('attendance.mark', { meetingId: held, personId, status });

it.each([['Anna first', true], ['Ben first', false]])('the same mark made on two machines is one mark on both (%s)', async (_, annaFirst) => {
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

it('one that is deleted before the other side has answered is gone on both', async () => {
  await mark(anna!, 'present');
  await mark(ben!, 'present');
  await anna!.take(await ben!.send('Anna'));
  await anna!.call('attendance.unmark', { meetingId: held, personId });
  await ben!.take(await anna!.send('Ben'));
  expect(await ben!.call('attendance.list', { meetingId: held })).toEqual([]);
  await anna!.take(await ben!.send('Anna'));
  expect(await tables(anna!)).toEqual(await tables(ben!));
});
it('one that was made and deleted here, and made there, is for a person to decide, and both come to the same', async () => {
  await mark(anna!, 'present');
  await anna!.call('attendance.unmark', { meetingId: held, personId });
  await mark(ben!, 'apologies');
  const bundle = await ben!.send('Anna');
  expect((await anna!.open(bundle)).items).toMatchObject([{ table: 'attendance', state: 'conflict', reason: expect.stringContaining('Deleted here') as string }]);
  await anna!.take(bundle, { otherwise: 'theirs' });
  await ben!.take(await anna!.send('Ben'));
  expect((await tables(anna!))['attendance']).toMatchObject([{ status: 'apologies' }]);
  expect(await tables(anna!)).toEqual(await tables(ben!));
});
it('three who marked the same person come to one mark, whichever way their bundles go round', async () => {
  const { Cara: cara } = await copies('Cara');
  try {
    await cara.take(await anna!.send('Cara'));
    await mark(anna!, 'present');
    await mark(ben!, 'apologies');
    await mark(cara, 'apologies');
    await cara.take(await ben!.send('Cara'), { otherwise: 'theirs' });
    await anna!.take(await cara.send('Anna'), { otherwise: 'theirs' });
    await ben!.take(await anna!.send('Ben'), { otherwise: 'theirs' });
    await cara.take(await anna!.send('Cara'), { otherwise: 'theirs' });
    expect((await tables(anna!))['attendance']).toMatchObject([{ status: 'apologies' }]);
    expect(await tables(ben!)).toEqual(await tables(anna!));
    expect(await tables(cara)).toEqual(await tables(anna!));
    await ben!.call('attendance.unmark', { meetingId: held, personId });
    await anna!.take(await ben!.send('Anna'));
    await cara.take(await anna!.send('Cara'));
    for (const copy of [anna!, ben!, cara]) expect(await copy.call('attendance.list', { meetingId: held })).toEqual([]);
    expect(await tables(cara)).toEqual(await tables(anna!));
  } finally {
    closeAll({ cara });
  }
});
it('minutes that were confirmed on both sides in the same words are one', async () => {
  await anna!.call('minutes.create', { meetingId: held, agendaItemId: item, body: written('The routes were agreed.') });
  const { bodyId } = await anna!.call('meetings.get', { id: held });
  const later = await anna!.call('meetings.create', { bodyId, date: '2026-11-03', status: 'held' });
  await ben!.take(await anna!.send('Ben'));
  for (const copy of [anna!, ben!]) {
    const { board } = await copy.call('board.get', {});
    await copy.call('board.update', { version: board!.version, set: { name: 'The board' } });
    const { version } = await copy.call('meetings.get', { id: held });
    await copy.call('meetings.confirm', { id: held, version, atMeetingId: later.id, corrections: [] });
  }
  const bundle = await ben!.send('Anna');
  expect((await anna!.open(bundle)).items).toEqual([]);
  await anna!.take(bundle);
  await ben!.take(await anna!.send('Ben'));
  expect(await tables(anna!)).toEqual(await tables(ben!));
});
it('what an import took in of what both made goes with one undo, and ours stays', async () => {
  await mark(anna!, 'present');
  await mark(ben!, 'apologies');
  const before = await tables(anna!);
  await anna!.take(await ben!.send('Anna'), { otherwise: 'theirs' });
  await anna!.call('history.undo', {});
  expect(await tables(anna!)).toEqual(before);
});
const short = async (copy: Copy, from: string, set: { short?: string; long?: string }) => {
  const found = (await copy.call('abbreviations.list', {})).find((one) => one.short === from)!;
  return copy.call('abbreviations.update', { id: found.id, version: found.version, set });
};
const shorts = async (copy: Copy) => (await copy.call('abbreviations.list', {})).map((one) => `${one.short} ${one.long}`);
const exchange = async () => {
  await anna!.take(await ben!.send('Anna'), { otherwise: 'mine' });
  await ben!.take(await anna!.send('Ben'), { otherwise: 'theirs' });
  await anna!.take(await ben!.send('Anna'), { otherwise: 'mine' });
  expect(await tables(ben!)).toEqual(await tables(anna!));
};
it('a short form that was corrected is not the one that the other side makes under the old letters', async () => {
  await anna!.call('abbreviations.create', { short: 'DCS', long: 'Designated officers' });
  await short(anna!, 'DCS', { short: 'DOCS' });
  await ben!.call('abbreviations.create', { short: 'DCS', long: 'Director of children’s services' });
  await exchange();
  expect(await shorts(anna!)).toEqual(['DCS Director of children’s services', 'DOCS Designated officers']);
});
it('one that was corrected to what the other side has is the same, and gone on both when it is deleted', async () => {
  const wrong = await anna!.call('abbreviations.create', { short: 'SARX', long: 'Review' });
  const right = await short(anna!, 'SARX', { short: 'SAR' });
  expect(right).toMatchObject({ short: 'SAR', version: wrong.version + 1 });
  expect((await ben!.call('abbreviations.create', { short: 'SAR', long: 'Review' })).id).toBe(right.id);
  await exchange();
  await anna!.call('abbreviations.delete', { id: right.id, version: right.version });
  await exchange();
  expect(await shorts(ben!)).toEqual([]);
  await anna!.call('history.undo', {});
  expect(await shorts(anna!)).toEqual([]);
});
it('one that was renamed while another took its letters arrives as both', async () => {
  await anna!.call('abbreviations.create', { short: 'CSP', long: 'Community safety partnership' });
  await exchange();
  await short(anna!, 'CSP', { short: 'CCSP' });
  await anna!.call('abbreviations.create', { short: 'CSP', long: 'Children’s social prescribing' });
  const bundle = await anna!.send('Ben');
  expect((await ben!.open(bundle)).items.map(({ state }) => state)).toEqual(['ready', 'ready']);
  await ben!.take(bundle);
  expect((await ben!.open(bundle)).items).toEqual([]);
  await exchange();
  expect(await shorts(ben!)).toEqual(['CCSP Community safety partnership', 'CSP Children’s social prescribing']);
});
it('a correction of what a record is about is one step, and undo brings the old one back', async () => {
  const { id, version } = await anna!.call('abbreviations.create', { short: 'IBC', long: 'Integrated care board' });
  await anna!.call('abbreviations.update', { id, version, set: { short: 'ICB' } });
  await anna!.call('history.undo', {});
  expect(await anna!.call('abbreviations.list', {})).toMatchObject([{ id, short: 'IBC' }]);
});
it('what others refer to keeps its id', async () => {
  const year = await anna!.call('financialYears.create', { fromDate: '2026-04-01' });
  const heading = await anna!.call('budgetHeadings.create', { kind: 'expenditure', name: 'Staff' });
  await anna!.call('budgetLines.create', { yearId: year.id, headingId: heading.id, originalPence: 100 });
  expect((await anna!.call('financialYears.update', { id: year.id, version: year.version, set: { fromDate: '2026-05-01' } })).id).toBe(year.id);
});
it('what was deleted and made again has a later version, so that whoever still holds the old one is told', async () => {
  await mark(anna!, 'present');
  const [before] = await anna!.call('attendance.list', { meetingId: held });
  await anna!.call('attendance.unmark', { meetingId: held, personId });
  await mark(anna!, 'apologies');
  const [after] = await anna!.call('attendance.list', { meetingId: held });
  expect(after).toMatchObject({ id: before!.id, version: before!.version + 1 });
});
it('a short form that both wrote out differently is a conflict, decided once', async () => {
  for (const copy of [anna!, ben!]) await copy.call('abbreviations.create', { short: 'ICB', long: `As ${copy.name} has it` });
  const bundle = await ben!.send('Anna');
  expect((await anna!.open(bundle)).items).toMatchObject([{ table: 'abbreviations', state: 'conflict', units: [{ unit: 'long' }] }]);
  await anna!.take(bundle, { otherwise: 'mine' });
  expect((await anna!.open(bundle)).items).toEqual([]);
  await ben!.take(await anna!.send('Ben'), { otherwise: 'theirs' });
  expect(await tables(ben!)).toEqual(await tables(anna!));
});
