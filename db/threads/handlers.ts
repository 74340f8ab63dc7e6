import { resolve } from 'node:path';
import type { Output } from '../../shared/contract.ts';
import { threadDocument } from '../../shared/threads/document.ts';
import { readBoard } from '../board/handlers.ts';
import { crudHandlers } from '../crud.ts';
import type { Some } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import type { Reader } from '../query.ts';
import { follow, linkRecords, threadRecords } from './records.ts';
import { readRelated } from './related.ts';
import { readThread } from './view.ts';

const overview = (db: Reader): Output<'threads.overview'> => db.allSql(
  `SELECT s.id, s.name, count(l.agendaItemId) AS items, count(l.actionId) AS actions, min(t.date) AS first, max(t.date) AS last
   FROM threads AS s LEFT JOIN threadLinks AS l ON l.threadId = s.id LEFT JOIN agendaItems AS i ON i.id = l.agendaItemId LEFT JOIN actions AS a ON a.id = l.actionId
   LEFT JOIN meetings AS t ON t.id = ifnull(i.meetingId, a.meetingId) GROUP BY s.id ORDER BY s.name COLLATE NOCASE, s.id`, []);

export const threadHandlers = {
  ...crudHandlers('threads', threadRecords),
  ...crudHandlers('threadLinks', linkRecords),
  ...({
    'threads.overview': ({ db }) => overview(db),
    'threads.view': (context, { id }) => readThread(context, id),
    'threads.related': ({ db }, { id }) => readRelated(db, id),
    'threads.follow': follow,
    'threads.export': async (context, { id, exempt, format, to }) => {
      const { db, place, file, progress: onProgress, cancelled } = context;
      const view = readThread(context, id);
      // Private business is taken out before anything is made of it, unless it was asked for.
      const model = threadDocument({ ...view, board: readBoard(db)?.name ?? '', entries: view.entries.filter((entry) => exempt || !entry.private) });
      const path = resolve(place(to));
      refuseDataFile(path, file);
      return renderDocument({ model, format, to: path, onProgress, cancelled });
    },
  } satisfies Some<'threads.overview' | 'threads.view' | 'threads.related' | 'threads.follow' | 'threads.export'>),
};
