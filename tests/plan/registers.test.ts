import fc from 'fast-check';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { unzip } from '../../db/packs/zip.ts';
import { wordLines } from '../../db/packs/read-back.ts';
import { waitingDays } from '../../shared/challenges.ts';
import { followed } from '../../shared/recommendations.ts';
import { REGISTERS } from '../../shared/registers.ts';
import { bandOf, trendOf } from '../../shared/risks.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { undoExcept } from './undo.ts';

const root = testFolder('registers');
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

describe('challenges', () => {
  it('wait from the day they are made until they are answered', () => {
    expect(waitingDays({ raisedOn: '2026-10-01', respondedOn: null }, '2026-10-15')).toBe(14);
    expect(waitingDays({ raisedOn: '2026-10-01', respondedOn: '2026-10-02' }, '2026-10-15')).toBeNull();
  });
  it('have numbers that run on, also past one that was deleted', async () => {
    const one = await app.call('challenges.create', { bodyId, raisedOn: '2026-10-01', about: 'Why?' });
    const two = await app.call('challenges.create', { bodyId, raisedOn: '2026-10-01', about: 'Why not?' });
    await app.call('challenges.delete', { id: two.id, version: 1 });
    expect([one.number, (await app.call('challenges.create', { bodyId, raisedOn: '2026-10-02', about: 'When?' })).number]).toEqual([1, 3]);
    await app.refused('challenges.update', { id: one.id, version: 1, set: { respondedOn: '2026-09-30' } }, 'invalid_input');
  });
});

describe('risks', () => {
  it.each([[1, 'low'], [4, 'low'], [5, 'medium'], [9, 'medium'], [10, 'high'], [12, 'high'], [15, 'very high'], [25, 'very high']] as const)('with %i points are %s', (points, band) => expect(bandOf(points)).toBe(band));
  it('keep every score, from which their trend is read, and go from body to body', async () => {
    const executive = await app.call('bodies.create', { name: 'Executive' });
    const risk = await app.call('risks.create', { bodyId, event: 'Flood', likelihood: 4, impact: 4, likelihoodAfter: 2, impactAfter: 4 });
    await app.call('risks.update', { id: risk.id, version: 1, set: { event: 'A flood' } });
    await app.call('risks.update', { id: risk.id, version: 2, set: { likelihoodAfter: 3 } });
    await app.call('risks.escalate', { id: risk.id, version: 3, toBodyId: executive.id, reason: 'Too big for us.' });
    const [now] = await app.call('risks.register', { bodyId: executive.id });
    expect(now!.scores.map((one) => one.likelihood * one.impact)).toEqual([8, 12]);
    expect(trendOf(now!.scores)).toBe('up');
    expect(now!.escalations).toMatchObject([{ fromBodyId: bodyId, toBodyId: executive.id, reason: 'Too big for us.' }]);
    await app.refused('risks.update', { id: risk.id, version: 4, set: { likelihoodAfter: 5, impactAfter: 5 } }, 'invalid_input');
  });
});

describe('recommendations', () => {
  const none = { closedOn: null, dueDate: null };
  it.each([
    ['without actions', none, [], 'not started'], ['with one of two done', none, [{ dueDate: null, doneOn: '2026-10-01' }, { dueDate: null, doneOn: null }], 'under way'],
    ['with all done', none, [{ dueDate: null, doneOn: '2026-10-01' }], 'ready to close'], ['due today', { ...none, dueDate: '2026-10-15' }, [], 'not started'],
    ['due yesterday', { ...none, dueDate: '2026-10-14' }, [], 'overdue'], ['with a late action', none, [{ dueDate: '2026-10-14', doneOn: null }], 'overdue'],
    ['closed', { ...none, closedOn: '2026-10-01' }, [], 'closed'], ['called closed with an action left', { ...none, closedOn: '2026-10-01' }, [{ dueDate: null, doneOn: null }], 'not started'],
  ])('%s', (_, of, actions, standing) => expect(followed(of, actions, '2026-10-15')).toBe(standing));

  it('are never closed while an action on them is left, whatever is done in whatever order', async () => {
    const { id } = await app.call('recommendations.create', { bodyId, source: 'Audit', text: 'Count' });
    const step = fc.record({ do: fc.constantFrom('add', 'tick', 'untick', 'close', 'open', 'delete', 'undo'), at: fc.nat(4) });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
      for (const now of steps) {
        const one = await app.call('recommendations.get', { id });
        const actions = await app.call('recommendationActions.list', { recommendationId: id });
        const target = actions[now.at % Math.max(1, actions.length)];
        switch (now.do) {
          case 'add': await app.raw('recommendationActions.create', { recommendationId: id, text: 'Do' }); break;
          case 'tick': case 'untick': if (target !== undefined) await app.raw('recommendationActions.update', { id: target.id, version: target.version, set: { doneOn: now.do === 'tick' ? '2026-10-01' : null } }); break;
          case 'close': case 'open': await app.raw('recommendations.update', { id, version: one.version, set: { closedOn: now.do === 'close' ? '2026-10-02' : null } }); break;
          case 'delete': if (target !== undefined) await app.raw('recommendationActions.delete', { id: target.id, version: target.version }); break;
          case 'undo': await undoExcept(app, 'recommendations.create'); break;
        }
        const [found] = await app.call('recommendations.followed', {});
        expect(found!.closedOn !== null && found!.actions.some((action) => action.doneOn === null)).toBe(false);
      }
    }), { numRuns: 25 });
  });
});

it.each(REGISTERS)('leaves what is exempt out of the paper of %s unless asked for', async (register) => {
  await app.call('challenges.create', { bodyId, raisedOn: '2026-10-01', about: 'CANARY', exempt: true, response: 'CANARY' });
  await app.call('challenges.create', { bodyId, raisedOn: '2026-10-01', about: 'In the open' });
  await app.call('risks.create', { bodyId, event: 'CANARY', cause: 'CANARY', likelihood: 1, impact: 1, likelihoodAfter: 1, impactAfter: 1, exempt: true });
  await app.call('risks.create', { bodyId, event: 'In the open', likelihood: 1, impact: 1, likelihoodAfter: 1, impactAfter: 1 });
  const secret = await app.call('recommendations.create', { bodyId, source: 'CANARY review', text: 'CANARY', exempt: true });
  await app.call('recommendationActions.create', { recommendationId: secret.id, text: 'CANARY' });
  await app.call('recommendations.create', { bodyId, source: 'Audit', text: 'In the open' });
  const to = join(folder, 'paper.docx');
  const parts = async (exempt: boolean) => {
    await app.call('registers.export', { register, exempt, format: 'docx', to });
    return unzip(readFileSync(to));
  };
  for (const [name, bytes] of await parts(false)) expect(new TextDecoder().decode(bytes), name).not.toContain('CANARY');
  expect(wordLines(new TextDecoder().decode((await parts(false)).get('word/document.xml'))).join('\n')).toContain('In the open');
  expect(wordLines(new TextDecoder().decode((await parts(true)).get('word/document.xml'))).join('\n')).toContain('CANARY');
});
