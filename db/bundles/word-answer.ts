import type { z } from 'zod';
import { ANSWER_FORMAT, type answer } from '../../shared/bundles/answer.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { answerOf } from '../../shared/bundles/word-answer.ts';
import { formTables, REFERENCE_WORDS, referencesIn } from '../../shared/bundles/word-layout.ts';
import { instant } from '../../shared/fields.ts';
import { Refusal } from '../../shared/result.ts';
import type { Reader } from '../query.ts';
import { derivedId } from '../derived-id.ts';
import { kept } from './exchanges.ts';
import { refusal } from './refusal.ts';
import { inWords, openWord, readPart, type WordFile } from './word-file.ts';
import { wordText, type WordText } from './word-text.ts';

/**
 * The answer that a filled-in Word form gives. Its id follows from the form and what was written, so that the same answer, even saved anew, is the same answer.
 * Throws a Refusal.
 */
export function answerInWord(db: Reader, bytes: Uint8Array, name: string, now: string): z.input<typeof answer> {
  const file = openWord(bytes, name);
  const text = inWords(name, () => wordText(file.document));
  const { id: formId, hash, at } = formOf(db, file, text, name);
  const given = answerOf(formTables(kept(db, formId)!.tables), text.tables, name);
  const id = derivedId(formId, canonicalJson(given));
  const before = db.oneSql<{ created: string }>('SELECT created FROM bundlesReceived WHERE bundleId = ? ORDER BY at LIMIT 1', [id]);
  return { format: ANSWER_FORMAT, formatVersion: 1, id, created: before?.created ?? savedAt(file, name, at, now), answersTo: { id: formId, hash }, ...given };
}

/** The form that was sent from here, by the line in its text or by its hidden property: not every program keeps both. */
function formOf(db: Reader, { custom }: WordFile, { paragraphs }: WordText, name: string): { id: string; hash: string; at: string } {
  const hidden: string[] = [];
  if (custom !== null) readPart(custom, name, () => {}, (words) => hidden.push(words));
  const named = [...hidden, ...paragraphs].flatMap(referencesIn);
  if (named.length === 0) throw refusal(name, `it is not a form that was sent from Boardwright, or its line that begins with “${REFERENCE_WORDS}” is gone`);
  const { id, hashStart } = named[0]!;
  if (named.some((other) => other.id !== id || other.hashStart !== hashStart)) throw refusal(name, 'it holds the references of two different forms');
  const sent = db.oneSql<{ id: string; hash: string; at: string }>('SELECT id, hash, at FROM bundlesSent WHERE id = ? AND form = 1', [id]);
  if (sent?.hash.startsWith(hashStart) !== true || kept(db, id) === undefined) throw new Refusal('not_found', `${name} answers a form that was not sent from this file. Nothing has been changed.`);
  return sent;
}

/** When it was saved last, as far as the document says so and it can be true; otherwise now. */
function savedAt({ core }: WordFile, name: string, sentAt: string, now: string): string {
  let said = '';
  if (core !== null) readPart(core, name, () => {}, (words, within) => { if (within === 'dcterms:modified') said += words; });
  const at = Date.parse(said.trim());
  const saved = Number.isNaN(at) || !instant.safeParse(said.trim()).success ? null : new Date(at).toISOString();
  return saved !== null && saved >= sentAt && saved <= now ? saved : now;
}
