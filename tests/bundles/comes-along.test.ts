import { afterEach, beforeEach, expect, it } from 'vitest';
import { written } from '../fixtures/world.ts';
import { closeAll, copies, readBundle, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let anna: Copy;
let ben: Copy;
let bodyId: string;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  anna = all.Anna;
  ben = all.Ben;
  bodyId = (await anna.call('bodies.create', { name: 'Board' })).id;
});
afterEach(() => {
  expect([...anna.faults, ...ben.faults]).toEqual([]);
  closeAll(all);
});

/** A confirmed meeting with two minutes, and a plan that is linked to a decision in the first of them. */
async function planAboutConfirmed() {
  const meeting = await anna.call('meetings.create', { bodyId, date: '2026-09-01', status: 'held' });
  const minutes: string[] = [];
  for (const title of ['Routes', 'Lamps']) {
    const item = await anna.call('agendaItems.create', { meetingId: meeting.id, title });
    minutes.push((await anna.call('minutes.create', { meetingId: meeting.id, agendaItemId: item.id, body: written(`${title} were discussed.`) })).id);
  }
  const decision = await anna.call('decisions.create', { minuteId: minutes[0]!, text: 'Map the routes' });
  const next = await anna.call('meetings.create', { bodyId, date: '2026-10-01', status: 'held' });
  const { version } = await anna.call('meetings.circulate', { id: meeting.id, version: meeting.version, on: '2026-09-02' });
  await anna.call('meetings.confirm', { id: meeting.id, version, atMeetingId: next.id, corrections: [] });
  const plan = await anna.call('plans.create', { bodyId, name: 'Plan' });
  const priority = await anna.call('planPriorities.create', { planId: plan.id, title: 'Roads' });
  const action = await anna.call('planActions.create', { priorityId: priority.id, text: 'Draw the map' });
  await anna.call('planLinks.create', { actionId: action.id, kind: 'decision', decisionId: decision.id });
  return { meetingId: meeting.id, planId: plan.id };
}
const stateAt = async (copy: Copy, id: string) => (await copy.call('meetings.get', { id })).minutesState;

it('a confirmed meeting that only comes along with a plan arrives open, and takes in the rest of its minutes later', async () => {
  const { meetingId, planId } = await planAboutConfirmed();
  const part = await anna.send('Ben', { scope: { kind: 'plan', id: planId } });
  expect(readBundle(part).tables['meetings']).toEqual([expect.not.objectContaining({ minutesState: expect.anything() })]);
  await ben.take(part);
  expect(await stateAt(ben, meetingId)).toBe('draft');
  expect(await ben.call('minutes.list', { meetingId })).toHaveLength(1);

  const whole = await anna.send('Ben', { scope: { kind: 'body', id: bodyId } });
  expect((await ben.open(whole)).items.filter(({ state }) => state !== 'ready')).toEqual([]);
  await ben.take(whole);
  expect(await stateAt(ben, meetingId)).toBe('confirmed');
  expect(await ben.call('minutes.list', { meetingId })).toHaveLength(2);
});

it('that it lies open there changes nothing when it comes back', async () => {
  const { meetingId, planId } = await planAboutConfirmed();
  await ben.take(await anna.send('Ben', { scope: { kind: 'plan', id: planId } }));
  const back = await ben.send('Anna');
  expect((await anna.open(back)).items).toEqual([]);
  await anna.take(back);
  expect(await stateAt(anna, meetingId)).toBe('confirmed');
});

it('a meeting that is confirmed on both sides stays so when it comes along again', async () => {
  const { meetingId, planId } = await planAboutConfirmed();
  await ben.take(await anna.send('Ben'));
  const part = await anna.send('Ben', { scope: { kind: 'plan', id: planId } });
  expect((await ben.open(part)).items).toEqual([]);
  await ben.take(part);
  expect(await stateAt(ben, meetingId)).toBe('confirmed');
});

it('a closed year of which only an organisation’s contribution goes arrives open, and takes in the rest later', async () => {
  const heading = await anna.call('budgetHeadings.create', { kind: 'income', name: 'Partners' });
  const year = await anna.call('financialYears.create', { fromDate: '2025-04-01' });
  const [police, council] = [await anna.call('organisations.create', { name: 'Police' }), await anna.call('organisations.create', { name: 'Council' })];
  for (const { id: organisationId } of [police, council]) await anna.call('contributions.create', { yearId: year.id, organisationId, headingId: heading.id, agreedPence: 500_000 });
  const { version } = await anna.call('financialYears.get', { id: year.id });
  await anna.call('budget.closeYear', { id: year.id, version, on: '2026-05-01' });
  await ben.take(await anna.send('Ben', { scope: { kind: 'organisation', id: police.id } }));
  expect((await ben.call('financialYears.get', { id: year.id })).state).toBe('open');
  const whole = await anna.send('Ben', { scope: { kind: 'financialYear', id: year.id } });
  expect((await ben.open(whole)).items.filter(({ state }) => state !== 'ready')).toEqual([]);
  await ben.take(whole);
  expect((await ben.call('financialYears.get', { id: year.id })).state).toBe('closed');
  expect(await ben.call('contributions.list', {})).toHaveLength(2);
});
