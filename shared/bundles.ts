import { z } from 'zod';
import { email, id, instant, isoDate, line, text, version } from './fields.ts';
import { command, job, nothing, query } from './operation.ts';
import { scope, titledScope } from './bundles/format.ts';
import { LISTS } from './bundles/plan.ts';
import { BUNDLE_TABLES, WITHHELD_KINDS } from './bundles/tables.ts';

/** A form is for somebody who does not have the program, one page of HTML or a Word document; it holds only what is asked for. */
export const SENT_AS = ['bundle', 'form', 'word'] as const;
export const SIGNATURES = ['none', 'known', 'first', 'changed', 'missing', 'own'] as const;
const include = z.array(z.enum(WITHHELD_KINDS)).max(WITHHELD_KINDS.length).default([]);
const what = { scope, include };
const place = z.string().min(1).max(4000);
const passphrase = z.string().min(1).max(1000);

/** What goes, of whom and how much: looked at before anything is written, and kept with the record of what was sent. */
export const sheet = z.strictObject({
  title: z.string(),
  tables: z.array(z.strictObject({ table: z.string(), label: z.string(), count: z.int(), fields: z.array(z.string()) })),
  /** Everybody whose name goes. */
  people: z.array(z.string()),
  records: z.int(),
  deleted: z.int(),
  /** Financial years before the one that was chosen, which come along because its balance is carried from them. */
  earlierYears: z.array(z.string()).default([]),
  /** Attached files that go, and how large they are together. */
  files: z.int(), fileBytes: z.int(),
  included: z.array(z.enum(WITHHELD_KINDS)),
  /** What stays here because it was not ticked. */
  left: z.array(z.strictObject({ kind: z.enum(WITHHELD_KINDS), count: z.int() })),
});
export type Sheet = z.output<typeof sheet>;

const partner = z.strictObject({
  id, version, name: line(), email: line(254).nullable(), /** Whether a bundle has come from there. */ known: z.boolean(), fingerprint: z.string().nullable(),
  sentAt: instant.nullable(), receivedAt: instant.nullable(),
});
export type BundlePartner = z.output<typeof partner>;
const sent = z.strictObject({
  id, version, at: instant, partnerId: id, partner: z.string(), email: z.string().nullable(), purpose: z.string(), title: z.string(), fileName: z.string(), sheet,
  replyBy: isoDate.nullable(), remindedOn: isoDate.nullable(), form: z.boolean(), locked: z.boolean(), signed: z.boolean(),
  /** When the answer was taken in; null: still out. */
  answeredAt: instant.nullable(),
});
export type SentBundle = z.output<typeof sent>;
const overdue = z.strictObject({
  id, version, partner: z.string(), email: z.string().nullable(), purpose: z.string(), title: z.string(), fileName: z.string(), replyBy: isoDate, remindedOn: isoDate.nullable(),
});
export type OverdueAnswer = z.output<typeof overdue>;
const counts = z.strictObject({ new: z.int(), changed: z.int(), same: z.int(), conflict: z.int(), apart: z.int(), refused: z.int() });
export type Counts = z.output<typeof counts>;
const received = z.strictObject({
  id, version, at: instant, partnerId: id, partner: z.string(), purpose: z.string(), created: instant, signature: z.string(), counts, answersTitle: z.string().nullable(),
});
export type ReceivedBundle = z.output<typeof received>;

const fields = z.record(z.string(), z.unknown());
const item = z.strictObject({
  table: z.string(), id: z.string(), title: z.string(), change: z.enum(['new', 'changed', 'deleted', 'moved']), state: z.enum(['ready', 'conflict', 'apart', 'refused']),
  reason: z.string().nullable(),
  units: z.array(z.strictObject({ unit: z.string(), state: z.enum(['theirs', 'merged', 'conflict']), mine: fields, theirs: fields, base: fields.nullable(), result: fields.nullable() })),
  row: fields.nullable(),
  /** Who changed it here last, and when. */
  here: z.strictObject({ by: z.string().nullable(), at: instant }).nullable(),
});
export type ShownItem = z.output<typeof item>;
const head = {
  id, created: instant, from: z.string(), role: z.string(), board: z.string(), to: z.string(), purpose: z.string(), title: z.string(), replyBy: isoDate.nullable(),
  /** `changed`: a known sender with another key than before; `missing`: a sender who signed before and did not now; `own`: this file itself. */
  signature: z.enum(SIGNATURES), fingerprint: z.string().nullable(), answers: z.string().nullable(),
};
export const opened = z.strictObject({
  /** Stands for the opened file until the program is closed. */
  opened: id, ...head, seenBefore: z.boolean(), counts, items: z.array(item), /** The first of the records that are the same on both sides. */ same: z.array(z.string()), /** What the ids among them stand for. */ names: z.record(z.string(), z.string()), /** How many more there are than are listed. */ more: z.int(),
});
export type OpenedBundle = z.output<typeof opened>;
const shown = z.strictObject({
  ...head,
  tables: z.array(z.strictObject({ table: z.string(), label: z.string(), count: z.int(), rows: z.array(z.strictObject({ id: z.string(), title: z.string(), fields })) })),
  names: z.record(z.string(), z.string()),
});
export type ShownBundle = z.output<typeof shown>;
const list = z.enum(LISTS);
/** For every record of a list, or of one kind in it, that nothing else is said of. */
const group = z.strictObject({ list, table: z.string().max(60).optional(), take: z.enum(['mine', 'theirs']) });
const decided = z.strictObject({
  table: z.string(), id: z.string(), title: z.string(), change: item.shape.change, state: item.shape.state, row: fields.nullable(),
  units: z.array(z.strictObject({ mine: fields, theirs: fields, kept: z.enum(['mine', 'theirs']) })),
});
export type DecidedItem = z.output<typeof decided>;
const decision = z.strictObject({ table: z.string().max(60), id: z.string().max(60), unit: z.string().max(60).optional(), take: z.enum(['mine', 'theirs']) });

const given = { opened: id.optional(), from: place.optional(), passphrase: passphrase.optional() };
const oneGiven = (input: { opened?: string; from?: string }): boolean => (input.opened === undefined) !== (input.from === undefined);
const ONE_GIVEN = 'Give either an opened bundle or a file.';

export const bundles = {
  'bundles.sheet': query('What a bundle would hold, of whom and how much', z.strictObject({ ...what, as: z.enum(SENT_AS).default('bundle'), partnerId: id.optional() }), sheet, [...Object.keys(BUNDLE_TABLES), 'bundlePartners', 'bundlesSent', 'bundlesReceived', 'board']),
  'bundles.scopes': query('What can be sent by itself', nothing, z.array(titledScope), ['board', 'bodies', 'meetings', 'organisations', 'plans', 'financialYears', 'trainingEvents']),
  'bundles.partners': query('Whom bundles are exchanged with', nothing, z.array(partner), ['bundlePartners', 'bundlesSent', 'bundlesReceived']),
  'bundles.setPartner': command('Put right the name or e-mail address of a partner', z.strictObject({ id, version, name: line(), email: email.nullable() }), nothing),
  /** After a new machine or a lost file: the partner `id`, who came as somebody new, is the one of `into`, and what was exchanged with both is one log. */
  'bundles.joinPartners': command('Say that two partners are one', z.strictObject({ id, version, into: id }), nothing),
  'bundles.sent': query('What was sent, and what is still out, latest first', nothing, z.array(sent), ['bundlesSent', 'bundlePartners', 'bundlesReceived']),
  'bundles.overdue': query('Answers that were wanted by a day that is past, the longest first', nothing, z.array(overdue), ['bundlesSent', 'bundlePartners', 'bundlesReceived']),
  'bundles.received': query('What was taken in, latest first', nothing, z.array(received), ['bundlesReceived', 'bundlePartners', 'bundlesSent']),
  'bundles.decided': query('What was decided when a bundle was taken in: both texts, and which was kept', z.strictObject({ id }), z.array(decided), ['bundlesReceived']),
  'bundles.remind': command('Note that an answer was asked for again', z.strictObject({ id, version }), nothing),
  /** `to` is a place given by the door: a token for the page, a path for the command line. */
  'bundles.send': job('Write a bundle and keep what was sent to whom',
    z.strictObject({
      ...what, to: place, partner: line(), /** Which partner, where the name is not enough; it wins over the name. */ partnerId: id.optional(), email: email.nullable().default(null), purpose: text(500).default(''), replyBy: isoDate.nullable().default(null),
      passphrase: passphrase.optional(), sign: z.boolean().default(true),
      as: z.enum(SENT_AS).default('bundle'),
      /** What was taken in from this partner and is answered, by its id in `bundles.received`; null: nothing. Left out: the last. */
      answers: id.nullable().optional(),
    }),
    z.strictObject({ id, name: z.string(), bytes: z.int(), records: z.int() })),
  'bundles.show': job('Look at a bundle without taking it in', z.strictObject({ from: place, passphrase: passphrase.optional() }), shown),
  'bundles.open': job('Check a bundle and say what it would change', z.strictObject({ from: place, passphrase: passphrase.optional() }), opened),
  /** Exactly one of `opened` (what `bundles.open` gave) and `from`. */
  'bundles.items': job('More of what a bundle would change',
    z.strictObject({ ...given, list, table: z.string().max(60).optional(), offset: z.int().min(0).default(0), most: z.int().min(1).max(2000).default(200) }).refine(oneGiven, ONE_GIVEN),
    z.strictObject({ items: z.array(item), names: z.record(z.string(), z.string()), total: z.int() })),
  /** Exactly one of `opened` and `from`. What needs a decision and has none is decided by `otherwise`, or refused. */
  'bundles.import': job('Take in a bundle as decided',
    z.strictObject({
      ...given,
      decisions: z.array(decision).max(200_000).default([]), groups: z.array(group).max(500).default([]), otherwise: z.enum(['mine', 'theirs']).nullable().default(null),
      /** That the sender was asked, where the key is not the known one or the signature is missing. */
      trust: z.boolean().default(false),
    }).refine(oneGiven, ONE_GIVEN),
    z.strictObject({ id, counts, written: z.int(), renumbered: z.array(z.string()), backup: z.string() })),
};
