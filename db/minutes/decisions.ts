import { decisions, votes, type Decision, type Vote } from '../../shared/minutes.ts';
import { Refusal } from '../../shared/result.ts';
import { atEnd, records } from '../crud.ts';
import { BY_NAME } from '../people/by-name.ts';
import type { Writing } from '../handlers.ts';
import { updateSet } from '../statements.ts';

export const decisionRecords = records<Decision>(decisions.meta, {
  orderBy: '(SELECT i.position FROM minutes AS m JOIN agendaItems AS i ON i.id = m.agendaItemId WHERE m.id = decisions.minuteId), minuteId, position, id',
  filters: { meetingId: 'minuteId IN (SELECT id FROM minutes WHERE meetingId = ?)' },
  complete: ({ db }, row, before, given) => {
    if (before === null && !given.has('position')) row.position = atEnd(db, 'decisions', 'minuteId', row.minuteId);
  },
  check: ({ db }, row, before) => {
    if (before !== null && before.minuteId !== row.minuteId && db.oneSql('SELECT 1 FROM decisions WHERE parentId = ?', [row.id]) !== undefined) {
      const message = 'A resolution that has parts stays with its minute.';
      throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'minuteId', message }] });
    }
    if (row.parentId === null) return;
    const above = db.allSql<{ id: string; minuteId: string }>(
      `WITH RECURSIVE above (id, minuteId, parentId) AS (
         SELECT id, minuteId, parentId FROM decisions WHERE id = ? UNION SELECT d.id, d.minuteId, d.parentId FROM decisions AS d JOIN above ON d.id = above.parentId)
       SELECT id, minuteId FROM above`, [row.parentId]);
    const message = above.some((one) => one.id === row.id) ? 'A resolution cannot be a part of itself.'
      : above.some((one) => one.minuteId !== row.minuteId) ? 'A part of a resolution belongs to the same minute.' : null;
    if (message !== null) throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'parentId', message }] });
  },
  // Its parts are not lost with it: they take its place.
  beforeDelete: ({ db }, row) => {
    for (const { id } of db.allSql<{ id: string }>('SELECT id FROM decisions WHERE parentId = ?', [row.id])) db.runSql(updateSet('decisions', ['parentId']), [row.parentId, id]);
  },
});

const PLACE = ['parentId', 'position'];
/** Puts resolutions of one minute into other places, after looking whether the whole still is a tree. */
export function arrangeDecisions({ db }: Writing, { minuteId, places }: { minuteId: string; places: readonly { id: string; parentId: string | null; position: number }[] }): Decision[] {
  const rows = decisionRecords.list(db, { minuteId });
  const parents = new Map(rows.map((row) => [row.id, row.parentId]));
  for (const { id, parentId } of places) {
    if (!parents.has(id) || (parentId !== null && !parents.has(parentId))) throw new Refusal('not_found', 'One of these resolutions is no longer in this minute. Nothing has been changed.');
    parents.set(id, parentId);
  }
  for (const { id } of places) {
    const above = new Set<string>();
    for (let at: string | null | undefined = id; at != null; at = parents.get(at)) {
      if (above.has(at)) throw new Refusal('invalid_input', 'A resolution cannot be a part of itself. Nothing has been changed.');
      above.add(at);
    }
  }
  const before = new Map(rows.map((row) => [row.id, row]));
  const changed = new Map(places.map((place) => [place.id, place]));
  for (const { id, parentId, position } of changed.values()) {
    const row = before.get(id)!;
    if (row.parentId !== parentId || row.position !== position) db.runSql(updateSet('decisions', PLACE), [parentId, position, id]);
  }
  return decisionRecords.list(db, { minuteId });
}

export const voteRecords = records<Vote>(votes.meta, {
  orderBy: `${BY_NAME}, id`,
  filters: { meetingId: 'decisionId IN (SELECT d.id FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId WHERE m.meetingId = ?)' },
});
