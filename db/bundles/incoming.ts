import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { FORMAT, FORMAT_VERSION, type Bundle } from '../../shared/bundles/format.ts';
import { answer, FORM_FIELDS } from '../../shared/bundles/answer.ts';
import { isUntouched, takenFor } from '../../shared/bundles/form-values.ts';
import { planOf, type Here, type Plan, type PlanItem } from '../../shared/bundles/plan.ts';
import type { Fields } from '../../shared/bundles/tables.ts';
import { Refusal } from '../../shared/result.ts';
import type { Reader } from '../query.ts';
import type { Tables } from '../schema.ts';
import { commonWith, kept } from './exchanges.ts';
import { derivedId } from '../derived-id.ts';
import { bundleOf, hashOf, isAnswer, jsonOf, readFileOf, type Pause } from './file.ts';
import { asOurs, doublesIn, type Doubles } from './doubles.ts';
import { hereOf } from './here.ts';
import { identityOf } from './identity.ts';
import { partnerOf, sealOf, type Partner, type Seal } from './partners.ts';
import { refusal } from './refusal.ts';
import { answerInWord } from './word-answer.ts';
import { isOfficeFile } from './word-file.ts';

/** A bundle or a filled-in form, read and checked. `form`: of whom the answer came in a form, which knows no copy. */
export interface Incoming {
  bundle: Bundle;
  form: boolean;
}

/** Files that wait for their passphrase, by what they were given as: a place may be used once, and a wrong passphrase must not cost another choosing. */
const locked = new Map<string, string>();
/** Reads and checks a file given by the door. Throws a Refusal; after one that asks for a passphrase the same `from` may be given again. */
export async function readGiven(db: Reader, place: (token: string) => string, from: string, passphrase: string | undefined, now: string, pause: Pause): Promise<Incoming> {
  const path = locked.get(from) ?? resolve(place(from));
  locked.delete(from);
  try {
    return await readIncoming(db, path, passphrase, now, pause);
  } catch (error) {
    if (error instanceof Refusal && error.problem.details?.['passphrase'] === true) {
      locked.set(from, path);
      if (locked.size > MOST_WAITING) locked.delete(locked.keys().next().value!);
    }
    throw error;
  }
}
async function readIncoming(db: Reader, path: string, passphrase: string | undefined, now: string, pause: Pause): Promise<Incoming> {
  const name = basename(path);
  const bytes = await readFileOf(path, passphrase);
  const value = isOfficeFile(bytes) ? answerInWord(db, bytes, name, now) : jsonOf(bytes, name, pause);
  return isAnswer(value) ? { bundle: bundleOfAnswer(db, value, name), form: true } : { bundle: bundleOf(value, name, pause), form: false };
}

/** Looked at first: to say what is wrong with millions of values would take more memory than there is. */
const MOST_VALUES = 20_000;
const valuesIn = (value: unknown): number => (typeof value === 'object' && value !== null && 'values' in value && Array.isArray(value.values) ? value.values.length : 0);

/** The bundle that a filled-in form stands for: what was sent with it, with exactly the fields that it asked for as they came back. */
function bundleOfAnswer(db: Reader, value: unknown, name: string): Bundle {
  if (valuesIn(value) > MOST_VALUES) throw refusal(name, 'it has far more in it than any form asks for');
  const parsed = answer.safeParse(value);
  if (!parsed.success) throw new Refusal('invalid_input', `${name} is not a complete answer (${parsed.error.issues[0]!.path.join('.')}). Nothing has been changed. Ask the sender to save it again.`);
  const { id, created, answersTo, name: who, values } = parsed.data;
  const sent = db.oneSql<Tables['bundlesSent'] & { partner: string }>(
    'SELECT s.*, p.name AS partner FROM bundlesSent AS s JOIN bundlePartners AS p ON p.id = s.partnerId WHERE s.id = ? AND s.hash = ? AND s.form = 1', [answersTo.id, answersTo.hash]);
  const held = sent === undefined ? undefined : kept(db, sent.id);
  if (sent === undefined || held === undefined) throw new Refusal('not_found', `${name} answers a form that was not sent from this file. Nothing has been changed.`);
  const tables: Bundle['tables'] = {};
  for (const one of values) {
    const asked = FORM_FIELDS[one.table]?.find(({ field }) => field === one.field);
    const was = held.tables[one.table]?.find((record) => record.id === one.id);
    if (asked === undefined || was === undefined || asked.makes === undefined && !Object.hasOwn(was, one.field)) throw new Refusal('invalid_input', `${name} holds something that the form did not ask for. Nothing has been changed.`);
    const into = asked.makes ?? one.table;
    if (asked.makes !== undefined && one.value.trim() === '') continue;
    const untouched = asked.makes === undefined && isUntouched(was[one.field], one.value);
    const taken = untouched ? { value: was[one.field] } : takenFor(one.table, asked, one.value);
    if (taken === null) throw new Refusal('invalid_input', `${name}: “${one.value.slice(0, 60)}” cannot be taken for ${asked.label.toLocaleLowerCase('en-GB')}. Nothing has been changed.`);
    const list = tables[into] ??= [];
    const recordId = asked.makes === undefined ? one.id : derivedId(id, one.id);
    let record = list.find((other) => other.id === recordId);
    // What a lead says about an action is a record of its own, of the day on which the form was filled in. The same answer about the same record always makes the same one.
    if (record === undefined) list.push(record = { id: recordId, ...(asked.makes === undefined ? {} : { actionId: one.id, reportedOn: created.slice(0, 10), byText: who }) });
    (record as Fields)[one.field] = taken.value;
  }
  const content = {
    format: FORMAT, formatVersion: FORMAT_VERSION, id, created, sender: { copy: sent.partnerId, name: who, role: '', board: sent.partner }, to: 'This board', purpose: sent.purpose,
    answersTo, takenIn: [{ ...answersTo, left: [] }], sentBefore: [], replyBy: null, scope: { kind: 'board', id: null, title: sent.title }, tables, deleted: [], files: [],
  } satisfies Omit<Bundle, 'hash'>;
  return { ...content, hash: hashOf(content) };
}

/** Everything that is known of a bundle against the file as it is at this moment. */
export interface Looked {
  /** With our ids for what both sides made for the same thing. */
  bundle: Bundle;
  doubles: Doubles;
  partner: Partner | undefined;
  seal: Seal;
  answers: { id: string; title: string } | null;
  seenBefore: boolean;
  here: Here;
  plan: Plan;
}
export function look(db: Reader, { bundle, form }: Incoming, pause: Pause): Looked {
  if (!form && identityOf(db)?.copyId === bundle.sender.copy) {
    throw new Refusal('conflict', 'This bundle was sent from this very file, or from a copy of it. There is nothing to take in. Nothing has been changed.');
  }
  const partner = form ? db.oneSql<Partner>('SELECT * FROM bundlePartners WHERE id = ?', [bundle.sender.copy]) : partnerOf(db, bundle);
  const seal: Seal = form ? { signature: 'none', key: null } : sealOf(bundle, partner);
  const answers = bundle.answersTo === null ? undefined : db.oneSql<{ id: string; title: string }>('SELECT id, title FROM bundlesSent WHERE id = ? AND partnerId = ?', [bundle.answersTo.id, partner?.id ?? '']);
  const doubles = doublesIn(db, bundle);
  const ours = asOurs(db, bundle, doubles);
  const common = commonWith(db, partner?.id ?? null, ours);
  const twice = new Set([...doubles].map(([key, own]) => `${key.split('/')[0]!}/${own}`));
  const here = hereOf(db, ours, common, twice);
  const seenBefore = db.oneSql('SELECT 1 FROM bundlesReceived WHERE hash = ? AND bundleId = ?', [bundle.hash, bundle.id]) !== undefined;
  return { bundle: ours, doubles, partner, seal, answers: answers ?? null, seenBefore, here, plan: planOf(ours, paused(here, pause)) };
}

/** Every record is looked for at least once, so that is where to look whether to go on. */
function paused(here: Here, pause: Pause): Here {
  let count = 0;
  return { ...here, mine: (table, id) => {
    if (++count % BATCH === 0) pause();
    return here.mine(table, id);
  } };
}
const BATCH = 500;

/** Opened bundles wait here for their decisions, the last few only: an answer takes minutes, not days. */
export interface Held extends Incoming {
  /** With our ids, as its items name them. */
  ours: Bundle;
  /** What it would change, list by list. */
  items: readonly PlanItem[];
}
const waiting = new Map<string, Held>();
const MOST_WAITING = 4;
export function hold(incoming: Held): string {
  const token = randomUUID();
  waiting.set(token, incoming);
  if (waiting.size > MOST_WAITING) waiting.delete(waiting.keys().next().value!);
  return token;
}
export function held(token: string): Held {
  const found = waiting.get(token);
  if (found === undefined) throw new Refusal('not_found', 'This bundle is no longer open. Open the file again. Nothing has been changed.');
  return found;
}
