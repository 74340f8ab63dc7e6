import { minutesMeta, type Minute } from '../../shared/minutes.ts';
import { Refusal } from '../../shared/result.ts';
import { records } from '../crud.ts';

export const minuteRecords = records<Minute>(minutesMeta, {
  extra: ['number'],
  orderBy: '(SELECT position FROM agendaItems WHERE agendaItems.id = minutes.agendaItemId), id',
  check: ({ db }, row, before) => {
    // Its resolutions and actions are of that meeting too.
    if (before !== null && before.meetingId !== row.meetingId) refuse('meetingId', 'A minute stays with its meeting.');
    const item = db.oneSql<{ meetingId: string }>('SELECT meetingId FROM agendaItems WHERE id = ?', [row.agendaItemId]);
    if (item?.meetingId !== row.meetingId) refuse('agendaItemId', 'That item is on the agenda of another meeting.');
  },
});
function refuse(path: string, message: string): never {
  throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });
}
