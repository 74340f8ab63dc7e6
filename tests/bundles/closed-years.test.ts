import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../shared/bundles/format.ts';
import { written } from '../fixtures/world.ts';
import { boardOf, closeAll, copies, forged, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let anna: Copy;
let ben: Copy;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  anna = all.Anna;
  ben = all.Ben;
});
afterEach(() => {
  expect([...anna.faults, ...ben.faults]).toEqual([]);
  closeAll(all);
});

const FIRST_DAYS = ['2022-04-01', '2023-04-01', '2024-04-01', '2025-04-01', '2026-04-01'];
const yearsOf = async (copy: Copy) => (await copy.call('financialYears.list', {})).sort((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
const statesOf = async (copy: Copy) => (await yearsOf(copy)).map(({ name, state }) => `${name} ${state}`);
/** Five years in a row, each with one line, of which only the first says with what it opened. */
async function fiveYears(copy: Copy): Promise<string> {
  const heading = await copy.call('budgetHeadings.create', { kind: 'expenditure', name: 'Venues' });
  for (const [at, fromDate] of FIRST_DAYS.entries()) {
    await copy.call('financialYears.create', { fromDate, ...(at === 0 ? { openingPence: 750_000 } : {}) });
    await copy.call('transactions.create', { date: fromDate, kind: 'expenditure', headingId: heading.id, netPence: 10_000 * (at + 1) });
  }
  return heading.id;
}
async function closeFirst(copy: Copy, count: number): Promise<void> {
  for (const { id, version } of (await yearsOf(copy)).slice(0, count)) await copy.call('budget.closeYear', { id, version, on: '2026-05-01' });
}
const balance = async (copy: Copy) => {
  const { id } = (await yearsOf(copy)).at(-1)!;
  return (await copy.call('budget.figures', { yearId: id, asAt: '2026-10-15' })).balance;
};
const notReady = ({ items }: Awaited<ReturnType<Copy['open']>>) => items.filter(({ state }) => state !== 'ready').map(({ title, state, reason }) => `${state} ${title}: ${reason ?? ''}`);
/** Takes the bundle in, and holds the second taking in to changing nothing. */
async function takeTwice(copy: Copy, path: string): Promise<void> {
  expect(notReady(await copy.open(path))).toEqual([]);
  await copy.take(path);
  expect((await copy.open(path)).items).toEqual([]);
  expect((await copy.take(path)).written).toBe(0);
}

describe('closed financial years in a row, whose ids are in no order', () => {
  const scopes: [string, (copy: Copy) => Promise<Scope>][] = [
    ['the board', async () => ({ kind: 'board', id: null })],
    ['the last financial year', async (copy) => ({ kind: 'financialYear', id: (await yearsOf(copy)).at(-1)!.id })],
    ['a year', async () => ({ kind: 'year', id: null, from: '2026-04-01', to: '2027-03-31' })],
  ];
  it.each(scopes)('arrive complete in an empty file, with %s', async (_, scopeOf) => {
    await fiveYears(anna);
    await closeFirst(anna, 4);
    await takeTwice(ben, await anna.send('Ben', { scope: await scopeOf(anna), include: ['payees', 'notes'] }));
    expect(await statesOf(ben)).toEqual(await statesOf(anna));
    expect(await ben.call('transactions.list', {})).toHaveLength(FIRST_DAYS.length);
    expect(await balance(ben)).toEqual(await balance(anna));
    expect((await balance(ben)).openingPence).toBe(650_000);
  });
  it('are closed where they were open on both sides', async () => {
    await fiveYears(anna);
    await ben.take(await anna.send('Ben'));
    await closeFirst(anna, 4);
    await takeTwice(ben, await anna.send('Ben'));
    expect(await statesOf(ben)).toEqual(['2022/23 closed', '2023/24 closed', '2024/25 closed', '2025/26 closed', '2026/27 open']);
  });
  it('wait for an earlier one that is open here and stays so', async () => {
    await fiveYears(anna);
    await ben.take(await anna.send('Ben'));
    await ben.call('financialYears.create', { fromDate: '2021-04-01' });
    await closeFirst(anna, 1);
    expect(notReady(await ben.open(await anna.send('Ben')))).toEqual([expect.stringMatching(/^apart Financial year: 2022\/23: .*2021\/22 is still open/)]);
  });
  it('stay closed when they were reopened there, until they are reopened here too', async () => {
    await fiveYears(anna);
    await closeFirst(anna, 4);
    await ben.take(await anna.send('Ben'));
    const reopen = async (copy: Copy): Promise<void> => {
      for (const { id, version } of (await yearsOf(copy)).slice(2, 4).reverse()) await copy.call('budget.reopenYear', { id, version, reason: 'A late invoice' });
    };
    await reopen(anna);
    const path = await anna.send('Ben');
    expect(notReady(await ben.open(path))).toEqual(Array(2).fill(expect.stringMatching(/^refused Financial year: 202[45]\/2[56]: That financial year is closed\. Reopen it first\.$/)));
    await ben.take(path);
    expect(await statesOf(ben)).toEqual(['2022/23 closed', '2023/24 closed', '2024/25 closed', '2025/26 closed', '2026/27 open']);
    await reopen(ben);
    expect((await ben.open(path)).items).toEqual([]);
  });
});

describe('a year that was closed there and is to stay open here', () => {
  const leftOpen = async (): Promise<string> => {
    const headingId = await fiveYears(anna);
    await ben.take(await anna.send('Ben'));
    await ben.call('transactions.create', { date: '2022-06-01', kind: 'expenditure', headingId, netPence: 777 });
    const [line] = await ben.call('transactions.list', { from: '2022-04-01', until: '2022-04-01' });
    await ben.call('transactions.update', { id: line!.id, version: line!.version, set: { netPence: 5_000 } });
    await closeFirst(anna, 1);
    const path = await anna.send('Ben');
    expect(notReady(await ben.open(path))).toEqual([expect.stringMatching(/^conflict Financial year: 2022\/23: One record of this year is only here/), expect.stringMatching(/^conflict Transaction/)]);
    await ben.take(path, { otherwise: 'mine' });
    return path;
  };
  it('does not come up again with the same bundle, however often it is taken in', async () => {
    const path = await leftOpen();
    for (let time = 0; time < 3; time++) {
      expect((await ben.open(path)).items).toEqual([]);
      expect((await ben.take(path)).written).toBe(0);
    }
    expect((await statesOf(ben))[0]).toBe('2022/23 open');
  });
  it.each([1, 2])('comes up again with the next bundle, after the first was taken in %d times', async (times) => {
    const path = await leftOpen();
    if (times === 2) await ben.take(path);
    await ben.call('transactions.delete', await ben.call('transactions.list', { from: '2022-06-01', until: '2022-06-01' }).then(([line]) => ({ id: line!.id, version: line!.version })));
    const next = await anna.send('Ben');
    expect((await ben.open(next)).items.map(({ table }) => table)).toContain('financialYears');
    await ben.take(next, { groups: [{ list: 'conflict', take: 'theirs' }] });
    expect((await statesOf(ben))[0]).toBe('2022/23 closed');
  });
  it('is not turned back by a bundle that was made before it', async () => {
    const older = await leftOpen();
    await ben.take(await anna.send('Ben'), { otherwise: 'mine' });
    expect((await ben.open(older)).items).toEqual([]);
  });
});

it('minutes that come confirmed without their wording are kept in the order of their meetings, whatever the order of their ids', async () => {
  const { id: bodyId } = await anna.call('bodies.create', { name: 'Board' });
  const [third, second, first] = [
    await anna.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' }), await anna.call('meetings.create', { bodyId, date: '2026-06-01', status: 'held' }),
    await anna.call('meetings.create', { bodyId, date: '2026-03-01', status: 'held' }),
  ];
  const item = await anna.call('agendaItems.create', { meetingId: first.id, title: 'Routes' });
  await anna.call('minutes.create', { meetingId: first.id, agendaItemId: item.id, body: written('Said.') });
  await anna.call('meetings.confirm', { id: first.id, version: first.version, atMeetingId: second.id, corrections: [] });
  await anna.call('meetings.confirm', { id: second.id, version: second.version, atMeetingId: third.id, corrections: [] });
  const path = forged(await anna.send('Ben', { sign: false }), ({ tables }) => { delete tables['confirmedMinutes']; });
  await ben.take(path);
  const kept = (boardOf(ben) as { confirmedMinutes: { meetingId: string; contents: string }[] }).confirmedMinutes.find(({ meetingId }) => meetingId === second.id)!;
  expect(JSON.parse(kept.contents)).toMatchObject({ confirmedHere: [{ date: '2026-03-01' }] });
  expect((await ben.open(path)).items).toEqual([]);
});
