import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentage } from '../../shared/attendance-figures/percentage.ts';
import { STAGES } from '../../shared/training/evaluation.ts';
import { explainFigure, valueOf, type AskedFigure, type Measure } from '../../shared/training/explain.ts';
import { counted, unnamed, type BookingFact, type EventFact, type TrainingFacts } from '../../shared/training/facts.ts';
import { figuresOf } from '../../shared/training/figures.ts';
import { BOOKING_STATUSES } from '../../shared/training/ladder.ts';
import { reachOf } from '../../shared/training/reach.ts';

const TODAY = '2026-10-01';
const pick = <T>(...all: T[]) => fc.constantFrom(...all);
const event = fc.record({ course: pick('Neglect', 'Court skills'), date: pick('2026-05-12', '2026-06-02', '2026-12-01'), status: pick('planned' as const, 'held' as const, 'cancelled' as const), places: fc.option(fc.nat(9)), attendedCount: fc.option(fc.nat(4)) });
const booking = fc.record({ event: fc.nat(20), agency: pick('Police', 'Oak School', 'Council'), status: pick(...BOOKING_STATUSES), person: pick('a', 'b', 'c', 'd') });
const answer = fc.record({ event: fc.nat(20), booking: fc.option(fc.nat(40)), stage: pick(...STAGES), rating: fc.option(fc.integer({ min: 1, max: 5 })), confidence: fc.option(fc.integer({ min: 1, max: 10 })) });
const amount = fc.record({ event: fc.nat(20), pence: fc.nat(90_000) });

/** A year of training as the data file would give it. */
const year = fc.record({ events: fc.array(event, { minLength: 1, maxLength: 6 }), bookings: fc.array(booking, { maxLength: 40 }), answers: fc.array(answer, { maxLength: 30 }), costs: fc.array(amount, { maxLength: 6 }), income: fc.array(amount, { maxLength: 6 }) })
  .map((made): TrainingFacts => {
    const events = made.events.map((one, at): EventFact => ({ ...one, id: `e${at}`, courseId: one.course, when: one.date, cancelReason: 'Too few' }));
    const of = (at: number): EventFact => events[at % events.length]!;
    const bookings = made.bookings.map((one, at): BookingFact => ({
      bookingId: `b${at}`, eventId: of(one.event).id, courseId: of(one.event).courseId, course: of(one.event).course, name: one.person, person: one.person, agency: one.agency, sector: one.agency === 'Police' ? 'police' : 'other',
      status: one.status, date: of(one.event).date, month: of(one.event).date.slice(0, 7), cancelled: of(one.event).status === 'cancelled',
    }));
    // Nobody answers twice at the same stage, and each answer is of the event of its booking: the data file sees to both.
    const answers = new Map(made.answers.map((one, at) => {
      const from = one.booking === null || bookings.length === 0 ? null : bookings[one.booking % bookings.length]!;
      const at_ = events.find((other) => other.id === from?.eventId) ?? of(one.event);
      return [`${from?.bookingId ?? at} ${one.stage}`, { stage: one.stage, bookingId: from?.bookingId ?? null, rating: one.rating, confidence: one.confidence, eventId: at_.id, courseId: at_.courseId, name: from?.name ?? null, receivedOn: TODAY }] as const;
    }));
    return {
      today: TODAY, events, bookings: [...bookings, ...events.flatMap(unnamed)], answers: [...answers.values()],
      costs: made.costs.map((one) => ({ eventId: of(one.event).id, what: 'Room', pence: one.pence })), income: made.income.map((one) => ({ eventId: of(one.event).id, name: 'Police', words: 'No-show', pence: one.pence, waiver: '' })),
    };
  });
const explained = (facts: TrainingFacts, asked: Partial<AskedFigure> & { measure: Measure }): number | null => {
  const { format, rows } = explainFigure(facts, { by: 'all', name: '', within: null, stage: 'on the day', aim: null, ...asked });
  return valueOf(format, rows);
};

describe('the rows behind a figure add up to it', () => {
  it('by agency, sector, course and month', () => {
    fc.assert(fc.property(year, (facts) => {
      const reach = reachOf(counted(facts), { small: true, aims: [{ kind: 'headcount', by: 'agencies', name: 'Police', people: 7 }, { kind: 'target', by: 'courses', name: 'Neglect', people: 9 }] });
      for (const by of ['agencies', 'sectors', 'courses', 'months'] as const) {
        for (const line of reach[by]) {
          const of = (measure: Measure) => explained(facts, { measure, by, name: line.name, within: line.within, aim: line.aim === null ? null : { kind: line.aim.kind, people: line.aim.of } });
          expect([of('booked'), of('attended'), of('partAttended'), of('noShows'), of('late'), of('people'), of('attendedPercent'), of('noShowPercent')])
            .toEqual([line.booked, line.attended, line.partAttended, line.noShows, line.late, line.people, line.attendedPercent, line.noShowPercent]);
          if (line.aim !== null) expect(of('aim')).toBe(line.aim.percent);
        }
      }
    }), { numRuns: 300 });
  });
  it('of each event as the programme lists it: attended, cost and income, which come to those of the period', () => {
    fc.assert(fc.property(year, (facts) => {
      for (const measure of ['came', 'cost', 'income'] as const) {
        const ofEvents = facts.events.map((one) => explained(facts, { measure, by: 'events', name: one.id })!);
        expect(ofEvents.reduce((all, one) => all + one, 0)).toBe(explained(facts, { measure }));
      }
      for (const { id } of facts.events) {
        expect(explained(facts, { measure: 'cost', by: 'events', name: id })).toBe(facts.costs.reduce((all, one) => all + (one.eventId === id ? one.pence : 0), 0));
        expect(explained(facts, { measure: 'came', by: 'events', name: id })).toBe(counted(facts).filter((one) => one.eventId === id && ['attended', 'part attended'].includes(one.status)).length);
      }
    }), { numRuns: 200 });
  });
  it('says which event it is, by its course and day', () => {
    const facts: TrainingFacts = { today: TODAY, events: [{ id: 'e', courseId: 'c', course: 'Neglect', date: '2026-05-12', when: '12 May 2026', status: 'held', cancelReason: '', places: null, attendedCount: 3 }], bookings: [], costs: [], income: [], answers: [] };
    expect(explainFigure(facts, { measure: 'cost', by: 'events', name: 'e', within: null, stage: 'on the day', aim: null }).title).toBe('Cost: Neglect, 12 May 2026');
  });
  it('of the period: events, places, money, and what it costs for each', () => {
    fc.assert(fc.property(year, (facts) => {
      const figures = figuresOf(facts);
      const of = (measure: Measure) => explained(facts, { measure });
      expect([of('held'), of('cancelled'), of('came'), of('places'), of('filledPercent'), of('cost'), of('income'), of('each')])
        .toEqual([figures.events, figures.cancelled, figures.attendances, figures.places, percentage(figures.filled, figures.places), figures.costPence, figures.incomePence, figures.eachPence]);
    }), { numRuns: 300 });
  });
  it('of evaluation at each stage, for all and by course', () => {
    fc.assert(fc.property(year, (facts) => {
      const figures = figuresOf(facts);
      for (const [asked, results] of [[{}, figures.results] as const, ...figures.courses.map((one) => [{ by: 'courses' as const, name: one.title }, one.results] as const)]) {
        for (const stage of results.stages) {
          const of = (measure: Measure) => explained(facts, { measure, stage: stage.stage, ...asked });
          expect([of('answers'), of('response'), of('satisfied'), of('confidence')]).toEqual([stage.answers, stage.responsePercent, stage.satisfiedPercent, stage.confidenceTenths]);
        }
        for (const change of results.changes) expect(explained(facts, { measure: 'change', stage: change.to, ...asked })).toBe(change.tenths);
      }
    }), { numRuns: 300 });
  });
  it('and those that do not count say why', () => {
    fc.assert(fc.property(year, (facts) => {
      for (const row of explainFigure(facts, { measure: 'attendedPercent', by: 'all', name: '', within: null, stage: 'before', aim: null }).rows) expect(row.why).not.toBe('');
    }), { numRuns: 50 });
  });
});
