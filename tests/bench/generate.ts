import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { addDays, isWorkingDay, issueBy } from '../../shared/dates.ts';
import { minuteNumbers, numberingPeriod, type NumberedMeeting } from '../../shared/minute-numbers.ts';
import { openFile } from '../../db/open.ts';
import { writePlans } from './generate-plans.ts';
import { writeLedger } from './generate-ledger.ts';
import { writeTraining } from './generate-training.ts';
import { Random } from './random.ts';
import { Store, type Row } from './store.ts';
import { actionText, familyName, givenName, itemTitle, minuteText, resolution } from './words.ts';

/** The day on which the generated board is looked at, after twenty years of meetings. */
export const TODAY = '2026-06-30';
const FIRST_DAY = '2006-07-03';
const BODIES = 12;
const MEETINGS_A_BODY = 125;
const AGENCIES = 30;
const PEOPLE = 200;
const SEATS_A_BODY = 18;
const ACTIONS_A_MEETING = 13.34;
const DAYS_BETWEEN = 58;

const period = { fromDate: null, toDate: null };
interface Seat { id: string; holders: { personId: string; from: string; to: string | null }[] }
interface Body { row: Row & { id: string; numbering: 'municipal year' | 'meeting' | 'coded'; numberPattern: string | null; shortName: string }; seats: Seat[]; held: (NumberedMeeting & { numbers: string[] })[] }

/**
 * Writes the board of twenty years: 12 bodies, 1,500 meetings with agenda, attendance, minutes and decisions, 30 agencies, 200 people, 20,000
 * actions, 50,000 lines of the ledger, a plan for each year and the registers beside it. The same file every time. Takes some seconds; the file appears under its name only when
 * it is complete.
 */
export function generateBoard(file: string): void {
  const unfinished = `${file}.part`;
  mkdirSync(dirname(file), { recursive: true });
  for (const path of [unfinished, `${unfinished}-wal`]) if (existsSync(path)) rmSync(path);
  const db = openFile({ file: unfinished });
  db.pragma('synchronous = OFF');
  const random = new Random(20_060_703);
  const store = new Store(db, random);
  db.transaction(() => {
    const register = writeRegister(store, random);
    let number = 0;
    for (let round = 0; round < MEETINGS_A_BODY + 1; round++) {
      for (const [at, body] of register.bodies.entries()) number = writeMeeting(store, random, register, body, round, at, number);
    }
    writeLedger(store, random, register.agencyIds, TODAY);
    store.change(`INSERT INTO counters VALUES ('actions', ?)`, number);
    writeTraining(store, random, register.agencyIds, TODAY);
    writePlans(store, random, { bodyIds: register.bodies.map((body) => body.row.id), agencyIds: register.agencyIds, personIds: register.personIds, firstYear: Number(FIRST_DAY.slice(0, 4)), lastYear: Number(TODAY.slice(0, 4)) });
    store.done();
  })();
  db.pragma('optimize');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  renameSync(unfinished, file);
}

interface Register { bodies: Body[]; personIds: string[]; agencyIds: string[] }

function writeRegister(store: Store, random: Random): Register {
  store.step('board.create', 'Create the board', FIRST_DAY);
  store.insert('board', [{ id: 'board', name: 'Twenty Years Safeguarding Partnership', kind: 'safeguarding children partnership', area: 'Everywhere', sample: 0 }]);
  store.insert('desk', [{ id: 'desk', name: 'Flora Inkpen', initials: 'FI', role: 'Business Manager' }]);
  const agencies = Array.from({ length: AGENCIES }, (_, at): Row & { id: string } =>
    ({ id: store.newId(), name: `Agency ${at + 1} of ${familyName(random)}`, shortName: `A${at + 1}`, kind: 'other', successorId: null, notes: '', ...period }));
  store.insert('organisations', agencies);
  const agencyIds = agencies.map((agency) => agency.id);
  const people = Array.from({ length: PEOPLE }, (_, at): Row & { id: string } => ({
    id: store.newId(), title: at % 9 === 0 ? 'Dr' : null, givenName: givenName(random), familyName: familyName(random), initials: null, post: `Post ${at + 1}`,
    organisationId: agencyIds[at % AGENCIES]!, email: null, phone: null, notes: '',
  }));
  store.insert('people', people);
  const personIds = people.map((person) => person.id);
  const bodies = Array.from({ length: BODIES }, (_, at) => writeBody(store, random, at, personIds, agencyIds));
  store.insert('bodyParents', bodies.slice(1).map((body) => ({ id: store.newId(), bodyId: body.row.id, parentId: bodies[0]!.row.id })));
  return { bodies, personIds, agencyIds };
}

function writeBody(store: Store, random: Random, at: number, personIds: string[], agencyIds: string[]): Body {
  const numbering = (['municipal year', 'meeting', 'coded'] as const)[at % 3]!;
  const row = {
    id: store.newId(), name: at === 0 ? 'Partnership Board' : `Sub-group ${at} on ${familyName(random)}`, shortName: `B${at + 1}`, kind: at === 0 ? 'board' : 'sub-group',
    numbering, numberPattern: numbering === 'coded' ? `B${at + 1}/{year}/{number:3}` : null, noticeDays: 5, saturdayCounts: false, notes: '', ...period,
  };
  store.insert('bodies', [row]);
  const seats = Array.from({ length: SEATS_A_BODY }, (_, position): Seat & { row: Row } => {
    const id = store.newId();
    const counted = position < SEATS_A_BODY - 3;
    return {
      id,
      holders: holdersOf(random, personIds, position === SEATS_A_BODY - 4),
      row: {
        id, bodyId: row.id, class: position === 0 ? 'chair' : position === 1 ? 'deputy chair' : counted ? 'member' : 'adviser',
        organisationId: agencyIds[(position + at) % AGENCIES]!, role: null, countsForAttendance: counted, countsForQuorum: counted, position, ...period,
      },
    };
  });
  store.insert('seats', seats.map((seat) => seat.row));
  store.insert('appointments', seats.flatMap((seat) =>
    seat.holders.map(({ personId, from, to }) => ({ id: store.newId(), seatId: seat.id, personId, fromDate: from, toDate: to }))));
  return { row, seats, held: [] };
}

/** One holder after another, each for one to six years; a seat that is vacant today has lost its last. */
function holdersOf(random: Random, personIds: string[], vacant: boolean): Seat['holders'] {
  const holders: Seat['holders'] = [];
  for (let from = FIRST_DAY; from < TODAY;) {
    const to = addDays(from, random.between(365, 2200));
    holders.push({ personId: random.pick(personIds), from, to: to < TODAY ? to : null });
    from = addDays(to, 1);
  }
  if (!vacant) return holders;
  const left = addDays(TODAY, -20);
  return holders.filter((holder) => holder.from < left).map((holder) => ({ ...holder, to: holder.to ?? left }));
}

function writeMeeting(store: Store, random: Random, register: Register, body: Body, round: number, at: number, actionNumber: number): number {
  let date = addDays(FIRST_DAY, round * DAYS_BETWEEN + at * 4 + 3);
  while (!isWorkingDay(date)) date = addDays(date, 1);
  const held = date < TODAY;
  const id = store.newId();
  const year = date.slice(0, 4);
  store.step('meetings.create', 'Add a meeting', issueBy(date, 10));
  store.insert('meetings', [{
    id, bodyId: body.row.id, kind: 'ordinary', date, startsAt: '10:00', endsAt: '12:00', actualStart: held ? '10:02' : null, actualEnd: held ? '11:51' : null,
    place: random.pick(['in person', 'virtual', 'hybrid']), venue: 'Committee Room 2', status: held ? 'held' : 'planned', publishedOn: held ? issueBy(date, 5) : null,
    firstMinuteNumber: null, contactOfficer: 'Flora Inkpen', notes: '',
  }]);
  const items = Array.from({ length: random.between(8, 12) }, (_, position): Row & { id: string } => ({
    id: store.newId(), meetingId: id, section: position < 3 ? 'standing' : position === 7 ? 'private' : 'business', title: itemTitle(random, year), purpose: 'information',
    exempt: position === 7, exemptParagraph: position === 7 ? 1 : null, presenter: 'The lead officer', reportAuthor: null, accountableDirector: null, plannedMinutes: 15, minuted: true, notes: '', position,
  }));
  store.step('agendaItems.create', 'Add an agenda item', issueBy(date, 5));
  store.insert('agendaItems', items);
  return held ? writeHeld(store, random, register, body, { id, date }, items, actionNumber) : actionNumber;
}

function writeHeld(store: Store, random: Random, register: Register, body: Body, meeting: { id: string; date: string }, items: (Row & { id: string })[], actionNumber: number): number {
  const { id, date } = meeting;
  store.step('attendance.markRest', 'Mark everybody not yet marked as present', date);
  const seen = new Set<string>();
  const marks = body.seats.flatMap((seat) => seat.holders.filter((holder) => holder.from <= date && (holder.to === null || date <= holder.to)))
    .filter(({ personId }) => !seen.has(personId) && seen.add(personId).size > 0);
  store.insert('attendance', marks.map(({ personId }, position) => ({
    id: store.newId(), meetingId: id, personId, status: random.chance(0.78) ? 'present' : random.chance(0.7) ? 'apologies' : 'absent', virtually: random.chance(0.3),
    forSeatId: null, arrivedAt: null, leftAt: null, note: null, position,
  })));

  const numbered: Body['held'][number] = { id, date, startsAt: '10:00', firstMinuteNumber: null, count: items.length, lastConfirmedNumber: null, numbers: [] };
  body.held.push(numbered);
  const { from, to } = numberingPeriod(body.row, date);
  numbered.numbers = minuteNumbers(body.row, body.held.filter((one) => one.date >= from && one.date <= to), id);
  const previous = body.held.at(-2);
  const isLast = addDays(date, DAYS_BETWEEN + 6) >= TODAY;
  const minutes = items.map((item, at): Row & { id: string } => ({
    id: store.newId(), meetingId: id, agendaItemId: item.id, heading: null, body: minuteText(random), outcome: random.pick(['noted', 'agreed', 'resolved', 'noted']), outcomeText: null,
    number: isLast ? null : numbered.numbers[at]!,
  }));
  for (let at = 0; at < minutes.length; at += 3) {
    store.step('minutes.saveText', 'Write minutes', date);
    store.insert('minutes', minutes.slice(at, at + 3));
  }
  store.step('decisions.create', 'Add a resolution', date);
  store.insert('decisions', minutes.filter((minute) => minute['outcome'] === 'resolved').flatMap((minute) =>
    Array.from({ length: random.between(1, 3) }, (_, position) => ({ id: store.newId(), minuteId: minute.id, parentId: null, text: resolution(random), position }))));

  const wanted = Math.round(body.held.length * ACTIONS_A_MEETING) - Math.round((body.held.length - 1) * ACTIONS_A_MEETING);
  const actions = Array.from({ length: wanted }, (_, at): Row => {
    const targetDate = addDays(date, random.between(14, 90));
    const open = targetDate > addDays(TODAY, -30) ? random.chance(0.6) : targetDate > addDays(TODAY, -200) && random.chance(0.02);
    return {
      id: store.newId(), number: actionNumber + at + 1, bodyId: body.row.id, meetingId: id, minuteId: random.pick(minutes).id, text: actionText(random),
      leadPersonId: random.pick(register.personIds), leadOrganisationId: null, leadText: null, targetDate, targetText: null,
      status: open ? 'open' : 'closed', closedOn: open ? null : targetDate, progress: open ? 'In hand.' : 'Done and reported.',
    };
  });
  for (let at = 0; at < actions.length; at += 2) {
    store.step('actions.create', 'Add an action', date);
    store.insert('actions', actions.slice(at, at + 2));
  }
  if (previous !== undefined) {
    store.step('meetings.confirm', 'Confirm the minutes as a correct record', date);
    store.change(`UPDATE meetings SET minutesState = 'confirmed', circulatedOn = ?, confirmedOn = ?, confirmedAtMeetingId = ?, version = version + 1 WHERE id = ?`,
      addDays(previous.date, 8), date, id, previous.id);
  }
  return actionNumber + wanted;
}
