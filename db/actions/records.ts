import { actionsMeta, type Action } from '../../shared/actions.ts';
import { Refusal } from '../../shared/result.ts';
import { records, type Records } from '../crud.ts';
import type { Writing } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { nextNumber } from '../next-number.ts';
import type { Reader } from '../query.ts';

const plainRecords = records<Action>(actionsMeta, {
  extra: ['number'],
  orderBy: 'number',
  filters: { dueBefore: `targetDate < ? AND status = 'open'` },
  complete: (context, row, before, given) => {
    if (before === null) row.number = nextNumber(context.db, 'actions');
    if (row.minuteId !== null && row.meetingId === null) {
      row.meetingId = context.db.oneSql<{ meetingId: string }>('SELECT meetingId FROM minutes WHERE id = ?', [row.minuteId])?.meetingId ?? null;
    }
    if (row.status === 'open') row.closedOn = null;
    else if (row.closedOn === null || (before?.status === 'open' && !given.has('closedOn'))) row.closedOn = context.today();
  },
  check: ({ db }, row) => {
    refuseBrokenFamily(db, row);
    const minute = row.minuteId === null ? undefined : db.oneSql<{ meetingId: string }>('SELECT meetingId FROM minutes WHERE id = ?', [row.minuteId]);
    if (minute !== undefined && minute.meetingId !== row.meetingId) {
      const message = 'That minute belongs to another meeting.';
      throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'minuteId', message }] });
    }
  },
});

/** A date that is changed is kept, unless the minutes it comes from are still a draft: until then a change is a correction. */
export const actionRecords: Records<Action> = {
  ...plainRecords,
  update: (context, input) => {
    const before = plainRecords.get(context.db, input.id);
    const after = plainRecords.update(context, input);
    if (!isDraft(context.db, before)) keepDate(context, before, after, { agreedBy: null, meetingId: null, reason: '' });
    return after;
  },
};
const isDraft = (db: Reader, action: Action): boolean => action.minuteId !== null
  && db.oneSql(`SELECT 1 FROM meetings WHERE id = ? AND minutesState = 'draft'`, [action.meetingId]) !== undefined;

interface Agreed { agreedBy: string | null; meetingId: string | null; reason: string }
function keepDate({ db, newId, today }: Writing, before: Action, after: Action, { agreedBy, meetingId, reason }: Agreed): void {
  const had = before.targetDate !== null || before.targetText !== null;
  if (!had || (before.targetDate === after.targetDate && before.targetText === after.targetText)) return;
  db.runSql('INSERT INTO actionDates (id, actionId, previousDate, previousText, targetDate, targetText, revisedOn, agreedBy, meetingId, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [newId(), after.id, before.targetDate, before.targetText, after.targetDate, after.targetText, today(), agreedBy, meetingId, reason]);
}
/** Puts an action off, with who agreed it and why. */
export function extend(context: Writing, { id, version, targetDate, targetText, ...agreed }: { id: string; version: number; targetDate: string | null; targetText: string | null } & Agreed): Action {
  if (agreed.meetingId !== null) meetingRecords.get(context.db, agreed.meetingId);
  const before = plainRecords.get(context.db, id);
  const after = plainRecords.update(context, { id, version, set: { targetDate, targetText } });
  keepDate(context, before, after, agreed);
  return after;
}

/** A part is a part of one action, which is closed last. */
function refuseBrokenFamily(db: Reader, row: Action): void {
  const wrong = (path: string, message: string): Refusal => new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });
  const parts = db.allSql<{ status: string }>('SELECT status FROM actions WHERE parentId = ?', [row.id]);
  if (row.status === 'closed' && parts.some((part) => part.status === 'open')) throw wrong('status', 'It cannot be closed while a part of it is open.');
  if (row.parentId === null) return;
  const parent = db.oneSql<{ parentId: string | null; status: string; number: number }>('SELECT parentId, status, number FROM actions WHERE id = ?', [row.parentId]);
  if (row.parentId === row.id || parts.length > 0 || parent?.parentId != null) throw wrong('parentId', 'A part of an action cannot have parts of its own.');
  if (row.status === 'open' && parent?.status === 'closed') throw wrong('parentId', `Action ${parent.number} is closed, so a part of it cannot be open. Open that one first.`);
}
