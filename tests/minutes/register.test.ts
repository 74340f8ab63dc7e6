import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fits, minuteRegisterDocument } from '../../shared/minutes/register.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';

const folder = testFolder('minute-registers');
let app: TestApp;
let world: World;
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  world = await buildWorld(app);
});
afterAll(() => app.app.close());

describe('the registers made from minutes', () => {
  test('list decisions, the newest meeting first, each with its minute and its vote', async () => {
    const list = await app.call('minutes.register', { register: 'decisions' });
    expect(list.map((one) => [one.date, one.item, one.text, one.kind, one.result])).toEqual([
      ['2026-09-10', 'Vaccination review', 'Noted the report.', 'noted', null],
      ['2026-09-10', 'Vaccination review', 'That the figures be published', 'resolved', null],
      ['2026-06-11', 'Falls prevention strategy', 'That the strategy be adopted', 'resolved', '3 for, 1 against, 0 abstained'],
      ['2026-06-11', 'Falls prevention strategy', 'That the strategy be adopted – That it be reviewed in a year', 'resolved', null],
      ['2026-06-11', 'Clinic lease', 'Noted the report.', 'noted', null],
    ]);
    const numbers = await app.call('minutes.numbers', { meetingId: world.september.id });
    expect(list[0]!.number).toBe(numbers.find((line) => line.agendaItemId === world.review.id)!.number);
  });

  test('list who declared what, and who voted how', async () => {
    const declared = await app.call('minutes.register', { register: 'declarations', from: '2026-09-01' });
    expect(declared.map((one) => [one.who, one.text, one.kind, one.result])).toEqual([['Dr Ewan Søndergaard', 'owns the clinic', 'pecuniary', 'Yes']]);
    const voted = await app.call('minutes.register', { register: 'votes', to: '2026-06-30' });
    expect(voted.map((one) => [one.who, one.kind])).toEqual([['Tomas Bell-Hughes', 'against'], ['Cllr Maren Oakes', 'for']]);
  });

  test('list actions with the minute that they come from', async () => {
    const list = await app.call('minutes.register', { register: 'actions' });
    expect(list.filter((one) => one.item !== 'Vaccination review').map((one) => [one.item, one.who, one.text, one.kind, one.result])).toEqual([['Falls prevention strategy', 'Tomas Bell-Hughes', 'Action 1: Map the bus routes', 'open', '01/09/2026']]);
  });

  test('count what was only noted as no decision, unless it is asked for', async () => {
    const list = await app.call('minutes.register', { register: 'decisions' });
    const shown = (narrowed: { kind?: string; noted: boolean }) => list.filter((one) => fits(one, 'decisions', { words: '', ...narrowed })).map((one) => one.kind);
    expect(shown({ noted: false })).toEqual(['resolved', 'resolved', 'resolved']);
    expect(shown({ noted: true })).toHaveLength(5);
    expect(shown({ kind: 'noted', noted: false })).toEqual(['noted', 'noted']);
  });

  test('say which decision was taken without a quorum', async () => {
    const { id, version } = await app.call('bodies.get', { id: world.board.id });
    const rule = (number: number) => ({ members: { by: 'number' as const, compare: 'at least' as const, number }, composition: [], deputies: true, virtual: true });
    const saved = await app.call('bodies.update', { id, version, set: { quorum: rule(3) } });
    const june = async () => (await app.call('minutes.register', { register: 'decisions', to: '2026-06-30' })).map((one) => [one.kind, one.inquorate]);
    expect(await june()).toEqual([['resolved', null], ['resolved', null], ['noted', null]]);
    await app.call('bodies.update', { id, version: saved.version, set: { quorum: rule(4) } });
    const words = 'There was no quorum when this was decided: 3 of the 4 members needed.';
    expect(await june()).toEqual([['resolved', words], ['resolved', words], ['noted', null]]);
    await app.call('bodies.update', { id, version: saved.version + 1, set: { quorum: null } });
  });

  test('are narrowed by body, dates and words', async () => {
    expect(await app.call('minutes.register', { register: 'decisions', bodyId: world.executive.id })).toEqual([]);
    expect(await app.call('minutes.register', { register: 'decisions', to: '2026-06-10' })).toEqual([]);
    const first = (await app.call('minutes.register', { register: 'decisions' })).find((one) => one.kind === 'resolved');
    expect(fits(first!, 'decisions', { words: 'PUBLISHED figures', noted: false })).toBe(true);
    expect(fits(first!, 'decisions', { words: 'published falls', noted: false })).toBe(false);
  });

  test('leave private business out of every file that did not ask for it', async () => {
    const secret = await app.call('agendaItems.create', { meetingId: world.september.id, section: 'private', title: 'Canary lease' });
    const minute = await app.call('minutes.create', { meetingId: world.september.id, agendaItemId: secret.id });
    await app.call('decisions.create', { minuteId: minute.id, text: 'Buy the canary' });
    for (const exempt of [false, true]) {
      const to = join(folder, `decisions-${exempt}.csv`);
      await app.call('minutes.exportRegister', { register: 'decisions', exempt, format: 'csv', to });
      const written = readFileSync(to, 'utf8');
      expect(written).toContain('That the figures be published');
      expect(/canary/i.test(written)).toBe(exempt);
    }
    const entries = await app.call('minutes.register', { register: 'decisions' });
    expect(minuteRegisterDocument({ register: 'decisions', board: 'B', body: null, today: '2026-10-15', entries }).mark).toBe('NOT FOR PUBLICATION');
    expect(minuteRegisterDocument({ register: 'decisions', board: 'B', body: null, today: '2026-10-15', entries: entries.filter((one) => !one.private) }).mark).toBeNull();
  });
});
