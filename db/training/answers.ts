import { addMonths } from '../../shared/training/months.ts';
import type { Output } from '../../shared/contract.ts';
import type { BookingShown, ChargeRow, EventLine, EventShown } from '../../shared/training.ts';
import { noticeWords, type OrganisationKind } from '../../shared/training/charges.ts';
import { figuresOf } from '../../shared/training/figures.ts';
import { holdsPlace, type BookingStatus } from '../../shared/training/ladder.ts';
import { foldName } from '../../shared/same-name.ts';
import { offersFor } from '../../shared/training/same-person.ts';
import { warningsOf } from '../../shared/training/warnings.ts';
import type { Reading } from '../handlers.ts';
import type { Reader } from '../query.ts';
import { gatherFacts } from './gather.ts';
import { chargesWhere, LENGTH } from './income.ts';
import { BOOKING, bookingsOf, costRecords, courseRecords, evaluationRecords, eventRecords, sessionRecords } from './records.ts';
import { termsOn } from './steps.ts';

type Stored = Omit<EventLine, 'incomePence'>;
const LINES = `SELECT e.*, c.title, c.level, (SELECT count(*) FROM trainingSessions AS t WHERE t.eventId = e.id) AS sessions, ${LENGTH} AS lengthHalfDays,
  ifnull((SELECT max(t.date) FROM trainingSessions AS t WHERE t.eventId = e.id), e.date) AS lastDate,
  ifnull(n.held, 0) AS held, ifnull(n.waiting, 0) AS waiting, ifnull(n.requested, 0) AS requested, ifnull(n.booked, 0) AS booked, ifnull(n.attended, 0) + iif(e.status = 'cancelled', 0, ifnull(e.attendedCount, 0)) AS attended, ifnull(n.partAttended, 0) AS partAttended,
  ifnull(n.noShows, 0) AS noShows, ifnull(n.late, 0) AS late, ifnull((SELECT sum(pence) FROM trainingCosts AS k WHERE k.eventId = e.id), 0) AS costPence
  FROM trainingEvents AS e JOIN courses AS c ON c.id = e.courseId LEFT JOIN (
    SELECT eventId, sum(status IN ('booked', 'offered', 'attended', 'part attended', 'no-show')) AS held, sum(status = 'waiting') AS waiting, sum(status = 'requested') AS requested,
      sum(status IN ('booked', 'attended', 'part attended', 'no-show', 'late cancellation')) AS booked, sum(status = 'attended') AS attended, sum(status = 'part attended') AS partAttended,
      sum(status = 'no-show') AS noShows, sum(status = 'late cancellation') AS late FROM (${BOOKING}) GROUP BY eventId
  ) AS n ON n.eventId = e.id`;

function withIncome(lines: readonly Stored[], charges: readonly ChargeRow[]): EventLine[] {
  const income = new Map<string, number>();
  for (const one of charges) income.set(one.eventId, (income.get(one.eventId) ?? 0) + one.pence);
  return lines.map((line) => ({ ...line, incomePence: income.get(line.id) ?? 0 }));
}

/** The events of a period, each with its places, bookings, cost and income. */
export function readProgramme({ db }: Pick<Reading, 'db'>, { from, to }: { from: string; to: string }): EventLine[] {
  return withIncome(db.allSql<Stored>(`${LINES} WHERE e.date BETWEEN ? AND ? ORDER BY e.date, c.title, e.rowid`, [from, to]), readCharges({ db }, { from, to }));
}

export const readCharges = ({ db }: Pick<Reading, 'db'>, { from, to }: { from: string; to: string }): ChargeRow[] => chargesWhere(db, 'e.date BETWEEN ? AND ?', [from, to]);

const agencies = (db: Reader): Map<string, { name: string; kind: OrganisationKind }> =>
  new Map(db.allSql<{ id: string; name: string; kind: OrganisationKind }>('SELECT id, name, kind FROM organisations').map((one) => [one.id, one]));

interface Named { name: string; personId: string | null }
/** Finds those with the same name or the same person of the register. */
function likely<T extends Named>(all: readonly T[]): (one: Named) => T[] {
  const found = new Map<string, T[]>();
  for (const one of all) for (const key of keysOf(one)) found.set(key, [...found.get(key) ?? [], one]);
  return (one) => [...new Set(keysOf(one).flatMap((key) => found.get(key) ?? []))];
}
const keysOf = ({ name, personId }: Named): string[] => [foldName(name), ...(personId === null ? [] : [personId])];

/** An event with everything that belongs to it. */
export function readEvent({ db, today }: Pick<Reading, 'db' | 'today'>, id: string): EventShown {
  const row = eventRecords.get(db, id);
  const charges = chargesWhere(db, 'e.id = ?', [id]);
  const [event] = withIncome([db.oneSql<Stored>(`${LINES} WHERE e.id = ?`, [id])!], charges) as [EventLine];
  const course = courseRecords.get(db, row.courseId);
  const known = agencies(db);
  const bookings = bookingsOf(db, id);
  const live = bookings.filter((one) => holdsPlace(one.status) || one.status === 'waiting' || one.status === 'requested');
  // The same person on the same course in other events of these twelve months or still to come, and on the same day elsewhere.
  const elsewhere = db.allSql<{ name: string; personId: string | null; organisationId: string | null; status: BookingStatus; date: string; title: string; courseId: string }>(
    `SELECT b.name, b.personId, b.organisationId, b.status, e.date, c.title, e.courseId FROM (${BOOKING}) AS b JOIN trainingEvents AS e ON e.id = b.eventId JOIN courses AS c ON c.id = e.courseId
     WHERE b.eventId <> ?1 AND e.status <> 'cancelled' AND (lower(b.name) IN (SELECT lower(name) FROM bookings WHERE eventId = ?1) OR b.personId IN (SELECT personId FROM bookings WHERE eventId = ?1))`, [id])
    .filter((one) => holdsPlace(one.status) || one.status === 'waiting' || one.status === 'requested');
  // Only those who could be the same person are compared, so that a conference of a thousand opens as quickly as a course.
  const [liveOf, elsewhereOf] = [likely(live), likely(elsewhere)];
  const chargeOf = new Map(charges.map((one) => [one.bookingId, one]));
  const evaluations = evaluationRecords.list(db, { eventId: id });
  const terms = termsOn(db, row.date);
  const priority = course.priorityId === null ? null : db.oneSql<{ number: string; title: string }>('SELECT number, title FROM planPriorities WHERE id = ?', [course.priorityId]) ?? null;
  const headings = new Map(db.allSql<{ id: string; name: string }>('SELECT id, name FROM budgetHeadings').map((one) => [one.id, one.name]));
  return {
    event, course, priority: priority === null ? null : `${priority.number}. ${priority.title}`, sessionList: sessionRecords.list(db, { eventId: id }),
    costs: costRecords.list(db, { eventId: id }).map((cost) => ({ ...cost, heading: headings.get(cost.headingId ?? '') ?? null })),
    bookings: bookings.map((one): BookingShown => {
      const agency = known.get(one.organisationId ?? '');
      return {
        ...one, organisation: agency?.name ?? '', sector: agency?.kind ?? null,
        warnings: warningsOf(one, agency?.kind ?? null, { course, event: row, live: liveOf(one), elsewhere: elsewhereOf(one) }), charge: chargeOf.get(one.id) ?? null,
      };
    }),
    offers: offersFor(bookings, db.allSql('SELECT id, title, givenName, familyName, post, organisationId, email FROM people')),
    terms: terms === null ? null : noticeWords(terms), evaluations, results: figuresOf(gatherFacts({ db, today }, { eventId: id })).results,
  };
}
/** Who took a course so long ago that it is due again by a day, and has no place on it since. Somebody of the register is one person by whatever name they were booked. */
export function readRefreshers({ db }: Pick<Reading, 'db'>, { by }: { by: string }): Output<'training.refreshers'> {
  const rows = db.allSql<{ name: string; organisation: string | null; personId: string | null; title: string; courseId: string; lastOn: string; refreshMonths: number; ahead: number }>(
    `SELECT b.name, b.personId, o.name AS organisation, c.title, c.id AS courseId, max(CASE WHEN b.status = 'attended' THEN e.date END) AS lastOn, c.refreshMonths,
       sum(b.status IN ('booked', 'offered', 'waiting', 'requested')) AS ahead
     FROM (${BOOKING}) AS b JOIN trainingEvents AS e ON e.id = b.eventId JOIN courses AS c ON c.id = e.courseId LEFT JOIN organisations AS o ON o.id = b.organisationId
     WHERE c.refreshMonths IS NOT NULL AND e.status <> 'cancelled' GROUP BY c.id, ifnull(b.personId, lower(b.name) || '|' || ifnull(b.organisationId, '')) HAVING lastOn IS NOT NULL AND ahead = 0 ORDER BY lastOn, b.name`);
  return rows.map(({ refreshMonths, ahead: _, ...row }) => ({ ...row, organisation: row.organisation ?? '', dueOn: addMonths(row.lastOn, refreshMonths) })).filter((row) => row.dueOn <= by);
}

/** Every booking of somebody of the register, the latest first; a course that is to be taken again says by when, on the last time it was attended. */
export function readPersonTraining({ db }: Pick<Reading, 'db'>, { personId }: { personId: string }): Output<'training.ofPerson'> {
  const rows = db.allSql<Output<'training.ofPerson'>[number] & { refreshMonths: number | null }>(
    `SELECT b.id AS bookingId, b.eventId, e.courseId, c.title, c.level, e.date, b.status, c.refreshMonths, NULL AS dueOn FROM (${BOOKING}) AS b JOIN trainingEvents AS e ON e.id = b.eventId JOIN courses AS c ON c.id = e.courseId
     WHERE b.personId = ? ORDER BY e.date DESC, b.since DESC`, [personId]);
  const seen = new Set<string>();
  return rows.map(({ refreshMonths, ...row }) => {
    const isLast = row.status === 'attended' && refreshMonths !== null && !seen.has(row.courseId);
    if (isLast) seen.add(row.courseId);
    return { ...row, dueOn: isLast ? addMonths(row.date, refreshMonths) : null };
  });
}
