import { chargeOf, chargeTerms } from '../../shared/training/charges.ts';
import type { OrganisationKind } from '../../shared/training/charges.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import { transactionRecords } from '../budget/records.ts';
import { BOOKING } from './records.ts';
import type { Booking } from '../../shared/training/records.ts';
import type { ChargeRow } from '../../shared/training.ts';

type Wide = Booking & { date: string; lengthHalfDays: number; title: string; organisation: string | null; organisationKind: OrganisationKind | null };

/** The length of an event in half days: of its sessions, where they are listed. */
export const LENGTH = 'ifnull((SELECT sum(t.halfDays) FROM trainingSessions AS t WHERE t.eventId = e.id), e.halfDays)';

/** The charges of the events that fit a condition, by the terms that held on the day of each. */
export function chargesWhere(db: Reader, where: string, values: readonly string[]): ChargeRow[] {
  const schemes = db.allSql<{ fromDate: string; terms: string }>('SELECT fromDate, terms FROM chargeSchemes ORDER BY fromDate DESC').map((one) => ({ fromDate: one.fromDate, terms: chargeTerms.parse(JSON.parse(one.terms)) }));
  if (schemes.length === 0) return [];
  const rows = db.allSql<Wide>(
    `SELECT b.*, e.date, ${LENGTH} AS lengthHalfDays, c.title, o.name AS organisation, o.kind AS organisationKind FROM (${BOOKING}) AS b
     JOIN trainingEvents AS e ON e.id = b.eventId JOIN courses AS c ON c.id = e.courseId LEFT JOIN organisations AS o ON o.id = b.organisationId WHERE e.status <> 'cancelled' AND ${where} ORDER BY e.date, b.rowid`
      .replace('b.rowid', 'b.since'), values);
  return rows.flatMap((row): ChargeRow[] => {
    const terms = schemes.find((one) => one.fromDate <= row.date)?.terms ?? null;
    const found = chargeOf({ status: row.status, statusOn: row.statusOn, eventDate: row.date, halfDays: row.lengthHalfDays, organisationKind: row.organisationKind, waiver: row.waiver }, terms);
    return found === null ? [] : [{
      bookingId: row.id, eventId: row.eventId, title: row.title, date: row.date, name: row.name, organisationId: row.organisationId, organisation: row.organisation ?? 'No organisation', waiver: row.waiver, ...found,
    }];
  });
}

/** The budget heading that training income goes to: the one its lines have already, or the one with that name; null: the board keeps no such heading. */
const incomeHeading = (db: Reader): string | null => db.oneSql<{ id: string }>(
  `SELECT id FROM budgetHeadings WHERE kind = 'income' AND lower(name) IN ('training income', 'training charges', 'training fees', 'training') ORDER BY length(name) DESC, id LIMIT 1`)?.id ?? null;

interface Line { id: string; version: number; organisationId: string | null; netPence: number; date: string; state: string; closed: number }
/**
 * Keeps in the ledger what each organisation is charged for an event, as long as there is an open financial year and a heading for it. A correction of
 * a booking changes the line in the same step, so that undo takes both back. What has been received, or was booked in a year that is closed since,
 * stays as it is; only the rest is due, or owed back.
 */
export function followIncome(context: Writing, eventId: string): void {
  const { db } = context;
  const headingId = incomeHeading(db);
  const lines = db.allSql<Line>(
    `SELECT t.id, t.version, t.organisationId, t.netPence, t.date, t.state, y.state = 'closed' AS closed FROM transactions AS t JOIN financialYears AS y ON y.id = t.yearId WHERE t.source = 'training' AND t.reference = ?`, [`T-${eventId}`]);
  if (headingId === null && lines.length === 0) return;
  const isSettled = (line: Line): boolean => line.closed === 1 || line.state === 'actual';
  const event = db.oneSql<{ date: string; title: string }>('SELECT e.date, c.title FROM trainingEvents AS e JOIN courses AS c ON c.id = e.courseId WHERE e.id = ?', [eventId])!;
  const remove = ({ id, version }: Line) => { transactionRecords.remove(context, { id, version }); };
  // In a year that is closed or not kept nothing is booked; a line that the event left behind when it was moved there goes.
  if (db.oneSql(`SELECT 1 FROM financialYears WHERE state = 'open' AND fromDate <= ?1 AND toDate >= ?1`, [event.date]) === undefined) {
    for (const line of lines) if (!isSettled(line)) remove(line);
    return;
  }
  const due = new Map<string | null, { pence: number; organisation: string | null }>();
  const add = (organisationId: string | null, pence: number, organisation: string | null): void => {
    const there = due.get(organisationId);
    due.set(organisationId, { pence: (there?.pence ?? 0) + pence, organisation: organisation ?? there?.organisation ?? null });
  };
  for (const charge of chargesWhere(db, 'e.id = ?', [eventId])) add(charge.organisationId, charge.pence, charge.organisation);
  for (const line of lines) if (isSettled(line)) add(line.organisationId, -line.netPence, null);
  for (const line of lines) {
    if (isSettled(line)) continue;
    const pence = due.get(line.organisationId)?.pence ?? 0;
    due.delete(line.organisationId);
    if (pence === 0) remove(line);
    else if (pence !== line.netPence || line.date !== event.date) transactionRecords.update(context, { id: line.id, version: line.version, set: { netPence: pence, date: event.date } });
  }
  if (headingId === null) return;
  for (const [organisationId, { pence, organisation }] of due) {
    if (pence === 0) continue;
    transactionRecords.create(context, {
      date: event.date, kind: 'income', headingId, organisationId, payee: organisation, reference: `T-${eventId}`, netPence: pence, state: 'accrual', note: `Training: ${event.title}`, source: 'training',
    });
  }
}
