import { formatShortDate } from '../../../../../shared/dates.ts';
import { personInitials, personName, personSortKey, type Person } from '../../../../../shared/people.ts';
import type { ReferenceChoice } from '../../../../../shared/minutes/references.ts';
import { fillPhrase, type PhraseFacts } from '../../../../../shared/writing/phrases.ts';
import type { Snippet } from '../../../../../shared/writing.ts';
import type { Reference } from '../../../../../shared/rich-text.ts';
import { hasWords } from '../../../../ui/words.ts';

/** One thing that can be put in place of what was typed. */
export interface Offer {
  id: string;
  label: string;
  hint: string;
  insert: { text: string; gap: { from: number; to: number } | null } | { reference: Reference; name: string };
}

/** So many are shown; whoever wants another types on. */
export const MOST = 8;
const first = (offers: Iterable<Offer>): Offer[] => [...offers].slice(0, MOST);

/** People of the meeting first, then everybody; by name, initials, post or agency. The name is put in as minutes write it. */
export function personOffers(words: string, here: readonly Person[], all: readonly Person[], agencyOf: (person: Person) => string | null): Offer[] {
  const inRoom = new Set(here.map((person) => person.id));
  const rest = all.filter((person) => !inRoom.has(person.id)).toSorted((a, b) => personSortKey(a).localeCompare(personSortKey(b), 'en-GB'));
  return first([...here, ...rest].map((person): Offer => {
    const name = personName(person);
    const hint = [personInitials(person), person.post === name ? null : person.post, agencyOf(person), inRoom.has(person.id) ? 'at this meeting' : null];
    return { id: person.id, label: name, hint: hint.filter((part) => part !== null && part !== '').join(' · '), insert: { text: name, gap: null } };
  }).filter((offer) => hasWords(`${offer.label} ${offer.hint}`, words)));
}

/** Phrases whose code begins with what was typed, then those that have it among their words. */
export function phraseOffers(words: string, snippets: readonly Snippet[], facts: PhraseFacts): Offer[] {
  const typed = words.toLocaleLowerCase('en-GB');
  const byCode = snippets.filter((one) => one.code.startsWith(typed));
  const byWords = snippets.filter((one) => !one.code.startsWith(typed) && hasWords(one.text, typed));
  return first([...byCode, ...byWords].map((one) => {
    const filled = fillPhrase(one.text, facts);
    return { id: one.id, label: `;${one.code}`, hint: filled.text, insert: filled };
  }));
}

/** Minutes, resolutions, actions and items by their number or the words of their title. */
export const referenceOffers = (words: string, choices: readonly ReferenceChoice[]): Offer[] => first(function* () {
  for (const { target, id, name, title, date } of choices) {
    if (!hasWords(`${name} ${title}`, words)) continue;
    const on = date === null || name.includes(' of ') ? '' : ` · ${formatShortDate(date)}`;
    yield { id: `${target}:${id}`, label: name, hint: `${title.length > 90 ? `${title.slice(0, 88).trimEnd()}…` : title}${on}`, insert: { reference: { target, id }, name } };
  }
}());
