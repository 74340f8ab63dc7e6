import { resolve } from 'node:path';
import type { Output, Parsed } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { fits, MINUTE_REGISTER_TITLES, minuteRegisterDocument, registerColumns, type MinuteEntry, type RegisterPaper } from '../../shared/minutes/register.ts';
import type { Outcome } from '../../shared/minutes.ts';
import { USUAL } from '../../shared/packs/outcome.ts';
import { countedVote } from '../../shared/packs/resolutions.ts';
import { capital } from '../../shared/packs/words.ts';
import { personName, type Person } from '../../shared/people.ts';
import { inquorateOver } from '../attendance-figures/quorum.ts';
import { readBoard } from '../board/handlers.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Working } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import { BY_NAME } from '../people/by-name.ts';
import type { Reader } from '../query.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';
import { numbersOf } from './numbers.ts';

type Asked = Pick<Parsed<'minutes.register'>, 'register' | 'bodyId' | 'from' | 'to'>;
interface Found {
  id: string; meetingId: string; agendaItemId: string; date: string; body: string; number: string | null; item: string; private: number;
  personId: string | null; agency: string | null; leadText: string | null; text: string | null; kind: string; due: string | null; dueText: string | null;
  votesFor: number | null; votesAgainst: number | null; votesAbstained: number | null; leftRoom: number | null;
}
const PLACE = `i.id AS agendaItemId, t.id AS meetingId, t.date, b.name AS body, m.number, ifnull(m.heading, i.title) AS item, i.id IN (SELECT id FROM privateItems) AS private`;
const WHERE = `t.status <> 'cancelled' AND (?1 IS NULL OR t.bodyId = ?1) AND (?2 IS NULL OR t.date >= ?2) AND (?3 IS NULL OR t.date <= ?3)`;
const OF_MINUTE = `JOIN agendaItems AS i ON i.id = m.agendaItemId JOIN meetings AS t ON t.id = m.meetingId JOIN bodies AS b ON b.id = t.bodyId`;
const ORDER = `ORDER BY t.date DESC, t.startsAt DESC, i.position`;
const NO_VOTES = 'NULL AS votesFor, NULL AS votesAgainst, NULL AS votesAbstained';
const NO_ACTION = 'NULL AS agency, NULL AS leadText, NULL AS due, NULL AS dueText';
const NO_PERSON = 'NULL AS personId, NULL AS leftRoom';

const QUERIES: Record<Asked['register'], string> = {
  // A resolution is a decision; so is what was agreed, put off, referred or noted without one.
  // A part is read with all that it hangs on, from the top: "Approve the plan – with these changes – the dates".
  decisions: `WITH RECURSIVE said (id, words, place) AS (
      SELECT id, text, printf('%06d', position) || id FROM decisions WHERE parentId IS NULL
      UNION ALL SELECT d.id, rtrim(said.words, ' :;,.') || ' – ' || d.text, said.place || printf('%06d', d.position) || d.id FROM decisions AS d JOIN said ON said.id = d.parentId)
    SELECT d.id, ${PLACE}, ${NO_PERSON}, ${NO_ACTION}, said.words AS text,
      CASE WHEN m.outcome = 'agreed' THEN 'agreed' ELSE 'resolved' END AS kind, d.votesFor, d.votesAgainst, d.votesAbstained,
      t.startsAt, i.position AS itemAt, 1 AS later, said.place AS at
    FROM decisions AS d JOIN said ON said.id = d.id JOIN minutes AS m ON m.id = d.minuteId ${OF_MINUTE} WHERE ${WHERE}
    UNION ALL
    SELECT m.id, ${PLACE}, ${NO_PERSON}, ${NO_ACTION}, m.outcomeText AS text, m.outcome AS kind, ${NO_VOTES}, t.startsAt, i.position, 0, ''
    FROM minutes AS m ${OF_MINUTE} WHERE ${WHERE} AND m.outcome IS NOT NULL
      AND (m.outcome NOT IN ('resolved', 'agreed') OR NOT EXISTS (SELECT 1 FROM decisions AS d WHERE d.minuteId = m.id))
    ORDER BY date DESC, startsAt DESC, itemAt, later, at`,
  actions: `SELECT a.id, ${PLACE}, a.leadPersonId AS personId, ifnull(o.shortName, o.name) AS agency, a.leadText, 'Action ' || a.number || ': ' || a.text AS text, a.status AS kind,
      ifnull(a.closedOn, a.targetDate) AS due, a.targetText AS dueText, ${NO_VOTES}, NULL AS leftRoom
    FROM actions AS a JOIN minutes AS m ON m.id = a.minuteId ${OF_MINUTE} LEFT JOIN organisations AS o ON o.id = a.leadOrganisationId WHERE ${WHERE} ${ORDER}, a.number`,
  declarations: `SELECT x.id, ${PLACE}, x.personId, ${NO_ACTION}, x.nature AS text, x.kind, ${NO_VOTES}, x.leftRoom
    FROM declarations AS x JOIN agendaItems AS i ON i.id = x.agendaItemId LEFT JOIN minutes AS m ON m.agendaItemId = i.id JOIN meetings AS t ON t.id = i.meetingId JOIN bodies AS b ON b.id = t.bodyId
    WHERE ${WHERE} ${ORDER}, ${BY_NAME}, x.id`,
  votes: `SELECT v.id, ${PLACE}, v.personId, ${NO_ACTION}, d.text, v.vote AS kind, ${NO_VOTES}, NULL AS leftRoom
    FROM votes AS v JOIN decisions AS d ON d.id = v.decisionId JOIN minutes AS m ON m.id = d.minuteId ${OF_MINUTE} WHERE ${WHERE} ${ORDER}, d.position, ${BY_NAME}, v.id`,
};

/** A register read out of the minutes, the newest meeting first. */
export function readMinuteRegister(db: Reader, { register, bodyId, from, to }: Asked): Output<'minutes.register'> {
  const found = db.allSql<Found>(QUERIES[register], [bodyId ?? null, from ?? null, to ?? null]);
  const people = new Map(db.allSql<Person>('SELECT * FROM people').map((person) => [person.id, personName(person)]));
  const numberOf = workedOutNumbers(db);
  const inquorate = register === 'decisions' ? inquorateOver(db, { bodyId: bodyId ?? null, from: from ?? FIRST, to: to ?? LAST }) : null;
  return found.map((row): MinuteEntry => ({
    id: row.id, meetingId: row.meetingId, agendaItemId: row.agendaItemId, date: row.date, body: row.body, item: row.item,
    number: row.number ?? numberOf(row.meetingId, row.agendaItemId), who: whoOf(row, people),
    text: row.text?.trim() || (register === 'decisions' ? capital(USUAL[row.kind as Outcome]) : ''), kind: row.kind, result: resultOf(register, row),
    inquorate: row.kind === 'noted' ? null : inquorate?.get(row.agendaItemId) ?? null, private: row.private === 1,
  }));
}
const [FIRST, LAST] = ['0000-01-01', '9999-12-31'];

const whoOf = ({ personId, agency, leadText }: Found, people: ReadonlyMap<string, string>): string | null =>
  [personId === null ? null : people.get(personId) ?? null, agency, leadText].filter((part) => part !== null).join(', ') || null;

function resultOf(register: Asked['register'], row: Found): string | null {
  switch (register) {
    case 'decisions': return countedVote(row);
    case 'actions': return [row.dueText, row.due === null ? null : `${row.kind === 'closed' ? 'closed ' : ''}${formatShortDate(row.due)}`].filter((part) => part !== null).join(', ') || null;
    case 'declarations': return row.leftRoom === 1 ? 'Yes' : 'No';
    case 'votes': return null;
  }
}

/** Numbers that can still change are worked out once for each meeting that is not confirmed: those are few. */
function workedOutNumbers(db: Reader): (meetingId: string, agendaItemId: string) => string | null {
  const known = new Map<string, Map<string, string>>();
  return (meetingId, agendaItemId) => {
    let numbers = known.get(meetingId);
    if (numbers === undefined) {
      numbers = new Map(numbersOf(db, db.oneSql<Meeting>('SELECT * FROM meetings WHERE id = ?', [meetingId])!).map((line) => [line.agendaItemId, line.number]));
      known.set(meetingId, numbers);
    }
    return numbers.get(agendaItemId) ?? null;
  };
}

/** A register as a file. Private business is taken out before anything is made of it, unless it was asked for. */
export async function exportMinuteRegister(context: Working, asked: Parsed<'minutes.exportRegister'>): Promise<Output<'minutes.exportRegister'>> {
  const { db, place, file, today, progress: onProgress, cancelled } = context;
  const { register, bodyId, from, until, exempt, format } = asked;
  const entries = readMinuteRegister(db, { register, bodyId, from, to: until }).filter((one) => (exempt || !one.private) && fits(one, register, asked));
  const paper: RegisterPaper = { register, board: readBoard(db)?.name ?? '', body: bodyId === undefined ? null : bodyRecords.get(db, bodyId).name, today: today(), entries };
  const to = resolve(place(asked.to));
  refuseDataFile(to, file);
  if (format === 'docx' || format === 'pdf') return renderDocument({ model: minuteRegisterDocument(paper), format, to, onProgress, cancelled });
  const columns = registerColumns(register);
  const sheet = {
    name: MINUTE_REGISTER_TITLES[register], notes: entries.some((one) => one.private) ? ['Not for publication: this holds private business.'] : [],
    columns: columns.map(([heading, width], at) => ({ heading, width: width * 2, kind: at === 0 ? 'date' as const : 'text' as const })),
    rows: entries.map((one) => columns.map(([, , value], at) => (at === 0 ? one.date : value(one)))),
  };
  return renderSpreadsheet({ spreadsheet: { title: sheet.name, author: paper.board, date: paper.today, sheets: [sheet] }, format, to, onProgress, cancelled });
}
