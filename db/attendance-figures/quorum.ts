import { indexFacts, type FactIndex, type IndexedMeeting } from '../../shared/attendance-figures/facts.ts';
import { quorumFactsOf } from '../../shared/attendance-figures/quorum-facts.ts';
import { nameOf } from '../../shared/attendance-figures/words.ts';
import type { Output } from '../../shared/contract.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { quorumOfItems, type ItemInterest, type TakenItem } from '../../shared/quorum-items.ts';
import { quorumRule, quorumWords, type QuorumRule } from '../../shared/quorum-rule.ts';
import { inquorateSentence, quorumChanges, quorumWarnings } from '../../shared/quorum-warnings.ts';
import { quorumSpans, wasInquorate } from '../../shared/quorum.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import type { Reader } from '../query.ts';
import { readFacts, type Span } from './facts.ts';

type MeetingQuorum = Output<'quorum.get'>;
const organisationNames = (index: FactIndex) => (id: string): string => index.organisations.get(id)?.name ?? 'an organisation';

/** When one meeting was quorate, and each of its items, by the rule of its body and those who were in the room. */
export function readQuorum(db: Reader, meetingId: string): MeetingQuorum {
  const { bodyId, date } = meetingRecords.get(db, meetingId);
  const { quorum: rule } = bodyRecords.get(db, bodyId);
  const index = indexFacts(readFacts(db, { bodyIds: [bodyId], from: date, to: date }, date));
  const facts = quorumFactsOf(index, index.meetings.find((one) => one.id === meetingId)!);
  const name = organisationNames(index);
  const marked = facts.present.length > 0;
  const spans = rule === null ? [] : quorumSpans(rule, facts);
  const { items, interests } = takenItems(db, { bodyIds: [bodyId], from: date, to: date });
  const taken = rule === null || !marked ? [] : quorumOfItems(rule, facts, items.get(meetingId) ?? [], interests.get(meetingId) ?? []);
  return {
    rule, words: rule === null ? null : quorumWords(rule, name), spans, marked,
    seats: facts.seats.length, vacant: facts.seats.filter((seat) => seat.holders.length === 0).length,
    warnings: marked ? quorumWarnings(spans, name) : [],
    changes: marked ? quorumChanges(spans, facts, (id) => nameOf(index, id)) : [],
    items: taken.map((one) => ({ ...one, words: inquorateSentence(one, name) })),
  };
}

/** What the minute of each item of a meeting would have to say of its quorum; only for items that were decided without one. */
export function inquorateItems(db: Reader, { id, bodyId }: Pick<Meeting, 'id' | 'bodyId'>): { agendaItemId: string; text: string }[] {
  if (bodyRecords.get(db, bodyId).quorum === null) return [];
  return readQuorum(db, id).items.flatMap(({ agendaItemId, words }) => (words === null ? [] : [{ agendaItemId, text: words }]));
}

/** The same for all meetings of a span, by agenda item: for the registers, which show years at once. */
export function inquorateOver(db: Reader, span: Omit<Span, 'bodyIds'> & { bodyId: string | null }): Map<string, string> {
  const rules = rulesOf(db);
  const bodyIds = [...rules.keys()].filter((id) => span.bodyId === null || id === span.bodyId);
  const found = new Map<string, string>();
  if (bodyIds.length === 0) return found;
  const asked = { bodyIds, from: span.from, to: span.to };
  const index = indexFacts(readFacts(db, asked, span.to));
  const { items, interests } = takenItems(db, asked);
  for (const { meeting, rule } of withRule(index, rules)) {
    const facts = quorumFactsOf(index, meeting);
    if (facts.present.length === 0) continue;
    for (const one of quorumOfItems(rule, facts, items.get(meeting.id) ?? [], interests.get(meeting.id) ?? [])) {
      const words = inquorateSentence(one, organisationNames(index));
      if (words !== null) found.set(one.agendaItemId, words);
    }
  }
  return found;
}

type Of<T> = Map<string, T[]>;
/** The items of the meetings of a span, in agenda order, and the interests that were declared in them. */
function takenItems(db: Reader, { bodyIds, from, to }: Span): { items: Of<TakenItem>; interests: Of<ItemInterest> } {
  const within = 't.bodyId IN (SELECT value FROM json_each(?1)) AND t.date BETWEEN ?2 AND ?3';
  const asked = [JSON.stringify(bodyIds), from, to];
  const items = db.allSql<TakenItem & { meetingId: string }>(
    `SELECT i.id, i.meetingId, i.startedAt FROM meetings AS t JOIN agendaItems AS i ON i.meetingId = t.id WHERE ${within} ORDER BY i.meetingId, i.position, i.id`, asked);
  const interests = db.allSql<Omit<ItemInterest, 'leftRoom'> & { leftRoom: number; meetingId: string }>(
    `SELECT d.agendaItemId, d.personId, d.kind, d.leftRoom, i.meetingId FROM meetings AS t JOIN agendaItems AS i ON i.meetingId = t.id JOIN declarations AS d ON d.agendaItemId = i.id WHERE ${within}`, asked);
  return {
    items: Map.groupBy(items, (one) => one.meetingId),
    interests: Map.groupBy(interests.map((one) => ({ ...one, leftRoom: one.leftRoom === 1 })), (one) => one.meetingId),
  };
}

const rulesOf = (db: Reader): Map<string, QuorumRule> =>
  new Map(db.allSql<{ id: string; quorum: string }>('SELECT id, quorum FROM bodies WHERE quorum IS NOT NULL').map(({ id, quorum }) => [id, quorumRule.parse(JSON.parse(quorum))]));

/** The meetings that were held by a body with a rule. */
const withRule = (index: FactIndex, rules: ReadonlyMap<string, QuorumRule>): { meeting: IndexedMeeting; rule: QuorumRule }[] =>
  index.meetings.flatMap((meeting) => {
    const rule = rules.get(meeting.bodyId);
    return rule === undefined || meeting.status !== 'held' ? [] : [{ meeting, rule }];
  });

/** Marks the meetings that were at no time quorate. Done only where a rule asks, because it is work for every meeting. */
export function markInquorate(db: Reader, index: FactIndex): void {
  for (const { meeting, rule } of withRule(index, rulesOf(db))) {
    const facts = quorumFactsOf(index, meeting);
    meeting.inquorate = wasInquorate(quorumSpans(rule, facts), facts);
  }
}
