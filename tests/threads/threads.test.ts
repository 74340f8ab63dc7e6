import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unzip } from '../../db/packs/zip.ts';
import { namesNumber, relatedByTitle, titleKey } from '../../shared/threads/related.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, written, type World } from '../fixtures/world.ts';

const folder = testFolder('threads');
let app: TestApp;
let world: World;
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  world = await buildWorld(app);
});
afterAll(() => app.app.close());

describe('what may belong to a subject', () => {
  const item = (id: string, title: string, standing = false) => ({ id, title, standing });
  test.each([['Update on falls prevention', 'falls prevention'], ['Falls prevention – update', 'falls prevention'], ['Matters arising: FALLS prevention', 'falls prevention'], ['Élan strategy', 'elan strategy']])(
    '%s is compared as %s', (title, key) => expect(titleKey(title)).toBe(key));
  test('has the same title, or shares telling words, and never because of a standing item', () => {
    const found = relatedByTitle('Falls', [item('a', 'Falls prevention strategy'), item('s', 'Apologies for absence', true)], [
      item('same', 'Update on falls prevention strategy'), item('words', 'Preventing falls: prevention funding'), item('other', 'Annual budget'), item('apologies', 'Apologies for absence', true),
    ]);
    expect(found.map((one) => [one.id, one.strength])).toEqual([['same', 3], ['words', 2]]);
    expect(found[1]!.why).toBe('Shares the words “falls”, “prevention”');
  });
  test('words that stand in many titles tell nothing', () => {
    const many = Array.from({ length: 40 }, (_, at) => item(`m${at}`, `Safeguarding children paper ${at}`));
    expect(relatedByTitle('Safeguarding children', [], [...many, item('n', 'Children safeguarding audit')]).map((one) => one.id)).toEqual([]);
  });
  test.each([['see minute 87 above', '87', true], ['see minute 871', '87', false], ['Minute No. 87.', '87', true], ['minute HWB/2021/014', 'HWB/2021/014', true], ['item 87', '87', false]] as const)(
    '“%s” and minute %s: %s', (text, number, is) => expect(namesNumber(text, 'minute', number)).toBe(is));
});

describe('a subject', () => {
  test('is shown in the order of time, with its words, decisions and the state of its actions', async () => {
    const { thread, entries } = await app.call('threads.view', { id: world.thread.id });
    expect(thread.name).toBe('Falls prevention');
    expect(entries.map((one) => [one.date, one.title, one.standing])).toEqual([['2026-06-11', 'Falls prevention strategy', 'confirmed'], ['2026-06-11', 'Action 2', null]]);
    const item = entries.find((one) => one.agendaItemId !== null)!;
    expect(item.text).toEqual(['The Director presented the falls strategy.', 'Members asked about rural bus routes.']);
    expect(item.decided.join(' ')).toContain('resolved');
    expect(item.actions.map((one) => [one.number, one.state])).toEqual([[1, 'Open, overdue']]);
    expect(entries.find((one) => one.actionId !== null)!.actions[0]!.state).toBe('Closed 01/07/2026');
  });

  test('proposes what refers to it, and taking that up twice changes nothing', async () => {
    const later = await app.call('agendaItems.create', { meetingId: world.november.id, title: 'Bus timetable' });
    await app.call('minutes.create', { meetingId: world.november.id, agendaItemId: later.id, body: written('Further to action 1 the map was shown.') });
    const named = (await app.call('threads.related', { id: world.thread.id })).find((one) => one.agendaItemId === later.id);
    expect(named?.why).toBe('Names action 1 of this subject');
    for (let times = 0; times < 2; times++) await app.call('threads.follow', { threadId: world.thread.id, agendaItemIds: [later.id] });
    expect((await app.call('threadLinks.list', { threadId: world.thread.id, agendaItemId: later.id }))).toHaveLength(1);
    expect((await app.call('threads.related', { id: world.thread.id })).some((one) => one.agendaItemId === later.id)).toBe(false);
  });

  test('is found by its name, and goes with its links in one step that can be undone', async () => {
    expect((await app.call('search.find', { words: 'falls prev' })).map((one) => one.kind)).toContain('threads');
    const { id, version } = await app.call('threads.get', { id: world.thread.id });
    const before = await app.call('threads.view', { id });
    await app.call('threads.delete', { id, version });
    expect(await app.call('threadLinks.list', { threadId: id })).toEqual([]);
    await app.call('history.undo', {});
    expect((await app.call('threads.view', { id })).entries.map((one) => one.title)).toEqual(before.entries.map((one) => one.title));
  });

  test('leaves private business out of its papers unless it is asked for', async () => {
    const canary = await app.call('agendaItems.create', { meetingId: world.november.id, section: 'private', title: 'Canary ward' });
    const { id } = await app.call('threads.follow', { name: 'Wards', agendaItemIds: [canary.id, world.plan.id] });
    for (const exempt of [false, true]) {
      const to = join(folder, `thread-${exempt}.docx`);
      await app.call('threads.export', { id, exempt, format: 'docx', to });
      const file = new TextDecoder().decode(unzip(readFileSync(to)).get('word/document.xml'));
      expect(file).toContain('Winter plan');
      expect(/canary/i.test(file)).toBe(exempt);
    }
  });
});
