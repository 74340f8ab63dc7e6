import type { Output } from '../../shared/contract.ts';
import type { RegisterSeat } from '../../shared/seats.ts';
import type { Reader } from '../query.ts';
import { seatRecords } from './records.ts';

const HOLDS = (alias: string) => `?2 BETWEEN ifnull(${alias}.fromDate, ?2) AND ifnull(${alias}.toDate, ?2)`;
const PERSON = 'p.id, p.version, p.title, p.givenName, p.familyName, p.initials, p.post, p.organisationId, p.email, p.phone, p.notes';

type Holder = RegisterSeat['holders'][number];
type DeputyOf = RegisterSeat['deputies'][number];

/** The seats of one body, or of several that meet jointly, that exist on a date, who holds them and who may stand in, on that date. */
export function readRegister(db: Reader, bodyIds: readonly string[], on: string): Output<'register.get'> {
  const bodies = JSON.stringify(bodyIds);
  const seats = bodyIds.flatMap((bodyId) => seatRecords.list(db, { bodyId })).filter((seat) => (seat.fromDate === null || seat.fromDate <= on) && (seat.toDate === null || on <= seat.toDate));
  const holders = db.allSql<Holder & { seatId: string }>(
    `SELECT ${PERSON}, a.id AS appointmentId, a.fromDate, a.toDate, a.seatId FROM appointments AS a JOIN seats AS s ON s.id = a.seatId JOIN people AS p ON p.id = a.personId
     WHERE s.bodyId IN (SELECT value FROM json_each(?1)) AND ${HOLDS('a')} ORDER BY ifnull(a.fromDate, ''), a.id`, [bodies, on]);
  const deputies = db.allSql<DeputyOf & { seatId: string }>(
    `SELECT ${PERSON}, d.id AS deputyId, d.seatId FROM deputies AS d JOIN seats AS s ON s.id = d.seatId JOIN people AS p ON p.id = d.personId
     WHERE s.bodyId IN (SELECT value FROM json_each(?1)) AND ${HOLDS('d')} ORDER BY ifnull(d.fromDate, ''), d.id`, [bodies, on]);
  const names = organisationNames(db, on);
  return {
    on,
    seats: seats.map((seat) => ({
      ...seat,
      organisationName: seat.organisationId === null ? null : names.get(seat.organisationId) ?? null,
      holders: holders.filter((holder) => holder.seatId === seat.id).map(({ seatId: _, ...holder }) => holder),
      deputies: deputies.filter((deputy) => deputy.seatId === seat.id).map(({ seatId: _, ...deputy }) => deputy),
    })),
  };
}

/** What each organisation was called on a date: an alias that held on that date and has dates of its own, otherwise its present name. */
export function organisationNames(db: Reader, on: string): Map<string, string> {
  const rows = db.allSql<{ id: string; name: string }>(
    `SELECT o.id, ifnull((SELECT a.name FROM organisationAliases AS a WHERE a.organisationId = o.id AND a.toDate IS NOT NULL
       AND ?1 BETWEEN ifnull(a.fromDate, ?1) AND a.toDate ORDER BY a.toDate LIMIT 1), o.name) AS name FROM organisations AS o`, [on]);
  return new Map(rows.map((row) => [row.id, row.name]));
}
