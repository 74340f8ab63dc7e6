import { isConfirmed } from '../../shared/meetings.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import type { Writing } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import type { Reader } from '../query.ts';
import { gatherMinutes } from './gather.ts';

/**
 * Stores what the minutes of a meeting say at the moment they are confirmed: a name, a post or an action's date that changes afterwards
 * does not reach back into a document that people have signed off.
 */
export function keepMinutes(context: Writing, meetingId: string): void {
  const { correctedLater: _, ...said } = gatherMinutes(context.db, meetingId);
  context.db.runSql('INSERT INTO confirmedMinutes (id, meetingId, contents) VALUES (?, ?, ?)', [context.newId(), meetingId, JSON.stringify(said)]);
}

/** Minutes kept by an earlier version say nothing of declarations and of quorum. */
type Kept = Omit<MinutesData, 'declarations' | 'inquorate' | 'correctedLater'> & Partial<Pick<MinutesData, 'declarations' | 'inquorate'>>;

/** What the minutes are made from: as they were confirmed, with the corrections made since; or, until then, as everything is now. */
export function readMinutes(db: Reader, meetingId: string): MinutesData {
  if (!isConfirmed(meetingRecords.get(db, meetingId).minutesState)) return gatherMinutes(db, meetingId);
  const kept = db.oneSql<{ contents: string }>('SELECT contents FROM confirmedMinutes WHERE meetingId = ?', [meetingId]);
  const now = gatherMinutes(db, meetingId);
  return kept === undefined ? now : { declarations: [], inquorate: [], ...JSON.parse(kept.contents) as Kept, correctedLater: now.correctedLater };
}
