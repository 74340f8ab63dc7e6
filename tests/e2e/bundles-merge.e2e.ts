import type { Locator, Page } from '@playwright/test';
import { join } from 'node:path';
import { check } from './axe.ts';
import { expect, test, withFile } from './product.ts';

/** Goes to something as somebody without a mouse does. */
async function tabTo(page: Page, to: Locator): Promise<void> {
  await expect(to).toBeVisible();
  for (let presses = 0; presses < 200; presses++) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(to)} cannot be reached by Tab`);
}
async function press(page: Page, to: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, to);
  await page.keyboard.press(key);
}

type Row = { id: string; version: number };
test('Two copies that both changed are merged with the keyboard alone: decided, left out, set apart, and taken back by one undo', async ({ product }) => {
  const there = join(product.folder, 'agency.boardwright');
  const [sent, back] = [join(product.folder, 'sent.board.json'), join(product.folder, 'back.board.json')];
  let held!: { actions: Row[]; plan: Row; person: Row };
  await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Mossford Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const police = await call('organisations.create', { name: 'Wex Police' }) as Row;
    const person = await call('people.create', { familyName: 'Pike', givenName: 'Sam', organisationId: police.id }) as Row;
    const body = await call('bodies.create', { name: 'Executive' }) as Row;
    const actions: Row[] = [];
    for (const text of ['Map the bus routes', 'Write to the trust', 'Ring the school', 'Find a room']) actions.push(await call('actions.create', { bodyId: body.id, text, leadOrganisationId: police.id }) as Row);
    const plan = await call('plans.create', { bodyId: body.id, name: 'Plan 2026' }) as Row;
    const priority = await call('planPriorities.create', { planId: plan.id, title: 'Safer homes' }) as Row;
    const planned = await call('planActions.create', { priorityId: priority.id, text: 'Run a clinic' }) as Row;
    await call('planLeads.create', { actionId: planned.id, organisationId: police.id });
    held = { actions, plan: planned, person };
    await call('bundles.send', { scope: { kind: 'organisation', id: police.id }, include: [], to: sent, partner: 'Wex Police', purpose: 'Your part', replyBy: '2026-01-05' });
  });
  const update = async (call: (name: string, input: unknown) => Promise<unknown>, table: string, { id }: Row, set: object): Promise<unknown> => {
    const { version } = await call(`${table}.get`, { id }) as Row;
    return call(`${table}.update`, { id, version, set });
  };
  await withFile(there, async (call) => {
    await call('board.create', { name: 'Wex Police', kind: 'other', desk: { name: 'Sam Pike', initials: 'SP', role: 'Superintendent' } });
    await call('bundles.import', { from: sent });
    await update(call, 'actions', held.actions[0]!, { progress: 'Half of the routes are mapped.' });
    await update(call, 'actions', held.actions[1]!, { progress: 'Written on Monday.' });
    await update(call, 'actions', held.actions[2]!, { progress: 'Rang twice.', leadText: 'School officer' });
    await call('actions.delete', { id: held.actions[3]!.id, version: (await call('actions.get', { id: held.actions[3]!.id }) as Row).version });
    await update(call, 'people', held.person, { post: 'Superintendent' });
    await call('planMilestones.create', { actionId: held.plan.id, text: 'Rooms found' });
    await call('bundles.send', { scope: { kind: 'board', id: null }, to: back, partner: 'Robin Ash', purpose: 'Our answer' });
  });
  await product.withBackEnd(async (call) => {
    await update(call, 'actions', held.actions[0]!, { progress: 'Reminded on Tuesday.' });
    await update(call, 'actions', held.actions[1]!, { progress: 'Reminded on Wednesday.' });
    await update(call, 'actions', held.actions[3]!, { targetDate: '2026-12-01' });
    await update(call, 'planActions', held.plan, { completedOn: '2026-10-01' });
  });

  const page = await product.start();
  await expect(page.getByText('No answer from Wex Police')).toBeVisible();
  await check(page, 'home with an overdue answer');
  await press(page, page.getByRole('link', { name: /No answer from Wex Police/ }));
  await expect(page.getByRole('button', { name: /^Remind Wex Police/ })).toBeVisible();
  await product.choosing(back, () => press(page, page.getByRole('button', { name: 'Open a bundle' })));

  await expect(page.getByRole('heading', { name: 'In conflict (3)' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Changed (2)' })).toBeVisible();
  const apart = page.locator('section', { has: page.getByRole('heading', { name: 'Set apart (1)' }) });
  await expect(apart.getByText(/would break a rule: Action .* is complete, so it cannot have a milestone that is not done/)).toBeVisible();
  await check(page, 'plan');
  const conflicts = page.getByText(/decisions? waits? for you/);
  await expect(conflicts).toContainText('3 decisions wait');
  // However long the plan is, the window itself stays where it is.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  // The way to each list, and to what is not decided yet; what has the focus is not under the foot.
  await press(page, page.getByRole('button', { name: '2 changed' }));
  await expect(page.getByRole('heading', { name: 'Changed (2)' })).toBeInViewport();
  await press(page, page.getByRole('button', { name: 'Go to the next' }));
  const first = page.getByRole('radio', { name: 'Keep ours' }).first();
  await expect(first).toBeFocused();
  expect((await first.boundingBox())!.y).toBeLessThan((await page.locator('.plan-foot').boundingBox())!.y);
  // All of theirs at once, then one by one otherwise: an arrow key changes a choice.
  await press(page, page.getByRole('button', { name: 'Take all of theirs' }));
  await expect(conflicts).toHaveCount(0);
  await tabTo(page, page.getByRole('group', { name: /Progress of Action: 2 / }).getByRole('radio', { name: 'Take theirs' }));
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, page.getByRole('group', { name: /What to do with Action: 4 / }).getByRole('radio', { name: 'Delete it here too' }));
  await page.keyboard.press('ArrowLeft');
  // One field of a record is left out.
  await press(page, page.getByRole('checkbox', { name: 'Take lead text' }), 'Space');
  await check(page, 'plan decided');
  await press(page, page.getByRole('button', { name: 'Take in' }));
  await expect(page.getByText(/Taken in: \d+ records? written/)).toBeVisible();
  await product.stop();

  await product.withBackEnd(async (call) => {
    const rows = await call('actions.list', {}) as { text: string; progress: string; leadText: string | null }[];
    expect(rows.map(({ progress, leadText }) => [progress, leadText])).toEqual([['Half of the routes are mapped.', null], ['Reminded on Wednesday.', null], ['Rang twice.', null], ['', null]]);
    expect(await call('planMilestones.list', {})).toEqual([]);
    expect((await call('people.get', { id: held.person.id }) as { post: string }).post).toBe('Superintendent');
    await call('history.undo', {});
    expect((await call('actions.list', {}) as { progress: string }[]).map(({ progress }) => progress)).toEqual(['Reminded on Tuesday.', 'Reminded on Wednesday.', '', '']);
  });
});
