import type { Output } from '../../shared/contract.ts';
import { formatPounds } from '../../shared/money.ts';
import type { Reference } from '../../shared/rich-text.ts';
import type { Some } from '../handlers.ts';
import { nameReferences } from '../minutes/references.ts';
import type { Reader } from '../query.ts';

/** Every word must occur; the last may be unfinished. Quoted, so that nothing typed is taken for the search language. */
export function matchOf(words: string): string | null {
  const tokens = words.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return tokens.length === 0 ? null : tokens.slice(0, 12).map((token, at) => `"${token}"${at === tokens.length - 1 || token.length > 2 ? '*' : ''}`).join(' AND ');
}

/** Known by their names: what was found in them says no more. */
const NAMED: ReadonlySet<Hit['kind']> = new Set(['people', 'threads', 'bodies', 'organisations', 'plans', 'planPriorities']);
/** Lines of the ledger come after everything else: they are many, and what is sought is seldom one of them. */
const MOST_LINES = 4;
interface Line { id: string; yearId: string; year: string; date: string; kind: string; payee: string | null; reference: string | null; note: string; netPence: number }
/** The latest lines of the ledger with these words, in the order of entry: ranking would have to look at every one of thousands. */
function linesOf(db: Reader, match: string, limit: number): Output<'search.find'> {
  return db.allSql<Line>(
    `SELECT t.id, t.yearId, y.name AS year, t.date, t.kind, t.payee, t.reference, t.note, t.netPence FROM (SELECT rowid AS number FROM ledgerWords WHERE ledgerWords MATCH ? ORDER BY rowid DESC LIMIT ?) AS w
     JOIN ledgerNumbers AS n ON n.number = w.number JOIN transactions AS t ON t.id = n.rowId JOIN financialYears AS y ON y.id = t.yearId`, [match, limit],
  ).map(({ id, yearId, year, date, kind, payee, reference, note, netPence }) => ({
    kind: 'transactions', id, meetingId: null, bodyId: null, planId: null, yearId, title: payee ?? reference ?? (note.split('\n')[0]! || `Line of ${year}`),
    excerpt: [`${formatPounds(netPence)} ${kind}`, date, payee === null ? null : reference, note.split('\n')[0]].filter(Boolean).join(', '),
  }));
}

type Hit = { kind: Output<'search.find'>[number]['kind']; id: string; title: string; excerpt: string };
function find(db: Reader, words: string, limit: number): Output<'search.find'> {
  const match = matchOf(words);
  if (match === null) return [];
  const lines = linesOf(db, match, Math.min(MOST_LINES, limit));
  // The words first, whatever SQLite knows of the tables: the other way round it looks for them anew in every text.
  const hits = db.allSql<Hit>(
    `SELECT t.kind, t.rowId AS id, t.title, snippet(searchWords, 1, '', '', '…', 14) AS excerpt
     FROM searchWords CROSS JOIN searchText AS t ON t.number = searchWords.rowid
     WHERE searchWords MATCH ? ORDER BY bm25(searchWords, 6.0, 1.0) LIMIT ?`, [match, Math.max(1, limit - lines.length)]);
  const named = hits.map((hit) => ({ ...hit, ...placeOf(db, { ...hit, title: namedIn(db, hit.title), excerpt: namedIn(db, hit.excerpt) }), yearId: null }));
  return [...named, ...lines].slice(0, limit);
}

const TOKEN = /xref(minute|item|decision|action)([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})/g;
/** In the index a reference is one token; a reader is told what it is called now. */
function namedIn(db: Reader, text: string): string {
  if (!text.includes('xref')) return text;
  return text.replaceAll(/\s+/g, ' ').replace(TOKEN, (_, target: Reference['target'], ...parts: string[]) => nameReferences(db, null, [{ target, id: parts.slice(0, 5).join('-') }])[0]!.name).replaceAll(/ ([.,;:)])/g, '$1');
}

const MEETING = `SELECT t.id AS meetingId, t.bodyId, b.name || ', ' || t.date AS context`;
/** Where a hit is shown, and a title for those that have none of their own. */
const places: Partial<Record<Hit['kind'], string>> = {
  meetings: `${MEETING}, b.name || ' ' || t.date AS title FROM meetings AS t JOIN bodies AS b ON b.id = t.bodyId WHERE t.id = ?`,
  agendaItems: `${MEETING}, i.title FROM agendaItems AS i JOIN meetings AS t ON t.id = i.meetingId JOIN bodies AS b ON b.id = t.bodyId WHERE i.id = ?`,
  minutes: `${MEETING}, ifnull(m.heading, i.title) AS title FROM minutes AS m JOIN agendaItems AS i ON i.id = m.agendaItemId
    JOIN meetings AS t ON t.id = m.meetingId JOIN bodies AS b ON b.id = t.bodyId WHERE m.id = ?`,
  decisions: `${MEETING}, ifnull(m.heading, i.title) AS title FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId JOIN agendaItems AS i ON i.id = m.agendaItemId
    JOIN meetings AS t ON t.id = m.meetingId JOIN bodies AS b ON b.id = t.bodyId WHERE d.id = ?`,
  actions: `SELECT a.meetingId, a.bodyId, b.name AS context, 'Action ' || a.number AS title FROM actions AS a JOIN bodies AS b ON b.id = a.bodyId WHERE a.id = ?`,
  plans: `SELECT NULL AS meetingId, p.bodyId, p.id AS planId, b.name AS context, p.name AS title FROM plans AS p JOIN bodies AS b ON b.id = p.bodyId WHERE p.id = ?`,
  planPriorities: `SELECT NULL AS meetingId, n.bodyId, n.id AS planId, n.name AS context, 'Priority ' || p.number || ': ' || p.title AS title
    FROM planPriorities AS p JOIN plans AS n ON n.id = p.planId WHERE p.id = ?`,
  planActions: `SELECT NULL AS meetingId, n.bodyId, n.id AS planId, n.name AS context, a.number || ' ' || a.text AS title
    FROM planActions AS a JOIN planPriorities AS p ON p.id = a.priorityId JOIN plans AS n ON n.id = p.planId WHERE a.id = ?`,
  challenges: `SELECT c.meetingId, c.bodyId, b.name AS context, 'Challenge ' || c.number AS title FROM challenges AS c JOIN bodies AS b ON b.id = c.bodyId WHERE c.id = ?`,
  risks: `SELECT NULL AS meetingId, r.bodyId, b.name AS context, 'Risk ' || r.number || ': ' || r.event AS title FROM risks AS r JOIN bodies AS b ON b.id = r.bodyId WHERE r.id = ?`,
  recommendations: `SELECT NULL AS meetingId, r.bodyId, b.name || ', ' || r.source AS context, r.text AS title FROM recommendations AS r JOIN bodies AS b ON b.id = r.bodyId WHERE r.id = ?`,
  bodies: `SELECT NULL AS meetingId, id AS bodyId, kind AS context, name AS title FROM bodies WHERE id = ?`,
  organisations: `SELECT NULL AS meetingId, NULL AS bodyId, kind AS context, name || ifnull(' (' || shortName || ')', '') AS title FROM organisations WHERE id = ?`,
  threads: `SELECT NULL AS meetingId, NULL AS bodyId, 'subject followed over the years' AS context, name AS title FROM threads WHERE id = ?`,
  people: `SELECT NULL AS meetingId, NULL AS bodyId, ifnull(p.post || ifnull(', ' || o.name, ''), o.name) AS context,
    trim(ifnull(p.title || ' ', '') || ifnull(p.givenName || ' ', '') || ifnull(p.familyName, '')) AS title
    FROM people AS p LEFT JOIN organisations AS o ON o.id = p.organisationId WHERE p.id = ?`,
};
type Place = { meetingId: string | null; bodyId: string | null; planId?: string; title: string; context: string | null };
function placeOf(db: Reader, hit: Hit): { meetingId: string | null; bodyId: string | null; planId: string | null; title: string; excerpt: string } {
  const place = places[hit.kind] === undefined ? undefined : db.oneSql<Place>(places[hit.kind]!, [hit.id]);
  const excerpt = [place?.context, NAMED.has(hit.kind) ? null : hit.excerpt].filter(Boolean).join(' – ');
  return { meetingId: place?.meetingId ?? null, bodyId: place?.bodyId ?? null, planId: place?.planId ?? null, title: place?.title || hit.title || hit.excerpt, excerpt };
}

export const searchHandlers = {
  'search.find': ({ db }, { words, limit }) => find(db, words, limit),
} satisfies Some<'search.find'>;
