import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzip } from '../../db/packs/zip.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';

const folder = testFolder('training-reach');
let app: TestApp;
let world: World;
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  world = await buildWorld(app);
});
afterAll(() => app.app.close());
const year = { from: '2026-04-01', to: '2027-03-31' };

describe('bookings and the register of people', () => {
  it('are offered to each other, linked when asked, and shown on the person', async () => {
    const { id: personId } = await app.call('people.create', { givenName: 'Ada', familyName: 'Fenn', organisationId: world.council.id });
    const { offers } = await app.call('training.event', { id: world.training.past.id });
    expect(offers.map((one) => [one.bookingId, one.personId])).toEqual([[world.training.came.id, personId]]);
    expect(await app.call('training.ofPerson', { personId })).toEqual([]);
    await app.call('bookings.link', { links: [{ id: world.training.came.id, personId }] });
    expect((await app.call('training.ofPerson', { personId })).map((one) => [one.title, one.status, one.dueOn])).toEqual([['Neglect', 'attended', '2029-09-15']]);
    expect((await app.call('training.refreshers', { by: '2030-01-01' })).map((one) => one.personId)).toEqual([personId]);
  });
  it('know one person again under another name', async () => {
    const { id: personId } = await app.call('people.create', { givenName: 'Ida', familyName: 'West' });
    const book = (eventId: string, name: string) => app.call('bookings.create', { eventId, name, personId, on: '2026-10-01' });
    const other = await app.call('trainingEvents.create', { courseId: world.training.spareCourse.id, date: '2026-12-08' });
    await book(world.training.later.id, 'Ida West');
    const { id } = await book(other.id, 'I. West-Lee');
    const { bookings } = await app.call('training.event', { id: other.id });
    expect(bookings.find((one) => one.id === id)!.warnings).toEqual(['Also on “Neglect” the same day']);
    await app.call('history.undo', {});
    await app.call('history.undo', {});
    await app.call('history.undo', {});
  });
});

describe('the answers of a form tool', () => {
  const rows = [
    { name: 'Bo Carr', email: null, answeredOn: '2026-09-16', rating: 2, confidence: 6, before: 3, comment: '', key: 'a 1' },
    { name: null, email: null, answeredOn: null, rating: 4, confidence: null, before: null, comment: 'Clear', key: 'b 1' },
    { name: 'Somebody Else', email: null, answeredOn: null, rating: 5, confidence: null, before: null, comment: '', key: 'c 1' },
  ];
  const take = (some = rows) => ({ eventId: world.training.past.id, stage: 'on the day' as const, on: '2026-09-17', rows: some });
  it('find their bookings by name, with what was remembered of before', async () => {
    expect(await app.call('evaluations.import', take())).toEqual({ added: 3, named: 1, skipped: [{ who: 'Somebody Else', why: 'Nobody of that name is booked: taken in without a name.' }] });
    const { results } = await app.call('training.event', { id: world.training.past.id });
    expect(results.changes[0]).toEqual({ to: 'on the day', people: 2, tenths: 35 });
  });
  it('change nothing the second time, and a longer list adds only what is new', async () => {
    await app.refused('evaluations.import', take(), 'conflict');
    expect(await app.call('evaluations.import', take([...rows, { ...rows[1]!, key: 'b 2' }]))).toMatchObject({ added: 1, named: 0 });
  });
});

describe('a table of events', () => {
  const row = { title: 'Court skills', level: null, kind: 'course' as const, date: '2026-05-12', dateText: null, status: 'held' as const, cancelReason: '', mode: 'venue' as const, venue: null, trainers: '', places: 20, halfDays: 2, attendedCount: null as number | null };
  it('is entered once, a second one on the same day too', async () => {
    expect(await app.call('training.importProgramme', { rows: [row, row] })).toEqual({ courses: 1, events: 2, changed: 0, skipped: 0 });
    await app.refused('training.importProgramme', { rows: [row, row] }, 'conflict');
  });
  it('takes a number of attendances that comes later, which counts in every figure', async () => {
    expect(await app.call('training.importProgramme', { rows: [{ ...row, attendedCount: 14 }, row] })).toEqual({ courses: 0, events: 0, changed: 1, skipped: 1 });
    const report = await app.call('training.report', { ...year, small: true });
    expect(report.courses.find((one) => one.title === 'Court skills')).toMatchObject({ held: 2, attended: 14 });
    expect(report.reach.agencies.find((one) => one.name === 'Not known by agency')).toMatchObject({ booked: 14, attended: 14 });
    expect(report.attendances).toBe(15);
  });
});

describe('reach', () => {
  it('is held against the target that holds for the period', async () => {
    const { reach } = await app.call('training.report', { ...year, small: true });
    expect(reach.courses.find((one) => one.name === 'Neglect')!.aim).toEqual({ kind: 'target', reached: 1, of: 40, percent: 3 });
    const before = await app.call('training.report', { from: '2025-04-01', to: '2026-03-31', small: true });
    expect(before.reach.courses).toEqual([]);
  });
  it('takes one of organisation, sector and course for its number', async () => {
    await app.refused('reachTargets.create', { kind: 'headcount', people: 5, fromDate: '2026-04-01' }, 'invalid_input');
    await app.refused('reachTargets.create', { kind: 'headcount', people: 5, fromDate: '2026-04-01', sector: 'health', courseId: world.training.course.id }, 'invalid_input');
  });
  it('explains a figure by rows that add up to it', async () => {
    const told = await app.call('training.explain', { ...year, measure: 'attendedPercent', by: 'courses', name: 'Neglect' });
    expect([told.value, told.over, told.of]).toEqual(['50%', 1, 2]);
    expect(told.rows.filter((row) => row.of === 0).map((row) => row.why)).toContain('The event is still to come');
  });
});

describe('reports that are given out', () => {
  const quarter = { from: '2026-10-01', to: '2026-12-31' };
  it('are kept as they are written, once for each period', async () => {
    const write = () => app.call('training.export', { paper: 'report', format: 'docx', fromDate: '2026-05-01', toDate: '2026-05-31', to: join(folder, 'report.docx') });
    await write();
    await write();
    expect((await app.call('trainingReports.list', {})).map((one) => [one.from, one.to, one.version])).toEqual([['2026-05-01', '2026-05-31', 1]]);
  });
  it('print how each figure was worked out, and the compliance of organisations', async () => {
    const words = new TextDecoder().decode(unzip(new Uint8Array(readFileSync(join(folder, 'report.docx')))).get('word/document.xml')).replace(/<[^>]+>/g, ' ');
    expect(words).toContain('Those who attended or part attended, as a share of those booked.');
    expect(words).toContain('94.2%');
  });
  it('are held against each other: a small group in what lies between two of them lets neither be taken from the other', async () => {
    const whole = await app.call('training.report', year);
    expect(whole.overlaps).toEqual([{ from: '2026-05-01', to: '2026-05-31' }]);
    // Besides the 14 of May there are two people in the whole year.
    expect(whole.unfit).toBe('few');
    expect(whole.reach.total.hidden).toBe(true);
    const [kept] = await app.call('trainingReports.list', {});
    await app.call('trainingReports.delete', { id: kept!.id, version: kept!.version });
    expect((await app.call('training.report', year)).unfit).toBeNull();
  });
  it('are not written where they overlap in part', async () => {
    await app.call('trainingReports.keep', { from: '2026-05-01', to: '2026-10-31' });
    expect((await app.call('training.report', quarter)).unfit).toBe('partly');
    await app.refused('trainingReports.keep', quarter, 'conflict');
  });
});
