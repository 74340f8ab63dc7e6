import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { membersNeeded, quorumRule, quorumWords, type QuorumRule } from '../../shared/quorum-rule.ts';
import { quorumWarnings } from '../../shared/quorum-warnings.ts';
import { quorumAt, quorumSpans, seatsFilled, wasInquorate, type QuorumFacts, type QuorumPresence } from '../../shared/quorum.ts';

const fraction = (compare: 'at least' | 'more than', part: number, of: number, vacancies = false): QuorumRule =>
  ({ members: { by: 'fraction', compare, part, of, vacancies }, composition: [], deputies: true, virtual: true, pecuniary: true });
const number = (compare: 'at least' | 'more than', count: number): QuorumRule =>
  ({ members: { by: 'number', compare, number: count }, composition: [], deputies: true, virtual: true, pecuniary: true });
const kinds = (...of: ('police' | 'health' | 'local authority')[]): QuorumRule =>
  ({ members: null, composition: of.map((kind) => ({ from: 'kind', kind, atLeast: 1 })), deputies: true, virtual: true, pecuniary: true });

/** A meeting from 10:00 to 12:00 of so many members, each in a seat of their own; those named are there. */
const room = (members: number, present: (Partial<QuorumPresence> & { personId: string })[], more: Partial<QuorumFacts> = {}): QuorumFacts => ({
  start: '10:00', end: '12:00',
  seats: Array.from({ length: members }, (_, at) => ({ id: `s${at}`, organisationId: null, organisationKind: null, holders: [`p${at}`] })),
  present: present.map((one) => ({ forSeatId: null, virtually: false, from: null, to: null, ...one })),
  ...more,
});
const first = (count: number) => Array.from({ length: count }, (_, at) => ({ personId: `p${at}` }));
const quorate = (rule: QuorumRule, facts: QuorumFacts) => quorumAt(rule, facts, facts.start).quorate;

describe('how many are needed', () => {
  test('of twelve members six are "at least half" and are not "more than half"', () => {
    expect(quorate(fraction('at least', 1, 2), room(12, first(6)))).toBe(true);
    expect(quorate(fraction('more than', 1, 2), room(12, first(6)))).toBe(false);
    expect(quorate(fraction('more than', 1, 2), room(12, first(7)))).toBe(true);
  });
  test.each([
    ['at least', 1, 2, 7, 4], ['more than', 1, 2, 7, 4], ['at least', 1, 4, 12, 3], ['at least', 1, 4, 13, 4], ['more than', 1, 4, 12, 4], ['at least', 1, 3, 10, 4],
    ['more than', 1, 3, 9, 4], ['at least', 2, 3, 9, 6], ['at least', 1, 1, 5, 5],
  ] as const)('%s %i/%i of %i is %i', (compare, part, of, total, needed) => {
    expect(membersNeeded({ by: 'fraction', compare, part, of, vacancies: false }, total)).toBe(needed);
  });
  test('by number, at least four and more than four', () => {
    expect([3, 4, 5].map((present) => quorate(number('at least', 4), room(9, first(present))))).toEqual([false, true, true]);
    expect([3, 4, 5].map((present) => quorate(number('more than', 4), room(9, first(present))))).toEqual([false, false, true]);
  });
  test('vacant seats are members only where the rule says so', () => {
    const facts = room(8, first(4));
    for (const seat of facts.seats.slice(6)) seat.holders = [];
    expect(quorate(fraction('more than', 1, 2), facts)).toBe(true);
    expect(quorate(fraction('more than', 1, 2, true), facts)).toBe(false);
  });
});

describe('who counts', () => {
  test('a person in two seats is one member', () => {
    const facts = room(4, first(2));
    facts.seats[3]!.holders = ['p0'];
    expect(quorumAt(fraction('at least', 2, 3), facts, '10:00')).toMatchObject({ present: 2, needed: 2, quorate: true });
  });
  test('joint holders are one member', () => {
    const facts = room(3, [{ personId: 'p0' }, { personId: 'other' }]);
    facts.seats[0]!.holders = ['p0', 'other'];
    expect(quorumAt(number('at least', 2), facts, '10:00')).toMatchObject({ present: 1, quorate: false });
  });
  test('a member who also substitutes for another counts once', () => {
    expect(quorumAt(number('at least', 2), room(3, [{ personId: 'p0' }, { personId: 'p0', forSeatId: 's1' }]), '10:00').present).toBe(1);
  });
  test('substitutes and those who take part virtually count where the rule says so', () => {
    const facts = room(3, [{ personId: 'p0', virtually: true }, { personId: 'guest', forSeatId: 's1' }, { personId: 'p2' }]);
    const rule = number('at least', 1);
    expect(quorumAt(rule, facts, '10:00').present).toBe(3);
    expect(quorumAt({ ...rule, virtual: false }, facts, '10:00').present).toBe(2);
    expect(quorumAt({ ...rule, deputies: false }, facts, '10:00').present).toBe(2);
  });
  test('guests do not count', () => {
    expect(quorumAt(number('at least', 1), room(3, [{ personId: 'guest' }]), '10:00').quorate).toBe(false);
  });
  test('named kinds of organisation must be there', () => {
    const facts = room(3, first(2));
    (['police', 'health', 'local authority'] as const).forEach((kind, at) => { facts.seats[at]!.organisationKind = kind; });
    const rule = kinds('police', 'health', 'local authority');
    expect(quorumAt(rule, facts, '10:00')).toMatchObject({ quorate: false, needed: null, missing: [{ need: { kind: 'local authority' }, present: 0 }] });
    expect(quorate(rule, { ...facts, present: room(3, first(3)).present })).toBe(true);
  });
});

describe('over the meeting', () => {
  test('it is lost when somebody leaves and found again when somebody arrives', () => {
    const facts = room(4, [{ personId: 'p0' }, { personId: 'p1', to: '10:45' }, { personId: 'p2', from: '11:15' }]);
    const spans = quorumSpans(number('at least', 2), facts);
    expect(spans.map(({ from, to, quorate: is }) => [from, to, is])).toEqual([['10:00', '10:45', true], ['10:45', '11:15', false], ['11:15', '12:00', true]]);
    expect(quorumWarnings(spans, String)).toEqual(['No quorum from 10:45 am until 11:15 am: 1 of the 2 members needed.']);
  });
  test('whoever arrives at the moment another leaves takes their place', () => {
    expect(quorumSpans(number('at least', 1), room(2, [{ personId: 'p0', to: '11:00' }, { personId: 'p1', from: '11:00' }]))).toHaveLength(1);
  });
  test('the last span of a meeting whose end is not known is open', () => {
    expect(quorumSpans(number('at least', 1), room(2, [{ personId: 'p0', to: '11:00' }], { end: null })).map(({ to }) => to)).toEqual(['11:00', null]);
  });
  test('a meeting of which nothing is recorded is not called inquorate', () => {
    const rule = number('at least', 2);
    expect(wasInquorate(quorumSpans(rule, room(4, [])), room(4, []))).toBe(false);
    expect(wasInquorate(quorumSpans(rule, room(4, first(1))), room(4, first(1)))).toBe(true);
  });

  const time = fc.integer({ min: 9 * 60, max: 13 * 60 }).map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
  const presence = fc.record({ person: fc.integer({ min: 0, max: 7 }), seat: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 2 }), virtually: fc.boolean(), from: fc.option(time), to: fc.option(time) });
  const anyRule = fc.record({
    compare: fc.constantFrom('at least' as const, 'more than' as const), part: fc.integer({ min: 1, max: 3 }), number: fc.integer({ min: 1, max: 5 }), byNumber: fc.boolean(),
    deputies: fc.boolean(), virtual: fc.boolean(), vacancies: fc.boolean(), police: fc.boolean(),
  }).map((made): QuorumRule => ({
    members: made.byNumber ? { by: 'number', compare: made.compare, number: made.number } : { by: 'fraction', compare: made.compare, part: made.part, of: 4, vacancies: made.vacancies },
    composition: made.police ? [{ from: 'kind', kind: 'police', atLeast: 1 }] : [], deputies: made.deputies, virtual: made.virtual, pecuniary: true,
  }));
  const anyRoom = fc.record({ holders: fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 2 }), { minLength: 2, maxLength: 6 }), present: fc.array(presence, { maxLength: 10 }), open: fc.boolean() })
    .map(({ holders, present, open }): QuorumFacts => ({
      start: '10:00', end: open ? null : '12:00',
      seats: holders.map((of, at) => ({ id: `s${at}`, organisationId: null, organisationKind: at % 2 === 0 ? 'police' : 'health', holders: [...new Set(of)].map((one) => `p${one}`) })),
      present: present.map(({ person, seat, from, to, ...one }) => ({
        ...one, personId: `p${person}`, forSeatId: seat === null ? null : `s${seat}`, from: from !== null && to !== null && to < from ? to : from, to: from !== null && to !== null && to < from ? from : to,
      })),
    }));

  /** Whether there is a quorum in one minute, by trying every way of seating those who are in the room. */
  function quorateInMinute(rule: QuorumRule, facts: QuorumFacts, minute: string): boolean {
    const inRoom = facts.present.filter((one) => (one.from === null || one.from <= minute || one.from < facts.start) && (one.to === null || one.to > minute))
      .filter((one) => (rule.virtual || !one.virtually) && (rule.deputies || one.forSeatId === null));
    const most = (seats: QuorumFacts['seats'], fits: (seatId: string, personId: string) => boolean, people: string[], used: string[] = []): number => {
      const [seat, ...rest] = seats;
      if (seat === undefined) return 0;
      return Math.max(most(rest, fits, people, used), ...people.filter((one) => !used.includes(one) && fits(seat.id, one)).map((one) => 1 + most(rest, fits, people, [...used, one])));
    };
    const seatOf = (id: string) => facts.seats.find((seat) => seat.id === id)!;
    const sits = (seatId: string, personId: string) => inRoom.some((one) => one.personId === personId && (one.forSeatId === null ? seatOf(seatId).holders.includes(personId) : one.forSeatId === seatId));
    const people = [...new Set([...inRoom.map((one) => one.personId), ...facts.seats.flatMap((seat) => seat.holders)])];
    const there = most(facts.seats, sits, people);
    const all = most(facts.seats, (seatId, personId) => seatOf(seatId).holders.includes(personId), people) + (rule.members?.by === 'fraction' && rule.members.vacancies ? facts.seats.filter((seat) => seat.holders.length === 0).length : 0);
    const enough = rule.members === null || (rule.members.by === 'number'
      ? (rule.members.compare === 'at least' ? there >= rule.members.number : there > rule.members.number)
      : (rule.members.compare === 'at least' ? there * rule.members.of >= all * rule.members.part : there * rule.members.of > all * rule.members.part));
    return enough && rule.composition.every((need) => most(facts.seats.filter((seat) => need.from === 'kind' && seat.organisationKind === need.kind), sits, people) >= need.atLeast);
  }
  const minutesOf = (facts: QuorumFacts) => Array.from({ length: 120 }, (_, at) => `${String(10 + Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`)
    .filter((minute) => facts.present.some((one) => one.from === minute || one.to === minute) || minute.endsWith('0'));

  test('swept over every arrival and departure, it agrees with a count minute by minute of every way of seating the room', () => {
    fc.assert(fc.property(anyRule, anyRoom, (rule, facts) => {
      const spans = quorumSpans(rule, facts);
      expect([spans[0]!.from, spans.at(-1)!.to]).toEqual([facts.start, facts.end]);
      spans.slice(1).forEach((span, at) => expect(span.from).toBe(spans[at]!.to));
      for (const minute of minutesOf(facts)) {
        const span = spans.find((one) => one.from <= minute && (one.to === null || minute < one.to))!;
        expect([minute, span.quorate]).toEqual([minute, quorateInMinute(rule, facts, minute)]);
      }
    }), { numRuns: 400 });
  });
});

test('different people fill as many seats as they can, whatever their order', () => {
  expect(seatsFilled([['a'], ['a', 'b'], ['b', 'c']])).toBe(3);
  expect(seatsFilled([['a', 'b'], ['a'], ['a']])).toBe(2);
  expect(seatsFilled([[], ['a']])).toBe(1);
});

test('a rule is said in words', () => {
  const name = () => 'Northfield Council';
  expect(quorumWords(fraction('more than', 1, 2), name)).toBe('More than half of the members.');
  expect(quorumWords({ ...number('at least', 4), composition: kinds('police', 'health').composition, virtual: false }, name))
    .toBe('At least 4 members, with at least one from police and one from health. Not counting those who take part virtually.');
});

test.each([
  ['nothing at all', { members: null, composition: [], deputies: true, virtual: true, pecuniary: true }],
  ['more than all', fraction('more than', 1, 1)],
  ['five quarters', fraction('at least', 5, 4)],
])('a rule that asks for %s is refused', (_, rule) => {
  expect(quorumRule.safeParse(rule).success).toBe(false);
});
