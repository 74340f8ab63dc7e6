import type { Output } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import type { LINK_KINDS, LinkField, PlanLink, ShownLink } from '../../shared/plan.ts';
import type { Reader } from '../query.ts';

type Kind = (typeof LINK_KINDS)[number];
interface Target { name: string; date: string | null; place: string }

export const KIND_OF_FIELD: Record<LinkField, Kind> = { decisionId: 'decision', riskId: 'risk', courseId: 'training', eventId: 'training', headingId: 'budget' };
/** What each kind of record is called and where it is looked at; `date` is said after the name. */
const SOURCES: Record<LinkField, string> = {
  decisionId: `SELECT d.id, ifnull('Minute ' || m.number || ': ', '') || d.text AS name, t.date, '/meetings/' || t.id || '?item=' || i.id AS place
    FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId JOIN agendaItems AS i ON i.id = m.agendaItemId JOIN meetings AS t ON t.id = i.meetingId`,
  riskId: `SELECT id, 'Risk ' || number || ': ' || event AS name, NULL AS date, '/risks?closed=1&open=' || id AS place FROM risks AS d`,
  courseId: `SELECT id, 'Course: ' || title AS name, NULL AS date, '/training?tab=courses&open=' || id AS place FROM courses AS d`,
  eventId: `SELECT d.id, 'Event: ' || c.title AS name, d.date, '/training/' || d.id AS place FROM trainingEvents AS d JOIN courses AS c ON c.id = d.courseId`,
  headingId: `SELECT id, name, NULL AS date, '/budget?open=heading:' || id AS place FROM budgetHeadings AS d`,
};
const ORDER: Record<LinkField, string> = { decisionId: 't.date DESC, d.position', riskId: 'number', courseId: 'title', eventId: 'd.date DESC', headingId: 'position, name' };
/** Years of decisions are more than anybody looks through; what is typed narrows the latest of them. */
const MOST = 1500;
const nameOf = ({ name, date }: { name: string; date: string | null }): string => {
  const flat = name.replace(/\s+/g, ' ');
  return `${flat.length > 160 ? `${flat.slice(0, 158).trimEnd()}…` : flat}${date === null ? '' : `, ${formatShortDate(date)}`}`;
};
const target = (db: Reader, field: LinkField, id: string): Target | undefined => db.oneSql<Target>(`${SOURCES[field]} WHERE d.id = ?`, [id]);

export function nameOfTarget(db: Reader, field: LinkField, id: string): string | null {
  const found = target(db, field, id);
  return found === undefined ? null : nameOf(found);
}

/** What a record is called now; of one that is deleted, what it was called; or the words that were written. */
export function shownLink(db: Reader, link: PlanLink): ShownLink {
  const field = (Object.keys(SOURCES) as LinkField[]).find((one) => link[one] !== null);
  const found = field === undefined ? undefined : target(db, field, link[field]!);
  const gone = found === undefined && link.recordName !== null;
  return { ...link, words: found !== undefined ? nameOf(found) : link.recordName ?? link.text ?? '', gone, place: found?.place ?? null };
}

export const targetsOf = (db: Reader, kind: Kind): Output<'planLinks.targets'> => (Object.keys(SOURCES) as LinkField[]).filter((field) => KIND_OF_FIELD[field] === kind).flatMap((field) =>
  db.allSql<{ id: string; name: string; date: string | null }>(`${SOURCES[field]} ORDER BY ${ORDER[field]} LIMIT ${MOST}`).map((row) => ({ id: row.id, field, name: nameOf(row) })));

export const actionsAbout = (db: Reader, field: LinkField, id: string | undefined): Output<'planLinks.about'> =>
  db.allSql(`SELECT DISTINCT a.id, l.${field} AS recordId, n.id AS planId, n.name AS plan, a.number, a.text FROM planLinks AS l JOIN planActions AS a ON a.id = l.actionId
    JOIN planPriorities AS p ON p.id = a.priorityId JOIN plans AS n ON n.id = p.planId WHERE ${id === undefined ? `l.${field} IS NOT NULL` : `l.${field} = ?`} ORDER BY n.fromDate DESC, p.position, a.position`, id === undefined ? [] : [id]);
