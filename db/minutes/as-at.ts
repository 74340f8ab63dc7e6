import { addDays, todayInLondon } from '../../shared/dates.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import { referencesIn } from '../../shared/rich-text.ts';
import { fillNames, gatherMinutes } from '../packs/gather.ts';
import type { Reader } from '../query.ts';
import { nameReferences } from './references.ts';

type Row = Record<string, unknown> & { id: string };
interface Change { rowId: string; change: 'create' | 'update' | 'delete'; field: string | null; old: unknown }

/** The last step of history that was taken by the end of a day in London; 0 if there is none. */
function lastStep(db: Reader, day: string): number {
  // Near midnight the day in London is not that of the instant, so the steps of those hours are looked at one by one.
  const near = db.allSql<{ id: number; at: string }>('SELECT id, at FROM steps WHERE at < ? ORDER BY id DESC LIMIT 5000', [`${addDays(day, 1)}T02:00:00.000Z`]);
  return near.find(({ at }) => todayInLondon(at) <= day)?.id ?? 0;
}

/** The rows of a table as they were after a step: what was done since is taken back in memory, the latest first. */
function rowsAfter(db: Reader, table: string, step: number, present: Row[], belongs: (row: Row) => boolean): Row[] {
  const rows = new Map(present.map((row) => [row.id, { ...row }]));
  for (const { rowId, change, field, old } of db.allSql<Change>('SELECT rowId, change, field, old FROM history WHERE tableName = ? AND step > ? ORDER BY seq DESC', [table, step])) {
    const row = rows.get(rowId);
    if (change === 'create') rows.delete(rowId);
    else if (change === 'delete') {
      const gone = JSON.parse(String(old)) as Row;
      if (belongs(gone)) rows.set(rowId, gone);
    } else if (row !== undefined) row[field!] = old;
  }
  return [...rows.values()];
}
const byPosition = (a: Row, b: Row): number => Number(a['position']) - Number(b['position']) || (a.id < b.id ? -1 : 1);

/** What the minutes of a meeting said at the end of a day, out of the log of changes. Names are those of the record now. */
export function minutesAsAt(db: Reader, meetingId: string, day: string): MinutesData {
  const now = gatherMinutes(db, meetingId);
  const step = lastStep(db, day);
  const of = (table: string, where: string): Row[] => db.allSql<Row>(`SELECT * FROM ${table} WHERE ${where}`, [meetingId]);
  const ofMeeting = (table: string): Row[] => rowsAfter(db, table, step, of(table, 'meetingId = ?'), (row) => row['meetingId'] === meetingId);
  const [meeting = now.meeting] = rowsAfter(db, 'meetings', step, of('meetings', 'id = ?'), () => false);
  const numbers = new Map(now.items.map((item) => [item.id, item]));
  const items = ofMeeting('agendaItems').toSorted(byPosition);
  const itemIds = new Set(items.map(({ id }) => id));
  const minutes = ofMeeting('minutes').map((row) => ({ ...row, body: JSON.parse(String(row['body'])) as MinutesData['minutes'][number]['body'] }));
  const minuteIds = new Set(minutes.map(({ id }) => id));
  const decisions = rowsAfter(db, 'decisions', step, of('decisions', 'minuteId IN (SELECT id FROM minutes WHERE meetingId = ?)'), (row) => minuteIds.has(String(row['minuteId']))).toSorted(byPosition);
  const decisionIds = new Set(decisions.map(({ id }) => id));
  const votes = rowsAfter(db, 'votes', step, of('votes', 'decisionId IN (SELECT d.id FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId WHERE m.meetingId = ?)'), (row) => decisionIds.has(String(row['decisionId'])));
  const declarations = rowsAfter(db, 'declarations', step, of('declarations', 'agendaItemId IN (SELECT id FROM agendaItems WHERE meetingId = ?)'), (row) => itemIds.has(String(row['agendaItemId'])));
  return fillNames(db, {
    ...now, meeting: { ...now.meeting, ...(meeting as Partial<MinutesData['meeting']>) },
    items: items.map((row) => ({ ...row, exempt: row['exempt'] === 1, minuted: row['minuted'] === 1, number: numbers.get(row.id)?.number ?? null, madePublic: numbers.get(row.id)?.madePublic ?? null })) as MinutesData['items'],
    minutes: minutes as unknown as MinutesData['minutes'],
    // What it referred to then, which the text of today need not.
    references: nameReferences(db, meetingId, minutes.flatMap(({ body }) => referencesIn(body))),
    decisions: decisions as unknown as MinutesData['decisions'], votes: votes as unknown as MinutesData['votes'],
    declarations: declarations.map((row) => ({ ...row, leftRoom: row['leftRoom'] === 1 })) as unknown as MinutesData['declarations'],
    attendance: ofMeeting('attendance').toSorted(byPosition).map((row) => ({ ...row, virtually: row['virtually'] === 1 })) as unknown as MinutesData['attendance'],
    actions: ofMeeting('actions') as unknown as MinutesData['actions'],
  });
}
