import { resolve } from 'node:path';
import type { Output, Parsed } from '../../shared/contract.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { USUAL_DAYS, type Circulation } from '../../shared/minutes/circulations.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { Refusal } from '../../shared/result.ts';
import type { Working, Writing } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { gatherMinutes } from '../packs/gather.ts';
import { thawMinutes } from '../packs/kept.ts';
import { renderDocument } from '../packs/render.ts';
import { nextDraft } from '../next-number.ts';
import type { Reader } from '../query.ts';

type Stored = Omit<Circulation, 'recipients' | 'exempt'> & { recipients: string; exempt: number };
const COLUMNS = 'id, version, meetingId, number, circulatedOn, commentsBy, recipients, sentBy, note, exempt';
const fromStored = (row: Stored): Circulation => ({ ...row, recipients: JSON.parse(row.recipients) as Circulation['recipients'], exempt: row.exempt === 1 });

export const readCirculations = (db: Reader, meetingId: string): Circulation[] =>
  db.allSql<Stored>(`SELECT ${COLUMNS} FROM circulations WHERE meetingId = ? ORDER BY number`, [meetingId]).map(fromStored);

/** Keeps what the draft says at the moment it goes round. Whatever is changed afterwards, that draft can be printed again as it was. */
export function keepDraft({ db, newId }: Writing, meeting: Meeting, { on, recipients, commentsBy, note, exempt }: Parsed<'meetings.circulate'>): void {
  if (commentsBy !== null && commentsBy < on) {
    const message = 'Comments cannot be wanted before the draft goes round.';
    throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'commentsBy', message }] });
  }
  db.runSql(
    'INSERT INTO circulations (id, meetingId, number, circulatedOn, commentsBy, recipients, sentBy, note, exempt, contents) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [newId(), meeting.id, nextDraft(db, meeting.id), on, commentsBy, JSON.stringify(recipients), db.oneSql<{ name: string }>('SELECT name FROM desk')?.name ?? null, note, Number(exempt), JSON.stringify(gatherMinutes(db, meeting.id))]);
}

/** A draft as it was sent round. */
export function readDraft(db: Reader, id: string): { circulation: Circulation; data: MinutesData } {
  const row = db.oneSql<Stored & { contents: string }>(`SELECT ${COLUMNS}, contents FROM circulations WHERE id = ?`, [id]);
  if (row === undefined) throw new Refusal('not_found', 'This draft is no longer there. It may have been undone; look under recent changes.');
  const { contents, ...stored } = row;
  return { circulation: fromStored(stored), data: thawMinutes(contents) };
}

/** The draft with whatever has become private since marked so as well: it is in no file that does not ask for it. */
export function withPresentPrivacy(db: Reader, data: MinutesData): MinutesData {
  const hidden = new Set(db.allSql<{ id: string }>('SELECT id FROM privateItems WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(data.items.map((item) => item.id))]).map(({ id }) => id));
  return { ...data, items: data.items.map((item) => (hidden.has(item.id) ? { ...item, exempt: true, madePublic: null } : item)) };
}

export async function exportDraft({ db, place, file, progress: onProgress, cancelled }: Working, { id, format, exempt, to }: Parsed<'circulations.export'>): Promise<Output<'circulations.export'>> {
  const { circulation, data } = readDraft(db, id);
  const withPrivate = exempt && circulation.exempt;
  const model = minutesDocument(withPrivate ? data : withPresentPrivacy(db, data), { actions: true, exempt: withPrivate, draft: { number: circulation.number, on: circulation.circulatedOn } });
  const path = resolve(place(to));
  refuseDataFile(path, file);
  return renderDocument({ model, format, to: path, onProgress, cancelled });
}

export function readSettings(db: Reader): Output<'minutes.settings'> {
  return db.oneSql<Output<'minutes.settings'>>(`SELECT version, circulateDays, commentDays FROM minutesSettings`) ?? { version: 1, ...USUAL_DAYS };
}
export function changeSettings({ db }: Writing, { version, circulateDays, commentDays }: Parsed<'minutes.changeSettings'>): Output<'minutes.settings'> {
  const now = readSettings(db);
  if (now.version !== version) throw new Refusal('stale', 'These settings have been changed since you opened them. Look at both versions and decide which to keep.', { details: { current: now, yours: { circulateDays, commentDays } } });
  const isThere = db.oneSql('SELECT 1 FROM minutesSettings') !== undefined;
  if (isThere) db.runSql('UPDATE minutesSettings SET circulateDays = ?, commentDays = ?, version = version + 1', [circulateDays, commentDays]);
  else db.runSql(`INSERT INTO minutesSettings (id, circulateDays, commentDays) VALUES ('minutes', ?, ?)`, [circulateDays, commentDays]);
  return readSettings(db);
}
