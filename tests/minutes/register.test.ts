import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasAllWords, minuteRegisterDocument } from '../../shared/minutes/register.ts';
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
    expect(list.map((one) => [one.date, one.item, one.text, one.result])).toEqual([
      ['2026-09-10', 'Vaccination review', 'That the figures be published', null],
      ['2026-06-11', 'Falls prevention strategy', 'That the strategy be adopted', '3 for, 1 against, 0 abstained'],
      ['2026-06-11', 'Falls prevention strategy', 'That the strategy be adopted – That it be reviewed in a year', null],
    ]);
    const numbers = await app.call('minutes.numbers', { meetingId: world.september.id });
    expect(list[0]!.number).toBe(numbers.find((line) => line.agendaItemId === world.review.id)!.number);
  });

  test('list who declared what, and who voted how', async () => {
    const declared = await app.call('minutes.register', { register: 'declarations', from: '2026-09-01' });
    expect(declared.map((one) => [one.who, one.text, one.result])).toEqual([['Dr Ewan Søndergaard', 'owns the clinic', 'Pecuniary, left the room']]);
    const voted = await app.call('minutes.register', { register: 'votes', to: '2026-06-30' });
    expect(voted.map((one) => [one.who, one.result])).toEqual([['Cllr Maren Oakes', 'For'], ['Tomas Bell-Hughes', 'Against']]);
  });

  test('are narrowed by body, dates and words', async () => {
    expect(await app.call('minutes.register', { register: 'decisions', bodyId: world.executive.id })).toEqual([]);
    expect(await app.call('minutes.register', { register: 'decisions', to: '2026-06-10' })).toEqual([]);
    const [first] = await app.call('minutes.register', { register: 'decisions' });
    expect(hasAllWords(first!, 'PUBLISHED figures')).toBe(true);
    expect(hasAllWords(first!, 'published falls')).toBe(false);
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
