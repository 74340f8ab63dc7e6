import type { Output } from '../../shared/contract.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { minuteNumbers, numberingPeriod, runningNumberOf, type NumberedBody, type NumberedMeeting } from '../../shared/minute-numbers.ts';
import type { Reader } from '../query.ts';

type Line = { agendaItemId: string; minuteId: string | null; number: string | null };
type Met = Pick<NumberedMeeting, 'id' | 'date' | 'startsAt' | 'firstMinuteNumber' | 'count'> & { lastNumber: string | null };

/** The number of each minuted item of a meeting, in agenda order: kept if the minutes are confirmed, worked out if not. */
export function numbersOf(db: Reader, meeting: Meeting): Output<'minutes.numbers'> {
  const lines = db.allSql<Line>(
    `SELECT i.id AS agendaItemId, m.id AS minuteId, m.number FROM agendaItems AS i LEFT JOIN minutes AS m ON m.agendaItemId = i.id
     WHERE i.meetingId = ? AND i.minuted = 1 ORDER BY i.position, i.id`, [meeting.id]);
  const numbers = lines.every((line) => line.number !== null) ? [] : minuteNumbers(bodyOf(db, meeting.bodyId), meetingsOf(db, meeting), meeting.id);
  return lines.map(({ agendaItemId, minuteId, number }, at) => ({ agendaItemId, minuteId, number: number ?? numbers[at] ?? '' }));
}

const bodyOf = (db: Reader, id: string): NumberedBody => db.oneSql<NumberedBody>('SELECT numbering, numberPattern, shortName FROM bodies WHERE id = ?', [id])!;

/** The meetings that the numbers run through: those of the body in the period, but not the cancelled ones. */
function meetingsOf(db: Reader, { bodyId, date }: Meeting): NumberedMeeting[] {
  const body = bodyOf(db, bodyId);
  const { from, to } = numberingPeriod(body, date);
  const rows = db.allSql<Met>(
    `SELECT t.id, t.date, t.startsAt, t.firstMinuteNumber,
       (SELECT count(*) FROM agendaItems AS i WHERE i.meetingId = t.id AND i.minuted = 1) AS count,
       (SELECT m.number FROM minutes AS m JOIN agendaItems AS i ON i.id = m.agendaItemId
        WHERE m.meetingId = t.id AND m.number IS NOT NULL ORDER BY i.position DESC, i.id DESC LIMIT 1) AS lastNumber
     FROM meetings AS t WHERE t.bodyId = ? AND t.date BETWEEN ? AND ? AND t.status <> 'cancelled'`, [bodyId, from, to]);
  return rows.map(({ lastNumber, ...met }) => ({ ...met, lastConfirmedNumber: lastNumber === null ? null : runningNumberOf(body, lastNumber) }));
}
