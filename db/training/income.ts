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

/**
 * Keeps one income line for each organisation and event in the ledger, as long as there is an open financial year and a heading for it. A correction of
 * a booking changes the line in the same step, so that undo takes both back.
 */
export function followIncome(context: Writing, eventId: string): void {
  const { db } = context;
  const headingId = incomeHeading(db);
  const lines = db.allSql<{ id: string; version: number; organisationId: string | null; netPence: number; date: string }>(
    `SELECT id, version, organisationId, netPence, date FROM transactions WHERE source = 'training' AND reference LIKE ?`, [`T-${eventId}%`]);
  if (headingId === null && lines.length === 0) return;
  const event = db.oneSql<{ date: string; title: string }>('SELECT e.date, c.title FROM trainingEvents AS e JOIN courses AS c ON c.id = e.courseId WHERE e.id = ?', [eventId])!;
  if (db.oneSql(`SELECT 1 FROM financialYears WHERE state = 'open' AND fromDate <= ?1 AND toDate >= ?1`, [event.date]) === undefined) return;
  const wanted = new Map<string | null, { pence: number; organisation: string }>();
  for (const charge of chargesWhere(db, 'e.id = ?', [eventId])) {
    if (charge.pence === 0) continue;
    const there = wanted.get(charge.organisationId);
    wanted.set(charge.organisationId, { pence: (there?.pence ?? 0) + charge.pence, organisation: charge.organisation });
  }
  for (const line of lines) {
    const now = wanted.get(line.organisationId);
    wanted.delete(line.organisationId);
    if (now === undefined) transactionRecords.remove(context, { id: line.id, version: line.version });
    else if (now.pence !== line.netPence || line.date !== event.date) transactionRecords.update(context, { id: line.id, version: line.version, set: { netPence: now.pence, date: event.date } });
  }
  if (headingId === null) return;
  for (const [organisationId, { pence, organisation }] of wanted) {
    transactionRecords.create(context, {
      date: event.date, kind: 'income', headingId, organisationId, payee: organisation, reference: `T-${eventId}`, netPence: pence, state: 'accrual', note: `Training: ${event.title}`, source: 'training',
    });
  }
}
