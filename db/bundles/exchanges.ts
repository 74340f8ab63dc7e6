import { gunzipSync, gzipSync } from 'node:zlib';
import type { BundleTables } from '../../shared/bundles/format.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import type { Fields } from '../../shared/bundles/tables.ts';
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

/** The last state that this file and a partner's both had, as far as this file can know. */
export interface Common {
  base: (table: string, id: string) => Fields | undefined;
  given: (table: string, id: string) => boolean;
  /** Every record of that state. */
  all: () => Iterable<[table: string, id: string]>;
}

/**
 * Put together from the log of the two: what the partner sent was the partner's state then; what was sent to the partner was its state too
 * from when it answered that bundle, since whoever answers has taken in or decided. A later exchange lies over an earlier one, field by field.
 * `answering` is the bundle of ours that the one just come answers.
 */
export function commonWith(db: Reader, partnerId: string | null, answering: string | null): Common {
  const states = new Map<string, Fields>();
  const given = new Set<string>();
  const log = partnerId === null ? [] : db.allSql<{ id: string; sent: number; acknowledged: number }>(
    // In the order in which they were kept: the clock of a laptop may have been wrong in between.
    `SELECT e.id, e.sent, e.acknowledged FROM (
       SELECT id, 1 AS sent, id IS ?2 OR EXISTS (SELECT 1 FROM bundlesReceived WHERE answersId = s.id) AS acknowledged FROM bundlesSent AS s WHERE partnerId = ?1
       UNION ALL SELECT id, 0 AS sent, 1 AS acknowledged FROM bundlesReceived WHERE partnerId = ?1
     ) AS e JOIN bundleContents AS c ON c.id = e.id ORDER BY c.rowid`, [partnerId, answering]);
  for (const { id, sent, acknowledged } of log) {
    const held = kept(db, id);
    if (held === undefined) continue;
    for (const [table, records] of Object.entries(held.tables)) {
      for (const record of records) {
        const key = `${table}/${record.id}`;
        // Merely to have sent a record makes nobody its owner: it may be anybody's.
        if (sent === 1) given.add(key);
        if (acknowledged === 1) states.set(key, { ...states.get(key), ...record });
      }
    }
    for (const key of held.made ?? []) given.add(key);
    if (acknowledged === 1) for (const one of held.deleted) states.delete(`${one.table}/${one.id}`);
  }
  return {
    base: (table, id) => states.get(`${table}/${id}`),
    given: (table, id) => given.has(`${table}/${id}`),
    all: () => [...states.keys()].map((key) => key.split('/') as [string, string]),
  };
}
