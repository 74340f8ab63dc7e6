import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from '../../shared/attendance-figures/explain.ts';
import { indexFacts, type FactMark } from '../../shared/attendance-figures/facts.ts';
import { attendanceFigures } from '../../shared/attendance-figures/figures.ts';
import { percentage } from '../../shared/attendance-figures/percentage.ts';
import { anyBoard, anyPeriod, anyRules } from './generated-boards.ts';
import { recountMember, recountSeats } from './recount.ts';

const RUNS = { numRuns: 3000 };
const counted = ({ held, attended, apologies, notRecorded }: { held: number; attended: number; apologies: number; notRecorded: number }) => ({ held, attended, apologies, notRecorded });

test('an independent recount of generated boards agrees on every agency, role and member', () => {
  let subjects = 0;
  fc.assert(fc.property(anyBoard, anyPeriod, anyRules, (facts, period, rules) => {
    const { organisations, members } = attendanceFigures(indexFacts(facts), { ...period, rules });
    const keys = new Set([...organisations.map((one) => one.key), ...facts.organisations.map((one) => one.id), 'role:Chair', 'role:Lay member']);
    for (const key of keys) {
      const figure = organisations.find((one) => one.key === key) ?? { held: 0, attended: 0, apologies: 0, notRecorded: 0 };
      expect(counted(figure)).toEqual(recountSeats(facts, period.from, period.to, rules, key));
      if (figure.held > 0) subjects++;
    }
    for (const { id } of facts.people) {
      const figure = members.find((one) => one.personId === id) ?? { held: 0, attended: 0, apologies: 0, notRecorded: 0 };
      expect(counted(figure)).toEqual(recountMember(facts, period.from, period.to, rules, id));
    }
  }), RUNS);
  // The boards are not all empty ones.
  expect(subjects).toBeGreaterThan(3000);
});

test('the explanation always recomputes the figure, and says why for every meeting', () => {
  fc.assert(fc.property(anyBoard, anyPeriod, anyRules, (facts, period, rules) => {
    const index = indexFacts(facts);
    const { organisations, members } = attendanceFigures(index, { ...period, rules, entries: true });
    for (const { figure, subject } of [
      ...organisations.map((one) => ({ figure: one, subject: { key: one.key } })), ...members.map((one) => ({ figure: one, subject: { personId: one.personId } })),
    ]) {
      const { entries, ...plain } = figure;
      const explained = explain(index, { ...period, rules }, subject);
      const sum = (of: 'of' | 'attended' | 'apologies' | 'notRecorded') => explained.meetings.reduce((total, one) => total + one[of], 0);
      expect({ held: sum('of'), attended: sum('attended'), apologies: sum('apologies'), notRecorded: sum('notRecorded') }).toEqual(counted(figure));
      expect(percentage(sum('attended'), sum('of'))).toBe(figure.percentage);
      expect(plain).toMatchObject(explained.figure);
      expect(entries.reduce((total, one) => total + (one?.of ?? 0), 0)).toBe(figure.held);
      for (const one of explained.meetings) {
        expect(one.words).toMatch(/^[^ ].+\.$/s);
        expect(one.outcome === 'outside').toBe(one.of === 0);
        if (one.of === 0) expect(one.words).toMatch(/not counted/i);
      }
    }
  }), { numRuns: 1500 });
});

test('the parts of a figure always add up to its whole, and a percentage is at most 100', () => {
  fc.assert(fc.property(anyBoard, anyRules, (facts, rules) => {
    const { organisations, members } = attendanceFigures(indexFacts(facts), { from: '2025-01-01', to: '2026-12-31', rules });
    for (const one of [...organisations, ...members]) {
      expect(one.attended + one.apologies + one.absent + one.notRecorded).toBe(one.held);
      expect(one.absent).toBeGreaterThanOrEqual(0);
      if (one.percentage !== null) expect(one.percentage <= (one.commitment ?? 0) && one.commitment! <= 100).toBe(true);
      expect(one.missedNow).toBeLessThanOrEqual(one.missedLongest);
    }
  }), { numRuns: 500 });
});

test('a deputy who goes never raises the member’s own figure, and neither does substituting for others', () => {
  fc.assert(fc.property(anyBoard, anyRules, (facts, rules) => {
    const question = { from: '2025-01-01', to: '2026-12-31', rules };
    const own = (keep: (mark: FactMark) => boolean) => attendanceFigures(indexFacts({ ...facts, marks: new Map([...facts.marks].map(([id, marks]) => [id, marks.filter(keep)])) }), question).members.map((one) => [one.personId, one.attended, one.held]);
    expect(own((mark) => mark.status !== 'substitute')).toEqual(own(() => true));
  }), { numRuns: 500 });
});
