import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/result.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { bytesOf, testFolder } from '../fixtures/files.ts';
import { buildSpine, type Spine } from '../fixtures/world.ts';

const folder = testFolder('bad-input');
let app: TestApp;
let world: Spine;
let before: string;
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  world = await buildSpine(app);
});
afterAll(() => app.app.close());
beforeEach(() => { before = bytesOf(app.file); });
const NOBODY = '00000000-0000-7000-8000-000000000000';
const row = ({ id, version }: { id: string; version: number }) => ({ id, version });

type Case = [what: string, name: string, input: (w: Spine) => object, code: ErrorCode, field: string | null, words: RegExp];
const cases: Case[] = [
  ['a date that does not exist', 'meetings.create', (w) => ({ bodyId: w.board.id, date: '2027-02-29' }), 'invalid_input', 'date', /There is no such date/],
  ['a thirteenth month', 'meetings.create', (w) => ({ bodyId: w.board.id, date: '2027-13-01' }), 'invalid_input', 'date', /There is no such date/],
  ['the thirty-first of April', 'actions.close', (w) => ({ ...row(w.action), on: '2026-04-31' }), 'invalid_input', 'on', /There is no such date/],
  ['no date', 'register.get', (w) => ({ bodyId: w.board.id, on: '' }), 'invalid_input', 'on', /Give the date/],
  ['a date in the wrong form', 'register.get', (w) => ({ bodyId: w.board.id, on: '26/01/2017' }), 'invalid_input', 'on', /There is no such date/],
  ['a date with a time behind it', 'meetings.list', () => ({ from: '2026-01-01T00:00:00Z' }), 'invalid_input', 'from', /There is no such date/],
  ['a date that does not exist in a list', 'meetings.createSeries', (w) => ({
    bodyId: w.board.id, dates: ['2027-01-01', '2027-06-31'], startsAt: '18:00', endsAt: null, place: 'virtual', venue: null, copyItemsFrom: null,
  }), 'invalid_input', 'dates.1', /There is no such date/],
  ['a date twice in a list', 'meetings.createSeries', (w) => ({
    bodyId: w.board.id, dates: ['2027-01-01', '2027-01-01'], startsAt: '18:00', endsAt: null, place: 'virtual', venue: null, copyItemsFrom: null,
  }), 'invalid_input', null, /twice/],
  ['a date that does not exist as a filter', 'organisations.list', () => ({ on: 'spring' }), 'invalid_input', 'on', /There is no such date/],
  ['twenty-four o’clock', 'meetings.create', (w) => ({ bodyId: w.board.id, date: '2027-02-11', startsAt: '24:00' }), 'invalid_input', 'startsAt', /time of day/],
  ['a time in the wrong form', 'meetings.create', (w) => ({ bodyId: w.board.id, date: '2027-02-11', startsAt: '6pm' }), 'invalid_input', 'startsAt', /time of day/],

  ['a body that ends before it begins', 'bodies.create', () => ({ name: 'B', fromDate: '2026-02-01', toDate: '2026-01-31' }), 'invalid_input', 'toDate', /end date is before the start date/],
  ['an organisation that is dissolved before it begins', 'organisations.update', (w) => ({ ...row(w.trust), set: { toDate: '2022-06-30' } }), 'invalid_input', 'toDate', /before the start/],
  ['a start that is moved behind the end', 'organisations.update', (w) => ({ ...row(w.oldTrust), set: { fromDate: '2022-07-01' } }), 'invalid_input', 'toDate', /before the start/],
  ['an appointment that ends before it begins', 'appointments.create', (w) => ({ seatId: w.adviserSeat.id, personId: w.guest.id, fromDate: '2026-05-02', toDate: '2026-05-01' }), 'invalid_input', 'toDate', /before the start/],
  ['a deputy until before from', 'deputies.update', (w) => ({ ...row(w.deputy), set: { fromDate: '2026-05-02', toDate: '2026-05-01' } }), 'invalid_input', 'toDate', /before the start/],
  ['a seat that ends before it begins', 'seats.update', (w) => ({ ...row(w.adviserSeat), set: { fromDate: '2026-05-02', toDate: '2026-05-01' } }), 'invalid_input', 'toDate', /before the start/],
  ['an alias that ends before it begins', 'organisationAliases.update', (w) => ({ ...row(w.alias), set: { fromDate: '2024-01-01' } }), 'invalid_input', 'toDate', /before the start/],
  ['a meeting that ends before it starts', 'meetings.create', (w) => ({ bodyId: w.board.id, date: '2027-02-11', startsAt: '18:00', endsAt: '17:00' }), 'invalid_input', 'endsAt', /end before it starts/],
  ['a meeting that really ended before it began', 'meetings.update', (w) => ({ ...row(w.november), set: { actualStart: '18:00', actualEnd: '17:59' } }), 'invalid_input', 'actualEnd', /end before it starts/],
  ['somebody who leaves before they arrive', 'attendance.mark', (w) => ({ meetingId: w.september.id, personId: w.doctor.id, status: 'present', arrivedAt: '19:00', leftAt: '18:30' }), 'invalid_input', 'leftAt', /leave before they arrive/],

  ['a second appointment of a person to a seat that they hold', 'appointments.create', (w) => ({ seatId: w.chairSeat.id, personId: w.chair.id, fromDate: '2026-01-01', toDate: '2026-02-01' }), 'conflict', 'fromDate', /already holds this seat/],
  ['one that touches the last day of another', 'appointments.create', (w) => ({ seatId: w.policeSeat.id, personId: w.officer.id, fromDate: '2027-12-31' }), 'conflict', 'fromDate', /already holds this seat/],
  ['one with open ends over another', 'appointments.create', (w) => ({ seatId: w.policeSeat.id, personId: w.officer.id }), 'conflict', 'fromDate', /already holds this seat/],
  ['a deputy who is one already', 'deputies.create', (w) => ({ seatId: w.policeSeat.id, personId: w.deputyOfficer.id, fromDate: '2026-01-01' }), 'conflict', 'fromDate', /already a deputy/],
  ['a body that reports to itself', 'bodyParents.create', (w) => ({ bodyId: w.board.id, parentId: w.board.id }), 'conflict', null, /cannot report to itself/],
  ['a circle of bodies', 'bodyParents.create', (w) => ({ bodyId: w.board.id, parentId: w.subGroup.id }), 'conflict', null, /cannot report to itself/],
  ['a reporting line that there is already', 'bodyParents.create', (w) => ({ bodyId: w.executive.id, parentId: w.board.id }), 'conflict', null, /already/],
  ['an organisation that succeeds itself', 'organisations.update', (w) => ({ ...row(w.trust), set: { successorId: w.oldTrust.id } }), 'conflict', 'successorId', /its own successor/],
  ['a second minute for an item', 'minutes.create', (w) => ({ meetingId: w.september.id, agendaItemId: w.review.id }), 'conflict', null, /already/],
  ['a second mark of a person', 'attendance.create', (w) => ({ meetingId: w.september.id, personId: w.chair.id, status: 'absent' }), 'conflict', null, /already/],
  ['a second vote on one decision', 'votes.create', (w) => ({ decisionId: w.septemberDecision.id, personId: w.doctor.id, vote: 'for' }), 'conflict', null, /already/],
  ['a second board in one file', 'board.create', () => ({ name: 'Another', kind: 'other' }), 'conflict', null, /already holds a board/],
  ['emptying a board that is not the sample', 'board.removeSample', () => ({}), 'conflict', null, /not the sample/],

  ['a person without any name or post', 'people.create', () => ({ title: 'Dr' }), 'invalid_input', 'familyName', /Give a name/],
  ['taking away the last of a person’s names', 'people.update', (w) => ({ ...row(w.nobody), set: { post: null } }), 'invalid_input', 'familyName', /Give a name/],
  ['a seat for nobody and nothing', 'seats.create', (w) => ({ bodyId: w.board.id }), 'invalid_input', 'organisationId', /which organisation .* or which role/],
  ['a coded number without a number in it', 'bodies.create', () => ({ name: 'B', numbering: 'coded', numberPattern: 'HWB/{year}' }), 'invalid_input', 'numberPattern', /\{number\}/],
  ['coded numbers without a pattern', 'bodies.create', () => ({ name: 'B', numbering: 'coded' }), 'invalid_input', 'numberPattern', /\{number\}/],
  ['a paragraph of Schedule 12A for public business', 'agendaItems.create', (w) => ({ meetingId: w.november.id, title: 'T', exemptParagraph: 3 }), 'invalid_input', 'exemptParagraph', /private business/],
  ['a substitute for no seat', 'attendance.mark', (w) => ({ meetingId: w.september.id, personId: w.guest.id, status: 'substitute' }), 'invalid_input', 'forSeatId', /whose seat/],
  ['a member who fills somebody else’s seat without being a substitute', 'attendance.mark', (w) => ({ meetingId: w.september.id, personId: w.guest.id, status: 'present', forSeatId: w.policeSeat.id }), 'invalid_input', 'forSeatId', /Only a substitute/],
  ['a substitute for a seat of another body', 'attendance.mark', (w) => ({ meetingId: w.groupMeeting.id, personId: w.guest.id, status: 'substitute', forSeatId: w.policeSeat.id }), 'invalid_input', 'forSeatId', /another body/],
  ['a minute for an item of another meeting', 'minutes.create', (w) => ({ meetingId: w.september.id, agendaItemId: w.plan.id }), 'invalid_input', 'agendaItemId', /another meeting/],
  ['moving an item that has a minute to another meeting', 'agendaItems.update', (w) => ({ ...row(w.review), set: { meetingId: w.november.id } }), 'invalid_input', 'meetingId', /stays with its meeting/],
  ['moving a minute to another meeting', 'minutes.update', (w) => ({ ...row(w.septemberMinute), set: { meetingId: w.november.id, agendaItemId: w.plan.id } }), 'invalid_input', 'meetingId', /stays with its meeting/],
  ['a part of a resolution of another minute', 'decisions.create', (w) => ({ minuteId: w.septemberMinute.id, parentId: w.decision.id, text: 'x' }), 'invalid_input', 'parentId', /same minute/],
  ['a resolution that is a part of itself', 'decisions.update', (w) => ({ ...row(w.septemberDecision), set: { parentId: w.septemberDecision.id } }), 'invalid_input', 'parentId', /part of itself/],
  ['an action from a minute of another meeting', 'actions.create', (w) => ({ bodyId: w.board.id, meetingId: w.september.id, minuteId: w.juneMinute.id, text: 'x' }), 'invalid_input', 'minuteId', /another meeting/],
  ['minutes that are circulated before the meeting', 'meetings.circulate', (w) => ({ ...row(w.november), on: '2026-11-11' }), 'invalid_input', 'on', /before the meeting/],
  ['minutes of a cancelled meeting', 'meetings.circulate', (w) => ({ ...row(w.cancelled), on: '2026-12-01' }), 'conflict', null, /cancelled/],
  ['confirming at an earlier meeting', 'meetings.confirm', (w) => ({ ...row(w.november), atMeetingId: w.september.id, corrections: [] }), 'invalid_input', 'atMeetingId', /later meeting/],
  ['confirming at the meeting itself', 'meetings.confirm', (w) => ({ ...row(w.november), atMeetingId: w.november.id, corrections: [] }), 'invalid_input', 'atMeetingId', /later meeting/],
  ['confirming at a meeting of another body', 'meetings.confirm', (w) => ({ ...row(w.groupMeeting), atMeetingId: w.november.id, corrections: [] }), 'invalid_input', 'atMeetingId', /same body/],
  ['a correction by an earlier meeting', 'corrections.create', (w) => ({ meetingId: w.september.id, atMeetingId: w.june.id, text: 'x' }), 'invalid_input', 'atMeetingId', /later meeting/],
  ['a correction of a minute of another meeting', 'corrections.create', (w) => ({ meetingId: w.june.id, atMeetingId: w.september.id, minuteId: w.septemberMinute.id, text: 'x' }), 'invalid_input', 'minuteId', /another meeting/],
  ['an item that is put before one of another agenda', 'agendaItems.move', (w) => ({ ...row(w.plan), before: w.review.id }), 'not_found', null, /not on this agenda/],
  ['appointing in place of somebody from no day', 'register.appoint', (w) => ({ seatId: w.chairSeat.id, person: { id: w.guest.id }, fromDate: null, replacing: true }), 'invalid_input', 'fromDate', /from which day/],
  ['a seat of another body in a list of members', 'register.addMembers', (w) => ({
    bodyId: w.executive.id, fromDate: null, members: [{ class: 'member', organisation: null, role: 'R', seatId: w.chairSeat.id, person: null }],
  }), 'invalid_input', null, /another body/],

  ['an empty name', 'bodies.create', () => ({ name: '' }), 'invalid_input', 'name', /cannot be empty/],
  ['a name of blanks', 'bodies.create', () => ({ name: ' \t ' }), 'invalid_input', 'name', /cannot be empty/],
  ['a name on two lines', 'bodies.create', () => ({ name: 'A\nB' }), 'invalid_input', 'name', /one line/],
  ['a name with a hidden sign in it', 'bodies.create', () => ({ name: 'A\u0000B' }), 'invalid_input', 'name', /one line/],
  ['a name that is too long', 'bodies.create', () => ({ name: 'x'.repeat(201) }), 'invalid_input', 'name', /at most 200 characters/],
  ['notes that are too long', 'people.create', () => ({ post: 'P', notes: 'x'.repeat(4001) }), 'invalid_input', 'notes', /at most 4000 characters/],
  ['a negative number', 'bodies.create', () => ({ name: 'B', noticeDays: -1 }), 'invalid_input', 'noticeDays', /at least 0\./],
  ['a number that is too large', 'bodies.create', () => ({ name: 'B', noticeDays: 61 }), 'invalid_input', 'noticeDays', /at most 60\./],
  ['part of a day', 'bodies.create', () => ({ name: 'B', noticeDays: 1.5 }), 'invalid_input', 'noticeDays', /whole number/],
  ['version nought', 'people.delete', (w) => ({ id: w.nobody.id, version: 0 }), 'invalid_input', 'version', /at least 1\./],
  ['no dates at all', 'meetings.createSeries', (w) => ({ bodyId: w.board.id, dates: [], startsAt: '18:00', endsAt: null, place: 'virtual', venue: null, copyItemsFrom: null }), 'invalid_input', 'dates', /at least 1 in number/],
  ['paragraph 8 of Schedule 12A', 'agendaItems.create', (w) => ({ meetingId: w.november.id, title: 'T', exempt: true, exemptParagraph: 8 }), 'invalid_input', 'exemptParagraph', /at most 7\./],
  ['a status that there is not', 'actions.update', (w) => ({ ...row(w.closedAction), set: { status: 'ongoing' } }), 'invalid_input', 'set.status', /must be one of: open, closed/],
  ['an id that is none', 'people.get', () => ({ id: '1 OR 1=1' }), 'invalid_input', 'id', /id of a record/],

  ['a person who is not there', 'people.get', () => ({ id: NOBODY }), 'not_found', null, /no longer there/],
  ['a change to a meeting that is not there', 'meetings.update', () => ({ id: NOBODY, version: 1, set: {} }), 'not_found', null, /no longer there/],
  ['a seat on a body that is not there', 'seats.create', () => ({ bodyId: NOBODY, role: 'R' }), 'not_found', 'bodyId', /There is no such body/],
  ['an appointment of somebody who is not there', 'appointments.create', (w) => ({ seatId: w.chairSeat.id, personId: NOBODY }), 'not_found', 'personId', /There is no such person/],
  ['a register of a body that is not there', 'minutes.numbers', () => ({ meetingId: NOBODY }), 'not_found', null, /no longer there/],
  ['a meeting to copy from that is not there', 'meetings.create', (w) => ({ bodyId: w.board.id, date: '2027-02-11', copyItemsFrom: NOBODY }), 'not_found', null, /no longer there/],

  ['a person whom others refer to', 'people.delete', (w) => row(w.chair), 'in_use', null, /cannot be deleted because .*1 appointment.* still refer/],
  ['an organisation with seats and people', 'organisations.delete', (w) => row(w.police), 'in_use', null, /(people|person).*and .*seat|seat.*and .*(people|person)/],
  ['a body with meetings', 'bodies.delete', (w) => row(w.board), 'in_use', null, /meetings/],
  ['an item with a minute', 'agendaItems.delete', (w) => row(w.review), 'in_use', null, /1 minute still refers/],
];

describe('refused, by code and in plain words, with nothing changed:', () => {
  it.each(cases)('%s (%s)', async (_, name, input, code, field, words) => {
    const problem = await app.refused(name, input(world), code);
    expect(problem.message).toMatch(words);
    expect(problem.message).toMatch(/[.”]$/);
    expect(problem.message).not.toMatch(/SQLITE|constraint|undefined|null|\bid\b .*-/);
    if (field !== null) expect((problem.fields ?? []).map(({ path }) => path)).toContain(field);
    expect(bytesOf(app.file)).toBe(before);
    expect(app.faults).toEqual([]);
  });
});

describe('a row that somebody changed since it was read', () => {
  const changes: [string, (w: Spine) => [{ id: string; version: number }, object]][] = [
    ['organisations', (w) => [w.police, { name: 'Other' }]], ['people', (w) => [w.chair, { notes: 'Other' }]], ['bodies', (w) => [w.executive, { name: 'Other' }]],
    ['seats', (w) => [w.chairSeat, { role: 'Other' }]], ['appointments', (w) => [w.appointment, { toDate: '2030-01-01' }]], ['deputies', (w) => [w.deputy, { toDate: '2030-01-01' }]],
    ['meetings', (w) => [w.january, { venue: 'Other' }]], ['agendaItems', (w) => [w.plan, { title: 'Other' }]], ['attendance', (w) => [w.septemberMark, { note: 'Other' }]],
    ['minutes', (w) => [w.septemberMinute, { heading: 'Other' }]], ['decisions', (w) => [w.septemberDecision, { text: 'Other' }]], ['votes', (w) => [w.septemberVote, { vote: 'for' }]],
    ['corrections', (w) => [w.correction, { text: 'Other' }]], ['actions', (w) => [w.action, { text: 'Other' }]], ['organisationAliases', (w) => [w.alias, { name: 'Other' }]],
  ];
  it.each(changes)('in %s is neither changed nor deleted, and the caller sees both versions', async (table, of) => {
    const file = join(folder, `stale ${table}.boardwright`);
    for (const ending of ['', '-wal']) copyFileSync(app.file + ending, file + ending);
    const mine = openApp(file, { firstId: 50_000 });
    const [{ id, version }, set] = of(world);
    const current = await mine.call(`${table}.update` as 'people.update', { id, version, set });
    const now = bytesOf(file);
    for (const stale of [version, version + 2]) {
      const problem = await mine.refused(`${table}.update`, { id, version: stale, set }, 'stale');
      expect(problem.details).toEqual({ current, yours: set });
      expect(problem.message).toMatch(/^This .* has been changed since you opened it\. Look at both versions and decide which to keep\.$/);
      expect((await mine.refused(`${table}.delete`, { id, version: stale }, 'stale')).details).toMatchObject({ current });
    }
    expect(bytesOf(file)).toBe(now);
    mine.app.close();
  });
  it.each([
    ['the board', 'board.update', () => ({ version: 7, set: { name: 'X' } })],
    ['minutes being written', 'minutes.saveText', (w: Spine) => ({ ...row(w.septemberMinute), version: 7, body: { type: 'doc', content: [] } })],
    ['an agenda being ordered', 'agendaItems.move', (w: Spine) => ({ id: w.plan.id, version: 7, before: null })],
    ['minutes being circulated', 'meetings.circulate', (w: Spine) => ({ id: w.september.id, version: 7, on: '2026-12-01' })],
    ['minutes being confirmed', 'meetings.confirm', (w: Spine) => ({ id: w.september.id, version: 7, atMeetingId: w.november.id, corrections: [] })],
    ['an action being closed', 'actions.close', (w: Spine) => ({ id: w.action.id, version: 7, on: '2026-12-01' })],
    ['a seat being ended', 'register.endSeat', (w: Spine) => ({ id: w.chairSeat.id, version: 7, on: '2026-12-01' })],
    ['a seat being moved', 'seats.move', (w: Spine) => ({ id: w.chairSeat.id, version: 7, before: null })],
  ])('is found in %s too', async (_, name, input) => {
    const problem = await app.refused(name, input(world), 'stale');
    expect(problem.details).toHaveProperty('current');
    expect(bytesOf(app.file)).toBe(before);
  });
});

it('words that look like SQL, HTML or the search language are only words', async () => {
  const file = join(folder, 'words.boardwright');
  const mine = openApp(file);
  for (const words of [`'; DROP TABLE people; --`, '<script>alert(1)</script>', '"unbalanced', 'NEAR(a b) OR *', '%_', '👩🏽‍⚕️ Zoë Ångström ﷽', 'Ⅷ', '\u202Ereversed']) {
    const { id } = await mine.call('people.create', { post: words });
    expect((await mine.call('people.get', { id })).post).toBe(words);
    await mine.call('search.find', { words });
    expect((await mine.call('history.list', { rowId: id }))[0]!.new).toMatchObject({ post: words });
  }
  expect(await mine.call('people.list', {})).toHaveLength(8);
  expect(mine.faults).toEqual([]);
  mine.app.close();
});
