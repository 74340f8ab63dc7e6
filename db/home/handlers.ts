import type { Output } from '../../shared/contract.ts';
import { addDays, addWorkingDays, clearWorkingDays, daysBetween, issueBy, workingDaysUntil } from '../../shared/dates.ts';
import { personInitials, type Person } from '../../shared/people.ts';
import type { Reading, Some } from '../handlers.ts';
import { readSettings } from '../minutes/circulations.ts';

const SHOWN = 8;
/** Vacancies and the next meetings are few; what is late is shown from the oldest, with the whole count beside it. */
const SOON_DAYS = 14;

type Next = { id: string; bodyId: string; bodyName: string; date: string; startsAt: string; publishedOn: string | null; agendaItems: number; noticeDays: number; saturdayCounts: number };
type Late = { id: string; number: number; text: string; targetDate: string; leadText: string | null; organisation: string | null } & Pick<Person, 'title' | 'givenName' | 'familyName' | 'post' | 'initials'>;

/** What is next, what is late, what needs a look: every part is read through an index and does not grow with the years it does not show. */
function readHome({ db, today, lastBackup }: Reading, bodyId: string | undefined): Output<'home.get'> {
  const day = today();
  const body = bodyId ?? null;
  const next = db.allSql<Next>(
    `SELECT t.id, t.bodyId, b.name AS bodyName, t.date, t.startsAt, t.publishedOn, b.noticeDays, b.saturdayCounts,
       (SELECT count(*) FROM agendaItems AS i WHERE i.meetingId = t.id) AS agendaItems
     FROM meetings AS t JOIN bodies AS b ON b.id = t.bodyId
     WHERE t.date >= ?1 AND t.status = 'planned' AND (?2 IS NULL OR t.bodyId = ?2) ORDER BY t.date, t.startsAt LIMIT ${SHOWN}`, [day, body]);
  const { circulateDays } = readSettings(db);
  const minutes = db.allSql<Omit<Output<'home.get'>['minutes'][number], 'circulateBy'>>(
    `SELECT t.id AS meetingId, b.name AS bodyName, t.date, t.minutesState, c.number AS draft, c.commentsBy,
       (SELECT count(*) FROM reviewComments AS r JOIN circulations AS d ON d.id = r.circulationId WHERE d.meetingId = t.id AND r.response IS NULL) AS openComments
     FROM meetings AS t JOIN bodies AS b ON b.id = t.bodyId
     LEFT JOIN circulations AS c ON c.meetingId = t.id AND c.number = (SELECT max(number) FROM circulations AS d WHERE d.meetingId = t.id)
     WHERE t.status = 'held' AND t.minutesState IN ('draft', 'circulated') AND (?1 IS NULL OR t.bodyId = ?1) ORDER BY t.date LIMIT ${SHOWN}`, [body]);
  const late = db.allSql<Late>(
    `SELECT a.id, a.number, a.text, a.targetDate, a.leadText, p.title, p.givenName, p.familyName, p.post, p.initials, ifnull(o.shortName, o.name) AS organisation
     FROM actions AS a LEFT JOIN people AS p ON p.id = a.leadPersonId LEFT JOIN organisations AS o ON o.id = ifnull(a.leadOrganisationId, p.organisationId)
     WHERE a.status = 'open' AND a.targetDate < ?1 AND (?2 IS NULL OR a.bodyId = ?2) ORDER BY a.targetDate, a.number LIMIT ${SHOWN}`, [day, body]);
  const counted = db.oneSql<{ overdue: number; soon: number }>(
    `SELECT (SELECT count(*) FROM actions WHERE status = 'open' AND targetDate < ?1 AND (?3 IS NULL OR bodyId = ?3)) AS overdue,
            (SELECT count(*) FROM actions WHERE status = 'open' AND targetDate BETWEEN ?1 AND ?2 AND (?3 IS NULL OR bodyId = ?3)) AS soon`,
    [day, addDays(day, SOON_DAYS), body])!;
  const vacancies = db.allSql<Output<'home.get'>['vacancies'][number]>(
    `SELECT s.id AS seatId, s.bodyId, b.name AS bodyName, ifnull(s.role || ifnull(', ' || o.name, ''), o.name) AS seat
     FROM seats AS s JOIN bodies AS b ON b.id = s.bodyId LEFT JOIN organisations AS o ON o.id = s.organisationId
     WHERE ?1 BETWEEN ifnull(s.fromDate, ?1) AND ifnull(s.toDate, ?1) AND ?1 <= ifnull(b.toDate, ?1) AND (?2 IS NULL OR s.bodyId = ?2)
       AND NOT EXISTS (SELECT 1 FROM appointments AS a WHERE a.seatId = s.id AND ?1 BETWEEN ifnull(a.fromDate, ?1) AND ifnull(a.toDate, ?1))
     ORDER BY b.id, s.position`, [day, body]);
  return {
    today: day,
    next: next.map(({ noticeDays, saturdayCounts, ...meeting }) => {
      const rule = { saturdayCounts: saturdayCounts === 1 };
      const issue = issueBy(meeting.date, noticeDays, rule);
      return { ...meeting, issueBy: issue, workingDaysLeft: issue >= day ? workingDaysUntil(day, issue, rule) : -clearWorkingDays(issue, day, rule) - 1 };
    }),
    minutes: minutes.map((one) => ({ ...one, circulateBy: one.minutesState === 'draft' ? addWorkingDays(one.date, circulateDays) : null })),
    overdue: late.map(({ id, number, text, targetDate, ...lead }) => ({ id, number, text, targetDate, lead: leadOf(lead), daysLate: daysBetween(targetDate, day) })),
    overdueCount: counted.overdue,
    dueSoonCount: counted.soon,
    vacancies,
    lastBackup: lastBackup(),
  };
}
/** "MW, Council" for a person of the register, otherwise the organisation or the lead as written. */
function leadOf(lead: Omit<Late, 'id' | 'number' | 'text' | 'targetDate'>): string | null {
  const person = lead.givenName === null && lead.familyName === null && lead.post === null ? null : personInitials(lead) || lead.post;
  return [person, lead.organisation].filter(Boolean).join(', ') || lead.leadText;
}

export const homeHandlers = {
  'home.get': (context, { bodyId }) => readHome(context, bodyId),
} satisfies Some<'home.get'>;
