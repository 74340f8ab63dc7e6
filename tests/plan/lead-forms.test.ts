import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { documentLines } from '../../shared/packs/document-text.ts';
import { updateForms } from '../../shared/plan/document.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';

const root = testFolder('lead-forms');
let app: TestApp;
let folder: string;
let planId: string;
let organisationId: string;
let actionId: string;
beforeEach(async () => {
  folder = mkdtempSync(join(root, 'x-'));
  app = openApp(join(folder, 'board.boardwright'));
  await app.call('board.create', { name: 'Eastmarsh Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Clerk' } });
  const { id: bodyId } = await app.call('bodies.create', { name: 'Board' });
  organisationId = (await app.call('organisations.create', { name: 'Parks Trust', kind: 'other' })).id;
  planId = (await app.call('plans.create', { bodyId, name: 'Plan 2026/27' })).id;
  const priority = await app.call('planPriorities.create', { planId, title: 'Safer streets' });
  actionId = (await app.call('planActions.create', { priorityId: priority.id, text: 'Light the paths', dueDate: '2026-12-31', measures: 'Fewer falls' })).id;
  await app.call('planLeads.create', { actionId, organisationId, post: 'Head of Parks' });
  const other = await app.call('planActions.create', { priorityId: priority.id, text: 'Talk to shops' });
  await app.call('planLeads.create', { actionId: other.id, post: 'Clerk' });
  return () => app.app.close();
});

it('goes out as a form that asks what was done, and comes back as a report that waits to be taken into the plan', async () => {
  const to = join(folder, 'form.html');
  await app.call('bundles.send', { scope: { kind: 'organisation', id: organisationId }, partner: 'Parks Trust', to, as: 'form' });
  const page = readFileSync(to, 'utf8');
  for (const words of ['1.1 Light the paths', 'due 31/12/2026', 'Fewer falls', 'What has been done', 'Evidence', 'Next step', 'Rating you propose', 'Green: On track']) expect(page).toContain(words);
  expect(page).not.toContain('Talk to shops');
  const head = JSON.parse(/var head = (\{.*\});/.exec(page)![1]!) as object;
  const asked = [...page.matchAll(/data-table="(\w+)" data-id="([^"]+)" data-field="(\w+)"/g)].map(([, table, id, field]) => ({ table, id, field }));
  const values = asked.map((one) => ({ ...one, value: { done: 'Ten lamps are lit.', nextStep: 'Ten more.', proposedColour: 'amber' }[one.field!] ?? '' }));
  const from = join(folder, 'answer.board.json');
  const answer = { ...head, id: '0199a3c0-0000-7000-8000-00000000abcd', created: '2026-10-12T09:00:00.000Z', name: 'Sam Lee', values };
  writeFileSync(from, JSON.stringify(answer));
  await app.call('bundles.import', { from });
  const [update, ...more] = await app.call('planUpdates.list', { actionId });
  expect(more).toEqual([]);
  expect(update).toMatchObject({ reportedOn: '2026-10-12', byText: 'Sam Lee', done: 'Ten lamps are lit.', evidence: '', nextStep: 'Ten more.', proposedColour: 'amber', acceptedOn: null });
  expect((await app.call('planActions.get', { id: actionId })).commentary).toBe('');
  await app.call('planUpdates.accept', { id: update!.id, version: update!.version });
  expect(await app.call('planActions.get', { id: actionId })).toMatchObject({ commentary: 'Ten lamps are lit.\nNext: Ten more.', colour: 'amber' });

  writeFileSync(from, JSON.stringify({ ...answer, id: '0199a3c0-0000-7000-8000-00000000abce', values: [{ table: 'planActions', id: actionId, field: 'proposedColour', value: 'purple' }] }));
  await app.refused('bundles.import', { from }, 'invalid_input');
});

it('takes no answer to what was withheld and so not asked', async () => {
  const { id } = await app.call('people.create', { familyName: 'Oakes', email: 'maren@example.org', organisationId });
  const to = join(folder, 'form.html');
  await app.call('bundles.send', { scope: { kind: 'organisation', id: organisationId }, partner: 'Parks Trust', to, as: 'form' });
  const head = JSON.parse(/var head = (\{.*\});/.exec(readFileSync(to, 'utf8'))![1]!) as object;
  const from = join(folder, 'answer.board.json');
  const said = (field: string, value: string) => writeFileSync(from, JSON.stringify({
    ...head, id: '0199a3c0-0000-7000-8000-00000000abcd', created: '2026-10-12T09:00:00.000Z', name: 'Sam Lee', values: [{ table: 'people', id, field, value }],
  }));
  said('email', 'other@example.org');
  expect((await app.refused('bundles.import', { from }, 'invalid_input')).message).toContain('did not ask for');
  said('post', 'Ranger');
  await app.call('bundles.import', { from });
  expect(await app.call('people.get', { id })).toMatchObject({ post: 'Ranger', email: 'maren@example.org' });
});

it('is printed for each lead on pages of their own, or for one of them', async () => {
  const contents = (await app.call('planReviews.get', { id: (await app.call('plans.review', { planId, meetingId: null, on: '2026-10-14' })).id })).contents;
  const all = documentLines(updateForms(contents));
  expect(all.filter((line) => line === 'Clerk' || line.startsWith('Head of Parks'))).toHaveLength(2);
  const one = documentLines(updateForms(contents, 'Clerk')).join('\n');
  expect(one).toContain('Talk to shops');
  expect(one).not.toContain('Light the paths');
  expect(updateForms(contents).blocks.filter((block) => block.kind === 'heading' && block.newPage === true)).toHaveLength(1);
});
