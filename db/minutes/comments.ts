import { resolve } from 'node:path';
import type { Output, Parsed } from '../../shared/contract.ts';
import { COMMENT_COLUMNS, commentDocument, reviewComments, type CommentLine, type ReviewComment } from '../../shared/minutes/comments.ts';
import { formatLongDate } from '../../shared/dates.ts';
import { personName, type Person } from '../../shared/people.ts';
import { Refusal } from '../../shared/result.ts';
import { readBoard } from '../board/handlers.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import { records } from '../crud.ts';
import type { Working } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import type { Reader } from '../query.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';
import { numbersOf } from './numbers.ts';

const refuse = (path: string, message: string): never => { throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] }); };

export const commentRecords = records<ReviewComment>(reviewComments.meta, {
  orderBy: 'circulationId, saidOn, id',
  filters: { meetingId: 'circulationId IN (SELECT id FROM circulations WHERE meetingId = ?)' },
  complete: ({ today }, row) => {
    if (row.response === null) row.respondedOn = null;
    else row.respondedOn ??= today();
  },
  check: ({ db }, row) => {
    const draft = db.oneSql<{ meetingId: string; circulatedOn: string }>('SELECT meetingId, circulatedOn FROM circulations WHERE id = ?', [row.circulationId])!;
    if (row.personId === null && row.organisationId === null && row.writer === null) refuse('writer', 'Say who made the comment: a person, an organisation, or a name as written.');
    if (row.saidOn < draft.circulatedOn) refuse('saidOn', 'A comment cannot come before the draft was sent round.');
    if (row.agendaItemId !== null && db.oneSql<{ meetingId: string }>('SELECT meetingId FROM agendaItems WHERE id = ?', [row.agendaItemId])?.meetingId !== draft.meetingId) {
      refuse('agendaItemId', 'That item is on the agenda of another meeting.');
    }
  },
});

interface Found extends ReviewComment { draft: number; title: string | null; private: number; agency: string | null }
/** The comments on all drafts of a meeting, in words: the newest draft first, then in agenda order. */
export function readComments(db: Reader, meetingId: string): CommentLine[] {
  const numbers = new Map(numbersOf(db, meetingRecords.get(db, meetingId)).map((line) => [line.agendaItemId, line.number]));
  const people = new Map(db.allSql<Person>('SELECT * FROM people').map((person) => [person.id, personName(person)]));
  return db.allSql<Found>(
    `SELECT c.*, r.number AS draft, ifnull(m.heading, i.title) AS title, c.agendaItemId IN (SELECT id FROM privateItems) AS private, ifnull(o.shortName, o.name) AS agency
     FROM reviewComments AS c JOIN circulations AS r ON r.id = c.circulationId LEFT JOIN agendaItems AS i ON i.id = c.agendaItemId LEFT JOIN minutes AS m ON m.agendaItemId = i.id
       LEFT JOIN organisations AS o ON o.id = c.organisationId
     WHERE r.meetingId = ? ORDER BY r.number DESC, i.position IS NOT NULL, i.position, c.saidOn, c.id`, [meetingId])
    .map(({ draft, saidOn, personId, agency, writer, agendaItemId, title, text, response, reason, private: hidden }) => ({
      draft, saidOn, who: [personId === null ? null : people.get(personId) ?? null, writer, agency].filter((part) => part !== null).join(', '),
      about: agendaItemId === null ? 'The document as a whole' : [numbers.get(agendaItemId), title].filter((part) => part != null && part !== '').join(' '),
      agendaItemId, text, response, reason, private: hidden === 1,
    }));
}

/** The comments as a file. Those on private business are taken out before anything is made of them, unless they were asked for. */
export async function exportComments(context: Working, { meetingId, exempt, format, to }: Parsed<'reviewComments.export'>): Promise<Output<'reviewComments.export'>> {
  const { db, place, file, progress: onProgress, cancelled } = context;
  const meeting = meetingRecords.get(db, meetingId);
  const body = bodyRecords.get(db, meeting.bodyId);
  const lines = readComments(db, meetingId).filter((one) => exempt || !one.private);
  const [title, board, today] = [`Comments on the draft minutes of ${body.name}, ${formatLongDate(meeting.date)}`, readBoard(db)?.name ?? body.name, context.today()];
  const path = resolve(place(to));
  refuseDataFile(path, file);
  if (format === 'docx' || format === 'pdf') return renderDocument({ model: commentDocument({ board, title, today, lines }), format, to: path, onProgress, cancelled });
  const sheet = {
    name: 'Comments', notes: lines.some((one) => one.private) ? ['Not for publication: this holds private business.'] : [],
    columns: COMMENT_COLUMNS.map(([heading, width], at) => ({ heading, width: width * 2, kind: at === 1 ? 'date' as const : 'text' as const })),
    rows: lines.map((one) => COMMENT_COLUMNS.map(([, , value], at) => (at === 1 ? one.saidOn : value(one)))),
  };
  return renderSpreadsheet({ spreadsheet: { title, author: board, date: today, sheets: [sheet] }, format, to: path, onProgress, cancelled });
}
