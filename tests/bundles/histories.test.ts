import fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../db/bundles/file.ts';
import { written } from '../fixtures/world.ts';
import { closeAll, copies, readBundle, reopen, type Copy } from './two-copies.ts';

/** What a copy does between two exchanges: which record, how, and a number that makes its words its own. */
type Deed = (typeof DEEDS)[number];
const DEEDS = ['text', 'progress', 'minute', 'add item', 'move item', 'add action', 'delete action', 'close', 'mark', 'unmark', 'abbreviate', 'stop abbreviating'] as const;
const deed = fc.record({ who: fc.nat(2), what: fc.constantFrom(...DEEDS), which: fc.nat(3), n: fc.nat(999) });

async function start(anna: Copy): Promise<{ bodyId: string; meetingId: string }> {
  const { id: bodyId } = await anna.call('bodies.create', { name: 'Board' });
  const { id: meetingId } = await anna.call('meetings.create', { bodyId, date: '2026-11-12' });
  for (const familyName of ['Ash', 'Birch', 'Cedar']) await anna.call('people.create', { familyName });
  for (const title of ['One', 'Two', 'Three']) {
    const item = await anna.call('agendaItems.create', { meetingId, title });
    await anna.call('minutes.create', { meetingId, agendaItemId: item.id, body: written('First.', 'Second.', 'Third.') });
    await anna.call('actions.create', { bodyId, text: title });
  }
  return { bodyId, meetingId };
}

async function act(copy: Copy, { bodyId, meetingId }: { bodyId: string; meetingId: string }, what: Deed, which: number, words: string): Promise<void> {
  const actions = await copy.call('actions.list', {});
  const action = actions[which % Math.max(1, actions.length)];
  const items = await copy.call('agendaItems.list', { meetingId });
  const item = items[which % items.length]!;
  switch (what) {
    case 'add item': await copy.call('agendaItems.create', { meetingId, title: words }); return;
    case 'add action': await copy.call('actions.create', { bodyId, text: words }); return;
    case 'move item': await copy.call('agendaItems.move', { id: item.id, version: item.version, before: items.find((one) => one.id !== item.id)?.id ?? null }); return;
    case 'minute': {
      const minutes = await copy.call('minutes.list', { meetingId });
      const minute = minutes[which % minutes.length]!;
      const content = [...minute.body.content];
      content[which % content.length] = written(words).content[0]!;
      await copy.call('minutes.saveText', { id: minute.id, version: minute.version, body: { type: 'doc', content } });
      return;
    }
    // What there is only once, so that two copies that make it have made the same thing.
    case 'mark':
    case 'unmark': {
      const people = await copy.call('people.list', {});
      const [meeting, person] = [{ meetingId }, people[which % people.length]!];
      const marked = (await copy.call('attendance.list', meeting)).some((one) => one.personId === person.id);
      if (what === 'mark') await copy.call('attendance.mark', { ...meeting, personId: person.id, status: which > 1 ? 'present' : 'apologies' });
      else if (marked) await copy.call('attendance.unmark', { ...meeting, personId: person.id });
      return;
    }
    case 'abbreviate':
    case 'stop abbreviating': {
      const known = (await copy.call('abbreviations.list', {})).find(({ short }) => short === `A${which}`);
      if (what === 'abbreviate') await (known === undefined ? copy.call('abbreviations.create', { short: `A${which}`, long: words }) : copy.call('abbreviations.update', { id: known.id, version: known.version, set: { long: words } }));
      else if (known !== undefined) await copy.call('abbreviations.delete', { id: known.id, version: known.version });
      return;
    }
    default:
      if (action === undefined) return;
      if (what === 'delete action') await copy.call('actions.delete', { id: action.id, version: action.version });
      else if (what === 'close') await copy.call('actions.update', { id: action.id, version: action.version, set: { status: 'closed', closedOn: `2026-0${1 + which}-01` } });
      else await copy.call('actions.update', { id: action.id, version: action.version, set: { [what]: words } });
  }
}
const everything = async (copy: Copy) => readBundle(await copy.send('Nobody', { sign: false })).tables;

describe.each([[2, ['Anna', 'Ben']], [3, ['Anna', 'Ben', 'Cara']]] as [number, string[]][])('generated histories on %i copies', (_, names) => {
  it('end the same everywhere, lose no word, and change nothing when they come twice', async () => {
    await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 10 }), async (deeds) => {
      const all = await copies(...names);
      const [anna, ...others] = names.map((name) => all[name]!) as [Copy, ...Copy[]];
      try {
        const where = await start(anna);
        for (const other of others) await other.take(await anna.send(other.name));
        const lastWords = new Map<string, string>();
        for (const { who, what, which, n } of deeds) {
          const copy = [anna, ...others][who % names.length]!;
          const words = `${copy.name} wrote ${n}-${lastWords.size}`;
          await act(copy, where, what, which, words);
          lastWords.set(words, copy.name);
        }
        const before = new Map<string, string>();
        for (const copy of [anna, ...others]) before.set(copy.name, JSON.stringify(await everything(copy)));
        // Anna takes in what each sends and keeps her own where they differ; then each takes what she has.
        for (const other of others) {
          const path = await other.send('Anna');
          await anna.take(path, { otherwise: 'mine' });
          expect((await anna.open(path)).items).toEqual([]);
        }
        const ended = await everything(anna);
        const kept = JSON.stringify(ended) + JSON.stringify(await anna.call('history.list', { table: 'bundlesReceived' }));
        for (const [words, name] of lastWords) if (before.get(name)!.includes(words)) expect(kept).toContain(words);
        for (const other of others) {
          await other.take(await anna.send(other.name), { otherwise: 'theirs' });
          // Byte for byte: the same content has the same hash.
          expect(hashOf(await everything(other))).toBe(hashOf(ended));
        }
        for (const copy of [anna, ...others]) expect(copy.faults).toEqual([]);
      } finally {
        closeAll(all);
      }
    }), { numRuns: 12, seed: 7, endOnFailure: true });
  }, 120_000);
});

/** Between deeds, mail: written by one of the others or by Anna for one of them, and read at once, later, twice or never. */
const mail = fc.record({ other: fc.nat(1), fromAnna: fc.boolean(), then: fc.constantFrom('read', 'later', 'twice', 'lost'), keep: fc.constantFrom('mine', 'theirs') as fc.Arbitrary<'mine' | 'theirs'> });
it('mail that crosses, comes late, twice or never loses no word, and in the end all have the same', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof({ arbitrary: deed, weight: 3 }, { arbitrary: mail, weight: 2 }), { minLength: 4, maxLength: 14 }), async (events) => {
    const all = await copies('Anna', 'Ben', 'Cara');
    const others = [all.Ben, all.Cara];
    try {
      const where = await start(all.Anna);
      for (const other of others) await other.take(await all.Anna.send(other.name));
      const late: (() => Promise<unknown>)[] = [];
      for (const [n, event] of events.entries()) {
        if ('what' in event) {
          const copy = [all.Anna, ...others][event.who]!;
          await act(copy, where, event.what, event.which, `${copy.name} wrote ${event.n}-${n}`);
          continue;
        }
        const other = others[event.other]!;
        const [from, to] = event.fromAnna ? [all.Anna, other] : [other, all.Anna];
        const path = await from.send(to.name);
        const read = () => to.take(path, { otherwise: event.keep });
        if (event.then === 'later') late.push(read);
        if (event.then === 'read' || event.then === 'twice') await read();
        if (event.then === 'twice') {
          const once = await everything(to);
          await read();
          expect(await everything(to)).toEqual(once);
        }
        if (n % 3 === 2) await late.shift()?.();
      }
      for (const read of late) await read();
      const words = new Map<string, string>();
      for (const copy of Object.values(all)) for (const [said] of JSON.stringify(await everything(copy)).matchAll(/(Anna|Ben|Cara) wrote [0-9]+-[0-9]+/g)) words.set(said, copy.name);
      // Twice round, so that what Anna was told last reaches everybody.
      for (let round = 0; round < 2; round++) {
        for (const other of others) await all.Anna.take(await other.send('Anna'), { otherwise: 'mine' });
        for (const other of others) await other.take(await all.Anna.send(other.name), { otherwise: 'theirs' });
      }
      const ended = await everything(all.Anna);
      for (const other of others) expect(await everything(other)).toEqual(ended);
      const kept = (await Promise.all(Object.values(all).map(async (copy) => JSON.stringify(await copy.call('history.list', { limit: 500 }))))).join('') + JSON.stringify(ended);
      for (const [said] of words) expect(kept).toContain(said);
      for (const copy of Object.values(all)) expect(copy.faults).toEqual([]);
    } finally {
      closeAll(all);
    }
  }), { numRuns: 10, seed: 21, endOnFailure: true });
}, 180_000);

it('bundles of two partners lead to the same in either order, but for what is in conflict or got another number', async () => {
  // Each partner its own records, so that what both change is what one list has from both.
  const deeds = fc.array(fc.record({ who: fc.nat(1), what: fc.constantFrom('text', 'progress', 'minute', 'add action', 'add item', 'move item', 'delete action') as fc.Arbitrary<Deed>, which: fc.nat(3), n: fc.nat(999) }), { minLength: 2, maxLength: 8 });
  let without = 0;
  await fc.assert(fc.asyncProperty(deeds, async (list) => {
    const all = await copies('Anna', 'Ben', 'Cara');
    try {
      const where = await start(all.Anna);
      for (const other of [all.Ben, all.Cara]) await other.take(await all.Anna.send(other.name));
      for (const [at, { who, what, which, n }] of list.entries()) {
        const copy = who === 0 ? all.Ben : all.Cara;
        await act(copy, where, what, which, `${copy.name} wrote ${n}-${at}`);
      }
      const sent = [await all.Ben.send('Anna'), await all.Cara.send('Anna')];
      all.Anna.app.close();
      const ends: Record<string, unknown>[] = [];
      let conflicts = 0;
      for (const order of [sent, sent.toReversed()]) {
        const file = `${all.Anna.file} ${ends.length}.boardwright`;
        copyFileSync(all.Anna.file, file);
        const anna = reopen(file, 'Anna');
        for (const path of order) conflicts += (await anna.take(path, { otherwise: 'mine' })).counts.conflict;
        ends.push(Object.fromEntries(Object.entries(await everything(anna)).map(([table, records]) => [table, records.map(({ number: _number, ...rest }) => rest)])));
        anna.app.close();
      }
      if (conflicts > 0) return;
      without++;
      expect(ends[0]).toEqual(ends[1]);
    } finally {
      for (const copy of [all.Ben, all.Cara]) copy.app.close();
    }
  }), { numRuns: 8, seed: 11, endOnFailure: true });
  expect(without).toBeGreaterThan(2);
}, 120_000);
