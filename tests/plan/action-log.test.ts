import fc from 'fast-check';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { wordLines } from '../../db/packs/read-back.ts';
import { unzip } from '../../db/packs/zip.ts';
import { isPrinted } from '../../shared/action-log/printed.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { doc } from '../packs/data.ts';
import { undoExcept } from './undo.ts';

const root = testFolder('log');
let app: TestApp;
let folder: string;
let bodyId: string;
beforeEach(async () => {
  folder = mkdtempSync(join(root, 'x-'));
  app = openApp(join(folder, 'board.boardwright'));
  await app.call('board.create', { name: 'Eastmarsh Board', kind: 'other' });
  bodyId = (await app.call('bodies.create', { name: 'Board' })).id;
  return () => app.app.close();
});
const add = (text: string, more: object = {}) => app.call('actions.create', { bodyId, text, ...more });
async function printed(options: object = {}): Promise<string> {
  const to = join(folder, 'log.docx');
  await app.call('actions.export', { bodyId, format: 'docx', to, ...options });
  const parts = unzip(readFileSync(to));
  for (const [name, bytes] of parts) if (!('exempt' in options)) expect(new TextDecoder().decode(bytes), name).not.toContain('CANARY');
  return wordLines(new TextDecoder().decode(parts.get('word/document.xml'))).join('\n');
}

it('keeps every date that an action had, and the first of them beside the last', async () => {
  const action = await add('Map the paths', { targetDate: '2026-09-01' });
  await app.call('actions.extend', { id: action.id, version: 1, targetDate: '2026-10-01', targetText: null, agreedBy: 'The chair', meetingId: null, reason: 'Rain.' });
  await app.call('actions.update', { id: action.id, version: 2, set: { targetDate: '2026-12-01' } });
  const { revisions } = await app.call('actions.details', { id: action.id });
  expect(revisions.map((one) => [one.previousDate, one.targetDate, one.agreedBy])).toEqual([['2026-09-01', '2026-10-01', 'The chair'], ['2026-10-01', '2026-12-01', null]]);
  expect((await app.call('actions.log', { bodyId }))[0]).toMatchObject({ firstDate: '2026-09-01', revised: 2, targetDate: '2026-12-01' });
  expect(await printed()).toContain('First 01/09/2026\nRevised 01/10/2026, agreed by The chair\nRevised 01/12/2026');
});

it('prints what is closed once more, on grey, and then no more', async () => {
  await app.call('meetings.create', { bodyId, date: '2026-09-10', status: 'held' });
  await add('Long done', { status: 'closed', closedOn: '2026-09-09' });
  await add('Closed at the meeting', { status: 'closed', closedOn: '2026-09-10' });
  await add('Open');
  const text = await printed();
  expect(text).not.toContain('Long done');
  expect(text).toContain('Closed at the meeting');
  expect(text).toContain('1 open, none overdue; 1 closed and shown for the last time.');
  expect(isPrinted({ status: 'closed', closedOn: '2026-09-10', bodyId }, new Map([[bodyId, '2026-10-12']]))).toBe(false);
});

it('drops from the second printing what the first showed as closed, once the meeting between them is held', async () => {
  await app.call('meetings.create', { bodyId, date: '2026-09-10', status: 'held' });
  const action = await add('Paint the doors');
  await app.call('actions.close', { id: action.id, version: 1, on: '2026-09-20' });
  const next = await app.call('meetings.create', { bodyId, date: '2026-10-12', status: 'planned' });
  expect(await printed()).toContain('Paint the doors');
  await app.call('meetings.update', { id: next.id, version: next.version, set: { status: 'held' } });
  expect(await printed()).not.toContain('Paint the doors');
});

it('prints only what is due by the next meeting of its body, and at which meeting an extension was agreed', async () => {
  const held = await app.call('meetings.create', { bodyId, date: '2026-09-10', status: 'held' });
  await app.call('meetings.create', { bodyId, date: '2026-11-12', status: 'planned' });
  await app.call('meetings.create', { bodyId, date: '2026-12-12', status: 'planned' });
  const soon = await add('Due on the day', { targetDate: '2026-10-01' });
  await app.call('actions.extend', { id: soon.id, version: 1, targetDate: '2026-11-12', targetText: null, agreedBy: 'The chair', meetingId: held.id, reason: '' });
  await add('Due after it', { targetDate: '2026-11-13' });
  await add('Without a date');
  const other = await app.call('bodies.create', { name: 'Without meetings' });
  await add('Of a body that does not meet', { bodyId: other.id, targetDate: '2026-10-20' });
  const text = await printed({ dueByNext: true, bodyId: undefined });
  expect(text).toContain('Due on the day');
  expect(text).toContain('Revised 12/11/2026, agreed by The chair at the meeting of 10/09/2026');
  for (const not of ['Due after it', 'Without a date', 'does not meet']) expect(text).not.toContain(not);
});

it('leaves private business out of every export that did not ask for it', async () => {
  const meeting = await app.call('meetings.create', { bodyId, date: '2026-09-10', status: 'held' });
  const item = await app.call('agendaItems.create', { meetingId: meeting.id, title: 'CANARY item', section: 'private' });
  const minute = await app.call('minutes.create', { meetingId: meeting.id, agendaItemId: item.id, body: doc('CANARY') });
  const secret = await add('CANARY action', { minuteId: minute.id, leadText: 'CANARY lead' });
  await add('CANARY part', { parentId: secret.id });
  await app.call('actionProgress.create', { actionId: secret.id, saidOn: '2026-09-20', text: 'CANARY progress' });
  await add('In the open');
  expect(await printed()).toContain('In the open');
  expect(await printed({ exempt: true })).toContain('CANARY part');
});

it('narrows the log by agency, person, lateness and date, counting those who own an action beside its lead', async () => {
  const police = await app.call('organisations.create', { name: 'Estuary Police', shortName: 'EP' });
  const ann = await app.call('people.create', { givenName: 'Ann', familyName: 'Lee', organisationId: police.id });
  const shared = await add('Shared', { leadText: 'All', targetDate: '2026-10-14' });
  await app.call('actionOwners.create', { actionId: shared.id, personId: ann.id });
  await add('Other', { targetDate: '2026-10-15' });
  for (const asked of [{ organisationId: police.id }, { personId: ann.id }, { overdue: true }, { dueBefore: '2026-10-15' }]) {
    const text = await printed(asked);
    expect(text, JSON.stringify(asked)).toContain('Shared');
    expect(text, JSON.stringify(asked)).not.toContain('Other');
    expect(text, JSON.stringify(asked)).toMatch(/All\nAL, EP/);
  }
});

it('changes many actions in one step, parts before what they are parts of, or none', async () => {
  const parent = await add('Whole');
  const part = await add('Part', { parentId: parent.id });
  await app.refused('actions.close', { id: parent.id, version: 1, on: '2026-10-01' }, 'invalid_input');
  await app.refused('actions.changeMany', { actions: [{ id: part.id, version: 9 }, { id: parent.id, version: 1 }], change: { to: 'closed', on: '2026-10-01' } }, 'stale');
  expect((await app.call('actions.get', { id: part.id })).status).toBe('open');
  expect(await app.call('actions.changeMany', { actions: [{ id: parent.id, version: 1 }, { id: part.id, version: 1 }], change: { to: 'closed', on: '2026-10-01' } })).toEqual({ changed: 2 });
  await app.refused('actions.update', { id: part.id, version: 2, set: { status: 'open' } }, 'invalid_input');
  await app.call('history.undo', {});
  expect((await app.call('actions.get', { id: parent.id })).status).toBe('open');
});

it('never has an action closed with a part of it open, whatever is done in whatever order', async () => {
  const ids = [(await add('One')).id, (await add('Two')).id, (await add('Three')).id];
  const step = fc.record({ do: fc.constantFrom('close', 'open', 'join', 'leave', 'undo', 'many'), one: fc.nat(2), other: fc.nat(2) });
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
    for (const now of steps) {
      const action = await app.call('actions.get', { id: ids[now.one]! });
      const set = (values: object) => app.raw('actions.update', { id: action.id, version: action.version, set: values });
      switch (now.do) {
        case 'close': await set({ status: 'closed' }); break;
        case 'open': await set({ status: 'open' }); break;
        case 'join': await set({ parentId: ids[now.other]! }); break;
        case 'leave': await set({ parentId: null }); break;
        case 'undo': await undoExcept(app, 'actions.create'); break;
        case 'many': await app.raw('actions.changeMany', { actions: [{ id: action.id, version: action.version }], change: { to: 'closed', on: '2026-10-01' } }); break;
      }
      const all = await app.call('actions.list', {});
      for (const one of all) expect(one.status === 'closed' && all.some((part) => part.parentId === one.id && part.status === 'open')).toBe(false);
    }
  }), { numRuns: 30 });
});
