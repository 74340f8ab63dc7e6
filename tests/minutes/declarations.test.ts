import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declarationSentence } from '../../shared/declarations.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';
import { agendaItem, doc, meetingData, minute, person } from '../packs/data.ts';

test.each([
  [{ kind: 'pecuniary', nature: 'owns the building.', leftRoom: true }, 'Ann Lee declared a pecuniary interest in this item (owns the building) and left the room while it was considered.'],
  [{ kind: 'non-pecuniary', nature: null, leftRoom: false }, 'Ann Lee declared a non-pecuniary interest in this item.'],
  [{ kind: 'loyalty', nature: 'governor', leftRoom: false }, 'Ann Lee declared a conflict of loyalty in this item (governor).'],
] as const)('a declaration is a sentence: %#', (declaration, words) => expect(declarationSentence('Ann Lee', declaration)).toBe(words));

describe('in the document', () => {
  const data = (section: 'business' | 'private') => meetingData({
    items: [agendaItem('lease', '87', 'The lease', { section })], minutes: [minute('lease', doc('The lease was considered.'))], people: [person('ann', 'Ann Lee')],
    declarations: [{ agendaItemId: 'lease', personId: 'ann', kind: 'pecuniary', nature: 'canary', leftRoom: true }],
  });
  test('a declaration stands under its item, before its text', () => {
    const text = documentLines(minutesDocument(data('business'), { actions: false, exempt: false })).join('\n');
    expect(text.indexOf('Ann Lee declared a pecuniary interest')).toBeGreaterThan(text.indexOf('The lease'));
    expect(text.indexOf('Ann Lee declared')).toBeLessThan(text.indexOf('The lease was considered'));
  });
  test('a declaration in private business is in no document that did not ask for it', () => {
    expect(JSON.stringify(minutesDocument(data('private'), { actions: true, exempt: false }))).not.toMatch(/canary|Ann Lee/);
    expect(JSON.stringify(minutesDocument(data('private'), { actions: true, exempt: true }))).toContain('canary');
  });
});

describe('on record', () => {
  let app: TestApp;
  let world: World;
  beforeAll(async () => {
    app = openApp(join(testFolder('declarations'), 'board.boardwright'));
    world = await buildWorld(app);
  });
  afterAll(() => app.app.close());
  test('nobody declares twice in one item', async () => {
    await app.refused('declarations.create', { agendaItemId: world.review.id, personId: world.doctor.id, kind: 'loyalty' }, 'conflict');
  });
  test('a vote of somebody who left the room is pointed out, with the item it is about', async () => {
    await app.call('attendance.mark', { meetingId: world.september.id, personId: world.doctor.id, status: 'present' });
    const found = await app.call('minutes.preflight', { meetingId: world.september.id });
    expect(found).toContainEqual({ text: expect.stringMatching(/a vote of Dr Ewan Søndergaard is recorded on “That the figures be published”, who declared an interest and left the room/) as string, agendaItemId: world.review.id });
  });
});
