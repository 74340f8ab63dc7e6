import { z } from 'zod';
import { id, time } from './fields.ts';
import { query } from './operation.ts';
import type { ORGANISATION_KINDS } from './organisations.ts';
import { membersNeeded, quorumRule, type QuorumNeed, type QuorumRule } from './quorum-rule.ts';

/** What quorum is worked out from: the counting seats of the meeting’s day, and who was in the room from when until when. */
export interface QuorumFacts {
  start: string;
  /** Null where the end is not known: the last span is then open. */
  end: string | null;
  seats: QuorumSeat[];
  present: QuorumPresence[];
}
export interface QuorumSeat {
  id: string;
  organisationId: string | null;
  organisationKind: (typeof ORGANISATION_KINDS)[number] | null;
  /** Who holds it on the day; empty for a vacancy. */
  holders: string[];
}
export interface QuorumPresence {
  personId: string;
  /** The seat that a substitute fills; null for somebody there in their own right. */
  forSeatId: string | null;
  virtually: boolean;
  /** Null: from the start, until the end. Somebody who leaves for a while is there twice. */
  from: string | null;
  to: string | null;
}

const shortfall = z.strictObject({ need: quorumRule.shape.composition.element, present: z.int() });
export const quorumSpan = z.strictObject({
  from: time,
  to: time.nullable(),
  quorate: z.boolean(),
  /** Members in the room: different people, each in a seat of their own. */
  present: z.int(),
  /** How many the rule asks for; null where it asks only for certain organisations. */
  needed: z.int().nullable(),
  /** The organisations of whom too few are there. */
  missing: z.array(shortfall),
});
export type QuorumSpan = z.output<typeof quorumSpan>;

/**
 * The meeting cut into spans of time, each quorate or not. It is cut wherever somebody arrives or leaves; whoever leaves at a time is no
 * longer there at it, and whoever arrives is. Spans that do not differ are one. Source of the rule: the body’s own constitution.
 */
export function quorumSpans(rule: QuorumRule, facts: QuorumFacts): QuorumSpan[] {
  const { start, end } = facts;
  const within = (at: string | null): at is string => at !== null && at > start && (end === null || at < end);
  const cuts = [...new Set([start, ...facts.present.flatMap(({ from, to }) => [from, to]).filter(within)])].sort();
  const spans: QuorumSpan[] = [];
  cuts.forEach((from, at) => {
    const span: QuorumSpan = { from, to: cuts[at + 1] ?? end, ...quorumAt(rule, facts, from) };
    const before = spans.at(-1);
    if (before !== undefined && same(before, span)) before.to = span.to;
    else spans.push(span);
  });
  return spans;
}
const same = (a: QuorumSpan, b: QuorumSpan): boolean =>
  a.quorate === b.quorate && a.present === b.present && JSON.stringify(a.missing) === JSON.stringify(b.missing);

/** Whether there is a quorum at one moment of the meeting. */
export function quorumAt(rule: QuorumRule, { start, seats, present }: QuorumFacts, at: string): Omit<QuorumSpan, 'from' | 'to'> {
  const here = present.filter((one) => (one.from ?? start) <= at && (one.to === null || at < one.to)
    && (rule.virtual || !one.virtually) && (rule.deputies || one.forSeatId === null));
  const candidates = seats.map((seat) => ({
    seat, people: here.filter((one) => (one.forSeatId === null ? seat.holders.includes(one.personId) : one.forSeatId === seat.id)).map((one) => one.personId),
  }));
  const filled = seatsFilled(candidates.map((one) => one.people));
  const needed = rule.members === null ? null : membersNeeded(rule.members, membership(rule.members, seats));
  const missing = rule.composition
    .map((need) => ({ need, present: seatsFilled(candidates.filter(({ seat }) => answers(seat, need)).map((one) => one.people)) }))
    .filter(({ need, present: count }) => count < need.atLeast);
  return { quorate: (needed === null || filled >= needed) && missing.length === 0, present: filled, needed, missing };
}
const answers = (seat: QuorumSeat, need: QuorumNeed): boolean =>
  (need.from === 'organisation' ? seat.organisationId === need.organisationId : seat.organisationKind === need.kind);

/** Of how many members a fraction is taken: a person with several seats is one member, and so is a seat with joint holders. */
function membership(rule: NonNullable<QuorumRule['members']>, seats: readonly QuorumSeat[]): number {
  const held = seatsFilled(seats.map((seat) => seat.holders));
  return rule.by === 'fraction' && rule.vacancies ? held + seats.filter((seat) => seat.holders.length === 0).length : held;
}

/**
 * The greatest number of seats that different people can fill, given who could fill each: nobody counts twice, and no seat counts twice.
 * (A maximum matching, found by making room for one seat after another.)
 */
export function seatsFilled(candidates: readonly (readonly string[])[]): number {
  const seatOf = new Map<string, number>();
  const settle = (seat: number, tried: Set<string>): boolean => {
    for (const person of candidates[seat]!) {
      if (tried.has(person)) continue;
      tried.add(person);
      const taken = seatOf.get(person);
      if (taken === undefined || settle(taken, tried)) {
        seatOf.set(person, seat);
        return true;
      }
    }
    return false;
  };
  return candidates.filter((_, seat) => settle(seat, new Set())).length;
}

/** At no time quorate, as far as the record says: with nobody marked, it says nothing. */
export const wasInquorate = (spans: readonly QuorumSpan[], facts: QuorumFacts): boolean =>
  facts.present.length > 0 && spans.every((span) => !span.quorate);

export const quorum = {
  /** Never blocks anything: it tells, so that a decision taken without a quorum can say so. */
  'quorum.get': query('When a meeting was quorate',
    z.strictObject({ meetingId: id }),
    z.strictObject({
      /** Null: the body has no rule. */
      rule: quorumRule.nullable(),
      words: z.string().nullable(),
      /** Seats that count, and how many of them are vacant. */
      seats: z.int(), vacant: z.int(),
      /** Whether anybody is marked yet: before that the spans say nothing. */
      marked: z.boolean(),
      spans: z.array(quorumSpan),
      /** What to warn of, in words; empty where there is nothing to warn of. */
      warnings: z.array(z.string()),
      /** When it was lost and found again, and by whose coming or going. */
      changes: z.array(z.strictObject({ at: time, words: z.string() })),
      /** How it stood when each item was decided, without those who had declared an interest in it. Empty until somebody is marked. */
      items: z.array(z.strictObject({
        agendaItemId: id, state: z.enum(['quorate', 'inquorate', 'unclear']), span: quorumSpan, withInterest: z.int(),
        /** What the minute says of it; null where there was a quorum, or where the record does not say. */
        words: z.string().nullable(),
      })),
    }),
    ['bodies', 'meetings', 'agendaItems', 'declarations', 'attendance', 'seats', 'appointments', 'organisations', 'organisationAliases', 'people']),
};
