import { preflight, type PreflightProblem } from '../../shared/minutes/preflight.ts';
import { numberingPeriod } from '../../shared/minute-numbers.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { readQuorum } from '../attendance-figures/quorum.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Reading } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { gatherMinutes } from '../packs/gather.ts';
import type { Reader } from '../query.ts';
import { readComments } from './comments.ts';
import { numbersOf } from './numbers.ts';

/** What looks wrong in the minutes of one meeting, before they go out. */
export function readPreflight(context: Reading, meetingId: string): PreflightProblem[] {
  const { db } = context;
  const quorum = readQuorum(db, meetingId);
  return preflight({
    minutes: gatherMinutes(db, meetingId),
    otherNumbers: otherNumbers(db, meetingRecords.get(db, meetingId)),
    openComments: readComments(db, meetingId).filter((one) => one.response === null),
    quorum: quorum.warnings, quorumOfItems: quorum.items,
  });
}

/** The minute numbers that the other meetings of the period have. */
function otherNumbers(db: Reader, meeting: Meeting): Map<string, string> {
  const body = bodyRecords.get(db, meeting.bodyId);
  if (body.numbering === 'meeting') return new Map();
  const { from, to } = numberingPeriod(body, meeting.date);
  const kept = db.allSql<{ number: string; date: string }>(
    `SELECT m.number, t.date FROM minutes AS m JOIN meetings AS t ON t.id = m.meetingId
     WHERE t.bodyId = ? AND t.id <> ? AND t.date BETWEEN ? AND ? AND m.number IS NOT NULL`, [meeting.bodyId, meeting.id, from, to]);
  // Numbers not kept yet are worked out; of those only the ones set by hand can collide.
  const open = meetingRecords.list(db, { bodyId: meeting.bodyId })
    .filter((one) => one.id !== meeting.id && one.status !== 'cancelled' && !one.minutesState.startsWith('confirmed') && one.date >= from && one.date <= to);
  const byHand = meeting.firstMinuteNumber !== null || open.some((one) => one.firstMinuteNumber !== null);
  const worked = byHand ? open.flatMap((one) => numbersOf(db, one).map(({ number }) => ({ number, date: one.date }))) : [];
  return new Map([...kept, ...worked].map(({ number, date }) => [number, date]));
}
