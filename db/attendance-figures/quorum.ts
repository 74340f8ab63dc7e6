import { indexFacts, type FactIndex } from '../../shared/attendance-figures/facts.ts';
import { quorumFactsOf } from '../../shared/attendance-figures/quorum-facts.ts';
import type { Output } from '../../shared/contract.ts';
import { quorumRule, quorumWords, type QuorumRule } from '../../shared/quorum-rule.ts';
import { quorumWarnings } from '../../shared/quorum-warnings.ts';
import { quorumSpans, wasInquorate } from '../../shared/quorum.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Reading } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import type { Reader } from '../query.ts';
import { readFacts } from './facts.ts';

/** When one meeting was quorate, by the rule of its body and those who were in the room. */
export function readQuorum({ db, today }: Reading, meetingId: string): Output<'quorum.get'> {
  const { bodyId, date } = meetingRecords.get(db, meetingId);
  const { quorum: rule } = bodyRecords.get(db, bodyId);
  const index = indexFacts(readFacts(db, { bodyIds: [bodyId], from: date, to: date }, today()));
  const facts = quorumFactsOf(index, index.meetings.find((one) => one.id === meetingId)!);
  const name = (id: string): string => index.organisations.get(id)?.name ?? 'an organisation';
  const marked = facts.present.length > 0;
  const spans = rule === null ? [] : quorumSpans(rule, facts);
  return {
    rule, words: rule === null ? null : quorumWords(rule, name), spans, marked,
    seats: facts.seats.length, vacant: facts.seats.filter((seat) => seat.holders.length === 0).length,
    warnings: marked ? quorumWarnings(spans, name) : [],
  };
}

/** Marks the meetings that were at no time quorate. Done only where a rule asks, because it is work for every meeting. */
export function markInquorate(db: Reader, index: FactIndex): void {
  const rules = new Map<string, QuorumRule>();
  for (const { id, quorum } of db.allSql<{ id: string; quorum: string }>('SELECT id, quorum FROM bodies WHERE quorum IS NOT NULL')) {
    rules.set(id, quorumRule.parse(JSON.parse(quorum)));
  }
  for (const meeting of index.meetings) {
    const rule = rules.get(meeting.bodyId);
    if (rule === undefined || meeting.status !== 'held') continue;
    const facts = quorumFactsOf(index, meeting);
    meeting.inquorate = wasInquorate(quorumSpans(rule, facts), facts);
  }
}
