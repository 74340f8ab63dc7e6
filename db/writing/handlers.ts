import { USUAL_PHRASES, usualPhraseId } from '../../shared/writing/phrases.ts';
import { abbreviations, snippets, type Abbreviation, type Snippet } from '../../shared/writing.ts';
import { Refusal } from '../../shared/result.ts';
import { crudHandlers, records } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';
import { findInMinutes, replaceInMinutes } from '../minutes/find.ts';

const snippetRecords = records<Snippet>(snippets.meta, {
  orderBy: 'code',
  check: ({ db }, row) => {
    if (db.oneSql('SELECT 1 FROM snippets WHERE code = ? AND id <> ?', [row.code, row.id]) === undefined) return;
    const message = 'Another phrase has this code.';
    throw new Refusal('conflict', `${message} Nothing has been changed.`, { fields: [{ path: 'code', message }] });
  },
});
const abbreviationRecords = records<Abbreviation>(abbreviations.meta, {
  orderBy: 'short',
  check: ({ db }, row) => {
    if (db.oneSql('SELECT 1 FROM abbreviations WHERE short = ? AND id <> ?', [row.short, row.id]) === undefined) return;
    const message = 'This abbreviation is in the list already.';
    throw new Refusal('conflict', `${message} Nothing has been changed.`, { fields: [{ path: 'short', message }] });
  },
});

/** Adds the phrases to begin with, leaving alone what has their codes. */
export function addUsualPhrases(context: Writing): Snippet[] {
  const taken = new Set(snippetRecords.list(context.db, {}).map((one) => one.code));
  for (const [at, phrase] of USUAL_PHRASES.entries()) {
    if (taken.has(phrase.code)) continue;
    const id = usualPhraseId(at);
    const free = context.db.oneSql('SELECT 1 FROM snippets WHERE id = ?', [id]) === undefined;
    snippetRecords.create(free ? { ...context, newId: () => id } : context, phrase);
  }
  return snippetRecords.list(context.db, {});
}

export const writingHandlers = {
  ...crudHandlers('snippets', snippetRecords),
  ...crudHandlers('abbreviations', abbreviationRecords),
  ...({
    'snippets.addUsual': (context) => addUsualPhrases(context),
    'minutes.find': findInMinutes,
    'minutes.replace': replaceInMinutes,
  } satisfies Some<'snippets.addUsual' | 'minutes.find' | 'minutes.replace'>),
};
