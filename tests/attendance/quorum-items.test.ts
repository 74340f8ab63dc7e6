import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preflight } from '../../shared/minutes/preflight.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { itemWindows, quorumOfItems, type ItemInterest, type TakenItem } from '../../shared/quorum-items.ts';
import type { QuorumRule } from '../../shared/quorum-rule.ts';
import { inquorateSentence, quorumChanges } from '../../shared/quorum-warnings.ts';
import { quorumSpans, type QuorumFacts } from '../../shared/quorum.ts';
import { agendaItem, decision, doc, mark, meetingData, minute, person, seat } from '../packs/data.ts';

const atLeast = (number: number, more: Partial<QuorumRule> = {}): QuorumRule =>
  ({ members: { by: 'number', compare: 'at least', number }, composition: [], deputies: true, virtual: true, pecuniary: true, ...more });
/** A meeting from 18:00 to 20:00 of members a, b, c …, each with the time of coming and going. */
const room = (...present: [person: string, from?: string | null, to?: string | null][]): QuorumFacts => ({
  start: '18:00', end: '20:00',
  seats: ['a', 'b', 'c', 'd', 'e'].map((holder) => ({ id: `seat-${holder}`, organisationId: holder === 'e' ? 'police' : null, organisationKind: null, holders: [holder] })),
  present: present.map(([personId, from = null, to = null]) => ({ personId, forSeatId: null, virtually: false, from, to })),
});
const items = (...times: (string | null)[]): TakenItem[] => times.map((startedAt, at) => ({ id: `i${at + 1}`, startedAt }));
const declared = (agendaItemId: string, personId: string, kind: ItemInterest['kind'], leftRoom: boolean): ItemInterest => ({ agendaItemId, personId, kind, leftRoom });
const states = (rule: QuorumRule, facts: QuorumFacts, taken: TakenItem[], interests: ItemInterest[] = []) => quorumOfItems(rule, facts, taken, interests).map((one) => one.state);
const name = (id: string) => id;

describe('when an item was taken', () => {
  test('an item with a time lasts until the next one with a time', () => {
    expect([...itemWindows(items('18:00', '18:30', '19:10'), '18:00', '20:00').values()]).toEqual([
      { from: '18:00', to: '18:30', exact: true }, { from: '18:30', to: '19:10', exact: true }, { from: '19:10', to: '20:00', exact: true },
    ]);
  });
  test('an item without a time was taken some time between its neighbours', () => {
    expect([...itemWindows(items(null, '18:30', null, '19:10', null), '18:00', '20:00').values()]).toEqual([
      { from: '18:00', to: '18:30', exact: true }, { from: '18:30', to: '19:10', exact: false }, { from: '18:30', to: '19:10', exact: false },
      { from: '19:10', to: '20:00', exact: false }, { from: '19:10', to: '20:00', exact: false },
    ]);
  });
  test('items taken out of order are cut by the clock', () => {
    expect(itemWindows(items('18:00', '19:00', '18:30'), '18:00', '20:00').get('i3')).toEqual({ from: '18:30', to: '19:00', exact: true });
  });
});

describe('quorum of an item', () => {
  const three = room(['a'], ['b'], ['c', null, '18:40']);
  test('is what it was when the item was decided, at its end', () => {
    expect(states(atLeast(3), three, items('18:00', '18:30', '19:10'))).toEqual(['quorate', 'inquorate', 'inquorate']);
  });
  test('is found again when somebody arrives', () => {
    expect(states(atLeast(3), room(['a'], ['b'], ['c', null, '18:40'], ['d', '19:10']), items('18:00', '18:30', '19:10'))).toEqual(['quorate', 'inquorate', 'quorate']);
  });
  test('is unclear where the record does not say when the item was taken, and clear where it makes no difference', () => {
    expect(states(atLeast(3), three, items(null, null))).toEqual(['unclear', 'unclear']);
    expect(states(atLeast(2), three, items(null, null))).toEqual(['quorate', 'quorate']);
    expect(states(atLeast(4), three, items(null, null))).toEqual(['inquorate', 'inquorate']);
  });
  test('does not count whoever left the room for it, and counts them for the next', () => {
    const all = room(['a'], ['b'], ['c']);
    expect(states(atLeast(3), all, items('18:00', '18:30'), [declared('i1', 'c', 'loyalty', true)])).toEqual(['inquorate', 'quorate']);
    expect(inquorateSentence(quorumOfItems(atLeast(3), all, items('18:00', '18:30'), [declared('i1', 'c', 'loyalty', true)])[0]!, name))
      .toBe('There was no quorum when this was decided: 2 of the 3 members needed. One member was not counted because of a declared interest.');
  });
  test('counts somebody with a pecuniary interest who stays, unless the rule says otherwise', () => {
    const all = room(['a'], ['b'], ['c']);
    const interests = [declared('i1', 'c', 'pecuniary', false), declared('i2', 'c', 'loyalty', false)];
    expect(states(atLeast(3), all, items(null, null), interests)).toEqual(['quorate', 'quorate']);
    expect(states(atLeast(3, { pecuniary: false }), all, items(null, null), interests)).toEqual(['inquorate', 'quorate']);
  });
  test('needs the organisations that the rule names', () => {
    const rule = atLeast(2, { composition: [{ from: 'organisation', organisationId: 'police', atLeast: 1 }] });
    const of = quorumOfItems(rule, room(['a'], ['b'], ['e', null, '18:40']), items('18:00', '18:50'), []);
    expect(of.map((one) => one.state)).toEqual(['inquorate', 'inquorate']);
    expect(inquorateSentence(of[1]!, () => 'Eastmarsh Police')).toBe('There was no quorum when this was decided: nobody from Eastmarsh Police.');
  });
  test('changes are told with who came and went', () => {
    const facts = room(['a'], ['b'], ['c', null, '18:40'], ['d', '19:10']);
    expect(quorumChanges(quorumSpans(atLeast(3), facts), facts, name).map((one) => one.words)).toEqual(['Quorum was lost at 6:40 pm when c left.', 'Quorum was found again at 7:10 pm when d arrived.']);
  });
});

describe('swept over every decision', () => {
  const minuteOf = (at: number): string => `${String(18 + Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  const moment = fc.integer({ min: 0, max: 119 });
  const people = ['a', 'b', 'c', 'd', 'e'];
  const board = fc.record({
    needed: fc.integer({ min: 1, max: 5 }), pecuniary: fc.boolean(),
    comings: fc.tuple(...people.map(() => fc.option(fc.tuple(fc.option(moment), fc.option(moment)), { freq: 6 }))),
    // Every item but the last ends where the next begins.
    starts: fc.uniqueArray(moment, { minLength: 1, maxLength: 6 }).map((list) => list.toSorted((a, b) => a - b)),
    interests: fc.array(fc.record({ item: fc.nat(5), person: fc.constantFrom(...people), pecuniary: fc.boolean(), leftRoom: fc.boolean() }), { maxLength: 4 }),
    votes: fc.array(fc.record({ item: fc.nat(5), person: fc.constantFrom(...people) }), { maxLength: 8 }),
  });

  test('quorum of each decision is a count of heads in the last minute of its item', () => {
    fc.assert(fc.property(board, ({ needed, pecuniary, comings, starts, interests }) => {
      const facts = room(...people.flatMap((one, at): [string, string | null, string | null][] => {
        const coming = comings[at];
        if (coming == null) return [];
        const [from, to] = coming[0] !== null && coming[1] !== null && coming[1] < coming[0] ? [coming[1], coming[0]] : coming;
        return [[one, from === null ? null : minuteOf(from), to === null ? null : minuteOf(to)]];
      }));
      const taken = starts.map((start, at) => ({ id: `i${at}`, startedAt: minuteOf(start) }));
      const known = interests.filter((one) => one.item < taken.length).map((one) => declared(`i${one.item}`, one.person, one.pecuniary ? 'pecuniary' : 'loyalty', one.leftRoom));
      quorumOfItems(atLeast(needed, { pecuniary }), facts, taken, known).forEach((one, at) => {
        const last = minuteOf((starts[at + 1] ?? 120) - 1);
        const heads = facts.present.filter(({ personId, from, to }) => (from === null || from <= last) && (to === null || last < to)
          && !known.some((interest) => interest.agendaItemId === one.agendaItemId && interest.personId === personId && (interest.leftRoom || (interest.kind === 'pecuniary' && !pecuniary)))).length;
        expect([last, one.span.present, one.state]).toEqual([last, heads, heads >= needed ? 'quorate' : 'inquorate']);
      });
    }), { numRuns: 600 });
  });

  test('a vote is pointed out exactly where the voter was in the room in no minute of the item, or had left it for an interest', () => {
    fc.assert(fc.property(board, ({ comings, starts, interests, votes }) => {
      const marks = people.flatMap((one, at) => {
        const coming = comings[at];
        if (coming == null) return [];
        const [from, to] = coming[0] !== null && coming[1] !== null && coming[1] < coming[0] ? [coming[1], coming[0]] : coming;
        return [mark(one, 'present', { arrivedAt: from === null ? null : minuteOf(from), leftAt: to === null ? null : minuteOf(to) })];
      });
      fc.pre(marks.length > 0);
      const given = [...new Map(votes.filter((one) => one.item < starts.length).map((one) => [`${one.item} ${one.person}`, one])).values()];
      const away = interests.filter((one) => one.leftRoom && one.item < starts.length);
      const data = meetingData({
        items: starts.map((start, at) => agendaItem(`i${at}`, String(at + 1), `Item ${at + 1}`, { startedAt: minuteOf(start) })),
        minutes: starts.map((_, at) => minute(`i${at}`, doc('Words.'), { outcome: 'resolved' })), decisions: starts.map((_, at) => decision(`d${at}`, `i${at}`, 'Do it')),
        votes: given.map((one) => ({ decisionId: `d${one.item}`, personId: one.person, vote: 'for' as const })),
        declarations: away.map((one) => ({ agendaItemId: `i${one.item}`, personId: one.person, kind: 'loyalty' as const, nature: null, leftRoom: true })),
        people: people.map((one) => person(one, `Kit ${one.toUpperCase()}`)), seats: people.map((one) => seat(`seat-${one}`, 'member', one)), attendance: marks,
      }, { startsAt: '18:00', actualStart: '18:00', actualEnd: '20:00' });
      const said = preflight({ minutes: data, otherNumbers: new Map(), openComments: [], quorum: [], quorumOfItems: [] }).filter((one) => /a vote of/.test(one.text));
      const expected = given.filter((vote) => {
        const of = marks.find((one) => one.personId === vote.person);
        const inMinute = (at: number) => of !== undefined && (of.arrivedAt === null || of.arrivedAt <= minuteOf(at)) && (of.leftAt === null || minuteOf(at) < of.leftAt);
        const from = starts[vote.item]!;
        const until = starts[vote.item + 1] ?? 120;
        return away.some((one) => one.item === vote.item && one.person === vote.person) || !Array.from({ length: until - from }, (_, at) => from + at).some(inMinute);
      });
      expect(said).toHaveLength(expected.length);
    }), { numRuns: 400 });
  });
});

test('the minute of a decision without a quorum says so, and one that only notes something does not', () => {
  const data = meetingData({
    items: [agendaItem('i1', '1', 'The lease'), agendaItem('i2', '2', 'The report')],
    minutes: [minute('i1', doc('Words.'), { outcome: 'resolved' }), minute('i2', doc('Words.'), { outcome: 'noted' })], decisions: [decision('d1', 'i1', 'Approve the lease')],
    inquorate: ['i1', 'i2'].map((agendaItemId) => ({ agendaItemId, text: 'There was no quorum when this was decided: 2 of the 3 members needed.' })),
  });
  expect(documentLines(minutesDocument(data, { actions: false, exempt: false })).filter((line) => line.includes('no quorum'))).toEqual(['[There was no quorum when this was decided: 2 of the 3 members needed.]']);
});
