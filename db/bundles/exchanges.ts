import { gunzipSync, gzipSync } from 'node:zlib';
import type { Bundle, BundleTables, Knowledge, LeftOut } from '../../shared/bundles/format.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { crossed } from '../../shared/bundles/crossed.ts';
import { withoutLeft } from '../../shared/bundles/left-out.ts';
import type { Fields } from '../../shared/bundles/tables.ts';
import { Refusal } from '../../shared/result.ts';
import type { Reader, Writer } from '../query.ts';

/** What a bundle held, as it is kept for the next merge. */
export interface Kept {
  tables: BundleTables;
  deleted: readonly { table: string; id: string }[];
  /** Of what came in: the records that were new here, and so are the sender's own. */
  made?: string[];
  /** Of what came in and was left: what was decided, and is asked again only with a later bundle. */
  declined?: LeftOut[];
}
export const keep = (db: Writer, id: string, { tables, deleted, made, declined }: Kept): number =>
  db.runSql('INSERT INTO bundleContents (id, contents) VALUES (?, ?)', [id, gzipSync(canonicalJson({ tables, deleted, made, declined }))]);
export function kept(db: Reader, id: string): Kept | undefined {
  const row = db.oneSql<{ contents: Uint8Array }>('SELECT contents FROM bundleContents WHERE id = ?', [id]);
  return row === undefined ? undefined : JSON.parse(gunzipSync(row.contents).toString('utf8')) as Kept;
}

/** A bundle by which one side knows it again: its id and its hash. */
export interface Named {
  id: string;
  hash: string;
}
/** The last state that this file and a partner's both had, as far as this file can know. */
export interface Common {
  base: (table: string, id: string) => Fields | undefined;
  given: (table: string, id: string) => boolean;
  /** Whether the partner's bundles brought it here. */
  made: (table: string, id: string) => boolean;
  /** Every record of that state, and every other that was sent to the partner and may be there. */
  all: () => Iterable<[table: string, id: string]>;
}

interface Sent {
  id: string;
  hash: string;
  place: number;
  /** A form was filled in by somebody; the partner's own file has not seen it. */
  form: number;
  held: Kept;
}
interface Received {
  bundleId: string;
  hash: string;
  place: number;
  answersForm: number;
  knew: Knowledge;
  held: Kept;
}
interface Log {
  sent: Sent[];
  received: Received[];
}
/** What went and came, in the order in which it was kept: the clock of a laptop may have been wrong in between. */
function logWith(db: Reader, partnerId: string): Log {
  const sent = db.allSql<Omit<Sent, 'held'>>('SELECT s.id, s.hash, s.form, c.rowid AS place FROM bundlesSent AS s JOIN bundleContents AS c ON c.id = s.id WHERE s.partnerId = ? ORDER BY c.rowid', [partnerId]);
  const received = db.allSql<Omit<Received, 'held' | 'knew'> & { id: string; knew: string; answersId: string | null }>(
    `SELECT r.id, r.bundleId, r.hash, r.knew, r.answersId, c.rowid AS place, ifnull((SELECT form FROM bundlesSent WHERE id = r.answersId), 0) AS answersForm
     FROM bundlesReceived AS r JOIN bundleContents AS c ON c.id = r.id WHERE r.partnerId = ? ORDER BY c.rowid`, [partnerId]);
  return {
    sent: sent.map((one) => ({ ...one, held: kept(db, one.id)! })),
    received: received.map(({ id, knew, answersId, ...one }) => {
      const known = JSON.parse(knew) as Knowledge;
      // Of one that was taken in by an earlier version only what it answered is known.
      const takenIn = known.takenIn.length > 0 || answersId === null ? known.takenIn : [{ id: answersId, hash: '', left: [] }];
      return { ...one, knew: { ...known, takenIn }, held: kept(db, id)! };
    }),
  };
}

/**
 * The common state is what the bundle that has come was made from, as it says itself: the sender's own earlier bundles, and ours that had been taken in there
 * without what was left out of them. A later one lies over an earlier one, field by field; where two crossed on their way, see `crossed`. Times of day decide
 * nothing, and a file that was copied, or restored from a backup, is taken for what it is. Without a bundle: what the partner's file can have by now.
 */
export function commonWith(db: Reader, partnerId: string | null, bundle?: Pick<Bundle, 'id' | 'hash' | 'tables' | 'deleted' | 'takenIn' | 'sentBefore'>): Common {
  const { sent, received }: Log = partnerId === null ? { sent: [], received: [] } : logWith(db, partnerId);
  const states = new Map<string, Fields>();
  const forget = ({ deleted }: Pick<Kept, 'deleted'>): void => { for (const { table, id } of deleted) states.delete(`${table}/${id}`); };

  const underWay = new Map<string, { held: Kept; before: Map<string, Fields | undefined> }>();
  let next = 0;
  /** What was sent before a place in the log sets out, one after the other, and those that are known to have been taken in arrive. */
  const setOut = (until: number, takenIn: Knowledge['takenIn']): void => {
    for (; next < sent.length && sent[next]!.place < until; next++) {
      const { id, held } = sent[next]!;
      underWay.set(id, { held, before: new Map([...recordsOf(held)].map(([key]) => [key, states.get(key)])) });
      for (const one of takenIn) if (one.id === id) arrive(one);
    }
    for (const one of takenIn) arrive(one);
  };
  const arrive = ({ id, left }: Knowledge['takenIn'][number]): void => {
    const one = underWay.get(id);
    if (one === undefined) return;
    underWay.delete(id);
    const taken = withoutLeft(one.held, left);
    for (const [key, record] of recordsOf(taken)) states.set(key, crossed(one.before.get(key), states.get(key), record));
    forget(taken);
  };
  const earlier = new Map(bundle?.sentBefore.map((id, at) => [id, at]));
  const ancestors = bundle === undefined ? received.filter(({ answersForm }) => answersForm === 0)
    : received.filter(({ bundleId }) => earlier.has(bundleId)).sort((a, b) => earlier.get(a.bundleId)! - earlier.get(b.bundleId)! || a.place - b.place);
  for (const [at, { knew, held }] of ancestors.entries()) {
    // One that came late may have been made early: what was sent in between was sent from the state that the earlier to come had left.
    setOut(Math.min(...ancestors.slice(at).map(({ place }) => place)), knew.takenIn);
    for (const [key, record] of recordsOf(held)) states.set(key, { ...states.get(key), ...record });
    forget(held);
  }
  const hashes = new Map(sent.map(({ id, hash }) => [id, hash]));
  setOut(Infinity, (bundle?.takenIn ?? []).filter(({ id, hash }) => hashes.get(id) === hash));
  if (bundle !== undefined) overtake(states, bundle, received);

  const given = new Set<string>();
  // Merely to have sent a record makes nobody its owner: it may be anybody's.
  for (const { held } of sent) for (const [key] of recordsOf(held)) given.add(key);
  const there = new Set(given);
  for (const { held } of sent) for (const { table, id } of held.deleted) if (!states.has(`${table}/${id}`)) there.delete(`${table}/${id}`);
  const made = new Set(received.flatMap(({ held }) => held.made ?? []));
  for (const key of made) given.add(key);
  return {
    base: (table, id) => states.get(`${table}/${id}`),
    given: (table, id) => given.has(`${table}/${id}`),
    made: (table, id) => made.has(`${table}/${id}`),
    all: () => [...new Set([...states.keys(), ...there])].map((key) => key.split('/') as [string, string]),
  };
}

/**
 * What has been taken in of this very bundle, or of one that its sender made after it, is settled: an older bundle, or the same one again, does not turn it
 * back. Of that the bundle's own words are the common state.
 */
function overtake(states: Map<string, Fields>, bundle: Pick<Bundle, 'id' | 'hash' | 'tables' | 'deleted'>, received: readonly Received[]): void {
  const own = new Map(recordsOf({ tables: bundle.tables }));
  const gone = new Set(bundle.deleted.map(({ table, id }) => `${table}/${id}`));
  const settled = (key: string, fields: readonly string[]): void => {
    const record = own.get(key);
    if (record === undefined) return;
    states.set(key, { ...states.get(key), ...Object.fromEntries(fields.filter((field) => Object.hasOwn(record, field)).map((field) => [field, record[field]])) });
  };
  for (const { bundleId, hash, knew, held } of received) {
    const again = bundleId === bundle.id && hash === bundle.hash;
    if (!again && !knew.sentBefore.includes(bundle.id)) continue;
    for (const [key, record] of recordsOf(held)) {
      settled(key, Object.keys(record));
      // It was there again later: that it had gone is no news.
      if (gone.has(key)) states.delete(key);
    }
    for (const { table, id, fields } of held.declined ?? []) settled(`${table}/${id}`, fields ?? []);
    for (const { table, id } of held.deleted) {
      if (again) states.delete(`${table}/${id}`);
      else settled(`${table}/${id}`, Object.keys(own.get(`${table}/${id}`) ?? {}));
    }
  }
}

function* recordsOf({ tables }: Pick<Kept, 'tables'>): Iterable<[key: string, record: Fields]> {
  for (const [table, records] of Object.entries(tables)) for (const record of records) yield [`${table}/${record.id}`, record];
}

/** What this file knows when it makes a bundle for a partner: what was taken in from there, the latest bundles, and what had been sent there. */
export function knowledgeFor(db: Reader, partnerId: string): Knowledge {
  const takenIn = db.allSql<Named & { left: string }>(
    `SELECT r.bundleId AS id, r.hash, r.left FROM bundlesReceived AS r JOIN bundleContents AS c ON c.id = r.id
     WHERE r.partnerId = ? AND ifnull((SELECT form FROM bundlesSent WHERE id = r.answersId), 0) = 0
       AND NOT EXISTS (SELECT 1 FROM bundlesReceived AS again JOIN bundleContents AS o ON o.id = again.id WHERE again.bundleId = r.bundleId AND again.partnerId = r.partnerId AND o.rowid > c.rowid)
     ORDER BY c.rowid DESC LIMIT ${MOST_NAMED}`, [partnerId]);
  const sentBefore = db.allSql<{ id: string }>(
    `SELECT s.id FROM bundlesSent AS s JOIN bundleContents AS c ON c.id = s.id WHERE s.partnerId = ? AND s.form = 0 ORDER BY c.rowid DESC LIMIT ${MOST_NAMED}`, [partnerId]);
  return { takenIn: takenIn.map(({ left, ...one }) => ({ ...one, left: JSON.parse(left) as LeftOut[] })).reverse(), sentBefore: sentBefore.map(({ id }) => id).reverse() };
}
/** Years of exchanges; of what is older than that the state is no longer known, and a difference is a conflict. */
const MOST_NAMED = 500;

/** The bundle of a partner's that is answered: the one that was chosen, none, or where nothing is said the last. Throws a Refusal for one of somebody else's. */
export function answeredBy(db: Reader, partnerId: string, chosen: string | null | undefined): Named | null {
  if (chosen === null) return null;
  const found = chosen === undefined
    ? db.oneSql<Named>('SELECT r.bundleId AS id, r.hash FROM bundlesReceived AS r JOIN bundleContents AS c ON c.id = r.id WHERE r.partnerId = ? ORDER BY c.rowid DESC LIMIT 1', [partnerId])
    : db.oneSql<Named>('SELECT bundleId AS id, hash FROM bundlesReceived WHERE id = ? AND partnerId = ?', [chosen, partnerId]);
  if (found === undefined && chosen !== undefined) throw new Refusal('not_found', 'The bundle that this is to answer was not taken in from this partner. No file has been written.');
  return found ?? null;
}
