import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApp, START, type TestApp } from '../fixtures/caller.ts';
import { bytesOf, dumpFile, recordOf, testFolder } from '../fixtures/files.ts';
import { buildSpine, type Spine, written } from '../fixtures/world.ts';

const folder = testFolder('confirmed');
let app: TestApp;
let world: Spine;
let run = 0;
const template = join(folder, 'template.boardwright');
beforeAll(async () => {
  const first = openApp(template);
  world = await buildSpine(first);
  first.app.close();
});
beforeEach(() => {
  const file = join(folder, `${++run}.boardwright`);
  copyFileSync(template, file);
  app = openApp(file, { start: START + 3_600_000, firstId: 10_000 });
});
afterEach(() => {
  expect(app.faults).toEqual([]);
  app.app.close();
});
/** A row as it is now, so that a refusal is never only for a stale version. */
const rowNow = async (name: 'meetings' | 'agendaItems' | 'minutes' | 'decisions' | 'votes', id: string) => {
  const { version } = await app.call(`${name}.get`, { id });
  return { id, version };
};
const markNow = async () => {
  const [mark] = await app.call('attendance.list', { meetingId: world.june.id, personId: world.chair.id });
  return { id: mark!.id, version: mark!.version };
};

describe('confirmed minutes', () => {
  const edits: [string, () => Promise<[string, object]>][] = [
    ['the meeting’s details', async () => ['meetings.update', { ...await rowNow('meetings', world.june.id), set: { venue: 'Elsewhere' } }]],
    ['the meeting’s date', async () => ['meetings.update', { ...await rowNow('meetings', world.june.id), set: { date: '2026-06-12' } }]],
    ['the meeting’s first minute number', async () => ['meetings.update', { ...await rowNow('meetings', world.june.id), set: { firstMinuteNumber: 50 } }]],
    ['the meeting itself, by deleting it', async () => ['meetings.delete', await rowNow('meetings', world.june.id)]],
    ['the state, by circulating again', async () => ['meetings.circulate', { ...await rowNow('meetings', world.june.id), on: '2026-12-01' }]],
    ['the state, by confirming again', async () => ['meetings.confirm', { ...await rowNow('meetings', world.june.id), atMeetingId: world.november.id, corrections: [] }]],
    ['the declarations, by a new one', () => Promise.resolve(['declarations.create', { agendaItemId: world.strategy.id, personId: world.director.id, kind: 'pecuniary' }])],
    ['the agenda, by a new item', () => Promise.resolve(['agendaItems.create', { meetingId: world.june.id, title: 'Late' }])],
    ['the agenda, by a change to an item', async () => ['agendaItems.update', { ...await rowNow('agendaItems', world.strategy.id), set: { title: 'Other' } }]],
    ['the agenda, by making an item public', async () => ['agendaItems.update', { ...await rowNow('agendaItems', world.contract.id), set: { section: 'business', exempt: false, exemptParagraph: null } }]],
    ['the agenda, by moving an item', async () => ['agendaItems.move', { ...await rowNow('agendaItems', world.strategy.id), before: world.welcome.id }]],
    ['the agenda, by deleting an item', async () => ['agendaItems.delete', await rowNow('agendaItems', world.welcome.id)]],
    ['the agenda, by moving an item in from another meeting', async () => ['agendaItems.update', { ...await rowNow('agendaItems', world.budget.id), set: { meetingId: world.june.id } }]],
    ['the agenda, by moving an item out', async () => ['agendaItems.update', { ...await rowNow('agendaItems', world.welcome.id), set: { meetingId: world.november.id } }]],
    ['a minute, by writing', async () => ['minutes.saveText', { ...await rowNow('minutes', world.juneMinute.id), body: written('Other') }]],
    ['a minute’s outcome', async () => ['minutes.update', { ...await rowNow('minutes', world.juneMinute.id), set: { outcome: 'noted' } }]],
    ['a minute, by deleting it', async () => ['minutes.delete', await rowNow('minutes', world.leaseMinute.id)]],
    ['the minutes, by a minute of an item that had none', () => Promise.resolve(['minutes.create', { meetingId: world.june.id, agendaItemId: world.welcome.id }])],
    ['a resolution', async () => ['decisions.update', { ...await rowNow('decisions', world.decision.id), set: { text: 'Other' } }]],
    ['a resolution’s votes', async () => ['decisions.update', { ...await rowNow('decisions', world.decision.id), set: { votesFor: 9 } }]],
    ['the resolutions, by a new one', () => Promise.resolve(['decisions.create', { minuteId: world.juneMinute.id, text: 'Another' }])],
    ['a resolution, by deleting it', async () => ['decisions.delete', await rowNow('decisions', world.subDecision.id)]],
    ['the resolutions, by moving one in', async () => ['decisions.update', { ...await rowNow('decisions', world.septemberDecision.id), set: { minuteId: world.juneMinute.id } }]],
    ['a recorded vote', async () => ['votes.update', { ...await rowNow('votes', world.vote.id), set: { vote: 'abstain' } }]],
    ['the recorded votes, by another', () => Promise.resolve(['votes.create', { decisionId: world.decision.id, personId: world.officer.id, vote: 'for' }])],
    ['a recorded vote, by deleting it', async () => ['votes.delete', await rowNow('votes', world.vote.id)]],
    ['the recorded votes, by moving one in', async () => ['votes.update', { ...await rowNow('votes', world.septemberVote.id), set: { decisionId: world.decision.id } }]],
    ['attendance', async () => ['attendance.update', { ...await markNow(), set: { status: 'apologies' } }]],
    ['attendance, by a mark', () => Promise.resolve(['attendance.mark', { meetingId: world.june.id, personId: world.chair.id, status: 'apologies' }])],
    ['attendance, by a further mark', () => Promise.resolve(['attendance.create', { meetingId: world.june.id, personId: world.nobody.id, status: 'attending' }])],
    ['attendance, by clearing a mark', () => Promise.resolve(['attendance.unmark', { meetingId: world.june.id, personId: world.chair.id }])],
    ['attendance, by deleting a mark', async () => ['attendance.delete', await markNow()]],
    ['attendance, by moving a mark in', async () => ['attendance.update', { id: world.septemberMark.id, version: 1, set: { meetingId: world.june.id, personId: world.nobody.id } }]],
  ];
  it.each(edits)('keep %s', async (_, edit) => {
    const [name, input] = await edit();
    const before = bytesOf(app.file);
    const problem = await app.refused(name, input, 'confirmed');
    expect(problem.message).toBe('These minutes are confirmed, so they cannot be edited. Record a correction at a later meeting instead.');
    expect(bytesOf(app.file)).toBe(before);
  });
  it('do not change when everybody not yet marked is marked: there is nobody', async () => {
    const before = recordOf(dumpFile(app.file));
    expect(await app.call('attendance.markRest', { meetingId: world.june.id, status: 'present' })).toEqual({ marked: 0 });
    expect(recordOf(dumpFile(app.file))).toEqual(before);
  });
  it('keep somebody who was appointed afterwards from being marked as present then', async () => {
    await app.call('appointments.create', { seatId: world.adviserSeat.id, personId: world.nobody.id });
    await app.refused('attendance.markRest', { meetingId: world.june.id, status: 'present' }, 'confirmed');
  });
  it('do not keep their actions from being closed', async () => {
    const closed = await app.call('actions.close', { id: world.action.id, version: 1, on: '2026-10-01' });
    expect(closed.status).toBe('closed');
  });
});

describe('confirming', () => {
  const confirm = async (corrections: { minuteId: string | null; text: string }[] = []) => {
    const { version } = await app.call('meetings.get', { id: world.september.id });
    return app.call('meetings.confirm', { id: world.september.id, version, atMeetingId: world.november.id, corrections });
  };

  it('as presented says so, and at which meeting', async () => {
    expect(await confirm()).toMatchObject({ minutesState: 'confirmed', status: 'held', confirmedOn: '2026-11-12', confirmedAtMeetingId: world.november.id });
  });
  it('with corrections keeps them in the lists of both meetings', async () => {
    expect((await confirm([{ minuteId: world.septemberMinute.id, text: 'For “every” read “each”.' }, { minuteId: null, text: 'Add apologies.' }])).minutesState).toBe('confirmed with corrections');
    const here = await app.call('corrections.list', { meetingId: world.september.id });
    const there = await app.call('corrections.list', { atMeetingId: world.november.id });
    expect(here).toEqual(there);
    expect(here.map(({ minuteId, text }) => [minuteId, text])).toEqual([[world.septemberMinute.id, 'For “every” read “each”.'], [null, 'Add apologies.']]);
  });
  it('a correction that belongs to another meeting’s minute confirms nothing at all', async () => {
    const before = bytesOf(app.file);
    await app.refused('meetings.confirm', {
      ...await rowNow('meetings', world.september.id), atMeetingId: world.november.id, corrections: [{ minuteId: null, text: 'Fine.' }, { minuteId: world.juneMinute.id, text: 'Wrong.' }],
    }, 'invalid_input');
    expect(bytesOf(app.file)).toBe(before);
  });
  it('can be undone and done again, with its corrections and numbers', async () => {
    const before = recordOf(dumpFile(app.file));
    await confirm([{ minuteId: null, text: 'Add apologies.' }]);
    const after = recordOf(dumpFile(app.file));
    await app.call('history.undo', {});
    expect(recordOf(dumpFile(app.file))).toEqual(before);
    await app.call('minutes.update', { ...await rowNow('minutes', world.septemberMinute.id), set: { heading: 'Vaccination' } });
    await app.call('history.undo', {});
    await confirm([{ minuteId: null, text: 'Add apologies.' }]);
    await app.call('history.undo', {});
    await app.call('history.redo', {});
    const again = recordOf(dumpFile(app.file));
    const withoutIds = (record: typeof again) => record['corrections']!.map(({ id: _, ...correction }) => correction);
    expect(withoutIds(again)).toEqual(withoutIds(after));
    expect(again['meetings']).toEqual(after['meetings']);
    expect(again['minutes']!.map(({ number }) => number)).toEqual(after['minutes']!.map(({ number }) => number));
  });
  it('does not let an older change to the minutes be undone behind it', async () => {
    await app.call('minutes.saveText', { ...await rowNow('minutes', world.septemberMinute.id), body: written('Uptake had fallen.') });
    await confirm();
    const confirmed = recordOf(dumpFile(app.file));
    await app.call('history.undo', {});
    expect((await app.call('meetings.get', { id: world.september.id })).minutesState).toBe('circulated');
    await app.call('history.redo', {});
    expect(recordOf(dumpFile(app.file))).toEqual(confirmed);
  });
  it('lets a later meeting correct what is confirmed, until that meeting’s minutes are confirmed too', async () => {
    const correction = await app.call('corrections.create', { meetingId: world.june.id, atMeetingId: world.september.id, minuteId: null, text: 'Another.' });
    await confirm();
    for (const [name, input] of [
      ['corrections.update', { id: correction.id, version: 1, set: { text: 'Changed.' } }], ['corrections.delete', { id: correction.id, version: 1 }],
      ['corrections.create', { meetingId: world.june.id, atMeetingId: world.september.id, text: 'Too late.' }],
    ] as const) expect((await app.refused(name, input, 'confirmed')).message).toContain('Record another correction at a later meeting');
    await app.call('corrections.create', { meetingId: world.june.id, atMeetingId: world.november.id, text: 'In time.' });
  });
});
