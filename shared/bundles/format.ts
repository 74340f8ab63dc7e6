import { z } from 'zod';
import { id, instant, isoDate, line, text } from '../fields.ts';
import { MAX_ATTACHMENT_BYTES } from '../attachments.ts';
import { BUNDLE_TABLES } from './tables.ts';

export const FORMAT = 'boardwright bundle';
/** 2: files. 3: everything that was taken in, and a year of everything. */
export const FORMAT_VERSION = 3;
/** Parts of the board that have a record of their own. */
export const PART_KINDS = ['body', 'meeting', 'organisation', 'plan', 'financialYear'] as const;
export const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'This must be a SHA-256 hash.');
/** The most records of one kind in one bundle. */
export const MOST_OF_A_KIND = 500_000;

/** A record as it travels: its id, and those of its fields that were meant to go. A field that is missing was not sent. */
export const recordLists = Object.fromEntries(Object.entries(BUNDLE_TABLES).map(([name, { row }]) => {
  const { version: _, ...shape } = row.shape;
  return [name, z.array(z.strictObject(shape).partial().required({ id: true } as never)).max(MOST_OF_A_KIND)];
}));

export const sender = z.strictObject({
  /** The data file that it comes from, whatever its name is. */
  copy: id,
  name: line(100), role: text(100), board: line(),
});
const board = { kind: z.literal('board'), id: z.null() };
const part = { kind: z.enum(PART_KINDS), id };
/** Whatever happened from one day to another, both included. */
const year = { kind: z.literal('year'), id: z.null(), from: isoDate, to: isoDate };
/** What is sent: the whole board, one of its parts, or a year of it. */
export const scope = z.discriminatedUnion('kind', [z.strictObject(board), z.strictObject(part), z.strictObject(year)]);
export type Scope = z.output<typeof scope>;
const title = line(300);
/** What can be sent, in words. */
export const titledScope = z.discriminatedUnion('kind', [z.strictObject({ ...board, title }), z.strictObject({ ...part, title }), z.strictObject({ ...year, title })]);
export type TitledScope = z.output<typeof titledScope>;
/** A bundle, as another one names it. */
const named = z.strictObject({ id, hash });
const key = z.string().min(1).max(60);
/** What of a bundle was neither taken nor decided against: set apart, or refused. Without fields it is the whole record, or its deletion. */
const leftOut = z.strictObject({ table: key, id: key, fields: z.array(key).max(100).optional() });
export type LeftOut = z.output<typeof leftOut>;
/** What the sender knew when it made a bundle. */
const knowledge = {
  /** The bundles of the receiver’s that had been taken in there: what these records were taken from. */
  takenIn: z.array(z.strictObject({ ...named.shape, left: z.array(leftOut).max(MOST_OF_A_KIND) })).max(1000),
  /** The sender’s own bundles to the receiver before this one, the first one first. */
  sentBefore: z.array(id).max(1000),
};
export type Knowledge = z.output<z.ZodObject<typeof knowledge>>;

/** A bundle. Its hash is the SHA-256 of its canonical JSON without `hash` and `signature`. */
export const bundle = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  id,
  created: instant,
  sender,
  to: line(),
  purpose: text(500),
  /** The bundle of the receiver’s that this one answers. */
  answersTo: named.nullable(),
  ...knowledge,
  replyBy: isoDate.nullable(),
  scope: titledScope,
  tables: z.strictObject(recordLists).partial(),
  /** What was there when these records last travelled between the two, and has been deleted since. */
  deleted: z.array(z.strictObject({ table: z.enum(Object.keys(BUNDLE_TABLES) as [string, ...string[]]), id: z.string().min(1).max(60) })).max(MOST_OF_A_KIND),
  /** The contents of attached files, each once. Those that both sides have already are left out. */
  files: z.array(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), base64: z.string().max(Math.ceil(MAX_ATTACHMENT_BYTES / 3) * 4) })).max(5000),
  hash,
  /** An SSHSIG signature of the hash, in the namespace "boardwright". */
  signature: z.string().max(4000).optional(),
});
export type BundleTables = Record<string, (Record<string, unknown> & { id: string })[]>;
export type Bundle = Omit<z.output<typeof bundle>, 'tables'> & { tables: BundleTables };

/** What the hash is made of. */
export function withoutSeal(sealed: Bundle): Omit<Bundle, 'hash' | 'signature'> {
  const { hash: _hash, signature: _signature, ...content } = sealed;
  return content;
}
