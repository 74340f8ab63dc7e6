import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { depthOf, MAX_TEXT_DEPTH, type RichDoc, type RichNode } from '../../shared/rich-text.ts';
import { closeAll, copies, readBundle, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let bodyId: string;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  ({ id: bodyId } = await all.Anna.call('bodies.create', { name: 'Executive' }));
});
afterEach(() => closeAll(all));

const lists = (levels: number): RichDoc => {
  let node: RichNode = { type: 'paragraph', content: [{ type: 'text', text: 'Agreed.', marks: [{ type: 'bold' }] }] };
  for (let level = 0; level < levels; level++) node = { type: 'bulletList', content: [{ type: 'listItem', content: level === 0 ? [node] : [{ type: 'paragraph' }, node] }] };
  return { type: 'doc', content: [node] };
};

it('a text as deep as may be written is kept, sent round, sent, read and edited again; one deeper is refused', async () => {
  const { call, raw } = all.Anna;
  expect(depthOf(lists(14))).toBeLessThanOrEqual(MAX_TEXT_DEPTH);
  const meeting = await call('meetings.create', { bodyId, date: '2026-09-03' });
  const item = await call('agendaItems.create', { meetingId: meeting.id, title: 'Safer streets' });
  const minute = await call('minutes.create', { meetingId: meeting.id, agendaItemId: item.id, body: lists(14) });
  expect(await raw('minutes.update', { id: minute.id, version: minute.version, set: { body: lists(15) } })).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  const edited = await call('minutes.update', { id: minute.id, version: minute.version, set: { body: { ...lists(14), content: [...lists(14).content, { type: 'paragraph' }] } } });
  const held = await call('meetings.update', { id: meeting.id, version: meeting.version, set: { status: 'held' } });
  await call('meetings.circulate', { id: held.id, version: held.version, on: '2026-09-10' });
  const path = await all.Anna.send('Ben');
  expect(readBundle(path).tables['circulations']).toHaveLength(1);
  expect((await all.Ben.take(path)).counts).toMatchObject({ refused: 0, conflict: 0 });
  const there = await all.Ben.call('minutes.get', { id: minute.id });
  expect(there.body).toEqual(edited.body);
  await all.Ben.call('minutes.update', { id: there.id, version: there.version, set: { body: lists(14) } });
});

it('a form that comes back untouched changes nothing, however its lines end', async () => {
  const { call } = all.Anna;
  const { id: organisationId } = await call('organisations.create', { name: 'Parks Trust' });
  const action = await call('actions.create', { bodyId, text: 'Map the routes', leadOrganisationId: organisationId, progress: 'Begun.\r\n\r\nHalf is done.\rThe rest\nfollows.' });
  const to = join(dirname(all.Anna.file), 'form.html');
  await call('bundles.send', { scope: { kind: 'organisation', id: organisationId }, partner: 'Parks Trust', to, as: 'form' });
  const [sent] = await call('bundles.sent', {});
  const hash = /"hash":"(sha256:[0-9a-f]{64})"/.exec(readFileSync(to, 'utf8'))![1]!;
  const answered = async (value: string, n: number) => {
    const from = join(dirname(all.Anna.file), `answer ${n}.board.json`);
    writeFileSync(from, JSON.stringify({
      format: 'boardwright answer', formatVersion: 1, id: `0199e6a0-0000-7000-8000-0000000a000${n}`, created: '2026-10-20T10:00:00.000Z', answersTo: { id: sent!.id, hash }, name: 'Maren Oakes',
      values: [{ table: 'actions', id: action.id, field: 'progress', value }],
    }));
    return call('bundles.open', { from });
  };
  expect(await answered('Begun.\n\nHalf is done.\nThe rest\nfollows.', 1)).toMatchObject({ counts: { changed: 0, same: 1 }, items: [] });
  expect(await answered('Begun.\r\n\r\nHalf is done.\r\nThe rest\r\nfollows.', 2)).toMatchObject({ counts: { changed: 0, same: 1 } });
  expect(await answered('Begun.\n\nAll is done.', 3)).toMatchObject({ counts: { changed: 1 }, items: [{ units: [{ theirs: { progress: 'Begun.\n\nAll is done.' } }] }] });
});
