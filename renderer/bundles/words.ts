import { sizeInWords } from '../../shared/attachments.ts';
import type { OpenedBundle } from '../../shared/bundles.ts';
import { labelOf } from '../../shared/bundles/tables.ts';
import { formatDayMonthYear, formatShortDate, formatTime, isDate, timeInLondon, todayInLondon } from '../../shared/dates.ts';
import { fieldWords as wordsOf } from '../../shared/field-words.ts';
import { formatPounds } from '../../shared/money.ts';
import { plainText, referenceKey, unnamed, type RichDoc } from '../../shared/rich-text.ts';

const IN_PENCE = /Pence$/;
/** A field’s name as a reader sees it: money stands there in pounds, so its name says nothing of pence. */
export const fieldWords = (field: string): string => wordsOf(field.replace(IN_PENCE, ''));

/** "26 January 2017 at 6:00 pm", for running text; a table has no room for it. */
export const momentWords = (instant: string): string => `${formatDayMonthYear(todayInLondon(instant))} at ${formatTime(timeInLondon(instant))}`;

/** A value as a reader sees it. */
export function valueWords(value: unknown, names: Readonly<Record<string, string>>): string {
  if (value === null || value === undefined || value === '') return '–';
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  if (typeof value === 'string') return names[value] ?? (isDate(value) ? formatShortDate(value) : value);
  if (Array.isArray(value)) return value.map((one) => valueWords(one, names)).join(', ') || '–';
  if (typeof value === 'object' && 'type' in value && value.type === 'doc') return plainText(value as RichDoc, (reference) => names[referenceKey(reference)] ?? unnamed(reference)) || '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A record that has no title of its own is known by what it names: "Lead: Wex Police". */
export function titleWords(title: string, fields: Record<string, unknown>, names: Readonly<Record<string, string>>): string {
  const named = Object.values(fields).flatMap((value) => (typeof value === 'string' && names[value] !== undefined ? [names[value]] : []));
  return title.includes(': ') || named.length === 0 ? title : `${title}: ${named.join(', ')}`;
}

/** What is said of an attached file; how its contents are known to the program says nothing to a reader. */
const OF_FILES: Readonly<Record<string, (fields: Record<string, unknown>, names: Readonly<Record<string, string>>) => string>> = {
  name: ({ name }) => String(name),
  size: ({ size }) => sizeInWords(Number(size)),
  ownerId: ({ ownerTable, ownerId }, names) => `${typeof ownerTable === 'string' ? labelOf(ownerTable) : 'a record'} ${names[String(ownerId)] ?? ''}`.trim(),
  addedOn: ({ addedOn }, names) => valueWords(addedOn, names),
};

/** The fields of a record that say something, each with its name and its value in words. */
export function linesOf(table: string, fields: Record<string, unknown>, names: Readonly<Record<string, string>>): [field: string, words: string][] {
  return table === 'attachments'
    ? Object.entries(OF_FILES).flatMap(([field, words]) => (fields[field] === undefined || fields[field] === null ? [] : [[fieldWords(field), words(fields, names)]]))
    : Object.entries(fields).map(([field, value]) => [fieldWords(field), IN_PENCE.test(field) && typeof value === 'number' ? formatPounds(value) : valueWords(value, names)]);
}

/** Who signed, in words; loud where the key is not the one that is known. */
export function signatureWords({ signature, from, fingerprint }: Pick<OpenedBundle, 'signature' | 'from' | 'fingerprint'>): { text: string; look: 'plain' | 'warning' | 'problem' } {
  switch (signature) {
    case 'known': return { look: 'plain', text: `Signed with the key that is known of ${from}.` };
    case 'first': return { look: 'plain', text: `Signed with a key that is new here. To be sure that it is ${from}’s, ask for its fingerprint by telephone: ${fingerprint ?? ''}` };
    case 'changed': return { look: 'problem', text: `The key is not the one that ${from} used before. Somebody else may have sent this. Do not take it in until you have asked by telephone; the new fingerprint is ${fingerprint ?? ''}` };
    case 'missing': return { look: 'problem', text: `${from} signed bundles before, and this one is not signed. Somebody else may have sent it. Ask before you take it in.` };
    case 'own': return { look: 'plain', text: 'Sent from this file, and signed with its own key.' };
    case 'none': return { look: 'plain', text: 'Not signed: who sent it is only what it says.' };
  }
}

export const countWords = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
