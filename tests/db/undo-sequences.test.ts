import fc from 'fast-check';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Listed, RowOf } from '../fixtures/world.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { bytesOf, dumpFile, lookInto, recordOf, testFolder, type Dump } from '../fixtures/files.ts';
import { buildSpine, written } from '../fixtures/world.ts';

const folder = testFolder('sequences');
const worldFile = join(folder, 'world.boardwright');
beforeAll(async () => {
  const app = openApp(worldFile);
  await buildSpine(app);
  app.app.close();
});

/** What a person might do next. Rows are picked from those that are there; much of it is refused, as it would be for a person. */
interface Choice {
  what: number;
  which: number;
  other: number;
  text: string;
}
type Given = { app: TestApp; which: number; other: number; text: string };
async function some<K extends Listed>(app: TestApp, name: K, at: number, filter: object = {}): Promise<RowOf<K> & { id: string; version: number }> {
  const rows = await app.raw(name, filter);
  const all = rows.ok ? rows.value as (RowOf<K> & { id: string; version: number })[] : [];
  return all[at % all.length] ?? { id: '00000000-0000-0000-0000-000000000000', version: 1 } as RowOf<K> & { id: string; version: number };
}
const rowOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
const someMeeting = ({ app, which }: Given) => some(app, 'meetings.list', which);
const someMinute = async (given: Given) => some(given.app, 'minutes.list', given.other, { meetingId: (await someMeeting(given)).id });
const someItem = async (given: Given) => some(given.app, 'agendaItems.list', given.other, { meetingId: (await someMeeting(given)).id });
const removal = (name: Listed) => async ({ app, which }: Given): Promise<[string, object]> => [name.replace('.list', '.delete'), rowOf(await some(app, name, which))];

const things: ((given: Given) => Promise<[string, object]>)[] = [
  async ({ app, text, which }) => ['people.create', { post: text, organisationId: (await some(app, 'organisations.list', which)).id }],
  async ({ app, text, which }) => ['people.update', { ...rowOf(await some(app, 'people.list', which)), set: { givenName: text, notes: text } }],
  async ({ app, text, which, other }) =>
    ['organisations.update', { ...rowOf(await some(app, 'organisations.list', which)), set: { name: text, successorId: (await some(app, 'organisations.list', other)).id } }],
  async ({ app, which, other }) => ['bodyParents.create', { bodyId: (await some(app, 'bodies.list', which)).id, parentId: (await some(app, 'bodies.list', other)).id }],
  async ({ app, which, other }) => ['appointments.create', { seatId: (await some(app, 'seats.list', which)).id, personId: (await some(app, 'people.list', other)).id }],
  async ({ app, which, other }) => ['seats.create', { bodyId: (await some(app, 'bodies.list', which)).id, organisationId: (await some(app, 'organisations.list', other)).id }],
  async (given) => ['agendaItems.create', { meetingId: (await someMeeting(given)).id, title: given.text, section: given.other % 2 === 0 ? 'standing' : 'private' }],
  async (given) => ['agendaItems.move', { ...rowOf(await someItem(given)), before: null }],
  async (given) => ['agendaItems.delete', rowOf(await someItem(given))],
  async (given) => ['minutes.create', { meetingId: (await someMeeting(given)).id, agendaItemId: (await someItem(given)).id, body: written(given.text) }],
  async (given) => ['minutes.saveText', { ...rowOf(await someMinute(given)), body: written(given.text) }],
  async (given) => ['minutes.saveText', { ...rowOf(await someMinute(given)), body: written(`${given.text} and on`) }],
  async (given) => ['minutes.delete', rowOf(await someMinute(given))],
  async (given) => ['decisions.create', { minuteId: (await someMinute(given)).id, text: given.text }],
  async ({ app, which, other, text }) => ['decisions.create', { minuteId: (await some(app, 'decisions.list', which)).minuteId, parentId: (await some(app, 'decisions.list', other)).id, text }],
  async ({ app, which, other }) => ['votes.create', { decisionId: (await some(app, 'decisions.list', which)).id, personId: (await some(app, 'people.list', other)).id, vote: 'for' }],
  async (given) => ['attendance.mark', { meetingId: (await someMeeting(given)).id, personId: (await some(given.app, 'people.list', given.other)).id, status: 'present' }],
  async (given) => ['attendance.mark', {
    meetingId: (await someMeeting(given)).id, personId: (await some(given.app, 'people.list', given.other)).id, status: 'substitute', forSeatId: (await some(given.app, 'seats.list', given.which)).id,
  }],
  async (given) => ['attendance.unmark', { meetingId: (await someMeeting(given)).id, personId: (await some(given.app, 'people.list', given.other)).id }],
  async (given) => ['attendance.markRest', { meetingId: (await someMeeting(given)).id, status: 'absent' }],
  async ({ app, which, text }) => ['actions.create', { bodyId: (await some(app, 'bodies.list', which)).id, text }],
  async ({ app, which }) => ['actions.close', { ...rowOf(await some(app, 'actions.list', which)), on: '2026-10-10' }],
  async ({ app, which }) => ['actions.update', { ...rowOf(await some(app, 'actions.list', which)), set: { status: 'open' } }],
  async (given) => ['meetings.circulate', { ...rowOf(await someMeeting(given)), on: '2027-12-31' }],
  async (given) => ['meetings.confirm', {
    ...rowOf(await someMeeting(given)), atMeetingId: (await some(given.app, 'meetings.list', given.other)).id, corrections: given.other % 2 === 0 ? [] : [{ minuteId: null, text: given.text }],
  }],
  async (given) => ['meetings.create', { bodyId: (await some(given.app, 'bodies.list', given.which)).id, date: '2027-02-11', copyItemsFrom: (await someMeeting(given)).id }],
  async ({ text }) => ['desk.set', { name: text, initials: 'X', role: 'Clerk' }],
  ...(['people.list', 'organisations.list', 'bodies.list', 'seats.list', 'appointments.list', 'meetings.list', 'actions.list', 'decisions.list', 'corrections.list', 'bodyParents.list'] as const).map(removal),
];

const choice: fc.Arbitrary<Choice> = fc.record({
  what: fc.nat({ max: things.length - 1 }), which: fc.nat({ max: 40 }), other: fc.nat({ max: 40 }), text: fc.constantFrom('Alder', 'Birch', 'Cedar', 'Døgwood', '“Elm” & <fir>'),
});

it('undoing everything that was done, in any order, goes back through every state to the first, and redoing goes forward to the last', async () => {
  let runs = 0;
  const done = new Map<string, number>();
  await fc.assert(fc.asyncProperty(fc.array(choice, { minLength: 5, maxLength: 40 }), async (choices) => {
    const file = join(folder, `${++runs}.boardwright`);
    copyFileSync(worldFile, file);
    const app = openApp(file, { firstId: 10_000 });
    try {
      const states: Dump[] = [recordOf(dumpFile(file))];
      let last = (await app.call('history.state', {})).undo!.id;
      for (const { what, ...given } of choices) {
        const [name, input] = await things[what]!({ app, ...given });
        const before = bytesOf(file);
        const answer = await app.raw(name, input);
        if (!answer.ok) {
          expect(bytesOf(file), `${name} was refused`).toBe(before);
          continue;
        }
        const step = (await app.call('history.state', {})).undo!.id;
        const state = recordOf(dumpFile(file));
        // Typing goes on with the step before; a command that changed nothing is no step.
        if (step === last) states[states.length - 1] = state;
        else states.push(state);
        last = step;
        done.set(name, (done.get(name) ?? 0) + 1);
      }
      for (const state of states.slice(0, -1).reverse()) {
        await app.call('history.undo', {});
        expect(recordOf(dumpFile(file))).toEqual(state);
      }
      for (const state of states.slice(1)) {
        await app.call('history.redo', {});
        expect(recordOf(dumpFile(file))).toEqual(state);
      }
      await app.refused('history.redo', {}, 'nothing_to_undo');
      expect(app.faults).toEqual([]);
      expect(lookInto(file, (db) => [db.pragma('quick_check', { simple: true }), db.pragma('foreign_key_check')])).toEqual(['ok', []]);
    } finally {
      app.app.close();
      rmSync(file);
    }
  }), { numRuns: 25, seed: 20261015 });
  // Otherwise the test would say little.
  expect(done.size).toBeGreaterThan(25);
}, 120_000);
