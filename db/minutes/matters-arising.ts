import type { Action } from '../../shared/actions.ts';
import type { Output } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { isConfirmed, type AgendaItem, type Meeting } from '../../shared/meetings.ts';
import { mattersArising, withMatters, type Addition, type ArisingAction, type ArisingMinute } from '../../shared/minutes/matters-arising.ts';
import { isAboutMinutes } from '../../shared/packs/minutes.ts';
import { personInitials, type Person } from '../../shared/people.ts';
import { Refusal } from '../../shared/result.ts';
import type { Writing } from '../handlers.ts';
import { confirmedRefusal, itemRecords, meetingRecords } from '../meetings/records.ts';
import type { Reader } from '../query.ts';
import { sameThing } from '../same-thing.ts';
import { numbersOf } from './numbers.ts';
import { minuteRecords } from './records.ts';

/** The meetings whose minutes are gone through: the last ordinary one, and any extraordinary ones since. */
function lastMeetings(db: Reader, { bodyId, date, startsAt }: Meeting): Meeting[] {
  const before = db.allSql<Meeting>(`SELECT * FROM meetings WHERE bodyId = ? AND status = 'held' AND date || startsAt < ? ORDER BY date DESC, startsAt DESC`, [bodyId, date + startsAt]);
  const ordinary = before.findIndex((one) => one.kind === 'ordinary');
  return before.slice(0, ordinary < 0 ? before.length : ordinary + 1).toReversed();
}

interface Told { id: string; agendaItemId: string; heading: string; private: number }
function arisingFrom(db: Reader, meeting: Meeting, dated: boolean): ArisingMinute[] {
  const numbers = new Map(numbersOf(db, meeting).map((line) => [line.agendaItemId, line.number]));
  return db.allSql<Told>(
    `SELECT m.id, m.agendaItemId, ifnull(m.heading, i.title) AS heading, i.id IN (SELECT id FROM privateItems) AS private
     FROM minutes AS m JOIN agendaItems AS i ON i.id = m.agendaItemId WHERE m.meetingId = ? ORDER BY i.position, i.id`, [meeting.id])
    .map(({ id, agendaItemId, heading, private: hidden }) => ({
      number: numbers.get(agendaItemId) ?? null, heading, date: dated ? meeting.date : null, private: hidden === 1,
      actions: db.allSql<Action>(`SELECT * FROM actions WHERE minuteId = ? AND (status = 'open' OR closedOn >= ?)`, [id, meeting.date]).map((action) => inWords(db, action)),
    }))
    .filter((minute) => minute.actions.length > 0);
}

function inWords(db: Reader, { id, number, text, leadPersonId, leadOrganisationId, leadText, targetDate, targetText, status, closedOn, progress }: Action): ArisingAction {
  const person = leadPersonId === null ? undefined : db.oneSql<Person>('SELECT * FROM people WHERE id = ?', [leadPersonId]);
  const agency = db.oneSql<{ name: string }>('SELECT ifnull(shortName, name) AS name FROM organisations WHERE id = ?', [leadOrganisationId ?? person?.organisationId ?? null]);
  const said = db.oneSql<{ text: string }>('SELECT text FROM actionProgress WHERE actionId = ? ORDER BY saidOn DESC, id DESC LIMIT 1', [id]);
  return {
    id, number, text, status, closedOn, progress: said?.text ?? progress,
    lead: [person === undefined ? null : personInitials(person) || person.post, agency?.name ?? null, leadText].filter((part) => part !== null).join(', '),
    due: [targetText, targetDate === null ? null : formatShortDate(targetDate)].filter((part) => part !== null).join(', '),
  };
}

const IS_MATTERS = /\bmatters arising\b/i;
/** Brings the matters arising of a meeting up to date. Only what is new is written; see the rule for what that is. */
export function refreshMatters(context: Writing, meetingId: string): Output<'minutes.mattersArising'> {
  const { db } = context;
  const meeting = meetingRecords.get(db, meetingId);
  if (isConfirmed(meeting.minutesState)) throw confirmedRefusal();
  if (meeting.status === 'cancelled') throw new Refusal('conflict', 'This meeting was cancelled, so nothing arises at it.');
  const last = lastMeetings(db, meeting);
  if (last.length === 0) throw new Refusal('conflict', 'No earlier meeting of this body was held, so there are no last minutes to go through. Nothing has been changed.');
  const known = new Map(db.allSql<{ actionId: string; said: string }>('SELECT actionId, said FROM mattersArising WHERE meetingId = ?', [meetingId]).map(({ actionId, said }) => [actionId, said]));
  const found = mattersArising(last.flatMap((one) => arisingFrom(db, one, last.length > 1)), known);
  const agendaItemIds = [write(context, meeting, found.public, false), write(context, meeting, found.private, true)].filter((one) => one !== null);
  const lines = [...found.public, ...found.private].flatMap((one) => one.lines);
  for (const { actionId, said, isNew } of lines) {
    if (isNew) db.runSql('INSERT INTO mattersArising (id, meetingId, actionId, said) VALUES (?, ?, ?, ?)', [sameThing(db, 'mattersArising', { meetingId, actionId })?.id ?? context.newId(), meetingId, actionId, said]);
    else db.runSql('UPDATE mattersArising SET said = ?, version = version + 1 WHERE meetingId = ? AND actionId = ?', [said, meetingId, actionId]);
  }
  return { added: lines.filter((one) => one.isNew).length, news: lines.filter((one) => !one.isNew).length, agendaItemIds };
}

/** Writes into the item that is there, or makes it. Gives its id; null if there was nothing to write. */
function write(context: Writing, meeting: Meeting, additions: readonly Addition[], isPrivate: boolean): string | null {
  if (additions.length === 0) return null;
  const { db } = context;
  const hidden = new Set(db.allSql<{ id: string }>('SELECT id FROM privateItems').map(({ id }) => id));
  const item = itemRecords.list(db, { meetingId: meeting.id }).find((one) => IS_MATTERS.test(one.title) && hidden.has(one.id) === isPrivate) ?? make(context, meeting.id, isPrivate);
  const minute = minuteRecords.list(db, { meetingId: meeting.id }).find((one) => one.agendaItemId === item.id);
  if (minute === undefined) minuteRecords.create(context, { meetingId: meeting.id, agendaItemId: item.id, body: withMatters({ type: 'doc', content: [] }, additions) });
  else minuteRecords.update(context, { id: minute.id, version: minute.version, set: { body: withMatters(minute.body, additions) } });
  return item.id;
}

/** Public matters arising follow the last minutes on the agenda; private ones stand at its end, with the private business. */
function make(context: Writing, meetingId: string, isPrivate: boolean): AgendaItem {
  const items = itemRecords.list(context.db, { meetingId });
  if (isPrivate) return itemRecords.create(context, { meetingId, section: 'private', title: 'Matters arising: private business', exempt: true });
  const about = items.findIndex((one) => isAboutMinutes(one.title));
  const place = about < 0 ? items.findLastIndex((one, index) => one.section === 'standing' && items.slice(0, index).every((other) => other.section === 'standing')) + 1 : about + 1;
  const following = items.slice(place);
  following.forEach((one, index) => itemRecords.update(context, { id: one.id, version: one.version, set: { position: place + 1 + index } }));
  return itemRecords.create(context, { meetingId, section: 'standing', title: 'Matters arising', position: place });
}
