import { z } from 'zod';
import { formatDayMonthYear } from '../dates.ts';
import { id } from '../fields.ts';
import { resolutionLabel } from '../minute-numbers.ts';
import type { Decision, Minute } from '../minutes.ts';
import { query } from '../operation.ts';
import { REFERENCE_TARGETS, referenceKey, unnamed, type NameReference, type Reference } from '../rich-text.ts';

const reference = z.strictObject({ target: z.enum(REFERENCE_TARGETS), id });
/** What a reference is called at the moment. `missing`: what it referred to is gone, and the words say so. */
export const referenceName = z.strictObject({ ...reference.shape, name: z.string(), missing: z.boolean() });
export type ReferenceName = z.output<typeof referenceName>;

/** Something that a text of a meeting can refer to, with its title to find it by. */
export const referenceChoice = z.strictObject({ ...reference.shape, name: z.string(), title: z.string(), /** Of an earlier meeting; null for this one. */ date: z.string().nullable() });
export type ReferenceChoice = z.output<typeof referenceChoice>;

const READS = ['bodies', 'meetings', 'agendaItems', 'minutes', 'decisions', 'actions', 'confirmedMinutes'];
export const referenceOperations = {
  /** Those of confirmed minutes keep the names that they had when they were confirmed. */
  'minutes.references': query('What the references in the minutes of a meeting are called', z.strictObject({ meetingId: id }), z.array(referenceName), READS),
  'references.name': query('What references are called', z.strictObject({ references: z.array(reference).max(2000) }), z.array(referenceName), READS),
  'references.choices': query('What the minutes of a meeting can refer to', z.strictObject({ meetingId: id }), z.array(referenceChoice), READS),
};

/** Looks names up; what is not among them gets words of its kind. */
export function nameFrom(names: readonly ReferenceName[]): NameReference {
  const byKey = new Map(names.map((one) => [referenceKey(one), one.name]));
  return (asked) => byKey.get(referenceKey(asked)) ?? unnamed(asked);
}

const NOUNS: Record<Reference['target'], string> = { minute: 'a minute', item: 'an agenda item', decision: 'a resolution', action: 'an action' };
/** In brackets, as a clerk marks what is not part of the record. `deleted`: it was in this file once. */
export const missingWords = (target: Reference['target'], deleted: boolean): string => `[${NOUNS[target]} that ${deleted ? 'was deleted' : 'is not in this file'}]`;

/** "minute 87"; of another meeting "minute 87 of 26 January 2017", because numbers begin again. A code says by itself which it is. */
export function minuteName(number: string, date: string | null): string {
  return `minute ${number}${date === null || !/^\d+$/.test(number) ? '' : ` of ${formatDayMonthYear(date)}`}`;
}
/** "item 4", by its place on the agenda from 0. */
export const itemName = (place: number, date: string | null): string => `item ${place + 1}${date === null ? '' : ` of ${formatDayMonthYear(date)}`}`;
export const actionName = (number: number): string => `action ${number}`;

type Placed = Pick<Decision, 'id' | 'parentId'>;
/** Whether a single resolution of a minute is printed as a sentence, without a number of its own. */
export const isSentence = ({ outcome, outcomeText }: Pick<Minute, 'outcome' | 'outcomeText'>): boolean =>
  (outcomeText ?? '').trim() === '' || (outcome !== null && outcome !== 'resolved' && outcome !== 'agreed');

/** "(ii)(a)": the signs in front of a resolution, from the top; empty for one that stands alone. `decisions` are those of its minute, in order. */
export function resolutionPath(decisions: readonly Placed[], wanted: string, minute: Pick<Minute, 'outcome' | 'outcomeText'>): string {
  const chain: Placed[] = [];
  for (let at = decisions.find((one) => one.id === wanted); at !== undefined && !chain.includes(at); at = decisions.find((one) => one.id === at!.parentId)) chain.unshift(at);
  const alone = isSentence(minute) && decisions.filter((one) => one.parentId === null).length === 1;
  return chain.slice(alone ? 1 : 0).map((one, depth) => {
    const siblings = decisions.filter((other) => other.parentId === one.parentId);
    return resolutionLabel(depth, siblings.indexOf(one) + 1);
  }).join('');
}
