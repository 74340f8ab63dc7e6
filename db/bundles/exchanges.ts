import { gunzipSync, gzipSync } from 'node:zlib';
import type { BundleTables } from '../../shared/bundles/format.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { crossed } from '../../shared/bundles/crossed.ts';
import type { Fields } from '../../shared/bundles/tables.ts';
import { Refusal } from '../../shared/result.ts';
import type { Reader, Writer } from '../query.ts';

/** What a bundle held, as it is kept for the next merge. */
export interface Kept {
  tables: BundleTables;
  deleted: readonly { table: string; id: string }[];
  /** Of what came in: the records that were new here, and so are the sender's own. */
  made?: string[];
}
export const keep = (db: Writer, id: string, { tables, deleted, made }: Kept): number =>
  db.runSql('INSERT INTO bundleContents (id, contents) VALUES (?, ?)', [id, gzipSync(canonicalJson({ tables, deleted, made }))]);
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
  /** Every record of that state, and every other that was sent to the partner and may be there. */
  all: () => Iterable<[table: string, id: string]>;
}

interface Event {
  id: string;
  sent: number;
  /** Of what was sent: the bundle of the partner's that first said that it had been taken in. */
  by: string | null;
}
/**
 * Put together from the log of the two, in the order in which it was kept (the clock of a laptop may have been wrong in between): what the partner
 * sent was the partner's state then; what was sent to the partner was its state too from when a bundle of the partner's said that it had been taken in, since
 * whoever takes in has decided. A later exchange lies over an earlier one, field by field; where two crossed on their way, see `crossed`.
 * `takenIn`: what the bundle that has just come says of itself.
 */
export function commonWith(db: Reader, partnerId: string | null, takenIn: readonly Named[] = []): Common {
  const states = new Map<string, Fields>();
  const given = new Set<string>();
  /** What may be at the partner's: everything that was sent there and not taken back. */
  const there = new Set<string>();
  /** What was sent and not yet taken in, with the state before it of each of its records. */
  const underWay = new Map<string, { sent: Kept; before: Map<string, Fields | undefined> }>();
  const arrive = (id: string): void => {
    const one = underWay.get(id);
    if (one === undefined) return;
    underWay.delete(id);
    for (const [key, record] of recordsOf(one.sent)) states.set(key, crossed(one.before.get(key), states.get(key), record));
    forget(one.sent);
  };
  const forget = ({ deleted }: Kept): void => {
    for (const { table, id } of deleted) {
      states.delete(`${table}/${id}`);
      there.delete(`${table}/${id}`);
    }
  };
  const log = partnerId === null ? [] : db.allSql<Event>(
    `SELECT e.id, e.sent, e."by" FROM (
       SELECT id, 1 AS sent, ifnull(takenInBy, (SELECT id FROM bundlesReceived WHERE answersId = s.id ORDER BY at LIMIT 1)) AS "by" FROM bundlesSent AS s WHERE partnerId = ?1
       UNION ALL SELECT id, 0 AS sent, NULL AS "by" FROM bundlesReceived WHERE partnerId = ?1
     ) AS e JOIN bundleContents AS c ON c.id = e.id ORDER BY c.rowid`, [partnerId]);
  const saidBy = Map.groupBy(log.filter(({ by }) => by !== null), ({ by }) => by);
  for (const { id, sent } of log) {
    const held = kept(db, id)!;
    if (sent === 1) {
      const before = new Map<string, Fields | undefined>();
      for (const [key] of recordsOf(held)) {
        // Merely to have sent a record makes nobody its owner: it may be anybody's.
        given.add(key);
        there.add(key);
        before.set(key, states.get(key));
      }
      underWay.set(id, { sent: held, before });
      continue;
    }
    for (const one of saidBy.get(id) ?? []) arrive(one.id);
    for (const [key, record] of recordsOf(held)) states.set(key, { ...states.get(key), ...record });
    for (const key of held.made ?? []) given.add(key);
    forget(held);
  }
  const hashes = new Map(takenIn.map(({ id, hash }) => [id, hash]));
  for (const { id, hash } of partnerId === null || takenIn.length === 0 ? [] : db.allSql<Named>('SELECT id, hash FROM bundlesSent WHERE partnerId = ?', [partnerId])) {
    if (hashes.get(id) === hash) arrive(id);
  }
  return {
    base: (table, id) => states.get(`${table}/${id}`),
    given: (table, id) => given.has(`${table}/${id}`),
    all: () => [...new Set([...states.keys(), ...there])].map((key) => key.split('/') as [string, string]),
  };
}

function* recordsOf({ tables }: Kept): Iterable<[key: string, record: Fields]> {
  for (const [table, records] of Object.entries(tables)) for (const record of records) yield [`${table}/${record.id}`, record];
}

/** Every bundle that was taken in from a partner, the latest ones: what one that is sent there now was made upon. */
export const takenInFrom = (db: Reader, partnerId: string): Named[] => db.allSql<Named>(
  'SELECT r.bundleId AS id, r.hash FROM bundlesReceived AS r JOIN bundleContents AS c ON c.id = r.id WHERE r.partnerId = ? GROUP BY r.bundleId ORDER BY max(c.rowid) DESC LIMIT 500', [partnerId]);

/** The bundle of a partner's that is answered: the one that was chosen, none, or where nothing is said the last. Throws a Refusal for one of somebody else's. */
export function answeredBy(db: Reader, partnerId: string, chosen: string | null | undefined): Named | null {
  if (chosen === null) return null;
  if (chosen === undefined) return takenInFrom(db, partnerId)[0] ?? null;
  const found = db.oneSql<Named>('SELECT bundleId AS id, hash FROM bundlesReceived WHERE id = ? AND partnerId = ?', [chosen, partnerId]);
  if (found === undefined) throw new Refusal('not_found', 'The bundle that this is to answer was not taken in from this partner. No file has been written.');
  return found;
}
