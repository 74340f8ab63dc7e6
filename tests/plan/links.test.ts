import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { unzip } from '../../db/packs/zip.ts';
import { PLAN_PAPERS } from '../../shared/plan.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';

const root = testFolder('plan-links');
let app: TestApp;
let bodyId: string;
let planId: string;
let actionId: string;
beforeEach(async () => {
  app = openApp(join(mkdtempSync(join(root, 'x-')), 'board.boardwright'));
  await app.call('board.create', { name: 'Eastmarsh Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Clerk' } });
  bodyId = (await app.call('bodies.create', { name: 'Board' })).id;
  planId = (await app.call('plans.create', { bodyId, name: 'Plan 2026/27' })).id;
  const priority = await app.call('planPriorities.create', { planId, title: 'Safer streets' });
  actionId = (await app.call('planActions.create', { priorityId: priority.id, text: 'Light the paths' })).id;
  return () => app.app.close();
});
const links = async () => (await app.call('plans.tree', { planId })).priorities[0]!.actions[0]!.links.map(({ kind, words, gone, place }) => ({ kind, words, gone, place }));

it('ties an action to a risk, a course and a budget heading, and says so from both ends', async () => {
  const risk = await app.call('risks.create', { bodyId, event: 'Lamps fail', likelihood: 3, impact: 3, likelihoodAfter: 2, impactAfter: 3 });
  const course = await app.call('courses.create', { title: 'Safe lighting' });
  const heading = await app.call('budgetHeadings.create', { kind: 'expenditure', name: 'Lamps' });
  await app.call('planLinks.create', { actionId, riskId: risk.id });
  await app.call('planLinks.create', { actionId, courseId: course.id });
  await app.call('planLinks.create', { actionId, headingId: heading.id });
  expect(await links()).toEqual([
    { kind: 'risk', words: 'Risk 1: Lamps fail', gone: false, place: `/risks?closed=1&open=${risk.id}` },
    { kind: 'training', words: 'Course: Safe lighting', gone: false, place: `/training?tab=courses&open=${course.id}` },
    { kind: 'budget', words: 'Lamps', gone: false, place: `/budget?open=heading:${heading.id}` },
  ]);
  for (const [field, id] of [['riskId', risk.id], ['courseId', course.id], ['headingId', heading.id]] as const) {
    expect(await app.call('planLinks.about', { field, id })).toMatchObject([{ id: actionId, recordId: id, planId, number: '1.1' }]);
  }
  expect((await app.call('planLinks.targets', { kind: 'training' })).map((one) => [one.field, one.name])).toEqual([['courseId', 'Course: Safe lighting']]);
});

it('follows a new name, says in words what is deleted, and is tied again when the deletion is taken back', async () => {
  const risk = await app.call('risks.create', { bodyId, event: 'Lamps fail', likelihood: 3, impact: 3, likelihoodAfter: 2, impactAfter: 3 });
  await app.call('planLinks.create', { actionId, riskId: risk.id });
  const renamed = await app.call('risks.update', { id: risk.id, version: risk.version, set: { event: 'Lamps break' } });
  expect((await links())[0]!.words).toBe('Risk 1: Lamps break');
  await app.call('risks.delete', { id: risk.id, version: renamed.version });
  expect(await links()).toEqual([{ kind: 'risk', words: 'Risk 1: Lamps fail', gone: true, place: null }]);
  await app.call('history.undo', {});
  expect(await links()).toMatchObject([{ words: 'Risk 1: Lamps break', gone: false }]);
});

it('goes with an action into the next plan, and is refused without a record or a word', async () => {
  const course = await app.call('courses.create', { title: 'Safe lighting' });
  await app.call('planLinks.create', { actionId, courseId: course.id });
  await app.call('planLinks.create', { actionId, kind: 'other', text: 'The council’s own plan' });
  await app.refused('planLinks.create', { actionId, kind: 'risk' }, 'invalid_input');
  const next = await app.call('plans.copyUnfinished', { planId, name: 'Plan 2027/28', fromDate: null, toDate: null });
  const copied = (await app.call('plans.tree', { planId: next.id })).priorities[0]!.actions[0]!.links;
  expect(copied.map((one) => [one.courseId, one.words])).toEqual([[course.id, 'Course: Safe lighting'], [null, 'The council’s own plan']]);
});

it('lets actions, priorities, plans, challenges, risks and recommendations be found by their words', async () => {
  await app.call('challenges.create', { bodyId, raisedOn: '2026-09-01', about: 'Why are zebra crossings late?' });
  await app.call('risks.create', { bodyId, event: 'Zebra crossings fade', likelihood: 3, impact: 3, likelihoodAfter: 2, impactAfter: 3 });
  await app.call('recommendations.create', { bodyId, source: 'Review', text: 'Paint zebra crossings' });
  const find = async (words: string) => (await app.call('search.find', { words })).map((one) => [one.kind, one.title, one.planId]).toSorted();
  expect(await find('zebra')).toEqual([['challenges', 'Challenge 1', null], ['recommendations', 'Paint zebra crossings', null], ['risks', 'Risk 1: Zebra crossings fade', null]]);
  expect(await find('light paths')).toEqual([['planActions', '1.1 Light the paths', planId]]);
  expect(await find('safer streets')).toEqual([['planPriorities', 'Priority 1: Safer streets', planId]]);
  expect(await find('plan 2026')).toEqual([['plans', 'Plan 2026/27', planId]]);
});

it('says nothing of an exempt risk that it is linked to in any paper of the plan, nor in a bundle', async () => {
  const risk = await app.call('risks.create', { bodyId, event: 'CANARY lamps', likelihood: 3, impact: 3, likelihoodAfter: 2, impactAfter: 3, exempt: true });
  await app.call('planLinks.create', { actionId, riskId: risk.id });
  const folder = mkdtempSync(join(root, 'out-'));
  for (const paper of PLAN_PAPERS) {
    for (const format of ['docx', 'xlsx'] as const) {
      const to = join(folder, `${paper}.${format}`);
      await app.call('plans.export', { planId, paper, format, to });
      for (const [name, bytes] of unzip(readFileSync(to))) expect(new TextDecoder().decode(bytes), `${paper} ${format} ${name}`).not.toContain('CANARY');
    }
  }
  const to = join(folder, 'plan.board.json');
  await app.call('bundles.send', { scope: { kind: 'plan', id: planId }, partner: 'Partner', to });
  expect(readFileSync(to, 'utf8')).not.toContain('CANARY');
  await app.call('bundles.send', { scope: { kind: 'plan', id: planId }, partner: 'Partner', to: to.replace('.board.json', ' all.board.json'), include: ['exempt'] });
  expect(readFileSync(to.replace('.board.json', ' all.board.json'), 'utf8')).toContain('CANARY');
});
