import { resolve } from 'node:path';
import type { Output, Parsed } from '../../shared/contract.ts';
import type { InterestKind } from '../../shared/declarations.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { hasAllWords, MINUTE_REGISTER_TITLES, minuteRegisterDocument, registerColumns, type MinuteEntry, type RegisterPaper } from '../../shared/minutes/register.ts';
import { isPrivate } from '../../shared/packs/publishable.ts';
import { countedVote } from '../../shared/packs/resolutions.ts';
import { personName, type Person } from '../../shared/people.ts';
import { readBoard } from '../board/handlers.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Working } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import type { Reader } from '../query.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';
import { numbersOf } from './numbers.ts';

type Asked = Pick<Parsed<'minutes.register'>, 'register' | 'bodyId' | 'from' | 'to'>;
interface Found {
  id: string; meetingId: string; agendaItemId: string; date: string; body: string; number: string | null; item: string; section: 'private'; exempt: number;
  personId: string | null; text: string | null; result: string | null; votesFor: number | null; votesAgainst: number | null; votesAbstained: number | null; leftRoom: number | null;
}
const PLACE = `i.id AS agendaItemId, t.id AS meetingId, t.date, b.name AS body, m.number, ifnull(m.heading, i.title) AS item, i.section, i.exempt`;
const WHERE = `t.status <> 'cancelled' AND (?1 IS NULL OR t.bodyId = ?1) AND (?2 IS NULL OR t.date >= ?2) AND (?3 IS NULL OR t.date <= ?3)`;
const OF_MINUTE = `JOIN agendaItems AS i ON i.id = m.agendaItemId JOIN meetings AS t ON t.id = m.meetingId JOIN bodies AS b ON b.id = t.bodyId`;
const ORDER = `ORDER BY t.date DESC, t.startsAt DESC, i.position`;
const NO_VOTES = 'NULL AS votesFor, NULL AS votesAgainst, NULL AS votesAbstained';

const QUERIES: Record<Asked['register'], string> = {
  decisions: `SELECT d.id, ${PLACE}, NULL AS personId, CASE WHEN p.id IS NULL THEN d.text ELSE rtrim(p.text, ' :;,.') || ' – ' || d.text END AS text, NULL AS result, d.votesFor, d.votesAgainst, d.votesAbstained, NULL AS leftRoom
    FROM decisions AS d LEFT JOIN decisions AS p ON p.id = d.parentId JOIN minutes AS m ON m.id = d.minuteId ${OF_MINUTE} WHERE ${WHERE} ${ORDER}, ifnull(p.position, d.position), d.parentId IS NOT NULL, d.position`,
  declarations: `SELECT x.id, ${PLACE}, x.personId, x.nature AS text, x.kind AS result, ${NO_VOTES}, x.leftRoom
    FROM declarations AS x JOIN agendaItems AS i ON i.id = x.agendaItemId LEFT JOIN minutes AS m ON m.agendaItemId = i.id JOIN meetings AS t ON t.id = i.meetingId JOIN bodies AS b ON b.id = t.bodyId
    WHERE ${WHERE} ${ORDER}, x.id`,
  votes: `SELECT v.id, ${PLACE}, v.personId, d.text, v.vote AS result, ${NO_VOTES}, NULL AS leftRoom
    FROM votes AS v JOIN decisions AS d ON d.id = v.decisionId JOIN minutes AS m ON m.id = d.minuteId ${OF_MINUTE} WHERE ${WHERE} ${ORDER}, d.position, v.id`,
};
const KINDS: Record<InterestKind, string> = { pecuniary: 'Pecuniary', 'non-pecuniary': 'Non-pecuniary', loyalty: 'Conflict of loyalty' };
const VOTES = { for: 'For', against: 'Against', abstain: 'Abstained' } as const;

/** A register read out of the minutes, the newest meeting first. */
export function readMinuteRegister(db: Reader, { register, bodyId, from, to }: Asked): Output<'minutes.register'> {
  const found = db.allSql<Found>(QUERIES[register], [bodyId ?? null, from ?? null, to ?? null]);
  const people = new Map(db.allSql<Person>('SELECT * FROM people').map((person) => [person.id, personName(person)]));
  const numberOf = workedOutNumbers(db);
  return found.map((row): MinuteEntry => ({
    id: row.id, meetingId: row.meetingId, agendaItemId: row.agendaItemId, date: row.date, body: row.body, item: row.item,
    number: row.number ?? numberOf(row.meetingId, row.agendaItemId), who: row.personId === null ? null : people.get(row.personId) ?? null,
    text: row.text ?? '', result: resultOf(register, row), private: isPrivate({ section: row.section, exempt: row.exempt === 1 }),
  }));
}

function resultOf(register: Asked['register'], row: Found): string | null {
  switch (register) {
    case 'decisions': return countedVote(row);
    case 'declarations': return `${KINDS[row.result as InterestKind]}${row.leftRoom === 1 ? ', left the room' : ''}`;
    case 'votes': return VOTES[row.result as keyof typeof VOTES];
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
  const { register, bodyId, from, until, words, exempt, format } = asked;
  const entries = readMinuteRegister(db, { register, bodyId, from, to: until }).filter((one) => (exempt || !one.private) && hasAllWords(one, words));
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
