import type { Declaration } from './declarations.ts';
import type { QuorumRule } from './quorum-rule.ts';
import { quorumSpans, type QuorumFacts, type QuorumSpan } from './quorum.ts';

/** An item of the agenda, and when it was taken if the record says so. */
export interface TakenItem {
  id: string;
  startedAt: string | null;
}
/** Within which time an item was taken. Where `exact` is false it was some time within, and the record does not say when. */
export interface ItemWindow {
  from: string;
  /** Null where the end of the meeting is not known. */
  to: string | null;
  exact: boolean;
}
export type ItemInterest = Pick<Declaration, 'agendaItemId' | 'personId' | 'kind' | 'leftRoom'>;

export interface ItemQuorum {
  agendaItemId: string;
  /** `unclear`: there was a quorum for a part of the time within which the item was taken, and the record does not say for which. */
  state: 'quorate' | 'inquorate' | 'unclear';
  /** How it stood when the item was decided; where that is unclear, the first time without a quorum. */
  span: QuorumSpan;
  /** How many of those in the room were not counted for an interest that they had declared in the item. */
  withInterest: number;
}

/**
 * Within which time each item was taken, in agenda order. An item begins when it was taken, or else not before the last one above it that
 * has a time; it ends with the next that has one. Items taken out of order are cut by the clock.
 */
export function itemWindows(items: readonly TakenItem[], start: string, end: string | null): Map<string, ItemWindow> {
  const times = items.flatMap(({ startedAt }) => startedAt ?? []).toSorted();
  return new Map(items.map(({ id, startedAt }, at) => {
    if (startedAt !== null) {
      const to = times.find((time) => time > startedAt) ?? end;
      const next = items[at + 1];
      return [id, { from: startedAt, to: to !== null && to < startedAt ? null : to, exact: next === undefined || next.startedAt !== null }];
    }
    const from = items.slice(0, at).findLast((item) => item.startedAt !== null)?.startedAt ?? start;
    const to = items.slice(at + 1).find((item) => item.startedAt !== null && item.startedAt >= from)?.startedAt ?? end;
    // The first item begins with the meeting.
    return [id, { from, to, exact: at === 0 && items[1] !== undefined && items[1].startedAt !== null }];
  }));
}

/** Whether somebody who was in the room from one time until another was there for any part of a window. Who left as they came was not there. */
export const wasThereWithin = ({ from, to }: { from: string | null; to: string | null }, window: ItemWindow): boolean =>
  !(from !== null && to !== null && to <= from) && (from === null || window.to === null || from < window.to || from <= window.from) && (to === null || to > window.from);

/** The facts of a meeting for one of its items: without those who left the room for it and, where the rule says so, those with a pecuniary interest. */
export function factsForItem(rule: QuorumRule, facts: QuorumFacts, interests: readonly ItemInterest[]): { facts: QuorumFacts; withInterest: number } {
  const away = new Set(interests.filter((one) => one.leftRoom || (one.kind === 'pecuniary' && rule.pecuniary === false)).map((one) => one.personId));
  if (away.size === 0) return { facts, withInterest: 0 };
  const present = facts.present.filter((one) => !away.has(one.personId));
  return { facts: { ...facts, present }, withInterest: new Set(facts.present.filter((one) => away.has(one.personId)).map((one) => one.personId)).size };
}

/**
 * Whether there was a quorum for each item. A decision is taken at the end of its item, so where the record says when that was, it is that
 * moment which counts. Source of the rule: the body’s own constitution; that whoever withdraws does not count is the field’s convention.
 */
export function quorumOfItems(rule: QuorumRule, facts: QuorumFacts, items: readonly TakenItem[], interests: readonly ItemInterest[]): ItemQuorum[] {
  const windows = itemWindows(items, facts.start, facts.end);
  return items.map(({ id }): ItemQuorum => {
    const window = windows.get(id)!;
    const { facts: forItem, withInterest } = factsForItem(rule, facts, interests.filter((one) => one.agendaItemId === id));
    const spans = quorumSpans(rule, forItem).filter((span) => (window.to === null || span.from < window.to || span.from === window.from) && (span.to === null || span.to > window.from));
    // An item that was timed after the end of the meeting is judged by how it ended.
    const within = spans.length > 0 ? spans : quorumSpans(rule, forItem).slice(-1);
    const last = within.at(-1)!;
    if (window.exact || within.every((span) => span.quorate === last.quorate)) return { agendaItemId: id, state: last.quorate ? 'quorate' : 'inquorate', span: last, withInterest };
    return { agendaItemId: id, state: 'unclear', span: within.find((span) => !span.quorate)!, withInterest };
  });
}
