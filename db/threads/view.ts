import { formatShortDate } from '../../shared/dates.ts';
import { isOverdue, type Action } from '../../shared/actions.ts';
import { nameFrom } from '../../shared/minutes/references.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { namesOf } from '../../shared/packs/names.ts';
import { isDecided } from '../../shared/packs/minutes.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import { outcomeLines } from '../../shared/packs/outcome-lines.ts';
import { isPrivate } from '../../shared/packs/publishable.ts';
import { voteNotes } from '../../shared/packs/resolutions.ts';
import { plainText } from '../../shared/rich-text.ts';
import type { ThreadEntry, ThreadView } from '../../shared/threads.ts';
import { actionRecords } from '../actions/records.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Reading } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { readMinutes } from '../packs/kept.ts';
import type { Reader } from '../query.ts';
import { linkRecords, threadRecords } from './records.ts';

/** A subject over the years, the earliest first. What is confirmed is read as it was confirmed; the state of actions is that of today. */
export function readThread({ db, today }: Pick<Reading, 'db' | 'today'>, id: string): ThreadView {
  const thread = threadRecords.get(db, id);
  const links = linkRecords.list(db, { threadId: id });
  const words = actionWords(db, today());
  const minutes = minutesOf(db);
  const entries = links.map(({ id: linkId, version: linkVersion, agendaItemId, actionId }): ThreadEntry => ({
    linkId, linkVersion, agendaItemId, actionId, ...(agendaItemId === null ? actionEntry(db, actionId!, words) : itemEntry(db, agendaItemId, minutes, words)),
  }));
  // What has no date comes last, and actions by themselves after the items of their meeting.
  const order = ({ date, number, agendaItemId }: ThreadEntry): string => `${date ?? '9999'} ${agendaItemId === null ? 1 : 0} ${number ?? ''}`;
  return { thread, today: today(), entries: entries.toSorted((a, b) => order(a).localeCompare(order(b), 'en-GB', { numeric: true })) };
}

type Told = Omit<ThreadEntry, 'linkId' | 'linkVersion' | 'agendaItemId' | 'actionId'>;
type ActionWords = (action: Action) => ThreadEntry['actions'][number];

/** The minutes of each meeting are read once, however many of its items belong to the subject. */
function minutesOf(db: Reader): (meeting: Meeting) => MinutesData {
  const read = new Map<string, MinutesData>();
  return (meeting) => {
    let data = read.get(meeting.id);
    if (data === undefined) read.set(meeting.id, data = readMinutes(db, meeting.id));
    return data;
  };
}

function itemEntry(db: Reader, agendaItemId: string, minutes: (meeting: Meeting) => MinutesData, words: ActionWords): Told {
  const { meetingId } = db.oneSql<{ meetingId: string }>('SELECT meetingId FROM agendaItems WHERE id = ?', [agendaItemId])!;
  const meeting = meetingRecords.get(db, meetingId);
  const data = minutes(meeting);
  const item = data.items.find((one) => one.id === agendaItemId)!;
  const minute = data.minutes.find((one) => one.agendaItemId === agendaItemId);
  const decisions = minute === undefined ? [] : data.decisions.filter((one) => one.minuteId === minute.id);
  const quorum = minute !== undefined && isDecided(minute, decisions) ? data.inquorate.filter((one) => one.agendaItemId === agendaItemId).map((one) => one.text) : [];
  return {
    meetingId, date: meeting.date, body: data.body.name, number: item.number, title: minute?.heading ?? item.title, standing: standingOf(meeting),
    text: minute === undefined ? [] : plainText(minute.body, nameFrom(data.references)).split('\n').filter((line) => line.trim() !== ''),
    decided: minute === undefined ? [] : [...outcomeLines(minute, decisions, data.body.kind, voteNotes(data.votes, namesOf(data))), ...quorum],
    actions: minute === undefined ? [] : actionRecords.list(db, { minuteId: minute.id }).map(words),
    private: isPrivate(item),
  };
}
function standingOf({ status, minutesState }: Meeting): string {
  if (status !== 'held') return status === 'cancelled' ? 'cancelled' : 'to come';
  return minutesState === 'draft' ? 'draft minutes' : minutesState === 'circulated' ? 'minutes not yet confirmed' : 'confirmed';
}

function actionEntry(db: Reader, actionId: string, words: ActionWords): Told {
  const action = actionRecords.get(db, actionId);
  const from = db.oneSql<{ date: string; private: number }>(
    'SELECT t.date, m.agendaItemId IN (SELECT id FROM privateItems) AS private FROM minutes AS m JOIN meetings AS t ON t.id = m.meetingId WHERE m.id = ?', [action.minuteId]);
  const date = from?.date ?? (action.meetingId === null ? null : meetingRecords.get(db, action.meetingId).date);
  return {
    meetingId: action.meetingId, date, body: bodyRecords.get(db, action.bodyId).name, number: null, title: `Action ${action.number}`, standing: null,
    text: action.progress.trim() === '' ? [] : [action.progress.trim()], decided: [], actions: [words(action)],
    private: from?.private === 1,
  };
}

function actionWords(db: Reader, today: string): ActionWords {
  const organisations = new Map(db.allSql<{ id: string; name: string }>('SELECT id, ifnull(shortName, name) AS name FROM organisations').map((one) => [one.id, one.name]));
  const people = new Map(db.allSql<{ id: string; name: string }>(
    `SELECT id, trim(ifnull(title || ' ', '') || ifnull(givenName || ' ', '') || ifnull(familyName, ifnull(post, ''))) AS name FROM people`).map((one) => [one.id, one.name]));
  return (action) => ({
    id: action.id, number: action.number, text: action.text,
    lead: [people.get(action.leadPersonId ?? ''), organisations.get(action.leadOrganisationId ?? ''), action.leadText].filter((part) => part !== undefined && part !== null).join(', '),
    due: [action.targetText, action.targetDate === null ? null : formatShortDate(action.targetDate)].filter((part) => part !== null).join(', '),
    state: action.status === 'closed' ? `Closed${action.closedOn === null ? '' : ` ${formatShortDate(action.closedOn)}`}` : isOverdue(action, today) ? 'Open, overdue' : 'Open',
    overdue: isOverdue(action, today),
  });
}
