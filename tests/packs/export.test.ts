import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { wordLines } from '../../db/packs/read-back.ts';
import { unzip } from '../../db/packs/zip.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { doc } from './data.ts';

const root = testFolder('packs');
let app: TestApp;
let folder: string;
let bodyId: string;
let meetingId: string;
let laterId: string;
let people: Record<'ann' | 'ben' | 'cat', string>;
let chairSeatId: string;
let policeId: string;

/** The text of the minutes as Word gives it. */
async function exported(id = meetingId, options: { actions?: boolean; exempt?: boolean } = {}): Promise<string[]> {
  const to = join(folder, 'minutes.docx');
  await app.call('packs.minutes', { meetingId: id, format: 'docx', to, ...options });
  return wordLines(new TextDecoder().decode(unzip(readFileSync(to)).get('word/document.xml')));
}

async function item(meeting: string, title: string, more: object = {}): Promise<string> {
  return (await app.call('agendaItems.create', { meetingId: meeting, title, ...more })).id;
}

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'x-'));
  app = openApp(join(folder, 'board.boardwright'));
  await app.call('board.create', { name: 'Eastmarsh Safeguarding Board', kind: 'other' });
  policeId = (await app.call('organisations.create', { name: 'Estuary Police', shortName: 'EP', kind: 'police' })).id;
  bodyId = (await app.call('bodies.create', { name: 'Executive Group', kind: 'executive' })).id;
  const add = async (givenName: string, familyName: string): Promise<string> =>
    (await app.call('people.create', { givenName, familyName, organisationId: policeId })).id;
  people = { ann: await add('Ann', 'Lee'), ben: await add('Ben', 'Oke'), cat: await add('Cat', 'Moss') };
  const seat = async (seatClass: 'chair' | 'member', personId: string): Promise<string> => {
    const { id } = await app.call('seats.create', { bodyId, class: seatClass, organisationId: policeId });
    await app.call('appointments.create', { seatId: id, personId });
    return id;
  };
  await seat('member', people.ben);
  chairSeatId = await seat('chair', people.ann);
  const meet = async (date: string): Promise<string> => (await app.call('meetings.create', { bodyId, date, startsAt: '10:00' })).id;
  meetingId = await meet('2026-05-14');
  laterId = await meet('2026-07-16');
});

describe('the exported minutes of a meeting', () => {
  it('are what was recorded, by the names and numbers of the record', async () => {
    await item(meetingId, 'Apologies');
    const plan = await item(meetingId, 'Business plan');
    await app.call('attendance.mark', { meetingId, personId: people.ben, status: 'present' });
    await app.call('attendance.mark', { meetingId, personId: people.ann, status: 'apologies' });
    await app.call('attendance.mark', { meetingId, personId: people.cat, status: 'substitute', forSeatId: chairSeatId });
    const minute = await app.call('minutes.create', { meetingId, agendaItemId: plan, body: doc('The plan was presented.'), outcome: 'resolved' });
    const decided = await app.call('decisions.create', { minuteId: minute.id, text: 'To approve the plan', votesFor: 2, votesAgainst: 0 });
    await app.call('votes.create', { decisionId: decided.id, personId: people.ben, vote: 'for' });
    await app.call('votes.create', { decisionId: decided.id, personId: people.cat, vote: 'for' });
    const action = await app.call('actions.create', { bodyId, minuteId: minute.id, text: 'Publish it', leadPersonId: people.ben, targetDate: '2026-06-01' });
    expect(await exported()).toEqual([
      'Minutes of Executive Group', 'Thursday 14 May 2026', '(10:00 am)', 'Present:\tBen Oke and Cat Moss (substitute)',
      '1.\tApologies', 'Apologies were received from Ann Lee. Cat Moss attended as substitute for Ann Lee.',
      '2.\tBusiness plan', 'The plan was presented.', 'The Executive resolved to approve the plan.', '[Recorded vote. For (2): Cat Moss and Ben Oke. Against (0): none. Abstained (0): none.]',
      'Actions', 'Actions agreed at this meeting', 'No.', 'Minute', 'Action', 'Lead', 'Target date', String(action.number), '2', 'Publish it', 'BO, EP', '01/06/2026',
    ]);
    expect(await exported(meetingId, { actions: false })).not.toContain('Actions');
  });

  it('call an agency what it was called on the day', async () => {
    await app.call('organisationAliases.create', { organisationId: policeId, name: 'Marsh Constabulary', fromDate: '2000-01-01', toDate: '2026-05-31' });
    for (const id of [meetingId, laterId]) await app.call('actions.create', { bodyId, meetingId: id, text: 'Write', leadOrganisationId: policeId });
    expect((await exported(meetingId)).at(-2)).toBe('Marsh Constabulary');
    expect((await exported(laterId)).at(-2)).toBe('EP');
  });

  it('say that the minutes of another meeting were confirmed at it, and how that meeting’s minutes were corrected', async () => {
    const plan = await item(meetingId, 'Business plan');
    const secret = await item(meetingId, 'CANARY', { section: 'private' });
    const minuteId = (await app.call('minutes.create', { meetingId, agendaItemId: plan, body: doc('Seven plans.') })).id;
    const secretId = (await app.call('minutes.create', { meetingId, agendaItemId: secret, body: doc('CANARY') })).id;
    await item(laterId, 'Minutes of the last meeting');
    const { version } = await app.call('meetings.get', { id: meetingId });
    await app.call('meetings.confirm', { id: meetingId, version, atMeetingId: laterId, corrections: [{ minuteId, text: 'read “six”' }, { minuteId: secretId, text: 'CANARY' }] });
    expect((await exported(laterId)).slice(3)).toEqual([
      '3.\tMinutes of the last meeting', 'The minutes of the meeting held on 14 May 2026 were confirmed as a correct record, with these corrections:', 'Minute 1: read “six”.',
    ]);
    const first = await exported(meetingId);
    expect(first.slice(-3)).toEqual(['Confirmation', 'Confirmed as a correct record on Thursday 16 July 2026, with these corrections:', 'Minute 1: read “six”.']);
    expect([...unzip(readFileSync(join(folder, 'minutes.docx'))).keys()].some((name) => name.includes('header'))).toBe(false);
    expect((await exported(meetingId, { exempt: true })).filter((line) => line.includes('CANARY'))).toHaveLength(3);
  });

  it('once confirmed, stay as they were signed off, whatever a person is called afterwards', async () => {
    await app.call('attendance.mark', { meetingId, personId: people.ben, status: 'present' });
    const { version } = await app.call('meetings.get', { id: meetingId });
    await app.call('meetings.confirm', { id: meetingId, version, atMeetingId: laterId, corrections: [] });
    const ben = await app.call('people.get', { id: people.ben });
    await app.call('people.update', { id: ben.id, version: ben.version, set: { familyName: 'Renamed' } });
    expect(await exported()).toContain('Present:\tBen Oke');
  });

  it('leave private business out unless asked', async () => {
    const secret = await item(meetingId, 'CANARY title', { exempt: true, exemptParagraph: 3 });
    await app.call('minutes.create', { meetingId, agendaItemId: secret, body: doc('CANARY text') });
    await exported();
    const bytes = [...unzip(readFileSync(join(folder, 'minutes.docx'))).values()].map((part) => new TextDecoder().decode(part)).join('\n');
    expect(bytes).not.toMatch(/canary/i);
    expect(await exported(meetingId, { exempt: true })).toContain('CANARY text');
  });

  it('come as a PDF with its number of pages', async () => {
    const done = await app.call('packs.minutes', { meetingId, format: 'pdf', to: join(folder, 'm.pdf') });
    expect(done).toEqual({ name: 'm.pdf', bytes: readFileSync(join(folder, 'm.pdf')).length, pages: 1 });
  });
});

describe('an export that is refused', () => {
  it('writes nothing for a meeting that is not there', async () => {
    await app.refused('packs.minutes', { meetingId: '0199e6a0-0000-7000-8000-00000000ffff', format: 'pdf', to: join(folder, 'm.pdf') }, 'not_found');
    expect(existsSync(join(folder, 'm.pdf'))).toBe(false);
  });

  it('does not put a document in the place of the board', async () => {
    await app.refused('packs.minutes', { meetingId, format: 'pdf', to: app.file }, 'forbidden');
    expect((await app.call('board.get', {})).board?.name).toBe('Eastmarsh Safeguarding Board');
  });

  it('leaves no unfinished file in a folder that is gone', async () => {
    await app.refused('packs.minutes', { meetingId, format: 'docx', to: join(folder, 'gone', 'm.docx') }, 'not_found');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part') || name.endsWith('.docx'))).toEqual([]);
    expect(app.faults).toEqual([]);
  });
});
