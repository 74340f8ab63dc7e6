import { declarations, type Declaration } from '../../shared/declarations.ts';
import { Refusal } from '../../shared/result.ts';
import { records } from '../crud.ts';
import { BY_NAME } from '../people/by-name.ts';

export const declarationRecords = records<Declaration>(declarations.meta, {
  orderBy: `(SELECT position FROM agendaItems WHERE agendaItems.id = declarations.agendaItemId), ${BY_NAME}, id`,
  filters: { meetingId: 'agendaItemId IN (SELECT id FROM agendaItems WHERE meetingId = ?)' },
  check: ({ db }, row) => {
    if (db.oneSql('SELECT 1 FROM declarations WHERE agendaItemId = ? AND personId = ? AND id <> ?', [row.agendaItemId, row.personId, row.id]) === undefined) return;
    const message = 'This person’s interest in this item is recorded already. Change that record.';
    throw new Refusal('conflict', message, { fields: [{ path: 'personId', message }] });
  },
});
