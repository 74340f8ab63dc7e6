import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../db/bundles/file.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { written } from '../fixtures/world.ts';
import { boardOf, closeAll, copies, forged, readBundle, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let anna: Copy;
let ben: Copy;
let actionId: string;
let bodyId: string;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  anna = all.Anna;
  ben = all.Ben;
  bodyId = (await anna.call('bodies.create', { name: 'Board', notes: 'CANARY-NOTE' })).id;
  actionId = (await anna.call('actions.create', { bodyId, text: 'Map the routes', leadText: 'Ben' })).id;
});
afterEach(() => {
  expect(anna.faults).toEqual([]);
  expect(ben.faults).toEqual([]);
  closeAll(all);
});
const setAction = async (copy: Copy, set: object): Promise<void> => {
  const { version } = await copy.call('actions.get', { id: actionId });
  await copy.call('actions.update', { id: actionId, version, set });
};
const action = (copy: Copy) => copy.call('actions.get', { id: actionId });
describe('a bundle that goes and comes back', () => {
  it('brings what is new, and then what was changed there', async () => {
    const there = await ben.take(await anna.send('Ben'));
    expect(there.counts).toMatchObject({ new: 2, changed: 0, conflict: 0 });
    await setAction(ben, { progress: 'Half of them are mapped.' });
    const back = await ben.send('Anna');
    const plan = await anna.open(back);
    expect(plan.counts).toMatchObject({ new: 0, changed: 1, conflict: 0, apart: 0, refused: 0 });
    expect(plan.items[0]).toMatchObject({ title: 'Action: 1 Map the routes', units: [{ unit: 'progress', state: 'theirs', mine: { progress: '' }, theirs: { progress: 'Half of them are mapped.' } }] });
    await anna.take(back);
    expect((await action(anna)).progress).toBe('Half of them are mapped.');
  });
  it('keeps what each side changed in another field of the same record', async () => {
    await ben.take(await anna.send('Ben'));
    await setAction(ben, { progress: 'Begun' });
    await setAction(anna, { text: 'Map all the routes' });
    await anna.take(await ben.send('Anna'));
    expect(await action(anna)).toMatchObject({ text: 'Map all the routes', progress: 'Begun' });
  });
  it('is a conflict where both changed the same field, and keeps both texts', async () => {
    await ben.take(await anna.send('Ben'));
    await setAction(ben, { progress: 'Ben wrote this' });
    await setAction(anna, { progress: 'Anna wrote this' });
    const back = await ben.send('Anna');
    expect((await anna.open(back)).counts.conflict).toBe(1);
    await anna.refused('bundles.import', { from: back }, 'conflict');
    expect((await action(anna)).progress).toBe('Anna wrote this');
    await anna.take(back, { decisions: [{ table: 'actions', id: actionId, unit: 'progress', take: 'theirs' }] });
    expect((await action(anna)).progress).toBe('Ben wrote this');
    const history = JSON.stringify(await anna.call('history.list', { table: 'bundlesReceived' }));
    expect(history).toContain('Ben wrote this');
    expect(history).toContain('Anna wrote this');
  });
  it('changes nothing when it comes a second time', async () => {
    const first = await anna.send('Ben');
    await ben.take(first);
    await setAction(ben, { progress: 'Begun' });
    const again = await ben.open(first);
    expect(again).toMatchObject({ seenBefore: true, items: [], counts: { new: 0, changed: 0, conflict: 0 } });
    await ben.take(first);
    expect((await action(ben)).progress).toBe('Begun');
  });
  it('takes in as one step that one undo takes back', async () => {
    await ben.call('organisations.create', { name: 'Already here' });
    const before = boardOf(ben);
    await ben.take(await anna.send('Ben'));
    const { undone } = await ben.call('history.undo', {});
    expect(undone.operation).toBe('bundles.import');
    expect(boardOf(ben)).toEqual(before);
    expect((await ben.call('backups.list', {}))[0]!.reason).toBe('before import');
  });
  it('leaves both with the same content after both have exchanged and decided', async () => {
    const meeting = await anna.call('meetings.create', { bodyId, date: '2026-11-12' });
    const item = await anna.call('agendaItems.create', { meetingId: meeting.id, title: 'Routes' });
    const minute = await anna.call('minutes.create', { meetingId: meeting.id, agendaItemId: item.id, body: written('One.', 'Two.', 'Three.') });
    await ben.take(await anna.send('Ben'));
    await anna.call('minutes.saveText', { id: minute.id, version: minute.version, body: written('One, changed here.', 'Two.', 'Three.') });
    const there = await ben.call('minutes.get', { id: minute.id });
    await ben.call('minutes.saveText', { id: minute.id, version: there.version, body: written('One.', 'Two.', 'Three, changed there.') });
    await ben.call('agendaItems.create', { meetingId: meeting.id, title: 'From Ben' });
    await anna.call('agendaItems.create', { meetingId: meeting.id, title: 'From Anna' });
    await anna.call('actions.create', { bodyId, text: 'Anna’s own' });
    await ben.call('actions.create', { bodyId, text: 'Ben’s own' });
    await anna.take(await ben.send('Anna'));
    expect(JSON.stringify((await anna.call('minutes.get', { id: minute.id })).body)).toMatch(/changed here.*changed there/);
    await ben.take(await anna.send('Ben'));
    expect((await ben.call('agendaItems.list', { meetingId: meeting.id })).map(({ title }) => title)).toEqual((await anna.call('agendaItems.list', { meetingId: meeting.id })).map(({ title }) => title));
    expect(readBundle(await ben.send('Anna')).tables).toEqual(readBundle(await anna.send('Ben')).tables);
  });
  it('takes a deletion, and makes it a conflict where the record was changed meanwhile', async () => {
    const other = await anna.call('actions.create', { bodyId, text: 'To go' });
    await ben.take(await anna.send('Ben'));
    for (const id of [other.id, actionId]) await ben.call('actions.delete', { id, version: 1 });
    await setAction(anna, { progress: 'Still needed' });
    const back = await ben.send('Anna');
    expect((await anna.open(back)).counts).toMatchObject({ changed: 1, conflict: 1 });
    await anna.take(back, { otherwise: 'mine' });
    expect((await anna.call('actions.list', {})).map(({ id }) => id)).toEqual([actionId]);
  });
  it('may change only what its sender was given; the rest waits apart', async () => {
    const own = await anna.call('organisations.create', { name: 'Not for Ben' });
    await ben.take(await anna.send('Ben', { scope: { kind: 'body', id: bodyId } }));
    const path = forged(await ben.send('Anna'), ({ tables }) => { tables['organisations'] = [{ id: own.id, name: 'Renamed by Ben' }]; });
    const plan = await anna.open(path);
    expect(plan.counts.apart).toBe(1);
    await anna.take(path);
    expect((await anna.call('organisations.get', { id: own.id })).name).toBe('Not for Ben');
  });
  it('never changes confirmed minutes', async () => {
    const first = await anna.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' });
    const item = await anna.call('agendaItems.create', { meetingId: first.id, title: 'Routes' });
    const minute = await anna.call('minutes.create', { meetingId: first.id, agendaItemId: item.id, body: written('As said.') });
    const second = await anna.call('meetings.create', { bodyId, date: '2026-10-01', status: 'held' });
    await ben.take(await anna.send('Ben'));
    const there = await ben.call('minutes.get', { id: minute.id });
    await ben.call('minutes.saveText', { id: minute.id, version: there.version, body: written('As never said.') });
    const circulated = await anna.call('meetings.circulate', { id: first.id, version: first.version, on: '2026-09-02' });
    await anna.call('meetings.confirm', { id: first.id, version: circulated.version, atMeetingId: second.id, corrections: [] });
    const back = await ben.send('Anna');
    expect((await anna.open(back)).items).toContainEqual(expect.objectContaining({ table: 'minutes', state: 'refused' }));
    await anna.take(back, { otherwise: 'theirs' });
    expect(JSON.stringify(await anna.call('minutes.get', { id: minute.id }))).toContain('As said.');
    await ben.take(await anna.send('Ben'), { otherwise: 'theirs' });
    expect((await ben.call('meetings.get', { id: first.id })).minutesState).toBe('confirmed');
  });
  it('takes in a meeting that was minuted and confirmed there', async () => {
    const first = await anna.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' });
    const item = await anna.call('agendaItems.create', { meetingId: first.id, title: 'Routes' });
    const second = await anna.call('meetings.create', { bodyId, date: '2026-10-01', status: 'held' });
    await ben.take(await anna.send('Ben'));
    await ben.call('minutes.create', { meetingId: first.id, agendaItemId: item.id, body: written('As said.') });
    const circulated = await ben.call('meetings.circulate', { id: first.id, version: 1, on: '2026-09-02' });
    await ben.call('meetings.confirm', { id: first.id, version: circulated.version, atMeetingId: second.id, corrections: [] });
    await anna.take(await ben.send('Anna'));
    expect((await anna.call('meetings.get', { id: first.id })).minutesState).toBe('confirmed');
    expect(await anna.call('minutes.list', { meetingId: first.id })).toHaveLength(1);
  });
  it('brings along the wording of confirmed minutes and what is only ever added to, and never changes it', async () => {
    const risk = await anna.call('risks.create', { bodyId, event: 'A flood', likelihood: 3, impact: 3, likelihoodAfter: 2, impactAfter: 3 });
    await setAction(anna, { targetDate: '2026-12-01' });
    const { version } = await action(anna);
    await anna.call('actions.extend', { id: actionId, version, targetDate: '2027-01-01', targetText: null, agreedBy: null, meetingId: null, reason: 'Late data' });
    await ben.take(await anna.send('Ben'));
    expect((await ben.call('actions.details', { id: actionId })).revisions).toMatchObject([{ reason: 'Late data' }]);
    const there = await ben.call('risks.get', { id: risk.id });
    await ben.call('risks.update', { id: risk.id, version: there.version, set: { likelihoodAfter: 1 } });
    const back = await ben.send('Anna', { sign: false });
    const forged = readBundle(back);
    for (const row of [...forged.tables['actionDates']!, ...forged.tables['riskScores']!]) Object.assign(row, 'reason' in row ? { reason: 'Never said' } : { likelihood: 5 });
    const { hash: _, ...content } = forged;
    writeFileSync(back, canonicalJson({ ...content, hash: hashOf(content) }));
    expect((await anna.open(back)).items.filter(({ state }) => state === 'refused').map(({ table, reason }) => [table, reason])).toEqual([
      ['actionDates', 'Such a record is only ever added, never changed.'], ['riskScores', 'Such a record is only ever added, never changed.'],
    ]);
    await anna.take(back, { otherwise: 'theirs' });
    expect((await anna.call('actions.details', { id: actionId })).revisions).toMatchObject([{ reason: 'Late data' }]);
    expect((await anna.call('risks.register', {})).map(({ scores }) => scores.length)).toEqual([2]);
  });
  it('is answered, and the log says so', async () => {
    await ben.take(await anna.send('Ben', { replyBy: '2026-10-30' }));
    expect((await anna.call('bundles.sent', {}))[0]).toMatchObject({ answeredAt: null, replyBy: '2026-10-30', partner: 'Ben' });
    expect(await anna.call('bundles.overdue', {})).toEqual([]);
    anna.pass(20 * 86_400_000);
    expect(await anna.call('bundles.overdue', {})).toMatchObject([{ partner: 'Ben', replyBy: '2026-10-30' }]);
    await anna.take(await ben.send('Anna'));
    expect(await anna.call('bundles.overdue', {})).toEqual([]);
    expect((await anna.call('bundles.sent', {}))[0]!.answeredAt).not.toBeNull();
    expect((await anna.call('bundles.partners', {}))).toMatchObject([{ name: 'Ben', known: true }]);
    expect((await anna.call('bundles.received', {}))[0]).toMatchObject({ partner: 'Ben', answersTitle: 'The whole board', signature: 'first' });
  });
});

describe('attached files', () => {
  const attach = async (copy: Copy, name: string, words: string) => {
    const from = join(dirname(copy.file), name);
    writeFileSync(from, words);
    return copy.call('attachments.add', { ownerTable: 'actions', ownerId: actionId, from });
  };
  const filesOf = async (copy: Copy) => (await copy.call('attachments.list', { ownerTable: 'actions', ownerId: actionId })).map(({ name, mediaType }) => [name, mediaType]);
  it('stay at home with their names unless ticked, and then travel each once', async () => {
    await attach(anna, 'map.pdf', 'The routes');
    const sheet = await anna.call('bundles.sheet', { scope: { kind: 'board', id: null } });
    expect(sheet).toMatchObject({ files: 0, fileBytes: 0, left: [{ kind: 'notes', count: 1 }, { kind: 'attachments', count: 1 }] });
    expect(readFileSync(await anna.send('Ben'), 'utf8')).not.toContain('map.pdf');
    const path = await anna.send('Ben', { include: ['attachments'] });
    expect((await anna.call('bundles.sent', {}))[0]!.sheet).toMatchObject({ files: 1, fileBytes: 10 });
    await ben.take(path);
    expect(await filesOf(ben)).toEqual([['map.pdf', 'application/pdf']]);
    const { id } = (await ben.call('attachments.list', { ownerTable: 'actions', ownerId: actionId }))[0]!;
    const copy = join(dirname(ben.file), 'copy.pdf');
    await ben.call('attachments.saveCopy', { id, to: copy });
    expect(readFileSync(copy, 'utf8')).toBe('The routes');
    await attach(ben, 'figures.csv', 'Ward,Count');
    const back = readBundle(await ben.send('Anna', { include: ['attachments'] }));
    expect(back.tables['attachments']).toHaveLength(2);
    expect(back.files.map(({ base64 }) => Buffer.from(base64, 'base64').toString())).toEqual(['Ward,Count']);
  });
  it('come back with what was added, are taken off where they were taken off, and all of it is undone at once', async () => {
    const first = await attach(anna, 'map.pdf', 'The routes');
    await ben.take(await anna.send('Ben', { include: ['attachments'] }));
    await ben.call('attachments.remove', { id: first.id, version: 1 });
    await attach(ben, 'figures.strange', 'Ward,Count');
    const before = boardOf(anna);
    await anna.take(await ben.send('Anna', { include: ['attachments'] }));
    expect(await filesOf(anna)).toEqual([['figures.strange', 'application/octet-stream']]);
    await anna.call('history.undo', {});
    expect({ ...boardOf(anna), attachmentContents: [] }).toEqual({ ...before, attachmentContents: [] });
  });
});

describe('what a bundle holds', () => {
  it('is the same bytes for the same content', async () => {
    const path = await anna.send('Ben', { sign: false });
    const bundle = readBundle(path);
    expect(readFileSync(path, 'utf8')).toBe(`${canonicalJson(bundle)}\n`);
  });
  it('has no note, address or exempt word that was not ticked, and says how many stay here', async () => {
    await anna.call('people.create', { familyName: 'Oakes', email: 'CANARY@example.org', phone: 'CANARY 020', notes: 'CANARY' });
    const meeting = await anna.call('meetings.create', { bodyId, date: '2026-11-12', notes: 'CANARY' });
    const item = await anna.call('agendaItems.create', { meetingId: meeting.id, title: 'CANARY lease', section: 'private', exempt: true, exemptParagraph: 3 });
    const minute = await anna.call('minutes.create', { meetingId: meeting.id, agendaItemId: item.id, body: written('CANARY') });
    await anna.call('decisions.create', { minuteId: minute.id, text: 'CANARY' });
    await anna.call('actions.create', { bodyId, minuteId: minute.id, text: 'CANARY' });
    for (const scope of [{ kind: 'board', id: null }, { kind: 'body', id: bodyId }, { kind: 'meeting', id: meeting.id }] as const) {
      expect(readFileSync(await anna.send('Ben', { scope }), 'utf8')).not.toContain('CANARY');
    }
    const sheet = await anna.call('bundles.sheet', { scope: { kind: 'board', id: null } });
    expect(sheet.left).toEqual([{ kind: 'exempt', count: 4 }, { kind: 'contact', count: 2 }, { kind: 'notes', count: 3 }]);
    expect(sheet.people).toEqual(['Oakes']);
    expect(readFileSync(await anna.send('Ben', { include: ['exempt', 'contact', 'notes'] }), 'utf8').match(/CANARY/g)!.length).toBeGreaterThan(7);
  });
  it('does not blank what was withheld when it comes back', async () => {
    const person = await anna.call('people.create', { familyName: 'Oakes', email: 'maren@example.org', notes: 'Allergic to nuts' });
    await ben.take(await anna.send('Ben'));
    const there = await ben.call('people.get', { id: person.id });
    expect(there.email).toBeNull();
    await ben.call('people.update', { id: person.id, version: there.version, set: { post: 'Chair' } });
    const back = await ben.send('Anna', { include: ['contact', 'notes'] });
    expect((await anna.open(back)).counts).toMatchObject({ changed: 1, conflict: 0 });
    await anna.take(back);
    expect(await anna.call('people.get', { id: person.id })).toMatchObject({ email: 'maren@example.org', notes: 'Allergic to nuts', post: 'Chair' });
  });
});
