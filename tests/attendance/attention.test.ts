import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';

const folder = testFolder('attention');
let app: TestApp;
beforeAll(() => { app = openApp(join(folder, 'board.boardwright')); });
afterAll(() => app.app.close());

test('home names the agencies below the threshold or away in a row over the last twelve months, and only those', async () => {
  await app.call('board.create', { name: 'Northfield Board', kind: 'other' });
  const { today } = await app.call('board.get', {});
  const ago = (days: number) => new Date(Date.parse(`${today}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  const body = await app.call('bodies.create', { name: 'Board' });
  const agencies = new Map<string, string>();
  for (const name of ['Police', 'Fire', 'Health', 'College']) {
    const organisation = await app.call('organisations.create', { name });
    const seat = await app.call('seats.create', { bodyId: body.id, organisationId: organisation.id });
    const person = await app.call('people.create', { familyName: name, organisationId: organisation.id });
    await app.call('appointments.create', { seatId: seat.id, personId: person.id });
    agencies.set(name, person.id);
  }
  // Two years ago nobody came, which says nothing of this year.
  const held = [[700, ''], [690, ''], [200, 'Police Health'], [150, 'Police Health College'], [100, 'Police Fire'], [50, 'Police']] as const;
  for (const [days, there] of held) {
    const meeting = await app.call('meetings.create', { bodyId: body.id, date: ago(days), status: 'held' });
    for (const [name, personId] of agencies) await app.call('attendance.mark', { meetingId: meeting.id, personId, status: there.split(' ').includes(name) ? 'present' : 'absent' });
  }
  const { organisations, threshold } = await app.call('attendanceFigures.attention', { bodyId: body.id });
  expect(threshold).toBe(50);
  expect(organisations.map((one) => [one.name, one.percentage, one.held, one.missedNow])).toEqual([['College', 25, 4, 2], ['Fire', 25, 4, 1], ['Health', 50, 4, 2]]);
});
