import { isConfirmed } from '../../shared/meetings.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import type { Writing } from '../handlers.ts';
import { madePublicOf } from '../minutes/made-public.ts';
import { meetingRecords } from '../meetings/records.ts';
import type { Reader } from '../query.ts';
import type { ReferenceName } from '../../shared/minutes/references.ts';
import { nameReferences, referencesOfMeeting } from '../minutes/references.ts';
import { sameThing } from '../same-thing.ts';
import { gatherMinutes } from './gather.ts';

/**
 * Stores what the minutes of a meeting say at the moment they are confirmed: a name, a post or an action's date that changes afterwards
 * does not reach back into a document that people have signed off.
 */
export function keepMinutes(context: Writing, meetingId: string): void {
  const { correctedLater: _, ...said } = gatherMinutes(context.db, meetingId);
  context.db.runSql('INSERT INTO confirmedMinutes (id, meetingId, contents) VALUES (?, ?, ?)', [sameThing(context.db, 'confirmedMinutes', { meetingId })?.id ?? context.newId(), meetingId, JSON.stringify(said)]);
}

type Later = 'declarations' | 'references' | 'abbreviations' | 'inquorate' | 'postponedHere' | 'postponedLater' | 'correctedLater';
/** Minutes kept by an earlier version say nothing of what came later, and stay as they were printed. */
type Kept = Omit<MinutesData, Later> & Partial<Pick<MinutesData, Later>>;

/** What was kept, as plain data again. */
export const thawMinutes = (contents: string): MinutesData => ({ declarations: [], references: [], abbreviations: null, inquorate: [], postponedHere: [], postponedLater: [], correctedLater: [], ...JSON.parse(contents) as Kept });

/** What the minutes are made from: as they were confirmed, with the corrections made since; or, until then, as everything is now. */
export function readMinutes(db: Reader, meetingId: string): MinutesData {
  if (!isConfirmed(meetingRecords.get(db, meetingId).minutesState)) return gatherMinutes(db, meetingId);
  const kept = db.oneSql<{ contents: string }>('SELECT contents FROM confirmedMinutes WHERE meetingId = ?', [meetingId]);
  const now = gatherMinutes(db, meetingId);
  if (kept === undefined) return now;
  const said = thawMinutes(kept.contents);
  // What was made public since is public in them too; that a correction was private follows the item it is about.
  const shown = madePublicOf(db, meetingId);
  const present = (list: MinutesData['correctedHere'], current: MinutesData['correctedHere']): MinutesData['correctedHere'] => list.map(({ corrections, ...one }) => ({
    ...one, corrections: corrections.map((correction) => ({ ...correction, private: correction.private && current.find(({ date }) => date === one.date)?.corrections.find(({ text }) => text === correction.text)?.private !== false })),
  }));
  return {
    ...said, items: said.items.map((item) => ({ ...item, madePublic: shown.get(item.id) ?? null })),
    confirmedHere: present(said.confirmedHere, now.confirmedHere), correctedHere: present(said.correctedHere, now.correctedHere), correctedLater: now.correctedLater,
  };
}

/** What the texts of a meeting refer to is called: as it was when they were confirmed, or until then as it is now. */
export function readKeptReferences(db: Reader, meetingId: string): ReferenceName[] {
  const kept = db.oneSql<{ names: string | null }>(`SELECT json_extract(contents, '$.references') AS names FROM confirmedMinutes WHERE meetingId = ?`, [meetingId]);
  if (kept !== undefined && isConfirmed(meetingRecords.get(db, meetingId).minutesState)) return JSON.parse(kept.names ?? '[]') as ReferenceName[];
  return nameReferences(db, meetingId, referencesOfMeeting(db, meetingId));
}
