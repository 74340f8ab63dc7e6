import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../db/app.ts';
import type { Input, Name, Output } from '../../shared/contract.ts';
import { isWorkingDay } from '../../shared/dates.ts';
import type { Result } from '../../shared/result.ts';

const folder = mkdtempSync(join(tmpdir(), 'boardwright-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

const caller = (app: App) => async <K extends Name>(name: K, input: Input<K>): Promise<Result<Output<K>>> =>
  await app.dispatch(name, input) as Result<Output<K>>;
async function valueOf<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

describe.each(['2026-01-28', '2026-05-05', '2026-12-25', '2027-03-31', '2031-08-30'])('the sample board loaded on %s', (today) => {
  const app = createApp({ file: join(folder, `${today}.boardwright`), clock: () => Date.parse(`${today}T10:00:00Z`) });
  const call = caller(app);
  beforeAll(async () => {
    expect((await valueOf(call('board.loadSample', {}))).sample).toBe(true);
  });
  afterAll(() => app.close());

  it('has what was held behind it and what is planned before it, all on working days', async () => {
    const meetings = await valueOf(call('meetings.list', {}));
    expect(meetings).toHaveLength(18);
    for (const meeting of meetings) {
      expect(isWorkingDay(meeting.date)).toBe(true);
      if (meeting.status === 'planned') expect(meeting.date > today).toBe(true);
      if (meeting.status === 'held') expect(meeting.date <= today).toBe(true);
    }
    expect(new Set(meetings.map((meeting) => meeting.minutesState))).toEqual(new Set(['draft', 'circulated', 'confirmed', 'confirmed with corrections']));
  });
  it('gives every minute of a meeting its own number', async () => {
    const meetings = (await valueOf(call('meetings.list', {}))).filter((meeting) => meeting.status !== 'cancelled');
    for (const meeting of meetings) {
      const numbers = (await valueOf(call('minutes.numbers', { meetingId: meeting.id }))).map((line) => line.number);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).not.toContain('');
    }
  });
  it('has interests that were declared, a vote by name, a decision without a quorum and a subject that goes on', async () => {
    expect((await valueOf(call('minutes.register', { register: 'declarations' }))).map((one) => one.result).toSorted()).toEqual(['No', 'No', 'Yes']);
    expect((await valueOf(call('minutes.register', { register: 'votes' }))).length).toBeGreaterThan(10);
    const inquorate = (await valueOf(call('minutes.register', { register: 'decisions' }))).filter((one) => one.inquorate !== null);
    expect(inquorate.map((one) => one.item)).toEqual(['Inspection readiness']);
    const [thread] = await valueOf(call('threads.overview', {}));
    expect(thread!.items).toBe(3);
    expect((await valueOf(call('threads.related', { id: thread!.id }))).map((one) => one.title)).toContain('Front door: outcome letters to families');
  });
  it('has actions that are overdue and actions that are closed, vacancies and something next', async () => {
    const home = await valueOf(call('home.get', {}));
    expect(home.overdueCount).toBeGreaterThan(3);
    expect(home.next.length).toBeGreaterThan(3);
    expect(home.vacancies.length).toBeGreaterThan(1);
    expect((await valueOf(call('actions.list', { status: 'closed' }))).length).toBeGreaterThan(10);
  });
  it('has one form that was answered and one that is late', async () => {
    const sent = await valueOf(call('bundles.sent', {}));
    expect(sent.map((one) => one.answeredAt === null)).toEqual([true, false]);
    for (const one of sent) expect(one.sheet.records).toBeGreaterThan(1);
    const [late, ...others] = await valueOf(call('bundles.overdue', {}));
    expect(others).toEqual([]);
    expect(late!.replyBy < today).toBe(true);
    const [received] = await valueOf(call('bundles.received', {}));
    expect(received!.answersTitle).toBe(sent[1]!.title);
    expect(received!.counts.same).toBeGreaterThan(0);
  });
});

describe('the sample board', () => {
  const app = createApp({ file: join(folder, 'own.boardwright') });
  const call = caller(app);
  afterAll(() => app.close());

  it('goes away in one step, which can be undone, and so can its loading', async () => {
    await valueOf(call('board.loadSample', {}));
    const before = await valueOf(call('meetings.list', {}));
    const sent = await valueOf(call('bundles.sent', {}));
    await valueOf(call('board.removeSample', {}));
    expect((await valueOf(call('board.get', {}))).board).toBeNull();
    for (const list of ['meetings.list', 'people.list', 'organisations.list', 'actions.list', 'bodies.list', 'bundles.sent', 'bundles.received', 'bundles.partners'] as const) expect(await valueOf(call(list, {}))).toEqual([]);
    await valueOf(call('history.undo', {}));
    expect((await valueOf(call('meetings.list', {}))).map(({ version: _, ...row }) => row)).toEqual(before.map(({ version: _, ...row }) => row));
    expect((await valueOf(call('bundles.sent', {}))).map(({ version: _, ...row }) => row)).toEqual(sent.map(({ version: _, ...row }) => row));
    await valueOf(call('history.undo', {}));
    expect((await valueOf(call('board.get', {}))).board).toBeNull();
  });
  it('is refused beside another board, and another board is never removed', async () => {
    await valueOf(call('board.create', { name: 'Our own board', kind: 'other' }));
    expect(await call('board.loadSample', {})).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await call('board.removeSample', {})).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect((await valueOf(call('board.get', {}))).board?.name).toBe('Our own board');
  });
});
