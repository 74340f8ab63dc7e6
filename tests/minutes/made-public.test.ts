import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzip } from '../../db/packs/zip.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { written } from '../fixtures/world.ts';

const root = testFolder('made-public');
let app: TestApp;
let folder: string;
let ids: { body: string; meeting: string; later: string; item: string; minute: string; chair: string; draft: string };
let run = 0;

/** Every word in a file, packed or not. */
function wordsOf(path: string): string {
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  const parts = unzip(bytes);
  return [...parts.keys()].map((name) => new TextDecoder().decode(parts.get(name))).join('\n').replace(/<[^>]+>/g, '');
}
async function file(work: (to: string) => Promise<unknown>, type: string): Promise<string> {
  const to = join(folder, `${++run}.${type}`);
  await work(to);
  return wordsOf(join(folder, readdirSync(folder).find((name) => name.startsWith(`${run}.`))!));
}
/** Everything that leaves the machine without private business having been asked for. */
const exports: [string, () => Promise<string>][] = [
  ['the minutes', () => file((to) => app.call('packs.minutes', { meetingId: ids.meeting, format: 'docx', to }), 'docx')],
  ['the minutes of the year', () => file((to) => app.call('packs.year', { bodyId: ids.body, from: '2026-01-01', until: '2026-12-31', format: 'docx', to }), 'docx')],
  ['the decisions', () => file((to) => app.call('minutes.exportRegister', { register: 'decisions', format: 'csv', to }), 'csv')],
  ['the actions made from minutes', () => file((to) => app.call('minutes.exportRegister', { register: 'actions', format: 'docx', to }), 'docx')],
  ['the declarations', () => file((to) => app.call('minutes.exportRegister', { register: 'declarations', format: 'xlsx', to }), 'xlsx')],
  ['the recorded votes', () => file((to) => app.call('minutes.exportRegister', { register: 'votes', format: 'docx', to }), 'docx')],
  ['the action log', () => file((to) => app.call('actions.export', { format: 'docx', to }), 'docx')],
  ['the action log as a spreadsheet', () => file((to) => app.call('actions.export', { format: 'xlsx', to }), 'xlsx')],
  ['the comments of reviewers', () => file((to) => app.call('reviewComments.export', { meetingId: ids.meeting, format: 'docx', to }), 'docx')],
  ['versions side by side', () => file((to) => app.call('minutes.exportComparison', { meetingId: ids.meeting, left: 'on-2026-01-01', right: 'now', format: 'docx', to }), 'docx')],
  ['a bundle of the meeting', () => file((to) => app.call('bundles.send', { scope: { kind: 'meeting', id: ids.meeting }, include: [], to, partner: 'Partner', email: null, purpose: '', replyBy: null, as: 'bundle' }), 'json')],
];

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'x-'));
  app = openApp(join(folder, 'board.boardwright'));
  await app.call('board.create', { name: 'Mossford Board', kind: 'other' });
  const body = (await app.call('bodies.create', { name: 'Board' })).id;
  const chair = (await app.call('people.create', { givenName: 'Ann', familyName: 'Lee' })).id;
  const meeting = await app.call('meetings.create', { bodyId: body, date: '2026-09-10', startsAt: '18:00', status: 'held' });
  const later = (await app.call('meetings.create', { bodyId: body, date: '2026-10-08', startsAt: '18:00', status: 'held' })).id;
  await app.call('agendaItems.create', { meetingId: meeting.id, title: 'Budget' });
  const item = (await app.call('agendaItems.create', { meetingId: meeting.id, section: 'private', title: 'CANARY title', exemptParagraph: 3 })).id;
  const minute = (await app.call('minutes.create', { meetingId: meeting.id, agendaItemId: item, body: written('CANARY text'), outcome: 'resolved' })).id;
  const decision = await app.call('decisions.create', { minuteId: minute, text: 'CANARY decision' });
  await app.call('votes.create', { decisionId: decision.id, personId: chair, vote: 'for' });
  await app.call('declarations.create', { agendaItemId: item, personId: chair, kind: 'pecuniary', nature: 'CANARY interest' });
  await app.call('actions.create', { bodyId: body, minuteId: minute, text: 'CANARY action' });
  const circulated = await app.call('meetings.circulate', { id: meeting.id, version: meeting.version, on: '2026-09-14', exempt: true });
  const [draft] = await app.call('circulations.list', { meetingId: meeting.id });
  await app.call('reviewComments.create', { circulationId: draft!.id, agendaItemId: item, personId: chair, saidOn: '2026-09-15', text: 'CANARY comment' });
  await app.call('meetings.confirm', { id: meeting.id, version: circulated.version, atMeetingId: later, corrections: [{ minuteId: minute, text: 'CANARY correction' }] });
  ids = { body, meeting: meeting.id, later, item, minute, chair, draft: draft!.id };
});
afterEach(() => app.app.close());
const makePublic = (more: object = {}) => app.call('madePublic.create', { agendaItemIds: [ids.item], publicOn: '2026-10-15', personId: ids.chair, minuteId: null, decidedBy: null, reason: 'It was signed.', ...more });

describe('private business, confirmed and sent round', () => {
  it.each(exports)('is in no word of %s, until it is made public, and again once that is taken back', async (_, write) => {
    expect(await write()).not.toMatch(/canary/i);
    const [shown] = await makePublic();
    expect(await write()).toMatch(/canary/i);
    await app.call('madePublic.delete', { id: shown!.id, version: shown!.version });
    expect(await write()).not.toMatch(/canary/i);
  });
  it('is in a draft that is printed again only if it is asked for, also once it was made public: that draft said so', async () => {
    await makePublic();
    const again = (exempt: boolean) => file((to) => app.call('circulations.export', { id: ids.draft, format: 'docx', exempt, to }), 'docx');
    expect(await again(false)).not.toMatch(/canary/i);
    expect(await again(true)).toMatch(/canary text/i);
  });
  it('says in the public minutes when it was made public and by whom', async () => {
    await makePublic({ decidedBy: 'the Council' });
    expect(await exports[0]![1]()).toContain('[Private when it was considered. Made public on 15 October 2026 by Ann Lee, the Council: It was signed.]');
    expect((await app.call('madePublic.list', { meetingId: ids.meeting })).map((one) => one.by)).toEqual(['Ann Lee, the Council']);
    expect((await app.call('history.list', { table: 'madePublic' })).length).toBeGreaterThan(0);
    await app.call('history.undo', {});
    expect(await exports[0]![1]()).not.toMatch(/canary/i);
  });
  it.each<[string, object]>([
    ['a day to come', { publicOn: '2026-12-01' }], ['a day before the meeting', { publicOn: '2026-09-01' }], ['nobody who decided', { personId: null }],
  ])('is not made public on %s', async (_, more) => {
    await app.refused('madePublic.create', { agendaItemIds: [ids.item], publicOn: '2026-10-15', personId: ids.chair, minuteId: null, decidedBy: null, reason: '', ...more }, 'invalid_input');
  });
  it('is not made public twice', async () => {
    await makePublic();
    await app.refused('madePublic.create', { agendaItemIds: [ids.item], publicOn: '2026-10-15', personId: ids.chair, minuteId: null, decidedBy: null, reason: '' }, 'invalid_input');
  });
  it('stands alone in minutes that are asked for, and there are none where nothing is private', async () => {
    expect(await file((to) => app.call('packs.minutes', { meetingId: ids.meeting, format: 'docx', exempt: true, only: 'private', to }), 'docx')).toMatch(/EXEMPT – NOT FOR PUBLICATION[\s\S]*CANARY|CANARY[\s\S]*EXEMPT – NOT FOR PUBLICATION/);
    await app.refused('packs.minutes', { meetingId: ids.meeting, format: 'docx', exempt: false, only: 'private', to: join(folder, 'x.docx') }, 'invalid_input');
    await app.refused('packs.minutes', { meetingId: ids.later, format: 'docx', exempt: true, only: 'private', to: join(folder, 'x.docx') }, 'invalid_input');
  });
});
