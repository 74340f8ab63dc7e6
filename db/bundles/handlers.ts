import { resolve } from 'node:path';
import type { Counts, OverdueAnswer, SentBundle, Sheet, ShownItem } from '../../shared/bundles.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { commonAfter } from '../../shared/bundles/common-after.ts';
import type { Bundle } from '../../shared/bundles/format.ts';
import { formPage } from '../../shared/bundles/form-page.ts';
import { wordForm } from '../../shared/bundles/word-form.ts';
import type { Plan } from '../../shared/bundles/plan.ts';
import { workOf } from '../../shared/bundles/resolve.ts';
import { labelOf, titleOf } from '../../shared/bundles/tables.ts';
import { sizeInWords } from '../../shared/attachments.ts';
import { Refusal } from '../../shared/result.ts';
import type { Some } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import type { Reader } from '../query.ts';
import type { Tables } from '../schema.ts';
import { compose, gatherFor, onlyAsked, sheetOf } from './compose.ts';
import { commonWith, keep } from './exchanges.ts';
import { writeBundleFile } from './file.ts';
import { bundleRows, namesIn } from './names.ts';
import { ensureIdentity, senderOf } from './identity.ts';
import { held, hold, look, readGiven, type Incoming, type Looked } from './incoming.ts';
import { logReceived, logSent } from './logging.ts';
import { partnerNamed, remember, type Partner } from './partners.ts';
import { allScopes } from './scopes.ts';
import { rehearse, settle } from './settle.ts';
import { fingerprintOf, signatureOf } from './sshsig.ts';

/** So many changes are listed one by one; more are only counted, and can be decided together. */
const MOST_LISTED = 2000;
/** Larger than any mail takes; with the third that base64 adds, still less than is read. */
const MOST_FILE_BYTES = 120_000_000;
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
  `SELECT s.byName AS "by", s.lastAt AS at FROM history AS h JOIN steps AS s ON s.id = h.step WHERE h.tableName = ? AND h.rowId = ? ORDER BY h.seq DESC LIMIT 1`, [table, id]) ?? null;
const lastReceived = (db: Reader, partnerId: string): Bundle['answersTo'] => {
  const row = db.oneSql<{ id: string; hash: string }>('SELECT bundleId AS id, hash FROM bundlesReceived WHERE partnerId = ? ORDER BY at DESC, id DESC LIMIT 1', [partnerId]);
  return row ?? null;
};

type SentRow = Tables['bundlesSent'] & { partner: string; email: string | null; answeredAt: string | null };
const toSent = ({ hash: _, sheet, form, locked, signed, ...row }: SentRow): SentBundle =>
  ({ ...row, sheet: JSON.parse(sheet) as Sheet, form: form === 1, locked: locked === 1, signed: signed === 1 });

export const bundleHandlers = {
  'bundles.scopes': ({ db }) => allScopes(db),
  'bundles.sheet': ({ db }, { scope, include, partnerId }) =>
    sheetOf(db, scope, include, gatherFor(db, scope, include, commonWith(db, partnerId ?? null, null))),
  'bundles.partners': ({ db }) => db.allSql<Partner>('SELECT * FROM bundlePartners ORDER BY name').map(({ copyId, publicKey, ...row }) =>
    ({ ...row, known: copyId !== null, fingerprint: publicKey === null ? null : fingerprintOf(publicKey) })),
  'bundles.sent': ({ db }) => db.allSql<SentRow>(
    `SELECT s.*, p.name AS partner, p.email, (SELECT min(at) FROM bundlesReceived WHERE answersId = s.id) AS answeredAt
     FROM bundlesSent AS s JOIN bundlePartners AS p ON p.id = s.partnerId ORDER BY s.at DESC, s.id DESC`).map(toSent),
  'bundles.overdue': ({ db, today }) => db.allSql<OverdueAnswer>(
    `SELECT s.id, s.version, p.name AS partner, p.email, s.purpose, s.title, s.fileName, s.replyBy, s.remindedOn FROM bundlesSent AS s JOIN bundlePartners AS p ON p.id = s.partnerId
     WHERE s.replyBy < ? AND NOT EXISTS (SELECT 1 FROM bundlesReceived AS r WHERE r.answersId = s.id) ORDER BY s.replyBy, s.id`, [today()]),
  'bundles.received': ({ db }) => db.allSql<Tables['bundlesReceived'] & { partner: string; answersTitle: string | null }>(
    `SELECT r.*, p.name AS partner, s.title AS answersTitle FROM bundlesReceived AS r JOIN bundlePartners AS p ON p.id = r.partnerId LEFT JOIN bundlesSent AS s ON s.id = r.answersId
     ORDER BY r.at DESC, r.id DESC`).map(({ bundleId: _, hash: _hash, answersId: _answers, decisions: _decisions, counts, ...row }) => ({ ...row, counts: JSON.parse(counts) as Counts })),
  'bundles.remind': ({ db, today }, { id, version }) => {
    if (db.runSql('UPDATE bundlesSent SET remindedOn = ?, version = version + 1 WHERE id = ? AND version = ?', [today(), id, version]) === 0) {
      throw new Refusal(db.oneSql('SELECT 1 FROM bundlesSent WHERE id = ?', [id]) === undefined ? 'not_found' : 'stale', 'The list of what was sent has changed. Look again.');
    }
    return {};
  },

  'bundles.send': async ({ db, place, file, now, write, progress, cancelled }, input) => {
    const path = resolve(place(input.to));
    refuseDataFile(path, file);
    const { id, identity, partner } = write((context) => ({ id: context.newId(), identity: ensureIdentity(context), partner: partnerNamed(context, input.partner, input.email) }));
    // Read in one go, before the first wait: what is sent is the record at one moment.
    const all = gatherFor(db, input.scope, input.include, commonWith(db, partner.id, null));
    const form = input.as !== 'bundle';
    const gathered = form ? onlyAsked(all) : all;
    const sheet = sheetOf(db, input.scope, input.include, gathered);
    if (sheet.records + sheet.deleted === 0) throw new Refusal('conflict', 'There is nothing in it to send. No file has been written.');
    if (sheet.fileBytes > MOST_FILE_BYTES) throw new Refusal('too_large', `The attached files are ${sizeInWords(sheet.fileBytes)} together; a bundle holds ${sizeInWords(MOST_FILE_BYTES)}. No file has been written. Send a smaller part, or leave the files out.`);
    const bundle = compose(db, {
      id, created: now(), sender: senderOf(db, identity.copyId), to: input.partner, purpose: input.purpose, answersTo: lastReceived(db, partner.id), replyBy: input.replyBy,
    }, input.scope, gathered);
    const signed = input.sign && !form;
    const { name, bytes } = input.as === 'word' ? await renderDocument({ model: wordForm(bundle), format: 'docx', to: path, onProgress: progress, cancelled })
      : await writeBundleFile(path, form ? formPage(bundle) : `${canonicalJson(signed ? { ...bundle, signature: signatureOf(bundle.hash, identity) } : bundle)}\n`, form ? undefined : input.passphrase, cancelled);
    write((context) => {
      logSent(context, {
        id, at: context.now(), partnerId: partner.id, hash: bundle.hash, purpose: input.purpose, sheet, fileName: name, replyBy: input.replyBy, form,
        locked: !form && input.passphrase !== undefined, signed,
      });
      keep(context.db, id, bundle);
    });
    return { id, name, bytes, records: sheet.records };
  },

  'bundles.show': async ({ db, place, now }, { from, passphrase }) => {
    const incoming = await readGiven(db, place, from, passphrase, now());
    const { bundle } = incoming;
    return {
      ...headOf(bundle, sealAndAnswer(db, incoming)),
      names: namesIn(db, bundleRows(bundle), Object.entries(bundle.tables).map(([table, records]) => [table, records.slice(0, MOST_SHOWN)])),
      tables: Object.entries(bundle.tables).map(([table, records]) => ({
        table, label: labelOf(table, records.length), count: records.length,
        rows: records.slice(0, MOST_SHOWN).map(({ id, ...fields }) => ({ id, title: titleOf(table, fields), fields })),
      })),
    };
  },
  'bundles.open': async ({ db, place, now, write, progress, cancelled }, { from, passphrase }) => {
    const incoming = await readGiven(db, place, from, passphrase, now());
    const looked = look(db, incoming);
    // What waits for a decision is left as it is here, which is what most decisions leave it at.
    rehearse(write, looked.plan, () => workOf(looked.plan, incoming.bundle, [], 'mine', looked.here), { progress, cancelled });
    const items = [...looked.plan.items].sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state));
    return {
      opened: hold(incoming), ...headOf(incoming.bundle, looked), seenBefore: looked.seenBefore, counts: countsOf(looked.plan), same: looked.plan.sameTitles, more: Math.max(0, items.length - MOST_LISTED),
      names: namesIn(db, bundleRows(incoming.bundle), items.slice(0, MOST_LISTED).map(({ table, row, units }) => [table, [row ?? {}, ...units.flatMap(({ mine, theirs }) => [mine, theirs])]])),
      items: items.slice(0, MOST_LISTED).map((item) => ({ ...item, here: item.change === 'new' ? null : lastHere(db, item.table, item.id) })),
    };
  },
  'bundles.import': async ({ db, place, now, keeping, write, progress, cancelled }, { opened, from, passphrase, decisions, otherwise }) => {
    const incoming = opened === undefined ? await readGiven(db, place, from!, passphrase, now()) : held(opened);
    const { bundle } = incoming;
    const lastStep = (reader: Reader) => reader.oneSql<{ id: number | null }>('SELECT max(id) AS id FROM steps WHERE id IS NOT (SELECT step FROM currentStep)')!.id;
    const workFor = (looked: Looked) => workOf(looked.plan, bundle, decisions, otherwise, looked.here);
    // Before the backup, so that what is refused costs nothing; and again inside the transaction if anything was written meanwhile.
    const before = lastStep(db);
    const first = look(db, incoming);
    workFor(first);
    const backup = await keeping.make('before import', { progress, cancelled });
    return write((context) => {
      const looked = lastStep(context.db) === before ? first : look(context.db, incoming);
      ensureIdentity(context);
      const partnerId = incoming.form ? looked.partner!.id : remember(context, bundle, looked.partner, looked.seal.key);
      const { work, ...done } = settle(context, looked.plan, decisions, () => workFor(looked), { progress, cancelled });
      const counts = countsOf(looked.plan);
      const id = context.newId();
      logReceived(context, {
        id, at: context.now(), partnerId, bundleId: bundle.id, hash: bundle.hash, purpose: bundle.purpose, created: bundle.created, answersId: looked.answers?.id ?? null,
        signature: looked.seal.signature, counts, decisions: decidedOf(looked.plan, work),
      });
      keep(context.db, id, { ...commonAfter(bundle, looked.plan, work), made: work.inserts.map(({ table, row }) => `${table}/${String(row['id'])}`) });
      return { id, counts, written: done.written, renumbered: done.renumbered, backup: backup.name };
    });
  },
} satisfies Some<'bundles.scopes' | 'bundles.sheet' | 'bundles.partners' | 'bundles.sent' | 'bundles.overdue' | 'bundles.received' | 'bundles.remind' | 'bundles.send' | 'bundles.show' | 'bundles.open' | 'bundles.import'>;

const URGENCY = ['conflict', 'apart', 'refused', 'ready'];

/** Looking at one's own bundle is allowed; taking it in is not. */
function sealAndAnswer(db: Reader, incoming: Incoming): Pick<Looked, 'seal' | 'answers'> {
  try {
    return look(db, incoming);
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'conflict') throw error;
    return { seal: { signature: 'none', key: null }, answers: null };
  }
}

/** Both texts of every conflict, and which was kept: for ever in history, whoever lost. */
function decidedOf({ items }: Plan, { updates }: ReturnType<typeof workOf>): string {
  const written = new Map(updates.map(({ table, id, set }) => [`${table}/${id}`, set]));
  const decided = items.filter(({ state }) => state !== 'ready').map(({ table, id, title, change, state, units, row }) => ({
    table, id, title, change, state, row,
    units: units.map(({ unit, mine, theirs }) => ({ mine, theirs, kept: Object.hasOwn(written.get(`${table}/${id}`) ?? {}, unit) ? 'theirs' : 'mine' })),
  }));
  return canonicalJson(decided);
}
