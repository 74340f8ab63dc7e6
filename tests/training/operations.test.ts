import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProgramme } from '../../shared/training/read-programme.ts';
import { differenceWords } from '../../shared/training/papers.ts';
import { unzip } from '../../db/packs/zip.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';

const folder = testFolder('training');
let app: TestApp;
let world: World;
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  world = await buildWorld(app);
});
afterAll(() => app.app.close());
const statuses = async (eventId: string): Promise<Record<string, string>> => Object.fromEntries((await app.call('bookings.list', { eventId })).map((one) => [one.name, one.status]));
const training = async (): Promise<[string | null, number][]> =>
  (await app.call('transactions.list', {})).filter((one) => one.source === 'training').map((one): [string | null, number] => [one.payee, one.netPence]);

describe('a full event', () => {
  it('puts who books late on the waiting list', async () => expect(await statuses(world.training.next.id)).toEqual({ 'Cy Hale': 'booked', 'Di Moss': 'booked', 'Ed Lowe': 'waiting' }));
  it('points out who is not of its audience', async () => {
    const { bookings } = await app.call('training.event', { id: world.training.next.id });
    expect(bookings.find((one) => one.name === 'Di Moss')!.warnings).toEqual(['The course is for local authority, police']);
  });
  it('offers a place that comes free, and undo takes it all back', async () => {
    const { steps } = await app.call('bookings.step', { ids: [world.training.booked.id], status: 'cancelled', on: '2026-11-02' });
    expect(steps.map((one) => one.status)).toEqual(['cancelled', 'offered']);
    await app.call('history.undo', {});
    expect(await statuses(world.training.next.id)).toEqual({ 'Cy Hale': 'booked', 'Di Moss': 'booked', 'Ed Lowe': 'waiting' });
  });
  it('calls a cancellation late by the board’s own terms', async () => {
    const { steps } = await app.call('bookings.step', { ids: [world.training.booked.id], status: 'cancelled', on: '2026-11-23' });
    expect(steps[0]!.status).toBe('late cancellation');
    await app.call('history.undo', {});
  });
  it('offers places that it is given later, and refuses to have fewer than are held', async () => {
    const { id, version } = await app.call('trainingEvents.get', { id: world.training.next.id });
    await app.refused('trainingEvents.update', { id, version, set: { places: 1 } }, 'invalid_input');
    await app.call('trainingEvents.update', { id, version, set: { places: 3 } });
    expect((await statuses(id))['Ed Lowe']).toBe('offered');
    await app.call('history.undo', {});
  });
  it('goes over to another event, where those who waited are offered what is free', async () => {
    const { id, version } = await app.call('trainingEvents.get', { id: world.training.next.id });
    expect(await app.call('trainingEvents.merge', { id, version, intoId: world.training.later.id, on: '2026-10-15' })).toEqual({ booked: 2, offered: 1, waiting: 0 });
    expect(Object.values(await statuses(id))).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect((await app.call('bookings.list', { eventId: world.training.later.id })).map((one) => one.movedFromId)).toEqual([world.training.booked.id, world.training.other.id, world.training.waiting.id]);
    await app.call('history.undo', {});
  });
});

it('never rewrites a step, whichever way it comes', async () => {
  await app.call('bookings.step', { ids: [world.training.came.id], status: 'part attended', on: '2026-09-16' });
  expect((await app.call('bookings.steps', { bookingId: world.training.came.id })).map((one) => one.status)).toEqual(['booked', 'attended', 'part attended']);
  await app.call('history.undo', {});
});

describe('charges in the budget', () => {
  it('become a line for each organisation as soon as the budget has a heading for them, follow corrections, and go with a waiver', async () => {
    await app.call('budgetHeadings.create', { kind: 'income', name: 'Training income' });
    const mark = (status: 'attended' | 'no-show', id: string) => app.call('bookings.step', { ids: [id], status, on: '2026-09-15' });
    await mark('no-show', world.training.came.id);
    expect((await training()).toSorted()).toEqual([['Wex Valley Police', 5000], ['Wexcombe Council', 5000]]);
    await mark('attended', world.training.came.id);
    expect(await training()).toEqual([['Wex Valley Police', 5000]]);
    await app.call('history.undo', {});
    expect(await training()).toHaveLength(2);
    await app.call('history.redo', {});
    await app.call('trainingSessions.create', { eventId: world.training.past.id, date: '2026-09-16' });
    expect(await training()).toEqual([['Wex Valley Police', 10_000]]);
    await app.call('history.undo', {});
    const scheme = await app.call('chargeSchemes.get', { id: world.training.scheme.id });
    await app.call('chargeSchemes.delete', { id: scheme.id, version: scheme.version });
    expect(await training()).toEqual([]);
    await app.call('history.undo', {});
    expect(await training()).toEqual([['Wex Valley Police', 5000]]);
    const { id, version } = await app.call('bookings.get', { id: world.training.missed.id });
    await app.call('bookings.update', { id, version, set: { waiver: 'Called to court' } });
    expect(await training()).toEqual([]);
    const charges = await app.call('training.charges', { from: '2026-04-01', to: '2027-03-31' });
    expect(charges.map((one) => [one.name, one.pence, one.fullPence])).toEqual([['Bo Carr', 0, 5000]]);
  });
});

describe('a list of bookings taken in', () => {
  const rows = [{ name: 'Hal Gray', email: null, organisation: 'Wexcombe District Council', role: null, status: null }, { name: 'Ivy Lane', email: null, organisation: 'Oak School', role: 'Teacher', status: 'no-show' as const }];
  it('finds organisations by their other names, adds new ones, and marks the register', async () => {
    const report = await app.call('bookings.import', { eventId: world.training.later.id, on: '2026-12-08', rows });
    expect(report).toEqual({ added: 2, marked: 1, organisations: ['Oak School'], skipped: [] });
    expect((await app.call('bookings.list', { eventId: world.training.later.id, organisationId: world.council.id })).map((one) => one.name)).toEqual(['Hal Gray']);
  });
  it('changes nothing the second time', async () => {
    const { message } = await app.refused('bookings.import', { eventId: world.training.later.id, on: '2026-12-08', rows }, 'conflict');
    expect(message).toMatch(/Nothing has been changed/);
  });
});

describe('a programme as an annual report prints it', () => {
  // Titles and numbers of a real board’s published list.
  const list = ['Level 2 – 4 courses', 'Teenage abuse – 2 courses', 'Common assessment – 7 workshops', 'Exploitation – 3 courses', 'Exploitation in brief – 2 briefings', 'Cousin marriage – 1 course', 'Mutilation – 2 courses',
    'Child deaths – 1 course', 'Audits – 2 workshops', 'Private fostering in brief – 1 briefing', 'Missing children – 3 courses', 'Thresholds – 2 courses', 'Trafficking – 1 courses', 'Voice of the child – 1 course', 'Prevent – 4 courses',
    'Multiple needs – 3 courses', 'Neglect in families – 4 courses', 'Relationships – 1 course', 'Digital world – 1 course', 'Disabilities – 2 courses', 'Gangs – 2 courses', '', 'Cancelled:', 'Common assessment – 2 workshops',
    'Exploitation in brief – 2 briefings', 'Private fostering in brief – 1 briefing'].join('\n');
  const period = { from: '2016-04-01', to: '2017-03-31' };
  it('is entered whole, and the same list again changes nothing', async () => {
    const entered = { ...period, dateText: '2016/17', lines: readProgramme(list), cancelReason: 'Poor take-up' };
    expect(await app.call('training.enterProgramme', entered)).toMatchObject({ courses: 21, events: 49, cancelled: 5 });
    await app.refused('training.enterProgramme', entered, 'conflict');
  });
  it('is told apart from the number that the report states', async () => {
    await app.call('trainingStatements.create', { source: 'Annual report 2016/17', fromDate: period.from, toDate: period.to, events: 56, attendances: 649, costPence: 1_462_100, incomePence: 1_204_000 });
    const report = await app.call('training.report', period);
    expect([report.events, report.cancelled]).toEqual([49, 5]);
    expect(report.statements[0]!.differences.map((one) => differenceWords('Annual report 2016/17', one))).toEqual([
      'Events held: “Annual report 2016/17” states 56; what is listed here comes to 49, 7 fewer.', 'Attendances: “Annual report 2016/17” states 649; what is listed here comes to 0, 649 fewer.',
      'Cost: “Annual report 2016/17” states £14,621.00; what is listed here comes to £0.00, £14,621.00 less.', 'Income: “Annual report 2016/17” states £12,040.00; what is listed here comes to £0.00, £12,040.00 less.',
    ]);
  });
});

describe('papers', () => {
  const file = (name: string) => join(folder, name);
  const write = (paper: 'programme' | 'certificates' | 'report', format: 'docx' | 'ics', fromDate = '2026-04-01', toDate = '2027-03-31') =>
    app.call('training.export', { paper, format, fromDate, toDate, eventId: world.training.past.id, to: file(`${paper}.${format}`) });
  const words = (name: string): string => new TextDecoder().decode(unzip(new Uint8Array(readFileSync(file(name)))).get('word/document.xml')).replace(/<[^>]+>/g, ' ');
  it('name only those who attended on a certificate', async () => {
    await write('certificates', 'docx');
    expect(words('certificates.docx')).toContain('Ada Fenn');
    expect(words('certificates.docx')).not.toContain('Bo Carr');
  });
  it('name nobody in the report, and hide small groups', async () => {
    await write('report', 'docx');
    expect(words('report.docx')).not.toMatch(/Ada Fenn|Bo Carr/);
    expect(words('report.docx')).toContain('hidden');
  });
  it('give each session a place in a calendar, in London time', async () => {
    await write('programme', 'ics');
    const text = readFileSync(file('programme.ics'), 'utf8');
    expect(text).toContain('DTSTART;TZID=Europe/London:20260915T093000\r\n');
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(text.match(/END:VEVENT/g)!.length);
  });
  it('raise the number of a calendar entry whenever a session comes, changes, goes or comes back, so that calendars take the change', async () => {
    const eventId = world.training.past.id;
    const numbers: number[] = [];
    const look = async () => {
      await write('programme', 'ics');
      const entry = readFileSync(file('programme.ics'), 'utf8').split('BEGIN:VEVENT').find((one) => one.includes(`UID:${eventId}@`))!;
      numbers.push(Number(/SEQUENCE:(\d+)/.exec(entry)![1]));
    };
    await look();
    const added = await app.call('trainingSessions.create', { eventId, date: '2026-09-22', startsAt: '10:00', endsAt: '12:00' });
    await look();
    const changed = await app.call('trainingSessions.update', { id: added.id, version: added.version, set: { endsAt: '12:30' } });
    await look();
    await app.call('trainingSessions.delete', { id: changed.id, version: changed.version });
    await look();
    await app.call('history.undo', {});
    await look();
    for (let times = 0; times < 2; times += 1) await app.call('history.undo', {});
    await look();
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect((await app.call('trainingSessions.list', { eventId })).some((one) => one.id === added.id)).toBe(false);
  });
  it('put no event without a date into a calendar', async () => {
    await write('programme', 'ics', '2016-04-01', '2017-03-31');
    expect(readFileSync(file('programme.ics'), 'utf8')).not.toContain('VEVENT');
  });
});
