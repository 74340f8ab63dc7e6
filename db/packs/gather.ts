import { bodiesOfMeeting, type Meeting } from '../../shared/meetings.ts';
import type { MinutesCorrection, MinutesData, MinutesOrganisation, MinutesPerson } from '../../shared/packs/minutes-data.ts';
import { isAbbreviation, type WrittenOut } from '../../shared/writing/abbreviations.ts';
import { actionRecords } from '../actions/records.ts';
import { inquorateItems } from '../attendance-figures/quorum.ts';
import { readBoard } from '../board/handlers.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import { itemRecords, meetingRecords } from '../meetings/records.ts';
import { declarationRecords } from '../minutes/declarations.ts';
import { decisionRecords, voteRecords } from '../minutes/decisions.ts';
import { madePublicOf } from '../minutes/made-public.ts';
import { numbersOf } from '../minutes/numbers.ts';
import { minuteRecords } from '../minutes/records.ts';
import { nameReferences, referencesOfMeeting } from '../minutes/references.ts';
import type { Reader } from '../query.ts';
import { organisationNames, readRegister } from '../seats/register.ts';

/** Reads everything that the minutes of a meeting are made from. Agencies are called what they were called on the day. */
export function gatherMinutes(db: Reader, meetingId: string): MinutesData {
  const meeting = meetingRecords.get(db, meetingId);
  const body = bodyRecords.get(db, meeting.bodyId);
  const numbers = new Map(numbersOf(db, meeting).map((line) => [line.agendaItemId, line.number]));
  const shown = madePublicOf(db, meetingId);
  const seats = readRegister(db, bodiesOfMeeting(meeting), meeting.date).seats.map(({ id, class: seatClass, role, organisationId, holders }) =>
    ({ id, class: seatClass, role, organisationId, holderIds: holders.map((holder) => holder.id) }));
  const attendance = marksOf(db, meetingId);
  const votes = voteRecords.list(db, { meetingId });
  const declarations = declarationRecords.list(db, { meetingId });
  const actions = actionRecords.list(db, { meetingId });
  const people = peopleOf(db, [
    ...seats.flatMap((seat) => seat.holderIds), ...attendance.map((mark) => mark.personId), ...votes.map((vote) => vote.personId),
    ...declarations.map((one) => one.personId),
    ...actions.flatMap((action) => action.leadPersonId ?? []),
  ]);
  const board = readBoard(db);
  return {
    board: { name: board?.name ?? body.name },
    body, meeting,
    otherBodies: bodiesOfMeeting(meeting).slice(1).map((id) => bodyRecords.get(db, id).name),
    items: itemRecords.list(db, { meetingId }).map((item) => ({ ...item, number: numbers.get(item.id) ?? null, madePublic: shown.get(item.id) ?? null })),
    minutes: minuteRecords.list(db, { meetingId }),
    decisions: decisionRecords.list(db, { meetingId }),
    abbreviations: board?.writesOut === true ? abbreviationsOn(db, meeting.date) : null,
    references: nameReferences(db, meetingId, referencesOfMeeting(db, meetingId)),
    votes: inOrderOf(people, votes), declarations: inOrderOf(people, declarations), people, seats, attendance, actions,
    inquorate: inquorateItems(db, meeting),
    organisations: organisationsOf(db, meeting.date, [
      ...people.flatMap((person) => person.organisationId ?? []), ...seats.flatMap((seat) => seat.organisationId ?? []),
      ...actions.flatMap((action) => action.leadOrganisationId ?? []),
    ]),
    ...corrected(db, meeting),
  };
}

/** The same data with everybody and every agency that it names now. Whoever is no longer in the register is left out with what hung on them. */
export function fillNames(db: Reader, data: MinutesData): MinutesData {
  const people = peopleOf(db, [
    ...data.seats.flatMap((seat) => seat.holderIds), ...data.attendance.map((mark) => mark.personId), ...data.votes.map((vote) => vote.personId), ...data.declarations.map((one) => one.personId),
    ...data.actions.flatMap((action) => action.leadPersonId ?? []),
  ]);
  const organisations = organisationsOf(db, data.meeting.date, [
    ...people.flatMap((person) => person.organisationId ?? []), ...data.seats.flatMap((seat) => seat.organisationId ?? []), ...data.actions.flatMap((action) => action.leadOrganisationId ?? []),
  ]);
  const known = new Set([...people, ...organisations].map(({ id }) => id));
  const isKnown = ({ personId }: { personId: string }): boolean => known.has(personId);
  const orNull = (id: string | null): string | null => (id !== null && known.has(id) ? id : null);
  return {
    ...data, people, organisations, attendance: data.attendance.filter(isKnown), votes: inOrderOf(people, data.votes.filter(isKnown)), declarations: inOrderOf(people, data.declarations.filter(isKnown)),
    actions: data.actions.map((action) => ({ ...action, leadPersonId: orNull(action.leadPersonId), leadOrganisationId: orNull(action.leadOrganisationId) })),
  };
}

type Mark = MinutesData['attendance'][number];
function marksOf(db: Reader, meetingId: string): Mark[] {
  return db.allSql<Omit<Mark, 'virtually'> & { virtually: number }>(
    'SELECT personId, status, virtually, forSeatId, arrivedAt, leftAt FROM attendance WHERE meetingId = ? ORDER BY position, id', [meetingId])
    .map((mark) => ({ ...mark, virtually: mark.virtually === 1 }));
}

/** The rows in the order of the people they name. */
function inOrderOf<T extends { personId: string }>(people: readonly MinutesPerson[], rows: readonly T[]): T[] {
  const places = new Map(people.map(({ id }, at) => [id, at]));
  return rows.toSorted((a, b) => places.get(a.personId)! - places.get(b.personId)!);
}

function peopleOf(db: Reader, ids: readonly string[]): MinutesPerson[] {
  return db.allSql<MinutesPerson>(
    `SELECT id, title, givenName, familyName, initials, post, organisationId FROM people WHERE id IN (SELECT value FROM json_each(?))
     ORDER BY familyName COLLATE NOCASE, givenName COLLATE NOCASE, post COLLATE NOCASE, id`, [JSON.stringify(ids)]);
}

function organisationsOf(db: Reader, on: string, ids: readonly string[]): MinutesOrganisation[] {
  const names = organisationNames(db, on);
  return db.allSql<MinutesOrganisation>(`SELECT id, name, shortName FROM organisations WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)])
    .map(({ id, name, shortName }) => {
      const then = names.get(id) ?? name;
      // The short form belongs to the present name; under an earlier one it would be an anachronism.
      return { id, name: then, shortName: then === name ? shortName : null };
    });
}

/** The board's own list, and the organisations by their short names. What the board says of a short form goes before what an organisation says. */
function abbreviationsOn(db: Reader, on: string): WrittenOut[] {
  const own = db.allSql<WrittenOut>('SELECT short, long FROM abbreviations ORDER BY short');
  const ids = db.allSql<{ id: string }>('SELECT id FROM organisations WHERE shortName IS NOT NULL ORDER BY id').map(({ id }) => id);
  const taken = new Set(own.map((one) => one.short));
  const named = organisationsOf(db, on, ids).flatMap(({ name, shortName }) => (shortName === null || !isAbbreviation(shortName) || taken.has(shortName) ? [] : [{ short: shortName, long: name }]));
  return [...own, ...new Map(named.map((one) => [one.short, one])).values()];
}

interface CorrectionRow { text: string; number: string | null; private: number; meetingId: string; atMeetingId: string; date: string; atDate: string }
const CORRECTIONS = `SELECT c.text, m.number, ifnull(m.agendaItemId IN (SELECT id FROM privateItems), 0) AS private, c.meetingId, c.atMeetingId, earlier.date, later.date AS atDate
  FROM corrections AS c JOIN meetings AS earlier ON earlier.id = c.meetingId JOIN meetings AS later ON later.id = c.atMeetingId
  LEFT JOIN minutes AS m ON m.id = c.minuteId`;

/** What was confirmed and corrected here, and what was corrected here later. */
function corrected(db: Reader, meeting: Meeting): Pick<MinutesData, 'confirmedHere' | 'correctedHere' | 'correctedLater' | 'postponedHere' | 'postponedLater'> {
  const made = db.allSql<CorrectionRow>(`${CORRECTIONS} WHERE c.atMeetingId = ? ORDER BY earlier.date, c.id`, [meeting.id]);
  const received = db.allSql<CorrectionRow>(`${CORRECTIONS} WHERE c.meetingId = ? ORDER BY later.date, c.id`, [meeting.id]);
  const confirmed = db.allSql<{ id: string; date: string; kind: Meeting['kind'] }>(`SELECT id, date, kind FROM meetings WHERE confirmedAtMeetingId = ? ORDER BY date, startsAt`, [meeting.id]);
  const confirmedIds = new Set(confirmed.map(({ id }) => id));
  return {
    confirmedHere: confirmed.map(({ id, date, kind }) => ({ date, kind, corrections: made.filter((row) => row.meetingId === id).map(correctionOf) })),
    correctedHere: byMeeting(made.filter((row) => !confirmedIds.has(row.meetingId)), (row) => row.meetingId, (row) => row.date),
    correctedLater: byMeeting(received, (row) => row.atMeetingId, (row) => row.atDate),
    postponedHere: db.allSql<MinutesData['postponedHere'][number]>(
      `SELECT t.date, t.kind, p.reason, (SELECT count(*) FROM postponements AS q JOIN meetings AS l ON l.id = q.atMeetingId
         WHERE q.meetingId = p.meetingId AND l.date || l.startsAt < ?2) AS times
       FROM postponements AS p JOIN meetings AS t ON t.id = p.meetingId WHERE p.atMeetingId = ?1 ORDER BY t.date, t.startsAt`, [meeting.id, meeting.date + meeting.startsAt]),
    postponedLater: db.allSql<MinutesData['postponedLater'][number]>(
      `SELECT l.date, p.reason FROM postponements AS p JOIN meetings AS l ON l.id = p.atMeetingId WHERE p.meetingId = ? ORDER BY l.date, l.startsAt`, [meeting.id]),
  };
}

const correctionOf = ({ text, number, private: hidden }: CorrectionRow): MinutesCorrection => ({ text, number, private: hidden === 1 });

function byMeeting(rows: readonly CorrectionRow[], meetingOf: (row: CorrectionRow) => string, dateOf: (row: CorrectionRow) => string): MinutesData['correctedHere'] {
  return [...Map.groupBy(rows, meetingOf).values()].map((group) => ({ date: dateOf(group[0]!), corrections: group.map(correctionOf) }));
}
