import { decisions, votes, type Decision, type Vote } from '../../shared/minutes.ts';
import { Refusal } from '../../shared/result.ts';
import { atEnd, records } from '../crud.ts';

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
});

export const voteRecords = records<Vote>(votes.meta, {
  filters: { meetingId: 'decisionId IN (SELECT d.id FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId WHERE m.meetingId = ?)' },
});
