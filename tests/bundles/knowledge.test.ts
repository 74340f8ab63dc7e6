import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANSWER_FORMAT } from '../../shared/bundles/answer.ts';
import { crossed } from '../../shared/bundles/crossed.ts';
import { written } from '../fixtures/world.ts';
import { closeAll, copies, readBundle, reopen, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let [anna, ben]: Copy[] = [];
let bodyId: string;
let actionId: string;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  [anna, ben] = [all.Anna, all.Ben];
  bodyId = (await anna!.call('bodies.create', { name: 'Board' })).id;
  actionId = (await anna!.call('actions.create', { bodyId, text: 'v1' })).id;
});
afterEach(() => {
  expect([...anna!.faults, ...ben!.faults]).toEqual([]);
  closeAll(all);
});
const set = async (copy: Copy, change: object, id = actionId): Promise<void> => {
  const { version } = await copy.call('actions.get', { id });
  await copy.call('actions.update', { id, version, set: change });
};
const textAt = async (copy: Copy): Promise<string> => (await copy.call('actions.get', { id: actionId })).text;
const begin = async (): Promise<void> => { await ben!.take(await anna!.send('Ben')); };

describe('what a bundle was made from is known from itself', () => {
  it('an older one that comes after a newer one, or again, does not turn the record back', async () => {
    await begin();
    await set(ben!, { text: 'v2' });
    const older = await ben!.send('Anna');
    await set(ben!, { text: 'v3' });
    const newer = await ben!.send('Anna');
    for (const path of [older, newer, older, newer]) await anna!.take(path, { otherwise: 'mine' });
    expect(await textAt(anna!)).toBe('v3');
    expect((await anna!.open(older)).items).toEqual([]);
  });
  it('the newer one first leaves nothing for the older one to do', async () => {
    await begin();
    await set(ben!, { text: 'v2' });
    const extra = await ben!.call('actions.create', { bodyId, text: 'soon gone' });
    const older = await ben!.send('Anna');
    await set(ben!, { text: 'v3' });
    await ben!.call('actions.delete', { id: extra.id, version: extra.version });
    await anna!.take(await ben!.send('Anna'));
    const plan = await anna!.open(older);
    expect(plan.items).toEqual([]);
    expect(await textAt(anna!)).toBe('v3');
  });
  it('what one side left apart is not taken for agreed by the other', async () => {
    const { Cara } = await copies('Cara');
    // Anna’s own action goes to Cara, and Cara’s change of it comes to Ben, who had not given it to her.
    await Cara.call('bodies.create', { name: 'Elsewhere' });
    await begin();
    await Cara.take(await anna!.send('Cara'));
    await set(Cara, { text: 'v2 Cara' });
    const plan = await ben!.take(await Cara.send('Ben'));
    expect(plan.counts.apart).toBe(1);
    // Ben’s own board goes to Cara: what she wrote is not taken for something that he has seen and turned back.
    const back = await Cara.open(await ben!.send('Cara'));
    expect(back.items.filter(({ table }) => table === 'actions').map(({ state }) => state)).toEqual(['conflict']);
    Cara.app.close();
  });
  it('a partner who goes on from a backup does not undo what was changed here since', async () => {
    await begin();
    const backup = `${ben!.file} backup.boardwright`;
    ben!.app.close();
    copyFileSync(ben!.file, backup);
    const later = reopen(ben!.file, 'Ben');
    await set(later, { progress: 'Ben wrote this and lost it' });
    await anna!.take(await later.send('Anna'));
    await set(anna!, { text: 'v2 Anna' });
    await later.take(await anna!.send('Ben'));
    later.app.close();
    const restored = reopen(backup, 'Ben');
    await restored.call('actions.create', { bodyId, text: 'From the backup' });
    const plan = await anna!.open(await restored.send('Anna'));
    expect(plan.items.map(({ title, state }) => [title, state])).toEqual([['Action: 2 From the backup', 'ready']]);
    restored.app.close();
    all.Ben = ben = reopen(ben!.file, 'Ben');
  });
  it('two machines with a copy of one file do not undo each other’s work', async () => {
    await begin();
    ben!.app.close();
    const second = `${ben!.file} second.boardwright`;
    copyFileSync(ben!.file, second);
    const [one, two] = [reopen(ben!.file, 'Ben'), reopen(second, 'Ben')];
    await set(one, { text: 'from the first' });
    await set(two, { progress: 'from the second' });
    await anna!.take(await one.send('Anna'));
    await anna!.take(await two.send('Anna'));
    expect(await anna!.call('actions.get', { id: actionId })).toMatchObject({ text: 'from the first', progress: 'from the second' });
    two.app.close();
    all.Ben = ben = one;
  });
  it('bundles that crossed on their way, and a clock that was put right, bring back nothing', async () => {
    await begin();
    await set(anna!, { text: 'v2' });
    const toBen = await anna!.send('Ben');
    await anna!.take(await ben!.send('Anna'));
    await set(anna!, { text: 'v1' });
    await ben!.take(toBen);
    expect(await textAt(ben!)).toBe('v2');
    expect((await anna!.open(await ben!.send('Anna'))).items).toEqual([]);
    expect(await textAt(anna!)).toBe('v1');
  });
  it('an older bundle that is read after a newer one, with one sent in between, leaves the last state as it was', async () => {
    await begin();
    const older = await ben!.send('Anna');
    await set(ben!, { progress: 'ben' });
    await anna!.take(await ben!.send('Anna'));
    await set(anna!, { progress: '' });
    const toBen = await anna!.send('Ben');
    await anna!.take(older);
    await ben!.take(toBen);
    await set(anna!, { progress: 'ben' });
    expect((await anna!.open(await ben!.send('Anna'))).items).toEqual([]);
    expect((await anna!.call('actions.get', { id: actionId })).progress).toBe('ben');
  });
  it('an answer to a second bundle knows the first one too', async () => {
    const { id: planId } = await anna!.call('plans.create', { bodyId, name: 'Plan' });
    await ben!.take(await anna!.send('Ben', { scope: { kind: 'body', id: bodyId } }));
    await ben!.take(await anna!.send('Ben', { scope: { kind: 'plan', id: planId } }));
    await set(ben!, { text: 'v2' });
    const plan = await anna!.open(await ben!.send('Anna'));
    expect(plan.items.map(({ state, units }) => [state, units.map(({ state: how }) => how)])).toEqual([['ready', ['theirs']]]);
  });
  it('an older bundle that tells of a deletion does not delete what was put back since', async () => {
    await begin();
    const { version } = await ben!.call('actions.get', { id: actionId });
    await ben!.call('actions.delete', { id: actionId, version });
    const older = await ben!.send('Anna');
    await ben!.call('history.undo', {});
    await anna!.take(await ben!.send('Anna'));
    expect((await anna!.open(older)).items).toEqual([]);
  });
  it('a field that was emptied after both kept their own is asked about, and not filled again', async () => {
    await begin();
    await set(anna!, { progress: 'anna' });
    await set(ben!, { progress: 'ben' });
    const [toBen, toAnna] = [await anna!.send('Ben'), await ben!.send('Anna')];
    await anna!.take(toAnna, { otherwise: 'mine' });
    await ben!.take(toBen, { otherwise: 'mine' });
    await set(anna!, { progress: '' });
    expect((await anna!.open(await ben!.send('Anna'))).items.map(({ state }) => state)).toEqual(['conflict']);
  });
  it('what was made, sent and taken back by undo goes at the partner’s too', async () => {
    await begin();
    await ben!.call('actions.create', { bodyId, text: 'A slip' });
    await anna!.take(await ben!.send('Anna'));
    await ben!.call('history.undo', {});
    await anna!.take(await ben!.send('Anna'));
    expect((await anna!.call('actions.list', {})).map(({ text }) => text)).toEqual(['v1']);
  });
  it('what was deleted is told to a partner who never answers', async () => {
    await begin();
    const { version } = await anna!.call('actions.get', { id: actionId });
    await anna!.call('actions.delete', { id: actionId, version });
    await ben!.take(await anna!.send('Ben'));
    expect(await ben!.call('actions.list', {})).toEqual([]);
  });
});

it('a partner with a new file is joined with the one of before, and is known again', async () => {
  await begin();
  await anna!.take(await ben!.send('Anna'));
  const { Ben: again } = await copies('Ben');
  await again.take(await anna!.send('Ben'));
  await set(again, { text: 'from the new file' });
  const path = await again.send('Anna');
  expect((await anna!.open(path)).counts).toMatchObject({ apart: 1 });
  await anna!.take(path);
  const partners = await anna!.call('bundles.partners', {});
  const [old, fresh] = [partners.find(({ name }) => name === 'Ben')!, partners.find(({ name }) => name !== 'Ben')!];
  await anna!.call('bundles.joinPartners', { id: fresh.id, version: fresh.version, into: old.id });
  expect(await anna!.call('bundles.partners', {})).toMatchObject([{ id: old.id, known: true, fingerprint: fresh.fingerprint }]);
  const plan = await anna!.open(await again.send('Anna'));
  expect([plan.signature, plan.items.map(({ state, units }) => [state, units.map(({ unit, state: how }) => `${unit} ${how}`)])]).toEqual(['known', [['ready', ['text theirs']]]]);
  await anna!.call('history.undo', {});
  expect(await anna!.call('bundles.partners', {})).toHaveLength(2);
  again.app.close();
});

describe('a form', () => {
  const answer = (form: string, values: object): string => {
    const { hash, id } = JSON.parse(/var head = (\{.*?\});/.exec(form)![1]!).answersTo as { id: string; hash: string };
    const content = {
      format: ANSWER_FORMAT, formatVersion: 1, id: crypto.randomUUID(), created: '2026-10-15T10:00:00.000Z', answersTo: { id, hash }, name: 'Sam',
      values: Object.entries(values).map(([record, value]) => ({ table: 'actions', id: record, field: 'progress', value })),
    };
    const path = join(anna!.file, '..', `${content.id}.board.json`);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const formFor = async (name: string): Promise<string> => {
    const { readFileSync } = await import('node:fs');
    return readFileSync(await anna!.send(name, { as: 'form' }), 'utf8');
  };
  it('filled in by two people brings what each wrote, and an empty box wipes nothing', async () => {
    const { id: other } = await anna!.call('actions.create', { bodyId, text: 'Other' });
    const form = await formFor('Sam');
    await anna!.take(answer(form, { [actionId]: 'This is done', [other]: '' }));
    await anna!.take(answer(form, { [actionId]: '', [other]: 'So is this' }));
    expect((await anna!.call('actions.list', {})).map(({ progress }) => progress)).toEqual(['This is done', 'So is this']);
  });
  it('tells nothing of what the partner’s own file has', async () => {
    await begin();
    await set(anna!, { text: 'v2 Anna' });
    const form = await formFor('Ben');
    await anna!.take(answer(form, { [actionId]: 'By form' }));
    const back = await ben!.send('Anna');
    expect(readBundle(back).takenIn).toHaveLength(1);
    expect((await anna!.open(back)).items).toEqual([]);
    expect(await anna!.call('actions.get', { id: actionId })).toMatchObject({ text: 'v2 Anna', progress: 'By form' });
  });
});

it('what was sent stays in the log: undo takes back the work before it', async () => {
  await anna!.send('Ben');
  const sent = await anna!.call('bundles.sent', {});
  expect((await anna!.call('history.undo', {})).undone.operation).toBe('actions.create');
  expect(await anna!.call('bundles.sent', {})).toEqual(sent);
});
it('an import can be undone though something was sent to its sender since', async () => {
  await begin();
  await ben!.send('Anna board');
  await ben!.send('Anna, Anna board');
  expect((await ben!.call('history.undo', {})).undone.operation).toBe('bundles.import');
  expect(await ben!.call('actions.list', {})).toEqual([]);
  expect(await ben!.call('bundles.sent', {})).toHaveLength(2);
  await ben!.call('history.redo', {});
  expect(await ben!.call('actions.list', {})).toHaveLength(1);
});
it('minutes that were refused because they are confirmed here do not come back as the other’s own', async () => {
  const held = await anna!.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' });
  const item = await anna!.call('agendaItems.create', { meetingId: held.id, title: 'Routes' });
  const minute = await anna!.call('minutes.create', { meetingId: held.id, agendaItemId: item.id, body: written('First.') });
  await begin();
  await ben!.call('minutes.saveText', { id: minute.id, version: 1, body: written('Ben’s words.') });
  const next = await anna!.call('meetings.create', { bodyId, date: '2026-10-01', status: 'held' });
  const { version } = await anna!.call('meetings.circulate', { id: held.id, version: held.version, on: '2026-09-02' });
  await anna!.call('meetings.confirm', { id: held.id, version, atMeetingId: next.id, corrections: [] });
  const taken = await anna!.take(await ben!.send('Anna'));
  expect(taken.counts.refused).toBe(1);
  const plan = await ben!.open(await anna!.send('Ben'));
  expect(plan.items.filter(({ table }) => table === 'minutes').map(({ state }) => state)).toEqual(['conflict']);
});

describe('the common state of a record whose bundles crossed', () => {
  it.each([
    ['only we had changed it', { f: 1 }, { f: 1 }, { f: 2 }, { f: 2 }],
    ['only they had changed it', { f: 1 }, { f: 2 }, { f: 1 }, { f: 2 }],
    ['both to the same', { f: 1 }, { f: 2 }, { f: 2 }, { f: 2 }],
    ['both differently: there is none', { f: 1 }, { f: 2 }, { f: 3 }, {}],
    ['a field that had not travelled', { f: 1 }, { f: 1 }, { g: 5 }, { f: 1, g: 5 }],
    ['nothing before', undefined, undefined, { f: 1 }, { f: 1 }],
  ])('%s', (_, before, since, sent, state) => {
    expect(crossed(before, since, sent)).toEqual(state);
  });
});
