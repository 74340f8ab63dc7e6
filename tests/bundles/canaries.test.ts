import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unzip } from '../../db/packs/zip.ts';
import type { Scope } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES, WITHHELD_KINDS, type Withheld } from '../../shared/bundles/tables.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, written } from '../fixtures/world.ts';
import { canary, plantCanaries } from './canaries.ts';
import { readBundle } from './two-copies.ts';

const folder = testFolder('bundle-canaries');
const file = join(folder, 'world.boardwright');
const KINDS = ['bundle', 'form'] as const;
let app: TestApp;
let scopes: Scope[];
/** Every way to tick, from nothing to all. */
const ticks: Withheld[][] = Array.from({ length: 2 ** WITHHELD_KINDS.length }, (_, n) => WITHHELD_KINDS.filter((_kind, at) => (n >> at) % 2 === 1));

beforeAll(async () => {
  const first = openApp(file);
  const world = await buildWorld(first);
  const { call } = first;
  const item = await call('agendaItems.create', { meetingId: world.september.id, title: 'Lease', exempt: true, exemptParagraph: 3 });
  const forgotten = await call('agendaItems.create', { meetingId: world.september.id, title: 'Staffing', section: 'private' });
  for (const { id } of [item, forgotten]) {
    const minute = await call('minutes.create', { meetingId: world.september.id, agendaItemId: id, body: written('Agreed.') });
    const decision = await call('decisions.create', { minuteId: minute.id, text: 'To sign' });
    await call('votes.create', { decisionId: decision.id, personId: world.chair.id, vote: 'for' });
    await call('declarations.create', { agendaItemId: id, personId: world.chair.id, kind: 'pecuniary', nature: 'owns it' });
    const action = await call('actions.create', { bodyId: world.september.bodyId, meetingId: world.september.id, minuteId: minute.id, text: 'Sign', leadOrganisationId: world.police.id, targetDate: '2026-12-01' });
    await call('actions.extend', { id: action.id, version: action.version, targetDate: '2027-01-01', targetText: null, agreedBy: null, meetingId: null, reason: 'Not ready' });
    await call('actionOwners.create', { actionId: action.id, text: 'Estates' });
    await call('actionProgress.create', { actionId: action.id, saidOn: '2026-11-01', text: 'Begun' });
    await call('actions.create', { bodyId: world.september.bodyId, text: 'A part of it', parentId: action.id, leadOrganisationId: world.police.id });
  }
  const secret = await call('risks.create', { bodyId: world.september.bodyId, event: 'A claim', likelihood: 3, impact: 4, likelihoodAfter: 2, impactAfter: 4, exempt: true });
  await call('risks.escalate', { id: secret.id, version: secret.version, toBodyId: world.executive.id, reason: 'Beyond this body' });
  for (const [ownerTable, ownerId, words] of [
    ['risks', secret.id, canary('exempt')], ['actions', world.action.id, canary('attachments')],
    ['agendaItems', item.id, `A paper: ${canary('exempt')}`], ['agendaItems', forgotten.id, `Another: ${canary('exempt')}`], ['agendaItems', world.review.id, `A paper: ${canary('attachments')}`],
  ] as const) {
    const from = join(folder, 'evidence.txt');
    writeFileSync(from, words);
    await call('attachments.add', { ownerTable, ownerId, from });
  }
  const [risk] = await call('risks.list', {});
  await call('risks.escalate', { id: risk!.id, version: risk!.version, toBodyId: world.executive.id, reason: 'Beyond this body' });
  await call('attendanceFigures.setSettings', await call('attendanceFigures.settings', {}));
  first.app.close();
  plantCanaries(file);
  app = openApp(file, { firstId: 800_000 });
  const kinds = new Set<string>();
  scopes = (await app.call('bundles.scopes', {})).filter(({ kind }) => kind === 'body' || kind === 'meeting' || kind === 'organisation' || !kinds.has(kind) && kinds.add(kind)).map(({ title: _, ...scope }) => scope);
});
afterAll(() => app.app.close());

it('the world that is looked at has a record of every kind', async () => {
  const path = join(folder, 'whole.board.json');
  await app.call('bundles.send', { scope: { kind: 'board', id: null }, include: [...WITHHELD_KINDS], to: path, partner: 'Everybody' });
  expect(Object.keys(BUNDLE_TABLES).filter((table) => readBundle(path).tables[table] === undefined)).toEqual([]);
});
it.each(KINDS)('a %s has in no byte what was not ticked, whatever is sent and whatever else is ticked', async (as) => {
  const seen = new Set<string>();
  for (const [n, scope] of scopes.entries()) {
    for (const include of ticks) {
      const path = join(folder, `${as}-${n}-${include.join('-')}`);
      const sent = await app.result('bundles.send', { scope, include, to: path, partner: `Partner ${n} ${include.join(' ')}`, as, sign: false });
      // There may be nothing in a part for a form to ask about.
      if (!sent.ok) { expect(sent.error.code).toBe('conflict'); continue; }
      const text = bytesOf(path);
      for (const kind of WITHHELD_KINDS) {
        if (!include.includes(kind)) expect(text.includes(canary(kind)), `${kind} in ${as} of ${scope.kind} with ${include.join(', ')}`).toBe(false);
        else if (text.includes(canary(kind))) seen.add(kind);
      }
      expect(text).toContain(canary('open'));
    }
  }
  // What is ticked does go, so that the words are looked for where they can be.
  expect([...seen].sort()).toEqual(as === 'bundle' ? [...WITHHELD_KINDS].sort() : ['contact', 'exempt']);
}, 120_000);
it('the sheet counts whoever is named only in a draft that was sent round', async () => {
  const { people } = await app.call('bundles.sheet', { scope: { kind: 'board', id: null } });
  expect(people.filter((name) => name.endsWith('Draftonly')).length).toBeGreaterThan(0);
});
it('a Word form has in no part of it what was not ticked', async () => {
  for (const [n, include] of ([[], ['contact'], ['notes', 'attachments', 'payees']] satisfies Withheld[][]).entries()) {
    const to = join(folder, `form-${n}.docx`);
    await app.call('bundles.send', { scope: { kind: 'board', id: null }, include, to, partner: `Partner of form ${n}`, as: 'word' });
    const text = [...unzip(readFileSync(to)).values()].map((part) => new TextDecoder().decode(part)).join('\n');
    expect(WITHHELD_KINDS.filter((kind) => text.includes(canary(kind)))).toEqual(include.filter((kind) => kind === 'contact'));
    expect(text).toContain(canary('open'));
  }
});
/** What is in a file, with what is packed into it: the contents of attached files stand in it as base64. */
function bytesOf(path: string): string {
  const text = readFileSync(path, 'utf8');
  return text + [...text.matchAll(/"base64":"([^"]*)"/g)].map(([, packed]) => Buffer.from(packed!, 'base64').toString('utf8')).join(' ');
}
