import fc from 'fast-check';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { documentLines } from '../../shared/packs/document-text.ts';
import { outturnDocument, planDocument } from '../../shared/plan/document.ts';
import { actionsOf } from '../../shared/plan/review.ts';
import { GREEN_IS_COMPLETE, levelOf } from '../../shared/plan/scale.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { undoExcept } from './undo.ts';

const root = testFolder('plan');
let app: TestApp;
let folder: string;
let bodyId: string;
let planId: string;
let priorityId: string;

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'x-'));
  app = openApp(join(folder, 'board.boardwright'));
  await app.call('board.create', { name: 'Eastmarsh Board', kind: 'other' });
  bodyId = (await app.call('bodies.create', { name: 'Board' })).id;
  planId = (await app.call('plans.create', { bodyId, name: 'Plan 2026/27', fromDate: '2026-04-01', toDate: '2027-03-31' })).id;
  priorityId = (await app.call('planPriorities.create', { planId, title: 'Safer streets' })).id;
  return () => app.app.close();
});
const add = (text: string, more: object = {}) => app.call('planActions.create', { priorityId, text, ...more });
const shown = async (id: string) => actionsOf({ priorities: (await app.call('plans.tree', { planId })).priorities.map((one) => ({ ...one, actions: one.actions.map((action) => action.shown) })) }).find((one) => one.id === id)!;

it('numbers by the pattern, and points out a number that stands twice without changing it', async () => {
  await add('One');
  await add('Two');
  await add('Again', { number: '1.2' });
  const tree = await app.call('plans.tree', { planId });
  expect(tree.priorities[0]!.actions.map((action) => action.number)).toEqual(['1.1', '1.2', '1.2']);
  expect(tree.warnings.map((one) => one.text)).toContain('The number 1.2 stands twice. It is left as it is until you change it.');
});

it('keeps both what the rule proposes and what somebody decided, with the reason', async () => {
  const { id, version } = await add('Late', { dueDate: '2026-10-01' });
  expect(await shown(id)).toMatchObject({ colour: 'red', proposed: 'red', byHand: false });
  await app.refused('planActions.update', { id, version, set: { colour: 'green' } }, 'invalid_input');
  await app.call('planActions.update', { id, version, set: { colour: 'green', colourReason: 'The date was wrong.' } });
  expect(await shown(id)).toMatchObject({ colour: 'green', proposed: 'red', byHand: true, reason: 'The date was wrong.', reasons: ['The action was due by 01/10/2026, 14 days ago.'] });
});

it('does not call an action complete while a milestone is open, by date, by colour or afterwards', async () => {
  const action = await add('Build');
  const step = await app.call('planMilestones.create', { actionId: action.id, text: 'Dig' });
  await app.refused('planActions.update', { id: action.id, version: 1, set: { completedOn: '2026-10-01' } }, 'invalid_input');
  await app.refused('planActions.update', { id: action.id, version: 1, set: { colour: 'blue', colourReason: 'Nearly' } }, 'invalid_input');
  await app.call('planMilestones.update', { id: step.id, version: 1, set: { doneOn: '2026-10-02' } });
  await app.call('planActions.update', { id: action.id, version: 1, set: { completedOn: '2026-10-03' } });
  await app.refused('planMilestones.update', { id: step.id, version: 2, set: { doneOn: null } }, 'invalid_input');
  await app.refused('planMilestones.create', { actionId: action.id, text: 'Dig more' }, 'invalid_input');
  expect((await app.call('plans.tree', { planId })).priorities[0]!.complete).toBe(true);
});

it('prints a review exactly as it was after the plan has changed', async () => {
  const action = await add('Count buses', { dueDate: '2026-12-31', commentary: 'Two so far.' });
  const review = await app.call('plans.review', { planId, meetingId: null, on: '2026-10-10' });
  const lines = async () => documentLines(planDocument((await app.call('planReviews.get', { id: review.id })).contents));
  const before = await lines();
  const file = join(folder, 'one.docx');
  await app.call('plans.export', { planId, reviewId: review.id, format: 'docx', to: file });
  await app.call('planActions.update', { id: action.id, version: 1, set: { text: 'Count trams', dueDate: '2027-01-30', commentary: 'None.', colour: 'amber', colourReason: 'No trams.' } });
  await app.call('plans.update', { id: planId, version: 1, set: { name: 'Other', scale: GREEN_IS_COMPLETE } });
  const again = join(folder, 'two.docx');
  await app.call('plans.export', { planId, reviewId: review.id, format: 'docx', to: again });
  expect(await lines()).toEqual(before);
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  expect(before.join('\n')).toContain('Two so far.');
});

it('says which way an action moved and how much it slipped since the review before', async () => {
  const action = await add('Paint', { dueDate: '2026-12-01', startedOn: '2026-09-01' });
  await app.call('plans.review', { planId, meetingId: null, on: '2026-10-01' });
  await app.call('planActions.update', { id: action.id, version: 1, set: { dueDate: '2026-12-31', colour: 'red', colourReason: 'No paint.' } });
  expect(await shown(action.id)).toMatchObject({ direction: 'down', slippedDays: 30 });
  const { reviews, actions } = await app.call('planReviews.year', { planId });
  expect([reviews.length, actions[0]!.colours]).toEqual([1, ['green']]);
});

it('reports the outturn of 29 actions of which 24 ended green and 5 red', async () => {
  const plan = await app.call('plans.create', { bodyId, name: 'Plan 2025/26', fromDate: '2025-04-01', toDate: '2026-03-31', scale: GREEN_IS_COMPLETE });
  const priority = await app.call('planPriorities.create', { planId: plan.id, title: 'All of it' });
  for (let at = 0; at < 29; at++) {
    await app.call('planActions.create', { priorityId: priority.id, text: `Action ${at}`, dueDate: '2026-03-01', ...(at < 24 ? { completedOn: '2026-02-01' } : { outturnReason: `Why not ${at}` }) });
  }
  const review = await app.call('plans.review', { planId: plan.id, meetingId: null, on: '2026-04-20', outturn: true });
  const lines = documentLines(outturnDocument((await app.call('planReviews.get', { id: review.id })).contents));
  expect(lines).toContain('Of 29 actions 24 were complete and 5 were not: 5 red, 24 green.');
  expect(lines.filter((line) => line.startsWith('Why not'))).toHaveLength(5);
});

it('goes on with the unfinished actions in a new plan, each tied to the one before', async () => {
  await add('Done', { completedOn: '2026-09-01' });
  const open = await add('Open', { commentary: 'Slow.' });
  await app.call('planLeads.create', { actionId: open.id, post: 'Clerk' });
  const next = await app.call('plans.copyUnfinished', { planId, name: 'Plan 2027/28', fromDate: '2027-04-01', toDate: '2028-03-31' });
  const tree = await app.call('plans.tree', { planId: next.id });
  expect(tree.priorities.flatMap((one) => one.actions).map((action) => [action.text, action.copiedFromId, action.leadWords])).toEqual([['Open', open.id, 'Clerk']]);
});

it('takes in a table once; the same table again changes nothing', async () => {
  const draft = {
    number: '1.1', text: 'Visit', leads: ['Clerk'], timescale: null, startDate: null, dueDate: null, measures: '', commentary: '', colour: null,
    milestones: [{ text: 'List', timescale: 'May 2026', startDate: null, dueDate: '2026-05-31' }],
  };
  const priorities = [{ number: '1', title: 'Homes', actions: [draft] }];
  expect(await app.call('plans.import', { planId, priorities })).toEqual({ priorities: 1, actions: 1, milestones: 1, changed: 0, rows: [{ kind: 'added', number: '1.1', text: 'Visit', why: '' }] });
  await app.refused('plans.import', { planId, priorities }, 'conflict');
  const more = await app.call('plans.import', { planId, priorities: [{ ...priorities[0]!, actions: [draft, { ...draft, number: '1.2', text: 'Ask' }] }] });
  expect(more).toMatchObject({ priorities: 0, actions: 1, changed: 0 });
  expect(more.rows.map((one) => one.kind)).toEqual(['same', 'added']);
});

it('takes a report of a lead into the plan when somebody accepts it', async () => {
  const action = await add('Ask', { dueDate: '2026-12-31' });
  const report = await app.call('planUpdates.create', { actionId: action.id, reportedOn: '2026-10-10', byText: 'Clerk', done: 'Ten asked.', nextStep: 'Ten more.', proposedColour: 'amber' });
  expect((await shown(action.id)).commentary).toBe('');
  await app.call('planUpdates.accept', { id: report.id, version: 1 });
  expect(await shown(action.id)).toMatchObject({ commentary: 'Ten asked.\nNext: Ten more.', colour: 'amber', reason: 'Proposed by Clerk.' });
});

describe('whatever is done in whatever order', () => {
  it('no action is ever complete with a milestone that is open', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constantFrom('complete', 'reopen', 'colour', 'clear', 'green scale', 'usual scale', 'undo') }),
      fc.record({ do: fc.constantFrom('add', 'tick', 'untick', 'delete', 'move'), at: fc.nat(3) }),
    );
    const one = await add('One');
    const other = await add('Other');
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      for (const now of steps) {
        const action = await app.call('planActions.get', { id: one.id });
        const milestones = await app.call('planMilestones.list', { actionId: one.id });
        const set = (values: object) => app.raw('planActions.update', { id: action.id, version: action.version, set: values });
        const target = 'at' in now ? milestones[now.at % Math.max(1, milestones.length)] : undefined;
        const change = (values: object) => (target === undefined ? Promise.resolve() : app.raw('planMilestones.update', { id: target.id, version: target.version, set: values }));
        const { version } = await app.call('plans.get', { id: planId });
        switch (now.do) {
          case 'complete': await set({ completedOn: '2026-10-01' }); break;
          case 'reopen': await set({ completedOn: null }); break;
          case 'colour': await set({ colour: 'green', colourReason: 'So it is.' }); break;
          case 'clear': await set({ colour: null }); break;
          case 'green scale': await app.raw('plans.update', { id: planId, version, set: { scale: GREEN_IS_COMPLETE } }); break;
          case 'usual scale': await app.raw('plans.update', { id: planId, version, set: { scale: { ...GREEN_IS_COMPLETE, levels: GREEN_IS_COMPLETE.levels.map((level) => ({ ...level, final: level.colour === 'red' })) } } }); break;
          case 'undo': await undoExcept(app, 'planActions.create'); break;
          case 'add': await app.raw('planMilestones.create', { actionId: one.id, text: 'Step' }); break;
          case 'tick': await change({ doneOn: '2026-09-01' }); break;
          case 'untick': await change({ doneOn: null }); break;
          case 'delete': if (target !== undefined) await app.raw('planMilestones.delete', { id: target.id, version: target.version }); break;
          case 'move': await app.raw('planMilestones.create', { actionId: other.id, text: 'Elsewhere' }); break;
        }
        const tree = await app.call('plans.tree', { planId });
        for (const found of tree.priorities[0]!.actions) {
          const open = found.milestones.some((milestone) => milestone.doneOn === null);
          expect(open && levelOf(tree.plan.scale, found.shown.colour)?.final === true, JSON.stringify(steps)).toBe(false);
        }
      }
    }), { numRuns: 25 });
  });
});
