import type { Output, Parsed } from '../../shared/contract.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { decidedByWords, madePublicMeta, type MadePublic, type MadePublicWords } from '../../shared/minutes/made-public.ts';
import { personName, type Person } from '../../shared/people.ts';
import { Refusal } from '../../shared/result.ts';
import { records } from '../crud.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import { numbersOf } from './numbers.ts';

const refuse = (path: string, message: string): never => { throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] }); };

export const madePublicRecords = records<MadePublic>(madePublicMeta, {
  check: ({ db, today }, row) => {
    const meeting = db.oneSql<Meeting>('SELECT t.* FROM meetings AS t JOIN agendaItems AS i ON i.meetingId = t.id WHERE i.id = ?', [row.agendaItemId])!;
    const isPublic = db.oneSql(`SELECT 1 FROM agendaItems WHERE id = ?1 AND exempt = 0 AND section <> 'private' UNION ALL SELECT 1 FROM madePublic WHERE agendaItemId = ?1 AND id <> ?2`, [row.agendaItemId, row.id]);
    if (isPublic !== undefined) refuse('agendaItemIds', 'That item is public already.');
    if (row.publicOn < meeting.date) refuse('publicOn', 'It cannot be made public before the meeting was held.');
    // A file made today must not hold what is private until tomorrow.
    if (row.publicOn > today()) refuse('publicOn', 'That day is still to come. Record it on the day: until then it stays private.');
    if (row.personId === null && row.minuteId === null && row.decidedBy === null) refuse('decidedBy', 'Say who decided it.');
  },
});

/** All of them or none. */
export const makePublic = (context: Writing, { agendaItemIds, ...decided }: Parsed<'madePublic.create'>): MadePublic[] => agendaItemIds.map((agendaItemId) => madePublicRecords.create(context, { ...decided, agendaItemId }));

export function readMadePublic(db: Reader, meetingId: string): Output<'madePublic.list'> {
  return db.allSql<MadePublic>('SELECT p.* FROM madePublic AS p JOIN agendaItems AS i ON i.id = p.agendaItemId WHERE i.meetingId = ? ORDER BY i.position, i.id', [meetingId])
    .map((row) => ({ ...row, by: byOf(db, row) }));
}
function byOf(db: Reader, { personId, minuteId, decidedBy }: MadePublic): string {
  const person = personId === null ? undefined : db.oneSql<Person>('SELECT * FROM people WHERE id = ?', [personId]);
  const minute = minuteId === null ? undefined : db.oneSql<Meeting & { number: string | null }>('SELECT t.*, m.number FROM minutes AS m JOIN meetings AS t ON t.id = m.meetingId WHERE m.id = ?', [minuteId]);
  const number = minute === undefined ? null : minute.number ?? numbersOf(db, minute).find((line) => line.minuteId === minuteId)?.number ?? null;
  return decidedByWords({ person: person === undefined ? null : personName(person), minute: minute === undefined ? null : { number, date: minute.date }, text: decidedBy });
}

/** What the minutes of a meeting say of each item that was made public, by the item’s id. */
export const madePublicOf = (db: Reader, meetingId: string): Map<string, MadePublicWords> =>
  new Map(readMadePublic(db, meetingId).map(({ agendaItemId, publicOn, by, reason }) => [agendaItemId, { on: publicOn, by, reason }]));
