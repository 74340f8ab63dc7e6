import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Withheld } from '../../shared/bundles/tables.ts';
import { boardOf, closeAll, copies, forged, readBundle, type Copy } from './two-copies.ts';

const CANARY = 'CANARY-the lease ends in May';
let all: Record<'Anna' | 'Ben', Copy>;
let anna: Copy;
let ben: Copy;
let scope: { kind: 'meeting'; id: string };
let open: string;
let secret: string;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  anna = all.Anna;
  ben = all.Ben;
  const body = await anna.call('bodies.create', { name: 'Board' });
  const meeting = await anna.call('meetings.create', { bodyId: body.id, date: '2026-11-12' });
  const other = await anna.call('meetings.create', { bodyId: body.id, date: '2027-01-14' });
  scope = { kind: 'meeting', id: meeting.id };
  open = (await anna.call('agendaItems.create', { meetingId: meeting.id, title: 'Winter plan' })).id;
  secret = (await anna.call('agendaItems.create', { meetingId: meeting.id, title: 'Clinic', section: 'private' })).id;
  const later = await anna.call('agendaItems.create', { meetingId: other.id, title: 'Budget' });
  await attach(anna, open, 'Winter plan.pdf', 'The plan');
  await attach(anna, secret, 'Lease.txt', CANARY);
  await attach(anna, later.id, 'Figures.csv', 'Ward,Count');
});
afterEach(() => {
  expect([...anna.faults, ...ben.faults]).toEqual([]);
  closeAll(all);
});
async function attach(copy: Copy, ownerId: string, name: string, words: string) {
  const from = join(dirname(copy.file), name);
  writeFileSync(from, words);
  return copy.call('attachments.add', { ownerTable: 'agendaItems', ownerId, from });
}
const papersOf = async (copy: Copy, ownerId: string) => (await copy.call('attachments.list', { ownerTable: 'agendaItems', ownerId })).map(({ name }) => name);
const send = (copy: Copy, to: string, include: Withheld[] = ['attachments']) => copy.send(to, { scope, include });
/** The word in plain and as it would stand within packed contents, wherever its first letter falls among three. */
const traces = ['', 'x', 'xx'].map((before) => Buffer.from(before + CANARY).toString('base64').slice(before === '' ? 0 : 4, -4)).concat('CANARY', 'Lease.txt', Buffer.from(CANARY).toString('base64url').slice(0, -4));

describe('one meeting with its papers', () => {
  it('carries the papers of its items and of no other meeting, and the sheet counts them', async () => {
    expect(await anna.call('bundles.sheet', { scope, include: ['attachments'] })).toMatchObject({ files: 1, fileBytes: 8, left: [{ kind: 'exempt' }] });
    const sent = readBundle(await send(anna, 'Ben'));
    expect(sent.tables['attachments']).toEqual([expect.objectContaining({ name: 'Winter plan.pdf', ownerTable: 'agendaItems', ownerId: open })]);
    expect(sent.files.map(({ base64 }) => Buffer.from(base64, 'base64').toString())).toEqual(['The plan']);
  });
  it('stays without them where they are not ticked, and the sheet says how many stay', async () => {
    expect(await anna.call('bundles.sheet', { scope })).toMatchObject({ files: 0, left: [{ kind: 'exempt' }, { kind: 'attachments', count: 1 }] });
    expect(readFileSync(await send(anna, 'Ben', []), 'utf8')).not.toContain('Winter plan.pdf');
  });
  it('is shown, counted and saved at the partner’s; a paper that they add comes back, and one that they took off goes', async () => {
    await ben.take(await send(anna, 'Ben'));
    expect(await ben.call('attachments.papers', { meetingId: scope.id })).toEqual([{ agendaItemId: open, papers: 1 }]);
    const [paper] = await ben.call('attachments.list', { ownerTable: 'agendaItems', ownerId: open });
    const to = join(dirname(ben.file), 'saved.pdf');
    await ben.call('attachments.saveCopy', { id: paper!.id, to });
    expect(readFileSync(to, 'utf8')).toBe('The plan');

    await attach(ben, open, 'Police comments.docx', 'Comments');
    await attach(anna, open, 'Appendix.xlsx', 'Rows');
    const before = boardOf(anna);
    const back = await send(ben, 'Anna');
    expect((await anna.open(back)).counts).toMatchObject({ new: 1, changed: 0, conflict: 0, apart: 0, refused: 0 });
    await anna.take(back);
    expect((await papersOf(anna, open)).sort()).toEqual(['Appendix.xlsx', 'Police comments.docx', 'Winter plan.pdf']);
    await anna.call('history.undo', {});
    expect({ ...boardOf(anna), attachmentContents: [] }).toEqual({ ...before, attachmentContents: [] });
    await anna.call('history.redo', {});

    await ben.take(await send(anna, 'Ben'));
    await ben.call('attachments.remove', { id: paper!.id, version: paper!.version });
    await anna.take(await send(ben, 'Anna'));
    expect((await papersOf(anna, open)).sort()).toEqual(['Appendix.xlsx', 'Police comments.docx']);
    expect(await papersOf(anna, secret)).toEqual(['Lease.txt']);
  });
  it('takes in a name that was changed on one side, and asks where it was changed on both', async () => {
    await ben.take(await send(anna, 'Ben'));
    const rename = async (copy: Copy, name: string) => {
      const [paper] = await copy.call('attachments.list', { ownerTable: 'agendaItems', ownerId: open });
      await copy.call('attachments.rename', { id: paper!.id, version: paper!.version, name });
    };
    await rename(ben, 'Winter plan, draft 2.pdf');
    await anna.take(await send(ben, 'Anna'));
    expect(await papersOf(anna, open)).toEqual(['Winter plan, draft 2.pdf']);
    await rename(ben, 'A.pdf');
    await rename(anna, 'B.pdf');
    expect((await anna.open(await send(ben, 'Anna'))).counts.conflict).toBe(1);
  });
  it('brings papers to a meeting whose minutes are confirmed, which say the same afterwards', async () => {
    await ben.take(await send(anna, 'Ben'));
    const meeting = await anna.call('meetings.get', { id: scope.id });
    const [, later] = await anna.call('meetings.list', {});
    const held = await anna.call('meetings.update', { id: scope.id, version: meeting.version, set: { date: '2026-09-10', status: 'held' } });
    await anna.call('meetings.update', { id: later!.id, version: later!.version, set: { date: '2026-10-10', status: 'held' } });
    await anna.call('meetings.confirm', { id: scope.id, version: held.version, atMeetingId: later!.id, corrections: [] });
    const { confirmedMinutes, minutes } = boardOf(anna) as Record<string, unknown>;
    await attach(ben, open, 'Late paper.pdf', 'Late');
    await anna.take(await send(ben, 'Anna'));
    expect((await papersOf(anna, open)).sort()).toEqual(['Late paper.pdf', 'Winter plan.pdf']);
    expect(boardOf(anna)).toMatchObject({ confirmedMinutes, minutes });
  });
});

describe('the papers of a private item', () => {
  it.each<[string, Withheld[]]>([['nothing', []], ['attached files', ['attachments']], ['exempt items', ['exempt']], ['all but exempt items', ['attachments', 'contact', 'notes', 'payees']]])(
    'stay at home with %s ticked, in no byte and no coding of the file', async (_, include) => {
      for (const one of [scope, { kind: 'board' as const, id: null }]) {
        const path = await anna.send(`Ben ${one.kind}`, { scope: one, include });
        const bundle = readBundle(path);
        const text = readFileSync(path, 'utf8') + bundle.files.map(({ base64 }) => Buffer.from(base64, 'base64').toString('utf8')).join(' ');
        expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
      }
    });
  it('go when exempt items are ticked too: so the traces are looked for where they would be', async () => {
    const path = await send(anna, 'Ben', ['exempt', 'attachments']);
    expect(traces.filter((trace) => readFileSync(path, 'utf8').includes(trace))).toEqual([traces[0], 'Lease.txt', traces.at(-1)]);
    await ben.take(path);
    expect(await papersOf(ben, secret)).toEqual(['Lease.txt']);
  });
  it('are left out again once the item has become private, also for somebody who had them', async () => {
    await ben.take(await send(anna, 'Ben'));
    const item = await anna.call('agendaItems.get', { id: open });
    await anna.call('agendaItems.update', { id: open, version: item.version, set: { exempt: true, exemptParagraph: 3 } });
    await attach(anna, open, 'Addendum.pdf', CANARY);
    const path = await send(anna, 'Ben');
    expect(readFileSync(path, 'utf8')).not.toMatch(/Addendum|Winter plan/);
    await ben.take(path);
    expect(await papersOf(ben, open)).toEqual(['Winter plan.pdf']);
  });
});

describe('what a file is kept with', () => {
  it('was not given to the sender: then the file is set apart', async () => {
    await ben.take(await send(anna, 'Ben'));
    await attach(ben, open, 'Leaflet.pdf', 'Read me');
    const path = forged(await send(ben, 'Anna'), ({ tables }) => { for (const row of tables['attachments']!) if (row['name'] === 'Leaflet.pdf') row['ownerId'] = secret; });
    expect((await anna.open(path)).items).toMatchObject([{ table: 'attachments', state: 'apart', reason: 'It belongs to something that the sender was not given: Agenda item: Clinic.' }]);
    await anna.take(path);
    expect(await papersOf(anna, secret)).toEqual(['Lease.txt']);
  });
  it('is left out: then the file does not come without it', async () => {
    const path = await send(anna, 'Ben');
    await ben.take(path, { decisions: [{ table: 'agendaItems', id: open, take: 'mine' }] });
    expect(boardOf(ben)).toMatchObject({ attachments: [], agendaItems: [] });
  });
  it('was deleted there while a paper was added here: it is asked for, rather than take the paper along unseen', async () => {
    await ben.take(await send(anna, 'Ben'));
    await attach(anna, open, 'Appendix.xlsx', 'Rows');
    const item = await ben.call('agendaItems.get', { id: open });
    await ben.call('agendaItems.delete', { id: open, version: item.version });
    const back = await send(ben, 'Anna');
    expect((await anna.open(back)).items.find(({ table }) => table === 'agendaItems')).toMatchObject({ state: 'conflict', reason: 'Deleted there, and here something belongs to it that would go with it: Attached file: Appendix.xlsx.' });
    await anna.take(back, { otherwise: 'mine' });
    expect(await papersOf(anna, open)).toEqual(['Appendix.xlsx']);
  });
  it('was deleted there with all its papers: then both go, and both come back with undo', async () => {
    await ben.take(await send(anna, 'Ben'));
    const item = await ben.call('agendaItems.get', { id: open });
    await ben.call('agendaItems.delete', { id: open, version: item.version });
    const back = await send(ben, 'Anna');
    await anna.take(back);
    expect(boardOf(anna)).not.toMatchObject({ agendaItems: expect.arrayContaining([expect.objectContaining({ id: open })]) });
    expect(await papersOf(anna, open)).toEqual([]);
    await anna.call('history.undo', {});
    expect(await papersOf(anna, open)).toEqual(['Winter plan.pdf']);
  });
});
