import type { MinutesData } from '../packs/minutes-data.ts';
import { isPrivate as isMarkedPrivate, withoutPrivate } from '../packs/publishable.ts';
import { canonicalJson, sameContent } from './canonical.ts';

type Row = Readonly<Record<string, unknown>> & { contents?: unknown };
/** Whether a record is private as things stand; undefined where there is no such record any more. */
export type IsPrivate = (table: string, id: string) => boolean | undefined;

/**
 * What is left of kept minutes without private business. It goes by what is private now: an item may have become so after its minutes were written, or
 * have been made public since. What is no longer on the agenda stays as it was marked then.
 */
export function publicMinutes({ contents, ...row }: Row, isPrivate: IsPrivate): Row {
  const whole = { ...contents as MinutesData, correctedLater: [] };
  const marked = new Map(whole.items.map((item) => [item.id, item.madePublic]));
  const items = whole.items.map((item) => {
    if (item.withheld === true) return item;
    return (isPrivate('agendaItems', item.id) ?? isMarkedPrivate(item)) ? { ...item, exempt: true, madePublic: null } : { ...item, madePublic: item.madePublic ?? JUST_TO_STAY };
  });
  const { correctedLater: _, ...said } = withoutPrivate({ ...whole, items });
  return { ...row, contents: { ...said, items: said.items.map((item) => (item.madePublic === JUST_TO_STAY ? { ...item, madePublic: marked.get(item.id) } : item)) } };
}
/** Keeps an item among the public ones while the rest is taken out. */
const JUST_TO_STAY = { on: '', by: '', reason: '' };

/** The agenda items of kept minutes of which only the number and the reason are there. */
export const withheldItems = ({ contents }: Row): string[] => (contents as MinutesData).items.filter(({ withheld }) => withheld === true).map(({ id }) => id);

/** Whether the minutes that came are those that are here, word for word, with items that were left out of these. */
export function completesMinutes(without: Row, whole: Row): boolean {
  const [left, still] = [new Set(withheldItems(without)), withheldItems(whole)];
  if (left.size === 0 || still.length === left.size || !still.every((id) => left.has(id))) return false;
  return sameContent(publicMinutes(whole, (_, id) => left.has(id)).contents, without.contents);
}

/** What minutes say, leaving out whose names and numbers were what on the day. */
function said({ items, minutes, decisions, votes, attendance, declarations }: MinutesData, withheld: ReadonlySet<string>): object {
  const those = items.filter(({ id }) => !withheld.has(id));
  const known = new Set(those.map(({ id }) => id));
  const own = minutes.filter(({ agendaItemId }) => known.has(agendaItemId));
  const ownIds = new Set(own.map(({ id }) => id));
  const resolved = decisions.filter(({ minuteId }) => ownIds.has(minuteId));
  const resolvedIds = new Set(resolved.map(({ id }) => id));
  const sorted = <T>(list: readonly T[]): T[] => [...list].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  return {
    items: those.map(({ id, title, section, exempt }) => ({ id, title, section, exempt })),
    minutes: sorted(own.map(({ id, agendaItemId, heading, body, outcome, outcomeText }) => ({ id, agendaItemId, heading, body, outcome, outcomeText }))),
    decisions: sorted(resolved.map(({ id, minuteId, parentId, text, votesFor, votesAgainst, votesAbstained }) => ({ id, minuteId, parentId, text, votesFor, votesAgainst, votesAbstained }))),
    votes: sorted(votes.filter(({ decisionId }) => resolvedIds.has(decisionId)).map(({ decisionId, personId, vote }) => ({ decisionId, personId, vote }))),
    attendance: sorted(attendance.map(({ personId, status, virtually, arrivedAt, leftAt }) => ({ personId, status, virtually, arrivedAt, leftAt }))),
    declarations: sorted(declarations.filter(({ agendaItemId }) => known.has(agendaItemId)).map(({ agendaItemId, personId, kind, nature, leftRoom }) => ({ agendaItemId, personId, kind, nature, leftRoom }))),
  };
}
/** Whether the minutes as they now stand say what was confirmed, and nothing that was confirmed without its words being here. */
export const saysWhatWasConfirmed = (confirmed: MinutesData, now: MinutesData): boolean =>
  sameContent(said(confirmed, new Set(withheldItems({ contents: confirmed }))), said(now, new Set()));
