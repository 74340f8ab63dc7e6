import type { Counts, DecidedItem, ShownItem } from '../../shared/bundles.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { leftOutOf, withoutLeft } from '../../shared/bundles/left-out.ts';
import type { Bundle } from '../../shared/bundles/format.ts';
import { listOf, LISTS, type Plan, type PlanItem } from '../../shared/bundles/plan.ts';
import { workOf } from '../../shared/bundles/resolve.ts';
import { labelOf, titleOf } from '../../shared/bundles/tables.ts';
import { Refusal } from '../../shared/result.ts';
import type { Some, Working } from '../handlers.ts';
import { STOPPED, type Watch } from './apply.ts';
import { isCancelled } from '../packs/finished-file.ts';
import type { Reader } from '../query.ts';
import { gatherFor, sheetOf } from './compose.ts';
import { commonWith, keep } from './exchanges.ts';
import { type Pause } from './file.ts';
import { bundleRows, namesIn, titleIn } from './names.ts';
import { ensureIdentity, identityOf } from './identity.ts';
import { held, hold, look, readGiven, type Incoming, type Looked } from './incoming.ts';
import { logReceived } from './logging.ts';
import { remember, sealOf } from './partners.ts';
import { allScopes } from './scopes.ts';
import { gatheredAs, sendInTurn } from './send.ts';
import { rehearse, settle } from './settle.ts';
import { fingerprintOf } from './sshsig.ts';

/** So many changes are listed one by one; more are only counted, and can be decided together. */
const MOST_LISTED = 2000;
/** Of each kind of record, in the view that only reads. */
const MOST_SHOWN = 500;

function countsOf({ items, same }: Plan): Counts {
  const counts: Counts = { new: 0, changed: 0, same, conflict: 0, apart: 0, refused: 0 };
  for (const { state, change } of items) counts[state === 'ready' ? (change === 'new' ? 'new' : 'changed') : state]++;
  return counts;
}
const headOf = (bundle: Bundle, { seal, answers }: Pick<Looked, 'seal' | 'answers'>) => ({
  id: bundle.id, created: bundle.created, from: bundle.sender.name, role: bundle.sender.role, board: bundle.sender.board, to: bundle.to, purpose: bundle.purpose,
  title: bundle.scope.title, replyBy: bundle.replyBy, signature: seal.signature, fingerprint: seal.key === null ? null : fingerprintOf(seal.key), answers: answers?.title ?? null,
});
const lastHere = (db: Reader, table: string, id: string): ShownItem['here'] => db.oneSql<{ by: string | null; at: string }>(
  `SELECT s.byName AS "by", s.lastAt AS at FROM history AS h CROSS JOIN steps AS s ON s.id = h.step WHERE h.tableName = ? AND h.rowId = ? ORDER BY h.seq DESC LIMIT 1`, [table, id]) ?? null;

export const bundleHandlers = {
  'bundles.scopes': ({ db }) => allScopes(db),
  'bundles.sheet': ({ db }, { scope, include, partnerId, as }) => sheetOf(db, scope, include, gatheredAs(as, gatherFor(db, scope, include, commonWith(db, partnerId ?? null))), as !== 'bundle'),
  'bundles.send': sendInTurn,
  'bundles.show': async ({ db, place, now, cancelled }, { from, passphrase }) => {
    const pause = pauseOf(cancelled);
    const incoming = await readGiven(db, place, from, passphrase, now(), pause);
    const { bundle } = incoming;
    return {
      ...headOf(bundle, sealAndAnswer(db, incoming, pause)),
      names: namesIn(db, bundleRows(bundle), Object.entries(bundle.tables).map(([table, records]) => [table, records.slice(0, MOST_SHOWN)])),
      tables: Object.entries(bundle.tables).map(([table, records]) => ({
        table, label: labelOf(table, records.length), count: records.length,
        rows: records.slice(0, MOST_SHOWN).map(({ id, ...fields }) => ({ id, title: titleOf(table, fields), fields })),
      })),
    };
  },
  'bundles.open': async ({ db, place, now, write, progress, cancelled }, { from, passphrase }) => {
    const incoming = await readGiven(db, place, from, passphrase, now(), pauseOf(cancelled));
    const { items, ...looked } = lookClosely(db, write, incoming, { progress, cancelled });
    return {
      opened: hold({ ...incoming, ours: looked.bundle, items }), ...headOf(incoming.bundle, looked), seenBefore: looked.seenBefore, counts: countsOf(looked.plan), same: looked.plan.sameTitles, more: Math.max(0, items.length - MOST_LISTED),
      ...shownItems(db, looked.bundle, items.slice(0, MOST_LISTED)),
    };
  },
  'bundles.items': async ({ db, place, now, write, progress, cancelled }, { opened, from, passphrase, list, table, offset, most }) => {
    const { items, ours } = opened !== undefined ? held(opened) : asHeld(lookClosely(db, write, await readGiven(db, place, from!, passphrase, now(), pauseOf(cancelled)), { progress, cancelled }));
    const those = items.filter((item) => listOf(item) === list && (table === undefined || item.table === table));
    return { ...shownItems(db, ours, those.slice(offset, offset + most)), total: those.length };
  },
  'bundles.import': async ({ db, place, now, keeping, write, progress, cancelled }, { opened, from, passphrase, trust, ...decided }) => {
    const incoming = opened === undefined ? await readGiven(db, place, from!, passphrase, now(), pauseOf(cancelled)) : held(opened);
    const { bundle } = incoming;
    const lastStep = (reader: Reader) => reader.oneSql<{ id: number | null }>('SELECT max(id) AS id FROM steps WHERE id IS NOT (SELECT step FROM currentStep)')!.id;
    const workFor = (looked: Looked) => workOf(looked.plan, looked.bundle, decided, looked.here);
    // Before the backup, so that what is refused costs nothing; and again inside the transaction if anything was written meanwhile.
    const before = lastStep(db);
    const first = look(db, incoming, pauseOf(cancelled));
    if (!trust) refuseStranger(bundle, first.seal);
    workFor(first);
    const backup = await keeping.make('before import', { progress, cancelled });
    return write((context) => {
      const looked = lastStep(context.db) === before ? first : look(context.db, incoming, pauseOf(cancelled));
      ensureIdentity(context);
      const partnerId = incoming.form ? looked.partner!.id : remember(context, bundle, looked.partner, looked.seal.key);
      const { work, ...done } = settle(context, looked.plan, decided.decisions, () => workFor(looked), { progress, cancelled });
      const counts = countsOf(looked.plan);
      const id = context.newId();
      const { left, declined } = leftOutOf(looked.plan, work, looked.bundle, looked.here.mine);
      // The sender knows its records by its own ids.
      const theirIds = new Map([...looked.doubles].map(([key, own]) => [`${key.split('/')[0]!}/${own}`, key.split('/')[1]!]));
      logReceived(context, {
        id, at: context.now(), partnerId, bundleId: bundle.id, hash: bundle.hash, purpose: bundle.purpose, created: bundle.created, answersId: looked.answers?.id ?? null, knew: bundle, left: left.map((one) => ({ ...one, id: theirIds.get(`${one.table}/${one.id}`) ?? one.id })),
        signature: looked.seal.signature, counts, decisions: decidedOf(looked.plan, work),
      });
      keep(context.db, id, { ...withoutLeft({ tables: looked.bundle.tables, deleted: bundle.deleted }, left), made: work.inserts.map(({ table, row }) => `${table}/${String(row['id'])}`), declined });
      return { id, counts, written: done.written, renumbered: done.renumbered, backup: backup.name };
    });
  },
} satisfies Some<'bundles.scopes' | 'bundles.sheet' | 'bundles.send' | 'bundles.show' | 'bundles.open' | 'bundles.items' | 'bundles.import'>;

/** What a bundle would do, tried out: what waits for a decision is left as it is here, which is what most decisions leave it at. */
function lookClosely(db: Reader, write: Working['write'], incoming: Incoming, watch: Watch): Looked & { items: PlanItem[] } {
  const looked = look(db, incoming, pauseOf(watch.cancelled));
  rehearse(write, looked.plan, () => workOf(looked.plan, looked.bundle, { decisions: [], otherwise: 'mine' }, looked.here), watch);
  return { ...looked, items: [...looked.plan.items].sort((a, b) => LISTS.indexOf(listOf(a)) - LISTS.indexOf(listOf(b))) };
}
const asHeld = ({ items, bundle }: { items: readonly PlanItem[]; bundle: Bundle }) => ({ items, ours: bundle });
/** Items as they are shown: with who changed the record here last, and what the ids among their values stand for. */
function shownItems(db: Reader, bundle: Bundle, items: readonly PlanItem[]) {
  const incoming = bundleRows(bundle);
  return {
    names: namesIn(db, incoming, items.map(({ table, row, units }) => [table, [row ?? {}, ...units.flatMap(({ mine, theirs }) => [mine, theirs])]])),
    items: items.map(({ instead: _, after: __, ...item }) => ({ ...item, title: titleIn(db, incoming, item), here: item.change === 'new' ? null : lastHere(db, item.table, item.id) })),
  };
}
/** Somebody else may have sent a bundle whose sender cannot be told as before: nobody takes that in without having asked. */
function refuseStranger({ sender }: Bundle, { signature }: Looked['seal']): void {
  if (signature !== 'changed' && signature !== 'missing') return;
  const what = signature === 'changed' ? `The key is not the one that ${sender.name} used before` : `${sender.name} signed bundles before, and this one is not signed`;
  throw new Refusal('forbidden', `${what}. Nothing has been changed. Ask ${sender.name} by telephone, and say that you have asked before you take it in.`, { details: { signature } });
}

/** Looking at one's own bundle is allowed, with its signature checked as any other; taking it in is not. */
function sealAndAnswer(db: Reader, incoming: Incoming, pause: Pause): Pick<Looked, 'seal' | 'answers'> {
  const identity = identityOf(db);
  if (incoming.form || identity?.copyId !== incoming.bundle.sender.copy) return look(db, incoming, pause);
  const seal = sealOf(incoming.bundle, identity);
  return { seal: { ...seal, signature: seal.signature === 'known' ? 'own' : seal.signature === 'missing' ? 'none' : seal.signature }, answers: null };
}
/** Looks, now and then, whether the person wants to stop. */
const pauseOf = (cancelled: Int32Array): Pause => () => {
  if (isCancelled(cancelled)) throw STOPPED();
};

/** Both texts of every conflict, and which was kept: for ever in history, whoever lost. */
function decidedOf({ items }: Plan, { inserts, updates }: ReturnType<typeof workOf>): string {
  const written = new Map(updates.map(({ table, id, set }) => [`${table}/${id}`, set]));
  for (const { table, row } of inserts) written.set(`${table}/${String(row['id'])}`, row);
  const decided: DecidedItem[] = items.filter(({ state }) => state !== 'ready').map(({ table, id, title, change, state, units, row }) => ({
    table, id, title, change, state, row,
    units: units.map(({ unit, mine, theirs }) => ({ mine, theirs, kept: Object.hasOwn(written.get(`${table}/${id}`) ?? {}, unit) ? 'theirs' : 'mine' })),
  }));
  return canonicalJson(decided);
}
