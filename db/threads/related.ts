import { namesNumber, relatedByTitle, type Candidate, type Reason } from '../../shared/threads/related.ts';
import type { RelatedEntry } from '../../shared/threads.ts';
import type { Reader } from '../query.ts';
import { linkRecords, threadRecords } from './records.ts';

interface Item { id: string; title: string; section: string; meetingId: string; date: string; body: string; bodyId: string; minuteId: string | null; number: string | null }
interface ActionRow { id: string; text: string; number: number; minuteId: string | null; agendaItemId: string | null; meetingId: string | null; date: string | null; body: string }
const SHOWN = 24;

/** What may belong to a subject too: by its title, by a reference to it in a minute, by the number of a minute or action of it, or by the plan. */
export function readRelated(db: Reader, threadId: string): RelatedEntry[] {
  const thread = threadRecords.get(db, threadId);
  const links = linkRecords.list(db, { threadId });
  const linked = new Set(links.map((one) => one.agendaItemId ?? one.actionId));
  const items = db.allSql<Item>(
    `SELECT i.id, ifnull(m.heading, i.title) AS title, i.section, t.id AS meetingId, t.date, b.name AS body, t.bodyId, m.id AS minuteId, m.number
     FROM agendaItems AS i JOIN meetings AS t ON t.id = i.meetingId JOIN bodies AS b ON b.id = t.bodyId LEFT JOIN minutes AS m ON m.agendaItemId = i.id WHERE t.status <> 'cancelled'`, []);
  const actions = db.allSql<ActionRow>(
    `SELECT a.id, a.text, a.number, a.minuteId, m.agendaItemId, a.meetingId, t.date, b.name AS body FROM actions AS a JOIN bodies AS b ON b.id = a.bodyId
     LEFT JOIN minutes AS m ON m.id = a.minuteId LEFT JOIN meetings AS t ON t.id = a.meetingId`, []);
  const inside = items.filter((item) => linked.has(item.id));
  const outside = items.filter((item) => !linked.has(item.id));
  // The actions of its items are in the subject with them.
  const within = actions.filter((action) => linked.has(action.id) || linked.has(action.agendaItemId));
  const without = actions.filter((action) => !within.includes(action));

  const reasons = new Map<string, Reason>();
  const propose = (found: readonly Reason[]): void => {
    for (const one of found) if ((reasons.get(one.id)?.strength ?? 0) < one.strength) reasons.set(one.id, one);
  };
  propose(relatedByTitle(thread.name, inside.map(candidate), outside.map(candidate)));
  propose(relatedByTitle(thread.name, [...inside.map(candidate), ...within.map(actionCandidate)], without.map(actionCandidate)));
  propose(byReference(db, inside, outside, within));
  propose(byPlan(db, inside, outside));
  const itemById = new Map(outside.map((item) => [item.id, item]));
  const actionById = new Map(without.map((action) => [action.id, action]));
  return [...reasons.values()].flatMap(({ id, why, strength }): { strength: number; entry: RelatedEntry }[] => {
    const item = itemById.get(id);
    if (item !== undefined) return [{ strength, entry: { agendaItemId: id, actionId: null, meetingId: item.meetingId, date: item.date, body: item.body, title: item.title, why } }];
    const action = actionById.get(id);
    return action === undefined ? [] : [{ strength, entry: { agendaItemId: null, actionId: id, meetingId: action.meetingId, date: action.date, body: action.body, title: `Action ${action.number}: ${action.text}`, why } }];
  }).toSorted((a, b) => b.strength - a.strength || (b.entry.date ?? '').localeCompare(a.entry.date ?? '')).slice(0, SHOWN).map(({ entry }) => entry);
}

const candidate = ({ id, title, section }: Item): Candidate => ({ id, title, standing: section === 'standing' });
const actionCandidate = ({ id, text }: ActionRow): Candidate => ({ id, title: text, standing: false });

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Minutes that refer to a minute of the subject, and those that its own minutes refer to: by a cross reference or by their number in the text. */
function byReference(db: Reader, inside: readonly Item[], outside: readonly Item[], actions: readonly ActionRow[]): Reason[] {
  if (inside.length === 0 && actions.length === 0) return [];
  const bodies = [...new Set(inside.map((item) => item.bodyId))];
  const texts = db.allSql<{ agendaItemId: string; body: string }>(
    'SELECT m.agendaItemId, m.body FROM meetings AS t JOIN minutes AS m ON m.meetingId = t.id WHERE t.bodyId IN (SELECT value FROM json_each(?))', [JSON.stringify(bodies)]);
  const decisions = db.allSql<{ id: string }>(
    'SELECT d.id FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId WHERE m.agendaItemId IN (SELECT value FROM json_each(?))', [JSON.stringify(inside.map((item) => item.id))]);
  const own = new Set([...inside.flatMap((item) => [item.id, item.minuteId ?? item.id]), ...decisions.map((one) => one.id), ...actions.map((one) => one.id)]);
  const byAnyId = new Map(outside.flatMap((item) => [[item.id, item.id], [item.minuteId ?? item.id, item.id]] as const));
  const insideIds = new Set(inside.map((item) => item.id));
  const titles = new Map(outside.map((item) => [item.id, item.title]));
  return texts.flatMap(({ agendaItemId, body }): Reason[] => {
    const ids = body.match(UUID) ?? [];
    if (insideIds.has(agendaItemId)) {
      return ids.flatMap((id) => { const item = byAnyId.get(id); return item === undefined ? [] : [{ id: item, why: 'A minute of this subject refers to it', strength: 4 }]; });
    }
    if (!titles.has(agendaItemId)) return [];
    if (ids.some((id) => own.has(id))) return [{ id: agendaItemId, why: 'Its minute refers to a minute of this subject', strength: 4 }];
    const words = `${titles.get(agendaItemId)!} ${body}`;
    const number = inside.find((item) => item.number !== null && namesNumber(words, 'minute', item.number))?.number;
    if (number !== undefined) return [{ id: agendaItemId, why: `Names minute ${number} of this subject`, strength: 3 }];
    const action = actions.find((one) => namesNumber(words, 'action', String(one.number)));
    return action === undefined ? [] : [{ id: agendaItemId, why: `Names action ${action.number} of this subject`, strength: 3 }];
  });
}

/** Decisions that the same action of the plan is linked with. */
function byPlan(db: Reader, inside: readonly Item[], outside: readonly Item[]): Reason[] {
  const links = db.allSql<{ actionId: string; agendaItemId: string }>(
    'SELECT l.actionId, m.agendaItemId FROM planLinks AS l JOIN decisions AS d ON d.id = l.decisionId JOIN minutes AS m ON m.id = d.minuteId', []);
  const own = new Set(inside.map((item) => item.id));
  const plan = new Set(links.filter((one) => own.has(one.agendaItemId)).map((one) => one.actionId));
  const known = new Set(outside.map((item) => item.id));
  return links.filter((one) => plan.has(one.actionId) && known.has(one.agendaItemId)).map((one) => ({ id: one.agendaItemId, why: 'Is linked with the same action of the plan', strength: 3 }));
}
