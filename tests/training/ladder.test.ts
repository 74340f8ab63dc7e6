import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOOKING_STATUSES, canFollow, freePlaces, heldPlaces, moveUp, replaceSteps, stepsFor, withSteps, type BookingStatus, type Places } from '../../shared/training/ladder.ts';

const status = fc.constantFrom(...BOOKING_STATUSES);
/** What may be asked of an event: book or ask somebody new, mark somebody there, send somebody else, give more or fewer places. */
const wish = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('new' as const), status: fc.constantFrom('requested' as const, 'booked' as const, 'waiting' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('mark' as const), who: fc.nat(30), status }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const), who: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('places' as const), places: fc.nat(6) }) },
);
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

function play(start: number, wishes: readonly Wish[], look: (event: Places, known: ReadonlySet<string>) => void): Places {
  let event: Places = { places: start, open: true, bookings: [] };
  const known = new Set<string>();
  for (const [at, one] of wishes.entries()) {
    const id = one.kind === 'new' ? `p${at}` : [...known][one.kind === 'places' ? 0 : one.who % Math.max(1, known.size)] ?? 'nobody';
    if (one.kind === 'places') {
      if (one.places < heldPlaces(event)) continue;
      event = { ...event, places: one.places };
      event = withSteps(event, moveUp(event));
    } else {
      if (one.kind !== 'new' && !known.has(id)) continue;
      const outcome = one.kind === 'replace' ? replaceSteps(event, id, `r${at}`) : one.kind === 'mark' && one.status === 'replaced' ? { ok: false as const } : stepsFor(event, id, one.status);
      if (!outcome.ok) continue;
      for (const step of outcome.steps) known.add(step.id);
      event = withSteps(event, outcome.steps);
    }
    look(event, known);
  }
  return event;
}

describe('whatever is asked in whatever order', () => {
  it('never holds more places than there are', () => {
    fc.assert(fc.property(fc.nat(6), fc.array(wish, { maxLength: 60 }), (places, wishes) => {
      play(places, wishes, (event) => expect(heldPlaces(event)).toBeLessThanOrEqual(event.places!));
    }), { numRuns: 500 });
  });
  it('never loses a person', () => {
    fc.assert(fc.property(fc.nat(6), fc.array(wish, { maxLength: 60 }), (places, wishes) => {
      play(places, wishes, (event, known) => expect(new Set(event.bookings.map((one) => one.id))).toEqual(new Set(known)));
    }), { numRuns: 500 });
  });
  it('never leaves a place free while somebody waits', () => {
    fc.assert(fc.property(fc.nat(6), fc.array(wish, { maxLength: 60 }), (places, wishes) => {
      play(places, wishes, (event) => {
        if (event.bookings.some((one) => one.status === 'waiting')) expect(freePlaces(event)).toBe(0);
      });
    }), { numRuns: 500 });
  });
});

const event = (places: number | null, ...bookings: [string, BookingStatus][]): Places => ({ places, open: true, bookings: bookings.map(([id, now], since) => ({ id, status: now, since })) });
describe('the waiting list', () => {
  it('gives a place that comes free to whoever has waited longest', () =>
    expect(stepsFor(event(1, ['a', 'booked'], ['b', 'waiting'], ['c', 'waiting']), 'a', 'cancelled')).toEqual({ ok: true, steps: [{ id: 'a', status: 'cancelled' }, { id: 'b', status: 'offered' }] }));
  it('takes whoever books when all places are held', () => expect(stepsFor(event(1, ['a', 'booked']), 'b', 'booked')).toEqual({ ok: true, steps: [{ id: 'b', status: 'waiting' }] }));
  it('puts whoever declines an offer at its end, and offers the place to the next', () =>
    expect(stepsFor(event(1, ['a', 'offered'], ['b', 'waiting']), 'a', 'waiting')).toEqual({ ok: true, steps: [{ id: 'a', status: 'waiting' }, { id: 'b', status: 'offered' }] }));
  it('does not move when somebody is sent in place of another', () =>
    expect(replaceSteps(event(1, ['a', 'booked'], ['b', 'waiting']), 'a', 'n')).toEqual({ ok: true, steps: [{ id: 'a', status: 'replaced' }, { id: 'n', status: 'booked' }] }));
  it('is passed by nobody: one who waits cannot be booked into a full event', () => expect(stepsFor(event(1, ['a', 'booked'], ['b', 'waiting']), 'b', 'booked')).toEqual({ ok: false, why: 'full' }));
  it('offers nothing for an event that is cancelled', () => expect(moveUp({ ...event(3, ['a', 'waiting']), open: false })).toEqual([]));
  it('is not needed where there is no limit', () => expect(stepsFor(event(null, ['a', 'booked']), 'b', 'booked')).toEqual({ ok: true, steps: [{ id: 'b', status: 'booked' }] }));
});

it.each([
  ['new', 'attended', false], ['waiting', 'attended', false], ['replaced', 'booked', false], ['attended', 'no-show', true], ['no-show', 'attended', true], ['cancelled', 'booked', true],
  ['late cancellation', 'cancelled', true], ['attended', 'cancelled', false],
] as const)('from %s to %s: %s', (from, to, can) => expect(canFollow(from, to)).toBe(can));
