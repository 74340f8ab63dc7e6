import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { wordLines } from '../../db/packs/read-back.ts';
import { unzip } from '../../db/packs/zip.ts';
import { DEFAULT_RULES } from '../../shared/attendance-figures/rules.ts';
import type { QuorumRule } from '../../shared/quorum-rule.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { said } from './facts.ts';

const root = testFolder('attendance');
let app: TestApp;
let folder: string;
let boardId: string;
let policeId: string;
let annId: string;
let meetingIds: string[];
const period = { from: '2026-04-01', to: '2027-03-31' };

/** Two agencies and a chair; three meetings held, one cancelled, one past and not marked as held, one to come. */
beforeEach(async () => {
  folder = mkdtempSync(join(root, 'x-'));
  app = openApp(join(folder, 'board.boardwright'));
  const { call } = app;
  await call('board.create', { name: 'Eastmarsh Safeguarding Board', kind: 'other' });
  policeId = (await call('organisations.create', { name: 'Estuary Police', shortName: 'EP', kind: 'police' })).id;
  const health = await call('organisations.create', { name: '=HYPERLINK("x") Health', kind: 'health' });
  await call('organisationAliases.create', { organisationId: policeId, name: 'Marsh Constabulary', toDate: '2026-03-31' });
  boardId = (await call('bodies.create', { name: 'Partnership Board' })).id;
  const member = async (familyName: string, organisationId: string | null, role: string | null): Promise<{ personId: string; seatId: string }> => {
    const seat = await call('seats.create', { bodyId: boardId, organisationId, role });
    const person = await call('people.create', { givenName: 'A', familyName, organisationId });
    await call('appointments.create', { seatId: seat.id, personId: person.id });
    return { personId: person.id, seatId: seat.id };
  };
  const chair = await member('Chair', null, 'Independent chair');
  const ann = await member('Ann', policeId, null);
  const bob = await member('Bob', health.id, null);
  annId = ann.personId;
  const deputy = await call('people.create', { familyName: 'Deputy' });
  meetingIds = [];
  for (const [date, status] of [['2026-04-16', 'held'], ['2026-06-18', 'held'], ['2026-09-17', 'held'], ['2026-07-16', 'cancelled'], ['2026-10-01', 'planned'], ['2026-12-10', 'planned']] as const) {
    meetingIds.push((await call('meetings.create', { bodyId: boardId, date, startsAt: '10:00', endsAt: '12:00', status })).id);
  }
  const mark = (at: number, personId: string, status: 'present' | 'apologies' | 'absent' | 'substitute', more: object = {}) =>
    call('attendance.mark', { meetingId: meetingIds[at]!, personId, status, ...more });
  for (const at of [0, 1, 2]) await mark(at, chair.personId, 'present');
  await mark(0, ann.personId, 'present', { virtually: true });
  await mark(1, ann.personId, 'apologies');
  await mark(1, deputy.id, 'substitute', { forSeatId: ann.seatId });
  await mark(2, ann.personId, 'absent');
  await mark(0, bob.personId, 'present', { arrivedAt: '11:30' });
  await mark(1, bob.personId, 'absent');
});

describe('the figures of a board', () => {
  test('come by agency, role and member, with the gaps of the record', async () => {
    const { organisations, members, meetings, gaps } = await app.call('attendanceFigures.get', { bodyIds: [boardId], ...period });
    expect(organisations.map((one) => [one.name, said(one), one.seats])).toEqual([
      ['Independent chair', '3/3 100%', 1], ['Estuary Police', '2/3 67%', 1], ['=HYPERLINK("x") Health', '1/3 33%', 1],
    ]);
    expect(members.map((one) => [one.name, said(one), one.seats])).toEqual([
      ['A Chair', '3/3 100%', 'Independent chair'], ['A Ann', '1/3 33%', 'Estuary Police'], ['A Bob', '1/3 33%', '=HYPERLINK("x") Health'],
    ]);
    expect(meetings.map((one) => one.standing)).toEqual(['counted', 'counted', 'cancelled', 'counted', 'not marked as held', 'to come']);
    expect(gaps.map((one) => [one.date, one.words])).toEqual([
      ['2026-09-17', 'Nothing is recorded of A Bob: counted as absent.'], ['2026-10-01', 'The meeting has passed and is not yet marked as held, so it is not counted.'],
    ]);
  });

  test('count all bodies together when none is named, and each meeting once', async () => {
    const other = await app.call('bodies.create', { name: 'Executive' });
    const seat = await app.call('seats.create', { bodyId: other.id, organisationId: policeId });
    await app.call('appointments.create', { seatId: seat.id, personId: annId });
    const meeting = await app.call('meetings.create', { bodyId: other.id, date: '2026-05-07', startsAt: '09:00', status: 'held' });
    await app.call('attendance.mark', { meetingId: meeting.id, personId: annId, status: 'present' });
    const { organisations } = await app.call('attendanceFigures.get', period);
    expect(organisations.filter((one) => one.organisationId === policeId).map((one) => [said(one), one.seats])).toEqual([['3/4 75%', 2]]);
  });

  test('count a joint meeting for each of its bodies, and once for both together', async () => {
    const other = await app.call('bodies.create', { name: 'Executive' });
    const seat = await app.call('seats.create', { bodyId: other.id, organisationId: policeId });
    const eve = await app.call('people.create', { familyName: 'Eve', organisationId: policeId });
    await app.call('appointments.create', { seatId: seat.id, personId: eve.id });
    const meeting = await app.call('meetings.create', { bodyId: boardId, kind: 'joint', jointWith: [other.id], date: '2026-05-07', startsAt: '09:00', status: 'held' });
    const room = await app.call('attendance.room', { meetingId: meeting.id });
    expect(room.people.map((one) => one.person.familyName)).toEqual(['Chair', 'Ann', 'Bob', 'Eve']);
    await app.call('attendance.mark', { meetingId: meeting.id, personId: annId, status: 'absent' });
    await app.call('attendance.mark', { meetingId: meeting.id, personId: eve.id, status: 'present' });
    const police = async (bodyIds: string[], rules?: object) => {
      const found = await app.call('attendanceFigures.get', { bodyIds, ...period, rules });
      const explained = await app.call('attendanceFigures.explain', { bodyIds, ...period, rules, organisationId: policeId });
      expect(explained.figure).toMatchObject({ held: explained.meetings.reduce((sum, one) => sum + one.of, 0), attended: explained.meetings.reduce((sum, one) => sum + one.attended, 0) });
      return found.organisations.filter((one) => one.organisationId === policeId).map((one) => [said(one), one.seats]);
    };
    expect(await police([other.id])).toEqual([['1/1 100%', 1]]);
    expect(await police([boardId])).toEqual([['2/4 50%', 1]]);
    expect(await police([])).toEqual([['3/4 75%', 2]]);
    expect(await police([], { seats: 'every' })).toEqual([['3/5 60%', 2]]);
    expect(await police([other.id], { joint: false })).toEqual([]);
    const { meetings } = await app.call('attendanceFigures.get', { bodyIds: [other.id], ...period });
    expect(meetings.map((one) => [one.bodyName, one.date])).toEqual([['Executive', '2026-05-07']]);
  });

  test('hold a meeting joint only with other bodies that there are', async () => {
    for (const stranger of [boardId, '01890000-0000-7000-8000-000000000000']) {
      const { fields } = await app.refused('meetings.create', { bodyId: boardId, kind: 'joint', jointWith: [stranger], date: '2026-05-07' }, 'invalid_input');
      expect(fields).toMatchObject([{ path: 'jointWith' }]);
    }
  });

  test('go by the board’s own rules, and by others for one question', async () => {
    const saved = await app.call('attendanceFigures.setSettings', { rules: { ...DEFAULT_RULES, deputies: false }, threshold: 60, years: 'financial' });
    expect(await app.call('attendanceFigures.settings', {})).toEqual(saved);
    const police = async (rules?: object) => said((await app.call('attendanceFigures.get', { ...period, rules })).organisations[1]!);
    expect(await police()).toBe('1/3 33%');
    expect(await police({ deputies: true })).toBe('2/3 67%');
    await app.call('history.undo', {});
    expect(await police()).toBe('2/3 67%');
  });

  test('call an agency what it was called on the last day', async () => {
    await app.call('meetings.create', { bodyId: boardId, date: '2026-02-12', startsAt: '10:00', status: 'held' });
    const names = (await app.call('attendanceFigures.get', { from: '2026-01-01', to: '2026-03-31' })).organisations.map((one) => one.name);
    expect(names).toContain('Marsh Constabulary');
  });

  test('are refused for a period that ends before it begins, and a figure of nobody', async () => {
    await app.refused('attendanceFigures.get', { from: '2026-05-01', to: '2026-04-01' }, 'invalid_input');
    await app.refused('attendanceFigures.explain', { ...period }, 'invalid_input');
    await app.refused('attendanceFigures.explain', { ...period, personId: annId, organisationId: policeId }, 'invalid_input');
  });
});

describe('behind a figure', () => {
  test('every meeting of the period is told, and they add up', async () => {
    const { name, figure, meetings } = await app.call('attendanceFigures.explain', { bodyIds: [boardId], ...period, organisationId: policeId });
    expect([name, said(figure)]).toEqual(['Estuary Police', '2/3 67%']);
    expect(meetings.map((one) => [one.date, `${one.attended} of ${one.of}`, one.words])).toEqual([
      ['2026-04-16', '1 of 1', 'Represented: A Ann attended virtually.'],
      ['2026-06-18', '1 of 1', 'Represented by a deputy: A Ann sent apologies and Deputy came as substitute.'],
      ['2026-07-16', '0 of 0', 'Not counted: the meeting was cancelled.'],
      ['2026-09-17', '0 of 1', 'Not represented: A Ann was absent.'],
      ['2026-10-01', '0 of 0', 'Not counted: the meeting is not yet marked as held.'],
      ['2026-12-10', '0 of 0', 'Not counted: the meeting is still to come.'],
    ]);
  });

  test('the other rules would give other figures, and the answer says which', async () => {
    const { asCounted, others } = await app.call('attendanceFigures.compare', { bodyIds: [boardId], ...period });
    expect(asCounted.map((one) => one.percentage)).toEqual([100, 67, 33]);
    const by = Object.fromEntries(others.map((one) => [one.rule, one.figures.map((figure) => figure.percentage)]));
    expect(by).toMatchObject({ deputies: [100, 33, 33], virtual: [100, 33, 33], partPresent: [100, 67, 0] });
  });

  test('the years stand beside one another', async () => {
    const { years, organisations } = await app.call('attendanceFigures.trend', { bodyIds: [boardId], years: 'financial', until: '2027-03-31', count: 2 });
    expect(years.map((one) => [one.label, one.meetings])).toEqual([['2025/26', 0], ['2026/27', 3]]);
    expect(organisations.find((one) => one.organisationId === policeId)?.years.map(said)).toEqual(['0/0 not applicable', '2/3 67%']);
  });
});

describe('quorum', () => {
  test('is told over the meeting, and warned of, and stops nothing', async () => {
    const meetingId = meetingIds[0]!;
    expect(await app.call('quorum.get', { meetingId })).toMatchObject({ rule: null, spans: [], warnings: [] });
    const body = await app.call('bodies.get', { id: boardId });
    const quorum: QuorumRule = { members: { by: 'number', compare: 'at least', number: 3 }, composition: [], deputies: true, virtual: true, pecuniary: true };
    expect((await app.call('bodies.update', { id: boardId, version: body.version, set: { quorum } })).quorum).toEqual(quorum);
    const { words, spans, warnings } = await app.call('quorum.get', { meetingId });
    expect(words).toBe('At least 3 members.');
    expect(spans.map((one) => [one.from, one.to, one.present, one.quorate])).toEqual([['10:00', '11:30', 2, false], ['11:30', '12:00', 3, true]]);
    expect(warnings).toEqual(['No quorum from 10:00 am until 11:30 am: 2 of the 3 members needed.']);
    // Meetings that were at no time quorate are left out only where the rules say so: the second had two members and a third short.
    const police = async (inquorate: boolean) => said((await app.call('attendanceFigures.get', { ...period, rules: { inquorate } })).organisations[1]!);
    expect([await police(true), await police(false)]).toEqual(['2/3 67%', '1/1 100%']);
  });
  test('a rule that asks for nothing is refused', async () => {
    const { version } = await app.call('bodies.get', { id: boardId });
    await app.refused('bodies.update', { id: boardId, version, set: { quorum: { members: null, composition: [], deputies: true, virtual: true } } }, 'invalid_input');
  });
});

describe('the exported report', () => {
  const about = () => ({ bodyIds: [boardId], ...period });
  const write = async (format: 'docx' | 'pdf' | 'xlsx' | 'csv', more: object = {}) => {
    const to = join(folder, `report.${format}`);
    const done = await app.call('attendanceFigures.export', { about: about(), format, to, ...more });
    expect(done).toMatchObject({ name: `report.${format}`, bytes: readFileSync(to).length });
    return readFileSync(to);
  };

  test('as Word has the table, the rules it was counted by and, where asked for, every meeting', async () => {
    const lines = wordLines(new TextDecoder().decode(unzip(await write('docx', { explained: true })).get('word/document.xml')));
    expect(lines.slice(0, 3)).toEqual(['Attendance at Partnership Board', '1 April 2026 to 31 March 2027', 'Attendance by agency, 1 April 2026 to 31 March 2027']);
    expect(lines.slice(lines.indexOf('Estuary Police'), lines.indexOf('Estuary Police') + 7)).toEqual(['Estuary Police', '1', '3', '2', '67%', '0', '67%']);
    expect(lines).toContain('A deputy counts for the agency, not for the member.');
    expect(lines).toContain('Estuary Police: 2 of 3, 67%');
    expect(lines).toContain('Represented by a deputy: A Ann sent apologies and Deputy came as substitute.');
  });

  test('as PDF is whole', async () => {
    expect((await app.call('attendanceFigures.export', { about: about(), report: 'matrix', format: 'pdf', to: join(folder, 'm.pdf') })).pages).toBe(1);
  });

  test('as a workbook has numbers that are numbers, percentages that are percentages, and text that is never a formula', async () => {
    const [sheet] = (await readXlsx(new Uint8Array(await write('xlsx')))).sheets;
    expect(sheet!.rows.slice(0, 4)).toEqual([
      ['Agency', 'Seats', 'Meetings', 'Attended', 'Attendance', 'Apologies', 'Commitment'],
      ['Independent chair', 1, 3, 3, 1, 0, 1], ['Estuary Police', 1, 3, 2, 0.67, 0, 0.67], ['=HYPERLINK("x") Health', 1, 3, 1, 0.33, 0, 0.33],
    ]);
    const xml = new TextDecoder().decode(unzip(await write('xlsx')).get('xl/worksheets/sheet1.xml'));
    expect(xml).not.toContain('<f>');
  });

  test('as CSV is guarded against formulas', async () => {
    const rows = parseCsv(new TextDecoder().decode(await write('csv')));
    expect(rows[3]).toEqual(['\'=HYPERLINK("x") Health', '1', '3', '1', '33', '0', '33']);
  });

  test.each(['members', 'matrix', 'trend', 'attention'] as const)('has the same figures in every format: %s', async (report) => {
    const csv = parseCsv(new TextDecoder().decode(await write('csv', { report })));
    const xlsx = (await readXlsx(new Uint8Array(await write('xlsx', { report })))).sheets[0]!.rows;
    const word = wordLines(new TextDecoder().decode(unzip(await write('docx', { report })).get('word/document.xml')));
    const name = report === 'members' ? 'A Ann' : report === 'attention' ? '\'=HYPERLINK("x") Health' : 'Estuary Police';
    const line = csv.find((row) => row[0] === name)!;
    expect(line).toBeDefined();
    const plain = name.replace(/^'/, '');
    expect(xlsx.some((row) => row[0] === plain)).toBe(true);
    expect(word).toContain(plain);
  });

  test('leaves no file behind when it is stopped, and replaces none', async () => {
    const to = join(folder, 'kept.csv');
    writeFileSync(to, 'kept');
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    cancelled[0] = 1;
    for (const format of ['csv', 'docx']) {
      const answer = await app.app.dispatch('attendanceFigures.export', { about: about(), format, to }, { cancelled });
      expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    }
    expect(readFileSync(to, 'utf8')).toBe('kept');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('is refused in the place of the data file and in a folder that is gone', async () => {
    await app.refused('attendanceFigures.export', { about: about(), format: 'xlsx', to: app.file }, 'forbidden');
    await app.refused('attendanceFigures.export', { about: about(), format: 'xlsx', to: join(folder, 'gone', 'a.xlsx') }, 'not_found');
    expect(existsSync(join(folder, 'gone'))).toBe(false);
  });
});
