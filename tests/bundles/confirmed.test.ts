import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { written } from '../fixtures/world.ts';
import type { Bundle } from '../../shared/bundles/format.ts';
import { boardOf, closeAll, copies, forged, readBundle, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let [anna, ben]: Copy[] = [];
let bodyId: string;
let held: { id: string; version: number };
let items: string[];
let minutes: string[];
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  [anna, ben] = [all.Anna, all.Ben];
  bodyId = (await anna!.call('bodies.create', { name: 'Board' })).id;
  held = await anna!.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' });
  await anna!.call('meetings.create', { bodyId, date: '2026-10-01', status: 'held' });
  [items, minutes] = [[], []];
  for (const [title, exempt] of [['Routes', false], ['A private matter', true], ['Lamps', false]] as const) {
    const item = await anna!.call('agendaItems.create', { meetingId: held.id, title, exempt, ...(exempt ? { publicTitle: 'A matter about a person' } : {}) });
    items.push(item.id);
    minutes.push((await anna!.call('minutes.create', { meetingId: held.id, agendaItemId: item.id, body: written(`${title} was discussed.`) })).id);
  }
  await anna!.call('decisions.create', { minuteId: minutes[1]!, text: 'The private decision' });
});
afterEach(() => {
  expect([...anna!.faults, ...ben!.faults]).toEqual([]);
  closeAll(all);
});
async function confirm(copy: Copy): Promise<void> {
  const [later] = (await copy.call('meetings.list', {})).filter(({ date }) => date === '2026-10-01');
  const now = await copy.call('meetings.get', { id: held.id });
  const { version } = await copy.call('meetings.circulate', { id: held.id, version: now.version, on: '2026-09-02' });
  await copy.call('meetings.confirm', { id: held.id, version, atMeetingId: later!.id, corrections: [] });
}
const stateAt = async (copy: Copy): Promise<string> => (await copy.call('meetings.get', { id: held.id })).minutesState;
const save = async (copy: Copy, words: string): Promise<void> => {
  const { version } = await copy.call('minutes.get', { id: minutes[0]! });
  await copy.call('minutes.saveText', { id: minutes[0]!, version, body: written(words) });
};
const shown = ({ items: list }: Awaited<ReturnType<Copy['open']>>) => list.map(({ table, state, units }) => `${table} ${state} ${units.map(({ unit, state: how }) => `${unit}:${how}`).join(' ')}`.trim());

describe('the private part of confirmed minutes', () => {
  it('follows later, joins what was confirmed without changing a word of it, and is undone and redone as one', async () => {
    await confirm(anna!);
    await ben!.take(await anna!.send('Ben'));
    const kept = JSON.stringify(readBundle(await ben!.send('Nobody')).tables['confirmedMinutes']);
    expect(kept).not.toContain('private matter');
    expect(await ben!.call('agendaItems.list', { meetingId: held.id })).toHaveLength(2);
    const before = boardOf(ben!);
    const whole = await anna!.send('Ben', { include: ['exempt'] });
    const plan = await ben!.open(whole);
    expect(plan.items.filter(({ state }) => state !== 'ready')).toEqual([]);
    expect(plan.items.map(({ table }) => table).sort()).toEqual(['agendaItems', 'circulations', 'confirmedMinutes', 'decisions', 'minutes']);
    await ben!.take(whole);
    expect(await stateAt(ben!)).toBe('confirmed');
    expect((await ben!.call('agendaItems.list', { meetingId: held.id })).map(({ title }) => title)).toEqual(['Routes', 'A private matter', 'Lamps']);
    const [mine, theirs] = [await anna!.send('Nobody', { include: ['exempt'] }), await ben!.send('Nobody', { include: ['exempt'] })].map((path) => readBundle(path).tables);
    expect(theirs!['confirmedMinutes']).toEqual(mine!['confirmedMinutes']);
    expect(theirs!['agendaItems']).toEqual(mine!['agendaItems']);
    expect((await ben!.open(whole)).items).toEqual([]);
    expect((await anna!.open(await ben!.send('Anna'))).items).toEqual([]);
    await ben!.call('history.undo', {});
    expect(boardOf(ben!)).toMatchObject({ agendaItems: (before as { agendaItems: unknown }).agendaItems, minutes: (before as { minutes: unknown }).minutes });
    expect(await stateAt(ben!)).toBe('confirmed');
    await ben!.call('history.redo', {});
    expect(await ben!.call('agendaItems.list', { meetingId: held.id })).toHaveLength(3);
  });
  it('goes once it is made public, and what is still private stays at home', async () => {
    await confirm(anna!);
    await ben!.take(await anna!.send('Ben'));
    await anna!.call('madePublic.create', { agendaItemIds: [items[1]!], publicOn: '2026-10-15', personId: null, minuteId: null, decidedBy: 'The chair', reason: 'No longer sensitive' });
    const plan = await ben!.open(await anna!.send('Ben'));
    expect(plan.items.filter(({ state }) => state !== 'ready').map(({ title, reason }) => `${title}: ${reason ?? ''}`)).toEqual([]);
    await ben!.take(await anna!.send('Ben'));
    expect(await ben!.call('agendaItems.list', { meetingId: held.id })).toHaveLength(3);
  });
  it.each([
    ['changes a word of what was public', (said: string) => said.replaceAll('Routes was discussed.', 'Routes was not discussed.')],
    ['changes who was there', (said: string) => said.replace('"attendance":[]', '"attendance":[{"arrivedAt":null,"forSeatId":null,"leftAt":null,"personId":"0199e6a0-0000-7000-8000-00000000beef","status":"present","virtually":false}]')],
  ])('is refused where it %s', async (_, change) => {
    await confirm(anna!);
    await ben!.take(await anna!.send('Ben'));
    const path = forged(await anna!.send('Ben', { include: ['exempt'] }), (bundle) => { bundle.tables['confirmedMinutes'] = JSON.parse(change(JSON.stringify(bundle.tables['confirmedMinutes']))) as never; });
    const plan = await ben!.open(path);
    expect(plan.items.filter(({ state }) => state === 'refused').map(({ table }) => table).sort()).toEqual(['agendaItems', 'confirmedMinutes', 'minutes']);
    expect(plan.items.filter(({ table, state }) => table === 'decisions' && state === 'ready')).toEqual([]);
  });
});

describe('nothing else comes in with the private part', () => {
  const forgedWith = async (change: (bundle: Bundle) => void): Promise<string> => {
    await confirm(anna!);
    await ben!.take(await anna!.send('Ben'));
    return forged(await anna!.send('Ben', { include: ['exempt'] }), change);
  };
  const minutesAt = (copy: Copy): unknown[] => {
    const { minutes: now, decisions, agendaItems } = boardOf(copy) as Record<string, unknown>;
    return [now, decisions, agendaItems];
  };
  /** Tries to take everything of it in, first what nobody would take and then as it is offered. */
  const tryAll = async (path: string): Promise<void> => {
    await ben!.raw('bundles.import', { from: path, trust: true, otherwise: 'theirs', groups: [{ list: 'apart', take: 'theirs' }] });
    await ben!.raw('bundles.import', { from: path, trust: true, otherwise: 'mine' });
  };
  it('no decision in a public minute, though the bundle puts that minute under the private item', async () => {
    const path = await forgedWith(({ tables }) => {
      tables['minutes']!.find(({ id }) => id === minutes[0])!['agendaItemId'] = items[1];
      tables['decisions']!.push({ ...tables['decisions']![0]!, id: '0199e6a0-0000-7000-8000-0000000e0001', minuteId: minutes[0] });
    });
    await tryAll(path);
    expect(await ben!.call('decisions.list', { minuteId: minutes[0]! })).toEqual([]);
    expect((await ben!.call('minutes.get', { id: minutes[0]! })).agendaItemId).toBe(items[0]);
  });
  it('no other words than those that were confirmed', async () => {
    const path = await forgedWith(({ tables }) => { tables['minutes']!.find(({ id }) => id === minutes[1])!['body'] = written('Other words.'); });
    const before = minutesAt(ben!);
    await tryAll(path);
    expect(minutesAt(ben!)).toEqual(before);
  });
  it('no private item that is private no longer', async () => {
    const path = await forgedWith(({ tables }) => { tables['agendaItems']!.find(({ id }) => id === items[1])!['exempt'] = false; });
    const before = minutesAt(ben!);
    await tryAll(path);
    expect(minutesAt(ben!)).toEqual(before);
  });
  it('nothing from somebody who did not bring the minutes', async () => {
    await confirm(anna!);
    const { Cara } = await copies('Cara');
    await ben!.take(await anna!.send('Ben'));
    await Cara.take(await ben!.send('Cara'));
    const whole = await anna!.send('Cara', { include: ['exempt'] });
    const path = forged(await Cara.send('Ben'), (bundle) => { for (const table of ['agendaItems', 'minutes', 'decisions', 'confirmedMinutes']) bundle.tables[table] = readBundle(whole).tables[table]!; });
    expect((await ben!.open(path)).items.filter(({ table, state }) => table === 'confirmedMinutes' && state === 'ready')).toEqual([]);
    const before = minutesAt(ben!);
    await tryAll(path);
    expect(minutesAt(ben!)).toEqual(before);
    Cara.app.close();
  });
});

describe('minutes that were confirmed there', () => {
  const both = async (): Promise<void> => { await ben!.take(await anna!.send('Ben', { include: ['exempt'] })); };
  it('are left open here where somebody leaves that out, and can be confirmed here afterwards', async () => {
    await both();
    await confirm(ben!);
    const back = await ben!.send('Anna', { include: ['exempt'] });
    await anna!.take(back, { decisions: [{ table: 'meetings', id: held.id, take: 'mine' }] });
    expect(await stateAt(anna!)).toBe('draft');
    await confirm(anna!);
    expect(await stateAt(anna!)).toBe('confirmed');
  });
  it('are a conflict with words that were changed here since: theirs confirms, ours leaves them open', async () => {
    await both();
    await save(anna!, 'Anna’s later words.');
    await confirm(ben!);
    const back = await ben!.send('Anna', { include: ['exempt'] });
    expect(shown(await anna!.open(back)).filter((line) => line.includes('conflict'))).toEqual([expect.stringMatching(/^minutes conflict .*body:conflict/)]);
    await anna!.take(back, { otherwise: 'mine' });
    expect(await stateAt(anna!)).toBe('draft');
    await anna!.take(back, { decisions: [{ table: 'minutes', id: minutes[0]!, take: 'theirs' }, { table: 'meetings', id: held.id, take: 'theirs' }], groups: [{ list: 'apart', take: 'theirs' }, { list: 'conflict', take: 'theirs' }] });
    expect(await stateAt(anna!)).toBe('confirmed');
    expect(JSON.stringify(await anna!.call('minutes.get', { id: minutes[0]! }))).toContain('Routes was discussed.');
  });
  it('are a conflict with an item that is only here, and do not close over it', async () => {
    await both();
    await anna!.call('agendaItems.create', { meetingId: held.id, title: 'Only here' });
    await confirm(ben!);
    const back = await ben!.send('Anna', { include: ['exempt'] });
    expect(shown(await anna!.open(back))).toContainEqual(expect.stringMatching(/^meetings conflict .*minutesState:conflict/));
    await anna!.refused('bundles.import', { from: back, otherwise: 'theirs', decisions: [{ table: 'meetings', id: held.id, take: 'theirs' }] }, 'conflict');
    await anna!.take(back, { otherwise: 'mine' });
    expect(await stateAt(anna!)).toBe('draft');
    // That was decided; with the next bundle it is asked again.
    expect(shown(await anna!.open(back)).filter((line) => line.startsWith('meetings'))).toEqual([]);
    expect(shown(await anna!.open(await ben!.send('Anna', { include: ['exempt'] })))).toContainEqual(expect.stringMatching(/^meetings conflict .*minutesState:conflict/));
  });
  it('are a conflict with a private item that is here and of which the words did not come', async () => {
    await both();
    await confirm(anna!);
    expect(shown(await ben!.open(await anna!.send('Ben')))).toContainEqual(expect.stringMatching(/^meetings conflict .*minutesState:conflict/));
    await ben!.take(await anna!.send('Ben', { include: ['exempt'] }));
    expect(await stateAt(ben!)).toBe('confirmed');
  });
  it('of a draft here are not taken from somebody who only says so', async () => {
    await both();
    await confirm(ben!);
    const path = forged(await ben!.send('Anna', { include: ['exempt'] }), ({ tables }) => { tables['meetings'] = tables['meetings']!.filter(({ id }) => id !== held.id); });
    const plan = await anna!.open(path);
    expect(plan.items.filter(({ table }) => table === 'confirmedMinutes').map(({ state, reason }) => `${state}: ${reason ?? ''}`)).toEqual([expect.stringMatching(/^apart: .*not confirmed here/)]);
  });
  it('come whole with the meeting by which they were confirmed, so that they are the same when more is sent', async () => {
    await confirm(anna!);
    await ben!.take(await anna!.send('Ben', { scope: { kind: 'meeting', id: held.id } }));
    const plan = await ben!.open(await anna!.send('Ben'));
    expect(plan.items.filter(({ state }) => state !== 'ready')).toEqual([]);
  });
});

it('a year that was closed there is a conflict with an entry that was changed here since', async () => {
  const heading = await anna!.call('budgetHeadings.create', { kind: 'expenditure', name: 'Venues' });
  const year = await anna!.call('financialYears.create', { fromDate: '2025-04-01' });
  const line = await anna!.call('transactions.create', { date: '2025-06-01', kind: 'expenditure', headingId: heading.id, netPence: 100 });
  await ben!.take(await anna!.send('Ben'));
  await anna!.call('transactions.update', { id: line.id, version: line.version, set: { netPence: 300 } });
  const there = await ben!.call('financialYears.get', { id: year.id });
  await ben!.call('budget.closeYear', { id: year.id, version: there.version, on: '2026-05-01' });
  const plan = await anna!.open(await ben!.send('Anna'));
  expect(shown(plan).filter((one) => one.includes('conflict'))).toEqual(['transactions conflict netPence:conflict']);
});
