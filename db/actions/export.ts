import { resolve } from 'node:path';
import { logDocument, type LogPaper } from '../../shared/action-log/document.ts';
import { isAskedFor, isPrinted, nextMeetings } from '../../shared/action-log/printed.ts';
import { agreedWords, isOverdue, type ActionProgress, type ActionRevision, type LoggedAction } from '../../shared/actions.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { personInitials, type Person } from '../../shared/people.ts';
import { readBoard } from '../board/handlers.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Reading, Working } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import type { Reader } from '../query.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';
import type { Spreadsheet } from '../spreadsheets/spreadsheet.ts';
import { readLog } from './log.ts';

type Asked = Parsed<'actions.export'>;

/** The action log as a file. Read in one go, before the first wait: what is printed is the record at one moment. */
export async function exportLog(context: Working, asked: Asked): Promise<Output<'actions.export'>> {
  const { place, file, progress: onProgress, cancelled } = context;
  const paper = readPaper(context, asked);
  const to = resolve(place(asked.to));
  refuseDataFile(to, file);
  if (asked.format === 'xlsx') return renderSpreadsheet({ spreadsheet: spreadsheetOf(paper), format: 'xlsx', to, onProgress, cancelled });
  return renderDocument({ model: logDocument(paper), format: asked.format, to, onProgress, cancelled });
}

function readPaper({ db, today }: Reading, asked: Asked): LogPaper {
  const day = today();
  const body = asked.bodyId === undefined ? null : bodyRecords.get(db, asked.bodyId);
  const last = new Map(db.allSql<{ bodyId: string; date: string }>(`SELECT bodyId, max(date) AS date FROM meetings WHERE status = 'held' AND date <= ? GROUP BY bodyId`, [day]).map((one) => [one.bodyId, one.date]));
  const people = new Map(db.allSql<Person>('SELECT * FROM people').map((person) => [person.id, person]));
  const bodies = new Map(bodyRecords.list(db, {}).map((one) => [one.id, one.shortName ?? one.name]));
  const next = asked.dueByNext ? nextMeetings(db.allSql('SELECT bodyId, date, status FROM meetings WHERE date >= ?', [day]), day) : undefined;
  const all = readLog(db, asked.bodyId === undefined ? {} : { bodyId: asked.bodyId });
  const chosen = all.filter((action) => isPrinted(action, last) && isAskedFor(action, { ...asked, next }, day, (id) => people.get(id)?.organisationId ?? null));
  const numbers = new Map(all.map((action) => [action.id, action.number]));
  const words = wordsOf(db, people);
  return {
    board: readBoard(db)?.name ?? '', title: body === null ? 'Action log' : `Action log of ${body.name}`, today: day, bodies: body === null && bodies.size > 1,
    notes: [...(asked.dueByNext ? ['Only what is due by the next meeting of its body.'] : []), ...(asked.exempt && chosen.some((action) => action.private) ? ['Not for publication: this log has actions from private business.'] : [])],
    lines: chosen.map((action) => ({
      number: String(action.number), body: bodies.get(action.bodyId) ?? '', source: [action.minuteNumber, action.meetingDate === null ? null : formatShortDate(action.meetingDate)].filter((part) => part !== null).join(', '),
      text: action.parentId === null ? action.text : `Part of ${numbers.get(action.parentId) ?? ''}: ${action.text}`, lead: words.lead(action), dates: words.dates(action), due: action.targetDate, progress: words.progress(action),
      status: action.status === 'closed' ? `Closed ${action.closedOn === null ? '' : formatShortDate(action.closedOn)}` : isOverdue(action, day) ? 'Overdue' : 'Open',
      overdue: isOverdue(action, day), closed: action.status === 'closed',
    })),
  };
}

function wordsOf(db: Reader, people: ReadonlyMap<string, Person>) {
  const agencies = new Map(db.allSql<{ id: string; name: string; shortName: string | null }>('SELECT id, name, shortName FROM organisations').map((one) => [one.id, one.shortName ?? one.name]));
  const said = Map.groupBy(db.allSql<ActionProgress>('SELECT * FROM actionProgress ORDER BY saidOn, id'), (one) => one.actionId);
  const meetings = new Map(db.allSql<{ id: string; date: string }>('SELECT id, date FROM meetings WHERE id IN (SELECT meetingId FROM actionDates)').map((one) => [one.id, one.date]));
  const agreed = ({ agreedBy, meetingId }: ActionRevision): string => agreedWords(agreedBy, meetings.get(meetingId ?? '') ?? null);
  const revised = Map.groupBy(db.allSql<ActionRevision>('SELECT * FROM actionDates ORDER BY id'), (one) => one.actionId);
  const who = (personId: string | null, organisationId: string | null, text: string | null): string => {
    const person = personId === null ? undefined : people.get(personId);
    return [person === undefined ? null : personInitials(person) || person.post, agencies.get(organisationId ?? person?.organisationId ?? '') ?? null, text].filter((part) => part !== null).join(', ');
  };
  const dated = (date: string | null, text: string | null): string => [text, date === null ? null : formatShortDate(date)].filter((part) => part !== null).join(', ') || 'no date';
  return {
    lead: (action: LoggedAction): string => [who(action.leadPersonId, action.leadOrganisationId, action.leadText), ...action.owners.map((one) => who(one.personId, one.organisationId, one.text))].filter((one) => one !== '').join('\n'),
    dates: (action: LoggedAction): string => {
      const before = revised.get(action.id) ?? [];
      const now = action.targetDate === null && action.targetText === null ? '' : dated(action.targetDate, action.targetText);
      const first = before[0];
      if (first === undefined) return now;
      return [`First ${dated(first.previousDate, first.previousText)}`, ...before.map((one) => `Revised ${dated(one.targetDate, one.targetText)}${agreed(one)}`)].join('\n');
    },
    progress: (action: LoggedAction): string => [...(said.get(action.id) ?? []).map((one) => `${formatShortDate(one.saidOn)}: ${one.text}`), action.progress].filter((one) => one !== '').join('\n'),
  };
}

const spreadsheetOf = (paper: LogPaper): Spreadsheet => ({
  title: paper.title, author: paper.board, date: paper.today,
  sheets: [{
    name: 'Actions', notes: paper.notes,
    columns: [
      { heading: 'No.', width: 6, kind: 'number' }, { heading: 'Body', width: 16, kind: 'text' }, { heading: 'Minute', width: 18, kind: 'text' }, { heading: 'Action', width: 60, kind: 'text' }, { heading: 'Lead', width: 24, kind: 'text' },
      { heading: 'Due', width: 12, kind: 'date' }, { heading: 'All dates', width: 28, kind: 'text' }, { heading: 'Progress', width: 50, kind: 'text' }, { heading: 'Status', width: 16, kind: 'text' },
    ],
    rows: paper.lines.map((line) => [Number(line.number), line.body, line.source, line.text, line.lead, line.due, line.dates, line.progress, line.status]),
  }],
});
