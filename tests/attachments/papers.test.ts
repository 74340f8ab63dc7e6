import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LATEST } from '../../db/migrate.ts';
import { openFile } from '../../db/open.ts';
import { invoice } from '../fixtures/attachment-inputs.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { dumpFile, lookInto, testFolder } from '../fixtures/files.ts';
import { buildSpine, type Spine } from '../fixtures/world.ts';

const root = testFolder('papers');
let app: TestApp;
let world: Spine;
let n = 0;
beforeEach(async () => {
  app = openApp(join(root, `board ${n++}.boardwright`));
  world = await buildSpine(app);
});
afterEach(() => {
  expect(app.faults).toEqual([]);
  app.app.close();
});
const attach = (ownerId: string, name = 'Winter plan.pdf', words = name) => app.call('attachments.add', { ownerTable: 'agendaItems', ownerId, from: invoice(name, words) });
const namesOf = async (ownerId: string) => (await app.call('attachments.list', { ownerTable: 'agendaItems', ownerId })).map(({ name }) => name);
const counts = (meetingId: string) => app.call('attachments.papers', { meetingId });
const item = (id: string) => app.call('agendaItems.get', { id });

describe('the papers of an agenda item', () => {
  it('are counted for all items of a meeting at once, in the order of the agenda', async () => {
    expect(await counts(world.november.id)).toEqual([]);
    await attach(world.budget.id);
    await attach(world.plan.id);
    await attach(world.plan.id, 'Appendix 1.xlsx');
    await attach(world.review.id);
    expect(await counts(world.november.id)).toEqual([{ agendaItemId: world.plan.id, papers: 2 }, { agendaItemId: world.budget.id, papers: 1 }]);
  });
  it('stay with it when it moves on the agenda, and when it moves to another meeting', async () => {
    await attach(world.plan.id);
    await app.call('agendaItems.move', { id: world.plan.id, version: 1, before: null });
    const { version } = await item(world.plan.id);
    await app.call('agendaItems.update', { id: world.plan.id, version, set: { meetingId: world.january.id } });
    expect(await namesOf(world.plan.id)).toEqual(['Winter plan.pdf']);
    expect([await counts(world.november.id), await counts(world.january.id)]).toEqual([[], [{ agendaItemId: world.plan.id, papers: 1 }]]);
  });
  it('are not copied with a standing item, which has papers of its own at each meeting', async () => {
    const standing = await app.call('agendaItems.create', { meetingId: world.november.id, section: 'standing', title: 'Data report' });
    await attach(standing.id);
    const next = await app.call('meetings.create', { bodyId: world.board.id, date: '2027-03-11', copyItemsFrom: world.november.id });
    expect((await app.call('agendaItems.list', { meetingId: next.id })).map(({ title }) => title)).toEqual(['Data report']);
    expect(await counts(next.id)).toEqual([]);
  });
  it('go when the item goes or its whole meeting, and come back with either', async () => {
    await attach(world.plan.id);
    for (const remove of [
      async () => app.call('agendaItems.delete', await item(world.plan.id).then(({ id, version }) => ({ id, version }))),
      async () => app.call('meetings.delete', await app.call('meetings.get', { id: world.november.id }).then(({ id, version }) => ({ id, version }))),
    ]) {
      await remove();
      expect(dumpFile(app.file)['attachments']).toEqual([]);
      await app.call('history.undo', {});
      expect(await namesOf(world.plan.id)).toEqual(['Winter plan.pdf']);
      await app.call('history.redo', {});
      expect(dumpFile(app.file)['attachments']).toEqual([]);
      await app.call('history.undo', {});
    }
  });
  it('can be added, renamed and removed when the minutes are confirmed, and what those say does not change', async () => {
    const said = () => { const { confirmedMinutes, minutes, agendaItems, meetings } = dumpFile(app.file); return { confirmedMinutes, minutes, agendaItems, meetings }; };
    const before = said();
    const paper = await attach(world.strategy.id, 'Strategy as adopted.pdf');
    const renamed = await app.call('attachments.rename', { id: paper.id, version: paper.version, name: 'Strategy.pdf' });
    await app.call('attachments.remove', { id: renamed.id, version: renamed.version });
    expect(await namesOf(world.strategy.id)).toEqual([]);
    for (const name of ['Strategy.pdf', 'Strategy as adopted.pdf']) {
      await app.call('history.undo', {});
      expect(await namesOf(world.strategy.id)).toEqual([name]);
    }
    await app.call('history.undo', {});
    expect(await namesOf(world.strategy.id)).toEqual([]);
    expect(said()).toEqual(before);
  });
});

describe('a file of before there were papers', () => {
  const A = '0199e6a0-0000-7000-8000-0000000000a1';
  const LINE = '0199e6a0-0000-7000-8000-0000000000b1';
  it('keeps its attached files and their history, gives back what had been removed, and takes papers from then on', async () => {
    const file = join(root, 'version 18.boardwright');
    const db = openFile({ file, version: 18 });
    const row = (id: string, owner: string) => `INSERT INTO attachments (id, ownerTable, ownerId, name, mediaType, size, sha256, addedOn) VALUES ('${id}', '${owner}', '${LINE}', '${id.slice(-2)}.pdf', 'application/pdf', 3, 'e3', '2026-10-01')`;
    db.exec(`INSERT INTO steps (id, operation, summary, at, lastAt, together, kind) VALUES
      (1, 'attachments.add', 'Attach a file', '2026-10-01T09:00:00Z', '2026-10-01T09:00:00Z', NULL, 'do'), (2, 'attachments.remove', 'Remove an attached file', '2026-10-02T09:00:00Z', '2026-10-02T09:00:00Z', NULL, 'do');
      UPDATE currentStep SET step = 1; INSERT INTO attachmentContents VALUES ('e3', x'010203'); ${row(A, 'transactions')}; ${row(A.replace('a1', 'a2'), 'transactions')};
      UPDATE currentStep SET step = 2; DELETE FROM attachments WHERE id = '${A}'; UPDATE currentStep SET step = NULL`);
    expect(() => db.exec(row(A, 'agendaItems'))).toThrow('CHECK');
    db.close();

    const old = openApp(file, { firstId: 500_000 });
    const names = async () => (await old.call('attachments.list', { ownerTable: 'transactions', ownerId: LINE })).map(({ name }) => name);
    expect(lookInto(file, (opened) => opened.pragma('user_version', { simple: true }))).toBe(LATEST);
    expect(await names()).toEqual(['a2.pdf']);
    await old.call('history.undo', {});
    expect(await names()).toEqual(['a1.pdf', 'a2.pdf']);
    const body = await old.call('bodies.create', { name: 'Board' });
    const meeting = await old.call('meetings.create', { bodyId: body.id, date: '2026-11-12' });
    const { id } = await old.call('agendaItems.create', { meetingId: meeting.id, title: 'Winter plan' });
    await old.call('attachments.add', { ownerTable: 'agendaItems', ownerId: id, from: invoice() });
    expect(await old.call('attachments.papers', { meetingId: meeting.id })).toEqual([{ agendaItemId: id, papers: 1 }]);
    expect(old.faults).toEqual([]);
    old.app.close();
  });
});
